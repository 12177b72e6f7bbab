"""What ties the days of reports to one another.

Copies share their words, so what stands at the same place of the same sentence means the same day. Meetings that are
one are on one day, unless they were put off: only what can be one day is tied. Ties are made only where they touch a
report whose day is not known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from demarche.lang.lexicon import fold
from demarche.link.calendar.network import PUBLISHED, Constraint, Order, Place, Same
from demarche.link.calendar.own import WEEK, quote
from demarche.link.calendar.words import fixed, kind
from demarche.link.meetings.agree import SAME, forum, same_setting
from demarche.link.meetings.telling import Told
from demarche.link.meetings.weights import log_odds
from demarche.link.meetings.when import one_round
from demarche.link.sense.sequence import align
from demarche.model import At, Document, Edge, Meeting, MeetingLine, Story, Terms, TimeMark, When

AROUND = 3
"""Words on either side of an expression, on one of which copies must agree."""
FOLLOWED = 0.6
"""Part of the expressions of the shorter report that a translation must have in the same order."""
TEXT_NEAR, MEETING_NEAR = 30, 180
"""Days between reports that carry one text, and between a meeting and a report that tells of it."""
SURE, SURER = 1.0, 2.5
"""Log-odds of two tellings from which they say enough of a day; and where one was to come and the other was."""
HALF = 180
"""Days of half a year, nearly."""
CROWD, REACH = 12, 4
"""Tellings of one meeting up to which each is tied to each; of more, each to so many that tell the day alike."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Constraints, the places whose words are not seen from their report's own day, and the reports that carry the
    text of another one."""

    constraints: tuple[Constraint, ...]
    loose: frozenset[Place] = frozenset()
    copies: frozenset[str] = frozenset()


def copy_ties(stories: Sequence[Story], documents: Mapping[str, Document], unknown: frozenset[str]) -> Ties:
    """Along the edges of stories."""
    found: list[Constraint] = []
    loose: set[Place] = set()
    for story in stories:
        for edge in story.edges:
            if edge.source in unknown or edge.target in unknown:
                for tie in along(edge, documents):
                    found.append(tie)
                    how = kind(_terms(documents, tie.one))
                    if how in ("near", "week") or (how == "weekday" and edge.direction):
                        loose.add(tie.other)  # the copy may have been put up on the same weekday, a week later
                    if how == "weekday" and edge.direction:
                        found += _kept(tie)
                why = f"both carry one text ({edge.source}, {edge.target})"
                ends = (edge.source, PUBLISHED), (edge.target, PUBLISHED)
                found.append(Same(5, *ends, TEXT_NEAR, why))
    edges = [edge for story in stories for edge in story.edges]
    copies = {edge.target for edge in edges}
    # both kept the dateline and nothing tells which is the copy: either may have been sent out later
    copies |= {one.source for one in edges if not one.direction and _one_dateline(documents, one)}
    return Ties(tuple(found), frozenset(loose), frozenset(copies))


def _kept(tie: Same) -> Iterator[Constraint]:
    """A copy keeps the weekdays of its source, and is put up some days later at most."""
    (source, _), (target, _) = tie.one, tie.other
    why = f"{target} keeps the weekdays of {source}"
    yield Same(4, (source, PUBLISHED), (target, PUBLISHED), WEEK, why)
    yield Order(4, (source, PUBLISHED), (target, PUBLISHED), why)


def _one_dateline(documents: Mapping[str, Document], edge: Edge) -> bool:
    lines = [
        {signature(mark.terms) for mark in documents[name].times if mark.terms and mark.terms.stamp == "dateline"}
        for name in (edge.source, edge.target)
    ]
    return bool(lines[0] & lines[1])


def along(edge: Edge, documents: Mapping[str, Document]) -> Iterator[Same]:
    """The expressions of time that two reports of one text share."""
    one, other = documents[edge.source], documents[edge.target]
    same = one.lang == other.lang
    for i, j in _same_words(one, other) if same else _same_order(one.times, other.times):
        first, second = one.times[i], other.times[j]
        if kind_of(first) and kind_of(second):
            why = f"{quote(one, first)} of {one.id} and {quote(other, second)} of {other.id} stand in one text"
            yield Same(1 if same else 3, (one.id, i), (other.id, j), 0, why)


def _same_words(one: Document, other: Document) -> Iterator[tuple[int, int]]:
    """Expressions with the same words before or after them, each once in its report."""
    found: set[tuple[int, int]] = set()
    for side in (0, 1):
        here, there = _contexts(one, side), _contexts(other, side)
        found.update((here[words], there[words]) for words in here.keys() & there.keys())
    yield from sorted(found)


def _contexts(document: Document, side: int) -> dict[tuple[str, ...], int]:
    folded = fold(document.text)
    found: dict[tuple[str, ...], int] = {}
    count: Counter[tuple[str, ...]] = Counter()
    for index, mark in enumerate(document.times):
        if side:
            near = folded[mark.end : mark.end + 60].split()[:AROUND]
        else:
            near = folded[max(0, mark.start - 60) : mark.start].split()[-AROUND:]
        words = (" ".join(folded[mark.start : mark.end].split()), *near)
        if len(near) == AROUND:
            found[words] = index
            count[words] += 1
    return {words: index for words, index in found.items() if count[words] == 1}


def _same_order(one: Sequence[TimeMark], other: Sequence[TimeMark]) -> Iterator[tuple[int, int]]:
    """A translation keeps the order of its dates; where weekdays were changed on the way, the order does not hold."""
    first = [(i, sign) for i, mark in enumerate(one) if (sign := signature(mark.terms))]
    second = [(j, sign) for j, mark in enumerate(other) if (sign := signature(mark.terms))]
    pairs = align(first, second, lambda a, b: 1.0 if a[1] == b[1] else 0.0)
    if len(pairs) >= 2 and len(pairs) >= FOLLOWED * min(len(first), len(second)):
        yield from ((first[i][0], second[j][0]) for i, j, _ in pairs)


def kind_of(mark: TimeMark) -> str:
    """What kind of day its words tell, "" where not a single one."""
    return kind(mark.terms) if mark.terms else ""


def signature(terms: Terms | None) -> tuple[tuple[str, int | str], ...]:
    """What every language tells alike of a day: weekday, day, month; () for what is no single day."""
    if terms is None or not kind(terms):
        return ()
    return tuple(sorted((name, value) for name, value in terms.slots if name in ("weekday", "day", "month", "relday")))


def meeting_ties(
    told: Sequence[Told], meetings: Iterable[MeetingLine], documents: Mapping[str, Document], unknown: frozenset[str]
) -> Ties:
    """Between the tellings of one meeting, where a report of an unknown day is among them. Two that share no more than
    a weekday and the parties may be two meetings: they are tied only by a round, a place or a forum that both name."""
    found: list[Constraint] = []
    by_place: dict[tuple[str, int], list[Told]] = {}
    for telling in told:
        by_place.setdefault((telling.at.document, telling.line.date.at), []).append(telling)
    sure = {telling.at for telling in told if telling.line.sure}
    for line in meetings:
        holders = {at.document for at, _ in line.evidence}
        if len(holders) < 2 or not holders & unknown:
            continue
        places = _places(line, documents)
        what = f"one meeting ({'+'.join(line.parties)}: {line.what})"
        for one, other in _pairs(places, documents, unknown):
            if one[0] == other[0] or not {one[0], other[0]} & unknown:
                continue
            here, there = calendar_of(documents, one, unknown), calendar_of(documents, other, unknown)
            rank = agree(here, there)
            pair = [by_place.get((name, documents[name].times[n].start), ()) for name, n in (one, other)]
            dated = "month" in here.keys() & there.keys()
            early = too_early(documents[one[0]], pair[0], there) or too_early(documents[other[0]], pair[1], here)
            told_alike = _one_setting(*pair) and not _undone(*pair) and not dropped(documents, one, other)
            if rank and not early and (dated or told_alike):
                why = f"{shown_at(documents, one)} and {shown_at(documents, other)} tell of {what}"
                found.append(Same(rank, one, other, 0, why, line.id))
        found += _plans(line, documents, unknown)
        found += _near({at.document for at, _ in line.evidence if at in sure}, places, unknown, what)
    return Ties(tuple(found))


def _one_setting(first: Sequence[Told], second: Sequence[Told]) -> bool:
    """Rounds of a series fall on one weekday in one town: the second is not tied to one without a number, nor is what
    is planned for a weekday there to what was held on one, unless they are surely one."""
    return not (first and second) or any(
        same_setting(one, other)
        and bool(one.line.round) == bool(other.line.round)
        and surely_one(one, other, log_odds(one, other))
        for one in first
        for other in second
    )


def surely_one(one: Told, other: Told, value: float) -> bool:
    """Told alike as held or not and as the first or another, or by the number of the round or the forum, less is
    enough. value: their log-odds."""
    alike = one.line.status == other.line.status and one.line.anew == other.line.anew
    alike = alike or one_round(one, other) or forum(one, other) == SAME
    return value >= (SURE if alike else SURER)


def dropped(documents: Mapping[str, Document], one: Place, other: Place) -> bool:
    """Only one of two days is told as that of a plan that came to nothing ("had been envisaged for tomorrow")."""
    return (_terms(documents, one).way == "either") != (_terms(documents, other).way == "either")


def too_early(document: Document, tellings: Sequence[Told], day: Mapping[str, int]) -> bool:
    """The report tells of it as held, and its own dateline stands before the day: "March 4" before the 16th."""
    if not tellings or "month" not in day or any(one.line.status != "held" for one in tellings):
        return False
    lines = (dict(mark.terms.slots) for mark in document.times if mark.terms and mark.terms.stamp == "dateline")
    own = [(int(line["month"]), int(line["day"])) for line in lines if line.keys() >= {"month", "day"}]
    return any(_later(one, (day["month"], day["day"])) > WEEK for one in own)


def _later(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Days from the one day of the year to the other, nearly, by the shorter way round."""
    gap = (other[0] - one[0]) * 30 + other[1] - one[1]
    return (gap + HALF) % (2 * HALF) - HALF


