"""Which reports are one text, copied, cut, reworded or translated, and whose it is."""

from __future__ import annotations

from demarche.link.stories.find import find_stories
from demarche.link.stories.origins import find_origins

__all__ = ["find_origins", "find_stories"]
