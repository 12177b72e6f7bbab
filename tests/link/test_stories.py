from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from link_material import BACKGROUND, OTHER, OTHER_ID, RETOLD, SPAM, TRANSLATION, WIRE, part, report, swapped

from demarche.link.stories.find import find_stories
from demarche.link.stories.outlines import Outline
from demarche.model import Document, Junk, Published

ONE_TEXT = {
    "same words": (WIRE + "\n\n", "copy"),
    "first half": (part(WIRE, 0, 0.5), "excerpt"),
    "second half": (part(WIRE, 0.5, 1), "excerpt"),
    "head trimmed": (part(WIRE, 0.3, 1), "excerpt"),
    "tail trimmed": (part(WIRE, 0, 0.7), "excerpt"),
    "tenth of the words swapped": (swapped(WIRE, 0.1), "rewording"),
    "third of the words swapped": (swapped(WIRE, 0.3), "rewording"),
    "half, a third swapped": (part(swapped(WIRE, 0.3), 0, 0.5), "rewording"),
    "told in other words": (RETOLD, "rewording"),
    "spam before and after, unmarked": (SPAM * 3 + WIRE + SPAM * 6, "excerpt"),
    "other case and line breaks": (WIRE.upper().replace(" ", "\n"), "copy"),
}
TWO_TEXTS = {
    "the same event, the same quotes": OTHER,
    "and a background paragraph": OTHER + BACKGROUND,
    "a short report with the background paragraph": part(OTHER, 0, 0.25) + BACKGROUND,
    "and forty words more": OTHER + part(WIRE, 0.5, 0.65),
}


@pytest.mark.parametrize(("text", "kind"), ONE_TEXT.values(), ids=ONE_TEXT)
def test_one_text(text, kind):
    (story,) = find_stories([report(WIRE), report(text)])
    (edge,) = story.edges
    assert edge.kind == kind


@pytest.mark.parametrize("text", TWO_TEXTS.values(), ids=TWO_TEXTS)
def test_two_texts(text):
    assert len(find_stories([report(WIRE), report(text)])) == 2


def test_of_two_spellings_of_an_outlet_one_is_shown_in_every_run():
    told = "Redaksi KABARBETON.EXAMPLE\n\n" + WIRE, "Redaksi kabarbeton.example\n\n" + WIRE
    sites = "KABARBETON.EXAMPLE", "kabarbeton.example"
    (story,) = find_stories([replace(report(text), site=site) for text, site in zip(told, sites, strict=True)])
    assert story.origin == "kabarbeton.example"


def test_the_shared_passage_opens_in_both():
    documents = {one.id: one for one in (report(WIRE), report(part(WIRE, 0.3, 0.6)))}
    (story,) = find_stories(list(documents.values()))
    shown = {" ".join(documents[at.document].text[at.start : at.end].split()) for at in story.edges[0].at}
    assert len(shown) == 1
    assert len(shown.pop().split()) > 60


def test_marked_spam_counts_for_nothing():
    first, second = (report(text) for text in (OTHER + SPAM * 9, BACKGROUND + SPAM * 9))
    marked = [replace(one, junk=(Junk(one.text.index(SPAM), len(one.text), "spam"),)) for one in (first, second)]
    assert len(find_stories([first, second])) == 1
    assert len(find_stories(marked)) == 2


def test_a_tail_that_many_reports_share_makes_no_story():
    own = [" ".join(f"w{number}x{step}" for step in range(150)) for number in range(40)]
    assert len(find_stories([report(text + " " + SPAM * 3) for text in own])) == 40


def test_many_copies_with_small_changes_are_one_story():
    documents = [report(WIRE + f" Printed by house {number}.") for number in range(60)]
    assert [len(story.documents) for story in find_stories(documents)] == [60]


def test_many_exact_copies_are_one_story():
    documents = [replace(report(WIRE), id=f"{number:016x}") for number in range(60)]
    (story,) = find_stories(documents)
    assert len(story.documents) == 60 and len(story.edges) == 59


def test_tiny_and_empty_reports_stay_alone():
    assert len(find_stories([replace(report("Page not found"), id=name) for name in "ab"])) == 2


