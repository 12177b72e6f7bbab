"""A process of its own for parsing pages: native parsers cannot be interrupted, a process can be ended.

This is the asking side, `answers` the other. They speak in frames over pipes: eight bytes of length, then JSON. The
worker ends with its parent, as its standard input closes, and by an alarm of the system if it hangs while nobody is
left to end it.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import threading
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import IO

import msgspec

START = 60.0
"""Seconds for the worker to load its libraries, on a slow and busy machine."""


class Question(msgspec.Struct):
    html: str
    url: str
    deadline: float


class Answer(msgspec.Struct):
    """What a page says. stamps: (raw, ISO day, where it stood). `error`: why there is nothing."""

    text: str = ""
    title: str = ""
    site: str = ""
    url: str = ""
    stamps: list[tuple[str, str, str]] = []
    error: str = ""


class Late(Exception):
    """The worker did not answer in time, or died. The message says which."""


class Worker:
    """One worker process. Not for use by several threads at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from demarche.read.answers import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._answers: SimpleQueue[bytes] = SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        self._ready = False

    def ask(self, html: str, url: str, deadline: float) -> Answer:
        """The answer, or Late after `deadline` seconds; the worker is then of no more use: close it."""
        if not self._ready:
            self._next(START, "the reader of pages did not start")
            self._ready = True
        with suppress(OSError):  # a dead worker shows in the empty answer
            assert self._process.stdin
            write(self._process.stdin, msgspec.json.encode(Question(html, url, deadline)))
        frame = self._next(deadline, f"the page was given up after {deadline:.0f} seconds")
        return msgspec.json.decode(frame, type=Answer)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()

    def _listen(self) -> None:
        assert self._process.stdout
        with suppress(OSError, ValueError):
            while frame := read(self._process.stdout):
                self._answers.put(frame)
        self._answers.put(b"")

    def _next(self, seconds: float, late: str) -> bytes:
        try:
            frame = self._answers.get(timeout=seconds)
        except Empty:
            raise Late(late) from None
        if not frame:
            raise Late("the parser broke down on this page")
        return frame


def write(pipe: IO[bytes], frame: bytes) -> None:
    pipe.write(struct.pack(">Q", len(frame)) + frame)
    pipe.flush()


def read(pipe: IO[bytes]) -> bytes:
    """The next frame, b"" at the end."""
    head = pipe.read(8)
    return pipe.read(struct.unpack(">Q", head)[0]) if len(head) == 8 else b""
