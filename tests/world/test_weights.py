"""Tables of weights: read whole or not at all, summed in any order, and of no sign that the code has no words for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import demarche
from demarche.annotate.meetings import weighed
from demarche.annotate.meetings.scored_words import weights as encounter_weights
from demarche.errors import DataError
from demarche.link.conflicts.weights import conflict_weights
from demarche.link.meetings import weights as joining
from demarche.link.stories import likely
from demarche.record.loops import ASK, DEADLINE
from demarche.record.loops import WEIGHTS as LOOPS
from demarche.world.weights import Weights, read_weights, read_weights_by_kind

SOURCE = Path(demarche.__file__).parent
KNOWN = Weights(-0.5, 0.0, {"a": 0.1, "b": 0.2, "c": -0.7, "d": 1e-9})
LEAST = 3
"""Letters of its own without which what is put together may be anything: "{name} {count}"."""
TABLES = {
    "joining": (joining.weights(), ("link/meetings/signs.py", "link/meetings/parts.py")),
    "sides": (weighed.weights(), ("annotate/meetings/weighed_signs.py",)),
    "stories": (likely.weights(), ("link/stories/likely.py",)),
    "number": (conflict_weights("number"), ("link/conflicts/signs.py", "link/conflicts/numbers.py")),
    "date": (conflict_weights("date"), ("link/conflicts/signs.py", "link/conflicts/days.py")),
    "ask": (read_weights_by_kind(LOOPS)[ASK], ("record/loops/ask_signs.py", "record/loops/asks.py")),
    "deadline": (read_weights_by_kind(LOOPS)[DEADLINE], ("record/loops/deadline_signs.py",)),
}


def patterns(path: Path) -> Iterator[str]:
    """What a module writes out or puts together, anything where a value stands; what has few letters of its own begins
    with a word that the module writes out."""
    tree = ast.parse(path.read_text("utf-8"))
    words = [one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    first = f"(?:{'|'.join(re.escape(word) for word in words if word.strip())})"
    for word in words:
        # a piece with a blank at its end is put before others
        yield re.escape(word) + (".*" if word.endswith(" ") and len(word) > LEAST else "")
    for node in (one for one in ast.walk(tree) if isinstance(one, ast.JoinedStr)):
        parts = [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
        rest = "".join(".*" if part is None else re.escape(part) for part in parts)
        own = sum(char.isalpha() for part in parts if part for char in part)
        yield rest if own >= LEAST else first + rest.removeprefix(".*")


@pytest.mark.parametrize("name", TABLES)
def test_every_weight_is_of_a_sign_that_the_code_has_words_for(name: str) -> None:
    table, modules = TABLES[name]
    given_by_code = re.compile("|".join(one for module in modules for one in patterns(SOURCE / module)))
    assert table.signs
    assert not [sign for sign in table.signs if not given_by_code.fullmatch(sign)]
    assert not given_by_code.fullmatch("what no module says")


def test_every_weight_of_an_encounter_is_of_a_feature() -> None:
    """Which is asked of the table when it is read."""
    found = encounter_weights()
    assert found.one and found.near
    assert found.weak <= found.sure


@given(st.permutations([*KNOWN.signs, "not known"]))
def test_the_order_of_signs_changes_no_sum(signs: list[str]) -> None:
    assert KNOWN.sum_of(signs) == KNOWN.sum_of(KNOWN.signs)


def test_a_sign_without_a_weight_tells_nothing() -> None:
    assert KNOWN.sum_of([]) == KNOWN.sum_of(["not known"]) == -0.5
    assert KNOWN.sum_of(["a", "not known"]) == pytest.approx(-0.4)


@pytest.mark.parametrize(
    "text",
    [
        "start = 0.0\nenough = 0.0\n",
        'start = 0.0\nenough = 0.0\n[signs]\n"a" = "much"\n',
        "start = 0.0\nenough = 0.0\nmore = 1\n[signs]\n",
        "start = \n",
    ],
)
def test_a_table_that_does_not_fit_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "made.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError, match=r"made\.toml"):
        read_weights(path)
    with pytest.raises(DataError, match=r"made\.toml"):
        read_weights_by_kind(path)
