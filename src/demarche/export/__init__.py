"""Give the record away as files: one file a kind of line, one module a format; its meetings as a calendar file.

export("record.db", Path("out"), "jsonl")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from demarche.errors import RecordError, UsageError
from demarche.export import csv, ics, jsonl
from demarche.record import EXPORTED, lines, reading
from demarche.record.lines import Line

Format = tuple[str, Callable[[Iterable[Line]], Iterator[str]]]
FORMATS: dict[str, Format] = {"jsonl": (jsonl.SUFFIX, jsonl.write), "csv": (csv.SUFFIX, csv.write)}
CALENDAR = "ics"

__all__ = ["FORMATS", "export"]


def export(record: Path | str, out: Path | str, format: str = "jsonl", lang: str = "en") -> list[Path]:
    """Write every kind of line into the folder `out`, which is made; gives the files. As `ics`, the meetings alone,
    into the file `out` where its name ends so.

    lang: of the words that a calendar says around those of the reports; other formats say none. Raises UsageError for
    an unknown format or language, RecordError where the record or the folder does not serve.
    """
    if format not in (*FORMATS, CALENDAR):
        raise UsageError(f"{format}: no such format (there are: {', '.join((*FORMATS, CALENDAR))})")
    folder = Path(out)
    with reading(record) as connection:
        try:
            if format == CALENDAR:
                file = folder if folder.suffix == f".{CALENDAR}" and not folder.is_dir() else folder / ics.FILE
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(ics.write(connection, lang))
                return [file]
            folder.mkdir(parents=True, exist_ok=True)
            suffix, write = FORMATS[format]
            return [_file(folder / f"{kind}{suffix}", write(lines(connection, kind))) for kind in EXPORTED]
        except OSError as error:
            raise RecordError(f"{folder}: cannot be written ({error.strerror}); name another folder") from None


def _file(path: Path, text: Iterable[str]) -> Path:
    with path.open("w", encoding="utf8", newline="") as file:
        file.writelines(text)
    return path
