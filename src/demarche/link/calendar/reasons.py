"""Why a day is what it is: the chain of what narrowed it, without the links that nothing hangs on."""

from __future__ import annotations

from demarche.link.calendar.domain import ALL, meet, shown
from demarche.link.calendar.network import PUBLISHED, Place, Solved, Step
from demarche.link.calendar.own import quote
from demarche.model import Document

DEEPEST = 4
"""Steps from one day to another that a reason follows back."""


def published_why(document: Document, solved: Solved) -> str:
    """The reason for the publication day."""
    place = (document.id, PUBLISHED)
    parts = _chain(document, place, solved)
    lost = solved.lost.get(document.id)
    if lost:
        parts.append(f"not believed: {lost[0]}" + (f" (and {len(lost) - 1} more)" if len(lost) > 1 else ""))
    return "; ".join(parts) or "no words settle it"


def time_why(document: Document, n: int, solved: Solved) -> str:
    """The reason for the day of one expression."""
    return "; ".join(_chain(document, (document.id, n), solved))


def _chain(document: Document, place: Place, solved: Solved) -> list[str]:
    """What narrowed the day at `place`, each with what stands behind it."""
    found: list[str] = []
    seen = {place}
    _follow(document, place, solved, (found, seen), 0)
    return list(dict.fromkeys(found))


def _follow(document: Document, place: Place, solved: Solved, so_far: tuple[list[str], set[Place]], depth: int) -> None:
    found, seen = so_far
    for step in needed(place, solved):
        source = step.source
        if source is None:
            found.append(step.why)
            continue
        left = shown(solved.left[source])
        if step.why:
            found.append(f"{step.why}: {left}")
        elif source[0] == document.id and source[1] != PUBLISHED:
            found.append(f"it says {quote(document, document.times[source[1]])} for {left}")
        if source not in seen and depth < DEEPEST and source[0] == document.id:
            seen.add(source)
            _follow(document, source, solved, so_far, depth + 1)


def needed(place: Place, solved: Solved) -> list[Step]:
    """The steps without which more days would be left, the later ones tried first."""
    steps = list(solved.steps.get(place, ()))
    left = solved.left.get(place, ALL)
    for step in list(steps):
        rest = [one for one in steps if one is not step]
        domain = ALL
        for one in rest:
            domain = meet(domain, one.domain)
        if domain == left:
            steps = rest
    return steps
