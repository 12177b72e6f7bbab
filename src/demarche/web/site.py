"""The pages as files that open from disk: one folder, no network, relative links only."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from demarche.errors import UsageError
from demarche.web.book import Book
from demarche.web.load import open_book
from demarche.web.pages import ASSETS, HOME, catalogue, produce, shared
from demarche.web.search.shards import shards
from demarche.web.words import languages, tongue

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
    written = set()
    for name, page in _files(book, lang):
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page)
        written.add(name)
    (out / "assets").mkdir(exist_ok=True)
    for name in ASSETS:
        shutil.copyfile(HOME / "assets" / name, out / "assets" / name)
        written.add(f"assets/{name}")
    return written


def _files(book: Book, lang: str) -> Iterator[tuple[str, bytes]]:
    """Every page and file in every language, and the first page once more at the root."""
    pages = catalogue(book)
    for code in languages():
        for path, page in pages.items():
            yield f"{code}/{path}", produce(book, page, f"{code}/{path}", code)
    yield "index.html", produce(book, pages["index.html"], "index.html", lang)
    for path, make in shared(book).items():
        yield path, make(tongue(lang))
    for path, script in shards(book):
        yield f"search/{path}", script


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
