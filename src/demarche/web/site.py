"""The pages as files that open from disk: one folder, no network, relative links only."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path

from demarche.errors import UsageError
from demarche.processes import in_processes
from demarche.web.book import Book
from demarche.web.load import open_book
from demarche.web.opened import OpenBook
from demarche.web.pages import ASSETS, HOME, File, Page, catalogue, produce, shared
from demarche.web.search.shards import shards
from demarche.web.words import languages, tongue

PART = 20
"""Pages that a process writes at a time."""
MANY = 1000
"""Pages: from so many on, several processes write them."""
LIST = ".demarche-site"
"""Names the files of a site, so that writing it again removes pages of reports that are gone and nothing else."""


def write_site(record: Path, out: Path, lang: str = "en") -> Path:
    """Write the pages of `record` into the folder `out`; gives back the first page, in the language `lang`.

    Raises RecordError if the record cannot be read, UsageError if `out` holds files that are not a site of ours.
    """
    tongue(lang)
    book = open_book(record)
    try:
        return write_book(book, out, lang)
    finally:
        book.close()


def write_book(book: Book, out: Path, lang: str = "en") -> Path:
    """As `write_site`, for a book that is open already."""
    before = _own_files(out)
    try:
        written = _write(book, out, lang)
        for gone in before - written:
            (out / gone).unlink(missing_ok=True)
        (out / LIST).write_text("".join(f"{name}\n" for name in sorted(written)), "utf-8")
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"{out}: the pages cannot be written ({reason}); name another folder") from None
    return out / "index.html"


def _write(book: Book, out: Path, lang: str) -> set[str]:
    """Write pages and assets; the names of the files below `out`."""
    out.mkdir(parents=True, exist_ok=True)
    (out / LIST).touch()  # at once: a run that is killed leaves a folder that the next one may fill
    pages = catalogue(book)
    written = {_put(out, "index.html", produce(book, pages["index.html"], "index.html", lang))}
    for names in _in_parts(book, out, list(pages)):
        written.update(names)
    written.update(_put(out, path, make(tongue(lang))) for path, make in shared(book).items())
    written.update(_put(out, f"search/{path}", script) for path, script in shards(book))
    (out / "assets").mkdir(exist_ok=True)
    for name in ASSETS:
        shutil.copyfile(HOME / "assets" / name, out / "assets" / name)
        written.add(f"assets/{name}")
    return written


def _in_parts(book: Book, out: Path, paths: list[str]) -> Iterator[list[str]]:
    """Write the pages of the catalogue in every language; their names, part by part. Many pages of a record are written
    by several processes, each of which opens the record for itself."""
    parts = [paths[first : first + PART] for first in range(0, len(paths), PART)]
    if isinstance(book, OpenBook) and len(paths) > MANY:
        yield from in_processes(partial(_from_record, book.source.record, out), parts)
    else:
        pages = catalogue(book)
        yield from (_pages(book, pages, out, part) for part in parts)


def _from_record(record: Path, out: Path, paths: list[str]) -> list[str]:
    book, pages = _opened(record)
    return _pages(book, pages, out, paths)


@lru_cache(maxsize=1)
def _opened(record: Path) -> tuple[Book, Mapping[str, Page | File]]:
    """The record, opened once in each process."""
    book = open_book(record)
    return book, catalogue(book)


def _pages(book: Book, pages: Mapping[str, Page | File], out: Path, paths: list[str]) -> list[str]:
    """Write pages in every language, one beside the other: both show what is read once."""
    names = [(path, code, f"{code}/{path}") for path in paths for code in languages()]
    return [_put(out, name, produce(book, pages[path], name, code)) for path, code, name in names]


def _put(out: Path, name: str, page: bytes) -> str:
    target = out / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(page)
    return name


def _own_files(out: Path) -> set[str]:
    """The files of the site that stands in `out`; none where the folder is new or empty."""
    if out.is_file():
        raise UsageError(f"{out}: is a file; name a folder for the pages")
    if not out.is_dir() or not any(out.iterdir()):
        return set()
    if not (out / LIST).is_file():
        raise UsageError(f"{out}: holds files that are not a site of Demarche; name a new or empty folder")
    root = out.resolve()
    names = (out / LIST).read_text("utf-8").splitlines()
    return {name for name in names if (root / name).resolve().is_relative_to(root)}
