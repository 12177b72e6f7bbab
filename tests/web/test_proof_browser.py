"""The proof on the samples: what a table or the timeline shows leads to highlighted words that equal the record's span.

And back: every highlight of every report leads to a line that names it, and that line leads to the highlight.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from anchors import spans

from demarche.web.book import Book

pytestmark = pytest.mark.browser

LANDED = """
const done = arguments[arguments.length - 1], found = {};
const all = [...document.querySelectorAll('.sheet [data-line]')];
const turn = () => new Promise(go => { addEventListener('hashchange', go, {once: true}); setTimeout(go, 300); });
(async () => {
  for (const id of arguments[0]) {
    location.hash = id;
    await turn();
    const parts = all.filter(e => e.dataset.line === id), box = parts[0]?.getBoundingClientRect();
    found[id] = {text: parts.map(e => e.textContent).join(''),
      lit: parts.length > 0 && parts.every(e => getComputedStyle(e).backgroundColor === 'rgb(255, 230, 128)'),
      seen: !!box && box.bottom > 0 && box.top < innerHeight};
  }
  done(found);
})();
"""
BACK = """
const done = arguments[arguments.length - 1], lost = [];
const marks = [...document.querySelectorAll('.sheet [data-line]:not(.role)')];
const turn = () => new Promise(go => { addEventListener('hashchange', go, {once: true}); setTimeout(go, 300); });
(async () => {
  let notes = 0;
  for (const mark of marks) {
    const line = mark.dataset.line, link = mark.closest('a[href]');
    if (link) {
      const there = link.getAttribute('href'), row = there[0] === '#' && document.getElementById(there.slice(1));
      if (there[0] === '#' && !(row && row.querySelector(`a[href="#${CSS.escape(line)}"]`))) lost.push(line);
      continue;
    }
    history.replaceState(null, '', '#');
    mark.click();
    await turn();
    const lit = [...document.querySelectorAll('.note.lit')].find(note => note.dataset.lines.split(' ').includes(line));
    const row = document.getElementById('row-' + line);
    if (!lit && !row) lost.push(line);
    else if (lit && !document.getElementById(lit.querySelector('.perma').hash.slice(1))) lost.push('back of ' + line);
    else notes += 1;
  }
  done([marks.length, notes, lost]);
})();
"""
"""A role is lit only for who comes from a person's page, and is no highlight of its own."""


def addresses(browser: Any, page: str, chosen: str = "main a.words") -> list[str]:
    browser.get(page)
    script = "return [...document.querySelectorAll(arguments[0])].map(a => a.href)"
    found = browser.execute_script(script, chosen)
    assert isinstance(found, list)
    return found


def prove(browser: Any, book: Book, links: set[str]) -> None:
    """Each of the links opens a report at words that equal the span, all of them lit and in view."""
    browser.set_script_timeout(30)
    wanted, reports = spans(book), defaultdict(list)
    for link in links:
        page, _, anchor = link.partition("#")
        reports[page].append(anchor)
    for page, anchors in reports.items():
        browser.get(page)
        for anchor, landed in browser.execute_async_script(LANDED, anchors).items():
            assert landed["text"] == wanted[anchor], f"{page}#{anchor}"
            assert landed["lit"] and landed["seen"], f"{page}#{anchor}: {landed}"


def test_every_cell_of_the_matrix_leads_to_the_words_of_its_stance(
    browser: Any, sample_pages: tuple[Book, Path]
) -> None:
    book, site = sample_pages
    matrix = (site / "en/matrix.html").as_uri()
    cells = addresses(browser, matrix, "td a.stance")
    links = set(addresses(browser, matrix, "td a.words"))
    assert len(cells) >= 15 and len(cells) == browser.execute_script(
        "return document.querySelectorAll('td.cell').length"
    )
    held = {(row.party, row.issue) for row in book.positions}
    assert len(cells) <= len(held)
    for cell in cells:
        browser.get(cell)
        words = browser.execute_script("return [...document.querySelectorAll(':target a.words')].map(a => a.href)")
        assert words, cell
        links.update(words)
    prove(browser, book, links)


def test_every_item_of_the_timeline_leads_to_its_words(browser: Any, sample_pages: tuple[Book, Path]) -> None:
    book, site = sample_pages
    links = set()
    for path in (site / "en/timeline.html", site / "en/timeline/undated.html"):
        found = addresses(browser, path.as_uri(), ".event a.words")
        bare = "return [...document.querySelectorAll('.event')].filter(e => !e.querySelector('a.words')).length"
        assert found and browser.execute_script(bare) == 0
        links.update(found)
    assert len(links) > 60
    prove(browser, book, links)


def test_every_highlight_leads_back_to_its_lines(browser: Any, sample_pages: tuple[Book, Path]) -> None:
    _, site = sample_pages
    browser.set_script_timeout(30)
    marks = noted = 0
    for path in sorted((site / "en/reports").glob("*.html")):
        browser.get(path.as_uri())
        count, notes, lost = browser.execute_async_script(BACK)
        assert not lost, path.name
        marks, noted = marks + count, noted + notes
    assert marks > 250 and noted > 200
