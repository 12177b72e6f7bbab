"""Find who does the saying right of an inverted cue: "said X", "kata X", with long titles before the name."""

from __future__ import annotations

from demarche.annotate.attribution.clause import PAUSE, QUOTE, TERMINAL, Clause
from demarche.annotate.attribution.subjects import LONGEST, Subject
from demarche.model import Mention


def after(clause: Clause, cue_last: int) -> Subject | None:
    """The subject right of an inverted cue: "said X", "kata X"; of "kata OUTLET mengutip X" it is X."""
    grammar = clause.pack.grammar
    at = past = cue_last + 1
    while past in clause.outlets:
        past += 1
    if past > at and clause.word(past) in grammar.relays:
        at = past + 1
    while clause.word(at) in grammar.adverbs and clause.mention_at(at) is None:
        at += 1
    if (
        clause.word(at) in grammar.determiners
        and clause.mention_at(at) is None
        and clause.mention_at(at + 1) is not None
    ):
        at += 1
    if at >= len(clause):
        return None
    mention = clause.mention_at(at)
    return _phrase_after(clause, at) if mention is None else _named_after(clause, at, mention)


def _named_after(clause: Clause, at: int, mention: Mention) -> Subject:
    """The mention at `at` with its fellows ("X and Y") or the person whom its title names."""
    first, last = clause.bounds(at)
    if mention.kind == "person" and clause.word(clause.name_end(at) + 1) == ",":
        last = clause.name_end(at)
    if (apposed := _apposed(clause, first, last, mention)) is not None:
        return apposed
    fellows = [mention]
    while clause.word(last + 1) in clause.pack.grammar.joiners:
        other = clause.mention_at(last + 2)
        if other is None or other.kind == "pronoun":
            break
        fellows.append(other)
        last = clause.bounds(last + 2)[1]
    runs_on = mention.kind == "person" and clause.capital(last + 1) and clause.words[last + 1] != QUOTE
    if (mention.kind in ("party", "office", "role") or runs_on) and len(fellows) == 1:
        return _titled(clause, first, last, mention)
    return Subject(first, last, tuple(fellows))


def _apposed(clause: Clause, first: int, last: int, mention: Mention) -> Subject | None:
    """ "said the Swiss mediator, Ambassador X": the name that closes the phrase."""
    if mention.kind != "unnamed" or clause.words[first] in clause.pack.grammar.determiners:
        return None
    other = clause.mention_at(last + 2) if clause.word(last + 1) == "," else None
    if other is None or other.kind != "person" or not 0 <= other.phrase_start < other.start:
        return None
    end = clause.bounds(last + 2)[1]
    follower = clause.word(end + 1)
    return Subject(first, end, (other,)) if not follower or follower in TERMINAL or follower == "," else None


def _phrase_after(clause: Clause, at: int) -> Subject | None:
    """A noun phrase that begins with no known name; the name inside it speaks, if there is one."""
    grammar = clause.pack.grammar
    if clause.word(at) in grammar.circumstance or clause.word(at) in grammar.addressee_prepositions:
        return None
    last = at - 1
    while last + 1 < len(clause) and last - at < LONGEST and not _ends_phrase(clause, last + 1, begun=last >= at):
        last += 1
    while last > at and clause.words[last] in grammar.adverbs and clause.mention_at(last) is None:
        last -= 1
    if last < at:
        return None
    if clause.word(last + 1) in grammar.authors and (source := clause.mention_at(last + 2)) is not None:
        return Subject(at, clause.bounds(last + 2)[1], (source,))  # "information from X"
    within = [m for f, _, m in clause.mentions if at <= f <= last and m.kind != "pronoun"]
    inside = next((m for m in within if m.kind == "person"), within[0] if within else None)
    named_last = clause.capital(last) and clause.mention_at(last) is None  # a name at the end that nobody knows
    if inside is None or (named_last and inside.kind != "person"):
        return Subject(at, last)
    return Subject(at, last, (inside,))


def _ends_phrase(clause: Clause, at: int, begun: bool) -> bool:
    """Does token `at` end a noun phrase right of a cue?"""
    grammar, word = clause.pack.grammar, clause.words[at]
    if word == QUOTE or word in TERMINAL or word in PAUSE or word == ":" or at in clause.time_of:
        return True
    circumstance = word in grammar.circumstance and word not in grammar.about
    if begun and (circumstance or word in grammar.addressee_prepositions):
        return True
    return word in grammar.complementizers or word in grammar.relays


def _goes_on(clause: Clause, at: int) -> bool:
    """ "menurut kementeriannya, X sudah …": what stands behind the comma is a clause with its own verb."""
    grammar, mention = clause.pack.grammar, clause.mention_at(at)
    if mention is None or mention.kind != "person":
        return False
    follower = clause.word(clause.bounds(at)[1] + 1)
    return follower in grammar.auxiliaries or follower in grammar.hypothetical or follower in grammar.negators


def _titled(clause: Clause, first: int, last: int, mention: Mention) -> Subject:
    """ "said a Commerce Ministry spokesman, X", "kata Kepala Badan Y Daerah Z": the person whom a long title names.

    Where no name is known behind the title, the whole phrase speaks, in its words.
    """
    grammar = clause.pack.grammar
    at, person = last + 1, Subject(first, last, (mention,))
    while at < len(clause) and at - last < LONGEST + 4:
        named = clause.mention_at(at)
        if named is not None and named.kind == "person":
            person = Subject(first, clause.bounds(at)[1], (named,))
        word = clause.words[at]
        carries = clause.capital(at) or word in grammar.joiners or word in "()" or word[0].isdigit()
        if word == ",":
            found = person.mentions[0].kind == "person"
            carries = not found and (clause.mention_at(at + 1) is not None or clause.capital(at + 1))
            carries = carries and not _goes_on(clause, at + 1)
        if not (carries or (named is not None and named.kind == "person")) or word in grammar.addressee_prepositions:
            break
        at = clause.bounds(at)[1] + 1 if named is not None else at + 1
    nameless = person.mentions[0].kind == "role" and clause.capital(at - 1) and at - 1 > person.last
    return Subject(first, at - 1) if nameless else person
