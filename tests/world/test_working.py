"""Which body sits, and on what: the examples beside the words."""

from __future__ import annotations

import pytest

from demarche.lang import covered
from demarche.world.working import NOBODY, BodyExample, about, body_file

EXAMPLES = [(code, example) for code in covered() for example in body_file(code).examples]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=lambda one: getattr(one, "text", one))
def test_example(code: str, example: BodyExample) -> None:
    found = about(example.text, code)
    assert (sorted(found.who), sorted(found.fields)) == (sorted(example.who), sorted(example.field))


def test_the_word_of_encounter_takes_a_field_too() -> None:
    assert about("a separate huddle on licences", "en", "huddle").on == {"licence"}
    assert about("a separate huddle on licences", "en") == NOBODY


def test_both_languages_know_the_same_kinds_and_fields() -> None:
    tables = [(sorted(file.sitters), sorted(file.fields)) for file in map(body_file, covered())]
    assert tables[0] == tables[1]


def test_a_language_without_a_pack_tells_no_body() -> None:
    assert about("Gas experts met.", "xx") == NOBODY
