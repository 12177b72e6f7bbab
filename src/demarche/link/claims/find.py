"""One speaker's one utterance across reports. Its support is the number of stories, not of documents."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from demarche.kept import NOTHING, Kept
from demarche.lang.concepts import CONCEPT, Sense
from demarche.link.claims.faced import faced
from demarche.link.claims.likely import likely
from demarche.link.claims.nameless import nameless
from demarche.link.claims.retold import retold
from demarche.link.claims.scores import bucket_of, scores_of
from demarche.link.claims.short import short_quotations
from demarche.link.groups import Groups
from demarche.link.ids import line_id
from demarche.link.sense.concepts import sense_of, shared_tongue
from demarche.link.sense.gist import Weights, gist_of
from demarche.link.sense.names import fold_name
from demarche.link.sense.numerals import numerals
from demarche.link.sense.places import same_places
from demarche.link.sense.sequence import align
from demarche.link.sense.setting import parties_between
from demarche.link.sense.wording import Words, likeness, words_of
from demarche.link.stories.body import Numbers
from demarche.model import Claim, Document, Identity, Statement, Story

Key = tuple[str, int]
"""Document id, index in Document.statements."""

RUN = 3
SKETCH = 8
"""Runs of `RUN` words by which wordings find one another: those with the smallest hashes."""
CAP = 30
"""A run in more statements than this only brings neighbours in length together."""
DAYS, AGAIN = 10, 3
"""The same words further apart are said again, unless the reports carry one text; alike words are so earlier."""
FEW = 5
"""Content of fewer words is one claim only where it is the same word for word."""
WHOLE, PART = 0.72, 0.88
"""Likeness of both wordings; or of the shorter alone, where it has at least `LONG` words."""
LONG = 8
SURE = 0.9
STORY_WHOLE, STORY_PART = 0.5, 0.8
"""The same where the reports carry one text."""
TRANSLATED = 0.6
STRETCH = 2.5
TELLING, HALF = 3, 0.5
"""Meanings in both that would be shared, were one the translation of the other."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement with what tells whose it is. `speaker`: identity id, or "" for a body or an unnamed source."""

    key: Key
    line: Statement
    lang: str
    words: Words
    speaker: str
    party: str
    story: str
    day: date | None
    names: frozenset[str]  # parties that it names
    sense: Sense  # with these
    sketch: Sequence[int]  # runs of words by which wordings find one another
    first: date | None  # the report is no older
    gist: Sense  # with the numbers
    dated: bool  # some last day is known on which the report was published
    place: float  # part of the text that stands before it

    order: int = field(init=False, repr=False, compare=False)  # the day as a number, 0 where it is not known
    since: int = field(init=False, repr=False, compare=False)  # the same of the earliest day that it may be of

    def __post_init__(self) -> None:
        order = self.day.toordinal() if self.day else 0
        object.__setattr__(self, "order", order)
        object.__setattr__(self, "since", self.first.toordinal() if self.first else order)

    @property
    def size(self) -> int:
        """Code points."""
        return self.line.end - self.line.start


def spoken(documents: Iterable[Document], people: Sequence[Identity], stories: Sequence[Story]) -> list[Spoken]:
    """Every statement of every document, in order."""
    who = {member: person for person in people for member in person.members}
    surnames = _surnames(people)
    story_of = {document: story.id for story in stories for document in story.documents}
    found = []
    numbers = Numbers()
    wordings: dict[Words, Words] = {}  # what copies have alike stands once in memory
    senses: dict[Sense, Sense] = {}
    for document in documents:
        for at, line in enumerate(document.statements):
            person = who.get((document.id, line.speaker_key)) or _by_surname(line, surnames)
            party = (person.party if person else "") or line.speaker_party
            speaker = person.id if person else ""
            content = document.text[line.start : line.end]
            words = words_of(content)
            words = wordings.setdefault(words, words)
            day = document.published.latest or document.published.earliest
            key = (document.id, at)
            names, forms = parties_between(document, line.start, line.end)
            sense = (sense_of(words, document.lang) - forms) | {CONCEPT + name for name in names}
            sense, names = senses.setdefault(sense, sense), senses.setdefault(names, names)
            told = key, line, document.lang, words, speaker, party, story_of[document.id], day, names, sense
            gist = gist_of(sense, [number for _, number in numerals(content, document.lang)])
            gist = senses.setdefault(gist, gist)
            dated = document.published.latest is not None
            place = line.start / len(document.text)
            found.append(Spoken(*told, _sketch(words, numbers), document.published.earliest, gist, dated, place))
    return found


def _surnames(people: Iterable[Identity]) -> Mapping[str, Identity | None]:
    """The last words of names, each with the one person who has it; None where several do."""
    found: dict[str, Identity | None] = {}
    for person in people:
        last = fold_name(person.name)[-1]
        found[last] = person if last not in found else None
    return found


