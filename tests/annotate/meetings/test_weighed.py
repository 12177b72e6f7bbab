"""Who is taken to be in a meeting of which the words leave out a side."""

from datetime import date

import pytest

from demarche import pipeline
from demarche.annotate.meetings.mark import lines_in
from demarche.annotate.meetings.weighed import log_odds, weights
from demarche.annotate.meetings.weighed_signs import About, Telling
from demarche.annotate.scheme import Scheme
from demarche.model import Document

DAY = date(2024, 5, 15)
THREE = (
    "Chile, Bolivia and Peru opened talks on the port in Lima on Monday. Chile wants a lower fee. Bolivia wants a road. "
    "Peru wants both to wait. Chile's envoy spoke first, then those of Bolivia and Peru. Brazil's ambassador wished "
    "them well."
)


def marked(text: str, code: str = "en") -> Document:
    return pipeline.mark(Document("d", text, ("d.txt",), lang=code, given=DAY), Scheme())


def test_all_three_are_in_the_next_round_of_which_only_the_day_is_told() -> None:
    *_, last = marked(f"{THREE} The next round is set for 3 June in Geneva.").meetings
    assert set(last.parties) == {"CHL", "BOL", "PER"}
    assert last.filled


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Chile's minister met his Bolivian counterpart in Geneva on Tuesday."),
        ("id", "Menteri Luar Negeri Cile bertemu mitranya dari Bolivia di Jenewa pada Selasa."),
    ],
)
def test_sides_that_the_words_tell_stay(code: str, text: str) -> None:
    peru = {"en": "Peru has asked for talks.", "id": "Peru meminta perundingan."}[code]
    *_, last = marked(f"{peru} {peru} {peru} {text}", code).meetings
    assert set(last.parties) == {"CHL", "BOL"}


def test_where_it_is_held_takes_no_part_if_only_its_town_is_named() -> None:
    report, lines = lines_in(marked(f"{THREE} The next round is set for 3 June in Geneva."))
    telling = Telling(About(report, lines), lines[-1])
    assert telling.host == "CHE"
    assert "CHE" not in telling.candidates()


def test_who_is_named_once_as_an_aside_is_likelier_absent_than_a_side() -> None:
    report, lines = lines_in(marked(f"{THREE} The next round is set for 3 June in Geneva."))
    telling = Telling(About(report, lines), lines[-1])
    assert log_odds(telling, "BRA") < weights().enough <= min(log_odds(telling, one) for one in ("CHL", "BOL", "PER"))


def test_each_sign_of_a_candidate_is_told_once() -> None:
    report, lines = lines_in(marked(f"{THREE} The next round is set for 3 June in Geneva."))
    telling = Telling(About(report, lines), lines[-1])
    for code in telling.candidates():
        found = list(telling.signs(code))
        assert len(found) == len(set(found))


def test_most_weights_are_of_signs_that_reports_have() -> None:
    texts = [f"{THREE} The next round is set for 3 June in Geneva.", f"{THREE} The delegations left on Tuesday."]
    found = set()
    for text in texts:
        report, lines = lines_in(marked(text))
        for line in lines:
            telling = Telling(About(report, lines), line)
            found.update(sign for code in telling.candidates() for sign in telling.signs(code))
    assert len(found & weights().signs.keys()) > len(found) / 2
