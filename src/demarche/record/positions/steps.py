"""What a party shows from day to day, and the turns that it takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from demarche.record.bargain import NOBODY, PARTY, rank
from demarche.record.lines import Line
from demarche.record.positions.settled import bound_together, faithful, in_time, settled
from demarche.record.positions.support import NO, YES, opposed_to, origins
from demarche.record.showings import Showing

SCALE = ("threatens", "rejects", "demands", "open", "conditional", "offers", "accepts")
"""Stances from the hardest to the softest: a change to the right softens, one to the left hardens."""
REVERSALS = frozenset({
    ("rejects", "accepts"), ("accepts", "rejects"), ("threatens", "accepts"), ("accepts", "threatens"),
    ("offers", "rejects"),
})  # fmt: skip
"""Changes that take a word back or turn it round; every other one hardens or softens."""
WEIGHT = ("offers", "demands", "rejects", "accepts", "conditional", "threatens")
"""Of two stances on one day, with as many origins, the later one here is the position."""
UNASKED = ("offers", "rejects", "demands", "accepts", "conditional", "threatens")
"""The same where nobody else raised the issue: a refusal is the other face of the demand beside it."""


TWICE = 2
"""Independent origins by which a turn away and back is none that slipped in by the way."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a party shows on one day. stance: what it holds; shown: the acts that show it; dissent: acts of others of
    its people, opposed to it; beside: other stances of the same day."""

    day: str
    stance: str
    shown: tuple[Showing, ...]
    dissent: tuple[Showing, ...] = ()
    beside: tuple[Showing, ...] = ()


class Offices:
    """How high a speaker stands: by the title beside the words, else by the highest one in any report."""

    def __init__(self, people: Iterable[Line]) -> None:
        self._people = people
        self._ranks: dict[str, int] | None = None

    def of(self, showing: Showing) -> int:
        if not showing.title:
            return PARTY
        return rank(showing.title) or self._known().get(showing.speaker, NOBODY)

    def _known(self) -> dict[str, int]:
        if self._ranks is None:  # people are read only where two of them differ
            self._ranks = {}
            for line in self._people:
                roles = line["roles"]
                assert isinstance(roles, list)
                self._ranks[str(line["id"])] = max((rank(str(one["text"])) for one in roles), default=NOBODY)
        return self._ranks


def direction(before: str, now: str) -> str:
    """hardens, softens or reverses; "" where nothing changed or nothing was before."""
    if not before or before == now:
        return ""
    if (before, now) in REVERSALS:
        return "reverses"
    return "softens" if SCALE.index(now) > SCALE.index(before) else "hardens"


def steps_of(group: Sequence[Showing], offices: Offices, raised: str | None = "") -> list[list[Step]]:
    """Runs of one stance, in time, each day by day. raised: the first day on which others raised the issue too, so that
    it can be refused; "" for always, None for never."""
    own = [one for one in group if one.own] or list(group)
    own += _yielded(group, max(one.day for one in own))
    ordered = in_time(_as_asked(bound_together(settled(faithful(own))), raised))
    runs: list[list[Step]] = []
    for day, shown in groupby(ordered, key=lambda one: one.day):
        step = step_of(list(shown), offices, WEIGHT if raised is not None and raised <= day else UNASKED)
        if runs and runs[-1][-1].stance == step.stance:
            runs[-1].append(step)
        else:
            runs.append([step])
    return without_slips(runs)


def _as_asked(group: Sequence[Showing], raised: str | None) -> list[Showing]:
    """ "objected to the new fee": before anybody else puts something forward, who asked for a change and then refuses
    what is there asks for it again."""
    asked = min((one.day for one in group if one.stance == "demands" and not one.lent), default=None)

    def again(one: Showing) -> bool:
        if one.stance != "rejects" or one.recalled or asked is None or asked >= one.day:
            return False
        return raised is None or one.day < raised

    return [replace(one, stance="demands") if again(one) else one for one in group]


def _yielded(group: Sequence[Showing], last: str) -> list[Showing]:
    """What others tell that a party accepted after it was last heard: nobody gives that away for nothing."""
    return [one for one in group if not one.own and one.stance == "accepts" and not one.recalled and one.day > last]


def without_slips(runs: Sequence[list[Step]]) -> list[list[Step]]:
    """A turn away and back again that one act alone shows by the way is no turn."""
    kept: list[list[Step]] = []
    for n, run in enumerate(runs):
        between = 0 < n < len(runs) - 1 and runs[n - 1][-1].stance == runs[n + 1][0].stance
        if between and _slight(run, (*runs[n - 1], *runs[n + 1])):
            continue
        if kept and kept[-1][-1].stance == run[0].stance:
            kept[-1] += run
        else:
            kept.append(list(run))
    return kept


def _slight(run: Sequence[Step], around: Sequence[Step]) -> bool:
    shown = [one for step in run for one in step.shown]
    others = [one for step in around for one in step.shown]
    told = origins(shown)
    return told < min(TWICE, origins(others)) and not any(one.fresh and one.dated for one in shown)


def step_of(shown: list[Showing], offices: Offices, weight: Sequence[str]) -> Step:
    """The stance of one day, by acts that name the issue themselves where there are any; others bear it out."""
    named = [one for one in shown if not one.lent]
    if not named or len(named) == len(shown):
        return _weighed(shown, offices, weight)
    step = _weighed(named, offices, weight)
    return replace(step, shown=tuple(one for one in shown if one.stance == step.stance))


def _weighed(shown: Sequence[Showing], offices: Offices, weight: Sequence[str]) -> Step:
    """Of each speaker the weightier stance, of the speakers the higher, the better borne out."""
    if len({one.stance for one in shown}) == 1:
        return Step(shown[0].day, shown[0].stance, tuple(shown))
    voices: dict[str, list[Showing]] = defaultdict(list)
    for one in shown:
        voices[one.speaker].append(one)
    picked = {who: _picked(said, weight) for who, said in voices.items()}
    stances = set(picked.values())
    borne: dict[str, list[Showing]] = defaultdict(list)
    for who, said in voices.items():
        borne[picked[who]] += [one for one in said if one.stance == picked[who]]
    opposed = bool(stances & YES and stances & NO)

    def worth(stance: str) -> tuple[int, int, int]:
        if not opposed:
            return int(_reached(borne[stance], stance)), origins(borne[stance]), weight.index(stance)
        return max(map(offices.of, borne[stance])), origins(borne[stance]), weight.index(stance)

    now = max(stances, key=worth)
    held = {one.speaker for one in borne[now]}
    others = [
        one for stance in stances for one in borne[stance] if opposed_to(now, stance) and one.speaker and any(held)
    ]
    apart = set(map(id, others))
    beside = [one for one in shown if one.stance != now and id(one) not in apart]
    return Step(
        shown[0].day, now, tuple(one for one in shown if one.stance == now), tuple(others), tuple(beside)
    )  # fmt: skip


def _reached(shown: Sequence[Showing], stance: str) -> bool:
    """Do several origins tell that they agreed with one another? It ends what was said on the way to it that day."""
    return stance == "accepts" and origins(one for one in shown if one.joint) >= TWICE


def _picked(said: Sequence[Showing], weight: Sequence[str]) -> str:
    """The stance of one speaker on one day."""
    stances = {one.stance for one in said}
    if len(stances) == 1:
        return said[0].stance
    torn = bool(stances & YES and stances & NO)
    if not torn and _reached([one for one in said if one.stance == "accepts"], "accepts"):
        return "accepts"
    borne = {stance: origins(one for one in said if one.stance == stance) if torn else 0 for stance in stances}
    return max(stances, key=lambda stance: (borne[stance], weight.index(stance)))
