"""Two spans that cannot both be right: typed, shown, never resolved. Few and sure rather than many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from demarche.kept import NOTHING, Kept
from demarche.lang.concepts import CONCEPT
from demarche.link.claims.find import Spoken
from demarche.link.conflicts.amounts import both_shown, told_in
from demarche.link.conflicts.contradicted import DENIALS
from demarche.link.conflicts.days import DaysTold, dated_of
from demarche.link.conflicts.happened import OUTCOMES
from demarche.link.conflicts.look import differing
from demarche.link.conflicts.matters import Matter
from demarche.link.conflicts.notions import BODIES, MADE, TOGETHER
from demarche.link.conflicts.numbers import Numbers
from demarche.link.conflicts.once import Found, once, touch
from demarche.link.conflicts.quoted import may_be_two, two_speakers
from demarche.link.conflicts.rivals import rivals_in
from demarche.link.conflicts.sayings import one_saying
from demarche.link.conflicts.sides import Marks, Sides
from demarche.link.ids import line_id
from demarche.link.meetings.telling import Told
from demarche.link.readings import readings
from demarche.link.sense.amounts import Amount, amounts
from demarche.link.sense.bridge import crossed
from demarche.link.sense.facing import facing, translations
from demarche.link.sense.figures import Figure, figures
from demarche.link.sense.meant import COMMON, IN_STORY, closeness, gap, same_in_sense
from demarche.link.sense.setting import days_between, meet, parties_between
from demarche.link.sense.turning import turned_around
from demarche.link.sense.wording import contrast, turned
from demarche.model import At, Claim, Conflict, Document, Identity, Meeting, MeetingLine, Origins, Statement, Story

WORDINGS = 40
"""Different wordings of one claim that are compared; where there are more, the rest repeats them."""
ALIKE = 1.3
"""Closeness in meaning (0 to 2) from which a translation that turns a negation contradicts its original."""
ALMOST = 1.6
"""The same where reports of two stories quote the same words."""
EVEN = 1.5
"""How much longer the one of two quotations may be that stand at one place of a text and of its translation."""
STRETCH, TIGHT = 1.8, 1.6
"""How much longer the one may be; and where a report tells it in its own words, which may leave a clause out."""
HALF = 0.5
"""Part of the shorter of two quotations of one speaker that a translation has."""
WHY = {
    "number": "the same thing is counted or measured, told of within a few days, and the figures differ",
    "date": "one event or meeting, with the same words, parties or place, is given two days",
    "polarity": "two wordings of one utterance differ in a negation only",
    "attribution": "the same words are quoted from two speakers",
    "status": "what took place in one did not take place in the other, on the same day",
    "claim_denial": "what one side says of the other, the other denies",
}


@dataclass(frozen=True, slots=True)
class Lines:
    """What conflicts are looked for in."""

    documents: Sequence[Document]
    stories: Sequence[Story]
    spoken: Sequence[Spoken]
    claims: Sequence[Claim]
    told: Sequence[Told]
    meetings: Sequence[MeetingLine]
    people: Sequence[Identity]
    origins: Sequence[Origins] = ()
    kept: Kept = NOTHING
    _amounts: dict[str, list[Amount]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def figures_of(self, document: Document) -> Sequence[Figure]:
        """Asked for once of each report: not held here."""
        return readings(self.kept, "figures", document, figures, Figure)

    def amounts_of(self, document: Document) -> Sequence[Amount]:
        """Read once, though several look for them."""
        found = self._amounts.get(document.id)
        if found is None:
            found = self._amounts[document.id] = readings(self.kept, "amounts", document, amounts, Amount)
        return found


def find_conflicts(lines: Lines) -> tuple[Conflict, ...]:
    """Each contradiction once, with the spans in order."""
    looks = (_wordings, _negations, _faced, _attributions, _accounts, _days, _numbers)
    story_of = {document: story.id for story in lines.stories for document in story.documents}
    documents = {document.id: document for document in lines.documents}
    shown = list(once((found for look in looks for found in look(lines)), story_of, documents))
    # what was and was not is shown once, as that
    course = [spans for kind, _, spans in shown if kind == "status"]
    origin_of = _origin_of(lines, story_of)
    conflicts = (
        Conflict(line_id("conflict", kind, *spans), kind, what, spans, "", WHY[kind], tuple(map(origin_of, spans)))
        for kind, what, spans in shown
        if kind != "claim_denial" or not any(all(map(touch, spans, other)) for other in course)
    )
    # two looks may come to the same spans, once these are whole sentences
    alone = {one.id: one for one in sorted(conflicts, key=lambda one: one.what, reverse=True)}
    return tuple(alone[name] for name in sorted(alone))


def _origin_of(lines: Lines, story_of: Mapping[str, str]) -> Callable[[At], str]:
    """The origin of the statement or meeting that a span shows, else of its report."""
    cast = {one.document: one for one in lines.origins}
    documents = {document.id: document for document in lines.documents}
    named = {document: story.origin or story.id for story in lines.stories for document in story.documents}

    @cache
    def spans(name: str) -> Sequence[tuple[int, int, str]]:
        told, document = cast.get(name), documents[name]
        lines_of: Sequence[Statement | Meeting] = (*document.statements, *document.meetings)
        origins = (*told.statements, *told.meetings) if told else ()
        return [(line.start, line.end, one.name) for line, one in zip(lines_of, origins, strict=False)]

    def origin(at: At) -> str:
        for start, end, name in spans(at.document):
            if start < at.end and at.start < end:
                return name
        return named.get(at.document, story_of[at.document])

    return origin


def _at(line: Spoken) -> At:
    return At(line.key[0], line.line.start, line.line.end)


def _two(kind: str, what: str, one: At, other: At) -> Found:
    first, second = sorted((one, other), key=lambda at: (at.document, at.start, at.end))
    return kind, what, (first, second)


def _wordings(lines: Lines) -> Iterator[Found]:
    """Numbers, days and negations in which the wordings of one claim differ."""
    by_key = {line.key: line for line in lines.spoken}
    documents = {document.id: document for document in lines.documents}
    for claim in lines.claims:
        if len(claim.statements) < 2:
            continue
        distinct: dict[tuple[str, ...], Spoken] = {}
        for key in claim.statements:
            distinct.setdefault(by_key[key].words, by_key[key])
        for one, other in combinations(list(distinct.values())[:WORDINGS], 2):
            if one.key[0] != other.key[0]:
                kind = _turned(one, other, claimed=True) if one.lang != other.lang else _differ(one, other, documents)
                if kind:
                    yield _two(kind, claim.speaker, _at(one), _at(other))


def _turned(one: Spoken, other: Spoken, claimed: bool = False) -> str:
    """A negation that one language has and the other has not, in statements otherwise alike. claimed: they are of one
    claim, so that the place of a quotation in a translation says enough, though few of its words are known to us."""
    low, high = sorted((one.size, other.size))
    direct = one.line.kind == other.line.kind == "direct"
    quoted = one.story == other.story and direct
    sides = (one.words, one.lang), (other.words, other.lang)
    if quoted and high <= EVEN * low and (claimed or _one_voice(one, other)):
        return "polarity" if turned(*sides) else ""
    if high > (STRETCH if direct else TIGHT) * low:
        return ""
    if closeness(one.sense, other.sense, IN_STORY if quoted else COMMON) < ALIKE:
        return ""
    return "polarity" if turned_around(*sides) else ""


def _one_voice(one: Spoken, other: Spoken) -> bool:
    """One speaker in a text and its translation, and half the words of the shorter quotation are in the other."""
    met = len(one.gist & other.gist) + crossed(one, other).all
    return (
        bool(one.speaker)
        and one.speaker == other.speaker
        and met >= max(2, HALF * min(map(len, (one.gist, other.gist))))
    )


def _differ(one: Spoken, other: Spoken, documents: Mapping[str, Document]) -> str:
    kind = contrast(one.words, other.words, one.lang)
    if kind != "number":
        return kind
    sides = [(documents[side.key[0]], side.line.start, side.line.end) for side in (one, other)]
    parties, days = [parties_between(*side)[0] for side in sides], [days_between(*side) for side in sides]
    if parties[0] != parties[1]:
        return ""
    return "date" if all(days) and not meet(days[0], days[1]) else kind


def _attributions(lines: Lines) -> Iterator[Found]:
    """The same quoted words from two people."""
    for what, one, other in two_speakers(lines.spoken, lines.people, lines.stories):
        yield _two("attribution", what, _at(one), _at(other))
    texts = {document.id: document.text for document in lines.documents}
    direct = [line for line in lines.spoken if line.line.kind == "direct" and (line.speaker or line.party)]
    names = {person.id: person for person in lines.people}
    seen: set[frozenset[tuple[str, str]]] = set()
    for one, other in one_saying((line, texts[line.key[0]][line.line.start : line.line.end]) for line in direct):
        pair = frozenset((line.story, line.speaker or line.party) for line in (one, other))
        if pair not in seen and may_be_two(one, other, names):
            seen.add(pair)
            yield _two("attribution", f"{one.line.speaker} / {other.line.speaker}", _at(one), _at(other))


def _negations(lines: Lines) -> Iterator[Found]:
    """A negation that is lost, or comes, between two languages: of one story, or of what one speaker said on a day."""
    told: dict[str, list[Spoken]] = {}
    for line in lines.spoken:
        told.setdefault("story " + line.story, []).append(line)
        if line.speaker:
            told.setdefault("speaker " + line.speaker, []).append(line)
    for shelf in told.values():
        if len({line.lang for line in shelf}) > 1:
            for at, match in same_in_sense(shelf, _perhaps_one):
                one, other = shelf[at], shelf[match]
                if _turned(one, other):
                    yield _two("polarity", one.line.speaker or other.line.speaker, _at(one), _at(other))
    yield from _quoted_otherwise(lines)


def _quoted_otherwise(lines: Lines) -> Iterator[Found]:
    """What one speaker is quoted with in a text and, turned around, in its translation."""
    quoted: dict[str, list[Spoken]] = {}
    for line in lines.spoken:
        if line.line.kind == "direct" and line.speaker:
            quoted.setdefault(line.key[0], []).append(line)
    for first, second in translations(lines.stories, {document.id: document for document in lines.documents}):
        for one in quoted.get(first.id, ()):
            for other in quoted.get(second.id, ()):
                if _one_voice(one, other) and _turned(one, other):
                    yield _two("polarity", one.line.speaker, _at(one), _at(other))


def _faced(lines: Lines) -> Iterator[Found]:
    """A negation that is lost, or comes, between a text and its translation, in whosever words."""
    documents = {document.id: document for document in lines.documents}
    for one, other in translations(lines.stories, documents):
        for line, match in facing(one, other):
            if turned_around((line.words, one.lang), (match.words, other.lang)):
                sides = At(one.id, line.start, line.end), At(other.id, match.start, match.end)
                yield _two("polarity", "", *sides)


def _perhaps_one(one: Spoken, other: Spoken) -> bool:
    """One speaker; or in one story one is not known, whom a translation often loses."""
    if one.lang == other.lang:
        return False
    if one.story != other.story:
        return gap(one, other) <= 1 and closeness(one.sense, other.sense) >= ALMOST
    if one.speaker and other.speaker:
        return one.speaker == other.speaker
    return not (one.party and other.party) or one.party == other.party


def _accounts(lines: Lines) -> Iterator[Found]:
    """What one report tells and another says is not so, or was not: each disagreement once."""
    story_of = {document: story.id for story in lines.stories for document in story.documents}
    sides = Sides(lines.documents, Marks(lines.spoken, lines.meetings, story_of), lines.kept)
    for held, off in differing(OUTCOMES, sides):
        yield _two("status", _what(held, off), held.place, off.place)
    for claim, denial in differing(DENIALS, sides):
        yield _two("claim_denial", _matter(claim, denial), claim.place, denial.place)


def _what(held: Matter, off: Matter) -> str:
    """The deed or the thing that both tell of."""
    shared = sorted(held.line.gist & off.line.gist & (TOGETHER | MADE | BODIES))
    return shared[0].lstrip(CONCEPT) if shared else ""


def _matter(claim: Matter, denial: Matter) -> str:
    shared = [issue for issue in claim.told.issues if issue in denial.told.issues]
    sides = ["+".join(sorted(side.by)) for side in (claim, denial)]
    return " / ".join(filter(None, sides)) + (f": {shared[0]}" if shared else "")


def _days(lines: Lines) -> Iterator[Found]:
    """One event on two days."""
    days = dated_of(lines.documents, lines.stories, lines.meetings, lines.kept)
    for first, second in DaysTold(days, lines.kept, lines.kept.digests(lines.documents)).differing():
        what = (first.deed if first.deed == second.deed else "") or second.deed or first.deed
        yield _two("date", what.lstrip(CONCEPT), first.place, second.place)


def _numbers(lines: Lines) -> Iterator[Found]:
    """One thing counted differently in two stories, or by two sides in one report."""
    for document in lines.documents:
        for what, one, other in rivals_in(document, lines.figures_of):
            yield _two("number", what, one, other)
    told = told_in(lines.documents, lines.stories, lines.meetings, lines.kept, lines.amounts_of)
    for first, second in Numbers(told).differing():
        yield _two("number", both_shown(first, second), first.place, second.place)
