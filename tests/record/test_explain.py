"""A line says why it is what it is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from demarche.errors import UsageError
from demarche.record import lines, reading, writing
from demarche.record.amend import Amendment, amend
from demarche.record.explain import TABLES, explain


def test_a_statement_tells_words_rule_cue_speaker_day_and_doubts(opened: sqlite3.Connection) -> None:
    (line,) = [one for one in lines(opened, "statements") if one["act"] == "offer"]
    said = "\n".join(explain(opened, str(line["id"])))
    told = (
        ">>half of the catch, if the canal is open<<",
        "made line",
        "'offer'",
        "Bo Lindqvist",
        "SOU",
        "to NOR",
        "fish",
    )
    why = ("2031-05-05 (as written)", "0.90 (made)", "none named", "south.txt")
    assert [words for words in told + why if words not in said] == []


@pytest.mark.parametrize("table", sorted({*TABLES} - {"stories"}))
def test_every_kind_of_line_can_be_explained(opened: sqlite3.Connection, table: str) -> None:
    ident = opened.execute(f"SELECT id FROM {table} ORDER BY id").fetchone()[0]
    said = explain(opened, ident)
    assert said[0] == f"{table} {ident}" and len(said) > 1


def test_the_beginning_of_an_id_serves_where_it_is_one_line(opened: sqlite3.Connection) -> None:
    ident = opened.execute("SELECT id FROM statements ORDER BY id").fetchone()[0]
    assert explain(opened, ident[:10])[0] == f"statements {ident}"
    with pytest.raises(UsageError, match="lines begin so"):
        explain(opened, "person")
    for wrong in ("ffffffffffff", "*", "", "a"):
        with pytest.raises(UsageError, match="no line"):
            explain(opened, wrong)


def test_corrections_are_told(record: Path) -> None:
    with writing(record) as connection:
        line = connection.execute("SELECT id FROM statements WHERE act = 'offer'").fetchone()[0]
        amend(connection, Amendment("set", line, "act", "promise", who="tester", made="2031-06-01"))
    with reading(record) as connection:
        assert "set act promise, by tester on 2031-06-01" in explain(connection, line)[-1]


def test_the_words_around_are_whole(opened: sqlite3.Connection) -> None:
    texts = {row["id"]: row["text"] for row in opened.execute("SELECT id, text FROM documents")}
    found = list(lines(opened, "statements"))
    assert found
    for line in found:
        shown = next(words for words in explain(opened, str(line["id"])) if words.startswith("  words"))
        before, after = shown.removeprefix("  words").split(">>")[0].split(), shown.split("<<")[1].split()
        text = texts[line["document"]]
        around = text[: line["start"]].split(), text[line["end"] :].split()
        assert before == around[0][len(around[0]) - len(before) :] and after == around[1][: len(after)]
