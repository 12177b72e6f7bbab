"""The days of all expressions of a text, in its order: by their words, from the publication, from one another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from demarche.days import intervals as days
from demarche.days.anchors import FRESH, LEAD, WIDEST, Before, Item, anchors
from demarche.days.intervals import Interval
from demarche.days.said import BOTH, Heading, Said
from demarche.days.seen import absolute, relative, spell, weekday_fits
from demarche.model import When

__all__ = ["OPEN", "Before", "Item", "Seen", "whens"]

OPEN = "the words leave its ends open"
_UNSETTLED = "counted from a day that the text does not settle"

_SAME = 1200  # the same for "the same day", which may open a later paragraph
_NEIGHBOUR = 400  # code points back to a date that "the same year" or "three days later" can rest on
WEEK = timedelta(7)
_WIDEST = 31  # days that a date may be off when the report's own day is known only between two


@dataclass(frozen=True, slots=True)
class Seen:
    """From where the dates of a text are seen: the days on which it can have been published, or what bounds it.

    between: a date is given the days between the earliest and the latest that it can be; else only what all days of
    publication agree on.
    """

    days: tuple[date, ...] = ()
    low: date | None = None
    high: date | None = None
    between: bool = False


def whens(text: str, items: Sequence[Item], seen: Seen) -> list[When]:
    """The days of each of `items`, which stand in the order of the text."""
    before: list[tuple[Item, When]] = []
    named: dict[int, date] = {}
    by_start = {item.start: item for item in items}
    found: list[When] = []
    for item in items:
        said = item.said
        near = _near(item, before)
        when = _named_before(item, named, seen) or _as_said(item, by_start, seen, text) or _when(item, seen, text, near)
        if said.has("day", "month") and when.earliest is not None and when.earliest == when.latest:
            named[when.earliest.isoweekday()] = when.earliest
        when = replace(when, at=item.start)
        if found and (next_week := _to_come(item, when, before[-1], seen)) is not None:
            found[-1], when = next_week
            before[-1] = (before[-1][0], found[-1])
        before.append((item, when))
        found.append(when)
    return found


def _to_come(item: Item, when: When, last: tuple[Item, When], seen: Seen) -> tuple[When, When] | None:
    """ "The drill starts Monday. A day later the second round is planned": what is to come after a bare weekday of
    which no word tells lies ahead of the report, and so that weekday is the next one. Both days, else None."""
    one, day = last
    told = item.said.reads == "text" and item.said.step > 0 and item.heading.way == "future"
    bare = one.said.reads == "calendar" and one.said.slots.keys() <= {"weekday", "daypart"}
    if not (told and bare and one.heading.way in ("", BOTH) and seen.days and day.earliest and day.latest):
        return None
    counted = days.shift(day.earliest, item.said.step * int(item.said.slots.get("number", 1)), "day")
    if counted is None or item.said.slots.get("unit", "day") != "day":
        return None
    if counted[1] >= seen.days[0] or not day.earliest < counted[0] <= day.earliest + WEEK:
        return None
    why = "the next one, since what comes after it is told as to come"
    ahead = When(day.earliest + WEEK, day.earliest + WEEK, why, day.at)
    return ahead, When(counted[0] + WEEK, counted[1] + WEEK, f"counted from {ahead.earliest} just before", when.at)


def _as_said(item: Item, by_start: Mapping[int, Item], seen: Seen, text: str) -> When | None:
    """The days of quoted words, seen from the day on which they were said; where only the day of what was said before
    is told, they lie between those seen from it and from the report."""
    slots = item.said.slots
    other = by_start.get(int(slots.get("told", slots.get("told_before", -1))))
    day = _when(other, seen, text, ()) if other is not None and seen.days else When()
    if not (day.earliest and day.latest) or (day.latest - day.earliest).days > _WIDEST:
        return None
    said_on = tuple(day.earliest + timedelta(n) for n in range((day.latest - day.earliest).days + 1))
    ends = said_on if "told" in slots else (*said_on, *seen.days)
    when = _when(item, replace(seen, days=ends, between=True), text, ())
    if when.earliest is None:
        return None
    told = f"said on {day.earliest}" if len(said_on) == 1 else f"said between {day.earliest} and {day.latest}"
    return replace(when, why=told if "told" in slots else f"{told}, or on the day of the report")


def _end(pair: tuple[Item, When]) -> int:
    return pair[0].end


def _near(item: Item, before: Before) -> Before:
    """The expressions with days in reach; what is counted may also rest on the day of the news in the lead."""
    same = item.said.reads == "same"
    low = item.start - (_SAME if same else _NEIGHBOUR)
    far = bisect_right(before, low, key=_end)
    near = [pair for pair in before[far:] if pair[1].earliest]
    if same or (near and item.said.reads == "text"):
        lead = min(far, bisect_left(before, LEAD, key=_end))
        return [pair for pair in before[:lead] if pair[1].earliest] + near
    return near


def _named_before(item: Item, named: dict[int, date], seen: Seen) -> When | None:
    """ "on Thursday, 14 December ... not on Thursday": a bare weekday without a tense is a coming day told before."""
    said = item.said
    if (
        said.reads != "calendar"
        or item.heading.way not in ("", BOTH)
        or not said.slots.keys() <= {"weekday", "daypart"}
    ):
        return None
    day = named.get(said.number("weekday")) if said.has("weekday") else None
    if day is None or not seen.days or not all(0 < (day - end).days <= 7 for end in (seen.days[0], seen.days[-1])):
        return None
    return When(day, day, f"the weekday of {day}, named before")


def _when(item: Item, seen: Seen, text: str, near: Before) -> When:
    said, heading = item.said, item.heading
    if said.has("ambiguous"):
        return _either(said)
    span = absolute(said)
    if span is not None:
        fits = weekday_fits(said, span) or said.has("weekday2")
        why = "the words name it" if fits else "the words name it, though not with that weekday"
        return When(*_deadline(said, span, heading), why)
    if said.reads == "event" and near and said.slots.get("beside") == near[-1][0].start:
        day = near[-1][1]
        return When(day.earliest, day.latest, f"the day told before it in the sentence: {day.why}")
    if said.reads in ("open", "event"):
        return When(why=OPEN)
    if said.reads in ("text", "same"):
        found = _from_text(item, near, text, seen)
        return found if found.earliest or near else _before_now(said, seen) or found
    if not seen.days:
        return _without_day(item, seen, text, near)
    return _from_publication(said, heading, seen)


def _from_publication(said: Said, heading: Heading, seen: Seen) -> When:
    spans = {relative(said, day, heading) for day in seen.days}
    if len(spans) > 1 and seen.between:
        return _between({span for span in spans if span is not None}, seen)
    if len(spans) > 1:
        return When(why=f"the report is known only to stand between {seen.days[0]} and {seen.days[-1]}")
    span = spans.pop()
    if span is None:
        return When(why="the words leave it open, or no such day lies near the publication")
    return When(*span, f"seen from the publication on {_shown(seen.days)}{_direction(said, heading)}")


def _between(spans: set[Interval], seen: Seen) -> When:
    """The report's own day is known only between two: so is the date."""
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    shown = f"the report stands between {seen.days[0]} and {seen.days[-1]}"
    if (last - first).days - max((b - a).days for a, b in spans) > _WIDEST:
        return When(why=shown)
    return When(first, last, f"seen from the publication: {shown}")


