"""Which reports may carry one text: candidates by fingerprints, about linear in the number of reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, pairwise

from demarche.link.stories.body import GRAM, Body

CAP = 20
"""A fingerprint in more reports than this is boilerplate, or the mark of one text copied very often."""
SHARED = 2
"""Fingerprints that a pair must share to be compared; one is enough where a report has only `FEW`."""
FEW = 24
SEEN = (1 << 21) - 9  # bytes, and a prime
MASS = 0.6
"""With more than this part of its different fingerprints over the cap, a report is itself copied often."""

Postings = Mapping[int, Sequence[Body]]


def postings(bodies: Sequence[Body]) -> dict[int, list[Body]]:
    """For each fingerprint that more than one body holds those bodies, shortest first; and a few that one holds."""
    found: dict[int, list[Body]] = {value: [] for value in repeated(body.prints for body in bodies)}
    for body in sorted(bodies, key=lambda body: (body.size, body.document)):
        for value in found.keys() & body.prints:
            found[value].append(body)
    return found


def repeated(found: Iterable[Iterable[int]]) -> set[int]:
    """The numbers that stand in more than one, and a few besides. A byte stands for many numbers: most come once, and
    a set of all of them is large."""
    seen = bytearray(SEEN)
    more = set()
    for numbers in found:
        for number in set(numbers):
            if seen[number % SEEN]:
                more.add(number)
            else:
                seen[number % SEEN] = 1
    return more


def candidates(found: Postings) -> list[tuple[Body, Body]]:
    """Pairs that share enough fingerprints, each once.

    Over the cap a body meets only its neighbours in length: copies of one text lie side by side under each of their
    fingerprints, while reports that share no more than boilerplate lie apart, and all pairs would be a square.
    """
    counts: Counter[tuple[Body, Body]] = Counter()
    for bodies in found.values():
        counts.update(_pairs(bodies))
    enough = [pair for pair, count in counts.items() if count >= SHARED or _few(*pair)]
    return sorted((_by_id(*pair) for pair in enough), key=lambda pair: (pair[0].document, pair[1].document))


def _few(one: Body, other: Body) -> bool:
    return len(one.prints) <= FEW or len(other.prints) <= FEW


def _by_id(one: Body, other: Body) -> tuple[Body, Body]:
    return (one, other) if one.document < other.document else (other, one)


def boilerplate(body: Body, found: Postings) -> bytes:
    """For each word 1 where it stands in a stretch that many reports share; empty where there is none."""
    frequent = [len(found.get(value, ())) > CAP for value in body.prints]
    # a tail that is repeated weighs no more than one that stands there once
    distinct = dict(zip(body.prints, frequent, strict=True)).values()
    if not any(frequent) or sum(distinct) > MASS * len(distinct):
        return b""
    flags = bytearray(body.size)
    previous = -1
    for at, often in zip(body.places, frequent, strict=True):
        if often:
            start = previous if previous >= 0 else at
            flags[start : at + GRAM] = b"\x01" * (at + GRAM - start)
        previous = at if often else -1
    return bytes(flags)


def _pairs(bodies: Sequence[Body]) -> Iterator[tuple[Body, Body]]:
    if len(bodies) <= CAP:
        return combinations(bodies, 2)
    return chain(pairwise(bodies), zip(bodies, bodies[2:], strict=False))