def test_the_earlier_report_is_the_source():
    days = [Published(date(2031, 5, day), date(2031, 5, day), "given") for day in (4, 6)]
    texts = (WIRE, part(WIRE, 0, 0.6))
    for published in (days, days[::-1]):
        documents = [replace(report(text), published=day) for text, day in zip(texts, published, strict=True)]
        (story,) = find_stories(documents)
        assert story.edges[0].source == min(documents, key=lambda one: one.published.earliest).id


def test_a_credit_names_the_source_and_the_origin():
    wire = replace(report(part(WIRE, 0, 0.6)), site="Harbour Post")
    copy = replace(report(WIRE), credits=("Harbour Post",))
    (story,) = find_stories([wire, copy])
    assert (story.edges[0].source, story.origin) == (wire.id, "Harbour Post")


@pytest.mark.parametrize(
    ("site", "source"),
    [("Halven Newswire", True), ("hnw.example", True), ("Highland Weekly News", False), ("The Courier", False)],
)
def test_of_two_that_credit_one_agency_its_own_report_is_the_source(site: str, source: bool) -> None:
    own = replace(report(part(WIRE, 0, 0.6)), site=site, credits=("HNW",))
    paper = replace(report(WIRE), site="The Daily Lantern", credits=("HNW",))
    (story,) = find_stories([own, paper])
    assert (story.edges[0].source == own.id, story.edges[0].direction) == (source, "credit" if source else "")


@pytest.mark.parametrize("text", [TRANSLATION, part(TRANSLATION, 0, 0.5), part(TRANSLATION, 0.4, 1)])
def test_a_translation_joins(text):
    found = find_stories([report(WIRE), report(OTHER), report(text, "id")])
    (story,) = (story for story in found if story.edges)
    assert [edge.kind for edge in story.edges] == ["translation"]
    assert set(story.documents) == {report(WIRE).id, report(text).id}


@pytest.mark.parametrize("text", [WIRE, OTHER])
def test_another_report_of_the_event_in_another_language_does_not(text):
    assert len(find_stories([report(text), report(OTHER_ID, "id")])) == 2


def test_a_retold_report_and_its_translation_are_one_story_and_the_other_report_is_not():
    documents = [report(WIRE), report(RETOLD), report(OTHER), report(TRANSLATION, "id"), report(OTHER_ID, "id")]
    assert sorted(len(story.documents) for story in find_stories(documents)) == [1, 1, 3]


def test_who_retells_all_of_it_in_its_order_may_reword_the_quotations_too():
    wire = (
        "PORT HALVEN - Norland will let lorries use the Sund bridge again only if Veska withdraws its gunboats, Deputy "
        'Foreign Minister Arvid Stenmark said on Monday after six hours of talks in Port Halven. "We have put a fair '
        'paper on the table and still wait for an honest reply," he said, adding that 14 of 31 points were settled. '
        "Milena Koradin, who leads the Veskan team, said 180 workers of the cannery in Osthavn had been sent home since "
        "3 March, and that 240 crates of timber lay in Juna Bay. The second round opens on 20 April in Marstal."
    )
    light = (
        "Lorries on the Sund bridge again? Norland would, but not before Veska has called its gunboats home, Deputy "
        'Foreign Minister Arvid Stenmark let everybody know on Monday after six hours in Port Halven. "Our paper is '
        'fair, nobody has answered it honestly," he grumbled: 14 points of 31 are ticked off. Milena Koradin of the '
        "Veskan team sighed that 180 cannery hands in Osthavn sit at home since 3 March while 240 crates of timber rot "
        "in Juna Bay. Next stop on 20 April: Marstal."
    )
    assert len(find_stories([report(wire), report(light)])) == 1
    assert len(find_stories([report(wire), report(OTHER)])) == 2


def test_what_is_no_report_holds_nothing_up():
    line = "word " * 1_000_000
    documents = [
        report(WIRE),
        Document("long", line, ("x",)),
        Document("none", "", ("x",)),
        Document("marks", "?! …", ("x",)),
    ]
    assert len(find_stories(documents)) == 4


def test_what_an_outline_weighs_hangs_on_no_order():
    """Nor on the salt of a process: of two edges as close as one another another one would be shown."""
    marks = {"n one": 0.1, "n two": 0.2, "n three": 0.3}
    one, other = (
        Outline(Document("a", "", ()), dict(some), (), frozenset(), frozenset())
        for some in (marks.items(), reversed(marks.items()))
    )
    assert sum(one.marks.values()) != sum(other.marks.values())
    assert one.weight == other.weight
