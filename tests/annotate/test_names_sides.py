"""The party of titles and offices that name no state, in paragraphs of our own wording; see `sides/`."""

import tomllib
from pathlib import Path

import pytest

from demarche.annotate.names import mark_names
from demarche.annotate.names.filed import home_of
from demarche.lang import covered
from demarche.model import Document

CASES = Path(__file__).parent / "sides"


def _cases():
    for lang in covered():
        with (CASES / f"{lang}.toml").open("rb") as file:
            for case in tomllib.load(file)["cases"]:
                marks = [pytest.mark.xfail(strict=True, reason="still misread")] if case.get("fails") else []
                name = f"{lang}: {', '.join(case['parties'])}"
                yield pytest.param(lang, case["text"], case["parties"], id=name, marks=marks)


@pytest.mark.parametrize(("lang", "text", "parties"), list(_cases()))
def test_the_party_of_a_title_without_a_state(lang, text, parties):
    document = mark_names(Document(id="d", text=text, sources=(), lang=lang))
    found = {text[mention.start : mention.end]: mention.party for mention in document.mentions}
    found |= {person.name: person.party for person in document.people}
    wanted = dict(row.rsplit("=", 1) for row in parties)
    assert {words: found.get(words) for words in wanted} == wanted


@pytest.mark.parametrize(
    ("lang", "text", "filed"),
    [
        ("en", "LIMA – The ministry said on Friday that it would wait.", "PER"),
        ("en", "BOGOTÁ (AFP) - The ministry said on Friday that it would wait.", "COL"),
        ("en", "YEREVAN, 16 May 2024. The ministry said that it would wait.", "ARM"),
        ("en", "BRUSSELS – The envoys said on Friday that they would wait.", ""),
        ("en", "Talks stall – the ministry said on Friday that it would wait.", ""),
        ("id", "JAKARTA, KOMPAS.com - Kementerian itu mengatakan akan menunggu.", "IDN"),
        ("id", "Islamabad (ANTARA) - Kementerian itu mengatakan akan menunggu.", "PAK"),
    ],
)
def test_where_a_report_was_filed(lang, text, filed):
    assert home_of(Document(id="d", text=text, sources=(), lang=lang)).filed == filed


@pytest.mark.parametrize(
    ("site", "home"),
    [("Kompas.com", "IDN"), ("www.example.co.uk", "GBR"), ("example.com", ""), ("example.io", ""), ("AFP", "")],
)
def test_whose_outlet_tells_a_report(site, home):
    assert home_of(Document(id="d", text="", sources=(), lang="en", site=site)).outlet == home
