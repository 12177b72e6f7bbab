"""Where reported content begins, right of its cue, in tokens."""

from __future__ import annotations

from dataclasses import dataclass, replace

from demarche.annotate.attribution.addressees import addressee, addressee_phrase
from demarche.annotate.attribution.asides import is_aside
from demarche.annotate.attribution.clause import QUOTE, TERMINAL, Clause, Hit

_AHEAD = 18  # tokens looked over for "that" or a mark behind a circumstance
_PLACE = 3  # words of a place's name
_MARK = 4  # letters of a list's mark
_ASIDE = 6  # tokens of "for her part" with what parts it off
_CLAUSAL = ("clause", "that", "quote", "want", "agreed", "noun", "machine")


@dataclass(frozen=True, slots=True)
class Opening:
    """Content begins at token `at`. how: that, colon, quote, comma or bare."""

    at: int
    how: str
    addressee: tuple[int, int] | None = None  # tokens of the one addressed


_Step = Opening | int | None
"""Where content opens, the token to go on from, or None: no content."""


def opening(clause: Clause, hit: Hit) -> Opening | None:
    """Where the content right of a cue begins, past times, places and the one addressed; None if there is none."""
    at, addressed = hit.last + 1, None
    if hit.cue.takes("addressee"):
        addressed = addressee(clause, at, hit.cue.takes("hearer"))
        at = addressed[1] + 1 if addressed else at
    while at < len(clause):
        to = _to_somebody(clause, at)
        if to is not None:
            addressed, at = addressed or to, to[1] + 1
            continue
        step = _step(clause, hit, at)
        if addressed and _asked_to(clause, hit, at):
            wholly = hit.cue.act("addressee") == "demand"  # "asked [Lima to wait]", but "told Lima [to wait]"
            step = Opening(addressed[0] if wholly else at, "bare")
        if not isinstance(step, int):
            return replace(step, addressee=addressed) if step is not None and step.at < len(clause) else None
        at = step
    return None


def _asked_to(clause: Clause, hit: Hit, at: int) -> bool:
    """ "asked the government to close": the verb phrase behind the one addressed is the content."""
    grammar = clause.pack.grammar
    return (
        clause.words[at] in grammar.purpose
        and clause.words[at] in grammar.after_addressee
        and not hit.cue.takes("noun")
    )


def _step(clause: Clause, hit: Hit, at: int) -> _Step:
    """What token `at` is to the content: its opening, something to pass over, or its absence."""
    grammar, word = clause.pack.grammar, clause.words[at]
    if word in grammar.complementizers and hit.cue.takes(*_CLAUSAL):
        return Opening(at if word in grammar.questions else at + 1, "that")
    if word in grammar.hypothetical and hit.cue.takes("infinitive"):
        return Opening(at, "bare")  # "berjanji akan …"
    if word in grammar.purpose and hit.cue.takes("infinitive", "agreed"):
        return None if _stranded(clause, at) else Opening(at, "bare")
    if word == ":":
        return Opening(at + 1, "colon")
    if word == QUOTE:
        return Opening(at, "quote")
    if word in TERMINAL or word == ";":
        return None
    if at in clause.time_of:
        return clause.time_of[at][1] + 1
    if word == "," and (closed := _past_aside(clause, at)) is not None:
        return closed
    if size := clause.phrase_at(at):
        return at + size
    return _past_comma(clause, at) if word == "," else _past_word(clause, hit, at)


def _stranded(clause: Clause, at: int) -> bool:
    """ "the pact that X agreed to in May": no verb follows the small word."""
    follower, grammar = clause.word(at + 1), clause.pack.grammar
    small = follower in grammar.circumstance or follower in grammar.coordinators or follower in TERMINAL
    return bool(follower) and (small or follower == "," or at + 1 in clause.time_of)


def _past_aside(clause: Clause, at: int) -> int | None:
    """The token behind ", however," and the like."""
    close = next((here for here in range(at + 2, min(at + _ASIDE, len(clause))) if clause.words[here] == ","), None)
    return close + 1 if close is not None and is_aside(clause, at + 1, close - 1) else None


