"""Who gives a figure: the speaker of the words in which it stands, or whoever is said to give it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from demarche.link.sense.amounts import Amount
from demarche.link.sense.figures import Figure, figure_file
from demarche.link.sense.setting import mentions_between
from demarche.model import Document, Mention

WHO = frozenset({"person", "party", "office", "role", "unnamed"})
REACH = 80
"""Code points between somebody and the number that he gives."""


@dataclass(frozen=True, slots=True)
class Voice:
    """party: for which somebody speaks, "" where not known; who: the speaker; both "" for the report's own words."""

    party: str = ""
    who: str = ""

    def rivals(self, other: Voice) -> bool:
        """Two sides, or two people of whom not both speak for one side."""
        if not self.who or not other.who or self.who == other.who:
            return False
        return not (self.party and self.party == other.party)

    def rivals_of(self, other: Voice) -> bool:
        """Somebody gives it, and not whoever gives the other: the report takes no side of his."""
        return self.rivals(other) if other.who else bool(self.who)


OWN = Voice()


def voice_of(document: Document, figure: Figure | Amount) -> Voice:
    """Of one figure of the report."""
    said = [line for line in document.statements if line.start <= figure.start < line.end]
    if said:
        line = min(said, key=lambda line: (line.end - line.start, line.start))
        return Voice(line.speaker_party, line.speaker_key or line.speaker)
    held = document.sentences[figure.sentence]
    before = _named(document, held.start, figure.start)
    if not before or figure.start - before[-1].end > REACH:
        return OWN
    between = document.text[before[-1].end : figure.start]
    if not _giving(document.lang).search(between):
        return OWN
    return Voice(before[-1].party, before[-1].key or before[-1].party)


def _named(document: Document, start: int, end: int) -> Sequence[Mention]:
    return [one for one in mentions_between(document, start, end) if one.kind in WHO and not one.adjectival]


@lru_cache(maxsize=8)
def _giving(code: str) -> re.Pattern[str]:
    words = sorted(figure_file(code).giving)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
