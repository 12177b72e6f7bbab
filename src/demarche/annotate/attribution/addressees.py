"""Whom words are said to: the noun phrase between a cue and the content."""

from __future__ import annotations

from demarche.annotate.attribution.clause import PAUSE, QUOTE, TERMINAL, Clause

_FAR = 9  # tokens between a cue and the content that an addressee may fill
_PHRASE = 6  # tokens of "the closing session of the talks"
_MANNER = 10  # tokens between the one asked and what is asked, that tell when or how


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
    if hearer and (heard_by := _up_to_pause(clause, at)) is not None:
        return at, heard_by
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
    heard = " ".join(clause.words[at : last + 1]) in grammar.addressees and clause.word(last + 1) in TERMINAL
    return (at, last) if last >= at and clause.word(last + 1) and (hearer or heard) else None


def _up_to_pause(clause: Clause, at: int) -> int | None:
    """ "…, he told the closing session, …": the last token of a noun phrase that a mark ends."""
    grammar = clause.pack.grammar
    if clause.words[at] not in grammar.determiners or clause.mention_at(at + 1) is not None:
        return None
    for here in range(at + 1, min(at + _PHRASE, len(clause))):
        word = clause.words[here]
        if word in PAUSE:
            return here - 1 if here > at + 1 and clause.word(here + 1) not in grammar.relatives else None
        verbal = word in grammar.auxiliaries or word in grammar.hypothetical or here in clause.cue_at
        if verbal or word in grammar.complementizers or word in TERMINAL:
            return None
    return None


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


def past_asked(clause: Clause, first: int) -> int:
    """ "urged Lima on Monday [to wait]", "meminta Lima melalui surat agar [menunggu]": past the one asked, where a
    time or a manner parts him from what he is asked; `first` where nothing does.
    """
    grammar = clause.pack.grammar
    at = first + (clause.mention_at(first) is None and clause.words[first] in grammar.determiners)
    if clause.mention_at(at) is None or clause.bounds(at)[0] > at:
        return first
    start = clause.bounds(at)[1] + 1
    start += clause.word(start) == "," and start + 1 in clause.time_of
    if start not in clause.time_of and clause.word(start) not in grammar.circumstance - grammar.purpose:
        return first
    told = False
    for here in range(start, min(start + _MANNER, len(clause) - 1)):
        told = told or here in clause.time_of or _manner(clause, here)
        if told and here > start and (opens := _asks(clause, here)) is not None:
            return opens
        if _breaks(clause, here):
            break
    return first


def _asks(clause: Clause, at: int) -> int | None:
    """Where what is asked begins, if token `at` leads to it."""
    grammar, word = clause.pack.grammar, clause.words[at]
    if at in clause.time_of or clause.capital(at + 1):
        return None
    if word in grammar.complementizers:
        return at + 1
    if word not in grammar.purpose or word not in grammar.after_addressee or clause.mention_at(at + 1) is not None:
        return None
    after = clause.word(at + 1)
    if after in grammar.determiners:
        return None
    return at + 1 if grammar.infinitives and after.startswith(grammar.infinitives) else at


def _breaks(clause: Clause, at: int) -> bool:
    """A mark that is not that of a day between commas, or a finite verb of speech."""
    word = clause.words[at]
    if word == ",":
        return at - 1 not in clause.time_of and at + 1 not in clause.time_of
    spoken = at in clause.cue_at and "past" in clause.cue_at[at].cue.parts
    return word in TERMINAL or word in PAUSE or word == QUOTE or spoken


def _manner(clause: Clause, at: int) -> bool:
    """ "in a letter", "melalui surat"; "in Reykjavik" is where the one asked sits, "on fishing" what it is about."""
    grammar, word = clause.pack.grammar, clause.words[at]
    place = clause.capital(at + 1) or clause.mention_at(at + 1) is not None
    return word in grammar.circumstance and word not in grammar.about | grammar.purpose and not place
