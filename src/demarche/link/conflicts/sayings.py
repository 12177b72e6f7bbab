"""One short saying that is given to two speakers: "Bullets have never signed anything" in one mouth and in another.

A quotation of several sentences is taken apart, since reports cut them differently; each sentence is laid beside those
of other speakers by all its meanings, in one language or in two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from demarche.lang.concepts import CONCEPT, general
from demarche.link.claims.find import Spoken
from demarche.link.sense.bridge import reach
from demarche.link.sense.concepts import sense_of
from demarche.link.sense.gist import loans
from demarche.link.sense.lines import Line
from demarche.link.sense.meant import gap
from demarche.link.sense.numerals import numerals
from demarche.link.sense.turning import turns
from demarche.link.sense.wording import likeness, of_the_will, words_of

SHORTEST, LONGEST = 4, 24
"""Words of one sentence of a quotation."""
DAYS = 5
"""Days within which two reports quote one saying."""
FEW, MANY, PART = 2, 3, 0.75
"""Meanings of both that are all the same; or at least so many, that are so much of the longer."""
ONCE, MOST = 2, 0.66
"""Days within which a saying with a negator may have one word of another meaning; and the part of its meanings that is
the same."""
IDLE = frozenset({CONCEPT + "come"})
"""What anybody does to say something."""
CLOSE = 0.6
"""Part of its meanings by which a sentence brings another before us."""
ALIKE = 0.7
"""Part of the words of both that are the same, in one language."""
ONE = "1"
"""An article in many languages."""
FRESH = 40
"""Sentences by which a meaning brings others together."""

_END = re.compile(r"(?<=[.!?;])\s+")


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of a quotation."""

    of: Spoken
    line: Line
    numbers: tuple[str, ...]
    negators: int
    plain: bool  # it tells of no will


def one_saying(quoted: Iterable[tuple[Spoken, str]]) -> Iterator[tuple[Spoken, Spoken]]:
    """Quotations (with their text) of two speakers or sides that have such a sentence."""
    shelves: dict[tuple[int, str], list[int]] = {}
    sayings = [
        one for spoken, text in sorted(quoted, key=lambda row: (row[0].order, row[0].key)) for one in _cut(spoken, text)
    ]
    for at, one in enumerate(sayings):
        telling = one.line.gist - general()
        parts = reach(one.line) - (general() if len(telling) >= FEW else set())
        keys = [(one.negators, part) for part in parts]
        votes = Counter(chain.from_iterable(shelves.get(key, ())[-FRESH:] for key in keys))
        known = len(telling) if len(telling) >= FEW else len(one.line.gist)
        least = max(FEW if one.negators else MANY if known >= MANY else FEW, CLOSE * known)
        for other in sorted(other for other, count in votes.items() if count >= least):
            if sides_differ(sayings[other].of, one.of) and _same(sayings[other], one):
                yield sayings[other].of, one.of
        for key in keys:
            shelves.setdefault(key, []).append(at)


def _cut(spoken: Spoken, text: str) -> Iterator[Saying]:
    names = frozenset(CONCEPT + name for name in spoken.names)
    for part in _END.split(text):
        words = words_of(part)
        if SHORTEST <= len(words) <= LONGEST:
            numbers = tuple(number for _, number in numerals(part, spoken.lang) if number != ONE)
            # a short saying is made of words that go with anything
            line = Line(spoken.lang, words, loans(sense_of(words, spoken.lang) - names - IDLE))
            yield Saying(spoken, line, numbers, turns(words, spoken.lang), not of_the_will(words, spoken.lang))


def _same(one: Saying, other: Saying) -> bool:
    first, second = one.of, other.of
    if first.key[0] == second.key[0] or one.numbers != other.numbers or one.negators != other.negators:
        return False
    known, one_tongue = bool(first.order and second.order), first.lang == second.lang
    if first.story != second.story and (gap(first, second) > DAYS if known else one_tongue):
        return False
    if one_tongue and likeness(one.line.words, other.line.words).both < ALIKE:
        return False
    low, high = sorted((len(one.line.gist), len(other.line.gist)))
    met = one.line.met(other.line)
    if met >= MANY and met >= low - (met > MANY) and met >= PART * high:
        return True
    if met < FEW or not (one.plain and other.plain and one.negators):
        return False
    return met == low == high or (not one_tongue and known and gap(first, second) <= ONCE and met >= MOST * high)


def sides_differ(one: Spoken, other: Spoken) -> bool:
    """Two people; or one whom the report names and another party's man whom it does not."""
    if one.speaker and other.speaker:
        return one.speaker != other.speaker
    parties: Sequence[str] = (one.party, other.party)
    return all(parties) and not set(one.party.split("+")) & set(other.party.split("+"))
