"""Which reports carry the words: SQLite's full-text index, asked for every form of a word that the reports hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from demarche.record.derived import vocabulary
from demarche.web.book import Book
from demarche.web.opened import OpenBook
from demarche.web.search.ask import Ask
from demarche.web.search.stems import SNOWBALL, roots, within

TITLE = 4.0
"""Weight of a word in the title beside one in the text."""
FORMS = 200
"""Forms of one word that are looked for."""


@dataclass(frozen=True, slots=True)
class Card:
    """What ranks a report: its id, language and last publication day, "" where that is not known."""

    document: str
    lang: str
    day: str


class Index:
    """The full-text index of a record, or of a book in memory. Nothing is written to disk."""

    def __init__(self, book: Book) -> None:
        self._forms: dict[tuple[str, str], list[str]] = {}
        if isinstance(book, OpenBook):
            self._connection = book.source.connection
            self._vocabulary = book.source.reckon(vocabulary)
        else:
            self._connection = _in_memory(book)
            self._vocabulary = vocabulary(self._connection)

    @cached_property
    def cards(self) -> dict[int, Card]:
        """Every report by its row in the index."""
        rows = self._connection.execute("SELECT n, id, lang, published_latest FROM documents")
        return {n: Card(ident, lang, day or "") for n, ident, lang, day in map(tuple, rows)}

    @cached_property
    def langs(self) -> list[str]:
        return sorted({card.lang for card in self.cards.values()})

    def forms(self, word: str, lang: str) -> list[str]:
        """The word and all words of the index that are forms of it in this language."""
        if (word, lang) not in self._forms:
            self._forms[word, lang] = self._formed(word, lang)
        return self._forms[word, lang]

    def _formed(self, word: str, lang: str) -> list[str]:
        if lang not in SNOWBALL:
            return [word]
        wanted = roots(word, lang)
        parts = {within(root, lang) for root in wanted}
        start = SNOWBALL[lang] == "english"
        near = (
            one for one in self._vocabulary if any(one.startswith(part) if start else part in one for part in parts)
        )
        return list(dict.fromkeys([word, *(one for one in near if roots(one, lang) & wanted)]))[:FORMS]

    def match(self, ask: Ask) -> list[Card]:
        """The reports that carry all words and phrases, the best first, or the newest; all where there are none."""
        if not ask.words and not ask.phrases:
            found = [(0.0, card) for card in self.cards.values()]
        else:
            found = [pair for lang in self.langs for pair in self._of(ask, lang)]
        found.sort(key=lambda pair: pair[1].document)
        if ask.newest or not (ask.words or ask.phrases):
            found.sort(key=lambda pair: pair[1].day, reverse=True)
        else:
            found.sort(key=lambda pair: pair[0])
        return [card for _, card in found]

    def _of(self, ask: Ask, lang: str) -> Iterable[tuple[float, Card]]:
        parts = [_either((form,) for form in self.forms(word, lang)) for word in ask.words]
        parts += [_either([phrase]) for phrase in ask.phrases]
        query = f"SELECT rowid, bm25(documents_fts, {TITLE}, 1.0) FROM documents_fts WHERE documents_fts MATCH ?"
        for n, rank in map(tuple, self._connection.execute(query, (" AND ".join(parts),))):
            if self.cards[n].lang == lang:
                yield rank, self.cards[n]


def index_of(book: Book) -> Index:
    """The book's index, made once."""
    held: Index | None = book.__dict__.get("_index")
    if held is None:
        held = book.__dict__["_index"] = Index(book)
    return held


def _either(phrases: Iterable[Sequence[str]]) -> str:
    """FTS5 for one of the phrases. Words are letters and digits alone, so that nothing of them is taken for syntax."""
    return "(" + " OR ".join(f'"{" ".join(phrase)}"' for phrase in phrases) + ")"


def _in_memory(book: Book) -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", check_same_thread=False)
    made.execute("CREATE TABLE documents (n INTEGER PRIMARY KEY, id TEXT, lang TEXT, published_latest TEXT)")
    made.execute("CREATE TABLE kept (what, line, value)")
    made.execute("CREATE VIRTUAL TABLE documents_fts USING fts5(title, text)")
    for n, row in enumerate(book.documents, 1):
        day = row.published.latest.isoformat() if row.published.latest else None
        made.execute("INSERT INTO documents VALUES (?, ?, ?, ?)", (n, row.id, row.lang, day))
        text = book.texts.get(row.id, "").encode("utf8", "replace").decode()
        made.execute("INSERT INTO documents_fts (rowid, title, text) VALUES (?, ?, ?)", (n, row.title, text))
    return made
