"""Plain tables that fit a terminal."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

GAP = "  "
LEAST = 6  # characters that a column keeps


def width() -> int:
    """Columns of the terminal; 100 in a pipe (COLUMNS overrides both)."""
    return shutil.get_terminal_size((100, 24)).columns


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], space: int) -> list[str]:
    """Lines of a table not wider than `space`; the widest columns are cut first."""
    cells = [[" ".join(str(cell).split()) for cell in row] for row in rows]
    widths = [max(len(row[n]) for row in [list(heads), *cells]) for n in range(len(heads))]
    while sum(widths) + len(GAP) * (len(widths) - 1) > space and max(widths) > LEAST:
        widths[widths.index(max(widths))] -= 1
    rule = GAP.join("-" * size for size in widths)
    return [_line(heads, widths), rule, *(_line(row, widths) for row in cells)]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join(_cut(cell, size).ljust(size) for cell, size in zip(cells, widths, strict=True)).rstrip()


def _cut(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1] + "…"
