"""HTML: main text, title, site and stamps, read in a process that can be given up."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest

from demarche.errors import ReportError
from demarche.model import Document
from demarche.read import read_paths
from demarche.read.given import Origin
from demarche.read.html import Pages, looks_like_html
from demarche.read.worker import Late, Worker

BODY = "".join(
    f"<p>The minister of Freedonia said on day {n} that talks with Sylvania would resume in the capital, "
    "adding that both sides “still” saw a chance.</p>"
    for n in range(6)
)
DATA = {"@graph": [{"@type": "NewsArticle", "headline": "Talks resume", "datePublished": "2023-04-05T23:30:00-05:00"}]}
PAGE = (
    f'<html><head><meta charset="CHARSET"><title>Talks resume | Example</title>'
    f'<meta property="og:site_name" content="Daily Example"><link rel="canonical" href="https://example.org/talks">'
    f'<script type="application/ld+json">{json.dumps(DATA)}</script></head><body><nav>Home News</nav>'
    f"<article><h1>Talks resume</h1>{BODY}</article><footer>Copyright</footer></body></html>"
)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_page(tmp_path: Path, charset: str) -> None:
    (tmp_path / "a.html").write_bytes(PAGE.replace("CHARSET", charset).encode(charset))
    [document] = read_paths([str(tmp_path)])
    assert isinstance(document, Document)
    assert "would resume in the capital" in document.text and "“still”" in document.text
    assert "<p>" not in document.text and "Home News" not in document.text
    assert (document.title, document.site, document.url) == (
        "Talks resume", "Daily Example", "https://example.org/talks",
    )  # fmt: skip
    [stamp] = document.stamps
    # the day as the page writes it, in the page's own time zone
    assert (stamp.day, stamp.where) == (date(2023, 4, 5), "JSON-LD datePublished")
    assert stamp.raw.endswith("-05:00")


def test_what_is_given_wins_over_the_page(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text(json.dumps({"html": PAGE, "title": "Given", "published": "2020-01-02"}) + "\n")
    [document] = read_paths([str(path)])
    assert isinstance(document, Document)
    assert (document.title, document.given, document.site) == ("Given", date(2020, 1, 2), "Daily Example")


def test_a_page_without_text_is_one_error_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><script>1</script></body></html>")
    (tmp_path / "b.html").write_text("")
    (tmp_path / "c.html").write_text(PAGE.replace("CHARSET", "utf-8"))
    first, second, third = read_paths([str(tmp_path)])
    assert isinstance(first, ReportError) and "without readable text" in first.reason
    assert isinstance(second, ReportError) and "empty" in second.reason
    assert isinstance(third, Document)


def test_a_page_that_hangs_is_given_up_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = Worker.ask
    hung: list[Worker] = []

    def hang_once(self: Worker, html: str, url: str, deadline: float) -> object:
        if "HANG" in html:
            hung.append(self)
            raise Late(f"the page was given up after {deadline:.0f} seconds")
        return ask(self, html, url, deadline)

    monkeypatch.setattr(Worker, "ask", hang_once)
    pages = Pages()
    try:
        with pytest.raises(ReportError, match="given up after 20 seconds"):
            pages.read(b"<html>HANG</html>", Origin("h.html"))
        assert hung[0]._process.poll() is not None  # the process is gone, not only forgotten
        assert pages.read(PAGE.encode(), Origin("c.html")).text
    finally:
        pages.close()


def test_the_deadline_ends_a_busy_worker() -> None:
    """200,000 nested elements keep the parser busy for longer than the deadline given here."""
    worker = Worker()
    try:
        worker.ask(PAGE, "", 60)  # the libraries are loaded
        page = "<html><body>" + "<p>some words of a paragraph that is long enough</p>" * 200_000 + "</body></html>"
        start = time.monotonic()
        with pytest.raises(Late):
            worker.ask(page, "", 0.3)
        assert time.monotonic() - start < 10
    finally:
        worker.close()


def test_pages_are_known_by_their_beginning() -> None:
    assert looks_like_html(b"\n<!-- saved -->\n<!DOCTYPE html><html>")
    assert looks_like_html(b'<?xml version="1.0"?><html xmlns="x">')
    assert not looks_like_html(b"The tag <html> begins a page.")
