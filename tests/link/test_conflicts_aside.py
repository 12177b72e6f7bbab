"""Pairs of reports by which nothing is made or fitted: only the figures over all of them are looked at."""

from __future__ import annotations

from pathlib import Path

from conflict_pairs import all_pairs, fits, told

from demarche.link import link

ASIDE = Path(__file__).parent / "aside"
PRECISION, RECALL = 0.5, 0.35
"""Floors, a little below what was measured: a change that costs more is looked at."""


def test_conflicts_of_pairs_that_nobody_fitted():
    right = made = found = wanted = 0
    for pair in all_pairs(ASIDE):
        documents = pair.documents()
        got = told(documents, link(documents).conflicts)
        right += sum(any(fits(one, other) for one in pair.found) for other in got)
        found += sum(any(fits(one, other) for other in got) for one in pair.found)
        made, wanted = made + len(got), wanted + len(pair.found)
    assert right >= PRECISION * made
    assert found >= RECALL * wanted