def _shown(ends: Sequence[date]) -> str:
    return str(ends[0]) if len(ends) == 1 else f"one of {ends[0]} to {ends[-1]}"


def _direction(said: Said, heading: Heading) -> str:
    if said.reads != "calendar":
        return ""
    return {"future": ", ahead of it", "past": ", behind it", BOTH: ", the last or the next"}.get(
        heading.way, ", no word of its clause telling ahead"
    )


def _deadline(said: Said, span: Interval, heading: Heading) -> Interval:
    return days.day(span[1]) if heading.deadline and said.slots.get("part") in ("late", "end") else span


def _either(said: Said) -> When:
    """3/4/2021: settled by its weekday, or open."""
    slots = said.slots
    other = Said(said.reads, said.step, {**slots, "day": slots["other_day"], "month": slots["other_month"]})
    spans = [span for one in (said, other) if (span := spell(one, one.number("year"))) and weekday_fits(one, span)]
    if len(set(spans)) == 1:
        return When(*spans[0], "the words name it")
    return When(why="day and month could change places")


def _from_text(item: Item, near: Before, text: str, seen: Seen) -> When:
    said = item.said
    unsettled = When(why=_UNSETTLED)
    if said.has("weekday") and not said.step:
        return _that_weekday(said, near, seen)
    unit = str(said.slots.get("unit", "day"))
    if unit == "day" and not seen.between:
        near = [pair for pair in near if _is_day(*pair) or (said.reads == "text" and _short(pair[1]))]
    if not near:
        return unsettled
    from_days = anchors(item, near, text, seen.days)
    ahead = bool(seen.days) and all(one.earliest is not None and one.earliest > seen.days[-1] for one in from_days)
    if said.reads == "text" and said.step < 0 and ahead and item.heading.way != "future":
        # "was put off to the 19th. A day earlier the guards stayed away": not the day before the new date
        return (_before_now(said, seen) if item.heading.way == "past" else None) or unsettled
    spans = _fitting([span for one in from_days if (span := _counted(said, one)) is not None], item, seen)
    wide = seen.between or unit == "day"
    if not spans or (said.reads == "same" and not wide and len(set(spans)) > 1):
        return unsettled
    apart = "\n" in text[near[-1][0].end : item.start]
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    if said.step > 0 and apart and seen.days and first > seen.days[-1]:
        return unsettled  # a paragraph after the day that stands before it, it would lie ahead: counted from another
    if len(from_days) == 1 and from_days[0].earliest == from_days[0].latest:
        return When(first, last, f"counted from {from_days[0].earliest} just before")
    if (last - first).days > WIDEST and len(set(spans)) > 1:
        return unsettled
    return When(first, last, f"counted from a day between {_ends(from_days)} named before")


