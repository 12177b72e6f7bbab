"""What the sum of a sentence tells of an encounter, in sentences that neither packs nor weights were made of."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace as changed

from demarche import pipeline
from demarche.annotate.meetings.mark import found_in
from demarche.annotate.meetings.scored import scored, sentences, sum_of, with_scored
from demarche.annotate.meetings.scored_features import report_of, side_by_side, singles
from demarche.annotate.meetings.scored_words import CLASSES, EncountersFile, Weights, checked, scored_words, weights
from demarche.annotate.scheme import Scheme
from demarche.errors import DataError
from demarche.lang import covered, load
from demarche.lang.load import load_file
from demarche.model import Document, Meeting

DAY = date(2024, 5, 15)
LEADS = {
    "en": "Chile and Bolivia have argued over the port since March.",
    "id": "Cile dan Bolivia berselisih soal pelabuhan itu sejak Maret.",
}
TOLD = [
    (
        "en",
        "The Chilean and Bolivian teams spent two days on separate floors of a hotel in Lima, with a mediator between.",
    ),
    ("en", "Both teams walked out of the villa in Lima on Tuesday with a single sheet of paper."),
    ("en", "A Chilean delegation was kept until midnight on Monday at the residence of Bolivia's minister in La Paz."),
    ("en", "The panel on port fees sits in Lima on 20 May, both sides said."),
    ("id", "Delegasi Cile ditahan hingga tengah malam pada Senin di kediaman Menteri Luar Negeri Bolivia di La Paz."),
    ("id", "Pada Selasa kedua tim keluar dari vila di Lima dengan selembar kertas."),
    (
        "id",
        "Dua hari tim Cile dan tim Bolivia berada di lantai terpisah sebuah hotel di Lima bersama seorang penengah.",
    ),
    ("id", "Panel biaya pelabuhan kedua pihak bersidang di Lima pada 20 Mei."),
]
NONE = [
    ("en", "Chile sold more copper in 2019 than Bolivia sold tin."),
    ("en", "Bolivian police shot two men near the crossing on Monday."),
    ("en", "The Chilean striker scored twice against Bolivia in Lima on Saturday."),
    ("en", "Bolivia's minister told reporters in La Paz on Tuesday that the fees were robbery."),
    ("en", "Chile will vote on 20 May."),
    ("id", "Cile menjual lebih banyak tembaga daripada Bolivia pada 2019."),
    ("id", "Polisi Bolivia menembak dua orang di dekat perlintasan pada Senin."),
    ("id", "Penyerang Cile mencetak dua gol ke gawang Bolivia di Lima, Sabtu."),
    ("id", "Menteri Bolivia mengatakan kepada wartawan di La Paz pada Selasa bahwa biaya itu perampokan."),
    ("id", "Cile akan menggelar pemilu pada 20 Mei."),
]


def marked(code: str, text: str) -> Document:
    lead = LEADS[code]
    return pipeline.mark(Document("d", f"{lead} {text}", ("d.txt",), lang=code, given=DAY), Scheme())


def read(code: str, text: str) -> list[Meeting]:
    """Whatever is told of encounters behind the lead."""
    return [one for one in marked(code, text).meetings if one.start > len(LEADS[code])]


def summed(code: str, text: str) -> float:
    made = report_of(*found_in(marked(code, text)))
    (*_, (sentence, before)) = sentences(made.scene)
    return sum_of(made, sentence, singles(made, sentence, before), weights(), whole=True)[0]


@pytest.mark.parametrize(("code", "text"), TOLD)
def test_an_encounter_is_told(code: str, text: str) -> None:
    assert summed(code, text) >= weights().weak
    [told] = read(code, text)
    assert {"CHL", "BOL"} <= {*told.parties}


@pytest.mark.parametrize(("code", "text"), NONE)
def test_something_else_is_told(code: str, text: str) -> None:
    assert summed(code, text) < weights().weak
    assert not read(code, text)


def test_what_stands_side_by_side_is_added_once_and_where_the_rest_is_hopeless_only_if_wanted() -> None:
    text = "The delegations sat in Lima, and later the delegations sat in La Paz."
    by = Weights(-1.0, -0.5, 1.0, 0.0, {"gather": 0.5, "at": -0.25}, {"pair > gather": 2.0})
    made = report_of(*found_in(marked("en", text)))
    (*_, (sentence, before)) = sentences(made.scene)
    assert [name for name, _ in side_by_side(made, sentence)].count("pair > gather") > 1
    one = singles(made, sentence, before)
    assert sum_of(made, sentence, one, by) == (-0.75, {})
    assert sum_of(made, sentence, one, by, whole=True)[0] == 1.25
    assert sum_of(made, sentence, one, changed(by, hopeless=-1.0))[0] == 1.25


@pytest.mark.parametrize("code", covered())
def test_the_examples_of_the_pack_fall_on_their_sides(code: str) -> None:
    examples = load(code, "encounters", EncountersFile).examples
    under = [text for text in examples.told if summed(code, text) < weights().weak]
    over = [text for text in examples.none if summed(code, text) >= weights().sure]
    assert len(under) * 10 <= len(examples.told)
    assert len(over) * 20 <= len(examples.none)


def test_nobody_is_made_up() -> None:
    document = marked(*TOLD[6])
    assert len(with_scored(report_of(*found_in(document)))[1]) == 1
    alone = replace(document, mentions=(), people=())
    assert with_scored(report_of(*found_in(alone)))[1] == []


def test_what_is_quoted_counts_for_nothing() -> None:
    plain = "The two teams sat in Lima on Monday."
    assert summed("en", f'"{plain}"') < summed("en", plain)


def test_what_the_words_read_surely_is_left_to_them() -> None:
    made = report_of(*found_in(marked("en", "Chile and Bolivia held talks in Lima on Monday.")))
    assert not list(scored(made, weights()))


def test_every_class_has_words_in_every_language() -> None:
    for code in covered():
        file = load(code, "encounters", EncountersFile)
        parts = (file.verbs, file.nouns, file.signs, file.lead)
        assert [name for part in parts for name in part.__struct_fields__] == list(CLASSES)
        assert all(getattr(part, name) for part in parts for name in part.__struct_fields__)


def test_a_weight_of_no_feature_is_refused(tmp_path: Path) -> None:
    head = "start = 0.0\nhopeless = -1.0\nsure = 1.0\nweak = 0.0\n"
    for body, word in (
        ("[one]\ngathre = 1.0\n[near]\n", "gathre"),
        ('[one]\n[near]\n"crew gather" = 1.0\n', "crew gather"),
    ):
        path = tmp_path / "weights.toml"
        path.write_text(head + body, "utf-8")
        with pytest.raises(DataError, match=word):
            checked(load_file(path, Weights), "weights.toml")


def test_less_is_asked_of_an_addition() -> None:
    with pytest.raises(DataError, match="weak"):
        checked(Weights(0.0, -1.0, 1.0, 2.0, {}, {}), "weights.toml")


def test_the_words_of_a_language_are_compiled_once() -> None:
    assert scored_words("en") is scored_words("en")


def test_what_names_one_side_alone_only_adds_and_is_given_the_likeliest_other() -> None:
    text = "Chilean guests dined in Lima on Tuesday and stayed until midnight."
    [told] = with_scored(report_of(*found_in(marked("en", text))))[1]
    assert told.parties == {"CHL"}
    [line] = read("en", text)
    assert line.parties == ("BOL", "CHL")
    assert line.filled
    assert not line.sure
