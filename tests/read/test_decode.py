"""Bytes to text: the usual encodings are read, damage is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.errors import ReportError
from demarche.read.decode import declared, decode

WESTERN = "The café’s owner said: “No”. – André"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "utf-8"),
        (WESTERN, "utf-8-sig"),
        (WESTERN, "utf-16"),
        (WESTERN, "utf-32"),
        ("Freedonia said no to every one of the demands.", "utf-16-le"),
        ("Freedonia said no to every one of the demands.", "utf-16-be"),
        (WESTERN, "cp1252"),
        ("Россия и Фридония договорились о встрече, заявил министр. " * 4, "cp1251"),
        ("两国外长周三在日内瓦会谈，双方同意下周再次会面。" * 5, "gbk"),
    ],
)
def test_common_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x") == text


def test_newlines_and_marks_stay() -> None:
    assert decode(b"\xef\xbb\xbfOne.\r\nTwo.\rThree.\n", "x") == "One.\r\nTwo.\rThree.\n"


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("A “quote” and more".encode() + b"\xff\xfe\xfa of it", "broken UTF-8 at byte 22"),
        ("Cut in a character “".encode()[:-1], "byte 19"),
        (b"Freedonia \xff\xfe said \x80\x81 no", "byte 10"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"PK\x03\x04rest", "zip"),
        (b"\xff\xfeA", "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(raw: bytes, word: str) -> None:
    with pytest.raises(ReportError, match=word) as caught:
        decode(raw, "report.txt")
    assert str(caught.value).startswith("report.txt: ")
    assert "\n" not in str(caught.value)


def test_a_page_that_declares_latin_1_means_windows_1252() -> None:
    assert declared("“No”".encode("cp1252"), "ISO-8859-1", "x") == "“No”"


def test_a_page_that_declares_nonsense_is_read_all_the_same() -> None:
    assert declared("“No”".encode(), "no-such-code", "x") == "“No”"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_one_clear_error(raw: bytes) -> None:
    try:
        text = decode(raw, "x")
    except ReportError as error:
        assert error.source == "x" and error.reason
    else:
        text.encode("utf-8")
        assert "\x00" not in text


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_is_read_as_written(text: str) -> None:
    if not text.startswith(("\ufeff", "%PDF-", "PK\x03\x04", "GIF8", "{\\rtf", "SQLite format 3")):
        assert decode(text.encode(), "x") == text
