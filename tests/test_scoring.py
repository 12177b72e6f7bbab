"""The scorer itself: an export that is the answer scores 1, each kind of fault lowers its own figure."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from scoring import Case, interval, score

TEXT = (
    "Talks resume\n\nThe envoy Ana Duarte said on Monday that the port must reopen. The harbour union refused to wait. "
    "Both sides will meet in Lima on 4 May 2031.\n\nShare this page"
)


def at(piece: str) -> dict[str, Any]:
    start = TEXT.index(piece)
    return {"start": start, "end": start + len(piece)}


MEET = "will meet in Lima on 4 May 2031"
GOLD: dict[str, Any] = {
    "headline": ["Talks resume"],
    "junk": ["Share this page"],
    "people": [{"name": "Ana Duarte", "party": "PRT"}],
    "statements": [
        {"quote": "the port must reopen", "speaker": "Ana Duarte", "speaker_party": "PRT", "act": "demand"},
        {"quote": "to wait", "speaker": "union", "speaker_party": "", "act": "reject", "optional": True},
    ],
    "demands": [{"by": "PRT", "to": "", "evidence": "the port must reopen"}],
    "meetings": [
        {
            "parties": ["PRT", "PER"],
            "date": "2031-05-04",
            "status": "planned",
            "evidence": "will meet in Lima on 4 May 2031",
        }
    ],
    "dates": [{"text": "Monday", "value": None}, {"text": "4 May 2031", "value": "2031-05-04"}],
}


def perfect() -> dict[str, list[dict[str, Any]]]:
    said = {"speaker": "Ana Duarte", "speaker_text": "Duarte", "speaker_id": "p1", "speaker_party": "PRT"}
    unknown = {"earliest": None, "latest": None}
    day = {"earliest": "2031-05-04", "latest": "2031-05-04"}
    meeting = {"parties": ["PER", "PRT"], "date": day}
    return {
        "documents": [{"junk": [at("Share this page")]}],
        "people": [{"name": "Ana Duarte"}],
        "statements": [{**at("the port must reopen."), **said, "act": "demand"}],
        "acts": [{**at("the port must reopen"), "act": "demand", "by": "PRT", "to": ""}],
        "meetings": [{**meeting, "evidence": [{**at(MEET), "status": "planned"}]}],
        "dates": [{**at("Monday"), **unknown}, {**at("4 May 2031"), **day}],
    }


def figures(found: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    return score([Case(GOLD, TEXT, found)]).figures()


def test_the_answer_itself_scores_one() -> None:
    assert set(figures(perfect()).values()) == {1.0}


@pytest.mark.parametrize(
    ("table", "field", "value", "lowered"),
    [
        ("statements", "speaker", "Somebody Else", {"speaker", "line"}),
        ("statements", "speaker_party", "ESP", {"speaker", "line"}),
        ("statements", "act", "inform", {"act", "line"}),
        ("statements", "start", TEXT.index("must reopen"), {"exact"}),
        ("statements", "end", TEXT.index("port"), {"statement", "exact", "line"}),
        ("acts", "by", "ESP", {"demand found"}),
        ("people", "name", "Somebody Else", {"person"}),
        ("meetings", "parties", ["ESP"], {"meeting"}),
        ("dates", "earliest", "2031-05-01", {"date value"}),
    ],
)
def test_a_fault_lowers_its_own_figure(table: str, field: str, value: Any, lowered: set[str]) -> None:
    found = copy.deepcopy(perfect())
    found[table][-1][field] = value
    if field == "speaker":
        found[table][-1]["speaker_text"] = value
    assert {name for name, figure in figures(found).items() if figure < 1} == lowered


def test_what_is_made_up_costs() -> None:
    found = perfect()
    found["statements"].append({**found["statements"][0], **at("Both sides will meet in Lima")})
    found["documents"][0]["junk"].append(at("The envoy"))
    got = figures(found)
    assert got["statement"] == pytest.approx(2 / 3, abs=1e-3)
    assert got["junk"] < 1 and got["speaker"] == 1


def test_optional_and_headline_count_neither_way() -> None:
    found = perfect()
    other = {**found["statements"][0], "speaker": "union", "speaker_party": "", "act": "reject"}
    found["statements"] += [{**other, **at("to wait")}, {**other, **at("Talks resume")}]
    assert set(figures(found).values()) == {1.0}


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-02/2024-03-05", ("2024-02-01", "2024-03-05")),
        ("2024-05-08", ("2024-05-08", "2024-05-08")),
        (None, None),
    ],
)
def test_interval(value: str | None, days: tuple[str, str] | None) -> None:
    assert interval(value) == days