def _by_surname(line: Statement, surnames: Mapping[str, Identity | None]) -> Identity | None:
    """Whom the words for a speaker name that the report itself could not make out: "the answer of Petrov"."""
    if line.speaker_key or line.speaker_party or not line.speaker_text:
        return None
    named = [surnames[word] for word in fold_name(line.speaker_text) if surnames.get(word)]
    return named[0] if len(named) == 1 else None


def find_claims(
    lines: Sequence[Spoken],
    people: Sequence[Identity],
    stories: Sequence[Story],
    documents: Sequence[Document] = (),
    kept: Kept = NOTHING,
) -> tuple[Claim, ...]:
    """Every statement stands in exactly one claim. documents: whose sentences are laid beside their translations;
    kept: of earlier builds."""
    groups = Groups(line.key for line in lines)
    for bucket in _buckets(lines):
        if len(bucket) < 2:
            continue
        for one, other in _candidates(bucket):
            if one.lang == other.lang and same_speaker(one, other) and _same_content(one, other):
                groups.join(one.key, other.key)
    _join_by_sense(lines, stories, documents, groups, kept)
    by_key = {line.key: line for line in lines}
    names = {person.id: person.name for person in people}
    claims = (claim_line([by_key[key] for key in sorted(keys)], names) for keys in groups.members())
    return tuple(sorted(claims, key=lambda claim: claim.id))


def _join_by_sense(
    lines: Sequence[Spoken], stories: Sequence[Story], documents: Sequence[Document], groups: Groups[Key], kept: Kept
) -> None:
    """Nothing said twice in one report comes together by way of another: likeness in meaning must not make chains."""
    reports: dict[Key, set[str]] = {}
    for line in lines:
        reports.setdefault(groups.find(line.key), set()).add(line.key[0])

    def join(pairs: Iterable[tuple[Spoken, Spoken]]) -> None:
        for pair in pairs:
            one, other = (groups.find(line.key) for line in pair)
            if not reports[one] & reports[other] and groups.join(one, other):
                reports[groups.find(one)] = reports[one] | reports[other]

    texts = {document.id: document for document in documents}
    if texts:
        join(faced(_by_document(lines), stories, texts, _translates))
    join(translated(lines, stories))
    join(short_quotations(lines))
    weights = Weights(lines)
    with scores_of(lines, texts, weights, kept) as known:
        for bucket in _buckets(lines):
            if len(bucket) > 1:
                join(retold(bucket, known.scores, _may_be_one, known.beside))
        without_speaker = nameless(lines, weights, known.nameless)
    for one, other in _edges(lines, stories):
        joined = partial(_joined, groups)
        join(list(same_places(one, other, joined, _may_be_one)))
    join(list(likely(lines, groups.find, weights)))
    join(without_speaker)


def _joined(groups: Groups[Key], one: Spoken, other: Spoken) -> bool:
    return groups.find(one.key) == groups.find(other.key)


def _edges(lines: Sequence[Spoken], stories: Sequence[Story]) -> Iterator[tuple[list[Spoken], list[Spoken]]]:
    """The statements of two reports of which one is made from the other, each in the order of its text."""
    by_document = _by_document(lines)
    for story in stories:
        for edge in story.edges:
            yield by_document.get(edge.source, []), by_document.get(edge.target, [])


def same_speaker(one: Spoken, other: Spoken) -> bool:
    """One person; or one party, where at least one of the two is a body or unnamed."""
    if one.speaker and other.speaker:
        return one.speaker == other.speaker
    if one.party or other.party:
        return one.party == other.party
    return one.line.speaker.casefold() == other.line.speaker.casefold()


def _may_be_one(one: Spoken, other: Spoken) -> bool:
    return one.words != other.words and same_speaker(one, other)


def translated(lines: Sequence[Spoken], stories: Sequence[Story]) -> list[tuple[Spoken, Spoken]]:
    """Statements that stand at the same place of a report and of its translation."""
    by_document = _by_document(lines)
    pairs: list[tuple[float, Spoken, Spoken]] = []
    for story in stories:
        for edge in story.edges:
            if edge.kind == "translation":
                ordered = [by_document.get(document, []) for document in (edge.source, edge.target)]
                found = align(ordered[0], ordered[1], _translates)
                pairs += [(score, ordered[0][i], ordered[1][j]) for i, j, score in found if score >= TRANSLATED]
    return [(one, other) for _, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1].key, pair[2].key))]


def _by_document(lines: Iterable[Spoken]) -> dict[str, list[Spoken]]:
    """Each in the order of its text."""
    found: dict[str, list[Spoken]] = {}
    for line in sorted(lines, key=lambda line: (line.key[0], line.line.start, line.line.end)):
        found.setdefault(line.key[0], []).append(line)
    return found


