"""An outlet that a report names itself: its site spells the name that stands in a dateline, a byline or a last line."""

from __future__ import annotations

import re
from functools import lru_cache

from demarche.model import Document

SHORT = 4
"""Letters that the name of a site needs to be looked for."""
HEAD, TAIL = 600, 300
"""Code points at either end of a report in which it names itself."""
_ENDINGS = frozenset("www com co id net org info news example int go gov or web".split())
_ARTICLE = r"(?:The\s+)?"
_BETWEEN = r"[\s.'’&-]{0,2}"


def signed_by(document: Document) -> str:
    """The name as the report writes it, "" where it does not."""
    pattern = _name_of(document.site)
    if pattern is None:
        return ""
    text = document.text
    found = pattern.search(text, 0, HEAD) or pattern.search(text, max(0, len(text) - TAIL))
    return " ".join(found.group().split()) if found else ""


@lru_cache(maxsize=1 << 12)
def _name_of(site: str) -> re.Pattern[str] | None:
    """Capital words whose letters are those of the site: "poskhatulistiwa.example" is "POS KHATULISTIWA"."""
    parts = [part for part in site.lower().split(".") if part not in _ENDINGS]
    letters = [char for char in max(parts, key=len, default="") if char.isalnum()]
    if "." not in site or len(letters) < SHORT:
        return None
    spelled = _BETWEEN.join(map(re.escape, letters))
    return re.compile(rf"(?<![\w@/.]){_ARTICLE}(?=[A-Z])(?i:{spelled})(?![\w@])")
