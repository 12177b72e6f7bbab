"""What somebody tells of others: "Kenya said that Chad and Niger had agreed" is their stance and not the teller's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from demarche.annotate.acts.sides import Sides
from demarche.annotate.acts.signs import Said, behind_preposition
from demarche.annotate.acts.speech import classify, signs
from demarche.model import Mention, Statement

STANCES = frozenset(["demand", "offer", "accept", "reject", "threaten", "promise", "agree"])
_YIELDS = frozenset(["accept", "agree"])
_GIVEN = frozenset(["accept", "agree", "promise", "offer", "reject"])
"""Stances of "both sides" that one who is neither of them does not share."""
_TELLS = "inform"
_HEAD = 2  # words before the subject of what is told: "that the", "bahwa pemerintah"
_SUBJECT = 160  # code points in which two are named who did something together
_NEAR = 500  # code points from "both sides" to where the two are named
_PAIR = 2


def of_another(said: Said, statement: Statement, facing: Sides) -> tuple[str, str]:
    """ "Chad may let the ships pass if …, officials said": (party, act) of whom a source without a side tells it, or of
    whom another party tells that it gave way; "" where the content is about nobody's stance."""
    if statement.speaker_party and statement.act == _TELLS and (two := _pair(said, statement, facing)):
        act = classify(said, replace(statement, act="", cue="", speaker_party=two), statement.condition)
        return (two, "agree") if act in _YIELDS else ("", "")
    if statement.kind == "direct" or (statement.speaker_key and not statement.speaker_party):
        return "", ""
    party = _subject(said, statement)
    if not party or (statement.speaker_party and statement.act != _TELLS):
        return "", ""
    act = classify(said, replace(statement, act="", cue="", speaker_party=party), statement.condition)
    return (party, act) if act in (_YIELDS if statement.speaker_party else STANCES) else ("", "")


def of_both(said: Said, statement: Statement, act: str, facing: Sides) -> bool:
    """Is `act` told of "both sides" by a party that is neither of the two?"""
    if act not in _GIVEN or not statement.speaker_party:
        return False
    sign = next((one for one in signs(said, statement, statement.condition) if one.act == act), None)
    if sign is None or sign.doer != "both":
        return False
    return _meant(said, statement, sign.end, facing) != ""


def _meant(said: Said, statement: Statement, stop: int, facing: Sides) -> str:
    """The two whom "both sides" before offset `stop` stands for, "" where the speaker may be one of them."""
    words = [hit for hit in said.between(statement.start, stop) if "the_two" in hit[2]]
    if not words:
        return ""
    own = set(statement.speaker_party.split("+"))
    two = _couple(said, words[-1][0], facing, own)
    two = two or next((m.party for m in said.parties(words[-1][0], words[-1][1]) if "+" in m.party), "")
    two = two or facing.two(statement.speaker_party)
    return two if own.isdisjoint(two.split("+")) else ""


def _couple(said: Said, at: int, facing: Sides, own: set[str]) -> str:
    """The two that are named side by side most often in a report, "" where none are or as many others. Of one that the
    report is about as well, they are only those whom it names so near offset `at`: else it may be one of the two."""
    found = list(_couples(said))
    counted = Counter(two for two, _ in found).most_common(_PAIR)
    if not counted or (len(counted) == _PAIR and counted[0][1] == counted[1][1]):
        return ""
    first = counted[0][0]
    near = any(two == first and abs(at - place) <= _NEAR for two, place in found)
    return first if near or own.isdisjoint(code for code, _ in facing.weights[:_PAIR]) else ""


def _couples(said: Said) -> Iterator[tuple[str, int]]:
    for first, second in pairwise(said.named):
        codes = {*first.party.split("+"), *second.party.split("+")}
        if len(codes) == _PAIR and _joined(said, first, second):
            yield "+".join(sorted(codes)), first.start


def _joined(said: Said, first: Mention, second: Mention) -> bool:
    between = said.folded[first.end : second.start].strip()
    return between in said.grammar.joiners or not between.strip("-–—")


def _pair(said: Said, statement: Statement, facing: Sides) -> str:
    """The two, without the speaker, who are the subject of the first stance that is told; "" for none."""
    stop = min(statement.end, statement.start + _SUBJECT)
    named = [m for m in said.parties(statement.start, stop) if not behind_preposition(said, m)]
    own = set(statement.speaker_party.split("+"))
    for first, second in pairwise(named):
        codes = {*first.party.split("+"), *second.party.split("+")}
        if len(codes) == _PAIR and _joined(said, first, second):
            led = len(said.folded[statement.start : first.start].split()) <= _HEAD
            return "+".join(sorted(codes)) if led and own.isdisjoint(codes) else ""
    words = next((hit for hit in said.between(statement.start, stop) if "the_two" in hit[2]), None)
    if words is None or len(said.folded[statement.start : words[0]].split()) > _HEAD:
        return ""
    return _meant(said, statement, words[1], facing)


def _subject(said: Said, statement: Statement) -> str:
    """The one party, not of the speaker, that the content begins with; "" for none."""
    named = said.parties(statement.start, statement.end)[:1]
    if not named or named[0].adjectival or behind_preposition(said, named[0]):
        return ""
    party, before = named[0].party, said.folded[statement.start : named[0].start].split()
    other = "+" not in party and party not in statement.speaker_party.split("+")
    asked = bool(before) and before[0] in said.grammar.questions  # "wondered how Chad could …"
    other = other and not (before and before[-1] in said.grammar.joiners)  # "it and Chad"
    return party if other and not asked and len(before) <= _HEAD else ""
