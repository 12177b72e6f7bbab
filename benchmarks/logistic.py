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
MOST, EXACT = 4, 1e-16
"""Rounds of a step for each weight, and the part of the squared rest at which it is exact."""
FLAT = 1e-12
"""Least spread of a row: where all answers are alike a step stays finite."""
START = ""
"""Name of the weight that every row has, which is not pulled."""

Numbered = tuple[tuple[int, ...], bool, int]
"""A row: the places of its signs, the answer, and how often it stands."""


def fit(
    rows: Iterable[tuple[Sequence[str], bool]], pull: float, least: int = 1, prior: Mapping[str, float] | None = None
) -> tuple[float, dict[str, float]]:
    """(start, weights): log-odds.

    pull: strength of the square penalty, in rows; least: rows that a sign stands in; prior: weights that are pulled to
    a number instead of to nothing, however often they stand.
    """
    known = prior or {}
    counted = sorted(Counter((tuple(sorted(signs)), told) for signs, told in rows).items())
    often: Counter[str] = Counter()
    for (signs, _), count in counted:
        for sign in set(signs):
            often[sign] += count
    names = [START, *sorted({*known, *(name for name, count in often.items() if count >= least)})]
    place = {name: n for n, name in enumerate(names)}
    table = [((0, *(place[s] for s in signs if s in place)), told, count) for (signs, told), count in counted]
    middle = [known.get(name, 0.0) for name in names]
    weights = list(middle)
    for _ in range(ROUNDS):
        step = _step(table, weights, middle, pull)
        weights = [w - d for w, d in zip(weights, step, strict=True)]
        if max(map(abs, step)) < STILL:
            break
    found = dict(zip(names, weights, strict=True))
    return found.pop(START), found


def _step(table: Sequence[Numbered], weights: Sequence[float], middle: Sequence[float], pull: float) -> list[float]:
    """The second derivatives of what is made least into the step are the first ones."""
    pulls = [0.0, *(pull for _ in weights[1:])]
    slope = [p * (w - m) for p, w, m in zip(pulls, weights, middle, strict=True)]
    spread = []
    for present, told, count in table:
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum([weights[n] for n in present])))))
        miss = (chance - told) * count
        spread.append((present, max(chance * (1 - chance), FLAT) * count))
        for n in present:
            slope[n] += miss
    return solved(spread, pulls, slope)


def solved(
    rows: Sequence[tuple[Sequence[int], float]], diagonal: Sequence[float], wanted: Sequence[float]
) -> list[float]:
    """x where the sum of all rows, each `often` times the square of what is present, with the `diagonal`, times x is
    `wanted`: by conjugate gradients, so that many signs of which a row has few take little time."""
    scale = list(diagonal)
    for present, often in rows:
        for n in present:
            scale[n] += often
    found, rest = [0.0] * len(wanted), list(wanted)
    along = [r / s for r, s in zip(rest, scale, strict=True)]
    size = math.fsum(r * a for r, a in zip(rest, along, strict=True))
    enough = size * EXACT
    for _ in range(MOST * len(wanted)):
        if size <= enough:
            break
        image = [d * a for d, a in zip(diagonal, along, strict=True)]
        for present, often in rows:
            part = often * sum([along[n] for n in present])
            for n in present:
                image[n] += part
        reach = size / math.fsum(a * i for a, i in zip(along, image, strict=True))
        found = [f + reach * a for f, a in zip(found, along, strict=True)]
        rest = [r - reach * i for r, i in zip(rest, image, strict=True)]
        eased = [r / s for r, s in zip(rest, scale, strict=True)]
        before, size = size, math.fsum(r * e for r, e in zip(rest, eased, strict=True))
        along = [e + size / before * a for e, a in zip(eased, along, strict=True)]
    return found
