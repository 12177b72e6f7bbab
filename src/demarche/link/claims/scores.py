"""Pairs of statements that are laid beside one another, and their scores, as far as an earlier build has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from demarche.kept import Kept
from demarche.link.claims import retold
from demarche.link.claims.course import Beside, Course
from demarche.link.sense.gist import Weights
from demarche.link.stretches import continued
from demarche.link.weighed import Weighed
from demarche.model import Document


class Line(retold.Line, Protocol):
    """A statement of a document, and whose it is."""

    @property
    def party(self) -> str: ...


def bucket_of(line: Line) -> str:
    """Whose it is: only statements of one bucket are one utterance told again."""
    return line.party or line.speaker or "~" + line.line.speaker.casefold()


@dataclass(frozen=True, slots=True)
class Known:
    """weighed, places: the scores, and a number for what each statement is weighed by; digests: of the reports."""

    weights: Weights
    kept: Kept
    weighed: Weighed
    places: Mapping[tuple[str, int], int]
    digests: Mapping[str, bytes]

    def scores(self, line: Line, before: Sequence[Line]) -> Sequence[float]:
        """As `retold.scored`."""
        if not self.digests:
            return retold.scored(self.weights, line, before)
        at, others = self.places[line.key], [self.places[one.key] for one in before]
        held = dict(self.weighed.row(at))
        strange = {other: one for other, one in zip(others, before, strict=True) if other not in held}
        held.update(zip(strange, retold.scored(self.weights, line, strange.values()), strict=True))
        found = [held[other] for other in others]
        self.weighed.note(at, zip(others, found, strict=True))
        return found

    def nameless(self, course: Course[Line]) -> Iterable[Beside]:
        """`course.look` of all lines with or without a speaker."""
        return self._looked("nameless", str(course.abroad), course)

    def beside(self, course: Course[Line]) -> Iterable[Beside]:
        """The same of all lines of one bucket."""
        return self._looked("before", f"{bucket_of(course.lines[0])} {course.abroad}", course)

    def _looked(self, what: str, name: str, course: Course[Line]) -> Iterable[Beside]:
        if not self.digests:
            return course.look(0, len(course.lines))
        said = [_said(line, self.digests) for line in course.lines]
        return continued(self.kept, what, (name, said), course.look, Beside)


@contextmanager
def scores_of(
    lines: Sequence[Line], documents: Mapping[str, Document], weights: Weights, kept: Kept
) -> Iterator[Known]:
    """What was asked for is kept at the end. documents: those of the lines."""
    digests = kept.digests(documents.values())
    weighed = Weighed(kept, "retold")
    lowered = weights.lowered() if digests else {}
    places = {line.key: weighed.place(_weighed_by(line, digests, lowered)) for line in lines} if digests else {}
    yield Known(weights, kept, weighed, places, digests)
    weighed.close()


def _said(line: Line, digests: Mapping[str, bytes]) -> bytes:
    """Its report tells all of it but whose it is, and in which story."""
    whose = line.key[1], line.speaker, line.party, line.story
    return digests[line.key[0]] + repr(whose).encode("utf8", "surrogatepass")


def _weighed_by(line: Line, digests: Mapping[str, bytes], lowered: Mapping[str, float]) -> bytes:
    """That, and how often others say the like."""
    often = sorted((part, lowered[part]) for part in line.gist & lowered.keys())
    return _said(line, digests) + repr(often).encode("utf8", "surrogatepass")
