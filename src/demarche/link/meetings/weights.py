"""How likely it is that two tellings are of one meeting: the log-odds of their signs, summed.

The weights stand in world/joining.toml; benchmarks/joining.py fits them to sets of reports with answers.
"""

from __future__ import annotations

from demarche.link.meetings.signs import apart, one_week, signs
from demarche.link.meetings.telling import Told
from demarche.world.weights import HOME, Weights, read_weights

WEIGHTS = HOME / "joining.toml"
AGENDA = 1.5
"""Log-odds where two reports without days tell one sequence of meetings: too rare in the sets to be fitted."""
FAR = -6.0
"""Log-odds below which it makes no difference how unlikely it is."""


def weights() -> Weights:
    """enough: from which mean of all pairs two groups of tellings are one meeting."""
    return read_weights(WEIGHTS)


def log_odds(one: Told, other: Told) -> float:
    """That both are of one meeting: 0 as likely as not, `FAR` at least and as much at most."""
    if apart(one, other):
        return FAR
    total = weights().sum_of(signs(one, other)) + (AGENDA if one_week(one, other) else 0.0)
    return round(min(-FAR, max(FAR, total)), 2)
