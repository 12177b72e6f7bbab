"""Which of the days that reports tell of one meeting still hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from demarche.link.meetings.telling import Told
from demarche.link.meetings.when import UNDONE, Days, in_touch

DAY = timedelta(1)
Dated = tuple[Days, bool]
"""Days, and whether it had yet to come."""


def yet_to_come(one: Told) -> bool:
    """Planned or called off; or told too weakly to say that it was held on its day."""
    return one.line.status in UNDONE or not one.line.sure


def live_days(
    dated: Iterable[Dated], was: Iterable[Days], now: Iterable[Days] = (), off: Iterable[Days] = ()
) -> list[Days]:
    """The days that still hold: without those from which it was moved, though a report may still tell it of them;
    `now`: to which it was moved, beside which plans for one other day are old; off: on which it was called off, which
    hold no more where another day is told."""
    known, left, new = list(dated), list(was), list(now)
    live = _left(known, left, new)
    called_off = _wide(off)
    if in_touch(live) or not called_off:
        return live
    after = [(days, undone) for days, undone in known if not undone or not _touches(days, called_off)]
    return _left(after or known, left, new)


def _touches(days: Days, others: Iterable[Days]) -> bool:
    """One day lies in these and in one of the others: as `in_touch` of two."""
    first, last = days
    return any(low <= last and first <= high for low, high in others)


def _wide(days: Iterable[Days]) -> list[Days]:
    """With the day before and after: reports may differ by one."""
    return [(first - DAY, last + DAY) for first, last in days]


def _left(known: Sequence[Dated], left: Sequence[Days], new: Sequence[Days]) -> list[Days]:
    if not left and not new:
        return [days for days, _ in known]
    after = [(days, undone) for days, undone in known if not _touches(days, left)]
    old = [days for days, undone in after if undone and new and not _touches(days, new)]
    if old and (left or in_touch(old)):
        after = [(days, undone) for days, undone in after if days not in old] or after
    return [days for days, _ in after] or [days for days, undone in known if not undone] or [days for days, _ in known]
