from __future__ import annotations

import random

from link_material import BACKGROUND, OTHER, WIRE, on_day, part, report

from demarche.link.stories.find import find_stories


def made(seed):
    """Some 300 words that no other text has in this order."""
    chance = random.Random(seed)
    words = (OTHER + BACKGROUND).split()
    return ". ".join(" ".join(chance.choice(words) for _ in range(12)) for _ in range(25))


HARVEST, RAIL = made(1), made(2)


def stories_of(*texts):
    return [set(story.documents) for story in find_stories([report(text) for text in texts])]


def test_a_round_up_of_two_wires_joins_neither():
    news = part(HARVEST, 0, 0.5) + "\n" + part(RAIL, 0, 0.5) + made(3)[:300]
    assert sorted(map(len, stories_of(HARVEST, RAIL, news))) == [1, 1, 1]


def test_a_round_up_that_is_mostly_one_wire_belongs_to_it():
    news = part(HARVEST, 0, 0.9) + "\n" + part(RAIL, 0, 0.55)
    assert {report(HARVEST).id, report(news).id} in stories_of(HARVEST, RAIL, news)
    assert {report(RAIL).id} in stories_of(HARVEST, RAIL, news)


def test_two_halves_of_one_wire_are_one_story_with_it():
    assert len(stories_of(WIRE, part(WIRE, 0, 0.5), part(WIRE, 0.5, 1))) == 1


def test_two_whole_wires_of_different_days_in_one_page_stay_two():
    short = [part(HARVEST, 0, 0.5), part(RAIL, 0, 0.5)]
    page = on_day(report("\n".join(short)), 9)
    documents = [on_day(report(text), day) for text, day in zip(short, (7, 8), strict=True)]
    for story in find_stories([*documents, page]):
        assert not {one.id for one in documents} <= set(story.documents)


def test_a_shared_wire_still_joins_its_copies():
    assert sorted(map(len, stories_of(WIRE, WIRE + "\n", part(WIRE, 0, 0.7), OTHER))) == [1, 3]
