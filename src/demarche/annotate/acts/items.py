"""What is demanded, item by item: "that they withdraw, and that the port be opened", "a truce, aid and an apology"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from demarche.annotate.acts.asking import Asking
from demarche.annotate.acts.signs import Said, behind_preposition
from demarche.model import Mention

_CLAUSE = 24  # code points of a clause that may be a demand of its own
_ITEM = 8  # code points of an item of a list
_FOLLOWS = 40  # code points after a party in which the verb of its clause begins
_VERBS = frozenset(["deed", "must", "not", "do_good", "ask"])
_LEADING = frozenset(["until", "if"])
_BEFORE = 4  # words that may stand before a thing


@dataclass(frozen=True, slots=True)
class Item:
    """One thing demanded, [start, end), and the party that is its subject, "" where it names none.

    by: who demands it, where a speaker tells it of another; "" for the speaker.
    """

    start: int
    end: int
    party: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Joint:
    """A comma, semicolon or conjunction: where the item before it ends and the one after it begins."""

    end: int
    start: int
    joined: bool  # by a conjunction or semicolon, not by a comma alone


@lru_cache(maxsize=8)
def _mark(joiners: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, joiners), key=len, reverse=True))
    return re.compile(rf"(?:\s*[,;]\s+(?:(?:{words})\s+)?|\s+(?:{words})\s+)(?:\(?(?:[ivx]+|\d\d?|[a-h])\)\s+)?")


def items(said: Said, asking: Asking, start: int, end: int, own: str) -> list[Item]:
    """The demands in [start, end), of the party `own`; one where nothing opens another."""
    cuts: list[tuple[Joint, str]] = []
    listed = leads_with_thing(said, asking, start, end)
    held: list[Joint] = []  # commas of a list whose last conjunction is still to come
    for joint in joints(said, start, end):
        opened = _opened(said, asking, joint, end)
        last = cuts[-1][0].start if cuts else start
        if last == start and not joint.joined and _leads_up(said, start):
            continue
        subject = None if _in_a_row(said, last, joint) else _subject(said, opened.start, end, own)
        if opened is not joint or subject is not None or _opens(said, asking, joint, end):
            if joint.end - last >= _CLAUSE // (1 if subject is not None else 2) and end - joint.start >= _CLAUSE // 2:
                cuts.append((opened, subject.party if subject is not None else ""))
        elif listed and leads_with_thing(said, asking, joint.start, end):
            held.append(joint)
            if joint.joined:
                cuts += [(one, "") for one in held]
                held = []
    cuts.sort(key=lambda cut: cut[0].start)
    first = _subject(said, start, end, own)
    pieces = [(start, first.party if first is not None else ""), *((joint.start, party) for joint, party in cuts)]
    ends = [*(joint.end for joint, _ in cuts), end]
    found = [
        Item(begin, stop, party or _asked(said, asking, begin, own))
        for (begin, party), stop in zip(pieces, ends, strict=True)
        if stop - begin >= _ITEM
    ]
    return found or [Item(start, end)]


def _leads_up(said: Said, start: int) -> bool:
    """ "Before anything is signed, …": a condition is no demand beside what it is the condition of."""
    return any(hit[0] == start and not _LEADING.isdisjoint(hit[2]) for hit in said.between(start, start + 1))


def _asked(said: Said, asking: Asking, start: int, own: str) -> str:
    """ "we ask Peru to …": the party that the speaker's verb of asking names."""
    if not said.folded.startswith(asking.asks, start):
        return ""
    mine = set(own.split("+"))
    for mention in said.parties(start, start + _FOLLOWS):
        if mine.isdisjoint(mention.party.split("+")) and not mention.adjectival:
            return mention.party if does(said, max(mention.end, mention.phrase_end), mention.end + _FOLLOWS) else ""
    return ""


def joints(said: Said, start: int, end: int) -> Iterator[Joint]:
    """Every place in [start, end) at which another item may begin."""
    for match in _mark(said.grammar.joiners).finditer(said.folded, start, end):
        if match.end() < end and match.start() > start:
            yield Joint(match.start(), match.end(), match[0].strip() != ",")


def _opened(said: Said, asking: Asking, joint: Joint, end: int) -> Joint:
    """The joint with the conjunction that opens a clause behind it: "and that", "and to"; itself where none stands."""
    first, space, _ = said.folded[joint.start : min(end, joint.start + 20)].partition(" ")
    if space and first in asking.openers:
        return Joint(joint.end, joint.start + len(first) + 1, joint.joined)
    if space and first in said.grammar.purpose and joint.joined:
        return Joint(joint.end, joint.start, joint.joined)
    return joint


def _opens(said: Said, asking: Asking, joint: Joint, end: int) -> bool:
    """Does a verb of asking or a deed begin what follows?"""
    if said.folded.startswith(asking.asks, joint.start):
        return True
    if not joint.joined:
        return any(hit[0] == joint.start and "deed" in hit[2] for hit in said.between(joint.start, joint.start + 1))
    begun = any("deed" in hit[2] for hit in said.between(joint.start, joint.start + 1))
    return begun or _done_to_both(said, joint, end)


def _done_to_both(said: Said, joint: Joint, end: int) -> bool:
    """ "the wall torn down and the men freed": a deed ends the clause before, and another the clause after."""
    low = max(0, joint.end - _FOLLOWS)
    before = any(hit[1] == joint.end and "deed" in hit[2] for hit in said.between(low, joint.end))
    return before and any("deed" in hit[2] for hit in said.between(joint.start + 1, end))


def leads_with_thing(said: Said, asking: Asking, start: int, end: int) -> bool:
    """Does a noun of what can be demanded begin what follows?"""
    for word in said.folded[start : min(end, start + 60)].split()[: _BEFORE + 1]:
        bare = word.strip(",.;:“”\"'()")
        if bare in asking.things:
            return True
        if bare not in asking.before and bare not in said.grammar.determiners and not bare[:1].isdigit():
            return False
    return False


def _subject(said: Said, start: int, end: int, own: str) -> Mention | None:
    """A party other than its own that begins the clause, and does what follows."""
    mine = set(own.split("+"))
    for mention in said.parties(start, min(end, start + _FOLLOWS)):
        if (
            mention.adjectival
            or mention.kind == "pronoun"
            or not mine.isdisjoint(mention.party.split("+"))
            or behind_preposition(said, mention)
        ):
            continue
        low = mention.phrase_start if 0 <= mention.phrase_start <= mention.start else mention.start
        if low - start > 4 and mention.start - start > 4:
            return None
        return mention if does(said, max(mention.end, mention.phrase_end), end) else None
    return None


def _in_a_row(said: Said, low: int, joint: Joint) -> bool:
    """Is a name before the conjunction one subject with that behind it: "Iceland and Norway to wait"?"""
    names = [m for m in said.parties(max(low, joint.end - _FOLLOWS), joint.end) if m.end == joint.end]
    if not joint.joined or not names or behind_preposition(said, names[-1]):
        return False
    return not any(not _VERBS.isdisjoint(hit[2]) for hit in said.between(low, names[-1].start))


def does(said: Said, at: int, end: int) -> bool:
    """Does a verb follow at once? Else what stands before is one of a row of names."""
    for start, _, names in said.between(at, min(end, at + _FOLLOWS)):
        if not _VERBS.isdisjoint(names):
            between = said.folded[at:start]
            return "," not in between and len(between.split()) <= 2
    follower = said.folded[at : at + 12].split()
    return bool(follower) and follower[0] in said.grammar.purpose
