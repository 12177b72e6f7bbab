"""How long each stage takes on the same reports, in one process."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from demarche import pipeline
from demarche.annotate import annotate
from demarche.annotate.scheme import Scheme
from demarche.clean import clean
from demarche.model import Document, Links
from demarche.read import merge_same
from demarche.record.build import Shelf
from demarche.record.store import writing

T = TypeVar("T")


def times(folder: Path) -> dict[str, float]:
    """Seconds of each stage over all reports of `folder`, in the order of the stages; `packs` is paid once a run."""
    taken: dict[str, float] = {}

    def timed(name: str, job: Callable[[], T]) -> T:
        begin = time.perf_counter()
        result = job()
        taken[name] = time.perf_counter() - begin
        return result

    scheme = Scheme()
    job = pipeline.Job(paths=(str(folder),), record=folder.parent / "stages.db")
    came = timed("read", lambda: list(pipeline.read(job)))
    documents = [one for one in came if isinstance(one, Document)]
    timed("packs", lambda: [pipeline.mark(document, scheme) for document in documents[:2]])
    cleaned = timed("clean", lambda: [clean(document) for document in documents])
    marked = timed("annotate", lambda: [annotate(document, scheme) for document in cleaned])
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
