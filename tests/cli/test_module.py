"""`python -m demarche` is the command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def run(*words: str, by_name: bool) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("demarche"))] if by_name else [sys.executable, "-m", "demarche"]
    return subprocess.run([*command, *words], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)


@pytest.mark.parametrize(
    ("words", "status"), [(("--version",), 0), (("bild",), 2), (("show", "no-such.db"), 1), (("--help",), 0)]
)
def test_the_module_says_and_exits_as_the_command_does(words: tuple[str, ...], status: int) -> None:
    module, command = run(*words, by_name=False), run(*words, by_name=True)
    assert module.returncode == command.returncode == status
    named = [text.replace("python -m demarche", "demarche") for text in (module.stdout, module.stderr)]
    assert named == [command.stdout, command.stderr]
    assert "".join(named)
