"""What each party holds on each issue, derived from acts. Pure functions over the lines of a record.

Rules, in their order:
- What a party does or says itself decides; what a rival, a mediator or an expert says that it holds (`reported`) counts
  only where it is not heard itself, or where it is said to have accepted since it was.
- Acts go in order of their day (of the event, else of the statement, else of publication), those without a day first.
  An act whose day no words tell, and whose stance the party took before, repeats it: it moves no day (`settled`).
- `as_of` is the day of the newest act by which the party itself took the stance, or took it anew: what others recall of
  it, a copy, and what a report tells by the way move no day. What is open is so since it was last raised.
- A day has one stance. Where two people of a party take opposed stances, the higher office carries, then the number of
  independent origins; the other is kept as `dissent`. Else the weightier one (`WEIGHT`).
- Runs of one stance make the history, the last one is the position; `direction` compares it with the one before. A turn
  away and back that one slight act shows is none; an offer told without its condition is the conditional one beside it.
- Origins are counted over the whole run, with what others report of it; one report is one origin, and where it names an
  agency for some of its words it rests on that.
- What one side raises with another (demand, offer) and that the other never takes up is open for the other.
- Who says that nothing is decided yet, on what others raise, and shows nothing else, is open.
- What two put to others together is held by each of them, and by the group under its joint code ("DEU+FRA"); what more
  do, by the group, and by each that shows a stance on the issue by itself as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from demarche.record.lines import Line
from demarche.record.positions.settled import in_time, settled
from demarche.record.positions.steps import Offices, Step, direction, steps_of
from demarche.record.positions.support import once, origins
from demarche.record.showings import Showing, Words, members, showings
from demarche.record.showings.days import apart

__all__ = ["direction", "held", "meant", "positions", "settled", "stances"]

BACKGROUND = 180
"""Days by which what a report tells is older than the report: it led to the negotiation and is none of its turns."""
SEVERAL = 2
"""Others with whom a party is one of a group, which has a stance of its own."""
OPEN = "open"
RAISES = frozenset({"demands", "offers", "conditional"})


def positions(lines: Mapping[str, Iterable[Line]]) -> list[Line]:
    """Positions by party and issue, sorted; `lines`: documents, statements, acts, people for their offices, and what
    `showings` takes."""
    return held(showings(lines), lines.get("people", ()))


def held(shown: Iterable[Showing], people: Iterable[Line] = ()) -> list[Line]:
    """Positions from the acts that show them."""
    told = _gathered(shown)
    offices = Offices(people)
    found = [
        _position(*key, told.runs(key, offices), group)
        for key, group in told.groups.items()
        if not _of_a_group(key, group, told.groups)
    ]
    found += [_open(*key, group) for key, group in told.raised.items() if key not in told.groups]
    return sorted(found, key=lambda line: (str(line["issue"]), str(line["party"])))


def _of_a_group(key: tuple[str, str], group: Sequence[Showing], groups: Iterable[tuple[str, str]]) -> bool:
    """Does a party show nothing but what it puts to others with several, under whose joint code it stands?"""
    if not all(one.shared for one in group):
        return False
    return any(issue == key[1] and party.count("+") >= SEVERAL and key[0] in members(party) for party, issue in groups)


def stances(shown: Iterable[Showing]) -> dict[tuple[str, str], str]:
    """What each party holds on each issue in the end, by (party, issue)."""
    told, offices = _gathered(shown), Offices(())
    return {key: told.runs(key, offices)[-1][-1].stance for key in told.groups}


@dataclass(frozen=True, slots=True)
class _Gathered:
    """By (party, issue) the acts that show a stance, and those of others that put something to the party; by issue who
    raises it, and from which day on."""

    groups: Mapping[tuple[str, str], list[Showing]]
    raised: Mapping[tuple[str, str], list[Showing]]
    raisers: Mapping[str, Mapping[str, str]]

    def runs(self, key: tuple[str, str], offices: Offices) -> list[list[Step]]:
        party, issue = key
        return steps_of(self.groups[key], offices, _raised_since(party, self.raisers.get(issue, {})))


def _gathered(shown: Iterable[Showing]) -> _Gathered:
    groups: dict[tuple[str, str], list[Showing]] = defaultdict(list)
    raising: dict[tuple[str, str], list[Showing]] = defaultdict(list)
    raisers: dict[str, dict[str, str]] = defaultdict(dict)
    told = telling(shown)
    for showing in told:
        if showing.weak or showing.stance == OPEN:
            continue
        groups[showing.party, showing.issue].append(showing)
        if showing.stance in RAISES:
            since = raisers[showing.issue]
            since[showing.party] = min(showing.day, since.get(showing.party, showing.day))
            if showing.own:
                raising[showing.party, showing.issue].append(showing)
    raised = _put_to(raising)
    for one in told:  # taken for a yes only where it is the one answer to what was put to the party
        key = one.party, one.issue
        answered = (other.own and other.stance != one.stance for other in groups.get(key, ()))
        if one.weak and key in raised and not any(answered):
            groups[key].append(one)
    waiting = _waiting(told, groups.keys() | raised.keys(), raisers)
    return _Gathered({**groups, **waiting}, raised, raisers)


def _put_to(raising: Mapping[tuple[str, str], list[Showing]]) -> dict[tuple[str, str], list[Showing]]:
    """By (party, issue) what others put to the party."""
    raised: dict[tuple[str, str], list[Showing]] = defaultdict(list)
    for (_, issue), group in raising.items():
        for one in meant(group):
            for other in one.to:
                raised[other, issue].append(one)
    return raised


def _waiting(
    told: Iterable[Showing], known: Container[tuple[str, str]], raisers: Mapping[str, Mapping[str, str]]
) -> dict[tuple[str, str], list[Showing]]:
    """Who says that nothing is decided: it tells something only of what others raise, where nothing else is known."""
    found: dict[tuple[str, str], list[Showing]] = defaultdict(list)
    for one in told:
        others = raisers.get(one.issue, {}).keys() - {one.party}
        if one.stance == OPEN and one.own and others and (one.party, one.issue) not in known:
            found[one.party, one.issue].append(one)
    return found


def _raised_since(party: str, raisers: Mapping[str, str]) -> str | None:
    """The first day on which it was raised by one that is no member of the party, and that it is no member of; None for
    never."""
    own = set(members(party))
    return min((day for one, day in raisers.items() if own.isdisjoint(members(one))), default=None)


def telling(shown: Iterable[Showing]) -> list[Showing]:
    """Without words on meeting and talking on, and without what was long before, of those whose mind other acts
    show."""
    shown = list(shown)
    known = {
        (one.party, one.issue)
        for one in shown
        if one.own and not (one.contact or one.weak or one.stance == OPEN or _old(one))
    }
    return [one for one in shown if not (one.contact or _old(one)) or (one.party, one.issue) not in known]


def _old(one: Showing) -> bool:
    return bool(one.day and one.published) and apart(one.day, one.published) > BACKGROUND


def meant(group: Sequence[Showing]) -> list[Showing]:
    """Those that tell whom a party asks: what is told by the way may miss it, and counts where nothing else is told; so
    do acts that go to the same."""
    sure = [one for one in group if one.fresh or one.dated] or list(group)
    named = {party for one in sure for party in one.to}
    return [one for one in group if not named or not named.isdisjoint(one.to)]


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
        "origins": origins([*shown, *_told_of(group, now)], retold=True),
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
    return {"stance": run[-1].stance, **_when(run[-1].shown), "acts": [one.act for one in once(shown)]}


def _when(shown: Sequence[Showing]) -> Line:
    """as_of: the last day on which it may have been taken, None where words only tell that it was before, and of a
    report without a day the last one that it shares with others; date: the first and the last. `shown` are of one
    day."""
    last = shown[0].day or None
    if all(one.recalled for one in shown):
        return {"as_of": None, "date": {"earliest": None, "latest": last}}
    if all(one.after for one in shown):
        return {"as_of": last, "date": {"earliest": last, "latest": None}}
    first = max((one.since for one in shown), default="") or None
    return {"as_of": last, "date": {"earliest": first, "latest": last}}


def _dissent(one: Showing) -> Line:
    return {"stance": one.stance, "as_of": one.day or None, "speaker": one.title or one.party, "acts": [one.act]}


def _spans(words: Iterable[Words | None]) -> list[Line]:
    found = {(one.document, one.start, one.end): one for one in words if one is not None}
    return [
        {"act": one.act, "document": one.document, "start": one.start, "end": one.end, "text": one.text}
        for one in found.values()
    ]


def _open(party: str, issue: str, group: Sequence[Showing]) -> Line:
    """Open since the last day on which it was raised anew."""
    ordered = in_time(settled(group))
    last = [one for one in ordered if one.day == ordered[-1].day]
    now: Line = {"stance": "open", **_when(last), "acts": [one.act for one in once(ordered)]}
    return {
        "party": party,
        "issue": issue,
        **now,
        "stories": len({one.story for one in ordered}),
        "origins": origins(ordered, retold=True),
        **{"reported": False, "direction": "", "dissent": [], "red_lines": [], "asked": []},
        "history": [{**now, "direction": ""}],
    }
