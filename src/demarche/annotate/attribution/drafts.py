"""What a construction gives: a draft of a statement, in tokens of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from demarche.annotate.attribution.clause import Clause, Hit
from demarche.annotate.attribution.subjects import Subject
from demarche.model import Mention

FEWEST = 2
"""Tokens of indirect content."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Content at tokens [first, last] of `clause`; subject None: carried by a clitic or still to be found."""

    clause: Clause
    first: int
    last: int
    hit: Hit | None
    subject: Subject | None
    rule: str
    act: str = ""
    addressee: Mention | None = None
    empty: bool = False  # announces a speaker whose words stand in the next sentence

    @property
    def span(self) -> tuple[int, int]:
        clause = self.clause
        if self.direct:
            quote = clause.quote_of[self.first]
            return quote.start, quote.end
        return clause.starts[self.first], clause.ends[self.last]

    @property
    def direct(self) -> bool:
        return self.first == self.last and self.first in self.clause.quote_of


def reached(drafts: Sequence[Draft]) -> int:
    """The first token that is not yet content or attribution of an earlier cue."""
    return max((max(d.last, d.hit.last if d.hit else 0) + 1 for d in drafts if d.rule != "nested"), default=0)
