from __future__ import annotations

import pytest
from link_material import BACKGROUND, OTHER, PARTIES, WIRE, quote, report, said

from demarche.clean import clean
from demarche.lang import covered, load
from demarche.link import link
from demarche.link.stories.agencies import OriginsFile, credited
from demarche.model import Document, Links

PAPER = "We have put a fair paper on the table and we are still waiting for an honest reply"
SENTENCE = "Stenmark told the harbour commission on Monday that the last nine sailors of the ferry would be home before Easter."
HOME = "the last nine sailors of the ferry would be home before Easter"


def of_line(links: Links, document: Document) -> str:
    (one,) = [found for found in links.origins if found.document == document.id]
    return one.statements[0].name


def story_of(links: Links, document: Document) -> str:
    return next(story.id for story in links.stories if document.id in story.documents)


@pytest.mark.parametrize("code", covered())
def test_examples_of_the_pack(code):
    for example in load(code, "origins", OriginsFile).examples:
        document = clean(Document("d", example.text, ("made.txt",), lang=code))
        found = credited([document]).get("d")
        assert ([found.whole] if found and found.whole else []) == list(example.whole), example.text


def test_a_line_without_an_agency_rests_on_its_story():
    document = said(report(WIRE), PAPER, "Arvid Stenmark")
    links = link([document])
    assert of_line(links, document) == story_of(links, document)


def test_two_stories_on_one_agency_are_one_origin_there():
    one = said(report(WIRE, credits=("Reuters",)), PAPER, "Arvid Stenmark", relay="Reuters")
    two = said(report(OTHER), PAPER, "Arvid Stenmark", relay="Thomson Reuters")
    links = link([one, two])
    assert len(links.stories) == 2
    assert of_line(links, one) == of_line(links, two) == "Reuters"


def test_a_dateline_credits_the_whole_report_and_its_copy():
    one = said(report("PORT HALVEN (QNX) - " + WIRE, credits=("QNX",)), PAPER, "Arvid Stenmark")
    two = said(report(WIRE), PAPER, "Arvid Stenmark")
    links = link([one, two])
    assert of_line(links, one) == of_line(links, two) == "QNX"


def test_the_outlet_that_signs_its_own_report_is_no_agency():
    one = said(report("Port Halven (Halven Post) - " + WIRE, credits=("Halven Post",)), PAPER, "Arvid Stenmark")
    links = link([one])
    assert of_line(links, one) == story_of(links, one)


def test_a_name_in_one_sentence_stands_for_that_sentence():
    text = OTHER + "\nThe mayor, quoted by Reuters, wants the bridge open. He spoke in the square.\nNobody came.\n"
    one = said(report(text, credits=("Reuters",)), PAPER, "Arvid Stenmark")
    one = said(one, "the bridge open", "Norland")
    (found,) = link([one]).origins
    assert [origin.name for origin in found.statements][1] == "Reuters"
    assert found.statements[0].name != "Reuters"


def test_one_sentence_in_two_stories_is_one_origin_and_is_shown():
    one, two = (said(report(text + SENTENCE), HOME, "Arvid Stenmark") for text in (OTHER, BACKGROUND))
    links = link([one, two])
    assert len(links.stories) == 2 and of_line(links, one) == of_line(links, two)
    shown = links.origins[0].statements[0].at
    texts = {document.id: document.text for document in (one, two)}
    assert {at.document for at in shown} == {one.id, two.id}
    assert {texts[at.document][at.start : at.end] for at in shown} == {SENTENCE}


def test_the_same_quoted_words_are_two_origins():
    one, two = said(report(WIRE), PAPER, "Arvid Stenmark"), said(report(OTHER), PAPER, "Arvid Stenmark")
    links = link([one, two])
    assert of_line(links, one) != of_line(links, two)


def test_an_act_comes_from_where_its_statement_comes_from():
    assert PARTIES
    one = quote("We shall not trade ships for lorries in this harbour", "Milena Koradin", relay="AFP")
    assert of_line(link([one]), one) == "AFP"
