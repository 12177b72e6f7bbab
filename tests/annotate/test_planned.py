"""What was planned for a date: told before it, behind it, and whether it came about."""

import pytest

from demarche.annotate.times.clauses import Clauses, boundary
from demarche.annotate.times.leaning import Leanings
from demarche.annotate.times.planned import Planned
from demarche.annotate.times.schema import TimesFile
from demarche.annotate.times.verbs import Verbs
from demarche.lang import load


def _verbs(lang: str) -> Verbs:
    pack = load(lang, "times", TimesFile)
    return Verbs(pack.tense, Leanings(pack.leaning, pack.tense.infinitive))


def _planned(lang: str) -> Planned:
    pack = load(lang, "times", TimesFile)
    return Planned(pack.tense, pack.leaning.leads, _verbs(lang))


def _page(lang: str, text: str) -> Clauses:
    return Clauses(text, text.lower(), boundary(load(lang, "times", TimesFile).slots))


@pytest.mark.parametrize(
    ("lang", "text", "meant", "was_to"),
    [
        ("en", "the pilots called off ", True, False),
        ("en", "the strike was called off on ", False, False),
        ("en", "the harbour crane was due on ", True, False),
        ("en", "the pilots' union was to publish its terms on ", True, True),
        ("en", "the pilots' union was to publish its terms, and on ", False, False),
        ("en", "the pilots' union was to publish what it had learnt on ", False, False),
        ("en", "the pilots' union published its terms on ", False, False),
        ("id", "serikat pandu membatalkan rapat ", True, False),
        ("id", "serikat pandu semula berencana membuka kembali dermaga lama pada ", True, True),
        ("id", "serikat pandu membuka kembali dermaga lama pada ", False, False),
    ],
)
def test_words_before_a_date_tell_that_something_was_meant_for_it(
    lang: str, text: str, meant: bool, was_to: bool
) -> None:
    planned = _planned(lang)
    assert (planned.before(text, len(text)), planned.was_to(text, len(text))) == (meant, was_to)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the two captains would have met on ", True),
        ("it had been agreed that the captains would sail on ", True),
        ("the captains agreed that they would sail on ", False),
        ("the two captains met on ", False),
    ],
)
def test_what_never_came_about_is_told_by_two_words(text: str, told: bool) -> None:
    hits = [hit for hit in _verbs("en").hits(text, 0, len(text)) if hit[2] != "clause"]
    assert _planned("en").unreal(text, hits) is told


@pytest.mark.parametrize(
    ("lang", "rest", "outcome", "undone", "off_now"),
    [
        ("en", ", but the pilots did not turn up.", "past", False, False),
        ("en", ", was scrapped.", "either", True, False),
        ("en", ", would be scrapped if the wind rose.", "either", False, False),
        ("en", " have been postponed.", "either", True, True),
        ("en", " went well.", "either", False, False),
        ("id", ", tetapi para pandu tidak kunjung datang.", "past", False, False),
        ("id", " dibatalkan.", "either", True, False),
        ("id", " bisa dibatalkan.", "either", False, False),
    ],
)
def test_the_rest_of_the_sentence_tells_what_became_of_it(
    lang: str, rest: str, outcome: str, undone: bool, off_now: bool
) -> None:
    text = f"Friday{rest} The pilots did not come and all was scrapped."
    page, planned, end = _page(lang, text), _planned(lang), len("Friday")
    assert (planned.outcome(page, end), planned.undone(page, end), planned.off_now(page, end)) == (
        outcome,
        undone,
        off_now,
    )
