"""Logistic regression on named signs: the weights under which the answers are likeliest, each pulled towards nothing.

Newton's method on the penalised likelihood, which has one maximum: the same rows give the same weights in whatever
order they come. Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 4.4.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

ROUNDS, STILL = 30, 1e-6
"""Most rounds, and how little a weight moves at the end."""
START = ""
"""Name of the weight that every row has, which is not pulled."""

Row = tuple[tuple[str, ...], bool, int]
"""Its signs, the answer, and how often it stands."""


def fit(rows: Iterable[tuple[Sequence[str], bool]], pull: float, least: int = 1) -> tuple[float, dict[str, float]]:
    """(start, weights): log-odds. pull: strength of the square penalty, in rows; least: rows that a sign stands in."""
    counted = sorted(Counter((tuple(sorted(signs)), told) for signs, told in rows).items())
    often: Counter[str] = Counter()
    for (signs, _), count in counted:
        often.update(dict.fromkeys(signs, count))
    names = [START, *sorted(name for name, count in often.items() if count >= least)]
    place = {name: n for n, name in enumerate(names)}
    table = [((0, *(place[s] for s in signs if s in place)), told, count) for (signs, told), count in counted]
    weights = [0.0] * len(names)
    for _ in range(ROUNDS):
        slope, bend = _slopes(table, weights, pull)
        step = solved(bend, slope)
        weights = [w - d for w, d in zip(weights, step, strict=True)]
        if max(map(abs, step)) < STILL:
            break
    found: Mapping[str, float] = dict(zip(names, weights, strict=True))
    return found[START], {name: found[name] for name in names[1:]}


def _slopes(
    table: Sequence[tuple[tuple[int, ...], bool, int]], weights: Sequence[float], pull: float
) -> tuple[list[float], list[list[float]]]:
    """First and second derivatives of what is made least."""
    slope = [pull * w if n else 0.0 for n, w in enumerate(weights)]
    bend = [[pull if n == m and n else 0.0 for m in range(len(weights))] for n in range(len(weights))]
    for present, told, count in table:
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights[n] for n in present)))))
        miss, spread = (chance - told) * count, chance * (1 - chance) * count
        for n in present:
            slope[n] += miss
            row = bend[n]
            for m in present:
                row[m] += spread
    return slope, bend


def solved(matrix: list[list[float]], wanted: Sequence[float]) -> list[float]:
    """x of `matrix` x = `wanted`, by elimination; the matrix is symmetric and positive definite. Changes `matrix`."""
    right = list(wanted)
    for n, row in enumerate(matrix):
        for m in range(n + 1, len(matrix)):
            part = matrix[m][n] / row[n]
            if part:
                matrix[m] = [a - part * b for a, b in zip(matrix[m], row, strict=True)]
                right[m] -= part * right[n]
    found = [0.0] * len(right)
    for n in range(len(right) - 1, -1, -1):
        found[n] = (right[n] - sum(matrix[n][m] * found[m] for m in range(n + 1, len(right)))) / matrix[n][n]
    return found
