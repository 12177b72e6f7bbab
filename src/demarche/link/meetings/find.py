"""The same meeting across reports, with the status that each report gives it."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.link.meetings.join import grouped
from demarche.link.meetings.line import meeting_line
from demarche.link.meetings.pairs import Scores
from demarche.link.meetings.telling import Told
from demarche.link.meetings.weights import weights
from demarche.model import MeetingLine


def find_meetings(told: Sequence[Told], scores: Scores | None = None) -> tuple[MeetingLine, ...]:
    """Every telling stands in exactly one line, but for what is too weak for one and fits none.

    The likeliest are joined first, as long as the mean of all their pairs is enough. scores: of the last time, with few
    changes.
    """
    ordered = sorted(told, key=_order)
    scores = scores or Scores()
    groups = grouped(len(ordered), scores.pairs(ordered), scores.of, weights().enough)
    whole = ([ordered[at] for at in members] for members in groups)
    lines = (meeting_line(group) for group in whole if any(one.line.sure for one in group))
    return tuple(sorted(lines, key=lambda line: line.id))


def _order(one: Told) -> tuple[str, int, int, str, str]:
    return one.at.document, one.at.start, one.at.end, one.line.what, repr(one.line)
