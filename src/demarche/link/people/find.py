"""The same human being across reports.

One after the other, each step on the groups that the step before left:
full names written alike, in whatever order; spellings of one name in one party; a shorter form of a longer name; a
single name that fits one person only. Two people who share a surname stay apart, and so does what fits two, what
bears another title, and what nothing but the name ties together; `suggest` offers those.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from rapidfuzz import fuzz

from demarche.link.ids import line_id
from demarche.link.people.titles import Titles, agree, company, titles_of
from demarche.link.sense.names import consonants, fold_name, joined, skeleton, sound, whole
from demarche.model import Document, Identity, Person
from demarche.world import given_names

Words = tuple[str, ...]
_START = attrgetter("start")
GIVEN = 70
"""Likeness (0 to 100) of given names whose surnames sound alike, within one party."""
LONG = 5
"""Letters of a surname that says by itself who is meant, where nobody else has it."""
SURNAME = 75
"""Likeness of surnames that differ in vowels, within one party."""


@dataclass(slots=True)
class _Group:
    """One person as far as is known. `members`: (document id, key, person)."""

    words: Words
    members: list[tuple[str, str, Person]] = field(default_factory=list)
    titles: Titles = frozenset()
    named: list[str] = field(default_factory=list)  # parties that titles name by words of their own

    @property
    def party(self) -> str:
        """As most reports have it; what a title names weighs more than what its surroundings let guess."""
        return _most([*(member.party for _, _, member in self.members), *self.named, *self.named])

    @property
    def gender(self) -> str:
        return _most([member.gender for _, _, member in self.members])

    @property
    def documents(self) -> set[str]:
        return {document for document, _, _ in self.members}


def find_people(documents: Sequence[Document]) -> tuple[Identity, ...]:
    """Every person of every document stands in exactly one identity."""
    groups = _by_full_name(documents)
    others = full_names(documents)
    groups = _merge(groups, _turned(groups))
    groups = _merge(groups, _spellings(groups))
    groups = _merge(groups, _shorter_forms(groups))
    groups = _merge(groups, _single_names(groups, others))
    return _identities(groups)


def full_names(documents: Iterable[Document]) -> dict[str, frozenset[str]]:
    """Document -> the people that it names in full."""
    return {
        document.id: frozenset(joined(words) for one in document.people if len(words := fold_name(one.name)) > 1)
        for document in documents
    }


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
            group = found.setdefault(key, _Group(words))
            group.members.append((document.id, person.key, person))
            group.titles |= titles_of(person.roles, document.lang)
            group.named += _named_in_titles(document, person)
    return sorted(found.values(), key=_order)


def _named_in_titles(document: Document, person: Person) -> list[str]:
    """Parties that the words of a title name ("the Chadian envoy"), and not only imply ("the defence secretary")."""
    found = []
    for role in person.roles:
        low = bisect_left(document.mentions, role.start, key=_START)
        inside = document.mentions[low : bisect_left(document.mentions, role.end, low, key=_START)]
        if role.party and any(mention.party == role.party and mention.end <= role.end for mention in inside):
            found.append(role.party)
    return found


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
        into.titles |= group.titles
        into.named += group.named
    return sorted(merged.values(), key=_order)


def _turned(groups: Sequence[_Group]) -> dict[int, int]:
    """The same words in another order or written together, where the parties allow: "Orbán Viktor", "Jae-in"."""
    homes: dict[int, int] = {}
    first: dict[tuple[str, ...], int] = {}
    for at, group in enumerate(groups):
        if len(group.words) < 2:
            continue
        for form in (whole(group.words), ("", joined(group.words))):
            other = first.setdefault(form, at)
            if other != at and compatible(group.party, groups[other].party):
                homes.setdefault(at, other)
    return homes


def _spellings(groups: Sequence[_Group]) -> dict[int, int]:
    """Full names whose surnames sound alike and whose given names are close, in one party. Unique, or not at all."""
    near: dict[tuple[str, str], list[int]] = {}
    for at, group in enumerate(groups):
        if len(group.words) > 1 and group.party:
            near.setdefault((sound(group.words[-1]) or skeleton(group.words[-1]), group.party), []).append(at)
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
    if fuzz.ratio(skeleton(one.words[-1]), skeleton(other.words[-1])) < SURNAME:
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
        if len(fits) == 1 and agree(group.titles, groups[fits[0]].titles) is not False:
            homes[at] = fits[0]
    return homes


def _within(short: Words, long: Words) -> bool:
    rest = iter(skeleton(word) for word in long)
    return all(skeleton(word) in rest for word in short)


def _single_names(groups: Sequence[_Group], others: Mapping[str, frozenset[str]]) -> dict[int, int]:
    """A single name goes to the one full name it fits; single names alike go together. `others`: see `full_names`."""
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
            if len(fits) != 1 or not tied(groups[at], groups[fits[0]], others):
                alone.append((at, not fits))
            else:
                homes[at] = fits[0]
        homes.update(_together(groups, alone, others))
    return homes


def tied(one: _Group, other: _Group, others: Mapping[str, frozenset[str]]) -> bool:
    """More than a single name ties two people: a title, else the party, else a surname that is nobody's first name,
    else somebody whom reports of both name."""
    same = agree(one.titles, other.titles)
    if same is not None:
        return same
    if one.titles and not other.titles and len(other.words) > 1:
        return False  # whoever is named in full is named with the office he holds, if he holds one
    if one.party and other.party:
        return True
    if len(other.words) > 1 and _surname(one.words[0]) == skeleton(other.words[-1]):
        return True
    names = {joined(one.words), joined(other.words)}
    return bool((company(others, one.documents) & company(others, other.documents)) - names)


def _fitting(groups: Sequence[_Group], at: int, full: Sequence[int]) -> list[int]:
    party = groups[at].party
    fits = [other for other in full if compatible(party, groups[other].party)]
    same = [other for other in fits if party and groups[other].party == party]
    surnames = [other for other in same or fits if skeleton(groups[other].words[-1]) == skeleton(groups[at].words[0])]
    return surnames or same or fits


def _surname(word: str) -> str:
    """In the spelling that transliterations share; "" of a short word and of one that is also a first name."""
    return "" if len(word) < LONG or word in given_names() else skeleton(word)


def _together(
    groups: Sequence[_Group], alone: Sequence[tuple[int, bool]], others: Mapping[str, frozenset[str]]
) -> dict[int, int]:
    """Each to the first whom it fits; where a full name is near that it may mean, only by the title."""
    homes: dict[int, int] = {}
    heads: list[int] = []
    for at, free in alone:
        one = groups[at]
        fit = (
            head
            for head in heads
            if compatible(one.party, groups[head].party)
            and (tied(one, groups[head], others) if free else agree(one.titles, groups[head].titles))
        )
        head = next(fit, None)
        if head is None:
            heads.append(at)
        else:
            homes[at] = head
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
