"""Outlets that a report names itself, known by its site; answers first."""

from __future__ import annotations

import pytest

from demarche.link.stories.outlets import signed_by
from demarche.model import Document

NAMED = [
    ("POS SAMUDRA", "possamudra.example", "HOLM, POS SAMUDRA - Lampu ruang sidang baru dipadamkan."),
    ("The Holm Courier", "holmcourier.example", "Flags come down\nThe Holm Courier\n\nThey came down again."),
    ("Warta-Nusa", "www.warta-nusa.co.id", "Ikuti berita.\n\n" + "x " * 700 + "\n\nRedaksi Warta-Nusa"),
]
NOT_NAMED = [
    ("possamudra.example", "HOLM - Lampu ruang sidang baru dipadamkan. Baca juga di possamudra.example"),
    ("Holm Courier", "The Holm Courier\n\nThey came down again."),  # no domain: its name is looked for elsewhere
    ("news.example", "News came late."),
    ("", "The Holm Courier"),
]


@pytest.mark.parametrize(("name", "site", "text"), NAMED)
def test_the_letters_of_the_site_spell_the_name(name: str, site: str, text: str) -> None:
    assert signed_by(Document("a" * 16, text, ("a",), site=site)) == name


@pytest.mark.parametrize(("site", "text"), NOT_NAMED)
def test_an_address_or_a_common_word_is_no_name(site: str, text: str) -> None:
    assert signed_by(Document("a" * 16, text, ("a",), site=site)) == ""
