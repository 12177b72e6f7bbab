"""How sure it is that two amounts are of one thing, and that not both may be right."""

from __future__ import annotations

from collections.abc import Callable

from demarche.lang.concepts import CONCEPT, Sense, deeds
from demarche.link.conflicts.counted import ANCHORS, FOLK, elsewhere
from demarche.link.conflicts.given import TIME, Given
from demarche.link.conflicts.voices import voice_of
from demarche.link.sense.amounts import MINUTE, PERCENT
from demarche.link.sense.figures import FATES, MONEY
from demarche.link.sense.lines import Line
from demarche.link.sense.meant import between
from demarche.link.sense.setting import Days, beside, meet, mentions_between

SOON = 1
"""Days between two reports of what one side would have, which may be another thing the day after."""
DAYS, LONG = 4, 12
"""Days between two reports of one state of things; and of one sum, length or measure."""
TOLD_LATER = 3
"""Days between two that tell of one sum."""
VAGUE = 60
"""Days between which a report may have appeared, from which it tells no state of things without a day."""
COUNT, MEASURE, SUM, LENGTH = 3.0, 3.75, 5.0, 2.5
"""Points from which two numbers of things, two measures, sums, and two lengths of one meeting, are of one thing."""
CERTAIN = 7.0
"""Points from which what is wanted in one report is what is told as settled in the other."""
TOLD, ALIKE = 4, 0.6
"""Meanings that two sentences share, and part of those of the shorter, which are alike."""
SHARED = 2
"""Meanings that both sentences share at least."""
SENTENCE, SIDE, JOINED, UNDATED = 0.5, 0.25, 1.5, 0.5
"""Points for a meaning in both sentences, for a party around both, for a meeting of both, and off those where a report
tells no day of it."""
MOST, SIDES = 2, 3
"""Nouns, and other numbers, that count; and parties."""
TWICE, TIMES, TOO_MANY = 2, 4, 8
"""Times that the one is the other: each of the first two costs a point, beyond the last they are of two things."""
SETTLED = frozenset({CONCEPT + "settle", CONCEPT + "agree"})
Known = Callable[[Given, Given], bool]
"""Whether the report of the one gives the other's number as well."""


def points_of(one: Given, other: Given, known: Known) -> float:
    """How sure it is that both are of one thing; 0 where it is not enough, or where both may be right."""
    if not _comparable(one, other) or _two_states(one, other):
        return 0.0
    counts, dated = not one.amount.unit, bool(one.setting.when and other.setting.when)
    nouns = counts_of(one.noun, other.noun)
    if (counts and not nouns) or known(one, other) or known(other, one) or _done_otherwise(one, other):
        return 0.0
    joined = bool(one.meetings & other.meetings)
    told = dated and one.near.met(other.near) >= SHARED
    told = told or (nouns >= MOST and one.whole.met(other.whole) > SHARED)
    if not (joined or told) and _anchors(one, other) < (1 if counts else ANCHORS):
        return 0.0
    points = _evidence(one, other, joined, dated)
    if not points or (one.only != other.only and not _of_a_sum(one, other) and points < CERTAIN):
        return 0.0
    times = _times(one, other)
    points += min(MOST, nouns) - (times > TWICE) - (times > TIMES and one.amount.unit != MINUTE)
    return points if points >= _least(one, other, joined, dated) else 0.0


def _comparable(one: Given, other: Given) -> bool:
    """Both are in one unit, tell a state or a change, and cannot both be right, as far as the numbers say."""
    first, second = one.amount, other.amount
    told = (first.unit, first.changing, first.rate), (second.unit, second.changing, second.rate)
    if told[0] != told[1] or first.meets(second):
        return False
    one_tongue = one.document.lang == other.document.lang
    if elsewhere((one.names, other.names), (one.setting, other.setting), one_tongue):
        return False
    if len(one.sides & other.sides) < ANCHORS or not _wanted_alike(one, other):
        return False
    return _times(one, other) <= TOO_MANY and not (one.whose and other.whose and not one.whose & other.whose)


def _times(one: Given, other: Given) -> float:
    low, high = sorted((one.amount.middle, other.amount.middle))
    return high / max(low, 1)


def _two_states(one: Given, other: Given) -> bool:
    """Of two days, of two fates, or of the dead of either side."""
    counts, days = not one.amount.unit, (one.setting.when, other.setting.when)
    passing = counts or one.amount.rate  # how many there are, and how much flows, is another number soon
    # what was measured of one thing on one occasion, of which a report has the day wrong
    slipped = not passing and beside(*days) and not one.names.isdisjoint(other.names)
    # what is owed or shared out is told of on any day
    slipped = slipped or (not passing and one.amount.unit not in TIME and _days_between(*days) <= TOLD_LATER)
    if all(days) and not meet(*days) and not slipped:
        return True
    if one.day and other.day and _gap(one, other) > (DAYS if passing else LONG):
        return True
    if passing and not all(days) and max(one.day - one.first, other.day - other.first) > VAGUE:
        return True
    if counts and _fate(one) != _fate(other):
        return True
    if FATES.isdisjoint(one.whole.gist & other.whole.gist):
        return False
    return voice_of(one.document, one.amount).rivals(voice_of(other.document, other.amount))


