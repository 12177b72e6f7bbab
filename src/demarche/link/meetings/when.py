"""Whether two reports give a meeting one day: by the calendar, by the words alone, or by when they appeared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from demarche.link.meetings.telling import Told

NEVER = -1.0
SHARP = 3
"""Days: an interval up to that length tells one meeting from another."""
NEWS = 10
"""Days: without a known day, reports this close to one another may tell of one meeting."""
AHEAD = 45
"""Days that a meeting announced without a day may lie ahead of the report."""
SLIP = 14
"""Days by which a round may slip, without a report that says so."""
STRAY = 3
"""Days by which reports may differ on the day of one round."""
AGAIN = 31
"""Days after the day on which it was called off within which it may be on again."""
WEEK = 7
"""Days by which the session of a working body may slip."""
CALLS = frozenset({"call"})
PAIR = 2
JUST = 3
"""Days after a meeting within which a report tells of it without naming its day."""
UNDONE = frozenset({"planned", "cancelled"})

Days = tuple[date, date]


def same_day(one: Told, other: Told) -> float:
    """2.5 the same first and last day, 2 one sharp day, 1.5 the day that it was moved from, 1 an interval, 0 not known,
    NEVER two days."""
    found = _by_calendar(one, other) if one.days and other.days else _by_words(one, other)
    if found >= 0:
        return found
    if moved(one, other):
        return 1.5
    near = (
        slipped(one, other) or copied(one, other) or on_again(one, other) or set_anew(one, other) or stray(one, other)
    )
    return 0.5 if near else NEVER


def _by_calendar(one: Told, other: Told) -> float:
    if not _in_touch(one, other):
        return NEVER
    if one.days == other.days and one.width and one.line.whole and other.line.whole:
        return 2.5
    return 2.0 if max(one.width, other.width) <= SHARP else 1.0


def two(one: object, other: object) -> bool:
    """Both are told, and they differ."""
    return bool(one and other) and one != other


def one_round(one: Told, other: Told) -> bool:
    """Both are counted as the same round."""
    return one.line.round == other.line.round != 0


def leaders(one: Told, other: Told) -> bool:
    """Those who met are leaders by both."""
    return one.line.level == other.line.level == "summit"


def in_touch(known: Sequence[Days]) -> bool:
    """One day lies in all the intervals."""
    return not known or max([first for first, _ in known]) <= min([last for _, last in known])


def _in_touch(one: Told, other: Told) -> bool:
    if not one.days or not other.days:
        return False
    (first, last), (low, high) = one.days, other.days
    return max(first, low) <= min(last, high)


def one_day(one: Told, other: Told) -> bool:
    """Both tell known days, a few at most, and one of them is the same."""
    return _in_touch(one, other) and max(one.width, other.width) <= SHARP


def acquainted(one: Told, other: Told) -> bool:
    """Somebody is told to have taken part by both; "Z. Karimova" is Zarina Karimova of the same party."""
    return bool(one.people & other.people or one.faces & other.faces)


def within(one: Days, whole: Days) -> bool:
    return whole[0] <= one[0] and one[1] <= whole[1]


def moved(one: Told, other: Told) -> bool:
    """One tells that it was moved from the day that the other gives; or, without that day, that it was moved, and the
    other is a plan for a day near it that was still to come, or had just gone by, when that was told."""
    for new, old in ((one, other), (other, one)):
        if old.line.status not in UNDONE or not new.moves:
            continue
        if new.was or new.left[1]:
            if left_then(new, old):
                return True
        elif _pending(new, old):
            return True
    return False


def moved_elsewhere(one: Told, other: Told) -> bool:
    """The same round, or what was moved from a day that the other gives, may have left its place too."""
    numbered = one_round(one, other)
    for new, old in ((one, other), (other, one)):
        known = new.days is not None and old.days is not None and old.days[1] < new.days[0]
        if old.line.status in UNDONE and numbered and (known or new.moves):
            return True
        if old.line.status in UNDONE and new.moves and (new.was or new.left[1]) and left_then(new, old):
            return True
    return False


def left_then(new: Told, old: Told) -> bool:
    """The day that was left by the one is the day of the other."""
    if new.was:
        return old.days is not None and in_touch([new.was, old.days])
    if old.on[1]:
        return new.left[1:] == old.on[1:]
    return old.days is not None and _holds(old.days, new.left)


def _pending(new: Told, old: Told) -> bool:
    """What was moved is a plan told before that, of no other round or level, for another day near the new one."""
    if two(new.line.round, old.line.round) or two(new.line.level, old.line.level):
        return False
    if new.left[0] and old.days and not has_weekday(old.days, new.left[0]):
        return False
    if new.told and old.told and old.told > new.told:
        return False
    if not (new.days and old.days):
        return True
    if new.line.status not in UNDONE and old.days[0] > new.days[0]:
        return False  # what was held after a delay was planned for an earlier day
    over = new.told is not None and (new.told - old.days[1]).days > STRAY and new.line.status in UNDONE
    return not over and abs((new.days[0] - old.days[0]).days) <= SLIP


def copied(one: Told, other: Told) -> bool:
    """One text in two reports: its "Monday" is one day, whatever day each of the pages gives."""
    return one.story == other.story and one.words == other.words and one.at.document != other.at.document


def on_again(one: Told, other: Told) -> bool:
    """Called off by the one, and by a later report still or again to come on a later day: soon after and in one place,
    or of one round, forum, level or subject."""
    for off, plan in ((one, other), (other, one)):
        if off.line.status != "cancelled" or plan.line.status != "planned" or not (off.days and plan.days):
            continue
        later = (plan.days[0] - off.days[1]).days
        near = 0 < later <= SLIP and _placed_alike(off, plan)
        if not (near or (0 < later <= AGAIN and _named_alike(off, plan))):
            continue
        if _told_first(off, plan) and _same_series(off, plan):
            return True
    return False


def beside(one: Told, other: Told) -> bool:
    """They are one though the days that they tell differ, by one or by a slip of which nobody tells."""
    return not _in_touch(one, other) and (stray(one, other) or held_late(one, other))


def stray(one: Told, other: Told) -> bool:
    """Reports differ by one day, which clocks and haste do, on what is known by more than its sides: a call of the same
    people, or leaders, or one working body, in one place."""
    if not (one.days and other.days) or one.story == other.story or len(one.parties & other.parties) < PAIR:
        return False
    early, late = sorted((one.days, other.days))
    if (late[0] - early[1]).days != 1 or not _same_series(one, other):
        return False
    if one.line.kind in CALLS and other.line.kind in CALLS:
        ranked = leaders(one, other) or bool(one.line.office and one.line.office == other.line.office)
        return ranked or acquainted(one, other)
    return _placed_alike(one, other) and (leaders(one, other) or bool(one.about.sits & other.about.sits))


def set_anew(one: Told, other: Told) -> bool:
    """Two reports plan it in one place for days near one another, and the newer of them tells the other day while the
    older one was still to come: who announces another day has moved it."""
    return replaced(one, other) is not None


def replaced(one: Told, other: Told) -> Days | None:
    """The older day of the two, where the plan for it has given way to the plan for the other."""
    if not (one.line.status == other.line.status == "planned" and one.days and other.days and one.told and other.told):
        return None
    if one.told == other.told or not one.place or one.parties != other.parties or not _same_series(one, other):
        return None
    if _in_touch(one, other):
        return None
    old, new = (one, other) if one.told < other.told else (other, one)
    if not (old.told and new.told and old.days and new.days):
        return None
    pending = new.told <= old.days[0] and (new.told - old.told).days <= AHEAD
    return old.days if pending and abs((new.days[0] - old.days[0]).days) <= SLIP else None


def _same_series(one: Told, other: Told) -> bool:
    """Of one round and level, as far as they are told."""
    return not two(one.line.round, other.line.round) and not two(one.line.level, other.line.level)


def _named_alike(one: Told, other: Told) -> bool:
    """Its round, forum, level or subject tells which it is."""
    titled = bool(one.forum) and one.forum == other.forum
    return titled or one_round(one, other) or leaders(one, other) or bool(one.about.fields & other.about.fields)


def _placed_alike(one: Told, other: Told) -> bool:
    return bool(one.place) and (one.place == other.place or one.state == other.state != "")


def _told_first(one: Told, other: Told) -> bool:
    return bool(one.told and other.told and one.told < other.told)


def slipped(one: Told, other: Told) -> bool:
    """The same round, planned for one day and held on another; or held, and the reports differ by a few days."""
    if not one_round(one, other) or not (one.days and other.days):
        return False
    early, late = sorted((one, other), key=lambda told: (told.days or (date.min, date.min), told.at.document))
    gap = (late.days[0] - early.days[1]).days if early.days and late.days else SLIP
    if early.line.status in UNDONE or late.line.status in UNDONE:
        return gap <= SLIP and early.line.status in UNDONE
    return gap <= STRAY


def held_late(one: Told, other: Told) -> bool:
    """The same working body of the same sides in one place: planned for one day, and held within a week of it."""
    plan, done = (one, other) if one.line.status == "planned" else (other, one)
    if (plan.line.status, done.line.status) != ("planned", "held") or not (plan.days and done.days):
        return False
    if not one.about.sits & other.about.sits or one.parties != other.parties or not _placed_alike(one, other):
        return False
    return _same_series(one, other) and 0 <= (done.days[0] - plan.days[1]).days <= WEEK


def _by_words(one: Told, other: Told) -> float:
    """Day and month, or a weekday, without a known day on at least one side."""
    first, second = one.on, other.on
    if first[1] and second[1]:
        return 2.0 if first[1:] == second[1:] else NEVER
    for known, words in ((one, second), (other, first)):
        if known.days and words[1]:
            fits = 2.0 if known.width <= SHARP else 1.0
            return fits if _holds(known.days, words) else NEVER
        if known.days and words[0] and known.width <= SHARP:
            return 0.5 if has_weekday(known.days, words[0]) else NEVER
    if first[0] and second[0] and not (one.days or other.days):
        return 0.5 if first[0] == second[0] else NEVER
    return 0.0


def _holds(days: Days, words: tuple[int, int, int]) -> bool:
    _, day, month = words
    span = range((days[1] - days[0]).days + 1)
    return any((one.day, one.month) == (day, month) for one in (days[0] + timedelta(n) for n in span))


def has_weekday(days: Days, weekday: int) -> bool:
    span = range((days[1] - days[0]).days + 1)
    return any((days[0] + timedelta(n)).isoweekday() == weekday for n in span)


def told_in_order(one: Told, other: Told) -> bool:
    """What a report plans is not what was over when it appeared; what it tells as held was not still to come."""
    for plan, done in ((one, other), (other, one)):
        if plan.line.status != "planned" or done.line.status in UNDONE or not plan.told:
            continue
        over = done.days[1] if done.days else done.told
        if over and over < plan.told and plan.story != done.story:
            return False
    for done, plan in ((one, other), (other, one)):
        seen = done.told or done.by
        if done.line.status == "held" and seen and plan.days and plan.days[0] > seen:
            return False
    return True


def just_over(one: Told, other: Told) -> bool:
    """The same two, told as over without a day in a report of the days after they met: of that meeting, where it is the
    only one."""
    late, known = (one, other) if not one.days else (other, one)
    if late.days or late.on[1] or not known.days or not late.told or one.parties != other.parties:
        return False
    both_held = late.line.status == known.line.status == "held" and len(one.parties) == PAIR
    return both_held and late.line.sure and 0 <= (late.told - known.days[1]).days <= JUST


def near_in_news(one: Told, other: Told) -> bool:
    """At least one day is not known: the reports must be close, or the plan before the day that the other knows.

    A report without any day may stand anywhere.
    """
    if not one.told or not other.told:
        return True
    early, late = sorted((one, other), key=lambda told: (told.told or date.min, told.at.document))
    ahead = early.line.status == "planned" != late.line.status
    seldom = leaders(one, other) and one.parties == other.parties
    limit = AHEAD if ahead or seldom or one_round(one, other) else NEWS
    ends = [late.told, *(late.days[:1] if late.days else ())]
    return all(day is None or -NEWS <= (day - (early.told or day)).days <= limit for day in ends)
