"""One thing that two reports count or measure differently: "14 fishermen" in one, "17 nelayan" in another.

Two figures contradict one another where they count the same, in sentences on the same matter, told within a few days,
and neither report gives the other's number too, or only as somebody else's. What is rough, grown, a part or told of
another day is not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from demarche.link.conflicts.rivals import Given, rival_figures
from demarche.link.conflicts.voices import OWN, Voice, voice_of
from demarche.link.sense.concepts import Sense, compared, general, shared_tongue
from demarche.link.sense.figures import LENGTHS, MONEY, SHORT, Figure, figures
from demarche.link.sense.setting import NAMING, Days, Setting, beside, meet, parties_between, setting_of
from demarche.model import At, Document, Story

DAYS, LONG = 3, 10
"""Days between two reports of one state of things; and of one sum or length of time, which changes less."""
CROWD = 24
"""Figures of one thing from which each meets only so many of the next ones by day."""
ENOUGH = 3.0
"""Points from which two sentences are on the same matter."""
PART, MATTER = 0.3, 3
"""Part of the meanings of the shorter side that both share; and how many do, where the figure is money or time."""
MOST = 0.6
"""The same where the words beside the figures differ, or where both reports name one party only."""
ANCHORS, SURE = 2, 2
"""Parties and names that both reports give; and meanings that stand beside both figures."""
HELD = frozenset(
    f"={name}"
    for name in "fisherman sailor crew prisoner hostage soldier guard observer refugee worker fighter".split()
)
FOLK = HELD | frozenset(f"={name}" for name in "person civilian driver farmer child student worker journalist".split())
"""People, of whom one report says drivers and another citizens."""
FOLKS = "people"
WHOSE = 22
"""Code points behind what is counted where it stands whose they are."""
SUM = 2.0
"""Points for a sum or a length of time of one thing, told by the words next to it."""
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
STAY = frozenset({"=stay"})
FATES = (
    frozenset({"=kill"}),
    frozenset({"=wound"}),
    frozenset({"=miss"}),
    frozenset({"=settle"}),
    STAY,
    frozenset({"=rescue"}),
)
"""What has befallen those who are counted: the dead are not the wounded."""
WANTED = frozenset({"demand", "offer", "promise"})
MINUTES = 60
"""Of an hour."""
ENCOUNTERS = frozenset({"=talks", "=meeting", "=visit", "=session", "=round", "=phone"})

Both = Mapping[tuple[str, str], set[tuple[float, Voice]]]
"""The figures of a report (its id, what is counted), with those who give them."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure in its report. `first`, `day`: between which it was published, as numbers, 0 where not known."""

    document: Document
    story: str
    figure: Figure
    setting: Setting
    first: int
    day: int
    sides: frozenset[str]  # the parties that the report names
    wanted: str = ""  # the party that demands or offers it: no state of things
    voice: Voice = OWN  # who gives it

    @property
    def place(self) -> At:
        """The sentence."""
        held = self.document.sentences[self.figure.sentence]
        return At(self.document.id, held.start, held.end)


def contradicting(documents: Iterable[Document], stories: Iterable[Story]) -> Iterator[tuple[str, At, At]]:
    """What is counted, and the two sentences."""
    story_of = {document: story.id for story in stories for document in story.documents}
    shelves: dict[str, list[Counted]] = {}
    given: dict[tuple[str, str], set[tuple[float, Voice]]] = {}
    for document in documents:
        first, day = document.published.earliest, document.published.latest
        sides = frozenset(one.party for one in document.mentions if one.kind in NAMING and one.party)
        if len(sides) < ANCHORS:
            continue  # what one party counts at home is no matter between two
        days = _number(first or day), _number(day)
        counted = []
        for figure in figures(document):
            setting, voice = setting_of(document, figure.sentence), voice_of(document, figure)
            told = story_of[document.id], figure, setting
            one = Counted(document, *told, *days, sides, _wanted(document, figure), voice)
            counted.append(one)
            for head in {figure.head, _shelf(figure)} - {""}:
                shelves.setdefault(head, []).append(one)
            if figure.head == "=minute":
                hours = replace(figure, value=figure.value / MINUTES, head="=hour")
                shelves.setdefault("=hour", []).append(replace(one, figure=hours))
            for head in {figure.head, _shelf(figure), FOLKS if figure.head in FOLK else ""}:
                given.setdefault((document.id, head), set()).add((figure.value, voice))
        yield from _within(document, counted)
    for head in sorted(shelves):
        yield from _on_shelf(shelves[head], given)


