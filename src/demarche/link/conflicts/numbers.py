"""One thing that two reports give in different numbers, by the weight of all signs: see `weights`.

Any two are weighed that have one unit or count one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from math import inf

from demarche.lang.concepts import Sense, deeds
from demarche.link.conflicts.amounts import Told
from demarche.link.conflicts.given import TIME, Given, counts_of, plain_line
from demarche.link.conflicts.signs import DAYS, Signs, apart, common_signs, upto
from demarche.link.conflicts.voices import voice_of
from demarche.link.conflicts.weights import conflict_weights, surest
from demarche.link.sense.amounts import MINUTE, PERCENT, Amount
from demarche.link.sense.figures import FATES, MONEY
from demarche.link.sense.setting import SHARP, beside, meet
from demarche.link.stretches import Row, within_reach

LONG, OFF = 14, 3
"""Days between two reports, and between two days told beside the numbers, beyond which they are of two things."""
TIMES = 8
"""Times that the one is the other, beyond which they are of two things."""
NEARLY = 1.25
"""Times of things that are counted roughly within which both may be right."""
RATIOS, GAPS = (1.1, 1.25, 1.5, 2, 3, 5), (1, 3)

CROWD = 24
"""Numbers of one thing of which each meets only so many of the next ones by day."""

Pair = tuple[Given, Given]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers of reports."""

    told: Told

    def pairs(self) -> Iterator[tuple[Given, Given, Signs]]:
        """Two numbers that may be of one thing, with the signs for and against it."""
        for _, shelf in self._shelves():
            for at in range(len(shelf)):
                yield from ((shelf[at], shelf[n], signs) for n, signs in self._behind(shelf, at))

    def differing(self) -> Iterator[Pair]:
        """The likeliest ones first; each number once for two stories."""
        return surest(self._found(), one_matter, again)

    def _found(self) -> Iterator[tuple[float, Given, Given]]:
        """Again where two stand near on several shelves."""
        for name, shelf in self._shelves():
            said = [self._said(one) for one in shelf] if self.told.kept.keeps else [b""] * len(shelf)
            row = Row(name, said, [one.first for one in shelf], CROWD)
            for at, n, score in within_reach(self.told.kept, "numbers", row, partial(self._sums, shelf), float):
                yield score, shelf[at], shelf[n]

    def _shelves(self) -> Iterator[tuple[str, list[Given]]]:
        shelves: dict[str, list[Given]] = {}
        for found in self.told.given.values():
            for one in found:
                for name in one.shelves:
                    shelves.setdefault(name, []).append(one)
        for name in sorted(shelves):
            yield name, sorted(shelves[name], key=lambda one: (one.first, one.document.id, one.amount.start))

    def _sums(self, shelf: Sequence[Given], at: int) -> Iterator[tuple[int, float]]:
        weights = conflict_weights("number")
        for n, signs in self._behind(shelf, at):
            score = round(weights.sum_of(signs), 6)
            if score >= weights.enough:
                yield n, score

    def _behind(self, shelf: Sequence[Given], at: int) -> Iterator[tuple[int, Signs]]:
        one = shelf[at]
        for n, other in enumerate(islice(shelf, at + 1, at + 1 + CROWD), at + 1):
            if one.day and other.first - one.day > LONG:
                break
            if _comparable(one, other):
                given = [*self._given(one, other), *self._given(other, one)]
                if all(given):
                    yield n, number_signs(one, other) | ({"number of a rival"} if given else set())

    def _given(self, one: Given, other: Given) -> Iterator[bool]:
        """For each place where the report of the one has the number of the other, too: whether it leaves it to somebody
        who is not of its own mind."""
        for side in self.told.read[one.document.id]:
            same = side.unit == other.amount.unit and side.meets(other.amount)
            if same and (side.unit or _one_noun(side, other, one)):
                yield voice_of(one.document, side).rivals_of(voice_of(one.document, one.amount))

    def _said(self, one: Given) -> bytes:
        """Its report tells all but what other reports tell with it."""
        near = one.story, one.amount.start, sorted(one.meetings), one.met, sorted(one.rounds)
        return self.told.digests[one.document.id] + repr(near).encode("utf8", "surrogatepass")


def one_matter(pair: Pair) -> list[tuple[str, float, float]]:
    low, high = sorted(side.amount.middle for side in pair)
    return [(pair[0].amount.unit, low, high)]


def again(pair: Pair, before: Pair) -> bool:
    """The same two numbers of what is told in the same words."""
    return any(one.near.met(other.near) or one.noun.met(other.noun) for one in pair for other in before)


def _one_noun(side: Amount, other: Given, one: Given) -> bool:
    return bool(counts_of(plain_line(side.noun, one.document.lang, other.setting.forms), other.noun))


