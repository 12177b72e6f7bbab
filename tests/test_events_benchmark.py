"""The measure of events: one act answers for one group, joint parties and both directions are read fairly."""

from __future__ import annotations

from collections import Counter
from typing import Any

from benchmarks import events

MAPPED = {"195": {"event": "ASSAULT"}, "046": {"event": "CONSULT"}, "163": {"event": "COERCE"}}


def row(text: str, *told: tuple[str, str, str]) -> dict[str, Any]:
    found = [{"source": source, "target": target, "code": code} for source, target, code in told]
    return {"id": "own", "lang": "en", "text": text, "events": found}


def tally(*rows: dict[str, Any]) -> Counter[str]:
    return events.run(rows, MAPPED)[0]


def test_an_event_read_right_counts_for_type_source_and_target() -> None:
    found = tally(row("Peruvian warplanes bombed Chilean positions near the river.", ("Peruvian", "Chilean", "195")))
    assert [found[n] for n in ("events", "type", "source", "target", "all right")] == [1, 1, 1, 1, 1]


def test_sides_the_wrong_way_round_are_wrong() -> None:
    found = tally(row("Peruvian warplanes bombed Chilean positions near the river.", ("Chilean", "Peruvian", "195")))
    assert [found[n] for n in ("type", "source", "target")] == [1, 0, 0]


def test_one_act_has_both_directions_of_a_meeting() -> None:
    both = ("Peru", "Chile", "046"), ("Chile", "Peru", "046")
    found = tally(row("Peru and Chile held talks in Lima.", *both))
    assert [found[n] for n in ("events", "all right")] == [2, 2]


def test_an_act_of_another_kind_is_no_type_and_costs_precision() -> None:
    found = tally(row("Peruvian warplanes bombed Chilean positions near the river.", ("Peruvian", "Chilean", "163")))
    assert [found[n] for n in ("type", "source", "acts", "acts right")] == [0, 1, 1, 0]


def test_codes_that_nothing_maps_are_left_out() -> None:
    assert not tally(row("Peru bombed Chile.", ("Peru", "Chile", "999")))
