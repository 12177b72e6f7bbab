"""Which lines of the timeline are asked for: by kind, party, issue and act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from demarche.web.book import Book, slug
from demarche.web.moments import Moment, moments

KINDS = ("statement", "act", "meeting", "plain")
USUAL = frozenset(KINDS) - {"plain"}
"""Kinds that are shown unless others are asked for: plain information is the bulk of any report."""
OFFERED = 60
"""Parties, issues and acts that a list offers, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """kinds: empty where none is chosen, which asks for the usual ones and lets the page show plain information too.
    party, issue, act: their codes as slugs, "" for all."""

    kinds: frozenset[str] = frozenset()
    party: str = ""
    issue: str = ""
    act: str = ""

    @property
    def shown(self) -> frozenset[str]:
        return self.kinds or USUAL

    @property
    def narrow(self) -> bool:
        """Whether anything is left out."""
        return bool(self.kinds or self.party or self.issue or self.act)

    @property
    def query(self) -> str:
        """What asks for the same lines behind another page's address; "" where nothing is chosen."""
        chosen = [(name, getattr(self, name)) for name in ("party", "issue", "act") if getattr(self, name)]
        chosen += [("kind", kind) for kind in KINDS if kind in self.kinds]
        return f"?{urlencode(chosen)}" if chosen else ""

    def takes(self, moment: Moment) -> bool:
        if self.kinds and moment.kind not in self.kinds and moment.kind != "known":
            return False
        if self.act and (moment.kind == "meeting" or slug(moment.act) != self.act):
            return False
        return _among(self.party, moment.parties) and _among(self.issue, moment.issues)


def wanted(query: Mapping[str, Sequence[str]]) -> Wanted:
    """What an address asks for; what it asks for and nobody offers is left out."""
    kinds = frozenset(query.get("kind", ())) & frozenset(KINDS)
    one = {name: query[name][0] for name in ("party", "issue", "act") if query.get(name)}
    return Wanted(frozenset() if kinds == USUAL else kinds, **one)


def _among(code: str, codes: Iterable[str]) -> bool:
    return not code or any(slug(one) == code for one in codes)


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be asked for: (code, lines) of each, the most frequent first."""

    parties: tuple[tuple[str, int], ...]
    issues: tuple[tuple[str, int], ...]
    acts: tuple[tuple[str, int], ...]


@lru_cache(maxsize=2)
def offer(book: Book) -> Offer:
    """All parties, issues and acts of the timeline, up to a length that a list can have."""
    parties: Counter[str] = Counter()
    issues: Counter[str] = Counter()
    acts: Counter[str] = Counter()
    for moment in moments(book):
        if moment.kind != "plain":
            parties.update(moment.parties)
            issues.update(moment.issues)
        if moment.act and moment.kind != "meeting":
            acts[moment.act] += 1
    return Offer(_first(parties), _first(issues), _first(acts))


def _first(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:OFFERED])
