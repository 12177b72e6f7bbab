"""The same human being across reports.

One after the other, each step on the groups that the step before left:
full names written alike; spellings of one name in one party; a shorter form of a longer name; a single name that fits
one person only. Two people who share a surname stay apart, and so does what fits two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from demarche.link.ids import line_id
from demarche.link.names import consonants, fold_name, skeleton
from demarche.model import Document, Identity, Person

Words = tuple[str, ...]
GIVEN = 70
"""Likeness (0 to 100) of given names whose surnames sound alike, within one party."""
UNNAMED_PARTY = 5
"""Letters that a single name needs to be joined where neither report tells the party."""


@dataclass(slots=True)
class _Group:
    """One person as far as is known. `members`: (document id, key, person)."""

    words: Words
    members: list[tuple[str, str, Person]] = field(default_factory=list)

    @property
    def party(self) -> str:
        return _most([member.party for _, _, member in self.members])

    @property
    def gender(self) -> str:
        return _most([member.gender for _, _, member in self.members])


def find_people(documents: Sequence[Document]) -> tuple[Identity, ...]:
    """Every person of every document stands in exactly one identity."""
    groups = _by_full_name(documents)
    groups = _merge(groups, _spellings(groups))
    groups = _merge(groups, _shorter_forms(groups))
    groups = _merge(groups, _single_names(groups))
    return _identities(groups)


def compatible(one: str, other: str) -> bool:
    """Parties that may be one person's: the same, one unknown, or one among joint ones ("DEU+FRA")."""
    return not one or not other or bool(set(one.split("+")) & set(other.split("+")))


def _by_full_name(documents: Iterable[Document]) -> list[_Group]:
    found: dict[tuple[Words, str], _Group] = {}
    for document in documents:
        for person in document.people:
            words = fold_name(person.name)
            # a single name says too little to join reports at this step
            key = (words, "" if len(words) > 1 else f"{document.id} {person.key}")
            found.setdefault(key, _Group(words)).members.append((document.id, person.key, person))
    return sorted(found.values(), key=_order)


def _order(group: _Group) -> tuple[Words, tuple[str, str]]:
    return group.words, min((document, key) for document, key, _ in group.members)


def _merge(groups: list[_Group], homes: dict[int, int]) -> list[_Group]:
    """`homes`: index of a group -> index of the group it belongs to."""

    def home(at: int) -> int:
        while homes.get(at, at) != at:
            at = homes[at]
        return at

    merged: dict[int, _Group] = {}
    for at, group in enumerate(groups):
        top = home(at)
        into = merged.setdefault(top, _Group(groups[top].words))
        into.members.extend(group.members)
    return sorted(merged.values(), key=_order)


def _spellings(groups: Sequence[_Group]) -> dict[int, int]:
    """Full names whose surnames sound alike and whose given names are close, in one party. Unique, or not at all."""
    near: dict[tuple[str, str], list[int]] = {}
    for at, group in enumerate(groups):
        if len(group.words) > 1 and group.party:
            near.setdefault((skeleton(group.words[-1]), group.party), []).append(at)
    homes: dict[int, int] = {}
    for indexes in near.values():
        for at in indexes:
            fits = [other for other in indexes if other != at and _same_given(groups[at], groups[other])]
            if fits and all(_same_given(groups[one], groups[two]) for one in fits for two in fits if one < two):
                homes[at] = min(at, *fits)
    return homes


def _same_given(one: _Group, other: _Group) -> bool:
    first, second = one.words[0], other.words[0]
    if one.gender and other.gender and one.gender != other.gender:
        return False
    if len(one.words) == len(other.words) > 2 and not _middle_alike(one.words, other.words):
        return False
    if skeleton(first) == skeleton(second):
        return True
    vowels_differ = consonants(first) == consonants(second) and len(consonants(first)) > 2
    return vowels_differ and fuzz.ratio(skeleton(first), skeleton(second)) >= GIVEN


def _middle_alike(one: Words, other: Words) -> bool:
    return all(skeleton(a) == skeleton(b) for a, b in zip(one[1:-1], other[1:-1], strict=True))


