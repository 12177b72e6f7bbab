"""What an earlier build worked out of a report, or of two, so that the next need not work it out again.

Nothing depends on it: a result is taken only where it was made from the same marks (and from whatever else the one who
asks for it names) by the same code and data; else it is made again. So a build with it and one without give the same.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec

from demarche.model import Days, Document

T = TypeVar("T")
RESTS_ON = ("days", "lang", "link", "world", "model.py", "when.py", "titled.py", "kept.py")
"""Of this package: all that a result may rest on beside the reports."""
DIGEST = 16  # bytes


Marked = tuple[Document, bytes]
"""A document with its marks, and a digest of them."""


class Store(Protocol):
    """Where results are kept: by what they are and by the reports that they are of."""

    def get(self, what: str, line: str) -> bytes | None: ...

    def put(self, what: str, line: str, value: bytes) -> None: ...


class Kept:
    """marks: by report. A document that is not the very object that stands there, as one that was corrected by hand, is
    worked out anew."""

    def __init__(self, store: Store | None = None, marks: Mapping[str, Marked] | None = None) -> None:
        self._store = store
        self._marks = marks or {}

    def result(self, what: str, of: tuple[Document, ...], make: Callable[[], T], kind: Any, fit: bytes = b"") -> T:
        """`make()`, or the same from an earlier build.

        what: names the kind of result, of one type `kind` (T) that MessagePack takes; fit: all that it rests on beside
        the documents and the code.
        """
        basis = self.basis(of, fit)
        if not basis:
            return make()
        return self.named(what, " ".join(document.id for document in of), basis, make, kind)

    def named(self, what: str, line: str, basis: bytes, make: Callable[[], T], kind: Any) -> T:
        """As `result`, under any name. basis: a digest of all that it rests on beside the code, see `basis`."""
        if self._store is None:
            return make()
        held = self._store.get(what, line)
        if held is not None and held[:DIGEST] == basis:
            return _decoder(kind).decode(memoryview(held)[DIGEST:])  # type: ignore[no-any-return]
        made = make()
        self._store.put(what, line, basis + _encoder.encode(made))
        return made

    @property
    def keeps(self) -> bool:
        """Whether anything is kept for a further build."""
        return self._store is not None

    def table(self, what: str, kind: type[T]) -> T | None:
        """What `keep` was given by the last build of the same code."""
        held = self._store.get(what, "") if self._store else None
        return None if held is None else msgspec.msgpack.decode(held, type=kind)

    def keep(self, what: str, made: object) -> None:
        """For the next build. What is taken from there must tell by itself whether it fits."""
        if self._store is not None:
            self._store.put(what, "", _encoder.encode(made))

    def basis(self, of: Iterable[Document], fit: bytes) -> bytes:
        """A digest of these documents and of what `fit` tells; b"" where one is not as it was marked, or where nothing
        is kept."""
        if self._store is None:
            return b""
        basis = blake2b(fit, digest_size=DIGEST)
        for document in of:
            known = self._marks.get(document.id)
            if known is None or known[0] is not document:
                return b""
            basis.update(known[1])
        return basis.digest()

    def digest(self, document: Document) -> bytes:
        """Of all that a document says, also where it is not as it was marked."""
        return self.basis((document,), b"") or blake2b(_encoder.encode(document), digest_size=DIGEST).digest()

    def digests(self, documents: Iterable[Document]) -> dict[str, bytes]:
        """`digest` of each by its id; of none where nothing is kept."""
        return {document.id: self.digest(document) for document in documents} if self.keeps else {}

    def settled(self, before: Iterable[Document], after: Iterable[Document], days: Iterable[Days]) -> Kept:
        """The same for the documents `after`, which are those `before` with these days in place of their own.

        The reasons of the days are no part of it: they name other reports, so that one report more would change many
        that it changes no day of. No result may rest on them.
        """
        by_id = {one.document: one for one in days}
        marks = dict(self._marks)
        for one, other in zip(before, after, strict=True):
            known = marks.get(one.id)
            if other is not one and known is not None and known[0] is one:
                told = _encoder.encode(_read_of(by_id[one.id]))
                marks[one.id] = other, blake2b(told, key=known[1], digest_size=DIGEST).digest()
        return Kept(self._store, marks)


def _read_of(days: Days) -> object:
    """All but the reasons, of which only whether there is one."""
    own = days.published
    times = [(n, when.earliest, when.latest, when.at, bool(when.why)) for n, when in days.times]
    return own.earliest, own.latest, own.how, times


NOTHING = Kept()
_encoder = msgspec.msgpack.Encoder()


@lru_cache(maxsize=64)
def _decoder(kind: type[Any]) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def digest_of(marks: bytes, text: str) -> bytes:
    """Of a document as the record keeps it."""
    return blake2b(text.encode("utf8", "surrogatepass"), key=blake2b(marks).digest(), digest_size=DIGEST).digest()


@lru_cache(maxsize=1)
def code() -> str:
    """Changes with the code and the data that results rest on, and with the Python that runs them."""
    found = blake2b(f"{sys.version} {sys.byteorder}".encode(), digest_size=DIGEST)
    here = Path(__file__).parent
    for name in RESTS_ON:
        place = here / name
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                found.update(f"{path.relative_to(here).as_posix()} ".encode() + blake2b(path.read_bytes()).digest())
    return found.hexdigest()
