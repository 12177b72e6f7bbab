"""How long each stage takes on the same reports, in one process."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from demarche import pipeline
from demarche.annotate import annotators
from demarche.annotate.scheme import Scheme
from demarche.clean import clean
from demarche.model import Document, Links
from demarche.read import merge_same
from demarche.record.build import Shelf
from demarche.record.store import writing

T = TypeVar("T")


STEP = "  "
"""Before the name of a stage: it is one of the annotators."""


def times(folder: Path, rounds: int) -> dict[str, float]:
    """Processor seconds of each stage over all reports of `folder`, in order: the least of so many rounds.

    `packs` is paid once a run, in the first round.
    """
    best: dict[str, float] = {}
    for number in range(rounds):
        for name, taken in _once(folder).items():
            best[name] = min(taken, best.get(name, taken)) if name != "packs" or not number else best[name]
    return best


def _once(folder: Path) -> dict[str, float]:
    taken: dict[str, float] = {}

    def timed(name: str, job: Callable[[], T]) -> T:
        begin = time.process_time()
        result = job()
        taken[name] = time.process_time() - begin
        return result

    scheme = Scheme()
    job = pipeline.Job(paths=(str(folder),), record=folder.parent / "stages.db")
    came = timed("read", lambda: list(pipeline.read(job)))
    documents = [one for one in came if isinstance(one, Document)]
    timed("packs", lambda: [pipeline.mark(document, scheme) for document in documents[:2]])
    marked = timed("clean", lambda: list(map(clean, documents)))
    for step in annotators(scheme):
        before = marked
        marked = timed(f"{STEP}{step.name}", lambda: list(map(step.mark, before)))  # noqa: B023 (called at once)
    links = timed("link", lambda: pipeline.link(marked))
    timed("record", lambda: record(job.record, documents, marked, links))
    return taken


def record(path: Path, documents: list[Document], marked: list[Document], links: Links) -> None:
    path.unlink(missing_ok=True)
    with writing(path) as connection:
        shelf = Shelf(connection, merge_same)
        shelf.take(documents)
        for document in marked:
            shelf.keep(document)
        shelf.close(links, {}, "")
