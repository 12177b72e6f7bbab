"""Two spans that cannot both be right: typed, shown, never resolved. Few and sure rather than many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from demarche.link.claims import Spoken
from demarche.link.counts import contradicting
from demarche.link.ids import line_id
from demarche.link.told import Told
from demarche.link.when import in_touch
from demarche.link.wording import Words, contrast, likeness, words_of
from demarche.model import At, Claim, Conflict, Document, Identity, MeetingLine, Story

WORDINGS = 40
"""Different wordings of one claim or meeting that are compared; where there are more, the rest repeats them."""
SAME_WORDS = 6
"""Words that a quotation needs before two speakers of it are a contradiction."""
REACH = 8
"""Statements that may stand between a charge and its denial in one report."""
DENIED_DAYS = 10
"""Days between a charge in one report and its denial in another."""
DENIED_WORDS = 0.4
"""Part of the shorter wording that a charge and its denial share."""
TERSE = 6
"""Words: a denial this short ("this is untrue") denies what was said last."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What conflicts are looked for in."""

    documents: Sequence[Document]
    stories: Sequence[Story]
    spoken: Sequence[Spoken]
    claims: Sequence[Claim]
    told: Sequence[Told]
    meetings: Sequence[MeetingLine]
    people: Sequence[Identity]


def find_conflicts(lines: Lines) -> tuple[Conflict, ...]:
    """Each pair of spans once, with the spans in order."""
    looked = (_wordings, _attributions, _denials, _statuses, _days, _counted)
    found = [conflict for look in looked for conflict in look(lines)]
    unique = {(kind, spans): what for kind, what, spans in sorted(found, key=repr)}
    conflicts = (
        Conflict(line_id("conflict", kind, *spans), kind, what, spans) for (kind, spans), what in unique.items()
    )
    return tuple(sorted(conflicts, key=lambda one: one.id))


Found = tuple[str, str, tuple[At, ...]]


def _at(line: Spoken) -> At:
    return At(line.key[0], line.line.start, line.line.end)


def _two(kind: str, what: str, one: At, other: At) -> Found:
    first, second = sorted((one, other), key=lambda at: (at.document, at.start, at.end))
    return kind, what, (first, second)


def _wordings(lines: Lines) -> Iterator[Found]:
    """Numbers and negations in which the wordings of one claim differ."""
    by_key = {line.key: line for line in lines.spoken}
    for claim in lines.claims:
        distinct: dict[tuple[str, ...], Spoken] = {}
        for key in claim.statements:
            distinct.setdefault(by_key[key].words, by_key[key])
        for one, other in combinations(list(distinct.values())[:WORDINGS], 2):
            if one.lang == other.lang and one.key[0] != other.key[0]:
                kind = contrast(one.words, other.words, one.lang)
                if kind:
                    yield _two(kind, claim.speaker, _at(one), _at(other))


def _attributions(lines: Lines) -> Iterator[Found]:
    """The same quoted words from two people who are not the same and not one party's spokesman and body."""
    names = {person.id: person for person in lines.people}
    holders: dict[tuple[str, ...], list[Spoken]] = {}
    for line in lines.spoken:
        if line.line.kind == "direct" and len(line.words) >= SAME_WORDS and line.speaker:
            holders.setdefault(line.words, []).append(line)
    for group in holders.values():
        firsts = {line.speaker: line for line in reversed(group)}
        for one, other in combinations(sorted(firsts.values(), key=lambda line: line.key), 2):
            first, second = names[one.speaker], names[other.speaker]
            if one.key[0] != other.key[0] and not _share_a_name(first, second):
                yield _two("attribution", f"{first.name} / {second.name}", _at(one), _at(other))


def _share_a_name(one: Identity, other: Identity) -> bool:
    """Perhaps one person, whom linking would not join."""
    words = [set(words_of(" ".join((person.name, *person.aliases)))) for person in (one, other)]
    return bool(words[0] & words[1])


def _denials(lines: Lines) -> Iterator[Found]:
    """A charge by one party and its denial by the party charged, on the same matter."""
    by_document: dict[str, list[Spoken]] = {}
    for line in lines.spoken:
        by_document.setdefault(line.key[0], []).append(line)
    unanswered: list[Spoken] = []
    for statements in by_document.values():
        ordered = sorted(statements, key=lambda line: (line.line.start, line.line.end))
        for at, denial in enumerate(ordered):
            if denial.line.act != "deny" or not denial.party:
                continue
            charge = _charge_before(ordered[max(0, at - REACH) : at], denial)
            if charge:
                yield _two("claim_denial", _matter(charge, denial), _at(charge), _at(denial))
            else:
                unanswered.append(denial)
    yield from _denied_elsewhere(lines.spoken, unanswered)


