"""At whom a statement is directed, on what condition, and the clauses of a list of demands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from demarche.annotate.acts.asking import asking
from demarche.annotate.acts.counterpart import counterpart, heaviest, weigh
from demarche.annotate.acts.items import does
from demarche.annotate.acts.sides import Sides
from demarche.annotate.acts.signs import Said, at_place
from demarche.annotate.times.schema import TimesFile
from demarche.lang import load
from demarche.model import Mention, Span, Statement

_DIRECTED = frozenset(["demand", "offer", "accept", "reject", "threaten", "warn", "accuse", "agree", "praise"])
"""Acts of one side to another: where no name shows it, they go to the other side of the report."""
_NAMED = frozenset(["inform", "express_concern", "reassure", "promise", "call_for_dialogue", "deny"])
"""Acts that need no other side: they go to one only if the words name it."""
_ANSWERING = frozenset(["deny"])
"""Acts that answer the other side, where the report is plainly about two."""
_BETWEEN = frozenset(["offer", "praise", "call_for_dialogue"])
"""Acts that one who is neither side does to both."""
_FIRST, _LATER, _AS_ADJECTIVE = 1.2, 0.6, 0.4
"""What it weighs to be named in the words themselves: first, later; less where the name only qualifies."""
_AT_HOME = frozenset(["demand", "accuse"])
"""Acts that politicians direct at their own government."""
_CALLED = frozenset(["demand", "call_for_dialogue"])
_OFFICIALS = frozenset(["person", "role", "office"])
_OPENING = 12  # code points of a content in which its subject begins
_WRONG = frozenset(["bad_deed", "violence"])
_VERB = 25  # code points behind a name in which its verb stands
_BEFORE = 500  # code points before "both countries" in which the two are named
_PAIR = 2
_ANSWERS = frozenset(["praise", "accept", "reject"])
_POINTING = 3  # words of "the latest offer"
_LATELY = 3  # statements
_SHORTEST_CONDITION = 3
_PAUSE = re.compile(r"[,.;:!?]")


def target(said: Said, statement: Statement, act: str, sides: Sides, before: Sequence[Statement]) -> str:
    """Party codes joined by "+", "" where the words name none but the speaker's own.

    before: the statements before this one, their targets settled.
    """
    if statement.target_party:  # the one addressed, as attribution found it
        return statement.target_party
    if act not in _DIRECTED | _NAMED:
        return ""
    own = set(statement.speaker_party.split("+")) - {""}
    if asked := _asked(said, statement, act, own) or _of_them(said, statement, act, sides):
        return asked
    if answered := _answered(said, statement, act, before):
        return answered
    inside = _others(said, statement.start, statement.end, own)
    if not inside:
        return _unnamed(said, statement, act, sides, before)
    if len(own) != 1:
        return _joined(said, inside) if act != "inform" else ""
    return _of_those(said, statement, act, inside, weigh(said, statement.start, statement.speaker_party, sides, before))


def _asked(said: Said, statement: Statement, act: str, own: set[str]) -> str:
    """The party between the cue and the content; of the same state, where its government is urged or blamed."""
    if not 0 <= statement.cue_end <= statement.start:
        return ""
    if faced := _joined(said, _others(said, statement.cue_end, statement.start, own)):
        return _of_whom(said, statement, act, own) or faced
    if act not in _AT_HOME:
        return ""
    for mention in said.parties(statement.cue_end, statement.cue_end + _OPENING):
        behind = said.folded[max(mention.end, mention.phrase_end) :][:_OPENING].split()[:1]
        if behind and behind[0] in said.grammar.passive_infinitive:
            return ""  # "that its consul be let in" is asked of another
        other = mention.kind in _OFFICIALS and not mention.adjectival and mention.key != (statement.speaker_key or None)
        return mention.party if other and own == set(mention.party.split("+")) else ""
    return ""


def _of_whom(said: Said, statement: Statement, act: str, own: set[str]) -> str:
    """ "told the Danish mediator that Iceland must …": it is asked of the one with whom the words begin."""
    if statement.act or act not in _AT_HOME:
        return ""
    inside = _others(said, statement.start, statement.end, own)
    return _joined(said, inside) if inside and _opens(said, statement, inside[0]) else ""


def _answered(said: Said, statement: Statement, act: str, before: Sequence[Statement]) -> str:
    """ "welcomed the offer", "menolak tuntutan itu": whoever made it, among the last that spoke."""
    if act not in _ANSWERS or statement.kind != "indirect" or not before:
        return ""
    words = said.folded[statement.start : statement.end].split()
    if len(words) > _POINTING or said.grammar.pointing.isdisjoint(words):
        return ""
    asked = asking(said.document.lang).nouns.isdisjoint(words)
    for earlier in reversed(before[-_LATELY:]):
        if earlier.act == ("offer" if asked else "demand") and earlier.speaker_party != statement.speaker_party:
            return earlier.speaker_party
    return ""


def _of_them(said: Said, statement: Statement, act: str, sides: Sides) -> str:
    """ "called on them to …", by one who is neither: the two that the report is about."""
    if act not in _CALLED:
        return ""
    low = statement.cue_end if 0 <= statement.cue_end <= statement.start else statement.start
    first = said.folded[low : statement.start + _OPENING].split()[:1]
    return sides.two(statement.speaker_party) if first and first[0] in asking(said.document.lang).plural else ""


def _unnamed(said: Said, statement: Statement, act: str, sides: Sides, before: Sequence[Statement]) -> str:
    """Whom words that name nobody are for."""
    own = set(statement.speaker_party.split("+"))
    two = sides.two(statement.speaker_party)
    if _of_both(said, statement) and (both := two or _last_two(said, statement.start, own)):
        return both
    if not statement.speaker_party or "+" in statement.speaker_party:
        return ""
    if two and act in _BETWEEN and not sides.many():
        return two
    if act in _ANSWERING and sides.plain(statement.speaker_party):
        return sides.facing(statement.speaker_party)
    if act not in _DIRECTED or sides.many():
        return ""
    return counterpart(said, statement.start, statement.speaker_party, sides, before)


def _of_those(said: Said, statement: Statement, act: str, inside: list[Mention], weights: dict[str, float]) -> str:
    """The party named in the words that they are for, as far as the report bears it out."""
    faced = heaviest(weights)
    if act == "inform":  # most is told to nobody
        return faced if any(faced in mention.party.split("+") for mention in inside) else ""
    promised = act == "demand" and _of_a_pledge(said, statement)
    does_it = _does_wrong if act == "accuse" else _opens
    subject = next((m for m in inside if not promised and does_it(said, statement, m)), None)
    if subject is not None:
        return _joined(said, [m for m in inside if m.start >= subject.start])
    for number, mention in enumerate(() if promised else inside):
        bonus = (_LATER if number else _FIRST) - (_AS_ADJECTIVE if mention.adjectival else 0)
        for code in mention.party.split("+"):
            weights[code] = max(weights[code], weights[code] + bonus)
    best = heaviest(weights)
    if any(best in mention.party.split("+") for mention in inside):
        return _joined(said, inside, best)
    return faced if act in _DIRECTED else ""


def _opens(said: Said, statement: Statement, mention: Mention) -> bool:
    """Does it begin the content, as its subject?"""
    start = mention.phrase_start if 0 <= mention.phrase_start <= mention.start else mention.start
    if not mention.adjectival:
        return mention.start - statement.start <= _OPENING or start - statement.start <= 1
    head = said.folded[statement.start : mention.start].split()
    return len(head) <= 1 and does(said, max(mention.end, mention.phrase_end), statement.end)


def _does_wrong(said: Said, statement: Statement, mention: Mention) -> bool:
    """ "… that Chad is violating the truce": the subject of what is blamed."""
    if _opens(said, statement, mention):
        return True
    end = max(mention.end, mention.phrase_end)
    for start, _, names in said.between(end, min(statement.end, end + _VERB)):
        if not _WRONG.isdisjoint(names):
            between = said.folded[end:start]
            return "," not in between and len(between.split()) <= 2
    return False


def _of_a_pledge(said: Said, statement: Statement) -> bool:
    """ "guarantees that Chad will not be attacked": who is named in it is not who gives it."""
    pledges = asking(said.document.lang).pledges
    first = said.folded[statement.start : statement.start + _VERB].split()[:3]
    return any(word.strip(',.“”"') in pledges for word in first)


def _of_both(said: Said, statement: Statement) -> bool:
    """ "both sides must …": said to the two that the report is about."""
    return any("the_two" in hit[2] for hit in said.between(statement.start, statement.end))


def _last_two(said: Said, at: int, own: set[str]) -> str:
    """The two last named side by side before offset `at`: "Chad and Niger", "Chad-Niger"."""
    named = [m for m in said.parties(max(0, at - _BEFORE), at) if own.isdisjoint(m.party.split("+"))]
    for first, second in zip(reversed(named[:-1]), reversed(named[1:]), strict=True):
        codes = {*first.party.split("+"), *second.party.split("+")}
        between = said.folded[first.end : second.start].strip()
        if len(codes) == _PAIR and (between in said.grammar.joiners or not between.strip("-–—")):
            return "+".join(sorted(codes))
    return ""


def _others(said: Said, start: int, end: int, own: set[str]) -> list[Mention]:
    """Parties named in [start, end) other than the speaker's own, those that only name a place aside."""
    found = [m for m in said.parties(start, end) if own.isdisjoint(m.party.split("+"))]
    return [m for m in found if not at_place(said, m) and not _half(said, m)]


