"""What a flat denial answers, found by all that stands around both: for where neither words nor names are told again.

"Inspectors were turned away from the plant" and "No inspector was ever refused", beside which the plant is named, share
little by themselves. A charge is looked for in what another side says of the one that denies, some days before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from demarche.lang.concepts import Sense
from demarche.link.claims.find import Spoken
from demarche.link.conflicts.denying import EMPTY, PLEDGES, Denial, sentences_around
from demarche.link.sense.lines import Line, line_of
from demarche.link.sense.setting import parties_between
from demarche.link.sense.wording import flatly, negated, of_the_will, words_of
from demarche.model import Document

TOLD = frozenset({"accuse", "inform", "warn", "express_concern", "agree", "accept", "praise"})
"""Acts that say how things are, or what the other side has done."""
DAYS, CROWD = 10, 40
"""Days before the denial, and claims about its side among which it looks."""
ENOUGH, CHARGED = 1.8, 1.5
"""Points from which a claim is what is denied; and a charge."""
OWN, AROUND = 2, 3
"""Meanings of the denial's own words that the claim has, and of all around it; of a charge each may be one less."""
BESIDE, SHORT = 0.5, 4
"""Points for a meaning that stands around the denial only; and meanings of the shortest claim."""
NAMED = 0.3
"""Points where the side that claims is named beside the denial."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim with its sentence."""

    of: Spoken
    line: Line


Shelves = Mapping[str, Sequence[Claimed]]
"""Claims by the party that they are about, in the order of days."""


def claimed(spoken: Iterable[Spoken], documents: Mapping[str, Document], sides: frozenset[str]) -> Shelves:
    """What is said of `sides` by others."""
    shelves: dict[str, list[Claimed]] = {}
    for one in spoken:
        if one.line.act not in TOLD or not one.party or not one.order or _says_no(one):
            continue
        document, place = documents[one.key[0]], (one.line.start, one.line.end)
        start, end = sentences_around(document, *place, 0, 0)
        about, forms = parties_between(document, *sentences_around(document, *place, 1, 1))
        about = (about & sides) - set(one.party.split("+"))
        if about:
            words = words_of(document.text[start:end])
            line = Claimed(one, line_of(words, one.lang, forms | EMPTY))
            for name in about:
                shelves.setdefault(name, []).append(line)
    for shelf in shelves.values():
        shelf.sort(key=lambda one: (one.of.order, one.of.key))
    return shelves


def _says_no(one: Spoken) -> bool:
    no = negated(one.words, one.lang) or flatly(one.words, one.lang)
    return no or (one.line.act != "accuse" and of_the_will(one.words, one.lang))


def answered(denial: Denial, shelves: Shelves, document: Document) -> list[tuple[float, Spoken]]:
    """The claim of another story that it answers, with points."""
    line = denial.line
    if denial.force != "flat" or not denial.sure or not line.order:
        return []
    wide = sentences_around(document, line.line.start, line.line.end, 1, 1)
    near, forms = parties_between(document, *wide)
    own = line_of(line.words, line.lang, forms | EMPTY)
    around = line_of(words_of(document.text[wide[0] : wide[1]]), line.lang, forms | EMPTY)
    found = []
    for side in sorted(denial.sides):
        shelf = shelves.get(side, ())
        first = bisect_left(shelf, line.since - DAYS, key=lambda one: one.of.order)
        last = bisect_right(shelf, line.order, key=lambda one: one.of.order)
        for one in shelf[max(first, last - CROWD) : last]:
            points = _points(own, around, one, near) if one.of.story != line.story else 0.0
            if points and not denial.sides & set(one.of.party.split("+")):
                found.append((points, one.of))
    return sorted(found, key=lambda one: (-one[0], one[1].key))[:1]


def _points(own: Line, around: Line, claim: Claimed, near: frozenset[str]) -> float:
    charge = claim.of.line.act == "accuse" or bool(_pledges(own) and _pledges(claim.line))
    mine, all_of_it = own.met(claim.line), around.met(claim.line)
    if mine < OWN - charge or all_of_it < AROUND - charge:
        return 0.0
    points = 2 * (mine + BESIDE * max(0, all_of_it - mine)) / sqrt(max(SHORT, len(claim.line.gist)))
    points += 0.5 * charge + NAMED * bool(near & set(claim.of.party.split("+")))
    return points if points >= (CHARGED if charge else ENOUGH) else 0.0


def _pledges(line: Line) -> Sense:
    return line.gist & PLEDGES
