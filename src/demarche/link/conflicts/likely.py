"""How sure it is that two figures in two reports count the same thing, and that not both may be right."""

from __future__ import annotations

from collections.abc import Mapping

from demarche.lang.concepts import Sense, general
from demarche.link.conflicts.counted import ANCHORS, FOLK, FOLKS, HELD, Counted, elsewhere, fate
from demarche.link.conflicts.voices import Voice
from demarche.link.sense.concepts import compared, shared_tongue
from demarche.link.sense.setting import Days, beside, meet

DAYS = 3
"""Days between two reports of one state of things."""
ENOUGH = 3.0
"""Points from which two sentences are on the same matter."""
PART, MATTER = 0.3, 3
"""Part of the meanings of the shorter side that both share; and how many do where another day is told."""
MOST = 0.6
"""The same where the words beside the figures differ, or where both reports name one party only."""
SURE = 2
"""Meanings that stand beside both figures."""
PLACE = 1.0
"""People are told by where they are: points for a name that stands beside both figures."""
HELD_TOO = 2.5
"""Those in custody are few enough to be told by what they are: points for one word for them in two reports."""
TIMES = 10
"""Figures further apart are of two things."""
FEWER = 2
"""The same where one report calls them otherwise: it may count a part."""
UNDATED = 1.0
"""Points off where the day of a report is not known."""

Both = Mapping[tuple[str, str], set[tuple[float, Voice]]]
"""The figures of a report (its id, what is counted), with those who give them."""


def comparable(one: Counted, other: Counted) -> bool:
    """Neither is a bound of the other, or ten times as much; and both reports name two sides."""
    low, high = sorted((one.figure.value, other.figure.value))
    if one.wanted and other.wanted and one.wanted != other.wanted:
        return False  # what one side asks and the other offers
    if one.figure.more or other.figure.more:
        bound, exact = (one.figure, other.figure) if one.figure.more else (other.figure, one.figure)
        if exact.more or exact.value >= bound.value:
            return False
    times = TIMES if one.figure.head == other.figure.head else FEWER
    if not low < high <= times * low or one.document.id == other.document.id:
        return False
    forms, one_tongue = one.setting.forms | other.setting.forms, one.document.lang == other.document.lang
    if elsewhere((one.figure.names - forms, other.figure.names - forms), (one.setting, other.setting), one_tongue):
        return False
    places = one.figure.names & other.figure.names & one.figure.near & other.figure.near
    return len(one.sides & other.sides) + min(1, len(places)) >= ANCHORS


def points(one: Counted, other: Counted, given: Both) -> float:
    """How sure it is that both count the same; 0 where both may be right."""
    first, second = one.figure, other.figure
    if _both_right(one, other, given):
        return 0.0
    forms = one.setting.forms | other.setting.forms | general()
    tongue = one.document.lang == other.document.lang
    near, *nears = (side - forms for side in compared(first.near, second.near, tongue))
    whole, *wholes = (side - forms for side in compared(first.sense, second.sense, tongue))
    if _custody(one, other) and _at_once(one, other) and not one.setting.other_day(other.setting):
        return HELD_TOO + 0.5 * len(one.setting.around & other.setting.around) + 0.5 * min(2, len(near))
    parties = one.setting.around & other.setting.around
    if not whole or not _anchored(one, other, forms):
        return 0.0
    if _one_day(one, other) and len(whole) >= SURE:
        return ENOUGH + 0.5 * len(whole)
    # another day is another state of things, unless all the rest says that it is the same
    sure = len(near) >= SURE and len(whole) >= MATTER and _nearly(one, other)
    if _other_day(one, other) and not sure:
        return 0.0
    alike = len(whole) >= PART * min(map(len, wholes)) and near and len(near) >= PART * min(map(len, nears))
    befallen = first.head in HELD or (first.head in FOLK and (fate(first) or first.held))
    held = PLACE if befallen and first.names & second.names & near else 0.0
    before = 1.0 if near and len(parties) >= ANCHORS and _told_before(one, other, forms) else 0.0
    if not alike and not before and not held and len(whole) < MOST * min(map(len, wholes)):
        return 0.0
    own = min(2, len(one.setting.parties & other.setting.parties))
    return len(whole) + 0.5 * len(near) + own + before + held - (0 if one.day and other.day else UNDATED)


