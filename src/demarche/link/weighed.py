"""Numbers that pairs of lines were given by an earlier build, found again by what both lines say.

The number of a pair rests on its two lines alone, each known by a digest of all that it is weighed by. What is not
asked for again is forgotten, so that a record holds the pairs of its last build.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from demarche.kept import Kept

DIGEST = 12  # bytes of a line
SMALL, MIDDLE = 1 << 8, 1 << 16
Row = tuple[int, bytes, bytes]
"""A line, those that it was held against, and the places of their numbers in the table of numbers."""


@dataclass(frozen=True, slots=True)
class Table:
    """As the record keeps it: digests of the lines one after the other, the different numbers, the pairs."""

    lines: bytes
    numbers: tuple[float, ...]
    size: str  # type of the places in `numbers`
    rows: tuple[Row, ...]


class Weighed:
    """`what` names the table. Ask for the pairs of one line together: `row`, then `note`; at the end `close`."""

    def __init__(self, kept: Kept, what: str) -> None:
        self._kept, self._what = kept, what
        self._places: dict[bytes, int] = {}
        self._rows: dict[int, bytes] = {}  # each other and the place of its number, one after the other
        self._numbers: dict[float, int] = {}
        self._before: dict[int, Row] = {}
        held = kept.table(what, Table) if kept.keeps else None
        self._known = held.numbers if held else ()
        self._size = held.size if held else "I"
        if held:
            lines = held.lines
            self._places = {lines[at : at + DIGEST]: at // DIGEST for at in range(0, len(lines), DIGEST)}
            self._before = {row[0]: row for row in held.rows}

    @property
    def keeps(self) -> bool:
        """Whether it is worth to find out what lines say."""
        return self._kept.keeps

    def place(self, said: bytes) -> int:
        """A number for a line that is all of `said`."""
        digest = blake2b(said, digest_size=DIGEST).digest()
        return self._places.setdefault(digest, len(self._places))

    def row(self, one: int) -> Mapping[int, float]:
        """The numbers of the pairs of one line, by the places of the others."""
        row = self._before.get(one)
        if row is None:
            return {}
        others, numbers = array("I", row[1]), array(self._size, row[2])
        return dict(zip(others, map(self._known.__getitem__, numbers), strict=True))

    def note(self, one: int, found: Iterable[tuple[int, float]]) -> None:
        """These pairs of one line were asked for."""
        table, row = self._numbers, array("I")
        for other, number in found:
            row.append(other)
            row.append(table.setdefault(number, len(table)))
        self._rows[one] = self._rows.get(one, b"") + row.tobytes()

    def close(self) -> None:
        """Keep what was noted, with the lines that it names."""
        if not self._kept.keeps or not self._rows:
            return
        named = sorted({*self._rows, *(other for row in self._rows.values() for other in array("I", row)[::2])})
        new = {at: n for n, at in enumerate(named)}
        digests = list(self._places)
        size = "B" if len(self._numbers) <= SMALL else "H" if len(self._numbers) <= MIDDLE else "I"
        rows = []
        for one in sorted(self._rows):
            row = array("I", self._rows.pop(one))
            others = array("I", map(new.__getitem__, row[::2]))
            rows.append((new[one], others.tobytes(), array(size, row[1::2]).tobytes()))
        lines = b"".join(digests[at] for at in named)
        self._kept.keep(self._what, Table(lines, tuple(self._numbers), size, tuple(rows)))
