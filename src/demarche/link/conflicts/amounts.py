"""One thing that two stories give in different amounts, rough ones too: "nearly four hours", "17 perusahaan pembeli".

Two amounts are of one thing where they have one unit or the same noun, also across languages, and points for what tells
so add up: words that stand beside both or in both sentences, one day, a meeting that was joined, another number that
both give. They contradict one another where the true number cannot be both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from demarche.days import appeared
from demarche.lang import covered
from demarche.link.conflicts.counted import ANCHORS, FOLK, WANTED, WHOSE
from demarche.link.conflicts.sittings import WORD
from demarche.link.conflicts.voices import voice_of
from demarche.link.sense.amounts import MINUTE, PERCENT, Amount, amounts
from demarche.link.sense.bridge import reach
from demarche.link.sense.concepts import CONCEPT, Sense, deeds, general, sense_of
from demarche.link.sense.figures import FATES, MONEY
from demarche.link.sense.gist import loans
from demarche.link.sense.lines import Line, line_of
from demarche.link.sense.setting import NAMING, Setting, meet, parties_between, setting_of
from demarche.link.sense.wording import of_the_will
from demarche.model import At, Document, MeetingLine, Story

DAYS, LONG = 4, 12
"""Days between two reports of one state of things; and of one sum, length or measure."""
OFTEN, PART = 5, 0.1
"""Stories, and part of them, in more of which a name tells nothing."""
CROWD = 24
"""Amounts of one thing of which each meets only so many of the next ones by day."""
COUNT, MEASURE, SUM, LENGTH = 3.0, 3.75, 5.0, 2.5
"""Points from which two numbers of things, two measures, sums, and two lengths of one meeting, are of one thing."""
SHARED = 2
"""Meanings that both sentences share at least."""
SENTENCE, SIDE, JOINED, UNDATED = 0.5, 0.25, 1.5, 0.5
"""Points for a meaning in both sentences, for a party around both, for a meeting of both, and off those where a report
tells no day of it."""
MOST, SIDES = 2, 3
"""Nouns, and other numbers, that count; and parties."""
TWICE, TIMES, TOO_MANY = 2, 4, 8
"""Times that the one is the other: each of the first two costs a point, beyond the last they are of two things."""
BACK = 2
"""Sentences before a length among which stands the meeting that took so long."""
BEFORE = 5
"""Words before a sum or a share among which stands that it is only wanted."""
SETTLED = frozenset({CONCEPT + "settle", CONCEPT + "agree"})
WISH = frozenset(CONCEPT + name for name in "demand proposal want ask propose".split())


@dataclass(frozen=True, slots=True)
class Given:
    """An amount in its report. first, day: between which that was published, as numbers, 0 where not known."""

    document: Document
    story: str
    amount: Amount
    setting: Setting
    first: int
    day: int
    noun: Line
    whose: frozenset[str]  # parties named with what is counted
    meetings: frozenset[str]  # ids of the lines of which the sentence tells
    beside: frozenset[float]  # the other numbers of the sentence
    wanted: str  # the party that demands or offers it
    sides: frozenset[str]  # the parties that the report names
    names: Sense  # words of the sentence with a capital

    @property
    def place(self) -> At:
        """The sentence."""
        held = self.document.sentences[self.amount.sentence]
        return At(self.document.id, held.start, held.end)

    @property
    def near(self) -> Line:
        """What stands beside it."""
        return line_of(self.amount.near, self.document.lang, self.setting.forms)

    @property
    def whole(self) -> Line:
        """The sentence in words."""
        return line_of(self.amount.words, self.document.lang, self.setting.forms)

    @property
    def shelves(self) -> Sense:
        """Its unit, or what its noun means in any language."""
        if self.amount.unit:
            return frozenset({self.amount.unit})
        folk = {CONCEPT} if self.noun.gist & FOLK else set()
        return (reach(self.noun) | folk) - general()


Known = Callable[[Given, Given], bool]


def two_amounts(
    documents: Iterable[Document], stories: Iterable[Story], meetings: Sequence[MeetingLine]
) -> Iterator[tuple[str, At, At]]:
    """Both amounts with what they are of, and the two sentences; the likeliest one of two stories for each unit."""
    story_of = {document: story.id for story in stories for document in story.documents}
    told: dict[str, list[tuple[At, str]]] = {}
    for meeting in meetings:
        for at, _ in meeting.evidence:
            told.setdefault(at.document, []).append((at, meeting.id))
    by_report = {
        document.id: list(_given_in(document, story_of[document.id], told.get(document.id, ())))
        for document in documents
        if document.covered and document.lang in covered()
    }
    known = _knowing(by_report)
    by_report = _telling(by_report)
    best: dict[tuple[str, str, str], tuple[float, Given, Given]] = {}
    for one, other in _met(given for found in by_report.values() for given in found):
        score = _points(one, other, known)
        name = one.amount.unit or min(one.noun.gist | other.noun.gist, default="")
        stories_of = min(one.story, other.story), max(one.story, other.story)
        if score > best.get((*stories_of, name), (0.0, one, other))[0]:
            best[(*stories_of, name)] = score, one, other
    for _, one, other in best.values():
        yield _shown(one, other), one.place, other.place


def _telling(by_report: Mapping[str, Sequence[Given]]) -> dict[str, list[Given]]:
    """The same without names that stand in so many stories that they tell nothing."""
    stories: dict[str, set[str]] = {}
    for found in by_report.values():
        for one in found:
            for name in one.names:
                stories.setdefault(name, set()).add(one.story)
    most = max(OFTEN, PART * len({one.story for found in by_report.values() for one in found}))
    common = frozenset(name for name, known in stories.items() if len(known) > most)
    return {
        name: [replace(one, names=one.names - common) if one.names & common else one for one in found]
        for name, found in by_report.items()
    }


def _met(found: Iterable[Given]) -> Iterator[tuple[Given, Given]]:
    """Amounts of one unit or with one noun, told within some days."""
    shelves: dict[str, list[Given]] = {}
    for one in found:
        for name in one.shelves:
            shelves.setdefault(name, []).append(one)
    seen: set[tuple[str, int, str, int]] = set()
    for name in sorted(shelves):
        shelf = sorted(shelves[name], key=lambda one: (one.first, one.document.id, one.amount.start))
        reach_of = len(shelf) if len(shelf) <= CROWD else CROWD
        for at, one in enumerate(shelf):
            for other in islice(shelf, at + 1, at + 1 + reach_of):
                if one.day and other.first - one.day > LONG:
                    break
                pair = one.document.id, one.amount.start, other.document.id, other.amount.start
                if one.story != other.story and pair not in seen:
                    seen.add(pair)
                    yield one, other


def _given_in(document: Document, story: str, meetings: Sequence[tuple[At, str]]) -> Iterator[Given]:
    sides = frozenset(one.party for one in document.mentions if one.kind in NAMING and one.party)
    if len(sides) < ANCHORS:
        return  # what one party counts at home is no matter between two
    found = amounts(document)
    first, day = document.published.earliest, appeared(document.published)
    days = (first or day).toordinal() if first or day else 0, day.toordinal() if day else 0  # type: ignore[union-attr]
    settings: dict[int, Setting] = {}
    for one in found:
        if one.changing or one.rate or _only_wanted(one, document.lang):
            continue
        if one.sentence not in settings:
            settings[one.sentence] = setting_of(document, one.sentence)
        setting = settings[one.sentence]
        noun = line_of(one.noun, document.lang, setting.forms)
        whose = frozenset[str]() if one.unit else parties_between(document, one.start, one.end + WHOSE)[0]
        told = _meetings_of(one, document, meetings)
        beside = frozenset(side.middle for side in found if side.sentence == one.sentence and not side.meets(one))
        names = _names(document, one) - setting.forms
        lines = setting, *days, noun
        yield Given(document, story, one, *lines, whose, told, beside, _wanted(document, one), sides, names)


def _meetings_of(one: Amount, document: Document, meetings: Sequence[tuple[At, str]]) -> frozenset[str]:
    """Those of which the sentence tells; of a length that stands without one, the last before it."""
    held = document.sentences[one.sentence]
    told = frozenset(ident for at, ident in meetings if at.start < held.end and held.start < at.end)
    if told or one.unit != MINUTE:
        return told
    first = document.sentences[max(0, one.sentence - BACK)].start
    before = [(at.start, ident) for at, ident in meetings if first <= at.start < held.start]
    return frozenset({max(before)[1]} if before else ())


def _names(document: Document, amount: Amount) -> Sense:
    """Words with a capital that no concept knows, but for the first of the sentence."""
    held = document.sentences[amount.sentence]
    words = tuple(word.lower() for word in WORD.findall(document.text[held.start : held.end])[1:] if word[0].isupper())
    return frozenset(one for one in loans(sense_of(words, document.lang)) if one[0] != CONCEPT)


def _wanted(document: Document, amount: Amount) -> str:
    asked = (act.by for act in document.acts if act.act in WANTED and act.start <= amount.start < act.end)
    return next(filter(None, asked), "")


def _only_wanted(amount: Amount, code: str) -> bool:
    """A price or a share that somebody would have, and nothing that is."""
    if not (amount.unit.startswith(MONEY) or amount.unit == PERCENT):
        return False
    before = amount.near[:BEFORE]
    return of_the_will(before, code) or not WISH.isdisjoint(sense_of(before, code))


def _knowing(by_report: Mapping[str, Sequence[Given]]) -> Known:
    """Whether the report of the one gives the other's number as well."""

    def known(one: Given, other: Given) -> bool:
        return any(
            side.amount.unit == other.amount.unit
            and side.amount.meets(other.amount)
            and (bool(side.amount.unit) or _nouns(side, other) > 0)
            for side in by_report[one.document.id]
        )

    return known


