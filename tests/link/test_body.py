from __future__ import annotations

from dataclasses import replace

from link_material import OTHER_ID, WIRE, report

from demarche.lang.lexicon import fold
from demarche.link.stories.body import _WORD, Numbers, body_of, places, split, worded, words_of
from demarche.model import Quotation


def test_the_fast_split_finds_the_words_that_the_pattern_finds():
    odd = "“Naïve” café… don’t — 3½ «да» x_y ²n １２ a\u00a0b\u2028c ‘d’ 東京/大阪 ŽŪ\ud800é"
    for text in (odd, WIRE, OTHER_ID):
        assert [word.decode() for word in split(fold(text))] == _WORD.findall(fold(text))


def test_places_and_quotes_belong_to_the_words():
    document = report(WIRE)
    body = body_of(document, Numbers())
    found = places(body)
    assert len(found) == body.size
    assert [document.text[start:end] for start, end in found] == _WORD.findall(document.text)
    within = [any(mark.start <= start < mark.end for mark in document.quotations) for start, _ in found]
    assert [not free for free in worded(document, Numbers())[1]] == within and any(within)


def test_a_word_across_a_quote_mark_counts_where_it_begins():
    document = replace(report("one two three four"), quotations=(Quotation(2, 10, 2, 10),))
    words, free = worded(document, Numbers())
    assert free == bytes([1, 0, 0, 1])
    assert words == words_of(document, Numbers())


def test_words_that_differ_alike_have_numbers_that_differ_unlike():
    numbers = Numbers()
    pairs = [(f"a{number}", f"b{number}") for number in range(50)]
    assert len({numbers[one.encode()] ^ numbers[other.encode()] for one, other in pairs}) == 50
