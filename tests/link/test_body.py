from __future__ import annotations

from link_material import OTHER_ID, WIRE, report

from demarche.lang.lexicon import fold
from demarche.link.body import _WORD, Numbers, _split, body_of, spans, unquoted


def test_the_fast_split_finds_the_words_that_the_pattern_finds():
    odd = "“Naïve” café… don’t — 3½ «да» x_y ²n １２ a\u00a0b\u2028c ‘d’ 東京/大阪 ŽŪ\ud800é"
    for text in (odd, WIRE, OTHER_ID):
        assert [word.decode() for word in _split(fold(text))] == _WORD.findall(fold(text))


def test_places_and_quotes_belong_to_the_words():
    document = report(WIRE)
    body = body_of(document, Numbers())
    places = spans(body)
    assert len(places) == len(body.words) == len(unquoted(body))
    inside = {document.text[start:end] for (start, end), free in zip(places, unquoted(body), strict=True) if not free}
    assert "fair" in inside and "gunboats" not in inside


def test_words_that_differ_alike_have_numbers_that_differ_unlike():
    numbers = Numbers()
    pairs = [(f"a{number}", f"b{number}") for number in range(50)]
    assert len({numbers[one.encode()] ^ numbers[other.encode()] for one, other in pairs}) == 50
