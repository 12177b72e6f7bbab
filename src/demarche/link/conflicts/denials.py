"""What one side says of another, and the other's denial: in one report, and across reports and languages.

Several signs are weighed together: meanings that claim and denial share, in their words and in the sentences beside the
denial; a shared issue; the deed told again; who is named beside the denial; and how near both stand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

from demarche.kept import NOTHING, Kept
from demarche.lang.concepts import CONCEPT, Sense, deeds, general
from demarche.link.claims.find import Spoken
from demarche.link.conflicts.answers import answered, claimed
from demarche.link.conflicts.denying import DENIALS, PLEDGES, Denial, denials, matter, who_is_who
from demarche.link.conflicts.reported import Reports, reported
from demarche.link.sense.bridge import crossed
from demarche.link.sense.concepts import meanings, sense_of
from demarche.link.sense.meant import gap
from demarche.link.sense.turning import turns
from demarche.link.sense.wording import Words, done_before, flatly, negated, negators, of_the_will, words_of
from demarche.model import Document, Identity

REACH, AFTER = 8, 3
"""Statements that may stand between a claim and its denial in one report: before it, and behind it."""
DAYS, LONG = 10, 30
"""Days between a claim in one report and its denial in another; and where all the rest says that it is this one."""
SURE = 5.0
"""Points from which so much time may lie between, or the claim may even be the younger one."""
ACROSS = 2.0
"""Points by which a claim in another report goes before one in the report itself, which may only repeat it."""
VAGUE = 30
"""Days between which a report may have appeared, from which it may be the younger one."""
TERSE = 2
"""Meanings: a denial of fewer ("this is untrue") denies what was said last."""
NEXT = 2
"""Statements between a claim and such a denial."""
CROWD, BEST = 60, 8
"""Claims of one party and matter among which a denial looks for its own, and how many of them are weighed."""
BESIDE, MOST = 0.6, 3
"""Weight of a meaning that only the sentences beside the denial share, and how many count."""
ENOUGH: Mapping[str, float] = {"flat": 2.4, "plain": 3.6}
"""Points from which the claim is what is denied."""
PART: Mapping[str, float] = {"flat": 0.25, "plain": 0.45}
"""Part of the meanings of the claim that are shared."""
CLAIMS = frozenset({"accuse", "inform", "warn", "express_concern", "reassure"})
"""Acts that say how things are."""
SAME = 0.6
"""Part of what the shorter side is about from which a negation takes up the charge without its verb."""
JUST = 3
"""Words before a pledge that tell that it was made."""
TALKS = frozenset(CONCEPT + name for name in ("speak", "talks", "meeting", "phone"))
"""What is denied to have been done with words."""
DEMAND, REFUSAL = CONCEPT + "demand", CONCEPT + "reject"
UNKNOWN = ""
NO = 5
"""Words before a notion among which stands what negates it."""
STATE = 3
"""Letters of the code of a state."""
ANSWERED = 3.0
"""Points from the words alone, where the denial names nobody whom it answers."""

Scored = tuple[float, Spoken]
"""Points of a claim."""
Found = tuple[float, Spoken, Spoken]
"""Points, a claim and its denial."""


def denied(
    spoken: Sequence[Spoken],
    documents: Sequence[Document] = (),
    people: Iterable[Identity] = (),
    kept: Kept = NOTHING,
) -> Iterator[tuple[Spoken, Spoken]]:
    """Claims and their denials, the surest first."""
    by_document: dict[str, list[Spoken]] = {}
    for line in spoken:
        by_document.setdefault(line.key[0], []).append(line)
    who = who_is_who(people)
    said: list[tuple[Denial, list[Spoken]]] = []
    for document in documents:
        lines = sorted(by_document.get(document.id, ()), key=lambda line: (line.line.start, line.line.end))
        said += [(denial, lines) for denial in denials(document, lines, who)]
    if not said:
        return
    relayed = {line.key for denial, lines in said for line in lines if line is not denial.line and _holds(denial, line)}
    # what a report tells only to have it denied is claimed elsewhere
    first_hand = [line for line in spoken if line.key not in relayed]
    shelves = _shelves(first_hand, {side for denial, _ in said for side in denial.sides | denial.told})
    found: list[Found] = []
    story_of = {line.key[0]: line.story for line in spoken}
    by_id = {document.id: document for document in documents}
    held = claimed(first_hand, by_id, frozenset(side for denial, _ in said for side in denial.sides))
    reports = Reports.of((document for document in documents if document.id in story_of), kept)
    for denial, lines in sorted(said, key=lambda one: one[0].line.order):
        own = [line for line in lines if line.key not in relayed]
        across, inside = _elsewhere(denial, shelves), _inside(denial, own)
        if across and inside and inside[0][0] > across[0][0] + ACROSS and not _touch(inside[0][1], denial.line):
            across = []  # what the report itself tells is much more like it
        if not across and not inside:
            across = _reported(denial, reports, story_of)
        if not across and held:
            across = answered(denial, held, by_id[denial.line.key[0]])
        found += [(score + ACROSS, claim, denial.line) for score, claim in across]
        found += [(score, claim, denial.line) for score, claim in inside if not across]
    for _, claim, line in sorted(found, key=lambda one: (-one[0], one[1].key, one[2].key)):
        yield claim, line


def _holds(denial: Denial, line: Spoken) -> bool:
    """A line that stands within a denial: what is denied."""
    return _touch(denial.line, line) and line.party not in denial.sides


def _pledge(claim: Spoken) -> bool:
    if PLEDGES.isdisjoint(claim.sense):
        return False
    return _pledged(claim.words, claim.lang) or not of_the_will(claim.words, claim.lang)


def _pledged(words: Words, code: str) -> bool:
    """ "Had agreed": the word for a deed done stands just before."""
    known = meanings(code)
    at = [n for n, word in enumerate(words) if known and known[word] in PLEDGES]
    return any(done_before(words[max(0, n - JUST) : n], code) for n in at)


def _admitted(claim: Spoken) -> bool:
    """A side is told to have agreed to something or conceded it, with nobody named who heard it."""
    cue = claim.line.cue
    return not claim.speaker and bool(cue) and _tells_of_a_pledge(cue, claim.lang)


@lru_cache(maxsize=1 << 10)
def _tells_of_a_pledge(cue: str, code: str) -> bool:
    return not PLEDGES.isdisjoint(sense_of(words_of(cue), code))


def _factual(claim: Spoken) -> bool:
    """It says how things are, or what the other side has agreed to."""
    act = claim.line.act
    if act == "accuse" or _admitted(claim):
        return True
    told = bool(_sides_of(claim)) and done_before(claim.words, claim.lang)  # "they have dropped their demand"
    if (DEMAND in claim.sense and not told) or flatly(claim.words, claim.lang):
        return False
    if _pledge(claim) and act not in DENIALS and (act in CLAIMS or done_before(claim.words, claim.lang)):
        return True
    return act in CLAIMS and not of_the_will(claim.words, claim.lang)


def _sides_of(claim: Spoken) -> frozenset[str]:
    """The parties that it is about."""
    return (frozenset(claim.line.target_party.split("+")) | claim.names) - {"", claim.party}


def _may_answer(claim: Spoken, denial: Denial) -> bool:
    """Another side says how things are, and of the side that denies."""
    line = denial.line
    if claim.key == line.key or (claim.speaker and claim.speaker == line.speaker):
        return False
    across = claim.key[0] != line.key[0]
    if across and _later(claim, line):
        return False
    own = set(claim.party.split("+")) - {""}
    if denial.sure and own & denial.sides:
        # another report has the side itself admit what it denies to have admitted
        taken_up = len((claim.sense & (denial.own | denial.around)) - PLEDGES - general()) >= TERSE
        return claim.story != line.story and _admitted(claim) and taken_up and not PLEDGES.isdisjoint(denial.own)
    if not denial.sure and not (claim.speaker and claim.speaker in denial.told):
        return False
    if not (own and denial.sure) and not (denial.answers and line.line.act in DENIALS):
        return False
    if line.key[1] < 0 and negated(claim.words, claim.lang):
        return False  # what is denied in passing is told there, and says that something is so
    if line.line.act != "deny" and claim.line.act != "accuse" and _refuses(claim):
        return False  # both say no
    back = set(line.line.target_party.split("+")) - {"", *denial.sides}
    about = _sides_of(claim)
    # who speaks for an alliance answers for its members
    named = not denial.sure and denial.charged and claim.line.act == "accuse"  # who denies is of no party that is known
    if about and not named and not about & (denial.sides | denial.told if back & own else denial.sides):
        return False
    if not about and claim.line.act != "accuse" and not _deed_denied(claim, denial):
        return False
    return not (back and own) or bool(back & own) or bool(own & denial.told) or _body_and_members(back, own)


def _body_and_members(one: Set[str], other: Set[str]) -> bool:
    """The one names an alliance only and the other states only: those may be of it."""
    return len({len(code) == STATE for code in one} | {len(code) != STATE for code in other}) == 1


def _deed_denied(claim: Spoken, denial: Denial) -> bool:
    """Nobody is named, but the other side flatly denies the deed, done with the same things."""
    common = matter(claim) & denial.own
    answered = bool(set(claim.party.split("+")) & (denial.told | {denial.line.line.target_party}) - {""})
    other = claim.story != denial.line.story and denial.line.line.act == "deny" and denial.sure
    return other and answered and len(common) >= TERSE and bool(common & deeds(claim.lang))


def _later(claim: Spoken, denial: Spoken) -> bool:
    """It was first told when the denial was out."""
    told = claim.line.date.latest
    return bool(denial.order and claim.since > denial.order and not (told and told.toordinal() <= denial.order))


def _vague(claim: Spoken, denial: Spoken) -> bool:
    """Its report may have appeared when the denial was out."""
    return bool(denial.order) and claim.since < claim.order - VAGUE and claim.order > denial.order


def _refuses(claim: Spoken) -> bool:
    return REFUSAL in claim.sense or negated(claim.words, claim.lang)


def _points(claim: Spoken, denial: Denial) -> float:
    """How sure it is that the denial answers the claim; 0 where it is not enough."""
    about = matter(claim)
    common = about & denial.own
    pledges = not PLEDGES.isdisjoint(denial.own)
    if pledges and _pledge(claim):
        common |= about & PLEDGES  # "agreed" in one, "no such promise" in the other
    elif pledges and _admitted(claim) and len(common - PLEDGES) >= TERSE:
        common |= denial.own & PLEDGES
    beside = (about & denial.around) - common
    glossed = crossed(claim, denial.line).all if claim.lang != denial.line.lang else 0
    told = min(TERSE, glossed) + len(_numbers(claim) & _numbers(denial.line)) if common else 0
    spoken = bool(claim.speaker and claim.speaker in denial.told and claim.sense & denial.line.sense & TALKS)
    weighed = len(common) + told + BESIDE * (min(MOST, len(beside)) + spoken)
    known = about if claim.lang == denial.line.lang else frozenset(x for x in about if x[0] == CONCEPT) | common
    least = max(TERSE, min(len(known), len(denial.own) or TERSE))
    if claim.key[0] != denial.line.key[0] and _says_no(claim, common):
        return 0.0
    if weighed < PART[denial.force] * least or not (common or len(beside) >= TERSE):
        return 0.0
    deed = common & deeds(claim.lang)
    person, party = (name in denial.told if name else False for name in (claim.speaker, claim.party))
    if denial.force == "plain" and not _repeats(claim, denial, common):
        return 0.0
    taken_up = len(common) + told + (1 if deed else 0) + (1 if common & PLEDGES else 0) + 0.5 * len(beside)
    if not (person or party) and (taken_up < ANSWERED or not _sides_of(claim)):
        return 0.0  # nobody is named to whom it would answer
    named = 1.0 if person else 0.5 if party else 0.0
    more = (_one_issue(claim, denial), bool(deed), claim.line.act == "accuse", bool(common & PLEDGES))
    score = weighed + named + 0.5 * sum(more)
    return score if score >= (ENOUGH[denial.force] if not _pledge(claim) else ENOUGH["flat"]) else 0.0


def _says_no(claim: Spoken, common: Sense) -> bool:
    """What claim and denial share stands behind a negator in the claim, too: it says that something is not so."""
    if claim.line.act == "accuse" or _pledge(claim) or turns(claim.words, claim.lang) <= 0:
        return False
    known, no = meanings(claim.lang), negators(claim.lang)
    at = [n for n, word in enumerate(claim.words) if known and known[word] in common]
    return all(not no.isdisjoint(claim.words[max(0, n - NO) : n]) for n in at)


def _numbers(line: Spoken) -> frozenset[str]:
    return frozenset(word for word in line.words if word.isdigit())


def _one_issue(claim: Spoken, denial: Denial) -> bool:
    """Both are on one of the issues."""
    return not set(claim.line.issues).isdisjoint(denial.line.line.issues)


def _repeats(claim: Spoken, denial: Denial, common: Sense) -> bool:
    """A negation alone denies a charge or a pledge of which it takes up the deed, or the thing at issue."""
    if claim.line.act != "accuse" and not _pledge(claim):
        return False
    if len(common) >= TERSE and len(common) >= SAME * min(len(matter(claim)), len(denial.own)):
        return True
    return bool(common & deeds(claim.lang)) or (_pledge(claim) and bool(common) and _one_issue(claim, denial))


def _inside(denial: Denial, lines: Sequence[Spoken]) -> list[Scored]:
    """The claim in the same report: what shares most, else what was said last."""
    start = denial.line.line.start
    before = [line for line in lines if line.line.start < start and line.key != denial.line.key][-REACH:]
    after = [line for line in lines if line.line.start > start][:AFTER]
    fits = [line for line in (*reversed(before), *after) if _factual(line) and _may_answer(line, denial)]
    scored = [(_points(line, denial), -n, line) for n, line in enumerate(fits)]
    best = max(scored, key=lambda one: one[:2], default=None)
    if best and best[0]:
        return [(best[0], best[2])]
    if denial.force != "flat":
        return []
    near = [line for line in before[-NEXT:][::-1] if line in fits]
    shares = [line for line in near if denial.answers and _one_issue(line, denial)]
    if len(denial.own) < TERSE or denial.line.key[1] < 0 or shares:
        return [(1.0, line) for line in (shares or near)[:1]]
    charged = [line for line in near if line.line.act == "accuse" and denial.charged]
    return [(1.0, line) for line in charged[:1]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Claims in the order of days, with the last days of their reports, those without one first."""

    lines: Sequence[Spoken]
    orders: Sequence[int]


