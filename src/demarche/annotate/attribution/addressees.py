"""Whom words are said to: the noun phrase between a cue and the content."""

from __future__ import annotations

from demarche.annotate.attribution.clause import PAUSE, QUOTE, TERMINAL, Clause

_FAR = 9  # tokens between a cue and the content that an addressee may fill


def addressee(clause: Clause, at: int, hearer: bool) -> tuple[int, int] | None:
    """Tokens of the one addressed after "told", "warned", "meyakinkan", where they are not the content's own subject.

    hearer: the verb always takes one ("tell").
    """
    grammar = clause.pack.grammar
    if at >= len(clause) or clause.words[at] == ":" or clause.words[at] in PAUSE:
        return None
    last = _noun_phrase(clause, at)
    if last >= at and _opens_content(clause, last + 1):
        return at, last
    for here in range(at, min(at + _FAR, len(clause))):
        word = clause.words[here]
        if word in grammar.relatives and word not in grammar.complementizers:
            break  # "memperingatkan naskah yang …": no addressee, but what is said
        if here > at and here not in clause.time_of and _opens_content(clause, here):
            loose = word in grammar.hypothetical and not any(clause.mention_at(t) for t in range(at, here))
            return None if loose else (at, here - 1)  # "menjamin tabungan rakyat tidak akan disentuh": a clause
        mention = clause.mention_at(here)
        verbal = word in grammar.auxiliaries or word in grammar.hypothetical
        other = here > at and (verbal or (mention is not None and mention.kind == "pronoun"))  # the content's own
        if other or word in TERMINAL or word in PAUSE or here in clause.cue_at:
            break
    return (at, last) if last >= at and clause.word(last + 1) and hearer else None


def _noun_phrase(clause: Clause, at: int) -> int:
    """The last token of the noun phrase at `at`, with an apposition between commas; `at` - 1 where none begins."""
    last = at - 1
    if clause.mention_at(at) is not None:
        last = clause.bounds(at)[1]
    elif clause.words[at] in clause.pack.grammar.determiners:
        last = at if clause.mention_at(at + 1) is None else clause.bounds(at + 1)[1]
    phrase = addressee_phrase(clause, at)
    if phrase is not None and phrase[1] > last:
        last = phrase[1]
    if clause.word(last + 1) == "," and clause.mention_at(last + 2) is not None:
        apposed = clause.bounds(last + 2)[1]
        if clause.word(apposed + 1) == ",":
            last = apposed + 1
    return last


def _opens_content(clause: Clause, at: int) -> bool:
    grammar = clause.pack.grammar
    word = clause.word(at)
    return (
        word in grammar.complementizers or word in (":", QUOTE) or word in grammar.after_addressee
        or (word == "," and clause.word(at + 1) in (QUOTE, *grammar.complementizers))
        or at in clause.time_of
    )  # fmt: skip


def addressee_phrase(clause: Clause, at: int) -> tuple[int, int] | None:
    """ "reporters", "the Associated Press", a name, after "to" or "kepada"; capitals count, so that outlets do."""
    grammar = clause.pack.grammar
    if at >= len(clause):
        return None
    for size in (4, 3, 2, 1):
        if at + size <= len(clause) and " ".join(clause.words[at : at + size]) in grammar.addressees:
            return at, at + size - 1
    if clause.mention_at(at) is not None:
        return at, clause.bounds(at)[1]
    first = at + 1 if clause.words[at] in grammar.determiners else at
    if first < len(clause) and clause.mention_at(first) is not None:
        return at, clause.bounds(first)[1]
    last = first
    while last < len(clause) and clause.capital(last):
        last += 1
    if last > first and clause.word(last) in grammar.outlet_nouns:
        last += 1
    return (at, last - 1) if last > first else None
