"""Issues as they stand, from the stances of the parties."""

from __future__ import annotations

import pytest

from demarche.record.agreed import issues
from demarche.record.lines import Line


def line(party: str, stance: str) -> Line:
    return {"party": party, "issue": "tolls", "stance": stance, "red_lines": [], "asked": []}


@pytest.mark.parametrize(
    ("stances", "state", "agreed"),
    [
        ({"NOR": "accepts", "SOU": "accepts"}, "agreed", ["NOR", "SOU"]),
        ({"NOR": "demands", "SOU": "accepts"}, "agreed", ["NOR", "SOU"]),
        ({"NOR": "demands", "SOU": "accepts", "EST": "rejects"}, "disputed", []),
        ({"NOR": "demands", "SOU": "open"}, "open", []),
        ({"NOR": "conditional", "SOU": "accepts"}, "bargained", ["SOU"]),
        ({"NOR": "accepts"}, "held", []),
    ],
)
def test_an_issue_stands_as_its_parties_do(stances: dict[str, str], state: str, agreed: list[str]) -> None:
    (found,) = issues(line(party, stance) for party, stance in stances.items())
    assert found["state"] == state
    assert found["agreed"] == (agreed if len(agreed) > 1 else [])


def test_red_lines_carry_their_party() -> None:
    red = {"act": "a", "document": "d", "start": 0, "end": 3, "text": "never"}
    (found,) = issues([{**line("NOR", "rejects"), "red_lines": [red]}])
    assert found["red_lines"] == [{"party": "NOR", **red}]
