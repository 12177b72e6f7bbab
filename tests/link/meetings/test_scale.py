"""What is worked out once for many pairs of tellings comes to what each pair has by itself."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from case_reports import Report, marked

from demarche.link.meetings import find_meetings
from demarche.link.meetings.join import grouped
from demarche.link.meetings.pairs import Scores
from demarche.link.meetings.scale import Scale
from demarche.link.meetings.telling import Told
from demarche.link.meetings.told import told_meetings
from demarche.link.meetings.weights import log_odds, weights
from demarche.link.people import find_people
from demarche.link.stories import find_stories

TEXTS = (
    (
        "en",
        "Chile and Peru held talks on the port in Lima on 4 March. They had met twice in Arica, on 2 March and before.",
    ),
    (
        "en",
        "Chile and Peru will hold a second round of talks on the port in Lima on 4 March, an official said on Monday.",
    ),
    ("en", "The talks between Chile and Peru in Lima, due on 4 March, were put off to 9 March over the price of fish."),
    (
        "id",
        "Utusan Cile dan Peru bertemu di Lima pada 9 Maret untuk membahas harga ikan. Putaran ketiga digelar di Arica.",
    ),
    (
        "id",
        "Presiden Cile dan Presiden Peru bertemu pada Kamis. Para ahli kedua negara bertemu di Arica keesokan harinya.",
    ),
    ("en", "Ministers from Kenya and Somalia met in Nairobi on 4 March. Experts of both sides are to meet on 9 March."),
)


def tellings() -> list[Told]:
    documents = marked(Report(lang, text, date(2019, 3, 1 + n)) for n, (lang, text) in enumerate(TEXTS))
    return told_meetings(documents, find_people(documents), find_stories(documents))


def test_every_pair_comes_to_the_sum_of_its_signs() -> None:
    told, scale = tellings(), Scale()
    placed = [scale.placed(one) for one in told]
    assert len(told) > len(TEXTS)
    for one, other in combinations(range(len(told)), 2):
        wanted = log_odds(told[one], told[other])
        assert scale.odds(placed[one], placed[other]) == scale.odds(placed[other], placed[one]) == wanted


def test_the_same_tellings_are_joined() -> None:
    told, scores = sorted(tellings(), key=lambda one: (one.at.document, one.at.start)), Scores()
    joined = grouped(len(told), scores.pairs(told), scores.of, weights().enough)
    each = ((one, other, log_odds(told[one], told[other])) for one, other, _ in scores.pairs(told))
    alone = grouped(len(told), each, lambda one, other: log_odds(told[one], told[other]), weights().enough)
    assert joined == alone
    assert len(find_meetings(told)) <= len(joined)
