"""Some words of a report, to be laid beside those of another, in whatever language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from demarche.lang.concepts import Sense, general
from demarche.link.sense.bridge import crossed
from demarche.link.sense.concepts import sense_of
from demarche.link.sense.gist import loans
from demarche.link.sense.wording import Words


@dataclass(frozen=True, slots=True)
class Line:
    """Words in small letters and what they mean, as `bridge` compares them."""

    lang: str
    words: Words
    gist: Sense

    def met(self, other: Line) -> int:
        """How many meanings both have, glosses of another language included."""
        met = len(self.gist & other.gist)
        return met if self.lang == other.lang else met + crossed(self, other).all


@lru_cache(maxsize=1 << 12)
def line_of(words: Words, code: str, aside: Sense = frozenset()) -> Line:
    """What `words` mean, but for what goes with anything and for what is left `aside`."""
    return Line(code, words, loans(sense_of(words, code) - aside - general()))
