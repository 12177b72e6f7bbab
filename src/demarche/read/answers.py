"""The worker's side of `worker`: reads one page after another until nobody asks."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress

import msgspec

from demarche.read.page import read_page
from demarche.read.worker import Answer, Question, read, write


def serve() -> None:
    """Answer until standard input closes."""
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not break the frames
    with suppress(AttributeError, ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    write(answers, b"{}")
    while frame := read(questions):
        question = msgspec.json.decode(frame, type=Question)
        _alarm(int(question.deadline) + 5)
        try:
            answer = read_page(question.html, question.url)
        except Exception as error:  # whatever the parser says, the next page must still be read
            answer = Answer(error=type(error).__name__)
        _alarm(0)
        write(answers, msgspec.json.encode(answer))


def _alarm(seconds: int) -> None:
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)
