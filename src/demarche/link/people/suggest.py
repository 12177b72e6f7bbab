"""Two people that may be one, offered and never merged: a typo, another spelling, a name without a title.

Names meet by what is left of them when one letter is taken out, so that the work grows with the number of names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from demarche.link.people.find import compatible
from demarche.link.people.titles import Titles, agree, titles_of
from demarche.link.sense.names import fold_name, skeleton
from demarche.model import Decision, Document, Identity, Suggestion

Words = tuple[str, ...]
SHORTEST = 5
"""Letters of a word in which one wrong letter is a typo and not another name."""
CROWD = 12
"""People who share a form of a name; among more, nobody can say who is meant."""
SAME, TYPO, HALF = 0.9, 0.8, 0.5
"""Scores: one name and one party apart; one letter; a single name without anything else."""
LEAST = 0.6
"""Below, a reader would be bothered: a single name that many bear, a letter apart with another title."""
TITLE = 0.1
"""More or less, where the titles agree or do not."""


def find_suggestions(
    people: Sequence[Identity], documents: Iterable[Document], decisions: Iterable[Decision] = ()
) -> tuple[Suggestion, ...]:
    """Pairs of people, the likeliest first; not those whom somebody told apart."""
    titles = _titles(people, documents)
    names = {person.id: fold_name(person.name) for person in people}
    known = {person.id: person for person in people}
    apart = _told_apart(people, decisions)
    found = {}
    for one, other in sorted(set(_near(names))):
        reason = _reason(names[one], names[other], (known[one].party, known[other].party))
        if not reason or (one, other) in apart:
            continue
        same = agree(titles[one], titles[other])
        why, score = reason
        score = round(score + (TITLE if same else 0.0 if same is None else -2 * TITLE), 2)
        if score >= LEAST:
            found[one, other] = Suggestion(one, other, why + _as_to_titles(same), score)
    return tuple(sorted(found.values(), key=lambda line: (-line.score, line.one, line.other)))


def _titles(people: Iterable[Identity], documents: Iterable[Document]) -> dict[str, Titles]:
    who = {member: person.id for person in people for member in person.members}
    titles: dict[str, Titles] = {ident: frozenset() for ident in who.values()}
    for document in documents:
        for person in document.people:
            ident = who.get((document.id, person.key))
            if ident:
                titles[ident] |= titles_of(person.roles, document.lang)
    return titles


def _told_apart(people: Iterable[Identity], decisions: Iterable[Decision]) -> set[tuple[str, str]]:
    who = {member: person.id for person in people for member in person.members}
    found = set()
    for one in decisions:
        if one.kind == "people" and one.action in ("apart", "split"):
            ids = [who.get(member, "") for member in one.members]
            found |= {pair for other in ids[1:] for pair in ((ids[0], other), (other, ids[0]))}
    return found


def _near(names: Mapping[str, Words]) -> Iterator[tuple[str, str]]:
    """Ids in order, of names that share their last word but for a letter, or all but the last; or a single name."""
    shelves: dict[str, set[str]] = {}
    for ident, words in names.items():
        for word in {words[0], words[-1]}:
            plain = skeleton(word)
            if len(plain) >= SHORTEST:
                for form in {plain, *(plain[:n] + plain[n + 1 :] for n in range(len(plain)))}:
                    shelves.setdefault(form, set()).add(ident)
    for ids in shelves.values():
        if 1 < len(ids) <= CROWD:
            yield from combinations(sorted(ids), 2)


def _reason(one: Words, other: Words, parties: tuple[str, str]) -> tuple[str, float] | None:
    """Why they may be one, with a score; None where they are surely two."""
    first, second = [tuple(skeleton(word) for word in words) for words in (one, other)]
    if first == second and len(one) > 1:
        return f"one name, two parties ({' and '.join(filter(None, parties)) or 'none known'})", SAME
    if not compatible(*parties):
        return None
    if len(one) == 1 or len(other) == 1:
        return _single(first, second, parties)
    if len(one) != len(other):
        return None
    wrong = [OSA.distance(a, b) for a, b in zip(first, second, strict=True)]
    differs = [n for n, distance in enumerate(wrong) if distance]
    if (
        len(differs) == 1
        and wrong[differs[0]] == 1
        and min(len(first[differs[0]]), len(second[differs[0]])) >= SHORTEST
    ):
        return "one letter apart", TYPO
    return None


def _single(first: Words, second: Words, parties: tuple[str, str]) -> tuple[str, float] | None:
    """A single name that is the other's surname, or one letter off."""
    short, long = sorted((first, second), key=len)
    if len(short[0]) < SHORTEST:
        return None
    distance = OSA.distance(short[0], long[-1])
    if distance == 1 and parties[0] == parties[1] != "":
        return "a single name, one letter apart", TYPO - TITLE
    return ("a single name, and nothing else in common", HALF) if distance == 0 else None


def _as_to_titles(same: bool | None) -> str:
    return "" if same is None else ", the same title" if same else ", other titles"
