"""The stages in order: read -> clean -> annotate -> link -> record."""

from __future__ import annotations

import gc
import os
import sqlite3
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from demarche.annotate.scheme import Issue, Scheme, SchemeParty
from demarche.brief import Brief, parse_brief
from demarche.errors import DemarcheError, ReportError
from demarche.kept import NOTHING, Kept
from demarche.model import Decision, Document, Links
from demarche.processes import cores, in_processes
from demarche.record.marks import pack, unpack

T = TypeVar("T")
Progress = Callable[[Iterable[T], int | None, str], Iterable[T]]
"""Passes things through and shows how far the work is: (things, how many or None, what is done)."""

POOL_FROM = 200
"""Reports from which starting more processes costs less than it saves."""
ROOM_FROM = 2_000
"""Reports from which the packs for marking (60 MB) are left to the processes that mark: linking needs the room."""


@dataclass(frozen=True, slots=True)
class Job:
    """What `build` is asked for. `brief` is TOML text; None: the one that the record was built with."""

    paths: tuple[str, ...]
    record: Path
    brief: str | None = None
    sources: Path | None = None
    published: date | None = None
    anew: bool = False  # mark the reports again that the record holds already


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. `read`: reports read in this build, `new`: those that the record did not hold."""

    read: int
    new: int
    documents: int
    statements: int
    failures: Mapping[str, str] = field(default_factory=dict)


def mark(document: Document, scheme: Scheme) -> Document:
    """One document with all its marks. Pure: runs alike in a loop and in a process pool."""
    from demarche.annotate import annotate
    from demarche.clean import clean

    return annotate(clean(document), scheme)


def link(documents: Sequence[Document], decisions: Sequence[Decision] = (), kept: Kept = NOTHING) -> Links:
    """Everything between documents; they are sorted by id, so the order in which they came does not matter.

    decisions: what was decided by hand about lines between documents; kept: what earlier builds worked out, which
    changes the time and not the result.
    """
    from demarche.link import link as between

    return between(sorted(documents, key=lambda document: document.id), decisions, kept)


def read(job: Job) -> Iterator[Document | ReportError]:
    """Every report of the job, as a Document or the reason why it cannot be read."""
    from demarche.read import read_paths

    return read_paths(list(job.paths), sources=job.sources, published=job.published)


def mark_all(
    documents: Sequence[Document], scheme: Scheme, processes: int = 0, packed: dict[str, bytes] | None = None
) -> Iterator[Document | ReportError]:
    """The documents marked, in their order; `processes` 0: as many as serve.

    packed: takes the marks by document as the record keeps them, where a process has packed them already.
    """
    processes = processes or (cores() if len(documents) >= POOL_FROM else 1)
    # the first is marked here: worker processes find the packs compiled
    here = len(documents) if processes == 1 else 1 if len(documents) < ROOM_FROM else 0
    yield from (_mark_or_say(one, scheme) for one in documents[:here])
    rest = documents[here:]
    packed = {} if packed is None else packed
    results = in_processes(partial(_mark_and_pack, scheme=scheme), rest, processes)
    for document, result in zip(rest, results, strict=True):
        if isinstance(result, bytes):
            packed[document.id] = result
            yield unpack(result, document.text)
        else:
            yield result


def _mark_and_pack(document: Document, scheme: Scheme) -> bytes | ReportError:
    """Marks travel between processes as the record keeps them: five times as fast as in Python's own way."""
    marked = _mark_or_say(document, scheme)
    return pack(marked) if isinstance(marked, Document) else marked


def _mark_or_say(document: Document, scheme: Scheme) -> Document | ReportError:
    """A fault of ours in one report must not cost the others: it is listed like a report that cannot be read."""
    try:
        return mark(document, scheme)
    except DemarcheError:
        raise
    except Exception as error:
        if os.environ.get("DEMARCHE_DEBUG"):
            raise
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__}: {error}, at {Path(last.filename).name}:{last.lineno}"
        return ReportError(document.sources[0], f"a fault in Demarche ({where}); please report it")


def scheme_of(brief: Brief) -> Scheme:
    """What the brief adds to or puts in place of the built-in parties and issues."""
    return Scheme(
        parties=tuple(SchemeParty(one.code, tuple(sorted(one.names.items()))) for one in brief.party),
        issues=tuple(
            Issue(one.id, tuple(sorted(one.title.items())), tuple(sorted(one.words.items())), one.generic)
            for one in brief.issue
        ),
    )