def _ends(found: Sequence[When]) -> str:
    return f"{min(one.earliest for one in found if one.earliest)} and {max(one.latest for one in found if one.latest)}"


def _short(when: When) -> bool:
    """It leaves a day between two that are not far apart."""
    return when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days <= WIDEST


def _counted(said: Said, anchor: When) -> Interval | None:
    """What lies so far from the days of `anchor`, or the weekday that follows them or lies before."""
    low, last = anchor.earliest, anchor.latest
    if low is None or last is None:
        return None
    if said.has("weekday"):
        return _weekday_beside(low, said)[0], _weekday_beside(last, said)[1]
    unit, count = str(said.slots.get("unit", "day")), int(said.slots.get("number", 1)) * said.step
    first, end = days.shift(low, count, unit), days.shift(last, count, unit)
    return (first[0], end[1]) if first and end else None


def _weekday_beside(day: date, said: Said) -> Interval:
    """ "the Thursday before", "the following Tuesday"; one of the same week may be skipped for that of another."""
    away = (said.number("weekday") - day.isoweekday()) * said.step
    near = day + said.step * timedelta(away % 7 or 7)
    if days.week(near) != days.week(day):
        return near, near
    far = near + said.step * WEEK
    return min(near, far), max(near, far)


def _fitting(spans: list[Interval], item: Item, seen: Seen) -> list[Interval]:
    """Of several, those that what is told as past or as to come leaves."""
    if not seen.days or len(spans) < 2 or item.said.reads == "same":
        return spans
    way = item.heading.way
    past, future = way == "past" or (way != "future" and item.said.step < 0), way == "future" and item.heading.sure
    kept = [
        span for span in spans if not (past and span[0] > seen.days[-1]) and not (future and span[1] < seen.days[0])
    ]
    return kept or spans


def _that_weekday(said: Said, near: Before, seen: Seen) -> When:
    """ "that Friday": the last Friday that is named before; where all that is named is of the week before the report,
    its last Friday; else nothing tells which one."""
    days_before = [when.earliest for _, when in near if when.earliest is not None and when.earliest == when.latest]
    named = [one for one in days_before if one.isoweekday() == said.number("weekday")]
    if named:
        return When(named[-1], named[-1], f"the weekday of {named[-1]}, named before")
    recent = bool(seen.days) and all(one > seen.days[0] - WEEK for one in days_before)
    if recent:
        return _from_publication(replace(said, reads="calendar"), Heading("past"), seen)
    return When(why=_UNSETTLED)


def _is_day(one: Item, when: When) -> bool:
    """It names one day, or leaves it between two."""
    return when.earliest == when.latest or one.said.reads in ("same", "text")


def _before_now(said: Said, seen: Seen) -> When | None:
    """ "a day earlier" in a report that has named no day so far: before its own, or before that of its news."""
    if len(seen.days) != 1 or said.step >= 0 or said.slots.get("unit", "day") != "day":
        return None
    span = days.shift(seen.days[0], said.step * int(said.slots.get("number", 1)), "day")
    if span is None:
        return None
    news = f"the news of a report of {seen.days[0]}, which is at most {FRESH} days old"
    why = f"counted from {news}: no day is named before"
    return When(span[0] - timedelta(FRESH), span[1], why)


def _without_day(item: Item, seen: Seen, text: str, near: Before) -> When:
    """No publication day: bounds and neighbours may leave one year."""
    said = item.said
    if said.reads in ("calendar", "holiday") and said.has("month") and not said.has("step"):
        low, high = seen.low, seen.high
        if low and high and said.has("day", "weekday"):
            years = range(low.year, high.year + 1)
            spans = [s for year in years if (s := spell(said, year)) and weekday_fits(said, s) and s[0] <= high]
            if len(spans) == 1:
                return When(*spans[0], f"between {low.year} and {high} the weekday falls on that date only then")
        return _neighbour_year(item, text, near)
    return When(why="the publication day is not known")


def _neighbour_year(item: Item, text: str, near: Before) -> When:
    """A date told after another of the same paragraph, and later in the year, shares its year."""
    if near and (anchor := near[-1][1].latest) and (first := near[-1][1].earliest) and anchor.year == first.year:
        span = spell(item.said, anchor.year)
        told = "\n" not in text[near[-1][0].end : item.start]
        if told and span and span[0] >= first and weekday_fits(item.said, span):
            return When(*span, f"told on from {first} in the same paragraph")
    return When(why="the year is not told, and the publication day is not known")
