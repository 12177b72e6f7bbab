"""Tables that fit, and progress that only a terminal sees."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.cli.build import shown
from demarche.cli.table import GAP, LEAST, table


@given(st.lists(st.lists(st.text(max_size=80), min_size=3, max_size=3), max_size=6), st.integers(30, 120))
def test_no_line_is_wider_than_the_space(rows: list[list[str]], space: int) -> None:
    found = table(["a", "bb", "ccc"], rows, space)
    assert len(found) == len(rows) + 2
    assert max(map(len, found)) <= max(space, 3 * LEAST + 2 * len(GAP))


def test_only_what_is_too_wide_is_cut() -> None:
    assert table(["who", "words"], [["Ana", "x" * 50]], 30)[2] == "Ana  " + "x" * 24 + "…"
    assert table(["who", "words"], [["Ana", "one\ntwo"]], 30) == ["who  words", "---  -------", "Ana  one two"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def slowly() -> Iterator[int]:
    for number in range(3):
        time.sleep(0.3)
        yield number


def test_a_terminal_sees_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(shown(slowly(), 3, "marking")) == [0, 1, 2]
    assert "marking" in terminal.getvalue()


def test_a_pipe_sees_none(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    assert list(shown(slowly(), 3, "marking")) == [0, 1, 2]
    assert pipe.getvalue() == ""
