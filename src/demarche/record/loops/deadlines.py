"""Days set in a demand, an offer or a threat that have passed, and nobody has given way since."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from demarche.record.bargain import ends_in_deadline, waits
from demarche.record.lines import Line
from demarche.record.loops.line import loop
from demarche.record.loops.told import Told
from demarche.record.showings import Showing
from demarche.record.showings.showing import number, strings

BOUND = frozenset({"demand", "offer", "threaten", "warn", "reject"})
"""Acts that set a deadline."""
BEFORE = 60
"""Code points before an act in which the words for it may name the day ("gave Oslo until May 5 to ...")."""
Set = tuple[Line, Line]
"""An act and its day."""


def deadlines(told: Told, rows: Mapping[str, Sequence[Line]]) -> Iterator[Line]:
    """One loop for what a party sets for one day, whoever each report says that it is set for."""
    found: dict[tuple[str, str], list[Set]] = defaultdict(list)
    days = {str(line["id"]): _printed(line) for line in rows["documents"]}
    for act, when in _all(told, rows, days):
        found[str(act["by"]), str(when["latest"])].append((act, when))
    for (party, day), pairs in found.items():
        issues = sorted({issue for act, _ in pairs for issue in strings(act["issues"])})
        to = str(pairs[0][0]["to"])
        others = {other for act, _ in pairs for other in str(act["to"]).split("+")}
        since = min(days[str(act["document"])] for act, _ in pairs)
        if any(_gave_way(one, others, since) for issue in issues for one in told.yielded.get(issue, ())):
            continue
        ids = list(dict.fromkeys(str(line["id"]) for pair in pairs for line in pair if "id" in line))
        why = f"the day passed; nothing in the reports up to {told.last} says that it was met"
        yield loop("deadline", party, (to, " ".join(issues), day), ids, (str(pairs[0][0]["text"]), why))


def _all(told: Told, rows: Mapping[str, Sequence[Line]], printed: Mapping[str, str]) -> Iterator[Set]:
    langs = {str(line["id"]): str(line.get("lang", "")) for line in rows["documents"]}
    dates: dict[str, list[Line]] = defaultdict(list)
    for when in rows["dates"]:
        day, document = str(when["latest"] or ""), str(when["document"])
        if day and day <= told.last and day > printed[document]:
            dates[document].append(when)
    for act in rows["acts"]:
        name = str(act["document"])
        if act["act"] in BOUND and act["by"] and name in dates:
            yield from ((act, when) for when in _near(act, dates[name]) if _sets(act, when, langs[name]))


def _near(act: Line, dates: Sequence[Line]) -> Sequence[Line]:
    starts = [number(when["start"]) for when in dates]
    low = bisect_left(starts, number(act["start"]) - BEFORE)
    return dates[low : bisect_right(starts, number(act["end"]))]


def _sets(act: Line, when: Line, lang: str) -> bool:
    """Does a word of deadline stand before the day, or does the act hang on what is not done on it?"""
    at = number(when["start"]) - number(act["start"])
    if at >= 0:
        text = str(act["text"])
        return number(when["end"]) <= number(act["end"]) and (
            ends_in_deadline(text[:at], lang) or waits(text[:at], lang)
        )
    before, named, _ = str(act.get("cue") or "").partition(str(when["text"]))
    return bool(named) and ends_in_deadline(before, lang)


def _gave_way(one: Showing, others: set[str], since: str) -> bool:
    """On the day it was set gives way who answers it; what names an object of its own is about that."""
    return one.party in others and (one.day > since or one.lent or not one.day)


def _printed(line: Line) -> str:
    when = line["published"]
    assert isinstance(when, dict)
    return str(when["latest"] or when["earliest"] or "")