def _charge_before(before: Sequence[Spoken], denial: Spoken) -> Spoken | None:
    return next((line for line in reversed(before) if _charges(line, denial) and _one_matter(line, denial)), None)


def _charges(charge: Spoken, denial: Spoken) -> bool:
    target = set(charge.line.target_party.split("+")) - {""}
    own = set(denial.party.split("+"))
    back = set(denial.line.target_party.split("+")) - {""}
    accused = charge.line.act == "accuse" and bool(charge.party) and charge.party != denial.party and bool(target & own)
    return accused and (not back or bool(back & set(charge.party.split("+"))))


def _one_matter(charge: Spoken, denial: Spoken) -> bool:
    return bool(set(charge.line.issues) & set(denial.line.issues)) or len(denial.words) <= TERSE


def _matter(charge: Spoken, denial: Spoken) -> str:
    shared = [issue for issue in charge.line.issues if issue in denial.line.issues]
    return f"{charge.party} / {denial.party}" + (f": {shared[0]}" if shared else "")


def _denied_elsewhere(spoken: Sequence[Spoken], denials: Iterable[Spoken]) -> Iterator[Found]:
    """Across reports the words themselves must meet, since days of charges on one issue are alike."""
    charged: dict[tuple[str, str, int], list[Spoken]] = {}
    for line in spoken:
        if line.line.act == "accuse" and line.day:
            for shelf in product(line.line.target_party.split("+"), line.line.issues):
                charged.setdefault((*shelf, _decade(line.day)), []).append(line)
    for denial in denials:
        if not denial.day:
            continue
        near = (_decade(denial.day) + step for step in (-1, 0, 1))
        shelves = product(denial.party.split("+"), denial.line.issues, near)
        charges = {line.key: line for shelf in shelves for line in charged.get(shelf, ()) if _charges(line, denial)}
        fits = [(likeness(line.words, denial.words).short, line) for line in charges.values() if _meets(line, denial)]
        best = max(fits, key=lambda fit: (fit[0], fit[1].key), default=None)
        if best and best[0] >= DENIED_WORDS:
            yield _two("claim_denial", _matter(best[1], denial), _at(best[1]), _at(denial))


def _meets(charge: Spoken, denial: Spoken) -> bool:
    """Near in time, in one language, and long enough for words in common to mean something."""
    close = bool(charge.day and denial.day) and abs((charge.day - denial.day).days) <= DENIED_DAYS  # type: ignore[operator]
    return close and charge.lang == denial.lang and min(len(charge.words), len(denial.words)) >= 4


def _decade(day: date) -> int:
    return day.toordinal() // DENIED_DAYS


def _statuses(lines: Lines) -> Iterator[Found]:
    """One meeting, held in one report and cancelled in another."""
    for meeting in lines.meetings:
        sides = {status: at for at, status in reversed(meeting.evidence)}
        if "held" in sides and "cancelled" in sides and sides["held"].document != sides["cancelled"].document:
            yield _two("status", meeting.what, sides["held"], sides["cancelled"])


def _days(lines: Lines) -> Iterator[Found]:
    """One sentence on a meeting in two reports of one story, with two days; or the same words with other numbers."""
    texts = {document.id: document.text for document in lines.documents}
    groups: dict[tuple[str, frozenset[str]], list[Told]] = {}
    for told in lines.told:
        groups.setdefault((told.story, told.parties), []).append(told)
    for group in groups.values():
        wordings: dict[tuple[Words, object], Told] = {}
        for told in group:
            words = words_of(texts[told.at.document][told.at.start : told.at.end])
            wordings.setdefault((words, told.days), told)
        for (first, one), (second, other) in combinations(list(wordings.items())[:WORDINGS], 2):
            kind = _meeting_contrast(one, other, first[0], second[0])
            if kind:
                yield _two(kind, one.line.what, one.at, other.at)


def _counted(lines: Lines) -> Iterator[Found]:
    """One thing counted differently in two stories."""
    for what, one, other in contradicting(lines.documents, lines.stories):
        yield _two("number", what, one, other)


def _meeting_contrast(one: Told, other: Told, first: Words, second: Words) -> str:
    if one.lang != other.lang or one.at.document == other.at.document:
        return ""
    if first == second or likeness(first, second).both < 0.8:
        return ""
    if one.days and other.days and not in_touch([one.days, other.days]):
        return "date"
    return "number" if contrast(first, second, one.lang) == "number" else ""
