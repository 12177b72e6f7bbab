from __future__ import annotations

import pytest
from link_material import report

from demarche.lang import covered
from demarche.lang.concepts import concept_file
from demarche.link.sense.concepts import sense_of
from demarche.link.sense.figures import figure_file, figures
from demarche.link.sense.wording import words_of

FILES = [concept_file(code) for code in covered()]
FIGURES = [(code, one) for code in covered() for one in figure_file(code).examples]
SENSES = [(code, one) for code in covered() for one in concept_file(code).examples]


@pytest.mark.parametrize(("code", "example"), FIGURES, ids=[one.text for _, one in FIGURES])
def test_figures_of_the_examples(code, example):
    found = [
        ("from " if one.more else "") + f"{one.value:.10g} {one.head.rpartition(' ')[2].lstrip('=')}"
        for one in figures(report(example.text, code))
    ]
    assert found == list(example.figures)


@pytest.mark.parametrize(("code", "example"), SENSES, ids=[one.text for _, one in SENSES])
def test_meanings_of_the_examples(code, example):
    assert sense_of(words_of(example.text), code) == frozenset(example.sense)


def test_languages_share_their_concepts():
    tables = [[file.things.keys(), file.deeds.keys(), file.matters.keys(), file.ideas.keys()] for file in FILES]
    assert all(one == tables[0] for one in tables)
