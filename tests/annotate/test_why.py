"""A statement's reasons name its rule, its cue, who else it could have been, and what shows its act."""

from __future__ import annotations

import pytest

from constructed import constructions
from demarche.annotate import Scheme, annotate
from demarche.annotate.why import CONSTRUCTIONS, reasons
from demarche.lang import covered
from demarche.model import Document


def read(text: str, lang: str = "en") -> Document:
    return annotate(Document("0" * 16, text, ("why",), lang=lang, covered=True), Scheme())


def test_a_pronoun_is_explained_with_everybody_it_could_mean() -> None:
    document = read("Foreign Minister Ana Sole met Envoy Tom Bray in Oslo. She said Norway will never accept the line.")
    (statement,) = document.statements
    told = reasons(document, statement)
    assert ("rule", CONSTRUCTIONS["speaker-cue-clause"]) in told
    candidates = [words for field, words in told if field == "candidate"]
    assert [words.split(":")[0] for words in candidates] == ["Tom Bray", "Ana Sole"]
    assert candidates[1].endswith("taken")
    assert any(field == "sign" and "shows reject" in words for field, words in told)
    assert any(field == "cue" and words.startswith("'said'") for field, words in told)


def test_an_unsettled_speaker_has_candidates_and_none_is_taken() -> None:
    document = read("Minister Ana Sole and lawmaker Eva Sole, her niece, sat in the talks. Sole said the port is open.")
    statement = next(s for s in document.statements if "port" in document.text[s.start : s.end])
    assert not statement.speaker
    assert "Ana Sole; Eva Sole" in dict(statement.why)["speaker"]
    candidates = [words for field, words in reasons(document, statement) if field == "candidate"]
    assert candidates and not any(words.endswith("taken") for words in candidates)


@pytest.mark.parametrize("code", covered())
def test_every_rule_that_fires_is_explained(code: str) -> None:
    rules = set()
    for one in constructions(code):
        for attempt in one.tries:
            document = read(attempt.text, code)
            for statement in document.statements:
                rules.add(statement.rule)
                assert reasons(document, statement)
    assert len(rules) > 15
    assert rules <= set(CONSTRUCTIONS), sorted(rules - set(CONSTRUCTIONS))
