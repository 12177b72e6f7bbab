"""What two tellings agree on beside the day: who met, where, in which forum, and of what rank."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from demarche.link.meetings.telling import Told
from demarche.link.meetings.when import NEVER, PAIR, one_day, two
from demarche.world import place_forms, states

LIKE, UNLIKE = 75, 60
"""Likeness (0 to 100) of names of forums and places: from the first the same, below the second two."""
MANY = 3
"""Parties that one telling has more than the other: from there on the other is a meeting of some of them."""
BODIES = frozenset({"session", "sit", "meet", "meeting"})
ONE_BY_ONE = frozenset({"receive", "call", "visit", "speak"})
TALKS = frozenset({"talks", "resume", "session"})
SESSIONS = frozenset({"session", "sit"})
LEVELS = {"experts": 0.0, "envoys": 1.0, "ministers": 1.5, "summit": 4.0}
"""How far apart two levels lie: the points by which it speaks against one meeting."""
RANK = 0.5
"""Points for one rank that is told by both."""
FAR = 3.0
"""Distance of levels of which no meeting has both: leaders, and experts or envoys."""
BODY, FIELD, SITTERS = 1.0, 0.5, 0.25
"""Points for a working body of one field, for talks on one field, for those who sit."""
OTHER_BODY, OTHER_FIELD = -2.5, -1.25
"""Points against one meeting: two bodies of two fields; one body, and talks on another field."""
LONE = 0.75
"""Points where one telling names a single side, and its report the others too."""
WORKING = frozenset({"experts", "commission", "group", "lawyers", "officers", "companies"})
LEAST_LETTERS = 3
"""Letters of a word by which names of forums are compared where spaces are lost."""


def shared_parties(one: Told, other: Told) -> float:
    """2 where both name the same two or more, less where one names part of them, NEVER where each names another."""
    if not one.parties or not other.parties:
        return _around(one, other)
    found = _by_names(one, other)
    if found >= 0:
        return found
    # sides that are taken from the rest of a report, or of which it names one, do not part them by themselves
    return max(_few(one, other), _few(other, one), _half(one, other))


def _half(one: Told, other: Told) -> float:
    """Each leaves a side out that its report names, one of them the mediator: "the envoy and X", "X and Y". Who
    receives or calls one of two has not met both."""
    left = (one.parties - other.parties, other.parties - one.parties)
    if not one.parties & other.parties or {one.line.kind, other.line.kind} & ONE_BY_ONE:
        return NEVER
    mediated = any(side and not side & states().keys() for side in left) and place(one, other) > 0
    mediated = mediated or ({one.line.kind, other.line.kind} <= TALKS and place(one, other) > 0 and one_day(one, other))
    return LONE if mediated and left[0] <= other.around and left[1] <= one.around else NEVER


def _few(weak: Told, told: Told) -> float:
    """Its report is about those who met by the other. One side named may be the mediator: "the envoy said that the
    engineers will sit down on Friday"; but a body that sits by itself is told by its name."""
    if len(told.parties) < PAIR or len(told.parties & weak.around) < PAIR:
        return NEVER
    if weak.guessed:
        return 1.0 if not weak.parties or told.parties <= weak.around else LONE
    return LONE if len(weak.parties) == 1 and weak.line.kind not in SESSIONS else NEVER


def _by_names(one: Told, other: Told) -> float:
    shared = one.parties & other.parties
    if not shared:
        return NEVER
    small, large = sorted((one.parties, other.parties), key=len)
    if small == large and len(shared) == 1:
        level = 0.5 if one.line.level and one.line.level == other.line.level else 0.0
        return 0.0 if shared <= states().keys() else 0.5 + level  # one body holds many meetings
    if small == large:
        return 2.0
    if len(large) - len(small) >= MANY:
        return 0.25 if small <= large else NEVER
    if small <= large:
        if len(shared) > 1:
            return 2.0 if len(large) - len(small) == 1 else 1.75  # the mediator left out
        # one party named only: surer where the report tells of the other too
        return 1.0 if large <= (one.around | other.around) else 0.5
    return 1.0 if len(shared) > 1 else NEVER


