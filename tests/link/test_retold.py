"""Retellings in another language, with reports of the same event by others between them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from demarche.annotate.scheme import Scheme
from demarche.link.stories.find import find_stories
from demarche.model import Document
from demarche.pipeline import mark

PAIRS = tomllib.loads((Path(__file__).parent / "told" / "translations.toml").read_text("utf8"))["pair"]


def marked(name: str, text: str, lang: str) -> Document:
    return mark(Document(f"{lang} {name}", text, ("made.txt",)), Scheme())


def cases() -> list[Any]:
    """Each pair; one that is not read yet is a strict expected failure with its reason (`fails`)."""
    return [
        pytest.param(pair, id=pair["name"], marks=pytest.mark.xfail(strict=True, reason=pair["fails"]))
        if "fails" in pair
        else pytest.param(pair, id=pair["name"])
        for pair in PAIRS
    ]


@pytest.mark.parametrize("pair", cases())
def test_two_languages(pair: dict[str, Any]) -> None:
    stories = find_stories([marked(pair["name"], pair[lang], lang) for lang in ("en", "id")])
    assert (len(stories) == 1) is pair["one"]


def test_among_all_others_each_finds_its_own() -> None:
    """Read together, nothing joins across the pairs, and all that is one text does."""
    documents = {(n, lang): marked(str(n), pair[lang], lang) for n, pair in enumerate(PAIRS) for lang in ("en", "id")}
    named = {document.id: key for key, document in documents.items()}
    wires = {pair["en"][:80] for pair in PAIRS}
    for story in find_stories(list(documents.values())):
        assert len({documents[named[one]].text[:80] for one in story.documents} & wires) <= 1


def test_the_sentences_that_tell_the_same_are_shown() -> None:
    pair = PAIRS[0]
    documents = {one.id: one for one in (marked("x", pair[lang], lang) for lang in ("en", "id"))}
    (story,) = find_stories(list(documents.values()))
    shown = [documents[at.document].text[at.start : at.end] for at in story.edges[0].at]
    assert len(shown) >= 6
    assert any("310" in one and "310" in other for one, other in zip(shown[::2], shown[1::2], strict=True))
