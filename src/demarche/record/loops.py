"""Open loops: what was asked or offered without an answer, deadlines that passed, meetings without a report after them.

An answer is any stance of the party asked on the issue, on the day or later; a demand or offer that is repeated is one
loop. Days are counted up to the last report whose day is known. Pure functions over the lines of a record.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from demarche.record.bargain import ends_in_deadline
from demarche.record.ids import line_id
from demarche.record.lines import Line
from demarche.record.positions import meant, settled, stances
from demarche.record.showings import WIDE, Showing, showings

KINDS = ("demand", "offer", "deadline", "meeting")
ASKED = {"demands": "demand", "offers": "offer", "conditional": "offer"}
ANSWERS = frozenset({"accepts", "rejects", "offers", "conditional", "threatens"})
DROPPED = {"demand": frozenset({"accepts"}), "offer": frozenset({"rejects", "threatens", "accepts"})}
"""Stances by which a party has got or given up what it asked, and has settled or taken back what it offered."""
RARELY = 3
"""A party that is named less than once for so many times of another is not the one meant."""
GIVES = frozenset({"offers", "conditional"})
YIELDED = frozenset({"accepts"})
BOUND = frozenset({"demand", "offer", "threaten", "warn"})
"""Acts that set a deadline."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What the loops of a record are read from, by (party, issue): the sorted days on which it answered and gave way,
    and what it holds now. last: the last day of which a report tells news."""

    last: str
    shown: Sequence[Showing]
    answered: Mapping[tuple[str, str], list[str]]
    replied: Mapping[tuple[str, str], list[str]]
    yielded: Mapping[tuple[str, str], list[str]]
    stances: Mapping[tuple[str, str], str]


def loops(lines: Mapping[str, Iterable[Line]], shown: Sequence[Showing] | None = None) -> list[Line]:
    """Open loops, by kind and day; `lines`: documents, statements, acts, dates, meetings.

    Fields: id, kind, party, to, issue, day, lines (ids of acts, dates, meetings), text, why. shown: the showings of
    these lines where they are known already.
    """
    rows = {name: list(lines[name]) for name in ("documents", "acts", "dates", "meetings")}
    if shown is None:
        shown = showings({**rows, "statements": lines["statements"], "claims": lines.get("claims", ())})
    last = _last(rows["documents"])
    own = _settled_all(one for one in shown if one.own and "+" not in one.party)
    told = _Told(last, own, _days(own, ANSWERS), _days(own, ANSWERS | {"demands"}), _days(own, YIELDED), stances(own))
    found = [*_unanswered(told), *_deadlines(told, rows), *_meetings(last, rows["meetings"])]
    return sorted(found, key=_place)


def _place(line: Line) -> tuple[int, bool, str, str, str]:
    """By kind and day, those without a day last."""
    return KINDS.index(str(line["kind"])), not line["day"], str(line["day"]), str(line["party"]), str(line["id"])


def _last(documents: Iterable[Line]) -> str:
    """The day of the youngest story; a late copy brings no news."""
    first: dict[str, str] = {}
    for line in documents:
        day, story = _known(line), str(line.get("story") or line["id"])
        first[story] = min(first.get(story) or day, day or first.get(story, ""))
    return max(first.values(), default="")


def _settled_all(shown: Iterable[Showing]) -> list[Showing]:
    groups: dict[tuple[str, str], list[Showing]] = defaultdict(list)
    for one in shown:
        groups[one.party, one.issue].append(one)
    return [one for group in groups.values() for one in settled(group)]


def _days(shown: Iterable[Showing], stances: frozenset[str]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in shown:
        if one.stance in stances:
            found[one.party, one.issue].append(one.day)
    return {key: sorted(days) for key, days in found.items()}


def _since(days: Mapping[tuple[str, str], list[str]], key: tuple[str, str], day: str) -> bool:
    """Is one of the days `day` or later? A stance without a day may be an answer."""
    known = days.get(key, [])
    return bool(known) and (known[0] == "" or bisect_left(known, day) < len(known))


def _unanswered(told: _Told) -> Iterator[Line]:
    """A demand is answered once; every offer wants an answer of its own. What is put in the same acts on several issues
    is one loop; what a mediator asks of both sides is none."""
    groups: dict[tuple[str, str, str], list[Showing]] = defaultdict(list)
    terms = {one.asked.act for one in told.shown if one.asked is not None and one.asked.act != one.act}
    offered = {(one.document, one.party, one.issue) for one in told.shown if one.stance in GIVES}
    facing = _facing(told.shown)
    for one in told.shown:
        if one.act in terms or (one.stance == "demands" and (one.document, one.party, one.issue) in offered):
            continue  # what an offer asks in return is open with the offer
        stance = told.stances.get((one.party, one.issue), "")
        if one.stance in ASKED and not one.weak and stance not in DROPPED[ASKED[one.stance]]:
            groups[ASKED[one.stance], one.party, one.issue].append(one)
    found: dict[tuple[str, str, tuple[str, ...]], list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    acts_of: dict[tuple[str, ...], list[Showing]] = {}
    for (kind, party, issue), group in groups.items():
        if kind == "demand" and _mediates(party, group, facing):
            continue
        silent = list(_by_silent(told, issue, group, facing[party]))
        if silent:
            others = tuple(dict.fromkeys(other for names, _ in silent for other in names))
            shown = sorted({one.act: one for _, acts in silent for one in acts}.values(), key=_order)
            acts = tuple(one.act for one in shown)
            acts_of[acts] = shown
            found[kind, party, acts].append((issue, others))
    for (kind, party, acts), put in found.items():
        issue = " ".join(sorted(one for one, _ in put))
        to = "+".join(dict.fromkeys(other for _, others in put for other in others))
        shown = acts_of[acts]
        day = "" if shown[0].recalled else shown[0].day
        yield _loop(kind, party, (to, issue, day), acts, (shown[0].text, _silence(to, issue, day, told.last)))


def _silence(to: str, issue: str, day: str, last: str) -> str:
    """That nobody answered, and since when, where that is known."""
    many = "+" in to
    who, on = to.replace("+", " and "), issue.replace(" ", ", ")
    since = f" since {day}" if day else ""
    unknown = "" if day else "; no report tells on which day it was put to " + ("them" if many else "it")
    until = f" in the reports up to {last}" if last else " in any report"
    return f"{who} {'have' if many else 'has'} not answered on {on}{since}{until}{unknown}"


def _mediates(party: str, group: Sequence[Showing], facing: Mapping[str, frozenset[str]]) -> bool:
    """Does a party call on sides that face each other, and not it?"""
    sides = {other for one in group if len(one.to) > 1 for other in one.to}
    return any(two in facing[one] and party not in facing[one] for one in sides for two in sides if one != two)


def _facing(shown: Iterable[Showing]) -> dict[str, frozenset[str]]:
    """Whom each party mostly turns to; where a report reads another for once, it is likely misread."""
    turns: dict[str, Counter[str]] = defaultdict(Counter)
    for one in shown:
        if one.stance in ASKED:
            turns[one.party].update(one.to)
    return defaultdict(frozenset, {
        party: frozenset(to for to, times in found.items() if times * RARELY >= max(found.values()))
        for party, found in turns.items()
    })  # fmt: skip


def _by_silent(
    told: _Told, issue: str, group: Sequence[Showing], facing: frozenset[str]
) -> Iterator[tuple[tuple[str, ...], list[Showing]]]:
    """The parties asked that did not answer, those of the same acts together."""
    silent: dict[tuple[str, ...], list[str]] = defaultdict(list)
    put = {one.act: one for one in group}
    kind = ASKED[group[0].stance]
    answers = told.answered if kind == "demand" else told.replied
    if kind == "demand" and len({one.to for one in group}) > 1:  # read as put to this one and to that
        asked_of = {party for one in group for party in one.to}
        if any(_since(answers, (other, issue), min(one.day for one in group)) for other in asked_of):
            return
    for other in sorted({party for one in meant(group) for party in one.to} & facing):
        shown = sorted((one for one in group if other in one.to), key=_order)
        asked = shown[:1] if kind == "demand" else shown
        if any(not _since(answers, (other, issue), one.day) for one in asked):
            late = [one for one in shown if not _since(answers, (other, issue), one.day)]
            silent[tuple(one.act for one in late)].append(other)
    for acts, others in silent.items():
        yield tuple(others), [put[act] for act in acts]


def _order(one: Showing) -> tuple[str, bool, bool, str, str, int, str]:
    return one.day, not one.dated, not one.fresh, one.published, one.document, one.start, one.act


def _loop(kind: str, party: str, aim: tuple[str, str, str], ids: Sequence[str], words: tuple[str, str]) -> Line:
    """aim: to, issue, day; words: of the first line, and why it is open."""
    to, issue, day = aim
    return {
        "id": line_id("loop", kind, party, to, issue, ids[0]), "kind": kind, "party": party, "to": to,
        "issue": issue, "day": day or None, "lines": list(ids), "text": words[0], "why": words[1],
    }  # fmt: skip


def _deadlines(told: _Told, rows: Mapping[str, Sequence[Line]]) -> Iterator[Line]:
    """Days set in a demand, an offer or a threat that have passed, and nobody has given way since."""
    langs = {str(line["id"]): str(line.get("lang", "")) for line in rows["documents"]}
    printed = {str(line["id"]): _printed(line) for line in rows["documents"]}
    dates: dict[str, list[Line]] = defaultdict(list)
    for when in rows["dates"]:
        day, document = str(when["latest"] or ""), str(when["document"])
        if day and day <= told.last and day > printed[document]:
            dates[document].append(when)
    found: dict[tuple[str, str, str], list[tuple[Line, Line]]] = defaultdict(list)
    for act in rows["acts"]:
        if act["act"] in BOUND and act["by"] and act["document"] in dates:
            for when in _within(act, dates[str(act["document"])]):
                before = str(act["text"])[: _int(when["start"]) - _int(act["start"])]
                if ends_in_deadline(before, langs[str(act["document"])]):
                    found[str(act["by"]), str(act["to"]), str(when["latest"])].append((act, when))
    for (party, to, day), pairs in found.items():
        issues = sorted({issue for act, _ in pairs for issue in _strings(act["issues"])})
        if any(_since(told.yielded, (other, issue), "") for other in to.split("+") for issue in issues):
            continue
        ids = list(dict.fromkeys(str(line["id"]) for pair in pairs for line in pair if "id" in line))
        why = f"the day passed; nothing in the reports up to {told.last} says that it was met"
        yield _loop("deadline", party, (to, " ".join(issues), day), ids, (str(pairs[0][0]["text"]), why))


def _within(act: Line, dates: Sequence[Line]) -> Iterator[Line]:
    starts = [_int(when["start"]) for when in dates]
    low, high = bisect_left(starts, _int(act["start"])), bisect_right(starts, _int(act["end"]))
    yield from (when for when in dates[low:high] if _int(when["end"]) <= _int(act["end"]))


def _meetings(last: str, meetings: Sequence[Line]) -> Iterator[Line]:
    """Meetings still told as planned though their day has passed, and of whose day no other meeting of the same is
    told."""
    told: dict[str, set[str]] = defaultdict(set)
    for line in meetings:
        if line["status"] != "planned":
            told["+".join(_strings(line["parties"]))].update(_around(line))
    for line in meetings:
        day, parties = _day(line), "+".join(_strings(line["parties"]))
        if line["status"] == "planned" and day and day < last and day not in told.get(parties, ()):
            why = f"planned for {day}; no report up to {last} says that it was held or called off"
            yield _loop("meeting", parties, ("", "", day), [str(line["id"])], (str(line["what"]), why))


def _day(meeting: Line) -> str:
    when = meeting["date"]
    assert isinstance(when, dict)
    return str(when["latest"] or "")


def _around(meeting: Line) -> Iterator[str]:
    """The day of a meeting, the one before and the one after."""
    if day := _day(meeting):
        yield from (str(date.fromisoformat(day) + timedelta(days)) for days in (-1, 0, 1))


def _known(line: Line) -> str:
    """The day of publication; "" where it is only bounded, and widely."""
    when = line["published"]
    assert isinstance(when, dict)
    first, last = str(when["earliest"] or ""), str(when["latest"] or "")
    near = first and last and (date.fromisoformat(last) - date.fromisoformat(first)).days <= WIDE
    return last if near else ""


def _printed(line: Line) -> str:
    when = line["published"]
    assert isinstance(when, dict)
    return str(when["latest"] or when["earliest"] or "")


def _strings(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0
