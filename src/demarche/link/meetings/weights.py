"""How likely it is that two tellings are of one meeting: the log-odds of their signs, summed.

The weights stand in world/joining.toml; benchmarks/joining.py fits them to sets of reports with answers.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

import demarche.world
from demarche.lang.load import load_file
from demarche.link.meetings.signs import apart, one_week, signs
from demarche.link.meetings.telling import Told

WEIGHTS = Path(demarche.world.__file__).parent / "joining.toml"
AGENDA = 1.5
"""Log-odds where two reports without days tell one sequence of meetings: too rare in the sets to be fitted."""
FAR = -6.0
"""Log-odds below which it makes no difference how unlikely it is."""


class Weights(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """`world/joining.toml`: log-odds. enough: from which mean of all pairs two groups of tellings are one meeting."""

    start: float
    enough: float
    signs: dict[str, float]


@lru_cache(maxsize=1)
def weights() -> Weights:
    return load_file(WEIGHTS, Weights)


def log_odds(one: Told, other: Told) -> float:
    """That both are of one meeting: 0 as likely as not, `FAR` at least and as much at most."""
    if apart(one, other):
        return FAR
    known = weights()
    total = known.start + sum([known.signs.get(sign, 0.0) for sign in signs(one, other)])
    total += AGENDA if one_week(one, other) else 0.0
    return round(min(-FAR, max(FAR, total)), 2)
