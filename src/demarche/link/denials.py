"""What one side says of another, and the other's denial: in one report, and across reports and languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from demarche.link.claims import Spoken
from demarche.link.concepts import CONCEPT, Sense, compared, general
from demarche.link.meant import gap

REACH, AFTER = 8, 3
"""Statements that may stand between a claim and its denial in one report: before it, and behind it."""
DAYS = 10
"""Days between a claim in one report and its denial in another."""
TERSE = 2
"""Meanings: a denial of fewer ("this is untrue") denies what was said last."""
SHARED = 2
"""Meanings that a claim and its denial share."""
PART = 0.5
"""Part of the shorter of the two that these are."""
LONG = 0.3
"""The same of the longer."""
CROWD = 30
DENIALS = frozenset({"deny", "reject"})
"""Acts that say how things are not; what is rejected may be a charge as well as a demand."""
CLAIMS = frozenset({"accuse", "inform", "warn", "express_concern", "threaten"})
"""Acts that say how things are."""
CHARGES = frozenset({"accuse"})
EMPTY = frozenset(
    CONCEPT + name for name in "accuse deny say true false statement speak know reject people person side".split()
)
"""Meanings that tell of the denying itself."""


def denied(spoken: Sequence[Spoken]) -> Iterator[tuple[Spoken, Spoken]]:
    """Claims and their denials."""
    by_document: dict[str, list[Spoken]] = {}
    for line in spoken:
        by_document.setdefault(line.key[0], []).append(line)
    open_ones: list[tuple[Spoken, Sense]] = []
    for statements in by_document.values():
        ordered = sorted(statements, key=lambda line: (line.line.start, line.line.end))
        answered: dict[tuple[str, int], Spoken] = {}
        for at, denial in enumerate(ordered):
            if denial.line.act not in DENIALS or not (denial.party or denial.speaker):
                continue
            claim = _answered(ordered, at)
            if claim and claim.key not in answered:
                answered[claim.key] = denial
                yield claim, denial
            open_ones.append((denial, _matter(denial)))
    yield from _elsewhere(spoken, open_ones)


def _matter(line: Spoken) -> Sense:
    return line.sense - EMPTY - general() - {CONCEPT + name for name in line.names}


def _answered(ordered: Sequence[Spoken], at: int) -> Spoken | None:
    denial = ordered[at]
    matter = _matter(denial)
    before = [line for line in reversed(ordered[max(0, at - REACH) : at]) if _speaks_of(line, denial)]
    if len(matter) < TERSE and denial.line.act == "deny":
        near = before[:1]
        return near[0] if near and (near[0].line.act == "accuse" or _about(near[0], denial)) else None
    after = [line for line in ordered[at + 1 : at + 1 + AFTER] if _speaks_of(line, denial)]
    fits = [(_fit(line, matter), line) for line in (*before, *after)]
    best = max(fits, key=lambda fit: fit[0], default=None)
    if best and best[0] >= PART:
        return best[1]
    if denial.line.act != "deny":
        return None
    charged = [line for line in before if line.line.act == "accuse" and set(line.line.issues) & set(denial.line.issues)]
    return charged[0] if charged else None


def _speaks_of(claim: Spoken, denial: Spoken) -> bool:
    """Another side says how things are, and of the side that denies or of what both are about."""
    if (
        claim.line.act not in (CHARGES if denial.line.act == "reject" else CLAIMS)
        or claim.key == denial.key
        or _one_side(claim, denial)
    ):
        return False
    back = set(denial.line.target_party.split("+")) - {""}
    if back and claim.party and not back & set(claim.party.split("+")):
        return False
    return _about(claim, denial)


def _one_side(claim: Spoken, denial: Spoken) -> bool:
    if claim.speaker and claim.speaker == denial.speaker:
        return True
    return bool(claim.party) and claim.party == denial.party


def _about(claim: Spoken, denial: Spoken) -> bool:
    own = set(denial.party.split("+")) - {""}
    return bool(own & (set(claim.line.target_party.split("+")) | claim.names))


def _fit(claim: Spoken, matter: Sense, same_tongue: bool = False) -> float:
    common, first, second = compared(_matter(claim), matter, same_tongue)
    low, high = sorted((len(first), len(second)))
    enough = len(common) >= SHARED and len(common) >= LONG * high
    return len(common) / max(1, low) if enough else 0.0


def _elsewhere(spoken: Sequence[Spoken], denials: Iterable[tuple[Spoken, Sense]]) -> Iterator[tuple[Spoken, Spoken]]:
    """The claim in another report that shares most with the denial."""
    shelves: dict[tuple[str, str], list[Spoken]] = {}
    for line in spoken:
        if line.line.act in CLAIMS and line.party:
            about = (set(line.line.target_party.split("+")) | line.names) - {""} - {line.party}
            for name in about:
                for part in _matter(line):
                    shelves.setdefault((name, part), []).append(line)
    for shelf in shelves.values():
        shelf.sort(key=lambda line: (line.order, line.key))
    for denial, matter in denials:
        if len(matter) >= TERSE:
            yield from _best(denial, matter, shelves)


def _best(
    denial: Spoken, matter: Sense, shelves: Mapping[tuple[str, str], Sequence[Spoken]]
) -> Iterator[tuple[Spoken, Spoken]]:
    """One claim of each report."""
    best: dict[str, tuple[float, Spoken]] = {}
    for name in set(denial.party.split("+")) - {""}:
        for part in matter:
            for claim in _near(shelves.get((name, part), ()), denial):
                fit = _fit(claim, matter, claim.lang == denial.lang)
                if fit >= PART and fit > best.get(claim.key[0], (0.0, claim))[0]:
                    best[claim.key[0]] = fit, claim
    for _, claim in best.values():
        yield claim, denial


def _near(shelf: Sequence[Spoken], denial: Spoken) -> list[Spoken]:
    near = [line for line in shelf if not (line.order and denial.order) or gap(line, denial) <= DAYS]
    return [line for line in near[:CROWD] if line.key[0] != denial.key[0] and _speaks_of(line, denial)]
