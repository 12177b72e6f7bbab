"""The sum of the signs of two tellings: its bounds, what excludes it, and what is added where no day is known."""

from __future__ import annotations

from typing import Any

import pytest

from demarche.link.meetings import weights as module
from demarche.link.meetings.weights import AGENDA, FAR, log_odds
from demarche.world.weights import Weights

TABLE = Weights(0.25, 0.0, {"like": 1.0, "very like": 40.0, "unlike": -1.0, "very unlike": -40.0})


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Two tellings that give these signs, and whether they are apart or of one week."""

    def value(*found: str, apart: bool = False, week: bool = False) -> float:
        monkeypatch.setattr(module, "weights", lambda: TABLE)
        monkeypatch.setattr(module, "signs", lambda one, other: list(found))
        monkeypatch.setattr(module, "apart", lambda one, other: apart)
        monkeypatch.setattr(module, "one_week", lambda one, other: week)
        telling: Any = object()
        return log_odds(telling, telling)

    return value


def test_signs_are_summed_with_the_start(told: Any) -> None:
    assert told() == 0.25
    assert told("like") == 1.25
    assert told("like", "unlike", "of no weight") == 0.25


def test_no_sum_is_beyond_the_bounds(told: Any) -> None:
    assert told("very like") == -FAR
    assert told("very unlike") == FAR
    assert told("very like", week=True) == -FAR


def test_what_excludes_it_outweighs_every_sign(told: Any) -> None:
    assert told("very like", apart=True, week=True) == FAR


def test_one_sequence_of_meetings_without_days_adds_to_it(told: Any) -> None:
    assert told("like", week=True) == told("like") + AGENDA
    assert told("unlike", week=True) > 0 > told("unlike")  # enough to join what else is left apart