def _undone(first: Sequence[Told], second: Sequence[Told]) -> bool:
    """One tells the day on which it was not to be after all, the other perhaps its new one."""
    off = [any(one.line.status == "cancelled" or one.moves for one in some) for some in (first, second)]
    return off[0] != off[1]


def _pairs(
    places: Sequence[Place], documents: Mapping[str, Document], unknown: frozenset[str]
) -> Iterator[tuple[Place, Place]]:
    if len(places) <= CROWD:
        yield from combinations(places, 2)
        return
    alike = sorted(places, key=lambda place: (sorted(calendar_of(documents, place, unknown).items()), place))
    for n, one in enumerate(alike):
        yield from ((min(one, other), max(one, other)) for other in alike[n + 1 : n + 1 + REACH])


def _near(surely: Set[str], places: Sequence[Place], unknown: frozenset[str], what: str) -> Iterator[Same]:
    """Who surely tells of a meeting, even without its day, tells of it within some months."""
    firm = sorted(places, key=lambda place: (place[0] in unknown, place))
    for name in sorted(surely & unknown):
        for place in firm if len(firm) <= CROWD else firm[:REACH]:
            if place[0] != name:
                yield Same(5, (name, PUBLISHED), place, MEETING_NEAR, f"it tells of {what}, as {place[0]} does")


