"""One CSV file a kind of line, for spreadsheets. What is nested stands in one cell: lists and objects as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from demarche.record.lines import Line

SUFFIX = ".csv"
DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""A spreadsheet takes a cell that begins so for a formula; a report could make it run one."""
FLAT = frozenset({"date", "published", "condition", "plover"})
"""Objects whose fields get a column each."""


def write(lines: Iterable[Line]) -> Iterator[str]:
    """The text of a file, line by line; begins with a byte order mark, without which Excel misreads UTF-8."""
    buffer = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for line in lines:
        row = {name: cell(value) for name, value in _flat(line)}
        if writer is None:
            buffer.write("\ufeff")
            writer = csv.DictWriter(buffer, list(row), restval="", lineterminator="\r\n")
            writer.writeheader()
        writer.writerow(row)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def cell(value: object) -> str:
    """A value as the text of a cell. A text that a spreadsheet would run gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return str(value)
    text = value if isinstance(value, str) else _list(value)
    risky = text.startswith(DANGEROUS) or text.lstrip().startswith(DANGEROUS)
    return f"'{text}" if risky else text


def _list(value: object) -> str:
    if isinstance(value, list) and all(isinstance(one, str) and ";" not in one for one in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False)


def _flat(line: Line) -> Iterator[tuple[str, object]]:
    for name, value in line.items():
        if name not in FLAT:
            yield name, value
            continue
        fields = value if isinstance(value, dict) else {"start": None, "end": None}
        yield from ((f"{name}_{field}", one) for field, one in fields.items())
