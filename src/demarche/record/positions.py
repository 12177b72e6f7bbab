"""What each party holds on each issue, derived from acts. Pure functions over the lines of a record.

Rule: a stance is read from an act (`STANCE`; an offer, promise or acceptance with an if-clause is `conditional`).
The acts of a party on an issue are put in order of their day (of the event, else of the statement, else of
publication); runs of one stance make the history and the last run is the position. An act without a day comes
first. On one day the stance with more independent origins comes later, then the one that weighs more. An issue
that one side raises with another (demand, offer) and that the other never takes up is open for the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from demarche.record.lines import Line

STANCE = {
    "demand": "demands",
    "offer": "offers",
    "promise": "offers",
    "accept": "accepts",
    "agree": "accepts",
    "concede": "accepts",
    "reject": "rejects",
    "threaten": "threatens",
}
SOFTENED = frozenset({"offers", "accepts"})
"""Stances that an if-clause makes conditional; a demand or threat stays what it is."""
RAISES = frozenset({"demands", "offers", "conditional"})
WEIGHT = ("threatens", "offers", "accepts", "conditional", "demands", "rejects")
"""Of two stances on one day with as many origins, the later one here is the position."""


@dataclass(frozen=True, slots=True)
class Showing:
    """One act that shows a stance. `day`: ISO day by which it was held, "" where not known."""

    act: str
    party: str
    issue: str
    stance: str
    to: tuple[str, ...]
    day: str
    story: str
    place: tuple[str, int]


def positions(lines: Mapping[str, Iterable[Line]]) -> list[Line]:
    """Positions by party and issue, sorted; `lines` holds documents, statements and acts."""
    held: dict[tuple[str, str], list[Showing]] = defaultdict(list)
    raised: dict[tuple[str, str], list[Showing]] = defaultdict(list)
    for showing in showings(lines):
        held[showing.party, showing.issue].append(showing)
        if showing.stance in RAISES:
            for other in showing.to:
                if other != showing.party:
                    raised[other, showing.issue].append(showing)
    found = [_position(*key, _history(group)) for key, group in held.items()]
    found += [_open(*key, group) for key, group in raised.items() if key not in held]
    return sorted(found, key=lambda line: (str(line["issue"]), str(line["party"])))


def showings(lines: Mapping[str, Iterable[Line]]) -> list[Showing]:
    """Every act of a known party on a known issue that shows a stance."""
    reports = {str(line["id"]): line for line in lines["documents"]}
    said = {str(line["id"]): line for line in lines["statements"]}
    found = []
    for act in lines["acts"]:
        stance = STANCE.get(str(act["act"]))
        statement = said.get(str(act["statement"]))
        if stance in SOFTENED and statement and statement["condition"]:
            stance = "conditional"
        if not stance:
            continue
        report = reports[str(act["document"])]
        day = _day(act, statement, report)
        place = str(act["document"]), _int(act["start"])
        story = str(report["story"] or report["id"])
        for party in members(str(act["by"])):
            for issue in _strings(act["issues"]):
                found.append(Showing(str(act["id"]), party, issue, stance, members(str(act["to"])), day, story, place))
    return found


def members(code: str) -> tuple[str, ...]:
    """The parties of a joint code: "DEU+FRA" is two."""
    return tuple(part for part in code.split("+") if part)


def _day(*lines: Line | None) -> str:
    """The first day known, of the act, its statement, its report; of an interval the last day."""
    for line in lines:
        when = (line or {}).get("date") or (line or {}).get("published")
        if isinstance(when, dict) and when["earliest"] and when["latest"]:
            return str(when["latest"])
    return ""


def _history(group: Sequence[Showing]) -> list[list[Showing]]:
    """Runs of one stance, in time."""
    by_day: dict[tuple[str, str], list[Showing]] = defaultdict(list)
    for showing in group:
        by_day[showing.day, showing.stance].append(showing)
    steps = sorted(
        by_day.values(),
        key=lambda step: (step[0].day, len({one.story for one in step}), WEIGHT.index(step[0].stance)),
    )
    runs: list[list[Showing]] = []
    for step in steps:
        ordered = sorted(step, key=lambda one: (one.place, one.act))
        if runs and runs[-1][-1].stance == step[0].stance:
            runs[-1] += ordered
        else:
            runs.append(ordered)
    return runs


def _turn(run: Sequence[Showing]) -> Line:
    return {"stance": run[-1].stance, "as_of": run[-1].day or None, "acts": [one.act for one in run]}


def _position(party: str, issue: str, runs: Sequence[Sequence[Showing]]) -> Line:
    now = runs[-1]
    return {
        "party": party,
        "issue": issue,
        **_turn(now),
        "stories": len({one.story for one in now}),
        "history": [_turn(run) for run in runs],
    }


def _open(party: str, issue: str, group: Sequence[Showing]) -> Line:
    ordered = sorted(group, key=lambda one: (one.day, one.place, one.act))
    now = {**_turn(ordered), "stance": "open"}
    return {"party": party, "issue": issue, **now, "stories": len({one.story for one in ordered}), "history": [now]}


def _strings(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0
