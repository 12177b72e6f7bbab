"""Where each line comes from: two reports that rest on one agency, or on one sentence, are one origin.

The origin of a line is the relay or agency that the words name for it, else the agency that the report credits, else
one that another report of its story credits, else the story. A sentence that stands in reports of two stories, with
its attribution and not only with the words in quote marks, has one origin there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from demarche.link.stories.agencies import Credited, agency_of, credited, folded, passes_on
from demarche.link.stories.shared import Place, shared_sentences
from demarche.model import At, Claim, Document, Origin, Origins, Story

NAMED = "the words name {}"
WHOLE = "the report credits {}"
STORY = "another report of the same text credits {}"
SAID = "another report of the same text names {} for these words"
ALONE = "no agency is named: the report's own text"
SHARED = "the sentence stands word for word, or nearly, in a report of another story"

Key = tuple[str, int]
"""Document id, index in Document.statements."""


@dataclass(frozen=True, slots=True)
class _Line:
    """`sentence`: index of the one that holds it with its attribution; `sure`: the words name the origin."""

    sentence: int
    origin: Origin
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Marked:
    """The lines of one document, in its order; behind its meetings its hints of some."""

    statements: list[_Line]
    acts: list[_Line]
    meetings: list[_Line]


def find_origins(
    documents: Sequence[Document], stories: Sequence[Story], claims: Sequence[Claim]
) -> tuple[Origins, ...]:
    """The origins of all lines of every document, sorted by document."""
    by_id = {document.id: document for document in documents}
    credits = credited(documents)
    bases = _bases(stories, credits)
    marked = {ident: _marked(document, credits.get(ident), bases[ident]) for ident, document in by_id.items()}
    story_of = {document: story.id for story in stories for document in story.documents}
    one_sentence = _shared(by_id, marked, story_of)
    said = _carried(claims, marked, story_of)
    return tuple(_origins(ident, marked[ident], one_sentence, said) for ident in sorted(marked))


def _bases(stories: Sequence[Story], credits: Mapping[str, Credited]) -> dict[str, Origin]:
    """What a line of each document rests on where its own words name nobody."""
    bases = {}
    for story in stories:
        known = {document: credits[document] for document in story.documents if document in credits}
        agency, at = agency_of(known.values())
        other = Origin(agency, STORY.format(agency), (at,)) if at else Origin(story.id, ALONE)
        for document in story.documents:
            own = known.get(document)
            if own and own.shown:
                bases[document] = Origin(own.whole, WHOLE.format(own.whole), (own.shown,))
            else:
                bases[document] = other
    return bases


def _marked(document: Document, credit: Credited | None, base: Origin) -> _Marked:
    starts = [sentence.start for sentence in document.sentences]
    places = credit.places if credit else ()

    def line(start: int, span: tuple[int, int], relay: str = "") -> _Line:
        number = bisect_right(starts, start) - 1
        if number >= 0 and (relay or places):
            named = _named(document, number, span, relay, places)
            if named:
                return _Line(number, named, sure=True)
        return _Line(number, base)

    statements = []
    for one in document.statements:
        relay = "" if one.relay and _own_outlet(document, one.relay) else one.relay
        statements.append(line(one.cue_start if one.cue_start >= 0 else one.start, (one.start, one.end), relay))
    acts = [line(one.start, (-1, -1)) if one.statement is None else statements[one.statement] for one in document.acts]
    return _Marked(statements, acts, [line(one.start, (-1, -1)) for one in (*document.meetings, *document.hints)])


def _own_outlet(document: Document, relay: str) -> bool:
    name = "".join(char for char in folded(relay).lower() if char.isalnum())
    site = "".join(char for char in (document.site + document.url).lower() if char.isalnum())
    return name in site


def _named(
    document: Document, number: int, content: tuple[int, int], relay: str, places: Sequence[tuple[int, int, str]]
) -> Origin | None:
    """The relay that the line has, or the first name in its sentence that is not part of what was said."""
    sentence = document.sentences[number]
    at = document.text.find(relay, sentence.start, sentence.end) if relay else -1
    if relay and (at < 0 or passes_on(document, at, relay)):
        shown = (At(document.id, at, at + len(relay)),) if at >= 0 else ()
        return Origin(folded(relay), NAMED.format(folded(relay)), shown)
    for start, end, name in places:
        inside = content[0] <= start < content[1]
        if sentence.start <= start < sentence.end and not inside:
            return Origin(name, NAMED.format(name), (At(document.id, start, end),))
    return None


def _shared(
    documents: Mapping[str, Document], marked: Mapping[str, _Marked], story_of: Mapping[str, str]
) -> dict[Place, Origin]:
    """For the sentences that reports of two stories share: their one origin, and where it stands in both."""
    bases: dict[Place, Origin] = {}
    for ident, lines in marked.items():
        for line in (*lines.statements, *lines.acts, *lines.meetings):
            place = ident, line.sentence
            if line.sentence >= 0 and (line.sure or place not in bases):
                bases[place] = line.origin
    found = {}
    for group in shared_sentences(documents, bases, story_of):
        name = _first_name(group, bases, documents, story_of)
        for place in group:
            other = next(one for one in group if story_of[one[0]] != story_of[place[0]])
            found[place] = Origin(name, SHARED, (_at(documents, place), _at(documents, other)))
    return found


def _first_name(
    group: Sequence[Place],
    bases: Mapping[Place, Origin],
    documents: Mapping[str, Document],
    story_of: Mapping[str, str],
) -> str:
    """The agency that most of them rest on; without one, the story with the earliest report."""
    names = Counter(bases[place].name for place in group if bases[place].name != story_of[place[0]])
    if names:
        return min(names, key=lambda name: (-names[name], name))

    def early(place: Place) -> tuple[str, str]:
        day = documents[place[0]].published.latest
        return day.isoformat() if day else "~", story_of[place[0]]

    return story_of[min(group, key=early)[0]]


def _at(documents: Mapping[str, Document], place: Place) -> At:
    sentence = documents[place[0]].sentences[place[1]]
    return At(place[0], sentence.start, sentence.end)


def _carried(claims: Iterable[Claim], marked: Mapping[str, _Marked], story_of: Mapping[str, str]) -> dict[Key, Origin]:
    """Within a story one report may name the relay of a claim and its copy leave it out."""
    found: dict[Key, Origin] = {}
    for claim in claims:
        if len(claim.statements) < 2:
            continue
        by_story: dict[str, list[Key]] = {}
        for key in claim.statements:
            by_story.setdefault(story_of[key[0]], []).append(key)
        for keys in by_story.values():
            lines = {key: marked[key[0]].statements[key[1]] for key in keys}
            named = {line.origin.name: line.origin for line in lines.values() if line.sure}
            if len(named) == 1:
                ((name, origin),) = named.items()
                found.update({key: Origin(name, SAID.format(name), origin.at) for key in keys if not lines[key].sure})
    return found


def _origins(
    document: str, lines: _Marked, one_sentence: Mapping[Place, Origin], said: Mapping[Key, Origin]
) -> Origins:
    def origin(line: _Line) -> Origin:
        return line.origin if line.sure else one_sentence.get((document, line.sentence), line.origin)

    statements = tuple(said.get((document, at)) or origin(line) for at, line in enumerate(lines.statements))
    of_line = dict(zip(map(id, lines.statements), statements, strict=True))
    return Origins(
        document,
        statements=statements,
        acts=tuple(of_line.get(id(line)) or origin(line) for line in lines.acts),
        meetings=tuple(map(origin, lines.meetings)),
    )
