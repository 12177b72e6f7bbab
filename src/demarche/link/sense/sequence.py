"""Two sequences laid side by side in order, so that the alike stand together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def align(one: Sequence[A], other: Sequence[B], alike: Callable[[A, B], float]) -> list[tuple[int, int, float]]:
    """Pairs (index, index, score) in order, each item once, with the greatest sum of scores.

    `alike` gives 0 for what must not stand together. Needleman and Wunsch (1970) without a penalty for gaps.
    """
    scores = [[alike(a, b) for b in other] for a in one]
    best = [[0.0] * (len(other) + 1)]
    for row in scores:
        above = best[-1]
        line = [0.0]
        for at, score in enumerate(row):
            line.append(max(above[at + 1], line[at], above[at] + score))
        best.append(line)
    pairs: list[tuple[int, int, float]] = []
    i, j = len(one), len(other)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j, scores[i][j]))
    return pairs[::-1]
