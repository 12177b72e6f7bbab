"""The samples through the whole way, build and export, against the answers by hand.

`floors.toml` holds figures that may not fall. `known_failures/*.toml` hold constructions that still fail: each is a
strict expected failure, so the day one is read right the test says so and its table goes to the packs' examples.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from scoring import Case, cases, lines, score

TESTS = Path(__file__).resolve().parent
FLOORS: dict[str, dict[str, float]] = tomllib.loads((TESTS / "floors.toml").read_text("utf-8"))
FAILURES = [
    pytest.param(table, id=f"{path.stem}: {table['why']}")
    for path in sorted((TESTS / "known_failures").glob("*.toml"))
    for table in tomllib.loads(path.read_text("utf-8"))["case"]
]


def run(*arguments: object) -> None:
    from demarche.cli import demarche

    done = CliRunner().invoke(demarche, [str(argument) for argument in arguments], standalone_mode=False)
    assert not done.exception and not done.return_value, (done.output, done.exception)


@pytest.fixture(scope="module")
def export(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of the record that `make demo` builds."""
    folder = tmp_path_factory.mktemp("samples")
    run("build", samples / "reports", "--sources", samples / "sources.csv", "--record", folder / "samples.db")
    run("export", folder / "samples.db", "--format", "jsonl", "--out", folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def read(samples: Path, export: Path) -> list[Case]:
    return cases(samples / "gold", samples / "reports", export)


def test_every_sample_has_its_gold(samples: Path, export: Path, read: list[Case]) -> None:
    documents = {Path(line["source"]).name for line in lines(export / "documents.jsonl")}
    assert documents == {Path(case.gold["source"]).name for case in read}
    assert len(documents) >= 12
    assert {case.gold["lang"] for case in read} == {"en", "id"}


def test_gold_stands_in_its_text(read: list[Case]) -> None:
    wanted = [(case, piece) for case in read for piece in pieces(case.gold)]
    assert wanted
    assert not [f"{case.gold['id']}: {piece}" for case, piece in wanted if piece not in case.text]


def pieces(gold: dict[str, Any]) -> list[str]:
    told = [one["quote"] for one in gold["statements"]]
    told += [one["evidence"] for one in (*gold["demands"], *gold["meetings"])]
    return [*told, *gold["junk"], *gold["headline"], *gold["credits"], *(one["text"] for one in gold["dates"])]


def test_export_opens_to_the_exact_words(read: list[Case]) -> None:
    held = [(case, line) for case in read for name in ("statements", "acts", "dates") for line in case.found[name]]
    assert held
    for case, line in held:
        assert case.text[line["start"] : line["end"]] == line.get("quote", line.get("text"))


@pytest.mark.parametrize("lang", sorted(FLOORS))
def test_figures_do_not_fall(lang: str, read: list[Case]) -> None:
    figures = score(case for case in read if lang in ("all", case.gold["lang"])).figures()
    low = {name: (figures.get(name), floor) for name, floor in FLOORS[lang].items() if figures.get(name, 0) < floor}
    assert not low, f"{low} below the floor; all figures: {figures}"


def test_published_is_found_where_nobody_gave_it(export: Path) -> None:
    published = {Path(d["source"]).stem: d["published"] for d in lines(export / "documents.jsonl")}
    page, repost = published["lake-08-second-round"], published["lake-07-repost"]
    assert (page["earliest"], page["latest"], page["how"]) == ("2024-05-15", "2024-05-15", "page")
    assert repost["how"] in ("inferred", "unknown")  # the day on the page cannot be believed
    assert not (repost["earliest"] or "").startswith("2026")


def test_copies_are_one_story(export: Path) -> None:
    stems = {line["id"]: Path(line["source"]).stem for line in lines(export / "documents.jsonl")}
    stories = [{stems[one] for one in line["documents"]} for line in lines(export / "stories.jsonl")]
    wire = next(story for story in stories if "lake-01-wire" in story)
    assert "lake-02-copy" in wire
    assert not wire & {"lake-05-mesin", "lake-06-independent", "lake-08-second-round", "altai-01-kabar"}


def test_planned_round_is_held_later(samples: Path, export: Path) -> None:
    stems = {line["id"]: Path(line["source"]).stem for line in lines(export / "documents.jsonl")}
    second = [
        {stems[e["document"]]: e["status"] for e in line["evidence"]}
        for line in lines(export / "meetings.jsonl")
        if set(line["parties"]) >= {"TZA", "ZMB"} and line["date"]["earliest"] == "2024-05-14"
    ]
    assert any(one.get("lake-01-wire") == "planned" and one.get("lake-08-second-round") == "held" for one in second)


def test_both_briefs_are_read(samples: Path, tmp_path: Path) -> None:
    from demarche.brief import parse_brief

    for path in sorted((samples / "briefs").glob("*.toml")):
        brief = parse_brief(path.read_text("utf-8"), path.name)
        record, out = tmp_path / f"{path.stem}.db", tmp_path / path.stem
        run("build", samples / "reports", "--sources", samples / "sources.csv", "--brief", path, "--record", record)
        run("export", record, "--out", out)
        issues = {issue for line in lines(out / "statements.jsonl") for issue in line["issues"]}
        assert {issue.id for issue in brief.issue} <= issues


class StillWrong(AssertionError):
    """The construction is read as it was when its table was written; any other error is a red test."""


@pytest.mark.xfail(strict=True, raises=StillWrong, reason="still read wrong; see known_failures")
@pytest.mark.parametrize("table", FAILURES)
def test_known_failure(table: dict[str, Any], tmp_path: Path) -> None:
    read = marked(table, tmp_path)
    expected = {name: table[name] for name in ("quote", "speaker", "party", "act") if name in table}
    right = any(expected.items() <= one.items() for one in read) if expected else not read
    if not right:
        raise StillWrong(read)


def marked(table: dict[str, Any], folder: Path) -> list[dict[str, str]]:
    """The statements of one short text as the annotators read it."""
    from demarche.annotate import Scheme
    from demarche.model import Document
    from demarche.pipeline import mark
    from demarche.read import read_paths

    file = folder / "report.txt"
    file.write_text(table["text"], "utf-8")
    (document,) = read_paths([str(file)])
    assert isinstance(document, Document)
    done = mark(document, Scheme())
    assert done.lang == table["lang"]
    return [
        {"quote": done.text[s.start : s.end], "speaker": s.speaker, "party": s.speaker_party, "act": s.act}
        for s in done.statements
    ]