def _past_word(clause: Clause, hit: Hit, at: int) -> _Step:
    """A circumstance or an adverb is passed over; any other word is the content's first."""
    grammar, word = clause.pack.grammar, clause.words[at]
    if itemized(clause, at):
        return Opening(at, "bare")
    if word in grammar.circumstance or word == "(" or (word in grammar.about and _landing(clause, at, strict=True)):
        landing = _past_circumstance(clause, at)
        if landing is None:
            landing = _past_parenthesis(clause, hit, at)
        return Opening(at, "bare") if landing is None else landing
    if word in grammar.pointing and clause.word(at + 1) in grammar.auxiliaries:
        return Opening(at, "bare")  # "mengatakan itu telah diperpanjang": it stands for a thing
    if word in grammar.adverbs and clause.mention_at(at) is None and word not in grammar.determiners:
        return at + 1
    return Opening(at, "bare")


def itemized(clause: Clause, at: int) -> bool:
    """ "(a)", "(ii)": the mark of an item in a list."""
    return clause.words[at] == "(" and clause.word(at + 2) == ")" and len(clause.words[at + 1]) <= _MARK


def _to_somebody(clause: Clause, at: int) -> tuple[int, int] | None:
    """ "to reporters", "kepada X"."""
    named = clause.words[at] in clause.pack.grammar.addressee_prepositions
    return addressee_phrase(clause, at + 1) if named else None


def _past_comma(clause: Clause, at: int) -> Opening | None:
    grammar, word = clause.pack.grammar, clause.word(at + 1)
    if word == QUOTE:
        return Opening(at + 1, "quote")
    if word in grammar.complementizers and not (word in grammar.conditions and "," in clause.words[at + 2 :]):
        return Opening(at + 2, "that")
    if word in grammar.conditions or word in grammar.negators:
        return Opening(at + 1, "comma")  # "warned, without a way out, …"
    if at + 1 in clause.time_of and clause.word(clause.time_of[at + 1][1] + 1) == ",":
        return Opening(clause.time_of[at + 1][1] + 2, "comma")  # "menyatakan, Selasa, …"
    if word in grammar.circumstance or word in grammar.relays or at + 1 in clause.time_of:
        landing = _landing(clause, at + 1, strict=True)
        if landing is None or landing >= len(clause):
            return None
        return Opening(landing, "quote" if clause.words[landing] == QUOTE else "that")
    return Opening(at + 1, "comma")


def _past_circumstance(clause: Clause, at: int) -> int | None:
    """The token behind "in a statement", "on Monday", "di Jenewa"; None where the phrase may be the content itself."""
    if at + 1 in clause.time_of:
        return clause.time_of[at + 1][1] + 1
    landing = _landing(clause, at, strict=False)
    return landing if landing is not None else _past_place(clause, at)


def _past_place(clause: Clause, at: int) -> int | None:
    """ "in Geneva the talks …": the token behind a place, where what follows begins a clause of its own."""
    after = at + 1
    while after < len(clause) and clause.capital(after) and after - at <= _PLACE and clause.mention_at(after) is None:
        after += 1
    begins = clause.word(after) in clause.pack.grammar.determiners or clause.mention_at(after) is not None
    return after if after > at + 1 and begins else None


def _past_parenthesis(clause: Clause, hit: Hit, at: int) -> int | None:
    """ "The plan, they said in a statement, is …": the content goes on behind the second comma."""
    if "," not in clause.words[max(0, hit.first - 6) : hit.first]:
        return None
    for here in range(at + 1, min(at + 8, len(clause) - 2)):
        if clause.words[here] == ",":
            return here + 1
    return None


def _landing(clause: Clause, at: int, strict: bool) -> int | None:
    """Where "that", a colon or a quotation opens content not far right of `at`."""
    grammar = clause.pack.grammar
    for here in range(at, min(at + _AHEAD, len(clause))):
        word = clause.words[here]
        if word in grammar.complementizers and word not in grammar.loose_complementizers:
            return here + 1 if clause.word(here + 1) else None
        if word == ":":
            return here + 1 if here + 1 < len(clause) else None
        if word == QUOTE and clause.words[here - 1] in (",", ":"):
            return here
        if word == QUOTE and not strict:
            return None
        if word in TERMINAL or word == ";":
            return None
    return None
