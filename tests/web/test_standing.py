"""Where it stands: sentences, the matrix, an issue, what changed. And in a browser: ten parties by ten issues."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from web_example import TITLES, Rows, example, rows

from demarche.brief import read_brief
from demarche.pipeline import Job, build
from demarche.web.book import Book, Titles, assemble
from demarche.web.changes import changes, changes_page, choices
from demarche.web.explainer import explainer
from demarche.web.load import open_book
from demarche.web.names import Names, capital
from demarche.web.pages import HOME, catalogue, produce
from demarche.web.positions import COLUMNS, matrix
from demarche.web.rows import PositionRow
from demarche.web.standing import standings, turns
from demarche.web.words import languages, tongue

SET = Path(__file__).resolve().parent.parent / "across" / "dam"
STANCES = ("demands", "offers", "accepts", "rejects", "conditional", "threatens")
SIZE = 10


def words(element: html.HtmlElement) -> str:
    return re.sub(r" (?=[.,:;])", "", " ".join(" ".join(element.itertext()).split()))


def words_of(text: str) -> str:
    return " ".join(text.split())


def page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def large(parties: int, issues: int = SIZE) -> Book:
    """Every party holds something on every issue, and half of them another thing before."""
    made = Rows()
    text = "".join(f"Party {p} will not hear of matter {i}. " for p in range(parties) for i in range(issues))
    made.texts["d"] = text
    made.add("documents", id="d", source="d.txt", lang="en", site="Harbour Post", published={})
    for p in range(parties):
        for i in range(issues):
            act, day = f"{p}-{i}", f"2031-05-{p % 20 + 1:02}"
            span = made.at("d", f"Party {p} will not hear of matter {i}.")
            made.add("acts", id=act, **span, text=f"Party {p} will not hear of matter {i}.", act="reject", by=f"P{p}",
                     issues=[f"matter-{i}"], date={"earliest": day, "latest": day})  # fmt: skip
            turns = [{"stance": "demands", "acts": [act]}] if (p + i) % 2 else []
            stance = STANCES[(p + i) % len(STANCES)] if not turns else "rejects"
            turns.append({"stance": stance, "as_of": day, "acts": [act], "direction": "hardens" if turns else ""})
            made.add("positions", party=f"P{p}", issue=f"matter-{i}", stance=stance, as_of=day, acts=[act], origins=2,
                     direction="hardens" if len(turns) > 1 else "", history=turns)  # fmt: skip
    names = {f"P{p}": ("United Shores", "Republic of Marle", "Ostvik", "Coastal Union")[p % 4] for p in range(parties)}
    titles = {f"matter-{i}": f"The {i + 1}th matter of the strait" for i in range(issues)}
    return assemble(made.tables, made.texts, Titles("", {"en": names, "id": names}, {"en": titles, "id": titles}))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dam") / "r.db"
    build(Job((str(SET / "reports"),), path, brief=read_brief(SET / "brief.toml"), sources=SET / "sources.csv"),
          lambda all, *_: all)  # fmt: skip
    return path


OURS = ("matrix.html", "briefing.html", "changes/", "issues/", "reports/")


def put(book: Book, out: Path, wanted: tuple[str, ...]) -> Path:
    """The pages of ours alone: those of others take their time."""
    shutil.copytree(HOME / "assets", out / "assets")
    pages = catalogue(book)
    for path in pages:
        for code in languages() if path.startswith(wanted) else ():
            target = out / code / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(produce(book, pages[path], f"{code}/{path}", code))
    return out


@pytest.fixture(scope="module")
def dam(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(open_book(record), tmp_path_factory.mktemp("pages"), OURS)


def test_each_issue_has_a_state_and_names_every_party_that_holds_something() -> None:
    book = example()
    found = {one.issue: one for one in standings(book)}
    assert found["radar"].state == "disputed"
    assert found["radar"].groups == (("demands", ("ARD",)), ("rejects", ("VES",)))
    assert found["transit"].groups == (("rejects", ("ARD",)), ("open", ("VES",)))


def test_what_only_others_say_of_a_group_yields_to_what_its_members_say() -> None:
    own = PositionRow(party="ARD", issue="radar", stance="accepts")
    told = PositionRow(party="ARD+VES", issue="radar", stance="demands", reported=True)
    assert [one.groups for one in standings(replace(example(), positions=(own, told)))] == [(("accepts", ("ARD",)),)]


def test_sentences_on_the_first_page(site: Path) -> None:
    told = words(page(site / "en/index.html").xpath("//ul[@class='standing']")[0])
    assert "Radar post Ardenia makes demands; Vesland refuses." in told
    assert "Transit Ardenia refuses; Vesland has not answered." in told
    sama = words(page(site / "id/index.html").xpath("//ul[@class='standing']")[0])
    assert "Ardenia mengajukan tuntutan; Vesland menolak." in sama
    changed = words(page(site / "en/index.html").xpath("//section[@aria-labelledby='changed']")[0])
    assert "Transit: Ardenia changed its stance, from conditional assent to refusal." in changed


def test_an_article_stands_before_a_name_within_a_sentence_and_a_sentence_begins_large() -> None:
    names = Names(replace(example(), titles=replace(TITLES, parties={"en": {"USA": "United States"}})), tongue("en"))
    assert names.within(["USA", "NATO"]) == "the United States and NATO"
    assert Names(example(), tongue("id")).within(["ARD", "VES", "X"]) == "Ardenia, Vesland, dan X"
    assert capital("the United States") == "The United States"
    assert capital(tongue("en").say("note_left", count="x")) == "The record holds x."


def test_who_said_nothing_is_told_apart_from_who_took_no_stance(record: Path, dam: Path) -> None:
    cells = [words(cell) for cell in page(dam / "en/matrix.html").xpath("//td[contains(@class,'quiet')]")]
    assert any("spoke, no stance" in cell for cell in cells) and any("nothing said" in cell for cell in cells)
    book, seen = open_book(record), set()
    names = Names(book, tongue("en"))
    for issue in {row.issue for row in book.positions}:
        told = words(page(dam / f"en/issues/{issue}.html").xpath("//main")[0])
        spoke, mute = explainer(book, issue)["quiet"]  # type: ignore[misc]
        for sentence, parties in (("Spoke on it without taking a stance", spoke), ("Said nothing on it", mute)):
            assert (f"{sentence}: {names.within(parties)}." in told) == bool(parties)
            seen |= {sentence} if parties else set()
            assert not [one for one in parties if one in {row.party for row in book.positions if row.issue == issue}]
    assert len(seen) == 2


def test_an_issue_tells_terms_and_how_a_stance_came_about(record: Path, dam: Path) -> None:
    book = open_book(record)
    asked = changed = 0
    for issue in {row.issue for row in book.positions}:
        tree = page(dam / f"en/issues/{issue}.html")
        for stand in explainer(book, issue)["stands"]:  # type: ignore[attr-defined]
            told = words(tree.xpath(f"//section[@id='{stand.row.party}']")[0])
            for line in stand.asked:
                assert book.texts[line.document.id][line.start : line.end] == line.quote
                assert "Condition, or asked in return" in told and words_of(line.quote) in told
                asked += 1
            if stand.before:
                assert f"before: {tongue('en').name('stance', stand.before)}" in told and len(stand.steps) > 1
                changed += 1
    assert asked and changed


def test_an_answer_is_not_older_than_what_it_answers(record: Path) -> None:
    book = open_book(record)
    checked = 0
    for issue in ("filling", "flow", "power", "inspection"):
        for stand in explainer(book, issue)["stands"]:  # type: ignore[attr-defined]
            taken = [book.act[act].date.latest for act in stand.row.acts if book.act[act].date.latest]
            for line in stand.answers:
                assert line.party != stand.row.party
                assert not taken or not line.when.latest or line.when.latest >= min(taken)
                checked += 1
    assert checked


def test_changes_are_those_of_the_command(record: Path, dam: Path) -> None:
    book = open_book(record)
    days = choices(book)
    assert days[0] == date(2023, 11, 13) and days == sorted(days, reverse=True)
    shown = dict(changes(book, date(2023, 11, 3))["groups"])  # type: ignore[call-overload]
    found = book.since(date(2023, 11, 3))
    turned = [
        one for one in found.changes if one.kind == "positions" and one.how in ("hardened", "softened", "reversed")
    ]
    how = {(entry.row.issue + "/" + entry.row.party, entry.how) for entry in shown["positions"]}
    assert turned and {(one.line, one.how) for one in turned} <= how
    text = words(page(dam / "en" / changes_page(date(2023, 11, 3))).xpath("//main")[0])
    assert "added to what was known before: 5 reports" in text and "before: " in text
    for code in languages():
        assert (dam / code / changes_page(days[-1])).is_file()


def test_the_first_page_says_what_is_missing_where_no_day_is_known(site: Path, empty_site: Path) -> None:
    assert "Add some: demarche build" in words(page(empty_site / "en/index.html").xpath("//main")[0])
    assert page(site / "en/index.html").xpath("//nav[@class='since']//a/@href") == ["changes/2031-05-08.html"]


def test_many_parties_are_parted_into_tables_and_none_is_lost() -> None:
    found = matrix(large(COLUMNS * 3 + 2, 2))
    parts = found["parts"]
    assert isinstance(parts, list) and [len(part.columns) for part in parts] == [COLUMNS] * 3
    assert found["left"] == (["P8", "P9"], [])


def test_only_so_many_turns_are_read() -> None:
    assert len(turns(large(4), most=3)) == 3 and len(turns(large(4))) == 20


@pytest.fixture(scope="module")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(large(SIZE), tmp_path_factory.mktemp("ten"), ("matrix.html",))


SEEN = """const box = document.querySelector('.scroll'), cells = [...document.querySelectorAll('td .stance')];
const cut = cells.filter(e => e.getBoundingClientRect().right > e.closest('td').getBoundingClientRect().right + 1);
return [cells.length, cells.filter(e => e.offsetWidth > 0).length, cut.length,
        box.scrollWidth <= box.clientWidth, document.documentElement.scrollWidth <= innerWidth];"""


@pytest.mark.browser
@pytest.mark.parametrize(("code", "width"), [("en", 1280), ("id", 1280), ("en", 360), ("id", 360)])
def test_ten_parties_by_ten_issues_are_all_seen(browser: Any, ten: Path, code: str, width: int) -> None:
    screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    browser.get((ten / f"{code}/matrix.html").as_uri())
    found = browser.execute_script(SEEN)
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert found == [100, 100, 0, True, True]


@pytest.mark.browser
def test_words_of_the_note_of_changes_and_of_an_issue_lead_to_the_report(browser: Any, dam: Path) -> None:
    for name in ("briefing.html", changes_page(date(2023, 11, 3)), "issues/filling.html"):
        browser.get((dam / "en" / name).as_uri())
        links = browser.execute_script("return [...document.querySelectorAll('a.words')].map(a => a.href)")
        assert len(links) > 5
        for address in dict.fromkeys(links[:5]):
            browser.get("about:blank")
            browser.get(address)
            assert browser.execute_script("return document.querySelectorAll('[data-line].lit').length"), address


def test_a_planned_meeting_without_a_day_says_why() -> None:
    made = rows()
    where = {**made.at("d1", "The two ministers will meet"), "status": "planned"}
    made.add("meetings", id="m9", what="talks", parties=["ARD"], status="planned", evidence=[where],
             date={"earliest": None, "latest": None, "why": "no day is given"})  # fmt: skip
    book = assemble(made.tables, made.texts, TITLES)
    shown = produce(book, catalogue(book)["index.html"], "en/index.html", "en").decode()
    assert "Why no day is known: " in shown
