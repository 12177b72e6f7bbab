"""Paths, folders and standard input, one after the other, as documents."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from demarche.errors import ReportError
from demarche.model import Document
from demarche.read.folder import LINES, PAGES, TEXTS, files_in
from demarche.read.given import Given, Origin
from demarche.read.html import LARGEST_PAGE, Pages, looks_like_html
from demarche.read.jsonl import looks_like_lines, read_json, read_lines
from demarche.read.sources import read_sources, resolved
from demarche.read.text import read_text

Read = Document | ReportError


@dataclass(slots=True)
class _Run:
    """What one call shares over all its reports."""

    rows: Mapping[Path, Given]
    fallback: Given
    pages: Pages = field(default_factory=Pages)
    seen: set[Path] = field(default_factory=set)

    def origin(self, path: Path, source: str, found: bool) -> Origin:
        row = self.rows.get(resolved(path), Given()) if self.rows else Given()
        return Origin(source, row, self.fallback, found)


def read_paths(paths: Sequence[str], *, sources: Path | None = None, published: date | None = None) -> Iterator[Read]:
    """Each report as a Document, or as the ReportError that says why it cannot be read.

    `paths`: files, folders (read through, in order of name, hidden files skipped) or "-" for standard input.
    `sources`: CSV with a `path` column; its fields win over what a JSON line states.
    `published`: the day of every report that has none given in these ways.
    Raises UsageError, before any report is read, if the CSV does not serve.
    """
    run = _Run(read_sources(sources) if sources else {}, Given(published=published))
    return _read_all(paths, run)


def _read_all(paths: Sequence[str], run: _Run) -> Iterator[Read]:
    with closing(run.pages):
        for name in paths:
            if name == "-":
                yield from _guarded(sys.stdin.buffer, Path("-"), Origin("-", fallback=run.fallback), run)
            elif Path(name).is_dir():
                for item in files_in(Path(name)):
                    if isinstance(item, ReportError):
                        yield item
                    else:
                        yield from _read_file(item, str(item), True, run)
            else:
                yield from _read_file(Path(name), name, False, run)


def _read_file(path: Path, source: str, found: bool, run: _Run) -> Iterator[Read]:
    real = resolved(path)
    if real in run.seen:  # a folder and a file in it were both named
        return
    run.seen.add(real)
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield ReportError(source, f"cannot be opened: {reason}; check the path and its permissions")
        return
    with file:
        yield from _guarded(file, path, run.origin(path, source, found), run)


def _guarded(file: BinaryIO, path: Path, origin: Origin, run: _Run) -> Iterator[Read]:
    """Whatever goes wrong with one file stays with that file."""
    try:
        yield from _read_stream(file, path.suffix.lower(), origin, run.pages)
    except ReportError as error:
        yield error
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}; try again or copy it first"
        yield ReportError(origin.source, reason)


def _read_stream(file: BinaryIO, suffix: str, origin: Origin, pages: Pages) -> Iterator[Read]:
    if suffix in LINES:
        yield from read_lines(file, origin, pages)
        return
    first = file.readline(1_000_000)
    if suffix not in TEXTS | PAGES | {".json"} and looks_like_lines(first):
        yield from read_lines(file, origin, pages, first)
        return
    raw = first + file.read(LARGEST_PAGE + 1 - len(first))
    if suffix == ".json":
        yield from read_json(raw, origin, pages)
    elif suffix in PAGES or looks_like_html(raw):
        yield pages.read(raw, origin)
    else:
        yield read_text(raw, origin)
