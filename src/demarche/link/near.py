"""Which reports may carry one text: candidates by fingerprints, about linear in the number of reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from demarche.link.body import GRAM, Body

CAP = 20
"""A fingerprint in more reports than this is boilerplate, or the mark of one text copied very often."""
SHARED = 2
"""Fingerprints that a pair must share to be compared; one is enough where a report has only `FEW`."""
FEW = 24
MASS = 0.6
"""With more than this part of its different fingerprints over the cap, a report is itself copied often."""

Postings = Mapping[int, Sequence[Body]]


def postings(bodies: Sequence[Body]) -> dict[int, list[Body]]:
    """For each fingerprint the bodies that hold it, shortest first."""
    found: dict[int, list[Body]] = {}
    for body in sorted(bodies, key=lambda body: (len(body.words), body.document)):
        for value in dict.fromkeys(value for value, _ in body.prints):
            found.setdefault(value, []).append(body)
    return found


def candidates(found: Postings) -> Iterator[tuple[Body, Body]]:
    """Pairs that share enough fingerprints, each once.

    Over the cap a body meets only its neighbours in length: copies of one text lie side by side under each of their
    fingerprints, while reports that share no more than boilerplate lie apart, and all pairs would be a square.
    """
    counts: Counter[tuple[str, str]] = Counter()
    named: dict[str, Body] = {}
    for bodies in found.values():
        for one, other in _pairs(bodies):
            named[one.document], named[other.document] = one, other
            counts[min(one.document, other.document), max(one.document, other.document)] += 1
    for (first, second), count in sorted(counts.items()):
        if count >= SHARED or min(len(named[first].prints), len(named[second].prints)) <= FEW:
            yield named[first], named[second]


def boilerplate(body: Body, found: Postings) -> bytes:
    """For each word 1 where it stands in a stretch that many reports share; empty where there is none."""
    frequent = [len(found[value]) > CAP for value, _ in body.prints]
    # a tail that is repeated weighs no more than one that stands there once
    distinct = dict(zip((value for value, _ in body.prints), frequent, strict=True)).values()
    if not any(frequent) or sum(distinct) > MASS * len(distinct):
        return b""
    flags = bytearray(len(body.words))
    previous = -1
    for (_, at), often in zip(body.prints, frequent, strict=True):
        if often:
            start = previous if previous >= 0 else at
            flags[start : at + GRAM] = b"\x01" * (at + GRAM - start)
        previous = at if often else -1
    return bytes(flags)


def _pairs(bodies: Sequence[Body]) -> Iterator[tuple[Body, Body]]:
    reach = len(bodies) if len(bodies) <= CAP else 2
    for at, one in enumerate(bodies):
        for other in bodies[at + 1 : at + 1 + reach]:
            yield one, other
