"""The answer: reports with the lines and passages that carry what is asked for, each with the address of its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from demarche.web.book import Book
from demarche.web.lines import Line, of_act, of_evidence, of_statement
from demarche.web.marks import head_at
from demarche.web.parts import cuts, part_at
from demarche.web.rows import ActRow, DocumentRow, MeetingRow, Place, StatementRow
from demarche.web.search.ask import Ask
from demarche.web.search.index import Card, Index, index_of
from demarche.web.search.narrow import Narrow
from demarche.web.search.snippet import Pieces, Span, excerpt, gathered, paragraph
from demarche.web.search.stems import WORD, fold

REPORTS = 20
"""Reports on a page of the answer."""
SHOWN = 4
"""Lines and passages of one report."""
LOOKED = 3_000
"""Reports that are looked through for lines that fit; a wider ask has to be narrowed."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a report that carry what is asked for. pieces: (words, whether they were asked for). line: the line
    that they belong to, None for a passage that gave none; anchor: of the paragraph, or of the line."""

    pieces: Pieces
    page: str
    query: str
    anchor: str
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A report of the answer. more: how many further lines and passages it has."""

    document: DocumentRow
    hits: tuple[Hit, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Answer:
    """reports: how many in all; None where not all were looked through."""

    found: tuple[Found, ...]
    reports: int | None
    further: bool


def find(book: Book, ask: Ask) -> Answer:
    """A page of the answer."""
    index = index_of(book)
    cards = index.match(ask)
    first = (ask.page - 1) * REPORTS
    if not ask.narrow:
        shown = cards[first : first + REPORTS]
        book.want(documents=(card.document for card in shown))
        found = tuple(_passages(book, _Words(index, ask, card), card) for card in shown)
        return Answer(found, len(cards), len(cards) > first + REPORTS)
    narrow = Narrow.of(book, ask)
    fit = narrow.documents(book)
    cards = [card for card in cards if card.document in fit]
    if not (ask.words or ask.phrases):
        shown = cards[first : first + REPORTS]
        told = tuple(filter(None, (_lines(book, narrow, _Words(index, ask, card), card) for card in shown)))
        return Answer(told, len(cards), len(cards) > first + REPORTS)
    each = (_lines(book, narrow, _Words(index, ask, card), card) for card in cards[:LOOKED])
    page = list(islice(filter(None, each), first, first + REPORTS + 1))
    known = first + len(page) if len(page) <= REPORTS and len(cards) <= LOOKED else None
    return Answer(tuple(page[:REPORTS]), known, len(page) > REPORTS)


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement, an act that the report tells, or the place of a meeting with its anchor."""

    row: StatementRow | ActRow | tuple[str, MeetingRow, Place]

    def line(self, book: Book) -> Line:
        if isinstance(self.row, tuple):
            return of_evidence(book, *self.row)
        return of_statement(book, self.row) if isinstance(self.row, StatementRow) else of_act(book, self.row)


class _Words:
    """The words asked for, as one report's language forms them."""

    def __init__(self, index: Index, ask: Ask, card: Card) -> None:
        self._forms = [frozenset(index.forms(word, card.lang)) for word in ask.words]
        self._phrases = ask.phrases
        self.any = bool(self._forms or self._phrases)

    def hits(self, text: str) -> list[tuple[Span, int]]:
        """(span, number of the word or phrase) of all that is found in the text, in its order."""
        tokens = [(found.span(), fold(found[0])) for found in WORD.finditer(text)]
        found = [
            (span, n) for span, word in tokens for n, forms in enumerate(self._forms) if word in forms
        ]  # fmt: skip
        for n, phrase in enumerate(self._phrases, len(self._forms)):
            for i in range(len(tokens) - len(phrase) + 1):
                if all(tokens[i + k][1] == word for k, word in enumerate(phrase)):
                    found.append(((tokens[i][0][0], tokens[i + len(phrase) - 1][0][1]), n))
        return sorted(found)

    def all_in(self, text: str) -> bool:
        """Whether every word and phrase stands in the text."""
        return len({n for _, n in self.hits(text)}) == len(self._forms) + len(self._phrases)


def _passages(book: Book, words: _Words, card: Card) -> Found:
    """Lines and passages that carry words, those with most of them first; headlines and junk come last."""
    document = book.document[card.document]
    text = book.texts.get(document.id, "")
    hits = words.hits(text)
    rows = sorted(_rows(book, document.id), key=lambda one: (one[0][1] - one[0][0], one[0]))
    told: dict[Span, _Told] = {}
    loose: list[Span] = []
    for span, _ in hits:
        held = next((one for one in rows if one[0][0] <= span[0] and span[1] <= one[0][1]), None)
        if held is None:
            loose.append(span)
        else:
            told.setdefault(*held)
    spans = [span for span, _ in hits]
    groups = gathered(text, loose)
    aside = [(one.start, one.end) for one in document.headlines]
    aside += [(one.start, one.end) for one in document.junk]
    makes: list[tuple[Span, Callable[[], Hit]]] = [
        (at, partial(_of_line, book, told[at], text, at, spans)) for at in told
    ]
    makes += [((hit[0][0], hit[-1][1]), partial(_of_text, book, document.id, text, hit)) for hit in groups]

    def rank(at: Span) -> tuple[bool, int, bool, Span]:
        carried = {n for span, n in hits if at[0] <= span[0] and span[1] <= at[1]}
        return any(a <= at[0] < b for a, b in aside), -len(carried), at not in told, at

    makes.sort(key=lambda one: rank(one[0]))
    return Found(document, tuple(make() for _, make in makes[:SHOWN]), max(0, len(makes) - SHOWN))


def _lines(book: Book, narrow: Narrow, words: _Words, card: Card) -> Found | None:
    """The lines of a report that fit; None where there is none."""
    text = book.texts.get(card.document, "")
    fitting: dict[Span, _Told] = {}
    acts = book.acts_in.get(card.document, ())
    if words.any or narrow.people is not None:
        book.want(statements=[act.statement for act in acts if act.statement])
    for act in acts:
        if narrow.takes(book, act) and _carries(book, words, act, text):
            fitting.setdefault((act.start, act.end), _Told(act))
    for meeting in book.evidence_in.get(card.document, ()):
        at = meeting[2].start, meeting[2].end
        if narrow.takes_meeting(meeting[1]) and (not words.any or words.all_in(text[slice(*at)])):
            fitting.setdefault(at, _Told(meeting))
    if not fitting:
        return None
    spans = [span for span, _ in words.hits(text)] if words.any else []
    shown = [_of_line(book, fitting[at], text, at, spans) for at in sorted(fitting)[:SHOWN]]
    return Found(book.document[card.document], tuple(shown), len(fitting) - len(shown))


def _carries(book: Book, words: _Words, act: ActRow, text: str) -> bool:
    """Whether the act, with the statement that makes it, carries all the words."""
    if not words.any:
        return True
    said = book.statement.get(act.statement or "")
    parts = [act.text, *((said.speaker, said.speaker_text, said.quote) if said else ())]
    return words.all_in("\n".join(parts))


def _rows(book: Book, document: str) -> Iterator[tuple[Span, _Told]]:
    for said in book.statements_in.get(document, ()):
        yield (said.start, said.end), _Told(said)
    for act in book.acts_in.get(document, ()):
        if act.statement is None:
            yield (act.start, act.end), _Told(act)
    for meeting in book.evidence_in.get(document, ()):
        yield (meeting[2].start, meeting[2].end), _Told(meeting)


def _of_line(book: Book, told: _Told, text: str, at: Span, spans: Sequence[Span]) -> Hit:
    line = told.line(book)
    return Hit(excerpt(text, at, spans), line.page, "", line.anchor, line)


def _of_text(book: Book, document: str, text: str, hits: Sequence[Span]) -> Hit:
    """A passage that no line covers: what stands around the words in their paragraph."""
    start, end = hits[0][0], hits[-1][1]
    first = cuts(text)[part_at(text, start)]
    head = head_at(text[first:], start - first) + first
    shown = excerpt(text, paragraph(text, start), hits)
    return Hit(shown, book.page(document, start), f"?w={start}-{end}", f"t-{head}")
