"""User code that must type-check under mypy --strict. It is never run."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from demarche.errors import DemarcheError, ReportError
from demarche.export import export
from demarche.model import Document, Links, Statement
from demarche.pipeline import Built, Job, build
from demarche.record import lines, reading, texts
from demarche.web import write_site


def quietly(things: Iterable[Document | ReportError], total: int | None, what: str) -> Iterable[Document | ReportError]:
    return things


def from_reports_to_pages(folder: Path, record: Path) -> int:
    try:
        built: Built = build(Job((str(folder),), record, published=date(2024, 5, 8)), quietly)
    except DemarcheError as error:
        print(error)
        return 1
    write_site(record, folder / "site")
    files: list[Path] = export(record, folder / "out", "csv")
    return len(files) + built.statements


def quotes(record: Path) -> list[str]:
    with reading(record) as connection:
        known: dict[str, str] = texts(connection)
        return [str(line["quote"]) for line in lines(connection, "statements") if str(line["document"]) in known]


def said(document: Document) -> list[Statement]:
    return [line for line in document.statements if line.act == "demand" and line.date.earliest is not None]


def origins(links: Links) -> dict[str, tuple[str, ...]]:
    return {story.id: story.documents for story in links.stories}