def _shorter_forms(groups: Sequence[_Group]) -> dict[int, int]:
    """ "Anton Veliki" within "Anton Borisovich Veliki": the words in the same order, the first one the same."""
    longer: dict[str, list[int]] = {}
    for at, group in enumerate(groups):
        if len(group.words) > 2:
            longer.setdefault(skeleton(group.words[0]), []).append(at)
    homes: dict[int, int] = {}
    for at, group in enumerate(groups):
        if len(group.words) < 2:
            continue
        fits = [
            other
            for other in longer.get(skeleton(group.words[0]), ())
            if len(groups[other].words) > len(group.words)
            and compatible(group.party, groups[other].party)
            and _within(group.words, groups[other].words)
        ]
        if len(fits) == 1:
            homes[at] = fits[0]
    return homes


def _within(short: Words, long: Words) -> bool:
    rest = iter(skeleton(word) for word in long)
    return all(skeleton(word) in rest for word in short)


def _single_names(groups: Sequence[_Group]) -> dict[int, int]:
    """A single name goes to the one full name it fits; single names alike go together where the party allows."""
    full: dict[str, set[int]] = {}
    single: dict[str, list[int]] = {}
    for at, group in enumerate(groups):
        if len(group.words) == 1:
            single.setdefault(skeleton(group.words[0]), []).append(at)
            continue
        for word in (group.words[0], group.words[-1]):
            full.setdefault(skeleton(word), set()).add(at)
    homes: dict[int, int] = {}
    for word, indexes in single.items():
        alone = []
        for at in indexes:
            fits = _fitting(groups, at, sorted(full.get(word, ())))
            if len(fits) == 1:
                homes[at] = fits[0]
            elif not fits:
                alone.append(at)
        homes.update(_together(groups, alone, word))
    return homes


def _fitting(groups: Sequence[_Group], at: int, full: Sequence[int]) -> list[int]:
    party = groups[at].party
    fits = [other for other in full if compatible(party, groups[other].party)]
    same = [other for other in fits if party and groups[other].party == party]
    surnames = [other for other in same or fits if skeleton(groups[other].words[-1]) == skeleton(groups[at].words[0])]
    return surnames or same or fits


def _together(groups: Sequence[_Group], alone: Sequence[int], word: str) -> dict[int, int]:
    parties = sorted({groups[at].party for at in alone} - {""})
    homes: dict[int, int] = {}
    for at in alone:
        party = groups[at].party or (parties[0] if len(parties) == 1 else "")
        alike = [
            other for other in alone if (groups[other].party or (parties[0] if len(parties) == 1 else "")) == party
        ]
        if party or len(word) >= UNNAMED_PARTY:
            homes[at] = min(alike)
    return homes


def _identities(groups: Sequence[_Group]) -> tuple[Identity, ...]:
    made = [_identity(group) for group in groups]
    for basis in (_by_name, _by_party, _by_members):
        counts = Counter(basis(one) for one in made)
        made = [one if one.id or counts[basis(one)] > 1 else _named(one, basis(one)) for one in made]
    return tuple(sorted(made, key=lambda one: one.id))


def _identity(group: _Group) -> Identity:
    name = _most(member.name for _, _, member in group.members if fold_name(member.name) == group.words)
    forms = {form for _, _, member in group.members for form in (member.name, *member.aliases)}
    members = tuple(sorted((document, key) for document, key, _ in group.members))
    return Identity("", name, tuple(sorted(forms - {name})), group.party, members)


def _named(one: Identity, basis: tuple[str, ...]) -> Identity:
    return Identity(line_id("person", *basis), one.name, one.aliases, one.party, one.members)


def _by_name(one: Identity) -> tuple[str, ...]:
    words = fold_name(one.name)
    return tuple(skeleton(word) for word in (words[:1] + words[-1:] if len(words) > 1 else words))


def _by_party(one: Identity) -> tuple[str, ...]:
    return (*_by_name(one), one.party)


def _by_members(one: Identity) -> tuple[str, ...]:
    return (*_by_party(one), *one.members[0])


def _most(values: Iterable[str]) -> str:
    known = [value for value in values if value]
    if len(known) < 2:
        return known[0] if known else ""
    counts = Counter(known)
    return min(counts, key=lambda value: (-counts[value], value))
