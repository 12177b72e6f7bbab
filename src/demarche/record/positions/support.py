"""What bears a stance out: independent origins, and acts that say the same once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from demarche.record.showings import Showing
from demarche.record.showings.days import apart
from demarche.record.showings.showing import Told

SAME_NEWS = 2
"""Days within which reports that name no day tell the same news."""
ALIKE = 0.5
"""Share of the stems of the shorter of two acts that the longer has, from which they say the same in one report."""
STEM = 4  # letters
YES, NO = frozenset({"conditional", "offers", "accepts"}), frozenset({"threatens", "rejects"})


def opposed_to(one: str, other: str) -> bool:
    """Is one stance a yes and the other a no?"""
    return (one in YES and other in NO) or (one in NO and other in YES)


def origins(shown: Iterable[Showing], retold: bool = False) -> int:
    """Independent origins: what one agency tells on one occasion is one, however many papers print it. retold: also
    where the same utterances are told and no act was read."""
    told: dict[str, dict[str, str]] = defaultdict(dict)
    places = {place for one in shown for place in (one.told, *(one.again if retold else ()))}
    named = {one.document for one in places if one.origin != one.story}
    heads = _heads(places)
    for one in places:
        if one.origin == one.story and one.document in named:
            continue  # what a report tells beside words that it has from elsewhere rests on those
        origin = heads.get((one.story, one.document), one.origin)
        first = told[origin].get(one.story, "")
        told[origin][one.story] = min(first, one.published) if first and one.published else first or one.published
    return sum(_occasions(sorted(set(days.values()) - {""})) for days in told.values())


def _heads(places: Iterable[Told]) -> dict[tuple[str, str], str]:
    """By story and report what the report rests on, where another of its story was there first: on what that does,
    whatever name it gives itself."""
    first: dict[str, Told] = {}
    for one in places:
        if one.story not in first or _rank(one) < _rank(first[one.story]):
            first[one.story] = one
    return {
        (one.story, one.document): first[one.story].origin
        for one in places
        if one.document != first[one.story].document
    }


def _rank(one: Told) -> tuple[str, str, bool, str]:
    return one.published or "9", one.document, one.origin == one.story, one.origin


def _occasions(days: Sequence[str]) -> int:
    """How many times something was told, by days of publication; a report without a day adds none to others."""
    return 1 + sum(apart(before, day) > SAME_NEWS for before, day in pairwise(days))


def once(shown: Sequence[Showing]) -> list[Showing]:
    """Of acts of one report that say the same, the longest."""
    kept: list[Showing] = []
    stems: dict[str, list[frozenset[str]]] = defaultdict(list)
    by_act = {one.act: one for one in shown}
    for one in sorted(by_act.values(), key=lambda one: -len(one.text)):
        own = _stems(one.text)
        if not any(_alike(own, other) for other in stems[one.document]):
            kept.append(one)
        stems[one.document].append(own)
    chosen = {one.act for one in kept}
    return [one for act, one in by_act.items() if act in chosen]


@lru_cache(maxsize=65536)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in text.lower().split() if len(word) >= STEM)


def same_words(one: Showing, other: Showing) -> bool:
    """Are two acts one utterance, or do they say the same in one language?"""
    return (bool(one.claim) and one.claim == other.claim) or _alike(_stems(one.text), _stems(other.text))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    least = min(len(one), len(other))
    return least == 0 or len(one & other) / least >= ALIKE
