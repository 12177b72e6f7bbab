"""Weights of signs, fitted on sets of reports with answers by the benchmarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import fsum
from pathlib import Path

from msgspec import Struct

from demarche.lang.load import load_file

HOME = Path(__file__).parent


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """Log-odds. start: where there is no sign; enough: from which sum it is taken to be so."""

    start: float
    enough: float
    signs: Mapping[str, float]

    def sum_of(self, signs: Iterable[str]) -> float:
        """0 as likely as not; a sign without a weight tells nothing."""
        return self.start + fsum(self.signs.get(sign, 0.0) for sign in signs)


@lru_cache(maxsize=8)
def read_weights(path: Path) -> Weights:
    """Raises DataError if the file does not fit."""
    return load_file(path, Weights)


@lru_cache(maxsize=8)
def read_weights_by_kind(path: Path) -> Mapping[str, Weights]:
    """Of a file with a table for each kind. Raises DataError if it does not fit."""
    return load_file(path, dict[str, Weights])