def build(job: Job, progress: Progress[Document | ReportError]) -> Built:
    """Read, mark, link and record. Raises DemarcheError where the whole cannot go on; the record stays as it was."""
    from demarche.read import merge_same
    from demarche.record.build import Shelf
    from demarche.record.derived import keep_derived
    from demarche.record.kept import KeptRows
    from demarche.record.store import writing

    with _not_collecting(), writing(job.record) as connection:
        shelf = Shelf(connection, merge_same)
        text = shelf.brief if job.brief is None else job.brief
        brief = parse_brief(text)
        reports, failures = _sort_out(progress(read(job), None, "reading"))
        fresh = [_pinned(one, brief) for one in shelf.take(reports, anew=job.anew or text != shelf.brief)]
        packed: dict[str, bytes] = {}
        for one in progress(mark_all(fresh, scheme_of(brief), packed=packed), len(fresh), "marking"):
            if isinstance(one, ReportError):
                failures[one.source] = one.reason
            else:
                shelf.keep(one, packed.pop(one.id, b""))
        count = len(reports)
        del reports, fresh  # what is marked holds all of it
        if not shelf.documents:
            raise _nothing(failures)
        connection.execute("PRAGMA shrink_memory")  # pages of what was written, while linking needs the room
        by_hand = shelf.corrected()
        rows = KeptRows(connection)
        links = link(by_hand.documents, by_hand.decisions, Kept(rows, shelf.marks))
        rows.close()
        statements = shelf.close(links, failures, text, by_hand)
        built = Built(count, shelf.new, len(shelf.documents), statements, failures)
        del shelf, links, by_hand, rows  # all marks: what follows is read from the record
        keep_derived(connection)
        return built


def mark_paths(
    paths: Sequence[str], progress: Progress[Document | ReportError], sources: Path | None = None
) -> tuple[list[Document], dict[str, str]]:
    """Reports read and marked, without a record; and those that cannot be read, with the reason. `sources`: as in
    `Job`."""
    from demarche.read import merge_same

    reports, failures = _sort_out(progress(read(Job(tuple(paths), Path(), sources=sources)), None, "reading"))
    fresh = merge_same(reports)
    marked, faults = _sort_out(progress(mark_all(fresh, Scheme()), len(fresh), "marking"))
    return marked, failures | faults


def refresh(connection: sqlite3.Connection) -> None:
    """Work out anew all lines of a record from its marks and its corrections."""
    from demarche.record.amend import corrected, note_resting, standing
    from demarche.record.derived import keep_derived
    from demarche.record.fill import fill
    from demarche.record.kept import KeptRows
    from demarche.record.save import marked_of

    marks = {marked[0].id: marked for marked in marked_of(connection)}
    by_hand = corrected([document for document, _ in marks.values()], standing(connection))
    rows = KeptRows(connection)
    links = link(by_hand.documents, by_hand.decisions, Kept(rows, marks))
    rows.close()
    fill(connection, by_hand.documents, links)
    note_resting(connection, by_hand.all_resting(links))
    keep_derived(connection)


@contextmanager
def _not_collecting() -> Iterator[None]:
    """Marks live as long as the build and hold no cycles (a test sees to it): what is done with is freed at once, and
    the collector would walk millions of objects in vain. Worker processes take this over."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _sort_out(came: Iterable[Document | ReportError]) -> tuple[list[Document], dict[str, str]]:
    """The documents, and the reasons of those that failed by source."""
    reports: list[Document] = []
    failures: dict[str, str] = {}
    for one in came:
        if isinstance(one, ReportError):
            failures[one.source] = one.reason
        else:
            reports.append(one)
    return reports, failures


def _pinned(document: Document, brief: Brief) -> Document:
    """With the publication day that the brief knows, where nothing else gave one."""
    day = next(filter(None, map(brief.published, document.sources)), None)
    return replace(document, given=day) if day and not document.given else document


def _nothing(failures: Mapping[str, str]) -> DemarcheError:
    shown = "; ".join(f"{source}: {reason}" for source, reason in list(failures.items())[:3])
    return DemarcheError(f"nothing could be read ({shown or 'no reports found'}); name files or folders of reports")
