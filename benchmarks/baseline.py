"""A peer to measure against: the regular expressions that people write first.

It finds quoted words beside a verb of saying and the capitalised words next to it: no junk, no parties, no
dates, no people across sentences. It stands for the least that any such program must do.
"""

from __future__ import annotations

import re
from pathlib import Path

VERB = r"(?:said|says|told|added|warned|insisted|wrote|kata|ujar|ucap|tutur|jelas|tambah|menegaskan|mengatakan)(?:nya)?"
NAME = r"(?:[A-Z][\w.'-]+(?:\s+(?:[A-Z][\w.'-]+|of|de|al|bin))*)"
QUOTE = r"[\"“”«]([^\"“”«»\n]{8,})[\"“”»]"
AFTER = re.compile(rf"{QUOTE},?\s*(?:{VERB}\s+({NAME})|({NAME})\s+{VERB})")
BEFORE = re.compile(rf"({NAME})[^.\"“\n]{{0,60}}?\b{VERB}\b[^.\"“\n]{{0,30}}{QUOTE}")


def statements(text: str) -> list[tuple[int, int, str]]:
    """(start, end, speaker) of what stands in quote marks beside a verb of saying."""
    found = [(*match.span(1), match[2] or match[3]) for match in AFTER.finditer(text)]
    found += [(*match.span(2), match[1]) for match in BEFORE.finditer(text)]
    return sorted(found)


def run(folder: Path) -> int:
    """Read every report of `folder`; returns how many statements were found."""
    return sum(len(statements(path.read_text("utf-8"))) for path in sorted(folder.glob("*.txt")))
