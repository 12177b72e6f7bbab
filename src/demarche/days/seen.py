"""What days an expression means: by itself, or seen from a day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from demarche.days import intervals as days
from demarche.days.intervals import Interval
from demarche.days.said import BOTH, Heading, Said

_STALE = 4  # days after which a bare weekday without any tense is no surer than the same one to come
_NEXT = (0, 1, 6)  # days back to a weekday that is so near, today, yesterday or tomorrow, that the other is not meant
_PASSED = 4  # so many times as near is an end that is over, where it is told of as past
_SOON = 60  # days around the report within which a weekday with its date needs no tense


def absolute(reading: Said) -> Interval | None:
    """The days of an expression that names its own year, else None."""
    slots, reads = reading.slots, reading.reads
    if reads == "decade":
        value = slots["decade"] if "decade" in slots else slots["year"]
        return days.part_of_decade(int(value), str(slots.get("part", "")))
    if "year" not in slots:
        return None
    year = reading.number("year")
    if reads in ("calendar", "numeric", "holiday"):
        return spell(reading, year)
    if reads == "quarter":
        return _quarter(year, reading.number("ordinal"))
    if reads == "half":
        return _half(year, reading.number("ordinal"))
    if reads == "first":
        return _first(days.year(year), reading)
    return None


def spell(reading: Said, year: int) -> Interval | None:
    """Weekdays, day, month and part in `year`; None where no such day exists."""
    try:
        return _spell(reading, year)
    except ValueError:
        return None


def _spell(reading: Said, year: int) -> Interval | None:
    slots = reading.slots
    if "holiday" in slots:
        number = str(slots["holiday"])
        return days.day(date(year, int(number[:2]), int(number[3:])))
    if "year2" in slots:
        return date(year, 1, 1), date(reading.number("year2"), 12, 31)
    if "month" not in slots:
        return days.part_of_year(year, str(slots["part"])) if "part" in slots else days.year(year)
    month = reading.number("month")
    if "nth" in slots:
        return days.nth_of_month(days.month(year, month), int(slots["nth"]), str(slots["piece"]))
    if "day" in slots:
        first = date(year, month, reading.number("day"))
        return first, _last_day(reading, first) if "day2" in slots else first
    whole = days.month(year, month)
    if "month2" in slots:
        other = reading.number("month2")
        return whole[0], days.month(year + (other < month), other)[1]
    return days.part_of_month(whole, str(slots["part"])) if "part" in slots else whole


def _last_day(reading: Said, first: date) -> date:
    month = int(reading.slots.get("month2", first.month))
    return date(first.year + (month < first.month), month, reading.number("day2"))


def weekday_fits(reading: Said, found: Interval) -> bool:
    return "weekday" not in reading.slots or found[0].isoweekday() == reading.number("weekday")


def relative(reading: Said, reference: date, heading: Heading) -> Interval | None:
    """The days meant, seen from `reference`; None where the words leave it open."""
    try:
        found = _RELATIVE[reading.reads](reading, reference, heading)
    except (ValueError, OverflowError, KeyError):
        return None
    return _ended(reading, found, heading) if found is not None else None


def _ended(reading: Said, found: Interval, heading: Heading) -> Interval:
    """A deadline at the end of a period is its last day; so is "the end of the year" where the year still runs."""
    part = reading.slots.get("part")
    step, unit = int(reading.slots.get("step", 0)), reading.slots.get("unit")
    running = reading.reads == "period" and part == "end" and step >= 0 and unit != "month"
    bare = reading.reads == "period" and part is None and "unit" in reading.slots and "step" not in reading.slots
    if (bare and (unit != "month" or heading.deadline)) or running or (heading.deadline and part in ("late", "end")):
        return days.day(found[1])
    return found


def _calendar(reading: Said, reference: date, heading: Heading) -> Interval | None:
    slots = reading.slots
    if "month" in slots:
        return _in_near_year(reading, reference, heading)
    if "day" in slots:
        return _day_of_month(reading, reference, heading)
    if "weekday" in slots:
        return _weekdays(reading, reference, heading)
    return None


def _in_near_year(reading: Said, reference: date, heading: Heading) -> Interval | None:
    """Day and month, or month, without a year."""
    if "step" in reading.slots:
        step = reading.number("step")
        if "unit" in reading.slots:
            return spell(reading, reference.year + step)
        heading = Heading({-1: "past", 1: "future"}.get(step, ""), heading.deadline, True)
        if step == 0:
            return spell(reading, reference.year)
    years = (reference.year - 1, reference.year, reference.year + 1)
    found = [span for year in years if (span := spell(reading, year)) and weekday_fits(reading, span)]
    single = "day" in reading.slots or "holiday" in reading.slots
    if "weekday" in reading.slots and len(found) == 1 and _distance(found[0], reference) <= _SOON:
        return found[0]  # "due last Wednesday, June 2": whatever the tense, the weekday settles the year
    told = bool(heading.way) and heading.sure
    # "in August", told in July by a sentence whose one verb is of the past, is this August all the same
    if "step" not in reading.slots and heading.way != "either" and (single or not told):
        near = _far_nearer(found, reference, 4 if told else 2)
        if near is not None:
            return near
    if heading.deadline and (passed := _far_nearer(found, reference, 8)) is not None:
        return passed  # "had wanted it by the end of October", told in November
    return _nearest(found, reference, heading, single)


def _nearest(found: list[Interval], reference: date, heading: Heading, single: bool) -> Interval | None:
    """The last that has begun, the first that is not over, or for a day without direction the nearest."""
    if not found:
        return None
    begun = [span for span in found if span[0] <= reference]
    ahead = [span for span in found if span[1] >= reference]
    if heading.way == "future":
        return ahead[0] if ahead else None
    if heading.way == "past" or (not single and heading.way != "either"):
        return begun[-1] if begun else None
    if not begun or not ahead or heading.way == "either":
        return min(found, key=lambda span: _distance(span, reference))
    # what is to come is mostly told as such, so without a word of tense what has been is meant, unless it is far
    return ahead[0] if _distance(ahead[0], reference) * 2 < _distance(begun[-1], reference) else begun[-1]


def _distance(span: Interval, reference: date) -> int:
    if span[0] <= reference <= span[1]:
        return 0
    return min(abs((span[0] - reference).days), abs((span[1] - reference).days))


def _far_nearer(found: list[Interval], reference: date, times: int) -> Interval | None:
    """Some weeks off on one side, most of a year on the other: a writer who meant the far one would name its year."""
    ranked = sorted(found, key=lambda span: _distance(span, reference))
    if len(ranked) < 2:
        return None
    near, far = (_distance(span, reference) for span in ranked[:2])
    return ranked[0] if far > 150 and near * times < far else None


def _day_of_month(reading: Said, reference: date, heading: Heading) -> Interval | None:
    found = []
    told = "step" in reading.slots and reading.slots.get("unit") == "month"  # "tanggal 18 bulan lalu"
    for step in (reading.number("step"),) if told else (-1, 0, 1):
        whole = days.shift(reference, step, "month")
        if whole is None or reading.number("day") > whole[1].day:
            continue
        span = days.day(whole[0].replace(day=reading.number("day")))
        if weekday_fits(reading, span):
            found.append(span)
    return (found[0] if found else None) if told else _nearest(found, reference, heading, True)


def _weekdays(reading: Said, reference: date, heading: Heading) -> Interval:
    back = (reference.isoweekday() - reading.number("weekday")) % 7
    # reporters do not use the bare name for a day a week off, so the day itself counts both ways
    near = heading.way == "either" and heading.sure and back in _NEXT
    ahead = heading.way == "future" or (near and back > 1)
    first = reference + timedelta(days=(7 - back) % 7) if ahead else reference - timedelta(days=back)
    single = "weekday2" not in reading.slots
    if (
        heading.way == BOTH
        or (heading.way == "either" and not near)
        or (single and not heading.way and not heading.sure and back > _STALE)
    ):
        length = 0 if single else (reading.number("weekday2") - reading.number("weekday")) % 7
        return first, first + timedelta(days=length + (7 if back else 0))
    if single:
        return days.day(first)
    return first, first + timedelta(days=(reading.number("weekday2") - reading.number("weekday")) % 7)


def _relday(reading: Said, reference: date, heading: Heading) -> Interval:
    # "minutes ago" names no day: its form does
    return days.day(reference + timedelta(days=int(reading.slots.get("relday", reading.step))))


def _week(reading: Said, reference: date, heading: Heading) -> Interval:
    first = _week_day(reading, reference)
    if "weekday2" not in reading.slots:
        return first
    return first[0], first[0] + timedelta(days=(reading.number("weekday2") - reading.number("weekday")) % 7)


def _week_day(reading: Said, reference: date) -> Interval:
    step, weekday = int(reading.slots.get("step", -1)), reading.number("weekday")
    monday = days.week(reference)[0]
    if reading.slots.get("unit") == "week":
        return days.day(monday + timedelta(days=7 * step + weekday - 1))
    if step == 0:
        return days.day(monday + timedelta(days=weekday - 1))
    back = (reference.isoweekday() - weekday) % 7 or 7
    if reading.step:
        coming = reference + timedelta(days=7 - back + 7 * (reading.step - 1))
        # "a week on Tuesday", said on a Tuesday, may be counted from that day
        return coming + timedelta(days=7 * (back == 7 and reading.step == 1)), coming + timedelta(days=7 * (back == 7))
    if step < 0:
        last = reference - timedelta(days=back)
        # said on a Thursday, "last Tuesday" is of this week to some and of the one before to others
        return last - timedelta(days=7) if "bygone" in reading.slots and last >= monday else last, last
    first = reference + timedelta(days=(7 - back) or 7)
    # said on a Tuesday, "next Thursday" is of this week to some and of the next to others
    return first, first if first >= monday + timedelta(days=7) else first + timedelta(days=7)


def _weekend(reading: Said, reference: date, heading: Heading) -> Interval:
    step = int(reading.slots.get("step", 0 if heading.way == "future" or reference.isoweekday() >= 6 else -1))
    saturday = days.week(reference)[0] + timedelta(days=5 + 7 * step)
    return saturday, saturday + timedelta(days=1)


def _period(reading: Said, reference: date, heading: Heading) -> Interval | None:
    slots = reading.slots
    unit = str(slots.get("unit", "year"))
    step = int(slots.get("step", 0))
    if unit == "week" and step == 0 and heading.way == "future" and reference.isoweekday() == 7:
        step = 1  # on its last day nobody announces what "this week" will bring
    whole = days.shift(reference, step, unit)
    part = str(slots.get("part", ""))
    if whole and "unit" in slots and not slots.keys() & {"step", "part", "nth"}:
        part = "end"  # its form says "the end of the month"
        whole = _ending(whole, reference, heading)
    if whole is None or not (part or "nth" in slots):
        return whole
    if unit == "month" and "nth" in slots:
        return days.nth_of_month(whole, int(slots["nth"]), str(slots["piece"]))
    if unit == "month":
        return days.part_of_month(whole, part)
    return days.part_of_year(whole[0].year, part) if unit == "year" else whole


def _ending(whole: Interval, reference: date, heading: Heading) -> Interval:
    """Where it is told of as past, an end that is just over: "ran out at the end of the year", told in January."""
    passed = whole[0] - timedelta(days=1)
    near = (reference - passed).days * _PASSED < (whole[1] - reference).days
    size = whole[1] - whole[0]
    return (passed - size, passed) if near and heading.way == "past" else whole


def _first(whole: Interval, reading: Said) -> Interval | None:
    after = days.shift(whole[0], reading.number("number") - 1, str(reading.slots["unit"]))
    return (whole[0], after[1]) if after and after[1] <= whole[1] else None


def _first_of(reading: Said, reference: date, heading: Heading) -> Interval | None:
    whole = days.shift(reference, reading.number("step"), str(reading.slots["unit2"]))
    return _first(whole, reading) if whole else None


def _quarter(year: int, number: int) -> Interval | None:
    return days.months(year, 3 * number - 2, 3 * number) if 1 <= number <= 4 else None


def _half(year: int, number: int) -> Interval | None:
    return days.months(year, 6 * number - 5, 6 * number) if number in (1, 2) else None


def _quarter_of(reading: Said, reference: date, heading: Heading) -> Interval | None:
    step = reading.slots.get("step")
    return _quarter(reference.year + int(step), reading.number("ordinal")) if step is not None else None


def _half_of(reading: Said, reference: date, heading: Heading) -> Interval | None:
    return _half(reference.year + reading.number("step"), reading.number("ordinal"))


def _ago(reading: Said, reference: date, heading: Heading) -> Interval | None:
    if "about" in reading.slots or "number" not in reading.slots:
        return None
    return days.shift(reference, reading.step * reading.number("number"), str(reading.slots["unit"]))


_RELATIVE = {
    "calendar": _calendar,
    "numeric": _calendar,
    "holiday": _in_near_year,
    "relday": _relday,
    "week": _week,
    "weekend": _weekend,
    "period": _period,
    "first": _first_of,
    "quarter": _quarter_of,
    "half": _half_of,
    "ago": _ago,
}
