"""The --sources CSV: what the user knows about each report file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from demarche.errors import ReportError, UsageError
from demarche.read.decode import decode
from demarche.read.given import Given, given_from

Source = Given
LARGEST = 50_000_000


def read_sources(path: Path) -> Mapping[Path, Given]:
    """The rows by resolved path (absolute, or relative to the CSV's folder).

    Raises UsageError, one line, for a file that cannot be read, a missing `path` column or a bad `published`.
    """
    rows = csv.DictReader(io.StringIO(_text(path), newline=""))
    try:
        columns = [(name or "").strip().lower() for name in rows.fieldnames or []]
        if "path" not in columns:
            found = ", ".join(filter(None, columns)) or "none"
            reason = f"no column 'path' (columns: {found}); name the report files in a column 'path'"
            raise UsageError(f"{path}: {reason}")
        rows.fieldnames = columns
        return dict(filter(None, (_row(path, rows.line_num, row) for row in rows)))
    except csv.Error as error:
        raise UsageError(f"{path}: not CSV: {error}") from None


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{path}: cannot read the sources: {error.strerror or error}") from None
    try:
        return decode(raw, str(path))
    except ReportError as error:
        raise UsageError(f"{path}: not a CSV file: {error.reason}") from None


def _row(path: Path, line: int, row: Mapping[str, str]) -> tuple[Path, Given] | None:
    name = (row.get("path") or "").strip()
    if not name:
        return None
    try:
        return resolved(path.parent / name), given_from(row)
    except ValueError as error:
        raise UsageError(f"{path}, line {line}: {error}; mend it or leave it empty") from None


def resolved(path: Path) -> Path:
    """One absolute name for one file, symbolic links followed."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of links
        return path.absolute()
