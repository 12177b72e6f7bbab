"""The line of one meeting: what the reports that tell of it come to together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from datetime import date
from itertools import combinations

from demarche.link.ids import line_id
from demarche.link.meetings.live import live_days, yet_to_come
from demarche.link.meetings.telling import Told
from demarche.link.meetings.when import UNDONE, Days, in_touch, replaced, within
from demarche.model import At, MeetingLine, MeetingTold, When

Stated = tuple[Days, str, str]
"""The days that a report gives, why these, and its document."""
OFTEN = 3
"""A side that fewer than one of so many texts name is one that they misread or mention."""
DECIDED = {"planned": 0, "ongoing": 1, "held": 2, "cancelled": 2}


def meeting_line(lines: Sequence[Told]) -> MeetingLine:
    """The line of what reports tell of one meeting; `lines` in the order of their places."""
    when = _when(lines)
    first, newest = lines[0], _newest(_of_that_day(lines, when)).line
    return MeetingLine(
        id=line_id("meeting", first.at.document, first.at.start, first.at.end, first.line.what, first.line.parties),
        what=newest.what or _common(line.line.what for line in lines),
        forum=newest.forum or _common(line.line.forum for line in lines),
        parties=_parties(lines),
        people=tuple(sorted({person for line in lines for person in line.people})),
        place=_common(line.line.place for line in lines),
        date=when,
        status=newest.status,
        evidence=tuple((at, line.line.status) for line in lines for at in _places(line)),
        told=tuple(_details(line) for line in lines for _ in _places(line)),
    )


def _parties(lines: Sequence[Told]) -> tuple[str, ...]:
    """Whom enough of the texts name that tell who met; of tellings that leave it out, or are too weak for a line by
    themselves, nobody is added to two of these."""
    firm = [line for line in lines if line.line.sure and not line.line.filled]
    for some in (firm, [line for line in lines if line.line.sure], lines):
        sides = _named_often(some)
        if len(sides) > 1:
            return sides
    return sides


def _named_often(lines: Sequence[Told]) -> tuple[str, ...]:
    """In one of `OFTEN` texts at least."""
    texts = {(line.story, party) for line in lines for party in line.parties}
    count = Counter(party for _, party in texts)
    whole = len({line.story for line in lines if line.parties})
    return tuple(sorted(party for party, told in count.items() if told * OFTEN >= whole))


def _places(one: Told) -> list[At]:
    """Where the report tells of it, its best words first."""
    return [one.at, *(At(one.at.document, span.start, span.end) for span in one.line.again)]


def _details(one: Told) -> MeetingTold:
    length = one.line.length
    at = At(one.at.document, length.start, length.end) if length else None
    return MeetingTold(one.line.date, one.line.was, one.line.level, at)


def _of_that_day(lines: Sequence[Told], when: When) -> Sequence[Told]:
    """Without those that tell how it stood with a day that was left, and, beside surer ones, plans and cancellations
    too weak for a line by themselves."""
    days = (when.earliest, when.latest) if when.earliest and when.latest else None
    left = [line for line in lines if not line.days or not days or in_touch([line.days, days])] or lines
    return [line for line in left if line.line.sure or line.line.status not in UNDONE] or left


def _newest(lines: Sequence[Told]) -> Told:
    """The report that knows most: the newest, and among those of one day the most decided."""
    days = [line.told or date.min for line in lines]
    took_place = _took_place(lines)

    def rank(n: int) -> tuple[int, date, int, int]:
        decided = DECIDED.get(lines[n].line.status, 0)
        # what has been held stays held when a later report calls it planned: that report repeats an old text
        settled = 1 if decided == DECIDED["held"] else 0
        settled += lines[n].line.status == took_place
        return settled, days[n], decided, -n

    return lines[max(range(len(lines)), key=rank)]


def _took_place(lines: Sequence[Told]) -> str:
    """held where no fewer texts that appeared on its day or later have it held than have it called off: what was to be
    is easily taken for off, hardly for held. "" where only one of both is told."""
    stories: dict[str, set[str]] = {"held": set(), "cancelled": set()}
    for line in lines:
        over = line.line.status == "cancelled" or not (line.told and line.days) or line.told >= line.days[0]
        if line.line.status in stories and over:
            stories[line.line.status].add(line.story)
    if not stories["held"] or not stories["cancelled"]:
        return ""
    return "held" if len(stories["held"]) >= len(stories["cancelled"]) else "cancelled"


def _when(lines: Sequence[Told]) -> When:
    """The days that every report allows, without those from which it was moved; all of them where they differ. A
    report without a known day allows all."""
    dated = [line for line in lines if line.days]
    if not dated:
        return next((line.line.date for line in lines if line.line.date.earliest), lines[0].line.date)
    was = [line.was for line in lines if line.was]
    now = [line.days for line in dated if line.moves and line.days]
    off = [line.days for line in dated if line.line.status == "cancelled" and line.days]
    told = [(line.days, yet_to_come(line)) for line in dated if line.days]
    live = set(live_days(told, was, now, off))
    if not in_touch(list(live)):
        live = set(live_days(told, [*was, *_given_up(dated)], now, off))
    if not in_touch(list(live)):
        over = {line.days for line in dated if line.days and line.line.status not in UNDONE}
        live = over or live
    known = _stated(line for line in dated if line.days in live)
    whole = _stated(line for line in dated if line.days in live and line.line.whole)
    if whole and in_touch([days for days, _, _ in known]):
        # who tells its first and last day tells more than who tells one of them
        return _agreed(whole) if _agree_whole(whole) else _different(whole)
    if not in_touch([days for days, _, _ in known]) and all(line.line.status in UNDONE for line in dated):
        known = _last_planned(dated, live)
    if not in_touch([days for days, _, _ in known]):
        return _different(known)
    return _agreed(known)


def _stated(lines: Iterable[Told]) -> list[Stated]:
    return [(line.days, line.line.date.why, line.at.document) for line in lines if line.days]


def _given_up(dated: Sequence[Told]) -> set[Days]:
    """The days of plans that newer plans replaced, by one report for each day."""
    plans = {line.days: line for line in reversed(dated) if line.place and line.line.status == "planned"}
    return {days for one, other in combinations(plans.values(), 2) if (days := replaced(one, other))}


def _agree_whole(whole: Sequence[Stated]) -> bool:
    """One of them holds all the others."""
    return any(all(within(days, most) for days, _, _ in whole) for most, _, _ in whole)


def _different(known: Sequence[Stated]) -> When:
    first, last = min(days[0] for days, _, _ in known), max(days[1] for days, _, _ in known)
    return When(first, last, "reports give different days")


def _last_planned(dated: Sequence[Told], live: Set[Days]) -> list[Stated]:
    """Of plans that differ those of the newest report: who announces another day has moved it."""
    left = [line for line in dated if line.days in live]
    last = max((line.told or date.min for line in left), default=date.min)
    return _stated(line for line in left if (line.told or date.min) == last)


def _agreed(known: Sequence[Stated]) -> When:
    earliest, latest = max(days[0] for days, _, _ in known), min(days[1] for days, _, _ in known)
    reasons = sorted({why for days, why, _ in known if days == (earliest, latest)})
    if not reasons:
        return When(earliest, latest, "; ".join(sorted({why for _, why, _ in known if why})))
    reports = len({document for _, _, document in known})
    return When(earliest, latest, reasons[0] + (f"; {reports} reports agree" if reports > 1 else ""))


def _common(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], -len(value), value), default="")
