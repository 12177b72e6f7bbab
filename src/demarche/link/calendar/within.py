"""Ties by words that stand beside one another in a report, and by quotations that two reports share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from demarche.lang.lexicon import fold
from demarche.link.calendar.domain import union
from demarche.link.calendar.network import PUBLISHED, Bound, Same
from demarche.link.calendar.own import days_of, quote
from demarche.link.calendar.ties import kind_of
from demarche.model import Document

LONG = 5
"""Words of a quotation that two reports do not share by chance."""
HEARD = 60
"""Days within which reports quote one utterance."""
COMMON = 12
"""Reports that share a quotation from which it is a saying."""
BESIDE = (
    {"week", "date"}, {"week", "full"}, {"weekday", "date"}, {"weekday", "full"},
    {"near", "date"}, {"near", "full"}, {"near", "weekday"},
)  # fmt: skip
"""Kinds of expressions that explain one another."""
_BETWEEN = re.compile(r"[ ,(]{1,3}")
_WORD = re.compile(r"\w+")


def apposed(document: Document) -> Iterator[Same]:
    """ "on Wednesday of next week, May 26": two expressions side by side are one day."""
    for (n, one), (m, other) in pairwise(enumerate(document.times)):
        kinds = kind_of(one), kind_of(other)
        if set(kinds) in BESIDE and _BETWEEN.fullmatch(document.text, one.end, other.start):
            why = f"{quote(document, one)} and {quote(document, other)} stand side by side"
            yield Same(1, (document.id, n), (document.id, m), 0, why)


def weeks_told(document: Document) -> Iterator[Bound]:
    """ "on Monday (19/5) next week": the report is of the week before that day, whatever the year."""
    for one, other in pairwise(document.times):
        if one.terms is None or other.terms is None or other.terms.quoted:
            continue
        said = dict(other.terms.slots)
        whole = other.terms.reads == "period" and said.keys() == {"unit", "step"} and said["unit"] == "week"
        if whole and kind_of(one) in ("date", "full") and _BETWEEN.fullmatch(document.text, one.end, other.start):
            mondays = (day - (day - 1) % 7 - 7 * int(said["step"]) for day in days_of(one.terms))
            why = f"{quote(document, one)} lies in {quote(document, other)}"
            yield Bound(1, (document.id, PUBLISHED), union((monday, monday + 6) for monday in mondays), why)


def heard_ties(documents: Mapping[str, Document], unknown: frozenset[str]) -> Iterator[Same]:
    """Reports that quote the same words are of the same weeks."""
    holders: dict[str, list[str]] = {}
    for name in sorted(unknown):
        for words in quotations(documents[name]):
            holders.setdefault(words, []).append(name)
    for name in sorted(documents.keys() - unknown) if holders else ():
        for words in quotations(documents[name]):
            if words in holders:
                holders[words].append(name)
    seen: set[tuple[str, str]] = set()
    for names in holders.values():
        for one, other in _pairs(names, unknown) if len(names) <= COMMON else ():
            if (one, other) not in seen:
                seen.add((one, other))
                why = f"{one} and {other} quote the same words"
                yield Same(5, (one, PUBLISHED), (other, PUBLISHED), HEARD, why)


def quotations(document: Document) -> Iterable[str]:
    """The long quotations of a report, each once, by their words alone."""
    found = (" ".join(_WORD.findall(fold(document.text[one.start : one.end]))) for one in document.quotations)
    return dict.fromkeys(words for words in found if words.count(" ") >= LONG - 1)


def _pairs(names: list[str], unknown: frozenset[str]) -> Iterator[tuple[str, str]]:
    ordered = sorted(names)
    for n, one in enumerate(ordered):
        for other in ordered[n + 1 :]:
            if one in unknown or other in unknown:
                yield one, other