def _within(document: Document, counted: Sequence[Counted]) -> Iterator[tuple[str, At, At]]:
    """What two sides count differently in one report."""
    told = {(one.figure.sentence, one.figure.at): one for one in counted}
    given = [
        Given(one.figure, _shelf(one.figure), one.voice, one.setting, _whose(one), bool(one.wanted)) for one in counted
    ]
    for pair in rival_figures(given):
        sides = [told[one.figure.sentence, one.figure.at] for one in pair]
        yield _shown_as(*sides)


def _wanted(document: Document, figure: Figure) -> str:
    """The party in whose demand or offer the figure stands; "" where it is told as it is."""
    asked = (act.by for act in document.acts if act.act in WANTED and act.start <= figure.start < act.end)
    return next(filter(None, asked), "")


def _shelf(figure: Figure) -> str:
    """Those who are held are counted as one, whatever they are called."""
    return "=prisoner" if figure.head in FOLK and figure.held else figure.head


def _whose(one: Counted) -> frozenset[str]:
    """The parties named within the figure or just behind it: "54 Pakistani fishermen"."""
    return parties_between(one.document, one.figure.start, one.figure.end + WHOSE)[0]


def _number(day: date | None) -> int:
    return day.toordinal() if day else 0


def _on_shelf(shelf: list[Counted], given: Both) -> Iterator[tuple[str, At, At]]:
    ordered = sorted(shelf, key=lambda one: (one.first, one.document.id, one.figure.sentence, one.figure.at))
    best: dict[tuple[str, str], tuple[float, Counted, Counted]] = {}
    days = LONG if _measured(shelf[0].figure.head) else DAYS
    reach = len(ordered) if len(ordered) <= CROWD else CROWD
    for at, one in enumerate(ordered):
        for other in islice(ordered, at + 1, at + 1 + reach):
            if one.day and other.first - one.day > days:
                break
            points = _points(one, other, given) if _comparable(one, other) else 0.0
            if points >= ENOUGH:
                pair = min(one.document.id, other.document.id), max(one.document.id, other.document.id)
                if points > best.get(pair, (0.0, one, other))[0]:
                    best[pair] = points, one, other
    for _, one, other in best.values():
        yield _shown_as(one, other)


def _shown_as(one: Counted, other: Counted) -> tuple[str, At, At]:
    first, second = sorted((one, other), key=lambda side: side.figure.value)
    head = _name(first.figure.head or second.figure.head)
    return f"{_shown(first)} / {_shown(second)} {head}".rstrip(), first.place, second.place


def _shown(one: Counted) -> str:
    return f"{one.figure.value:,.10g}".replace(",", " ")


def _name(head: str) -> str:
    return head.removeprefix(MONEY).lstrip("=")


def _measured(head: str) -> bool:
    return head in LENGTHS or head.startswith(MONEY) or head == "=percent"


def _comparable(one: Counted, other: Counted) -> bool:
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
    if _elsewhere(one, other):
        return False
    places = one.figure.names & other.figure.names & one.figure.near & other.figure.near
    return len(one.sides & other.sides) + min(1, len(places)) >= ANCHORS


def _elsewhere(one: Counted, other: Counted) -> bool:
    """Both name places or people, none of them the same, and no two parties."""
    forms = one.setting.forms | other.setting.forms
    names = one.figure.names - forms, other.figure.names - forms
    apart = all(names) and not names[0] & names[1] and one.document.lang == other.document.lang
    return apart and len(one.setting.around & other.setting.around) < ANCHORS


