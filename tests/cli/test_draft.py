"""A brief drafted from reports of our own: its issues, words, parties, and a build that takes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.annotate import annotate
from demarche.annotate.scheme import Scheme
from demarche.brief import Brief, parse_brief
from demarche.clean import clean
from demarche.cli.candidates import candidates, tool_words
from demarche.cli.draft import draft
from demarche.model import Document
from demarche.pipeline import Job, build, link, scheme_of
from demarche.record import lines, reading

WIRE = """Peru demanded on Monday that Chile release the fishermen held in Arica. "Chile must release the fishermen," \
Foreign Minister Rosa Quispe said. Chile rejected the demand: the fishermen would be detained until they paid, Foreign \
Minister Pablo Errazuriz said. Errazuriz offered to lower the tariff on onions if Peru reopened the Tacna road.
"""
SECOND = """Chile will lower the tariff on onions, Foreign Minister Pablo Errazuriz said on Tuesday. Peru wants the \
fishermen released first. "We demand that the fishermen be freed," Foreign Minister Rosa Quispe said. She rejected a higher \
tariff on onions. The Onion Growers Federation said the tariff must fall. The Onion Growers Federation called for a vote.
"""
BERITA = """Peru menuntut agar Cile membebaskan para nelayan yang ditahan di Arica. "Cile harus membebaskan nelayan," \
kata Menteri Luar Negeri Rosa Quispe. Cile menawarkan untuk menurunkan tarif bawang, kata Menteri Luar Negeri Pablo \
Errazuriz. Peru menolak tarif yang lebih tinggi.
"""
TEXTS = {"en": (WIRE, SECOND), "id": (BERITA,)}


def marked() -> list[Document]:
    found = []
    for lang, texts in TEXTS.items():
        for n, text in enumerate(texts):
            document = Document(f"{lang}{n:014x}", text, (f"{lang}{n}.txt",), lang=lang)
            found.append(annotate(clean(document), Scheme()))
    return found


@pytest.fixture(scope="module")
def brief() -> Brief:
    documents = marked()
    return parse_brief(draft(documents, link(documents).people))


def test_issues_with_the_words_of_both_languages(brief: Brief) -> None:
    words = {one.id: one.words for one in brief.issue}
    assert "fishermen" in words["fishermen"]["en"] and "nelayan" in words["fishermen"]["id"]


def test_a_built_in_issue_stands_where_the_acts_are_its_own(brief: Brief) -> None:
    """What Demarche reads as trade needs no words; the fishermen are as much prisoners as fisheries, so are neither."""
    assert {one.id for one in brief.issue if not one.words} == {"trade"}


def test_a_truce_is_no_matter_of_weapons() -> None:
    """ "gencatan senjata" has the word for weapons in it."""
    texts = (
        "Mali dan Niger menyepakati gencatan senjata. Mali menuntut gencatan senjata tanpa syarat, kata utusannya.",
        "Niger menolak gencatan senjata itu. Niger menawarkan gencatan senjata dua pekan, kata menterinya.",
        "Niger menyetujui gencatan senjata, kata menterinya. Mali mengancam mengakhiri gencatan senjata.",
    )
    found = [
        annotate(clean(Document(f"{n:016x}", text, (f"{n}.txt",), lang="id")), Scheme()) for n, text in enumerate(texts)
    ]
    assert [one.built_in for one in candidates(found)] == ["ceasefire"]


def test_titles_are_those_of_the_languages_found(brief: Brief) -> None:
    titles = {one.id: one.title for one in brief.issue}
    assert titles["fishermen"] == {"en": "Fishermen", "id": "Nelayan"}


def test_who_talks_is_no_issue(brief: Brief) -> None:
    words = {word.casefold() for one in brief.issue for some in one.words.values() for word in some}
    assert not words & {"minister", "peru", "chile", "cile", "menteri", "said", "kata", "monday", "errazuriz", "quispe"}


def test_parties_and_a_body_without_a_code(brief: Brief) -> None:
    parties = {one.code: one.names for one in brief.party}
    assert {"PER", "CHL"} <= set(parties)
    assert parties["OGF"] == {"en": ("Onion Growers Federation",)}


def test_the_order_of_reports_changes_nothing() -> None:
    documents = marked()
    people = link(documents).people
    assert draft(documents, people) == draft(documents[::-1], people)


def test_no_reports_no_issues() -> None:
    assert candidates([]) == []
    assert parse_brief(draft([])).issue == ()


def test_a_language_without_a_pack_gives_nothing() -> None:
    assert candidates([Document("x", "Quelque chose", ("x",), lang="fr")]) == []


def test_a_build_takes_the_draft_and_positions_come_out(tmp_path: Path, brief: Brief) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for lang, texts in TEXTS.items():
        for n, text in enumerate(texts):
            (reports / f"{lang}{n}.txt").write_text(text, "utf8")
    documents = marked()
    text = draft(documents, link(documents).people)
    assert scheme_of(parse_brief(text)).issues
    build(Job((str(reports),), tmp_path / "r.db", text), lambda things, total, what: things)
    with reading(tmp_path / "r.db") as connection:
        held = {(line["party"], line["issue"]): line["stance"] for line in lines(connection, "positions")}
    assert held["PER", "fishermen"] == "demands"
    assert held["CHL", "trade"] in ("offers", "conditional")


def test_tools_of_a_language_are_no_matter() -> None:
    assert {"said", "minister", "according"} <= tool_words("en")
    assert {"mengatakan", "menteri"} <= tool_words("id")


FERRY = """KISUMU, 6 May 2031 - Uganda demanded that Kenya reopen the ferry crossing. "We will not sign anything until the \
crossing is open," Foreign Minister Ruth Aceng said.
"""
PIER = """NAIROBI, 8 May 2031 - Kenya rejected the demand to reopen the ferry crossing. Kenya offered to repair the ferry.
"""


def test_what_would_be_called_alike_is_one_issue() -> None:
    texts = [FERRY, PIER]
    documents = [
        annotate(clean(Document(f"{n:016x}", text, (f"{n}.txt",), lang="en")), Scheme()) for n, text in enumerate(texts)
    ]
    found = [one.words["en"] for one in candidates(documents) if "en" in one.words]
    (ferry,) = [words for words in found if words[0] == "ferry crossing"]
    assert {"ferry", "crossing"} <= set(ferry)
