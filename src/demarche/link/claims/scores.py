"""The scores of pairs of statements, as far as an earlier build has them from the same two statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Protocol

from demarche.kept import Kept
from demarche.link.claims import retold
from demarche.link.sense.gist import Weights
from demarche.link.weighed import Weighed
from demarche.model import Document


class Line(retold.Line, Protocol):
    """A statement of a document, and whose it is."""

    @property
    def party(self) -> str: ...


@contextmanager
def scores_of(
    lines: Sequence[Line], documents: Mapping[str, Document], weights: Weights, kept: Kept
) -> Iterator[retold.Scorer[Line]]:
    """Those of `retold`; what was asked for is kept at the end. documents: those of the lines."""
    if not kept.keeps or not documents:
        yield partial(retold.scored, weights)
        return
    known = Weighed(kept, "retold")
    digests = {name: kept.digest(document) for name, document in documents.items()}
    lowered = weights.lowered()
    places = {line.key: known.place(_said(line, digests, lowered)) for line in lines}

    def scores(line: Line, before: Sequence[Line]) -> Sequence[float]:
        at, others = places[line.key], [places[one.key] for one in before]
        held = dict(known.row(at))
        strange = {other: one for other, one in zip(others, before, strict=True) if other not in held}
        held.update(zip(strange, retold.scored(weights, line, strange.values()), strict=True))
        found = [held[other] for other in others]
        known.note(at, zip(others, found, strict=True))
        return found

    yield scores
    known.close()


def _said(line: Line, digests: Mapping[str, bytes], lowered: Mapping[str, float]) -> bytes:
    """All that it is weighed by: its document tells all of it but whose it is, in which story, and how often others
    say the like."""
    often = sorted((part, lowered[part]) for part in line.gist & lowered.keys())
    whose = line.key[1], line.speaker, line.party, line.story, often
    return digests[line.key[0]] + repr(whose).encode("utf8", "surrogatepass")