Shelves = Mapping[tuple[str, str], Shelf]
EMPTY_SHELF = Shelf((), ())


def _shelves(spoken: Sequence[Spoken], sides: set[str]) -> Shelves:
    """Claims by the party that they are about and by what they are about."""
    shelves: dict[tuple[str, str], list[Spoken]] = {}
    for line in spoken:
        if not line.party and not (
            line.line.speaker and _sides_of(line) and (line.line.act == "accuse" or _pledge(line))
        ):
            continue
        about = _sides_of(line) | (set(line.party.split("+")) if _admitted(line) else set())
        names = about & sides if about else {UNKNOWN}
        if names and _factual(line):
            for part in matter(line):
                for name in names:
                    shelves.setdefault((name, part), []).append(line)
    for shelf in shelves.values():
        shelf.sort(key=lambda line: (line.order, line.key))
    return {name: Shelf(shelf, [line.order for line in shelf]) for name, shelf in shelves.items()}


def _elsewhere(denial: Denial, shelves: Shelves) -> list[Scored]:
    """The claim in another report that shares most with the denial."""
    votes: Counter[tuple[str, int]] = Counter()
    held: dict[tuple[str, int], Spoken] = {}
    parts: Sense = denial.own | denial.around
    names = denial.sides | (denial.told if denial.line.line.target_party else frozenset())
    for name in sorted(names | {UNKNOWN}):
        for part in parts:
            weight = 2 if part in denial.own else 1
            for claim in _near(shelves.get((name, part), EMPTY_SHELF), denial):
                held[claim.key] = claim
                votes[claim.key] += weight
    best: list[Scored] = []
    for key in nsmallest(BEST, votes, key=lambda key: (-votes[key], key)):
        claim = held[key]
        if _may_answer(claim, denial):
            score, apart = _points(claim, denial), gap(claim, denial.line)
            sure = score >= SURE and denial.force == "flat"
            early = denial.force == "flat" or claim.since <= denial.line.since
            if score and (sure or (apart <= DAYS and early and not _vague(claim, denial.line))):
                best.append((score - 0.05 * min(DAYS, apart), claim))
    return sorted(best, key=lambda one: (-one[0], one[1].key))[:1]


