"""Several processes give what one gives, and none outlives its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from demarche.errors import DemarcheError
from demarche.processes import CHUNK, in_processes


def square(number: int) -> int:
    return number * number


def place(number: int) -> int:
    return os.getpid()


def die(number: int) -> int:
    if number == CHUNK * 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_results_come_in_order() -> None:
    assert list(in_processes(square, range(500), 2)) == [n * n for n in range(500)]


def test_one_process_is_this_one_and_two_are_others() -> None:
    assert set(in_processes(place, range(50), 1)) == {os.getpid()}
    assert os.getpid() not in set(in_processes(place, range(50), 2))


def test_a_worker_that_dies_is_told_in_our_words() -> None:
    with pytest.raises(DemarcheError, match="out of memory"):
        list(in_processes(die, range(CHUNK * 4), 2))


PARENT = r"""
import os, sys, time
from demarche.processes import in_processes

def slow(n):
    os.write(1, b"%d\n" % os.getpid())  # in one write: two workers may tell at once
    time.sleep(120)

for _ in in_processes(slow, range(64), 2):
    pass
"""


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_end_with_a_parent_that_is_killed() -> None:
    process = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    workers = {int(process.stdout.readline()) for _ in range(2)}
    assert len(workers) == 2 and all(map(alive, workers))
    process.kill()
    process.wait()
    deadline = time.monotonic() + 10
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.1)
    process.stdout.close()
    assert not [pid for pid in workers if alive(pid)]
