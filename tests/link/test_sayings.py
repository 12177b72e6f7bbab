from __future__ import annotations

from dataclasses import replace

from link_material import on_day, quote

from demarche.link import link

ARVID, MILENA = "Arvid Stenmark", "Milena Koradin"


def attributed(*documents):
    return [one.kind for one in link(documents).conflicts if one.kind == "attribution"]


def test_one_sentence_of_a_longer_quotation_in_two_languages():
    one = on_day(quote("Bullets have never signed a treaty", ARVID), 6)
    longer = "Peluru tidak pernah menandatangani perjanjian. Karena itu kami akan kembali ke sini bulan depan"
    other = replace(on_day(quote(longer, MILENA), 7), lang="id")
    assert attributed(one, other) == ["attribution"]
    assert attributed(one, replace(on_day(quote(longer, ARVID), 7), lang="id")) == []


def test_what_anybody_may_say_is_no_saying():
    one = on_day(quote("We will sign the treaty", ARVID), 6)
    other = replace(on_day(quote("Kami akan menandatangani perjanjian itu", MILENA), 7), lang="id")
    assert attributed(one, other) == []


def test_negators_that_differ_make_two_sayings():
    one = on_day(quote("Bullets have never signed a treaty", ARVID), 6)
    other = replace(on_day(quote("Peluru sudah menandatangani perjanjian itu juga", MILENA), 7), lang="id")
    assert attributed(one, other) == []