def _touch(one: Spoken, other: Spoken) -> bool:
    return one.line.start < other.line.end and other.line.start < one.line.end


def _reported(denial: Denial, reports: Reports, story_of: Mapping[str, str]) -> list[Scored]:
    """What another report tells by itself of the side that denies it."""
    scored = [(_points(claim, denial), claim) for claim in reported(denial, reports, story_of)]
    return sorted((one for one in scored if one[0]), key=lambda one: (-one[0], one[1].key))[:1]


def _near(shelf: Shelf, denial: Denial) -> list[Spoken]:
    """Of other stories and of the days around; from a crowd those nearest to its last day."""
    line, reach = denial.line, LONG if denial.force == "flat" else DAYS
    if not shelf.lines or not line.order:
        return [claim for claim in shelf.lines[-CROWD:] if claim.story != line.story]
    last, undated = line.order + reach, bisect_right(shelf.orders, 0)
    end = bisect_right(shelf.orders, last) if len(shelf.lines) > CROWD else len(shelf.lines)
    begin = max(undated, end - CROWD, bisect_left(shelf.orders, line.since - reach))
    near = (*shelf.lines[max(0, undated - CROWD) : undated], *shelf.lines[begin:end])
    return [claim for claim in near if claim.story != line.story and claim.since <= last]
