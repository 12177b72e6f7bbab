"""Which files of a folder are reports."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from demarche.errors import ReportError

PAGES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
LINES = frozenset({".jsonl", ".ndjson", ".jsonlines"})
TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
# What lies beside reports and is none: passed over without a word.
_BESIDE_WORDS = """
.csv .tsv .db .db-wal .db-shm .db-journal .sqlite .sqlite3 .parquet .toml .yaml .yml .xml .ini .cfg
.lock .log .py .pyc .sh .js .mjs .css .map .sql .ipynb .tmpl .bak .tmp .part .sha256 .md5 .sig .png
.jpg .jpeg .gif .webp .svg .ico .bmp .tif .tiff .avif .heic .mp3 .mp4 .m4a .wav .ogg .mov .avi .webm
.woff .woff2 .ttf .otf .eot
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())
_ABOUT_WORDS = """
readme license licence copying notice changelog changes contributing authors makefile
"""
_ABOUT = frozenset(_ABOUT_WORDS.split())


def files_in(folder: Path) -> Iterator[Path | ReportError]:
    """The files that may hold reports, in all folders below, by name; hidden ones and linked folders not.

    A folder that cannot be listed, or that holds none, is one ReportError.
    """
    problems: list[ReportError] = []

    def listed(error: OSError) -> None:
        name = str(error.filename or folder)
        reason = f"cannot be listed: {error.strerror or error}; check its permissions"
        problems.append(ReportError(name, reason))

    empty = True
    for home, inner, names in os.walk(folder, onerror=listed):
        inner[:] = sorted(name for name in inner if not _aside(name))
        for name in sorted(names):
            path = Path(home, name)
            if is_report(path):
                empty = False
                yield path
    yield from problems
    if empty and not problems:
        yield ReportError(str(folder), "holds no reports; put .txt, .md, .html or .jsonl files there")


def _aside(name: str) -> bool:
    """Hidden folders, and those in which browsers put the images and scripts of a saved page."""
    return name.startswith(".") or name == "__pycache__" or name.endswith(("_files", ".data"))


def is_report(path: Path) -> bool:
    """A file that may hold a report, by its name. What is unknown is tried."""
    name = path.name.lower()
    if name.startswith((".", "~$")) or name.endswith("~") or path.suffix.lower() in _BESIDE:
        return False
    return name.split(".")[0] not in _ABOUT and path.is_file()
