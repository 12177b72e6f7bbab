"""Tellings held against one another: what is kept from one time to the next changes nothing."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.link.meetings.find import find_meetings
from demarche.link.meetings.pairs import CROWD, Scores
from demarche.link.meetings.scale import Scale
from demarche.link.meetings.telling import Told
from demarche.model import At, Meeting, When

START = date(2031, 5, 5)


def telling(n: int, chance: random.Random) -> Told:
    day = START + timedelta(days=chance.randrange(12))
    days = (day, day) if chance.random() < 0.7 else None
    parties = frozenset(chance.sample(("NOR", "VES", "OST", "FRG"), chance.choice((1, 2, 2, 2, 3))))
    status = chance.choice(("planned", "held", "held", "cancelled"))
    line = Meeting(0, 9, "talks", parties=tuple(sorted(parties)), date=When(*(days or (None, None))), status=status)
    place = chance.choice(("", "", "port halven", "upper skarn"))
    return Told(At(f"d{n:03}", 0, 9), line, "en", parties, frozenset(), days, day, f"s{n % 7}", place, "", "", False)


@given(st.integers(0, 10**9))
@settings(max_examples=60)
def test_points_that_are_kept_join_the_same_meetings(seed: int) -> None:
    chance = random.Random(seed)
    told = [telling(n, chance) for n in range(chance.randrange(2, 3 * CROWD))]
    scores = Scores()
    assert find_meetings(told, scores) == find_meetings(told)
    for _ in range(2):
        told = [telling(n, chance) if chance.random() < 0.2 else one for n, one in enumerate(told)]
        assert find_meetings(told, scores) == find_meetings(told)


@given(st.integers(0, 10**9))
@settings(max_examples=30)
def test_the_order_of_the_tellings_joins_nothing(seed: int) -> None:
    chance = random.Random(seed)
    told = [telling(n, chance) for n in range(2 * CROWD)]
    assert find_meetings(chance.sample(told, len(told))) == find_meetings(told)


def test_each_pair_comes_once_and_in_order() -> None:
    chance = random.Random(7)
    told = [telling(n, chance) for n in range(2 * CROWD)]
    pairs = [(one, other) for one, other, _ in Scores().pairs(told)]
    assert len(pairs) == len(set(pairs))
    assert all(one < other for one, other in pairs)


def test_only_what_is_told_otherwise_is_weighed_again(monkeypatch) -> None:
    chance = random.Random(11)
    told = [telling(n, chance) for n in range(30)]
    scores = Scores()
    list(scores.pairs(told))
    weighed = []
    monkeypatch.setattr(Scale, "odds", lambda _, one, other: weighed.append((one[0], other[0])) or 0.0)
    list(scores.pairs(told))
    assert not weighed
    anew = replace(told[3], days=(START, START))
    list(scores.pairs([*told[:3], anew, *told[4:]]))
    assert weighed
    assert all(anew in pair for pair in weighed)
