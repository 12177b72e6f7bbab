"""What the words around a meeting mean, and which of them no other meeting of the report has."""

from __future__ import annotations

from dataclasses import replace

from case_reports import Report, marked

from demarche.link.meetings.words import words_around

EN = "Chile and Peru held talks on fishing licences in Lima on 4 March. On 9 March they met in Arica over the price of gas."
ID = "Cile dan Peru berunding di Lima pada 4 Maret soal izin penangkapan ikan."


def around(lang: str, text: str) -> list[tuple[frozenset[str], frozenset[str]]]:
    (document,) = marked([Report(lang, text)])
    return words_around(document)


def test_each_has_the_words_of_its_sentence_and_shares_none_of_its_own() -> None:
    (_, first), (_, second) = around("en", EN)
    assert first and second
    assert not first & second
    assert any("lima" in word for word in first) and any("arik" in word for word in second)


def test_words_of_two_languages_meet() -> None:
    (first, _), _ = around("en", EN)
    ((other, _),) = around("id", ID)
    assert "=fish" in first & other


def test_a_language_without_a_pack_has_none() -> None:
    (document,) = marked([Report("en", EN)])
    found = words_around(replace(document, lang="xx"))
    assert found == [(frozenset(), frozenset())] * len(document.meetings) != []