def _one_day(one: Counted, other: Counted) -> bool:
    """Both sentences tell of the same day and of the same two parties."""
    first, second = one.setting, other.setting
    parties = first.parties & second.parties
    return bool(first.times and second.times) and meet(first.times, second.times) and len(parties) >= ANCHORS


def _nearly(one: Counted, other: Counted) -> bool:
    """The days lie so near that one report may have it wrong."""
    first, second = one.setting, other.setting
    days = [abs((a - c).days) for a, _ in first.times for c, _ in second.times]
    more = len(first.parties & second.parties) > ANCHORS
    return beside(first.times, second.times) or (more and bool(days) and min(days) <= DAYS)


def _gives(one: Counted, other: Counted, head: str, given: Both) -> bool:
    """The report of the one has the number of the other, too, and does not leave it to a rival who counts otherwise."""
    found = given.get((one.document.id, head), set())
    return any(value == other.figure.value and not voice.rivals_of(one.voice) for value, voice in found)


def _both_right(one: Counted, other: Counted, given: Both) -> bool:
    """One report has both figures; or they are of other parties or fates."""
    first, second = one.figure, other.figure
    head = first.head if first.head == second.head else FOLKS
    if _gives(one, other, head, given) or _gives(other, one, head, given):
        return True
    if first.value in second.beside or second.value in first.beside:
        return True
    if fate(first) != fate(second) or _others(one, other):
        return True
    return not one.setting.may_be(other.setting) and not _one_blow(one, other) and not _custody(one, other)


def _one_blow(one: Counted, other: Counted) -> bool:
    """The dead or wounded of one place, in reports on the same two parties."""
    first, second = one.figure, other.figure
    place = first.names & second.names & first.near & second.near
    return bool(place and fate(first)) and len(one.setting.around & other.setting.around) >= ANCHORS


def _custody(one: Counted, other: Counted) -> bool:
    """Those whom one party holds, in reports on the same parties: the one may name their home, the other their
    keeper."""
    first, second = one.figure, other.figure
    if first.head != second.head or first.head not in FOLK or not (first.held and second.held):
        return False
    return bool(one.setting.around & other.setting.around) and not (one.setting.old or other.setting.old)


def _at_once(one: Counted, other: Counted) -> bool:
    """Their days are known, and no more than a few lie between: who is held today may be free tomorrow."""
    return bool(one.first and other.first) and max(one.day, other.day) - min(one.first, other.first) <= DAYS


def _other_day(one: Counted, other: Counted) -> bool:
    """Days told beside the figures keep them apart; not a day to come beside those who have fallen."""
    if fate(one.figure):
        return bool(_past(one) and _past(other)) and not meet(_past(one), _past(other))
    return one.setting.other_day(other.setting)


def _past(one: Counted) -> Days:
    return tuple(day for day in one.setting.times if not one.day or day[0].toordinal() <= one.day)


def _others(one: Counted, other: Counted) -> bool:
    """The people of one party and those of another."""
    if one.figure.head not in FOLK:
        return False
    first, second = one.whose, other.whose
    return bool(first and second) and not first & second


def _anchored(one: Counted, other: Counted, forms: Sense) -> bool:
    """Parties and names that both give: a state alone counts too many things."""
    parties = one.setting.around & other.setting.around
    names = (one.figure.names & other.figure.names) - forms
    if one.story == other.story or len(parties) + len(names) >= ANCHORS:
        return True
    near = (one.figure.near & other.figure.near) - forms
    least = min(len(side.figure.near - forms) for side in (one, other))
    sure = bool(names & near) or len(near) >= max(SURE, MOST * least)
    return sure and len(one.sides & other.sides) >= ANCHORS


def _told_before(one: Counted, other: Counted, forms: Sense) -> bool:
    """The sentences before are on the same matter, too."""
    senses = [side.figure.sense | side.setting.sense for side in (one, other)]
    return len(shared_tongue(*senses)[0] - forms) > MATTER
