"""One JSON object a line, UTF-8, one file a kind of line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from demarche.record.lines import Line

SUFFIX = ".jsonl"


def write(lines: Iterable[Line]) -> Iterator[str]:
    """The text of a file, line by line."""
    for line in lines:
        yield json.dumps(line, ensure_ascii=False, separators=(", ", ": ")) + "\n"
