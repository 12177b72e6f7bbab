"""A store of what builds keep, in memory, that counts what is asked of it."""

from __future__ import annotations


class Store(dict[tuple[str, str], bytes]):
    """asked: look-ups; missed: those that found nothing; made: results that were put there."""

    asked = missed = made = 0

    def get(self, what: str, line: str) -> bytes | None:  # type: ignore[override]
        self.asked += 1
        found = super().get((what, line))
        self.missed += found is None
        return found

    def put(self, what: str, line: str, value: bytes) -> None:
        self.made += 1
        self[what, line] = value
