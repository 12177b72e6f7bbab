"""What each party holds on each issue, derived from acts. Pure functions over the lines of a record.

Rules, in their order:
- What a party does or says itself decides; what a rival, a mediator or an expert says that it holds (`reported`) counts
  only where it is not heard itself.
- Acts go in order of their day (of the event, else of the statement, else of publication), those without a day first.
  An act whose day no words tell, and whose stance the party took before, repeats it: it moves no day (`settled`).
- A day has one stance. Where two people of a party take opposed stances, the higher office carries, then the number of
  independent origins; the other is kept as `dissent`. Else the weightier one (`WEIGHT`).
- Runs of one stance make the history, the last one is the position; `direction` compares it with the one before.
- What one side raises with another (demand, offer) and that the other never takes up is open for the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from demarche.record.bargain import NOBODY, PARTY, rank
from demarche.record.lines import Line
from demarche.record.showings import Showing, Words, showings

RAISES = frozenset({"demands", "offers", "conditional"})
SCALE = ("threatens", "rejects", "demands", "open", "conditional", "offers", "accepts")
"""Stances from the hardest to the softest: a change to the right softens, one to the left hardens."""
YES, NO = frozenset({"conditional", "offers", "accepts"}), frozenset({"threatens", "rejects"})
REVERSALS = frozenset({
    ("rejects", "accepts"), ("accepts", "rejects"), ("threatens", "accepts"), ("accepts", "threatens"),
    ("offers", "rejects"),
})  # fmt: skip
"""Changes that take a word back or turn it round; every other one hardens or softens."""
WEIGHT = ("offers", "demands", "rejects", "accepts", "conditional", "threatens")
"""Of two stances on one day, with as many origins, the later one here is the position."""
UNASKED = ("offers", "rejects", "demands", "accepts", "conditional", "threatens")
"""The same where nobody else raised the issue: a refusal is the other face of the demand beside it."""
SAME_NEWS = 2
"""Days within which reports that name no day tell the same news."""
RECALLED = 10
"""Days for which reports recall by the way what a party took for its stance."""
ALIKE = 0.5
"""Share of the stems of the shorter of two acts that the longer has, from which they say the same in one report."""
STEM = 4  # letters


@dataclass(frozen=True, slots=True)
class Step:
    """What a party shows on one day. stance: what it holds; shown: the acts that show it; dissent: acts of others of
    its people, opposed to it; beside: other stances of the same day."""

    day: str
    stance: str
    shown: tuple[Showing, ...]
    dissent: tuple[Showing, ...] = ()
    beside: tuple[Showing, ...] = ()


def positions(lines: Mapping[str, Iterable[Line]]) -> list[Line]:
    """Positions by party and issue, sorted; `lines`: documents, statements, acts, and people for their offices."""
    return held(showings(lines), lines.get("people", ()))


def held(shown: Iterable[Showing], people: Iterable[Line] = ()) -> list[Line]:
    """Positions from the acts that show them."""
    groups: dict[tuple[str, str], list[Showing]] = defaultdict(list)
    raised: dict[tuple[str, str], list[Showing]] = defaultdict(list)
    raising: dict[tuple[str, str], list[Showing]] = defaultdict(list)
    raisers: dict[str, set[str]] = defaultdict(set)
    welcomed: list[Showing] = []
    for showing in shown:
        if showing.weak:
            welcomed.append(showing)
            continue
        groups[showing.party, showing.issue].append(showing)
        if showing.stance in RAISES:
            raisers[showing.issue].add(showing.party)
            if showing.own:
                raising[showing.party, showing.issue].append(showing)
    for (_, issue), group in raising.items():
        for one in meant(group):
            for other in one.to:
                raised[other, issue].append(one)
    for one in welcomed:  # taken for a yes only where it is the one answer to what was put to the party
        key = one.party, one.issue
        if key in raised and not any(other.own and other.stance != one.stance for other in groups[key]):
            groups[key].append(one)
    offices = Offices(people)
    found = [
        _position(party, issue, steps_of(group, offices, bool(raisers[issue] - {party})), group)
        for (party, issue), group in groups.items()
        if group
    ]
    found += [_open(*key, group) for key, group in raised.items() if not groups.get(key)]
    return sorted(found, key=lambda line: (str(line["issue"]), str(line["party"])))


def meant(group: Sequence[Showing]) -> list[Showing]:
    """Those that tell whom a party asks: what is told by the way may miss it, and counts where nothing else is told; so
    do acts that go to the same."""
    sure = [one for one in group if one.fresh or one.dated] or list(group)
    named = {party for one in sure for party in one.to}
    return [one for one in group if not named or not named.isdisjoint(one.to)]


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


def steps_of(group: Sequence[Showing], offices: Offices, answers: bool = True) -> list[list[Step]]:
    """Runs of one stance, in time, each day by day. answers: others raised the issue too, so that it can be refused."""
    own = [one for one in group if one.own] or list(group)
    ordered = _in_time(_bound_together(settled(own)))
    runs: list[list[Step]] = []
    for _, shown in groupby(ordered, key=lambda one: one.day):
        step = _step(list(shown), offices, WEIGHT if answers else UNASKED)
        if runs and runs[-1][-1].stance == step.stance:
            runs[-1].append(step)
        else:
            runs.append([step])
    return _without_slips(runs)


def _without_slips(runs: Sequence[list[Step]]) -> list[list[Step]]:
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
    return origins(shown) < origins(others) and not any(one.fresh and one.dated for one in shown)


def _bound_together(group: Sequence[Showing]) -> list[Showing]:
    """An offer told without its condition is the conditional one that others tell of those days."""
    days = [one.day for one in group if one.stance == "conditional" and one.day]
    return [
        replace(one, stance="conditional", day=day)
        if one.stance == "offers" and one.day and (day := _near(one.day, days))
        else one
        for one in group
    ]


def _near(day: str, days: Sequence[str]) -> str:
    return next((other for other in days if abs(_apart(other, day)) <= SAME_NEWS), "")


def _in_time(group: Iterable[Showing]) -> list[Showing]:
    """By day; of one day the best evidence last: a day told, news rather than background, the earlier report."""
    ordered = sorted(group, key=lambda one: (one.published, one.document, one.start, one.act), reverse=True)
    return sorted(ordered, key=lambda one: (one.day, one.dated, one.fresh))


def settled(group: Sequence[Showing]) -> list[Showing]:
    """Acts without a day of their own get that of the act they repeat.

    In one story, and of one claim, it is the earliest day told, for a copy is no younger than what it copies. Across
    stories it is the last day before on which the stance was shown: always for what a report tells by the way, for its
    news only where that day is near.
    """
    first: dict[tuple[str, str], str] = {}
    for one in group:
        for told in (one.story, one.claim):
            key = (told, one.stance)
            if told and one.day and (key not in first or one.day < first[key]):
                first[key] = one.day
    moved = [one if one.dated else _moved(one, first) for one in group]
    moved.sort(key=lambda one: (one.day, not one.dated, one.document, one.start, one.act))
    seen: dict[str, str] = {}
    repeats: dict[str, str] = {}  # by report, the day of the news that it repeats
    placed = []
    for one in moved:
        before = seen.get(one.stance, "")
        near = bool(before) and before < one.day and _apart(before, one.day) <= SAME_NEWS
        if one.dated and one.since < before < one.day:
            one = replace(one, day=before)  # "in late May": within it lies the day that is known
        if not one.dated and (near or _by_the_way(one, before)):
            if near:
                repeats[one.document] = before
            one = replace(one, day=before)
        else:
            seen[one.stance] = one.day or before
        placed.append(one)
    return [
        one if one.dated or one.day <= (day := repeats.get(one.document, one.day)) else replace(one, day=day)
        for one in placed
    ]


def _by_the_way(one: Showing, before: str) -> bool:
    """Does a report only recall what was shown on the day `before`? A demand stands until it is met; other stances are
    recalled for some days."""
    if one.fresh or not before or before >= one.day:
        return False
    return one.stance == "demands" or one.silent or _apart(before, one.day) <= RECALLED


def _apart(before: str, day: str) -> int:
    return (date.fromisoformat(day) - date.fromisoformat(before)).days


def _moved(one: Showing, first: Mapping[tuple[str, str], str]) -> Showing:
    days = [first[key] for told in (one.story, one.claim) if (key := (told, one.stance)) in first]
    return replace(one, day=day) if days and (day := min(days)) != one.day else one


def _step(shown: list[Showing], offices: Offices, weight: Sequence[str]) -> Step:
    """The stance of one day: of each speaker the weightier, of the speakers the higher, the better borne out."""
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
            return 0, origins(borne[stance]), weight.index(stance)
        return max(map(offices.of, borne[stance])), origins(borne[stance]), weight.index(stance)

    now = max(stances, key=worth)
    held = {one.speaker for one in borne[now]}
    others = [one for stance in stances for one in borne[stance] if _against(now, stance) and one.speaker and any(held)]
    beside = [one for one in shown if one.stance != now and one not in others]
    return Step(
        shown[0].day, now, tuple(one for one in shown if one.stance == now), tuple(others), tuple(beside)
    )  # fmt: skip


def _picked(said: Sequence[Showing], weight: Sequence[str]) -> str:
    """The stance of one speaker on one day."""
    stances = {one.stance for one in said}
    if len(stances) == 1:
        return said[0].stance
    torn = bool(stances & YES and stances & NO)
    borne = {stance: origins(one for one in said if one.stance == stance) if torn else 0 for stance in stances}
    return max(stances, key=lambda stance: (borne[stance], weight.index(stance)))


def _against(one: str, other: str) -> bool:
    return (one in YES and other in NO) or (one in NO and other in YES)


def origins(shown: Iterable[Showing]) -> int:
    """Independent origins: what one agency tells on one occasion is one, however many papers print it."""
    told: dict[str, dict[str, str]] = defaultdict(dict)
    shown = list(shown)
    named = {one.document for one in shown if one.origin != one.story}
    for one in shown:
        if one.origin == one.story and one.document in named:
            continue  # what a report tells beside words that it has from elsewhere rests on those
        first = told[one.origin].get(one.story, "")
        told[one.origin][one.story] = min(first, one.published) if first and one.published else first or one.published
    return sum(_occasions(sorted(set(days.values()) - {""})) for days in told.values())


def _occasions(days: Sequence[str]) -> int:
    """How many times something was told, by days of publication; a report without a day adds none to others."""
    return 1 + sum(_apart(before, day) > SAME_NEWS for before, day in pairwise(days))


def _position(party: str, issue: str, runs: Sequence[Sequence[Step]], group: Sequence[Showing]) -> Line:
    now, before = runs[-1], runs[-2] if len(runs) > 1 else None
    shown = [one for step in now for one in step.shown]
    turns: list[Line] = []
    for run in runs:
        turns.append({**_turn(run), "direction": direction(str(turns[-1]["stance"]) if turns else "", run[-1].stance)})
    return {
        "party": party,
        "issue": issue,
        **_turn(now),
        "stories": len({one.story for one in shown}),
        "origins": origins([*shown, *_told_of(group, now)]),
        "reported": not any(one.own for one in shown),
        "direction": direction(before[-1].stance if before else "", now[-1].stance),
        "dissent": [_dissent(one) for step in now for one in step.dissent],
        "red_lines": _spans(one.red for one in shown),
        "asked": _spans(one.asked for step in now for one in (*step.shown, *step.beside)),
        "history": turns,
    }


def _told_of(group: Sequence[Showing], now: Sequence[Step]) -> list[Showing]:
    """What others say of the party that its own acts bear out: it moves no day, but comes from elsewhere."""
    stance, day = now[-1].stance, now[0].day
    return [one for one in group if not one.own and one.stance == stance and (not one.day or one.day >= day)]


def _turn(run: Sequence[Step]) -> Line:
    shown = [one for step in run for one in step.shown]
    return {"stance": run[-1].stance, "as_of": run[-1].day or None, "acts": [one.act for one in once(shown)]}


def _dissent(one: Showing) -> Line:
    return {"stance": one.stance, "as_of": one.day or None, "speaker": one.title or one.party, "acts": [one.act]}


def _spans(words: Iterable[Words | None]) -> list[Line]:
    found = {(one.document, one.start, one.end): one for one in words if one is not None}
    return [
        {"act": one.act, "document": one.document, "start": one.start, "end": one.end, "text": one.text}
        for one in found.values()
    ]


def once(shown: Sequence[Showing]) -> list[Showing]:
    """Of acts of one report that say the same, the longest."""
    kept: list[Showing] = []
    stems: dict[str, list[frozenset[str]]] = defaultdict(list)
    for one in sorted(shown, key=lambda one: -len(one.text)):
        own = _stems(one.text)
        if not any(_alike(own, other) for other in stems[one.document]):
            kept.append(one)
        stems[one.document].append(own)
    chosen = {one.act for one in kept}
    return [one for one in dict.fromkeys(shown) if one.act in chosen]


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in text.lower().split() if len(word) >= STEM)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    least = min(len(one), len(other))
    return least == 0 or len(one & other) / least >= ALIKE


def _open(party: str, issue: str, group: Sequence[Showing]) -> Line:
    """Open since the last day on which it was raised anew."""
    ordered = _in_time(settled(group))
    now: Line = {
        "stance": "open", "as_of": ordered[-1].day or None, "acts": [one.act for one in once(ordered)]
    }  # fmt: skip
    return {
        "party": party,
        "issue": issue,
        **now,
        "stories": len({one.story for one in ordered}),
        "origins": origins(ordered),
        **{"reported": False, "direction": "", "dissent": [], "red_lines": [], "asked": []},
        "history": [{**now, "direction": ""}],
    }
