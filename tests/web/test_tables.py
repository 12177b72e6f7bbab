from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from web_example import Rows, example, hostile

from demarche.export.csv import DANGEROUS
from demarche.web.book import Book, assemble
from demarche.web.tables import OFFERED, TABLES, table
from demarche.web.words import languages, tongue

FROM = {"outlet", "report_day", "report", "url", "address"}


def rows(name: str, book: Book, lang: str = "en") -> list[dict[str, str]]:
    made = table(name, book, tongue(lang))
    assert made.startswith(b"\xef\xbb\xbf"), "Excel takes it for UTF-8"
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", [name for name in TABLES if name not in ("loops", "failures")])
def test_each_row_tells_where_it_comes_from(name: str) -> None:
    found = rows(name, example())
    assert found and all(row.keys() >= FROM for row in found)
    for row in found:
        known = row["outlet"] in ("Harbour Post", "Copy Daily", "Kabar Selat")
        assert known or row.get("day_from") == "brief", row
        assert row["address"].startswith(("reports/d", "people/p")) or not known


def test_what_the_rows_say() -> None:
    book = example()
    demand = next(row for row in rows("positions", book) if row["stance"] == "demands")
    wanted = {"party": "ARD", "party_name": "Ardenia", "issue": "radar", "as_of": "2031-05-06", "who": "Ilse Marten",
              "outlet": "Harbour Post", "report_day": "2031-05-07", "url": "https://harbour.example/1"}  # fmt: skip
    assert {name: demand[name] for name in wanted} == wanted
    assert demand["words"] == "Vesland “close the radar post at Cape Oru” before any talks"
    assert [row["before"] for row in rows("positions", book) if row["stance"] == "rejects"] == ["", "conditional"]
    days = [row["earliest"] for row in rows("timeline", book) if row["earliest"]]
    assert days == sorted(days) and days[0] == "2031-04-28"
    (copy,) = [row for row in rows("sources", book) if row["copy_of"]]
    assert (copy["id"], copy["copy_of"], copy["url"]) == ("d2", "d1", ""), "no javascript: address is handed on"
    sides = rows("conflicts", book)
    assert [(row["side"], row["words"]) for row in sides] == [("1", "Eleven boats"), ("2", "Twelve boats")]
    claims = rows("claims", book)
    assert len(claims) == 4 and {row["report"] for row in claims} == {"Quarrel over the strait of Lumen grows"}
    assert [row["on_condition"] for row in claims if row["on_condition"]] == ["if the post is gone"]
    assert rows("failures", book)[0]["file"] == "broken.pdf"


def test_names_are_in_the_language_of_the_page() -> None:
    assert {row["issue_name"] for row in rows("positions", example(), "id")} == {"Pos radar", "Lintas"}


def test_no_cell_of_a_hostile_report_is_a_formula() -> None:
    book = hostile()
    for name in TABLES:
        for row in rows(name, book):
            bad = [cell for cell in row.values() if cell.startswith(DANGEROUS)]
            assert not bad, name


def test_a_formula_gets_an_apostrophe() -> None:
    made = Rows()
    made.texts["d"] = '=HYPERLINK("http://x","y") said so'
    made.add("documents", id="d", source="d.txt", title="@SUM(1)", lang="en", site="+1")
    made.said("s", "d", '=HYPERLINK("http://x","y")', kind="direct", act="inform", speaker="-2", speaker_party="X")
    (row,) = rows("statements", assemble(made.tables, made.texts))
    assert (row["words"][:3], row["speaker"], row["outlet"], row["report"]) == ("'=H", "'-2", "'+1", "'@SUM(1)")


def test_an_empty_table_is_an_empty_file() -> None:
    for name in TABLES:
        assert table(name, Book(), tongue("en")) == b"\xef\xbb\xbf"


def test_every_table_is_offered_and_named(site: Path) -> None:
    assert {name for names in OFFERED.values() for name in names} == set(TABLES)
    for name in TABLES:
        assert all(name in tongue(lang).codes("table") for lang in languages())
        assert (site / "tables" / f"{name}.csv").read_bytes() == table(name, example(), tongue("en"))
    page = (site / "en/reports/d1.html").read_text("utf-8")
    assert 'href="../../tables/statements.csv" download' in page