def _around(one: Told, other: Told) -> float:
    """One telling names nobody: those who met by the other must be those whom its report is about."""
    weak, told = (one, other) if not one.parties or (other.parties and one.guessed) else (other, one)
    if len(told.parties) > 1 and len(told.parties & weak.around) > 1:
        return 1.0
    # one body's session: its place and day, and the body named in the report
    body = {one.line.kind, other.line.kind} <= BODIES and bool(told.parties & weak.around)
    return 0.5 if body and not weak.parties and place(one, other) > 0 else NEVER


def same_rank(one: Told, other: Told) -> float:
    """Leaders, or ministers of one field, seldom meet: who meets tells as much as where."""
    first, second = one.line, other.line
    if first.level != second.level or not first.level or len(one.parties | other.parties) < PAIR:
        return 0.0
    return RANK if first.level == "summit" or (first.office and first.office == second.office) else 0.0


def ranks_agree(one: Told, other: Told) -> bool:
    """Not leaders in the one and experts in the other, nor ministers of two fields."""
    first, second = one.line.level, other.line.level
    far = bool(first and second) and abs(LEVELS[first] - LEVELS[second]) >= FAR
    return not far and offices_agree(one, other)


def offices_agree(one: Told, other: Told) -> bool:
    """ "deputy foreign" and "foreign" may be one, "foreign" and "defence" are two."""
    return not two(one.line.office.rpartition(" ")[2], other.line.office.rpartition(" ")[2])


def place(one: Told, other: Told) -> float:
    """1 the same, 0 not known, NEVER two places. A capital and its state are one place, and so are two spellings."""
    first, second = one.place, other.place
    if not first or not second:
        return 0.0
    if first in second or second in first:
        return 1.0
    if one.state and other.state and one.state != other.state:
        return NEVER
    if one.state and one.state == other.state:
        towns = one.city and other.city and (one.lang == other.lang or _spelt_alike(one, other))
        return 1.0 if not towns else NEVER if fuzz.ratio(first, second) < UNLIKE else 0.0
    if (one.state and not one.city) or (other.state and not other.city):
        return 0.0  # a state, and a town that no list knows
    return NEVER if one.lang == other.lang and fuzz.ratio(first, second) < UNLIKE else 0.0


def _spelt_alike(one: Told, other: Told) -> bool:
    """Both languages know both names: none is the other's translation."""
    return one.line.place in place_forms(other.lang) and other.line.place in place_forms(one.lang)


def forum(one: Told, other: Told) -> float:
    """1 the same, 0 not known, NEVER two forums."""
    first, second = one.forum, other.forum
    if not first or not second:
        return 0.0
    if first in second or second in first:
        return 1.0
    likely = max(alike(first, second), fuzz.token_sort_ratio(first, second))
    if likely >= LIKE or glued(first, second):
        return 1.0
    return NEVER if one.lang == other.lang and likely < UNLIKE else 0.0


@lru_cache(maxsize=1 << 14)
def alike(one: str, other: str) -> float:
    return fuzz.token_set_ratio(one, other)


@lru_cache(maxsize=1 << 14)
def glued(one: str, other: str) -> bool:
    """Every word of one name stands in the letters of the other, where a machine has lost a space between two."""
    for few, letters in ((one.split(), other), (other.split(), one)):
        apart = letters.split()
        words = [word for word in few if len(word) >= LEAST_LETTERS]
        if len(words) >= PAIR and len(apart) <= len(words) and all(any(word in run for run in apart) for word in words):
            return True
    return False


def subject(one: Told, other: Told) -> float:
    """Points for the working body that sits and for what it is about, less than 0 for two bodies of two fields."""
    first, second = one.about, other.about
    if first.sits & second.sits:
        return BODY + FIELD if first.who & second.who & WORKING else BODY
    if first.fields & second.fields:
        return FIELD
    if first.sits and second.sits:
        return OTHER_BODY
    if first.fields and second.fields and (first.sits or second.sits):
        return OTHER_FIELD
    return SITTERS if first.who & second.who and (first.who | second.who) & WORKING else 0.0
