"""Words that stand directly before a date: "no later than Friday", "hingga pada hari Jumat"."""

from __future__ import annotations

from collections.abc import Sequence


class Leading:
    """Tells whether one of `words` does. between: what may stand between it and the date, the nearest first."""

    __slots__ = ("_between", "words")

    def __init__(self, words: Sequence[str], between: Sequence[str]) -> None:
        self.words = tuple(words)
        self._between = tuple(f" {word}" for word in between)

    def ends(self, before: str) -> bool:
        """before: what stands before the date, folded."""
        rest = before.rstrip()
        for word in self._between:
            rest = rest.removesuffix(word)
        return any(rest.endswith(word) and not rest[: -len(word)][-1:].isalnum() for word in self.words)