def _points(one: Counted, other: Counted, given: Both) -> float:
    """How sure it is that both count the same; 0 where both may be right."""
    first, second = one.figure, other.figure
    if _both_right(one, other, given):
        return 0.0
    if first.head in SHORT and all((side.sense | side.near) & ENCOUNTERS for side in (first, second)):
        return 0.0  # see lengths
    forms = one.setting.forms | other.setting.forms | general()
    tongue = one.document.lang == other.document.lang
    near, *nears = (side - forms for side in compared(first.near, second.near, tongue))
    whole, *wholes = (side - forms for side in compared(first.sense, second.sense, tongue))
    if _custody(one, other) and _at_once(one, other) and not one.setting.other_day(other.setting):
        return HELD_TOO + 0.5 * len(one.setting.around & other.setting.around) + 0.5 * min(2, len(near))
    measured = _measured(first.head)
    kin = (first.kin & second.kin) - forms
    parties = one.setting.around & other.setting.around
    of_both = first.head != "=percent" or bool(parties)  # shares are of anything
    if measured and kin and of_both and len(one.sides & other.sides) >= ANCHORS and len(near) >= SURE:
        return SUM + len(near) - (0 if one.day and other.day else UNDATED)
    if len(whole) < (MATTER if measured and len(near) < SURE else 1) or not _anchored(one, other, forms):
        return 0.0
    if not measured and _one_day(one, other) and len(whole) >= SURE:
        return ENOUGH + 0.5 * len(whole)
    # another day is another state of things, unless all the rest says that it is the same
    sure = len(near) >= SURE and len(whole) >= MATTER and _nearly(one, other)
    if _other_day(one, other) and not sure:
        return 0.0
    if measured and len(parties) < ANCHORS and len(whole) < MOST * min(map(len, wholes)):
        return 0.0
    alike = len(whole) >= PART * min(map(len, wholes)) and near and len(near) >= PART * min(map(len, nears))
    befallen = first.head in HELD or (first.head in FOLK and (_fate(first) or first.held))
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
    counts = not _measured(head)
    return any(value == other.figure.value and not (counts and voice.rivals_of(one.voice)) for value, voice in found)


def _both_right(one: Counted, other: Counted, given: Both) -> bool:
    """One report has both figures; or they are of other parties, fates or rounds."""
    first, second = one.figure, other.figure
    head = first.head if first.head == second.head else FOLKS
    if _gives(one, other, head, given) or _gives(other, one, head, given):
        return True
    if first.value in second.beside or second.value in first.beside:
        return True
    if _fate(first) != _fate(second) or _others(one, other):
        return True
    rounds = _rounds(one), _rounds(other)
    if rounds[0] and rounds[1] and not rounds[0] & rounds[1]:
        return True
    return not one.setting.may_be(other.setting) and not _one_blow(one, other) and not _custody(one, other)


def _rounds(one: Counted) -> frozenset[int]:
    """Of the meetings that the sentence tells, where the words count them."""
    held = one.document.sentences[one.figure.sentence]
    lines = one.document.meetings if one.figure.head in LENGTHS else ()
    return frozenset(line.round for line in lines if line.round and line.start < held.end and held.start < line.end)


def _one_blow(one: Counted, other: Counted) -> bool:
    """The dead or wounded of one place, in reports on the same two parties."""
    first, second = one.figure, other.figure
    place = first.names & second.names & first.near & second.near
    return bool(place and _fate(first)) and len(one.setting.around & other.setting.around) >= ANCHORS


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
    if _fate(one.figure):
        return bool(_past(one) and _past(other)) and not meet(_past(one), _past(other))
    return one.setting.other_day(other.setting)


def _past(one: Counted) -> Days:
    return tuple(day for day in one.setting.times if not one.day or day[0].toordinal() <= one.day)


def _others(one: Counted, other: Counted) -> bool:
    """The people of one party and those of another."""
    if one.figure.head not in FOLK:
        return False
    first, second = _whose(one), _whose(other)
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


def _fate(figure: Figure) -> Sequence[Sense]:
    return [fate for fate in FATES if fate & figure.near and not (figure.held and fate == STAY)]
