"""One event that two reports give to two days, or that took place in one and did not in the other.

A deed is compared with the same deed among the same words, between the same parties.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice

from demarche.days import appeared
from demarche.kept import NOTHING, Kept
from demarche.lang import covered
from demarche.lang.concepts import CONCEPT, Sense, general
from demarche.link.conflicts.deeds import EFFECT, EXPIRE, Deed, deeds_of
from demarche.link.conflicts.denying import EMPTY
from demarche.link.readings import readings
from demarche.link.sense.concepts import compared, shared_tongue
from demarche.link.sense.gist import loans
from demarche.link.sense.lines import line_of
from demarche.link.sense.setting import SHARP
from demarche.link.sense.wording import Words
from demarche.link.stretches import Row, within_reach
from demarche.model import At, Document

APART = 10
"""Days between two accounts of one event, and between the reports."""
CROWD = 24
"""Accounts of one deed from which each meets only so many of the next ones by day."""
SHARED, HALF, PART = 2, 0.5, 0.4
"""Meanings that two accounts share; and the part of those of the shorter one, of its things and of all."""
LONG = 45
"""Days between reports that look back on a deed by its date."""
LITTLE = 2
"""Meanings around a deed told with a pronoun: "they were taken near Agadez"."""
OUTCOMES = frozenset(CONCEPT + name for name in "sign ratify open close free exchange handover withdraw lift".split())
ONCE = OUTCOMES | frozenset(
    CONCEPT + name for name in "begin end effect expire block detain kidnap publish resign notify expel suspend".split()
)
"""What is rarely done twice in a few days to one thing or person."""
NEARBY, SURE, OPPOSITE = 4, 2.0, 3.0
"""Days between two accounts of such a deed; and points for what both name, where one has it done and one not more."""
ELSEWHERE = 0.5, 1.0
"""Points off where both name places or people and none of them the same, in two languages and in one."""
PLANNED = 2.5
"""Points for what is to come between two sides."""
HOURS = frozenset(CONCEPT + name for name in "night afternoon morning day week".split())
LOOSE = frozenset(CONCEPT + name for name in ("return", "come", "leave", "deploy", "search", "expire"))
"""Deeds that are done again and again, or whose words say more than the deed."""
SENTENCE, SIDE, AROUND, NEXT_DAY, NAMED_BEFORE = 0.5, 0.5, 0.25, 0.5, 0.5
"""Points for a meaning that only the sentences share, for a party in both, for one around both, for two days one after
the other, and for a name from the sentence before."""
TAKEN = CONCEPT + "seize"
STRUCK = CONCEPT + "attack"
SAME = (
    {CONCEPT + name: TAKEN for name in ("detain", "kidnap", "board", "stop")}
    | {CONCEPT + name: STRUCK for name in ("bomb", "bombard", "shell", "shoot", "ambush", "explode")}
    | {CONCEPT + "begin": CONCEPT + "effect", CONCEPT + "announce": CONCEPT + "publish"}
    | {CONCEPT + "supply": CONCEPT + "handover"}
    | {CONCEPT + name: CONCEPT + "come" for name in ("land_down", "land_on")}
)
"""Deeds that one report calls so and another otherwise."""
RARE = frozenset(one for one, called in SAME.items() if called == TAKEN) | {TAKEN} | OUTCOMES
"""Deeds that a report looks back on for weeks."""
ALSO = {CONCEPT + name: TAKEN for name in ("ambush", "attack")}
"""A ship or a patrol may be attacked or taken."""
Known = Mapping[str, Sequence[Deed]]
"""Such deeds by report."""


def two_days(documents: Sequence[Document], kept: Kept = NOTHING) -> Iterator[tuple[str, str, At, At]]:
    """Kind (date or status), the deed, and the two sentences."""
    shelves: dict[str, list[Deed]] = {}
    digests = kept.digests(documents)
    for document in documents:
        if document.covered and document.lang in covered():
            for one in readings(kept, "deeds", document, deeds_of, Deed):
                for name in {SAME.get(one.deed, one.deed), ALSO.get(one.deed, one.deed)}:
                    shelves.setdefault(name, []).append(one)
    for deed in sorted(shelves):
        known: dict[str, list[Deed]] = {}
        for told in shelves[deed]:
            known.setdefault(told.document.id, []).append(told)
        ordered = sorted(shelves[deed], key=_order)
        said = [digests.get(one.document.id, b"") + f"{one.sentence} {one.deed} {one.days}".encode() for one in ordered]
        row = Row(deed, said, [one.days[0].toordinal() for one in ordered], CROWD)
        for at, n, kind in within_reach(kept, "events", row, partial(_look, ordered, known), str):
            yield kind, deed.lstrip(CONCEPT), ordered[at].place, ordered[n].place


def _look(ordered: Sequence[Deed], known: Known, at: int) -> Iterator[tuple[int, str]]:
    """Those behind the deed `at` that contradict it."""
    for n, other in enumerate(islice(ordered, at + 1, at + 1 + CROWD), at + 1):
        kind = _kind(ordered[at], other, known)
        if kind:
            yield n, kind


def _order(one: Deed) -> tuple[date, date, str, int]:
    return one.days[0], appeared(one.document.published) or date.min, one.document.id, one.sentence


def _kind(one: Deed, other: Deed, known: Known) -> str:
    if one.document.id == other.document.id or one.planned != other.planned:
        return ""
    alike = _one_event(one, other) or (one.done == other.done and _once(one, other))
    same_day = one.days[0] <= other.days[1] and other.days[0] <= one.days[1]
    if one.done != other.done:
        sure = (alike and one.deed in OUTCOMES) or (_one_thing(one, other) and _points(one, other) >= OPPOSITE)
        return "status" if same_day and not one.planned and sure else ""
    if not alike and not (_slipped(one, other) and not _both_told(one, other, known)):
        return ""
    return "" if same_day or not _could_know(one, other) else "date"


def _one_event(one: Deed, other: Deed) -> bool:
    first, second = one.setting, other.setting
    if not first.parties & second.parties and not first.around & second.around:
        return False
    tongue = one.document.lang == other.document.lang
    common, *sides = compared(one.near, other.near, tongue)
    objects_common, *objects = shared_tongue(one.near - one.names, other.near - other.names)
    if _half(common, sides, SHARED) and _half(objects_common, objects, 1):
        return True
    if _goes_on(one, other) or _goes_on(other, one):
        return True
    # two languages rarely share more than the thing itself
    return not tongue and bool(one.beside & other.beside) and len(first.around & second.around) > 1


def _once(one: Deed, other: Deed) -> bool:
    """A deed that is rarely done twice in a few days, to a thing or at a place that both name."""
    first, second = one.setting, other.setting
    if one.deed not in ONCE or other.deed not in ONCE or abs((one.days[0] - other.days[0]).days) > _nearby(one):
        return False
    forms = first.forms | second.forms
    objects, *sides = shared_tongue(one.near - one.names - forms, other.near - other.names - forms)
    names = {name for name in _names(one, forms) & _names(other, forms) if name}
    parties, around = first.parties & second.parties, first.around & second.around
    if one.planned or other.planned:
        # a plan for one thing: all that the shorter one names
        return bool(objects and around) and len(objects) == min(map(len, sides))
    if one.deed == EXPIRE:
        return bool(objects and parties) and len(around) > 1
    points = len(objects) + min(2, len(names)) + 0.5 * min(3, len(parties))
    return points >= SURE and bool(objects or len(names) > 1) and bool(names or len(parties) > 1)


def _nearby(one: Deed) -> int:
    return APART if one.deed == EXPIRE else NEARBY


def _names(one: Deed, forms: Sense) -> Sense:
    return loans(frozenset(name for name in one.near & one.names if name[:1] != CONCEPT) - forms)


def _goes_on(one: Deed, other: Deed) -> bool:
    """The one names little but a place, which the other has too, and goes on from a sentence on the same things."""
    told = one.near | one.setting.sense
    place = one.near & one.names & other.near & other.names
    return len(one.near) <= LITTLE and bool(place - {""}) and bool(told & other.near - other.names - general())


def _half(common: Sense, sides: Sequence[Sense], least: int) -> bool:
    part = HALF if least < SHARED else PART
    return len(common) >= least and len(common) >= part * min(map(len, sides))


def _could_know(one: Deed, other: Deed) -> bool:
    """Both days lie before both reports, or behind them: no report tells of what came after it."""
    published = [appeared(side.document.published) or date.max for side in (one, other)]
    days, told = abs((one.days[0] - other.days[0]).days), abs((published[0] - published[1]).days)
    if days > APART or told > (LONG if one.dated and other.dated and days <= NEARBY and one.deed in RARE else APART):
        return False
    if not (one.dated and other.dated) and one.days[0].weekday() == other.days[0].weekday():
        return False  # one weekday, of which two days of publication make two days
    if one.deed == EXPIRE:
        return True
    if one.planned or min(one.days[0], other.days[0]) > max(published):
        return published[0] == published[1] or abs((published[0] - published[1]).days) <= SHARP
    return max(one.days[0], other.days[0]) <= min(published)


def _slipped(one: Deed, other: Deed) -> bool:
    """A deed around which the words are alike, on days of which a report slips."""
    if one.done != other.done or one.deed in LOOSE:
        return False
    if one.planned:  # and so is the other
        both = len(one.setting.parties & other.setting.parties) > 1 and one.deed != CONCEPT + "end"
        return both and _points(one, other) >= PLANNED
    names = {name for name in one.names & other.names if name[:1] != CONCEPT and SAME.get(one.deed, one.deed) != EFFECT}
    return bool(names or one.setting.around & other.setting.around) and _points(one, other) >= SURE


def _one_thing(one: Deed, other: Deed) -> bool:
    """Besides names, each shares with the other half of what it is done to."""
    aside = one.setting.forms | other.setting.forms | one.names | other.names
    common, *sides = shared_tongue(one.near - aside, other.near - aside)
    return bool(common) and 2 * len(common) >= min(map(len, sides))


def _points(one: Deed, other: Deed) -> float:
    """How sure it is that both tell of one deed; 0 where no word says so."""
    days = abs((one.days[0] - other.days[0]).days)
    first, second = one.setting, other.setting
    aside = first.forms | second.forms | {one.deed, other.deed} | EMPTY | HOURS

    def met(mine: Words, theirs: Words) -> int:
        return line_of(mine, one.document.lang, aside).met(line_of(theirs, other.document.lang, aside))

    whole = met(one.whole, other.whole)
    if not whole:
        return 0.0
    near = met(one.words, other.words)
    points = near + SENTENCE * (whole - near) + SIDE * min(2, len(first.parties & second.parties))
    points += AROUND * min(2, len(first.around & second.around)) + NEXT_DAY * (days == 1) - (days > NEARBY)
    if one.deed in RARE:
        points += NAMED_BEFORE * min(2, len(_named_before(one, other) | _named_before(other, one)))
    names = _names(one, first.forms | second.forms), _names(other, first.forms | second.forms)
    if any(name[:1] != CONCEPT for name in (one.names & other.names) - first.forms - second.forms - {""}):
        return points  # a name stands in both
    places = all(names) and not names[0] & names[1]
    things = bool(one.beside and other.beside) and not one.beside & other.beside
    return points - things - ELSEWHERE[one.document.lang == other.document.lang] * places


def _named_before(one: Deed, other: Deed) -> Sense:
    """Names of the one in the sentence from which the other goes on: "the Sea Rose ... That ship was seized"."""
    named = frozenset(name for name in one.names & other.setting.sense if name[:1] not in ("", CONCEPT))
    return named - one.setting.forms - other.setting.forms


def _both_told(one: Deed, other: Deed, known: Known) -> bool:
    """One report tells of such a deed on the day of the other, too."""
    return any(
        told.days[0] <= days[1] and days[0] <= told.days[1]
        for side, days in ((one, other.days), (other, one.days))
        for told in known[side.document.id]
    )
