"""The answer: reports with the lines and passages that carry what is asked for, each with the address of its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from demarche.web.book import Book
from demarche.web.lines import Line, of_act, of_evidence, of_statement
from demarche.web.marks import head_at
from demarche.web.parts import cuts, part_at
from demarche.web.rows import ActRow, DocumentRow, MeetingRow, Place, StatementRow
from demarche.web.search.ask import Ask
from demarche.web.search.index import Card, Index, index_of
from demarche.web.search.narrow import Narrow
from demarche.web.search.stems import WORD, fold

REPORTS = 20
"""Reports on a page of the answer."""
SHOWN = 4
"""Lines and passages of one report."""
AROUND = 140
"""Characters shown before the first hit of a long line and after the last."""
LOOKED = 3_000
"""Reports that are looked through for lines that fit; a wider ask has to be narrowed."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a report that carry what is asked for. pieces: (words, whether they were asked for). line: the line
    that they belong to, None for a passage that gave none; anchor: of the paragraph, or of the line."""

    pieces: tuple[tuple[str, bool], ...]
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
    """Lines that carry words, those with most of them first; then passages that gave no line."""
    document = book.document[card.document]
    text = book.texts.get(document.id, "")
    hits = words.hits(text)
    rows = sorted(_rows(book, document.id), key=lambda one: (one[0][1] - one[0][0], one[0]))
    taken: dict[Span, _Told] = {}
    loose: list[Span] = []
    for span, _ in hits:
        held = next((one for one in rows if one[0][0] <= span[0] and span[1] <= one[0][1]), None)
        if held is not None:
            taken.setdefault(*held)
        elif not loose or not _near(text, loose[-1], span):
            loose.append(span)
    told = sorted(taken, key=lambda at: (-len({n for span, n in hits if at[0] <= span[0] and span[1] <= at[1]}), at))
    spans = [span for span, _ in hits]
    shown = [_of_line(taken[at].line(book), _cut(text, at, spans)) for at in told[:SHOWN]]
    shown += [_of_text(book, document.id, text, span, spans) for span in loose[: SHOWN - len(shown)]]
    return Found(document, tuple(shown), len(told) + len(loose) - len(shown))


def _near(text: str, before: Span, span: Span) -> bool:
    """Whether both stand in what is shown around the first."""
    return span[0] - before[1] < AROUND and "\n" not in text[before[1] : span[0]]


def _lines(book: Book, narrow: Narrow, words: _Words, card: Card) -> Found | None:
    """The lines of a report that fit; None where there is none."""
    text = book.texts.get(card.document, "")
    fitting: dict[Span, _Told] = {}
    for act in book.acts_in.get(card.document, ()):
        if narrow.takes(book, act) and _carries(book, words, act, text):
            fitting.setdefault((act.start, act.end), _Told(act))
    for meeting in book.evidence_in.get(card.document, ()):
        at = meeting[2].start, meeting[2].end
        if narrow.takes_meeting(meeting[1]) and (not words.any or words.all_in(text[slice(*at)])):
            fitting.setdefault(at, _Told(meeting))
    if not fitting:
        return None
    spans = [span for span, _ in words.hits(text)] if words.any else []
    shown = [_of_line(fitting[at].line(book), _cut(text, at, spans)) for at in sorted(fitting)[:SHOWN]]
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


def _of_line(line: Line, pieces: tuple[tuple[str, bool], ...]) -> Hit:
    return Hit(pieces, line.page, "", line.anchor, line)


def _of_text(book: Book, document: str, text: str, span: Span, spans: Sequence[Span]) -> Hit:
    """A passage that no line covers: what stands around the words in their paragraph."""
    first = cuts(text)[part_at(text, span[0])]
    head = head_at(text[first:], span[0] - first) + first
    ends = [at for at in (text.find(mark, span[1]) for mark in "\r\n\u2028\u2029") if at >= 0]
    window = (max(head, span[0] - AROUND), min([*ends, len(text), span[1] + AROUND]))
    return Hit(
        _cut(text, window, spans, (head, min([*ends, len(text)]))),
        book.page(document, span[0]),
        f"?w={span[0]}-{span[1]}",
        f"t-{head}",
    )


def _cut(text: str, at: Span, spans: Iterable[Span], whole: Span | None = None) -> tuple[tuple[str, bool], ...]:
    """The words from at[0] to at[1] in pieces, without what stands far from any hit; " … " where words are left out."""
    inner = [(max(a, at[0]), min(b, at[1])) for a, b in spans if a < at[1] and b > at[0]]
    first, last = (inner[0][0], inner[-1][1]) if inner else (at[0], at[0])
    start = at[0] if first - at[0] <= 2 * AROUND else _word(text, first - AROUND, at[1])
    end = at[1] if at[1] - last <= 2 * AROUND else _word(text, last + 2 * AROUND, at[1])
    if whole is not None:
        start, end = (start if start == whole[0] else _word(text, start, at[1])), end
    pieces: list[tuple[str, bool]] = [("… ", False)] if start > (whole or at)[0] else []
    here = start
    for a, b in inner:
        if a >= here and b <= end:
            pieces += [(text[here:a], False), (text[a:b], True)]
            here = b
    pieces.append((text[here:end], False))
    return (*(piece for piece in pieces if piece[0]), *([(" …", False)] if end < (whole or at)[1] else []))


def _word(text: str, near: int, most: int) -> int:
    """Where the next word begins, at `near` or behind it."""
    begun = (found.start() for found in WORD.finditer(text, near, most))
    return next((at for at in begun if at == 0 or not text[at - 1].isalnum()), near)