def _places(line: MeetingLine, documents: Mapping[str, Document]) -> list[Place]:
    """The expressions from which the tellings take the day of the meeting, and that from which it was put off."""
    found: set[Place] = set()
    for at, _ in line.evidence:
        for meeting in _tellings(documents[at.document], at):
            for when in (meeting.date, meeting.was):
                place = place_of(documents[at.document], when)
                if place is not None:
                    found.add(place)
    return sorted(found)


def _tellings(document: Document, at: At) -> Iterator[Meeting]:
    return (one for one in document.meetings if (one.start, one.end) == (at.start, at.end))


def place_of(document: Document, when: When) -> Place | None:
    """The expression that a day was read from."""
    if when.at < 0:
        return None
    return next(
        ((document.id, n) for n, mark in enumerate(document.times) if mark.start == when.at and kind_of(mark)), None
    )


def _plans(line: MeetingLine, documents: Mapping[str, Document], unknown: frozenset[str]) -> Iterator[Order]:
    """A report that tells of a meeting as to come, and not as held besides, is not younger than it."""
    held = {at.document for at, status in line.evidence if status == "held"}
    for at, status in line.evidence:
        if status != "planned" or at.document not in unknown or at.document in held:
            continue
        for meeting in _tellings(documents[at.document], at):
            place = place_of(documents[at.document], meeting.date)
            if place is not None and not meeting.was.why and _ahead(documents[at.document], place[1]):
                words = quote(documents[at.document], documents[at.document].times[place[1]])
                yield Order(4, (at.document, PUBLISHED), place, f"a meeting is told as to come {words}")


def _ahead(document: Document, n: int) -> bool:
    """A date may lie ahead unless its plan is told as over; of a bare weekday the words must say so, or the status may
    be misread."""
    mark = document.times[n]
    if mark.terms is not None and mark.terms.way == "either":
        return False
    return kind_of(mark) != "weekday" or (mark.terms is not None and mark.terms.way == "future")


def agree(first: Mapping[str, int], second: Mapping[str, int]) -> int:
    """The rank of the tie between two tellings of a day: 2 where the date agrees, 4, behind the news of the reports,
    where a weekday does, 5 where one tells nothing, 6 where one tells a weekday and the other a date: only a year
    chosen for it makes them one; 0 never."""
    shared = first.keys() & second.keys()
    if any(first[name] != second[name] for name in shared):
        return 0
    if "month" in shared:
        return 2
    return (4 if shared else 6) if first and second else 5


def calendar_of(documents: Mapping[str, Document], place: Place, unknown: frozenset[str]) -> dict[str, int]:
    """Weekday, day and month as the words, or in a report of known day the day that they mean, tell them."""
    mark = documents[place[0]].times[place[1]]
    assert mark.terms is not None
    span = fixed(mark.terms)
    when = mark.when if place[0] not in unknown else When(*span) if span else When()
    if when.earliest and when.earliest == when.latest:
        return {"weekday": when.earliest.isoweekday(), "day": when.earliest.day, "month": when.earliest.month}
    return {name: int(value) for name, value in mark.terms.slots if name in ("weekday", "day", "month")}


def shown_at(documents: Mapping[str, Document], place: Place) -> str:
    """The words at a place and their report."""
    return f"{quote(documents[place[0]], documents[place[0]].times[place[1]])} of {place[0]}"


def _terms(documents: Mapping[str, Document], place: Place) -> Terms:
    terms = documents[place[0]].times[place[1]].terms
    assert terms is not None
    return terms