def _translates(one: Spoken, other: Spoken) -> float:
    sizes = [line.line.end - line.line.start for line in (one, other)]
    if max(sizes) > STRETCH * max(1, min(sizes)):
        return 0.0
    common, *both = shared_tongue(one.sense, other.sense)
    least = min(map(len, both))
    if not same_speaker(one, other):
        # machine translation loses who speaks, not what of
        lost = not (one.speaker or one.party) or not (other.speaker or other.party)
        return 1.0 if lost and least >= TELLING and len(common) > HALF * least else 0.0
    if not common and least:
        return 0.0
    numbers = [{word for word in line.words if word[0].isdigit()} for line in (one, other)]
    score = 0.4 * (1 if one.line.act == other.line.act else 0) + 0.3 * (1 if one.line.kind == other.line.kind else 0)
    return score + 0.2 * (1 if numbers[0] == numbers[1] else 0) + 0.1 * min(sizes) / max(1, *sizes)


def _buckets(lines: Iterable[Spoken]) -> Iterator[list[Spoken]]:
    buckets: dict[str, list[Spoken]] = {}
    for line in lines:
        buckets.setdefault(bucket_of(line), []).append(line)
    for name in sorted(buckets):
        yield sorted(buckets[name], key=lambda line: (len(line.words), line.words, line.key))


def _candidates(bucket: Sequence[Spoken]) -> Iterator[tuple[Spoken, Spoken]]:
    holders: dict[int, list[int]] = {}
    for at, line in enumerate(bucket):
        for value in line.sketch:
            holders.setdefault(value, []).append(at)
    seen: set[tuple[int, int]] = set()
    for indexes in holders.values():
        if len(indexes) > 1:  # most runs stand in one statement only
            reach = len(indexes) if len(indexes) <= CAP else 2
            seen.update((one, other) for n, one in enumerate(indexes) for other in indexes[n + 1 : n + 1 + reach])
    for first, second in sorted(seen):
        yield bucket[first], bucket[second]


def _sketch(words: Words, numbers: Numbers) -> Sequence[int]:
    """Stable, and without a hash function for each run: the numbers of the words are mixed by multiplication."""
    known = [numbers[word.encode()] for word in words]
    if len(known) < RUN:
        return array("Q", [sum(known)] if known else [])
    threes = zip(known, known[1:], known[2:], strict=False)
    runs = {(a * 0x9E37 + b * 0x85EB + c * 0xC2B3) & 0xFFFFFFFF for a, b, c in threes}
    return array("Q", sorted(runs)[:SKETCH])


def _same_content(one: Spoken, other: Spoken) -> bool:
    size = min(len(one.words), len(other.words))
    if one.key[0] == other.key[0]:
        return one.words == other.words and size >= FEW
    story = one.story == other.story
    apart = abs((one.day - other.day).days) if one.day and other.day and not story else 0
    if apart > DAYS or (apart > AGAIN and not (size >= LONG and likeness(one.words, other.words).both >= SURE)):
        return False
    if size < FEW:
        return (one.words == other.words and (story or size == FEW - 1)) or _cut(one, other)
    alike = likeness(one.words, other.words)
    whole, part = (STORY_WHOLE, STORY_PART) if story else (WHOLE, PART)
    return alike.both >= whole or (alike.short >= part and size >= (FEW if story else LONG))


def _cut(one: Spoken, other: Spoken) -> bool:
    """A few words of a longer quotation, in marks both times."""
    if one.line.kind != "direct" or other.line.kind != "direct" or not one.speaker:
        return False
    short, long = sorted((" ".join(one.words), " ".join(other.words)), key=len)
    return short.count(" ") >= RUN - 1 and long.count(" ") >= FEW and f" {short} " in f" {long} "


def claim_line(lines: Sequence[Spoken], names: Mapping[str, str]) -> Claim:
    """The claim that these statements are; `lines` by their keys, names: of people by id."""
    first = lines[0]
    if len(lines) == 1:  # most are said once
        speaker = names[first.speaker] if first.speaker else first.line.speaker
        return Claim(line_id("claim", *first.key, first.line.start, first.line.end), speaker, (first.key,), 1, 1)
    return Claim(
        id=line_id("claim", *first.key, first.line.start, first.line.end),
        speaker=_speaker(lines, names),
        statements=tuple([line.key for line in lines]),
        stories=len({line.story for line in lines}),
        documents=len({line.key[0] for line in lines}),
    )


def _speaker(lines: Sequence[Spoken], names: Mapping[str, str]) -> str:
    """The commonest name; a person's before a body's or the words for an unnamed source."""
    people = [names[line.speaker] for line in lines if line.speaker]
    speakers = people or [line.line.speaker for line in lines]
    counts = Counter(speakers)
    return min(counts, key=lambda name: (-counts[name], name))
