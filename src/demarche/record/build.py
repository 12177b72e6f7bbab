"""One build, seen from the record: what is held already, what is new, and the lines worked out anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from demarche import __version__
from demarche.kept import digest_of
from demarche.model import Document, Links
from demarche.record.amend import Corrected, corrected, note_resting, standing
from demarche.record.fill import FEW, Bulk, fill
from demarche.record.marks import pack
from demarche.record.save import Shelved, as_read_of, get_meta, marked_of, put_documents, put_failures, put_meta

BATCH = 200  # documents handed to SQLite together

Merge = Callable[[Iterable[Document]], list[Document]]
"""One document of all the sources that gave the same bytes, whatever their order."""


class Shelf:
    """The documents of a record during a build: `take` what was read, `keep` what was marked, `close`."""

    def __init__(self, connection: sqlite3.Connection, merge: Merge) -> None:
        self._connection = connection
        self._merge = merge
        self.brief = get_meta(connection, "brief")
        self.marks = {marked[0].id: marked for marked in marked_of(connection)}
        self._marked = {ident: document for ident, (document, _) in self.marks.items()}
        self._as_read: dict[str, dict[str, Document]] = {}  # of those that are to be written
        self._waiting: list[Shelved] = []
        self._bulk = Bulk(connection)
        self._read: set[str] = set()
        self.new = 0

    @property
    def documents(self) -> list[Document]:
        """All that the record will hold, by id."""
        return [self._marked[ident] for ident in sorted(self._marked)]

    def take(self, reports: Iterable[Document], anew: bool = False) -> list[Document]:
        """The documents to be marked, by id: new ones, and those of which more is known than before.

        Where only a further source of the same bytes came, the marks stay. `anew`: every document is marked again.
        """
        touched: dict[str, dict[str, Document]] = {}
        for report in reports:
            known = touched.setdefault(report.id, {})
            self._read.update(report.sources)
            for source in report.sources:
                one = report if report.sources == (source,) else replace(report, sources=(source,))
                known[source] = _joined(known[source], one) if source in known else one
        fresh = []
        for ident in sorted({*touched, *(self._marked if anew else ())}):
            held = as_read_of(self._connection, ident) if ident in self._marked else {}
            now = dict(held)
            for source, one in touched.get(ident, {}).items():
                now[source] = _joined(held[source], one) if source in held else one
            self._as_read[ident] = now
            (after,) = self._merge(now.values())
            if held and not anew and _same(self._merge(held.values())[0], after):
                self._marked[ident] = replace(self._marked[ident], sources=after.sources)
            else:
                fresh.append(after)
        if len(fresh) > FEW * len(self._marked.keys() | self._as_read):
            self._bulk.begin()
        return fresh

    def keep(self, document: Document, packed: bytes = b"") -> None:
        """Put a marked document into the record; `packed`: its marks as bytes, where they are packed already."""
        self.new += document.id not in self._marked
        packed = packed or pack(document)
        self.marks[document.id] = document, digest_of(packed, document.text)
        self._marked[document.id] = document
        self._waiting.append(Shelved(document, packed, self._as_read.pop(document.id)))
        if len(self._waiting) == BATCH:
            self._write()

    def _write(self) -> None:
        put_documents(self._connection, self._waiting)
        self._waiting.clear()

    def corrected(self) -> Corrected:
        """The documents with the corrections by hand, and what of these is for `link` to carry out."""
        return corrected(self.documents, standing(self._connection))

    def close(self, links: Links, failures: Mapping[str, str], brief: str, by_hand: Corrected | None = None) -> int:
        """Write everything and work the lines out anew; gives the number of statements.

        by_hand: what `corrected` gave and `links` was worked out from.
        """
        for ident in sorted(self._as_read.keys() & self._marked):  # a further source of what is marked already
            document = self._marked[ident]
            self._waiting.append(Shelved(document, pack(document), self._as_read.pop(ident)))
        self._write()
        put_failures(self._connection, failures, self._read)
        fill(self._connection, by_hand.documents if by_hand else self.documents, links, self._bulk)
        if by_hand:
            note_resting(self._connection, by_hand.all_resting(links))
        put_meta(self._connection, "brief", brief)
        put_meta(self._connection, "demarche", __version__)
        return int(self._connection.execute("SELECT count(*) FROM statements").fetchone()[0])


def _same(before: Document, after: Document) -> bool:
    return replace(after, sources=before.sources) == before


def _joined(old: Document, new: Document) -> Document:
    """One source read twice: what the later reading knows wins, what it does not know stays."""
    return replace(
        new,
        title=new.title or old.title,
        url=new.url or old.url,
        site=new.site or old.site,
        lang=new.lang or old.lang,
        given=new.given or old.given,
        stamps=new.stamps or old.stamps,
    )
