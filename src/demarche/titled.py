"""Whose somebody is, as several reports have it: linking and the record ask alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from demarche.model import Person

SURE = 3
"""Times as many reports whose titles name one party of somebody as name another, from which the one holds."""


def whose(people: Sequence[Person]) -> str:
    """The party of one human being in the reports in which his titles name none: that on which his titles in others
    agree, else that which more reports let guess than any other; "" where they leave it open."""
    named = ({role.party for role in one.roles if role.party} for one in people)
    titled = _most((party for parties in named for party in parties), SURE)
    return titled or _most((one.party for one in people if one.party), 1)


def _most(parties: Iterable[str], times: int) -> str:
    """The party told more often than any other and at least so many times as often; "" for none and for a joint one."""
    (party, told), (_, less) = [*Counter(parties).most_common(2), ("", 0), ("", 0)][:2]
    return party if party and "+" not in party and told > less and told >= times * less else ""
