"""The language of reports, long and short."""

from __future__ import annotations

import pytest

from demarche.clean import clean, language
from demarche.clean.language import LanguageFile, language_of
from demarche.lang import covered, load
from demarche.model import Document

EXAMPLES = [example for code in covered() for example in load(code, "language", LanguageFile).examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:30])
def test_examples_of_the_packs(example: object) -> None:
    assert language_of(example.text) == example.lang  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Les négociations entre les deux pays ont repris lundi à Wexford.", "fr"),
        ("Переговоры между двумя странами возобновились в понедельник.", "ru"),
        ("两国外长周三在会谈后表示，双方同意继续谈判。", "zh"),
        ("قال وزير الخارجية إن المحادثات ستستأنف الأسبوع المقبل", "ar"),
        ("Los ministros de los dos países se reunieron el lunes en la capital.", "es"),
    ],
)
def test_other_languages_are_told_and_not_covered(text: str, lang: str) -> None:
    document = clean(Document("0", text, ("x",)))
    assert (document.lang, document.covered) == (lang, False)
    assert document.text == text


def test_a_menu_in_another_language_does_not_decide() -> None:
    menu = "Home News World Sports Video Live About us\n" * 6
    body = "Menteri itu mengatakan bahwa kedua negara akan bertemu lagi pada hari Kamis untuk membahas usul baru. " * 3
    assert language_of(menu + body) == "id"


def test_what_the_user_says_stays() -> None:
    document = clean(Document("0", "The minister said no to the demand.", ("x",), lang="ms"))
    assert (document.lang, document.covered) == ("ms", False)


@pytest.mark.parametrize("text", ["", "123", "Ok", "..."])
def test_too_little_to_tell(text: str) -> None:
    assert language_of(text) == ""


def test_a_thin_beginning_is_settled_by_the_rest_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    names = (
        "Menteri Sumber Daya Air Wexfordia Budi Contoh, Gubernur Ana Misal, Duta Besar Joko Umpama bertemu di ibu kota. "
        * 9
    )
    body = "Menteri itu mengatakan bahwa kedua negara akan bertemu lagi pada hari Kamis untuk membahas usul baru. " * 20
    text = f"{names} Mereka duduk di ruang yang sama.\n{body}"
    monkeypatch.setattr(language, "_classified", lambda sample: pytest.fail("the model was asked"))
    assert language_of(text) == "id"


def test_a_text_in_another_language_with_a_few_shared_words_is_not_settled_by_them() -> None:
    dutch = (
        "De minister was in gesprek over de prijs, want in de herfst wil het land praten en dat was in mei beloofd. "
    )
    assert language_of(dutch * 40) == "nl"
