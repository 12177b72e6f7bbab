"""Ids of lines come from what they rest on, so they stay when other reports are added."""

from __future__ import annotations

from hashlib import blake2b


def line_id(*parts: object) -> str:
    """16 hex digits of the BLAKE2b of the parts, in order."""
    return _digest("\x1f".join(map(str, parts)))


class Namer:
    """Names the lines of one document. Lines that rest on the same words are told apart by their order."""

    __slots__ = ("_document", "_seen")

    def __init__(self, document: str) -> None:
        self._document = document
        self._seen: dict[str, int] = {}

    def name(self, table: str, start: int, end: int, kind: str = "") -> str:
        """The id of the next line of `table` that rests on [start, end), and on `kind` where one is given."""
        basis = f"{self._document}\x1f{table}\x1f{start}\x1f{end}"
        if kind:
            basis = f"{basis}\x1f{kind}"
        turn = self._seen.get(basis, 0)
        self._seen[basis] = turn + 1
        return _digest(f"{basis}\x1f{turn}" if turn else basis)


def _digest(basis: str) -> str:
    return blake2b(basis.encode("utf8", "surrogatepass"), digest_size=8).hexdigest()