def _comparable(one: Given, other: Given) -> bool:
    """Nothing says that both may be right, or that they are of two things."""
    first, second = one.amount, other.amount
    if one.document.id == other.document.id or first.unit != second.unit or first.meets(second):
        return False
    times = _times(one, other)
    rough = first.low < first.high < inf or second.low < second.high < inf
    if rough and not first.unit and times <= NEARLY:
        return False  # one is told roughly
    if times > TIMES or (first.unit == MINUTE and first.changing != second.changing):
        return False
    if first.middle in other.beside or second.middle in one.beside:
        return False  # the one sentence has a number of its own for each
    if not first.unit and not counts_of(one.noun, other.noun) and not (one.folk and other.folk):
        return False
    if one.wanted and other.wanted and one.wanted != other.wanted:
        return False
    if first.unit == MINUTE and _two_rounds(one, other):
        return False
    if one.folk and one.whose and other.whose and not one.whose & other.whose:
        return False  # the people of one party and those of another
    fates = _fate(one), _fate(other)
    if any(fates) and apart(one, other) and _grown(one, other):
        return False  # the dead are counted for days
    return _off(one, other) <= (SHARP if first.unit == MINUTE else OFF) and not (all(fates) and not fates[0] & fates[1])


def _two_rounds(one: Given, other: Given) -> bool:
    """What took so long are rounds of two numbers, or meetings of two days that are known."""
    if one.rounds and other.rounds and not one.rounds & other.rounds:
        return True
    sharp = all((last - first).days <= SHARP for side in (one, other) for first, last in side.met)
    return bool(one.met and other.met) and sharp and not meet(one.met, other.met) and not beside(one.met, other.met)


def _grown(one: Given, other: Given) -> bool:
    """The later report has more."""
    early, late = (one, other) if one.day <= other.day else (other, one)
    return late.amount.middle > early.amount.middle


def _times(one: Given, other: Given) -> float:
    low, high = sorted((one.amount.middle, other.amount.middle))
    return high / max(low, 1)


def _off(one: Given, other: Given) -> int:
    """Days between those that both sentences tell."""
    days = one.setting.times, other.setting.times
    if not all(days) or meet(*days):
        return 0
    return min(abs((a - b).days) for a, _ in days[0] for b, _ in days[1])


def _fate(one: Given) -> Sense:
    """What has befallen those who are counted."""
    return FATES & (one.kin.gist | one.noun.gist) or FATES & one.near.gist


def number_signs(one: Given, other: Given) -> Signs:
    """All but whether one of the reports has both numbers."""
    return common_signs(one, other) | _amounts(one, other) | _things(one, other) | _times_told(one, other)


def _amounts(one: Given, other: Given) -> Signs:
    first, second = one.amount, other.amount
    rough = (first.low != first.high) + (second.low != second.high)
    signs = {
        f"unit {_unit(first)}",
        f"times {upto(_times(one, other), RATIOS)}",
        f"rough {rough}",
        f"words right beside {min(2, one.kin.met(other.kin))}",
        f"other numbers {min(2, len(one.beside & other.beside))}",
    }
    if inf in (first.high, second.high):
        signs.add("at least")
    for name, has in (
        ("changing", first.changing + second.changing),
        ("rate", first.rate + second.rate),
        ("part", first.part + second.part),
        ("only wanted", one.only + other.only),
        ("wanted", bool(one.wanted) + bool(other.wanted)),
    ):
        if has:
            signs.add(f"{name} {has}")
    return signs


def _unit(one: Amount) -> str:
    if not one.unit:
        return "count"
    if one.unit.startswith(MONEY):
        return "money"
    return one.unit if one.unit in (MINUTE, PERCENT) else "time" if one.unit in TIME else "measure"


def _things(one: Given, other: Given) -> Signs:
    """What is counted, whose it is, and what is done with it."""
    signs = set()
    if not one.amount.unit:
        met, least = one.noun.met(other.noun), min(len(one.noun.gist), len(other.noun.gist))
        signs.add(f"noun {'folk' if not met else 'same' if met >= least else 'part'}")
        if one.folk and other.folk:
            signs.add("folk")
        told = (one.whose == other.whose) if one.whose and other.whose else None
        whose = "open" if told is None else "same" if told else "meet" if one.whose & other.whose else "apart"
        signs.add(f"whose {whose}")
    fates = _fate(one), _fate(other)
    done = (one.near.gist & deeds(one.document.lang), other.near.gist & deeds(other.document.lang))
    return signs | {f"fate {_both(*fates)}", f"deed {_both(*done)}"}


def _both(one: Sense, other: Sense) -> str:
    if one & other:
        return "same"
    return "apart" if one and other else "one" if one or other else "none"


def _times_told(one: Given, other: Given) -> Signs:
    first, second = one.setting, other.setting
    days = apart(one, other)
    near = f"{_unit(one.amount)} reports apart {upto(days, DAYS)}"
    signs = {near} if one.day and other.day else set()
    if first.times and second.times:
        told = "one day" if meet(first.times, second.times) else f"days off {upto(_off(one, other), GAPS)}"
    elif first.when and second.when:
        told = "one day before" if meet(first.when, second.when) else "other day before"
    else:
        told = "day of one" if first.times or second.times else "no day"
    signs.add(told)
    if one.met and other.met:
        signs.add(f"{_unit(one.amount)} meeting {'one day' if meet(one.met, other.met) else 'days apart'}")
    elif one.amount.unit == MINUTE:
        signs.add(f"=minute meeting {'of one' if one.met or other.met else 'open'}")
    if first.old or second.old:
        signs.add("long ago" if first.old and second.old and meet(first.old, second.old) else "long ago one")
    if days:
        signs.add("later more" if _grown(one, other) else "later fewer")
    return signs
