"""What a negation turns around: the notion behind it, which stands plain in another wording of the same thing."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from demarche.lang import covered
from demarche.lang.concepts import CONCEPT, deeds, general
from demarche.link.sense.bridge import means_the_same
from demarche.link.sense.concepts import meanings
from demarche.link.sense.wording import (
    Words,
    denying,
    exceptive,
    idle,
    limiting,
    negators,
    phrases_in,
    refusing,
    turning,
)

SCOPE = 5
"""Words behind a negator among which stands what it turns."""
BESIDE = 4
"""Words before a notion among which a negator or a refusal undoes it."""
NEXT = 2
"""Words behind it that may do so: "leave only when"."""
PLACE = 0.25
"""Part of the wording by which the place of a refusal may differ."""
REFUSALS = frozenset(CONCEPT + name for name in "reject deny oppose prevent avoid ban stop cancel fail rule".split())
"""What "not" before it makes a yes."""
LEFT = frozenset(CONCEPT + name for name in ("fail", "reject"))
"""What leaves a deed undone that stands right behind it: "failed to agree", "menolak membuka"."""
ENDS = frozenset(CONCEPT + name for name in "end leave free".split())
"""Verbs among those that deny, which are deeds as well: what does not end goes on."""
LEADING = frozenset(CONCEPT + name for name in "ready possible impossible necessary certain side last".split())
"""What stands between a negator and the verb that it turns."""
OPPOSITES = tuple(
    (CONCEPT + one, CONCEPT + other)
    for one, other in (
        pair.split()
        for pair in (
            "accept reject", "agree reject", "open close", "allow ban", "lift impose", "win lose", "support oppose",
            "confirm deny", "admit deny", "join leave",
        )
    )
)  # fmt: skip
"""Verbs of which the one is the other undone."""

Told = tuple[Words, str]
"""Words in small letters, and the code of their language."""


def turned_around(one: Told, other: Told) -> bool:
    """Of two wordings in one or two languages, one denies what the other tells in the same notion.

    One has a negator more, and what stands behind it stands in the other without any; or "accept" stands in the one
    where the other has "reject". Words that deny by a prefix or in another way ("unguided", "without") turn nothing.
    """
    if not {one[1], other[1]} <= set(covered()):
        return False
    (few, plain), (many, turned) = sorted(((turns(*side), side) for side in (one, other)), key=lambda side: side[0])
    if many == few:
        opposed = any(_opposed(one, other, *pair) or _opposed(other, one, *pair) for pair in OPPOSITES)
        return opposed or (many == 0 and (_left_undone(one, other) or _left_undone(other, one)))
    if (_excepts(turned) and _only(plain)) or (_excepts(plain) and not _excepts(turned)):
        return False  # "not unless", and "only if"; "if not", and "unless"
    return many - few == 1 and any(_stands_plain(sense, turned, plain) for sense in _scopes(*turned))


def _left_undone(one: Told, other: Told) -> bool:
    """ "Failed to agree" in the one, and in the other "agreed", with nothing that denies."""
    if not denying(other[1]).isdisjoint(other[0]) or not negators(other[1]).isdisjoint(other[0]):
        return False
    senses, done = _senses(*one), deeds(one[1])
    for at in (n for n, sense in enumerate(senses) if sense in LEFT and one[0][n] in denying(one[1])):
        behind = [n for n in range(at + 1, min(len(senses), at + 1 + NEXT)) if senses[n]]
        if any(senses[n] in done and senses[n] in _senses(*other) for n in behind[:1]):
            return True
    return False


def _excepts(told: Told) -> bool:
    return not exceptive(told[1]).isdisjoint(told[0])


def _only(told: Told) -> bool:
    return not limiting(told[1]).isdisjoint(told[0])


def turns(words: Words, code: str) -> int:
    """How many of them turn a verb around."""
    return sum(map(turning(code).__contains__, words)) - idle(words, code)


@lru_cache(maxsize=1 << 12)
def _senses(words: Words, code: str) -> tuple[str, ...]:
    known = meanings(code)
    return tuple(known[word] if known else "" for word in words)


def _scopes(words: Words, code: str) -> list[tuple[int, str]]:
    """Index and sense of the first telling word behind each negator; "willing" and the like only lead to it."""
    senses, known, only, aside = _senses(words, code), turning(code), denying(code), LEADING | general()
    found = []
    for at in (n for n, word in enumerate(words) if word in known):
        behind = range(at + 1, min(len(words), at + 1 + SCOPE))
        telling = (n for n in behind if words[n] in only or (senses[n] and senses[n] not in aside))
        found += [(n, senses[n]) for n in islice(telling, 1) if words[n] not in known]
    return found


def _stands_plain(scope: tuple[int, str], turned: Told, plain: Told) -> bool:
    at, sense = scope
    if at in refusals(*turned):
        return _refuses(at / len(turned[0]), plain)
    if turned[0][at] in denying(turned[1]) and sense not in ENDS:
        return False
    if sense[0] != CONCEPT:
        return _glossed(at, turned, plain)
    if sense in general():
        return False
    both = [[n for n, one in enumerate(_senses(*side)) if one == sense] for side in (turned, plain)]
    if not both[1]:
        return _glossed(at, turned, plain)
    if not 0 < len(both[0]) == len(both[1]):
        return False
    undone = [sum(_undone(n, *side) for n in places) for places, side in zip(both, (turned, plain), strict=True)]
    return undone[0] - undone[1] == 1


def _glossed(at: int, turned: Told, plain: Told) -> bool:
    """A word that may stand for the other in its language stands at about that place, and nothing turns it."""
    place = at / len(turned[0])
    near = [n for n in range(len(plain[0])) if abs(n / len(plain[0]) - place) <= PLACE]
    met = [n for n in near if means_the_same(turned[0][at], turned[1], plain[0][n], plain[1])]
    return bool(met) and not any(_undone(n, *plain) for n in met)


@lru_cache(maxsize=1 << 12)
def refusals(words: Words, code: str) -> frozenset[int]:
    """Where words say no to something: "reject", "rule out", "menutup kemungkinan"."""
    known, senses = denying(code), _senses(words, code)
    single = (n for n, word in enumerate(words) if senses[n] in REFUSALS and word in known)
    phrases = (at for at, _ in phrases_in(words, refusing(code)))
    return frozenset((*single, *phrases))


def _refuses(place: float, plain: Told) -> bool:
    """ "Rules out" in one, where "does not rule out" stands at this place of the other."""
    return any(abs(n / len(plain[0]) - place) <= PLACE and not _undone(n, *plain) for n in refusals(*plain))


def _undone(at: int, words: Words, code: str) -> bool:
    """A negator or a refusal stands before it, or what limits it behind."""
    before, behind = words[max(0, at - BESIDE) : at], range(at + 1, min(len(words), at + 1 + NEXT))
    limits = (n for n in behind if words[n] in denying(code) and _senses(words, code)[n] not in REFUSALS)
    return not (negators(code) | denying(code)).isdisjoint(before) or any(True for _ in limits)


def _opposed(one: Told, other: Told, yes: str, no: str) -> bool:
    """The one says yes where the other says no, once each."""
    first, second = _senses(*one), _senses(*other)
    if first.count(yes) != 1 or second.count(no) != 1 or no in first or yes in second:
        return False
    places = first.index(yes), second.index(no)
    near = abs(places[0] / len(first) - places[1] / len(second)) <= PLACE
    return near and not _undone(places[0], *one) and not _undone(places[1], *other)
