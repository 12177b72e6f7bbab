"""A brief fits its form, or says in one line what does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from demarche.brief import parse_brief, read_brief
from demarche.errors import DataError
from demarche.pipeline import scheme_of

BRIEF = """
[negotiation]
title = "Talks on the strait"

[[party]]
code = "NOR"
names = { en = ["the North", "Northern Council"], id = ["Utara"] }

[[issue]]
id = "tolls"
title = { en = "Tolls", id = "Tarif" }
words = { en = ["toll", "dues"], id = ["tarif"] }

[[date]]
day = 2031-05-04
event = { en = "The strait is closed" }

[[date]]
day = 2031-05-06
report = "reports/0417.txt"
"""


def test_a_brief_becomes_a_scheme() -> None:
    scheme = scheme_of(parse_brief(BRIEF))
    assert [(one.code, dict(one.forms)["id"]) for one in scheme.parties] == [("NOR", ("Utara",))]
    assert [(one.id, dict(one.words)["en"], dict(one.titles)["id"]) for one in scheme.issues] == [
        ("tolls", ("toll", "dues"), "Tarif")
    ]


def test_a_report_is_pinned_by_the_end_of_its_path() -> None:
    brief = parse_brief(BRIEF)
    assert brief.published("/data/reports/0417.txt") == date(2031, 5, 6)
    assert brief.published("0417.txt") is None and brief.published("/data/reports/x0417.txt") is None


def test_no_text_is_the_empty_brief() -> None:
    assert parse_brief("").issue == () and scheme_of(parse_brief("")).parties == ()


def test_the_example_in_the_module_is_a_brief() -> None:
    import demarche.brief as module

    assert module.__doc__
    example = module.__doc__[module.__doc__.index("[negotiation]") :]
    assert parse_brief(example).party[0].code == "NOR"


WRONG = {
    "not TOML": ("[[party", "not TOML"),
    "an unknown key": ("[[party]]\ncode = 'A'\ncolour = 'red'", "colour"),
    "a wrong type": ("[[issue]]\nid = 3", r"\$\.issue\[0\]\.id"),
    "a missing key": ("[[issue]]\ntitle = { en = 'x' }", "id"),
    "a name twice": ("[[issue]]\nid = 'a'\n[[issue]]\nid = 'a'", "twice"),
    "no name": ("[[party]]\ncode = ''", "without a name"),
    "a day that is none": ("[[date]]\nday = 2031-02-30\nevent = { en = 'x' }", "not TOML"),
    "a day of nothing": ("[[date]]\nday = 2031-02-03", "event or a report"),
    "a day of both": ("[[date]]\nday = 2031-02-03\nreport = 'x'\nevent = { en = 'x' }", "event or a report"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_does_not_fit_is_named_in_one_line(tmp_path: Path, case: str) -> None:
    path = tmp_path / "brief.toml"
    text, said = WRONG[case]
    path.write_text(text)
    with pytest.raises(DataError, match=said) as error:
        read_brief(path)
    assert str(path) in str(error.value) and "\n" not in str(error.value)


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="No such file"):
        read_brief(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b"# \xe9")
    with pytest.raises(DataError, match="not UTF-8"):
        read_brief(tmp_path / "latin.toml")
