"""Whether a telling of a meeting that the rules find weak may stand alone, or only beside others of the same: weighed
by its signs, in log-odds.

The weights stand in world/standing.toml; benchmarks/standing.py fits them to sets of reports with answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from demarche.annotate.meetings.found import Found
from demarche.annotate.meetings.scored_features import Report
from demarche.annotate.meetings.standing_signs import Standing, standings
from demarche.world.weights import HOME, Weights, read_weights

WEIGHTS = HOME / "standing.toml"


def weights() -> Weights:
    """enough: from which sum a telling may stand alone."""
    return read_weights(WEIGHTS)


def with_standing(report: Report, lines: Sequence[Found]) -> list[Found]:
    """`lines`, of the weak ones those sure of which the sum is enough."""
    sure = {id(one.line) for one in standings(report, lines) if stands(one)}
    return [replace(line, firm=True) if id(line) in sure else line for line in lines]


def stands(one: Standing) -> bool:
    known = weights()
    return round(known.sum_of(one.signs()), 2) >= known.enough
