"""Who meets where the words leave out a side: each party of the report is weighed by its signs, in log-odds.

The weights stand in world/sides.toml; benchmarks/sides.py fits them to sets of reports with answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from demarche.annotate.meetings.found import Found
from demarche.annotate.meetings.scored_features import Report
from demarche.annotate.meetings.weighed_signs import About, Telling
from demarche.world.weights import HOME, Weights, read_weights

WEIGHTS = HOME / "sides.toml"
LEAST = 2
"""Sides that a meeting has."""


def weights() -> Weights:
    """enough: from which sum a party takes part."""
    return read_weights(WEIGHTS)


def with_sides(report: Report, lines: Sequence[Found]) -> list[Found]:
    """`lines`, those of which the words leave out a side with the likeliest sides."""
    about = About(report, lines)
    return [line if line.explicit else replace(line, parties=chosen(Telling(about, line))) for line in lines]


def chosen(telling: Telling) -> frozenset[str]:
    """All whose sum is enough, the two likeliest at least."""
    sums = sorted((-log_odds(telling, code), code) for code in telling.candidates())
    enough = [code for value, code in sums if -value >= weights().enough]
    return frozenset(enough if len(enough) >= LEAST else [code for _, code in sums[:LEAST]])


def log_odds(telling: Telling, code: str) -> float:
    """That the party takes part: 0 as likely as not."""
    return round(weights().sum_of(telling.signs(code)), 2)
