"""A pure function over many things in several processes, results in order."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from demarche.errors import DemarcheError

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 16  # things handed to a process at once
WATCH = 0.5  # seconds between looks at whether the parent lives


def in_processes(work: Callable[[T], R], things: Sequence[T], processes: int = 0) -> Iterator[R]:
    """`work` of each thing, in order; `processes` 0: one a core that we may use, 1: in this process.

    Raises DemarcheError where a process dies (mostly: the system ran out of memory and ended it).
    """
    processes = processes or cores()
    if processes == 1 or not things:
        yield from map(work, things)
        return
    from concurrent.futures import ProcessPoolExecutor  # slow to import, and a small build has no use for it
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # forked processes share what is compiled already; elsewhere than on Linux forking is not safe
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(os.getpid(),))
    try:
        yield from pool.map(work, things, chunksize=CHUNK)
    except BrokenProcessPool:
        raise DemarcheError("a worker process was ended from outside (out of memory?); build fewer at once") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def cores() -> int:
    """Cores that this process may use, which can be fewer than the machine has."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin(parent: int) -> None:
    """In a worker: leave Ctrl-C to the parent, and end with it even where it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH)
    os._exit(1)
