"""JSON Lines: one report a line, one error a bad line."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from demarche.errors import ReportError
from demarche.model import Document
from demarche.read import jsonl as module
from demarche.read import read_paths


def test_lines_and_bad_lines(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    lines = [
        json.dumps({"text": "Freedonia said “no”.", "title": "No", "url": "https://example.org/1", "lang": "en"}),
        "not json",
        "",
        json.dumps({"headline": "no words"}),
        json.dumps({"text": "  "}),
        json.dumps(["a", "list"]),
        '{"text": "half \\ud800 a pair"}',
        json.dumps({"text": "A day.", "published": "soon"}),
        json.dumps({"text": "Fine again."}),
    ]
    path.write_bytes("\n".join(lines).encode() + b'\n{"text": "broken \xff"}\n')
    items = list(read_paths([str(path)]))
    good = [item for item in items if isinstance(item, Document)]
    bad = [item for item in items if isinstance(item, ReportError)]
    assert [d.sources[0] for d in good] == [f"{path}#1", f"{path}#9"]
    assert [e.source for e in bad] == [f"{path}#{n}" for n in (2, 4, 5, 6, 7, 8, 10)]
    first = good[0]
    assert (first.title, first.url, first.lang) == ("No", "https://example.org/1", "en")
    assert first.id == hashlib.sha256("Freedonia said “no”.".encode()).hexdigest()[:16]


def test_a_line_beyond_the_limit_is_passed_over(tmp_path: Path, monkeypatch: object) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({"text": "x" * 5000}) + "\n" + json.dumps({"text": "Fine."}) + "\n")
    monkeypatch.setattr(module, "LONGEST_LINE", 1000)  # type: ignore[attr-defined]
    error, document = read_paths([str(path)])
    assert isinstance(error, ReportError) and "too large" in error.reason
    assert isinstance(document, Document) and document.sources == (f"{path}#2",)


def test_json_named_and_found(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text('{"id": "1", "junk": []}')
    (tmp_path / "many.json").write_text(json.dumps([{"text": "One said."}, {"text": "Two said."}]))
    (tmp_path / "one.json").write_text(json.dumps({"text": "Three said."}, indent=2))
    found = list(read_paths([str(tmp_path)]))
    assert all(isinstance(item, Document) for item in found) and len(found) == 3
    [named] = read_paths([str(tmp_path / "gold.json")])
    assert isinstance(named, ReportError) and "text or html" in named.reason
