from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from web_example import example

from demarche.errors import RecordError, UsageError
from demarche.web import live
from demarche.web.book import Book


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that reads as the example until it is emptied."""
    path = tmp_path / "record.db"
    path.write_text("full")
    monkeypatch.setattr(live, "open_book", lambda p: example() if p.read_text() else Book())
    return path


@pytest.fixture
def port(record: Path) -> Iterator[int]:
    with live.server(record, port=0) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running.server_port
        running.shutdown()
        thread.join()


def ask(port: int, path: str, host: str = "", method: str = "GET") -> tuple[int, http.client.HTTPMessage, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{port}"})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, answer.headers, body


def test_the_same_pages_as_on_disk(port: int, site: Path) -> None:
    for path in ("index.html", "en/matrix.html", "id/reports/d3.html", "assets/demarche.css"):
        status, _, body = ask(port, f"/{path}")
        assert (status, re.sub(r"\.csv\?lang=\w+", ".csv", body)) == (200, (site / path).read_bytes().decode()), path
    assert ask(port, "/")[2] == ask(port, "/index.html")[2]


def test_every_answer_carries_the_policy(port: int) -> None:
    for path in ("/", "/assets/demarche.js", "/nothing"):
        headers = ask(port, path)[1]
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_other_hosts_are_refused(port: int) -> None:
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1.evil.example:{port}"):
        assert ask(port, "/", host)[0] == 421
    assert ask(port, "/", f"localhost:{port}")[0] == 200


@pytest.mark.parametrize(
    "path",
    ["/../../etc/passwd", "/assets/../pages.py", "/%2e%2e/record.db", "/en/reports/..%2f..", "/en/none.html", "/en/"],
)
def test_only_pages_of_the_catalogue(port: int, path: str) -> None:
    assert ask(port, path)[0] == (200 if path == "/en/" else 404)


def test_nothing_can_be_sent(port: int, record: Path) -> None:
    assert ask(port, "/", method="POST")[0] == 501
    status, headers, body = ask(port, "/", method="HEAD")
    assert (status, body) == (200, "") and int(headers["Content-Length"]) > 1000
    assert [path.name for path in record.parent.iterdir()] == ["record.db"]


def test_a_record_built_again_shows_at_once(port: int, record: Path) -> None:
    assert "Lumen" in ask(port, "/")[2]
    record.write_text("")
    assert "demarche build" in ask(port, "/")[2]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.1", "::", "example.org", ""])
def test_only_loopback(record: Path, host: str) -> None:
    with pytest.raises(UsageError, match="this machine alone"):
        live.server(record, host, 0)


def test_a_port_that_is_taken(record: Path, port: int) -> None:
    with pytest.raises(UsageError, match="choose another --port"):
        live.server(record, port=port)


def test_no_record_no_server(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such record"):
        live.server(tmp_path / "none.db", port=0)


def test_a_fault_in_a_page_is_answered(
    port: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(live, "produce", lambda *_: 1 / 0)
    status, headers, body = ask(port, "/")
    assert (status, "A fault in Demarche" in body) == (500, True)
    assert "ZeroDivisionError" in capsys.readouterr().err and "Zero" not in body
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_tables_are_served_in_the_language_asked_for(port: int) -> None:
    status, headers, body = ask(port, "/tables/positions.csv?lang=id")
    assert (status, headers["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert "Pos radar" in body and "Pos radar" not in ask(port, "/tables/positions.csv")[2]
    assert ask(port, "/tables/none.csv")[0] == ask(port, "/tables/../index.html")[0] == 404


def test_a_search_is_served(port: int) -> None:
    status, _, body = ask(port, "/id/search.html?q=menutup&order=newest")
    assert status == 200 and '<mark class="hit">menutup</mark>' in body


def test_the_first_view_is_made_before_it_is_asked_for(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(live, "produce", lambda book, page, path, *_: made.append(path) or b"")
    with live.server(record, port=0) as running:
        running.warm()
    assert made == ["index.html"]
