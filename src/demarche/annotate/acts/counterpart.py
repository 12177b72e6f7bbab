"""Whom a party turns to where its words name nobody: the other side of the report, as it stands at that place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from demarche.annotate.acts.sides import Sides
from demarche.annotate.acts.signs import Said, at_place
from demarche.model import Statement

# The weights were set on reports of our own alone (33 a language): one at a time, and a change was kept only if it
# helped each half of them. Reports that others annotated were not looked at for it.
_CLEAR = 1.05
"""How much more must speak for one party than for the next."""
_SHARE = 4.0
"""What it weighs that the whole report is about a party."""
_NAMED = 0.6
"""What it weighs to be the last party named before; half for the one before it, a third for the next."""
_SPOKE = 0.2
"""What it weighs to be the last that spoke before, less for those further back."""
_SPOKE_TO = 0.3
"""What it weighs to have been the last that spoke to this party."""
_BACK = 1500  # code points in which names are looked back upon
_LAST = 4
"""How many parties, and how many statements, are looked back upon."""


def counterpart(said: Said, at: int, party: str, sides: Sides, before: Sequence[Statement]) -> str:
    """The party that `party` most likely faces at offset `at`, "" where the report names no other."""
    return heaviest(weigh(said, at, party, sides, before))


def heaviest(weights: dict[str, float]) -> str:
    """The party with clearly the most weight, "" where there is none."""
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]):
        return ""
    return ranked[0][0]


def weigh(said: Said, at: int, party: str, sides: Sides, before: Sequence[Statement]) -> dict[str, float]:
    """How much speaks for each party to be the one that `party` faces at offset `at`.

    before: the statements before that place, their targets settled.
    """
    own = set(party.split("+"))
    weights: dict[str, float] = defaultdict(float)
    total = sum(weight for _, weight in sides.weights) or 1.0
    for code, weight in sides.weights:
        if code not in own:
            weights[code] = _SHARE * weight / total
    for rank, code in enumerate(_named(said, at, own), 1):
        weights[code] += _NAMED / rank
    _add_speakers(weights, own, before)
    return weights


def _named(said: Said, at: int, own: set[str]) -> list[str]:
    """The parties named last before `at`, the nearest first, those of mere places aside."""
    found: list[str] = []
    for mention in reversed(said.parties(max(0, at - _BACK), at)):
        for code in mention.party.split("+"):
            if code not in own and code not in found and not at_place(said, mention):
                found.append(code)
        if len(found) >= _LAST:
            break
    return found


def _add_speakers(weights: dict[str, float], own: set[str], before: Sequence[Statement]) -> None:
    rank = 0
    answered = False
    for statement in reversed(before[-_LAST * 2 :]):
        speaker = set(statement.speaker_party.split("+")) - {""}
        if not speaker or speaker & own:
            continue
        rank += 1
        for code in speaker:
            weights[code] += _SPOKE / rank
            if not answered and own & set(statement.target_party.split("+")):
                weights[code] += _SPOKE_TO
        answered = answered or bool(own & set(statement.target_party.split("+")))