def _anchors(one: Given, other: Given) -> int:
    """Parties around both, names in both sentences, and other numbers of both."""
    around, names = one.setting.around & other.setting.around, one.names & other.names
    return len(around) + len(names) + len(one.beside & other.beside)


def _elsewhere(one: Given, other: Given) -> bool:
    """Both name places or people, none of them the same, and no two parties."""
    apart = bool(one.names and other.names) and not one.names & other.names
    return (
        apart and one.document.lang == other.document.lang and len(one.setting.around & other.setting.around) < ANCHORS
    )


def _wanted_alike(one: Given, other: Given) -> bool:
    """A sum may be told of as asked for in one report only; things are not."""
    if one.amount.unit.startswith(MONEY):
        return not (one.wanted and other.wanted) or one.wanted == other.wanted
    return one.wanted == other.wanted


def _nouns(one: Given, other: Given) -> int:
    """How much of what is counted is the same."""
    return one.noun.met(other.noun) or int(bool(one.noun.gist & FOLK and other.noun.gist & FOLK))


def _points(one: Given, other: Given, known: Known) -> float:
    """How sure it is that both are of one thing; 0 where it is not enough, or where both may be right."""
    first, second = one.amount, other.amount
    if len(one.sides & other.sides) < ANCHORS or _elsewhere(one, other):
        return 0.0
    if first.unit != second.unit or first.meets(second) or not _wanted_alike(one, other):
        return 0.0
    low, high = sorted((first.middle, second.middle))
    times = high / max(low, 1)
    if times > TOO_MANY or (one.whose and other.whose and not one.whose & other.whose):
        return 0.0
    counts, days = not first.unit, (one.setting.when, other.setting.when)
    if all(days) and not meet(*days):
        return 0.0
    if one.day and other.day and max(one.first, other.first) - min(one.day, other.day) > (DAYS if counts else LONG):
        return 0.0
    if FATES & one.whole.gist & other.whole.gist and voice_of(one.document, first).rivals(
        voice_of(other.document, second)
    ):
        return 0.0  # each side has its own dead
    nouns = _nouns(one, other)
    if (counts and not nouns) or known(one, other) or known(other, one):
        return 0.0
    near, whole = one.near.met(other.near), one.whole.met(other.whole)
    joined = bool(one.meetings & other.meetings)
    if not joined and _anchors(one, other) < (1 if counts else ANCHORS):
        return 0.0
    length = first.unit == MINUTE and joined and all(days)
    if _done_otherwise(one, other) or (not length and (whole < SHARED or not (counts or near or joined))):
        return 0.0
    points = near + SENTENCE * whole + min(MOST, nouns) + min(MOST, len(one.beside & other.beside))
    points += (
        (JOINED - UNDATED * (not all(days))) * joined
        + all(days)
        + SIDE * min(SIDES, len(one.setting.around & other.setting.around))
    )
    points -= (times > TWICE) + (times > TIMES)
    least = COUNT if counts else LENGTH if length else SUM if first.unit.startswith(MONEY) else MEASURE
    return points if points >= least else 0.0


def _done_otherwise(one: Given, other: Given) -> bool:
    """Beside each stands what is done with it, and the other knows nothing of that."""
    first, second = (_deeds(side) for side in (one, other))
    whole = one.whole.gist, other.whole.gist
    met = not first.isdisjoint(whole[1]) or not second.isdisjoint(whole[0])
    return bool(first or second) and one.amount.part != other.amount.part and not met


def _deeds(one: Given) -> Sense:
    return one.near.gist & (deeds(one.document.lang) | SETTLED)


def _shown(one: Given, other: Given) -> str:
    first, second = sorted((one, other), key=lambda side: side.amount.middle)
    unit = first.amount.unit.removeprefix(MONEY).lstrip(CONCEPT)
    shared = sorted(first.noun.gist & second.noun.gist)
    name = unit or (shared[0].lstrip(CONCEPT) if shared else " ".join(first.amount.noun[:1]))
    return f"{_number(first)} / {_number(second)} {name}".rstrip()


def _number(one: Given) -> str:
    return (
        one.document.text[one.amount.start : one.amount.end]
        if one.amount.unit == MINUTE
        else (f"{one.amount.middle:,.10g}".replace(",", " "))
    )
