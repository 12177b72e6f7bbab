"""Lines in two languages met by the glosses of their words; answers first."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from demarche.errors import DataError
from demarche.lang import covered
from demarche.lang import glosses as module
from demarche.lang.concepts import Sense
from demarche.lang.glosses import PIVOT, glosses
from demarche.link.sense.bridge import crossed, reach
from demarche.link.sense.concepts import sense_of
from demarche.link.sense.gist import gist_of
from demarche.link.sense.wording import Words, words_of


@dataclass(frozen=True)
class Said:
    lang: str
    words: Words
    gist: Sense


def said(lang: str, text: str) -> Said:
    words = words_of(text)
    return Said(lang, words, gist_of(sense_of(words, lang), ()))


def met(one: Said, other: Said) -> int:
    return len(one.gist & other.gist) + crossed(one, other).all


ALIKE = [
    # (least number of words that meet, English, Indonesian)
    (2, "The old man leaned his cane on the piano.", "Orang tua itu menyandarkan tongkatnya pada piano tua."),
    (2, "A lantern hung above the bakery.", "Sebuah lentera tergantung di atas toko roti."),
    (2, "We pull on one rope.", "Kami menarik satu tali."),
]
UNLIKE = [
    ("The gardener locked the shed with a padlock.", "Kami menarik satu tali."),
    ("A lantern hung above the bakery.", "Para nelayan pulang sebelum hujan."),
]


@pytest.mark.parametrize(("least", "english", "indonesian"), ALIKE)
def test_a_line_and_its_translation_meet(least: int, english: str, indonesian: str) -> None:
    assert met(said("en", english), said("id", indonesian)) >= least
    assert crossed(said("en", english), said("id", indonesian)) == crossed(said("id", indonesian), said("en", english))


@pytest.mark.parametrize(("english", "indonesian"), UNLIKE)
def test_other_lines_do_not(english: str, indonesian: str) -> None:
    assert met(said("en", english), said("id", indonesian)) <= 1


def test_within_a_language_nothing_is_crossed() -> None:
    one, other = said("id", "Kami menarik satu tali."), said("id", "Kami menyeret satu tambang.")
    assert crossed(one, other).all == 0


def test_a_line_is_found_by_its_glosses() -> None:
    assert reach(said("id", "tongkat")) & said("en", "cane").gist
    assert reach(said("en", "cane")) == said("en", "cane").gist


@pytest.mark.parametrize("code", covered())
def test_every_language_has_glosses_that_load(code: str) -> None:
    assert bool(glosses(code)) == (code != PIVOT)


def test_a_line_that_does_not_fit_is_named(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]  # pytest's own
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "glosses.tsv").write_text("# comment\nsatu\tone\nsatu\ttwo\n", encoding="utf-8")
    monkeypatch.setattr(module, "HOME", tmp_path)
    with pytest.raises(DataError, match="line 3"):
        glosses("xx")
