"""Where the text of a very long report is parted into pages, so that a page stays light.

The cuts rest on the text alone, so that the address of a line stays.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

PART = 40_000
"""Code points of a part: some 6,000 words, twenty times a usual report."""
SEEK = 2_000
"""Code points within which a part ends with a paragraph, and then with a word."""
_PARAGRAPH, _SPACE = re.compile(r"[\n\r\u2028\u2029]\s*(?=\S)"), re.compile(r"\s+(?=\S)")


@lru_cache(maxsize=16)
def cuts(text: str) -> tuple[int, ...]:
    """Where each part starts; (0,) where the text is one."""
    found = [0]
    while len(text) - found[-1] > PART + SEEK:
        near = found[-1] + PART
        end = next((m.end() for seek in (_PARAGRAPH, _SPACE) if (m := seek.search(text, near, near + SEEK))), near)
        found.append(end)
    return tuple(found)


def part_at(text: str, start: int) -> int:
    """The number of the part, from 0, that holds what starts at `start`."""
    return bisect_right(cuts(text), start) - 1 if len(text) > PART + SEEK else 0
