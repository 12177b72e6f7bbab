"""Whose somebody is, as the titles in several reports agree: linking and the record ask alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from demarche.model import Person

SURE = 3
"""Times as many reports whose titles name one party of somebody as name another, from which the one holds."""


def by_titles(people: Iterable[Person]) -> str:
    """The party that the titles of one human being name, each report once; "" where they do not agree."""
    named = ({role.party for role in one.roles if role.party} for one in people)
    return most((party for parties in named for party in parties), SURE)


def most(parties: Iterable[str], times: int) -> str:
    """The party told so many times as often as any other, "" for none and for a joint one."""
    (party, told), *others = [*Counter(parties).most_common(2), ("", 0)][:2]
    return party if party and "+" not in party and all(told >= count * times for _, count in others) else ""