def _half(said: Said, mention: Mention) -> bool:
    """ "Chad-backed", "Chad-led": it only says of what kind another is."""
    return said.folded[mention.end : mention.end + 1] == "-" and not said.parties(mention.end, mention.end + 2)


def _joined(said: Said, others: list[Mention], wanted: str = "") -> str:
    """The first party with those joined to it ("Chad and Niger"); with `wanted`, the first that holds it."""
    others = others[next((i for i, m in enumerate(others) if wanted in m.party.split("+")), 0) if wanted else 0 :]
    if not others:
        return ""
    first = others[0]
    codes = set(first.party.split("+"))
    for mention in others[1:]:
        between = said.folded[first.end : mention.start].replace(",", " ").split()
        if any(word not in said.grammar.joiners for word in between):
            break
        codes |= set(mention.party.split("+"))
        first = mention
    return "+".join(sorted(codes))


@lru_cache(maxsize=8)
def _opener(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the conditional words, the longest first as the grammar has them."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


_LEAD = 12  # code points before a condition


def condition(said: Said, statement: Statement) -> Span | None:
    """The if-clause of the content: from the conditional word to the comma before the consequence, or to the end."""
    found = _opener(said.grammar.conditions).finditer(said.folded, statement.start, statement.end)
    match = next((one for one in found if _supposes(said, one, statement.end)), None)
    if match is None:
        return None
    start, size = match.start() - statement.start, statement.end - statement.start
    comma = said.folded.find(",", match.end(), statement.end)
    end = comma
    if comma < 0 or start >= size // 3:
        end = statement.start + len(said.folded[statement.start : statement.end].rstrip(" ,.\"”“'’"))
    return Span(match.start(), end) if end - match.end() > _SHORTEST_CONDITION else None


def _supposes(said: Said, opener: re.Match[str], end: int) -> bool:
    """Does a clause follow? "if" is always of one; "until", "sampai" may be of a time, a place or an amount."""
    before = said.folded[: opener.start()][-_LEAD:].split()
    if before and before[-1] in said.acts.places:
        return False  # "di sepanjang garis": a place
    if opener[0] in said.grammar.hypothetical:
        return True
    if " " in opener[0] and before and before[-1] in said.grammar.circumstance:
        return False  # "for as long as the rain lasts"
    words = _PAUSE.split(said.folded[opener.end() : end], maxsplit=1)[0].split()
    if words and words[0] in said.grammar.circumstance and words[0] not in said.grammar.negators:
        return False  # "sampai ke sana"
    amount = len(words) == _PAIR and words[1] in _lengths(said.document.lang)  # "sampai halaman dua"
    return not amount and not _of_time(said, opener.end(), end)


def _of_time(said: Said, start: int, end: int) -> bool:
    """Does a time or a length of time stand behind the word, and no clause ("until October", "selama dua pekan")?"""
    words = said.folded[start:end].split(None, 1)
    if not words:
        return True
    if words[0][0].isdigit() or words[0].strip(",.") in _lengths(said.document.lang):
        return True
    low = bisect_left(said.document.times, start, key=lambda mark: mark.start)
    return low < len(said.document.times) and not said.folded[start : said.document.times[low].start].strip()


@lru_cache(maxsize=8)
def _lengths(code: str) -> frozenset[str]:
    slots = load(code, "times", TimesFile).slots
    return frozenset((*slots.number, *slots.one_unit))