def _gap(one: Given, other: Given) -> int:
    """Days between the two reports, the fewest that are possible."""
    return between((one.first, one.day), (other.first, other.day))


def _days_between(one: Days, other: Days) -> int:
    return min((abs((a - b).days) for a, _ in one for b, _ in other), default=0)


def _least(one: Given, other: Given, joined: bool, dated: bool) -> float:
    """Points that are enough."""
    if not one.amount.unit or (one.only and other.only):
        return COUNT
    if one.amount.unit == MINUTE and (
        (dated and (joined or not one.names.isdisjoint(other.names))) or not one.people.isdisjoint(other.people)
    ):
        return LENGTH
    return SUM if one.amount.unit.startswith(MONEY) else MEASURE


def _anchors(one: Given, other: Given) -> int:
    """Parties around both, names in both sentences, and other numbers of both."""
    around, names = one.setting.around & other.setting.around, one.names & other.names
    return len(around) + len(names) + len(one.beside & other.beside)


def _wanted_alike(one: Given, other: Given) -> bool:
    """No two sides want it. What is only wanted in both is so in reports of those days, or is told of one day. A sum or
    a length may be wanted in one report and told as it is in the other; anything else may not."""
    if one.only and other.only:
        days = one.setting.when, other.setting.when
        near = _gap(one, other) <= SOON or (all(days) and meet(*days))
        wanted = {one.wanted, other.wanted} - {""}
        return near and len(wanted) == 1 and wanted <= one.sides & other.sides
    if one.amount.unit.startswith(MONEY) or one.amount.unit in TIME:
        return not (one.wanted and other.wanted) or one.wanted == other.wanted
    return one.wanted == other.wanted


def _of_a_sum(one: Given, other: Given) -> bool:
    """No price or share; or the one who wants it is the one who is told to have it so."""
    if not (one.amount.rate or one.amount.unit == PERCENT):
        return True
    asked, told = (one, other) if one.only else (other, one)
    return _subject(told) == asked.wanted != ""


def _subject(one: Given) -> str:
    """The party named first in the sentence."""
    held = one.document.sentences[one.amount.sentence]
    return next((side.party for side in mentions_between(one.document, held.start, held.end) if side.party), "")


def counts_of(one: Line, other: Line) -> int:
    """How much of what is counted is the same."""
    people = FOLK | FATES
    return one.met(other) or int(bool(one.gist & people and other.gist & people))


def _evidence(one: Given, other: Given, joined: bool, dated: bool) -> float:
    """Points from the words around both; 0 where there are too few. dated: both tell of one day."""
    counts, lasted = not one.amount.unit, one.amount.unit == MINUTE
    near, whole = one.near.met(other.near), one.whole.met(other.whole)
    beside, people = len(one.beside & other.beside), len(one.people & other.people) if lasted else 0
    if counts:
        own = of_one_day(one, other)
        enough, same = whole >= SHARED or (dated and own and beside > 0), SENTENCE * own
    else:
        asked = one.only and other.only and whole > 0
        kin = one.amount.unit not in TIME and one.kin.met(other.kin) > 0
        same = MOST * asked + kin + (not _deeds(one).isdisjoint(_deeds(other) & SETTLED))
        if not near and whole >= TOLD and whole >= ALIKE * min(len(one.whole.gist), len(other.whole.gist)):
            near = MOST  # the sentences are alike, wherever the amount stands in them
        enough = (whole >= SHARED and bool(near or joined or people)) or asked or (joined and dated and lasted)
    if not enough:
        return 0.0
    sides = min(SIDES, len(one.setting.around & other.setting.around))
    points = near + SENTENCE * (whole + min(MOST, people)) + min(MOST, beside) + same + SIDE * sides
    return points + (JOINED - UNDATED * (not dated)) * joined + dated


def _done_otherwise(one: Given, other: Given) -> bool:
    """Beside each stands what is done with it, and the other knows nothing of that."""
    first, second = (_deeds(side) for side in (one, other))
    whole = one.whole.gist, other.whole.gist
    met = not first.isdisjoint(whole[1]) or not second.isdisjoint(whole[0])
    return bool(first or second) and one.amount.part != other.amount.part and not met and not of_one_day(one, other)


def _fate(one: Given) -> Sense:
    """What has befallen those who are counted."""
    return FATES & (one.kin.gist | one.noun.gist) or FATES & one.near.gist


def of_one_day(one: Given, other: Given) -> bool:
    """The people or things of one party in both, on one day."""
    return bool(one.whose) and one.whose == other.whose and bool(one.setting.when and other.setting.when)


def _deeds(one: Given) -> Sense:
    """What is agreed is settled."""
    found = one.near.gist & (deeds(one.document.lang) | SETTLED)
    return found | SETTLED if found & SETTLED else found
