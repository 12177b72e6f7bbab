"""The whole way, in one process: order, steps, pools, faults."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import pytest

from demarche import pipeline
from demarche.annotate.scheme import Scheme
from demarche.errors import DemarcheError, ReportError
from demarche.export import export
from demarche.model import Document
from demarche.pipeline import Job, build, mark, mark_all
from demarche.record import lines, reading
from demarche.record.verify import verify

T = TypeVar("T")

REPORTS = {
    "a.txt": "Ministers of the two coasts met in Geneva on 4 May 2031.\n\n"
    '"We reject the tolls," the Norwegian foreign minister, Ana Sorel, said on Monday.\n\n'
    "Sweden demanded that Norway open the strait before the summer.\n",
    "b.txt": 'Swedish Prime Minister Bo Lindqvist said: "We will close the border if the tolls stay."\n\n'
    "He added that talks would be held in Oslo on 9 May 2031.\n",
    "c.txt": "Menteri Luar Negeri Norwegia Ana Sorel mengatakan negaranya menolak tarif itu.\n\n"
    '"Kami tidak akan membuka selat," katanya pada Selasa.\n',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "reports"
    home.mkdir()
    for name, text in REPORTS.items():
        (home / name).write_text(text, "utf8")
    return home


def silent(things: Iterable[T], total: int | None, what: str) -> Iterable[T]:
    return things


def exported(record: Path, out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in export(record, out)}


def test_the_way_gives_lines_that_hold(folder: Path, tmp_path: Path) -> None:
    built = build(Job((str(folder),), tmp_path / "r.db"), silent)
    assert (built.read, built.new, built.documents, built.failures) == (3, 3, 3, {})
    assert built.statements >= 3
    with reading(tmp_path / "r.db") as connection:
        faults, _ = verify(connection)
        assert [str(fault) for fault in faults] == []
        assert {line["lang"] for line in lines(connection, "documents")} == {"en", "id"}


def test_steps_and_order_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    build(Job((str(folder),), tmp_path / "whole.db"), silent)
    for name in ("c.txt", "a.txt", "b.txt", "a.txt"):
        build(Job((str(folder / name),), tmp_path / "steps.db"), silent)
    assert exported(tmp_path / "steps.db", tmp_path / "s") == exported(tmp_path / "whole.db", tmp_path / "w")


def test_a_pool_marks_as_a_loop_does(folder: Path) -> None:
    documents = [Document(f"{n:016}", text, (name,)) for n, (name, text) in enumerate(REPORTS.items())]
    assert list(mark_all(documents, Scheme(), processes=2)) == [mark(one, Scheme()) for one in documents]


def test_marks_travel_between_processes() -> None:
    marked = mark(Document("0" * 16, REPORTS["a.txt"], ("a.txt",)), Scheme())
    assert pickle.loads(pickle.dumps(marked)) == marked and marked.text == REPORTS["a.txt"]


def test_a_fault_of_ours_costs_one_report(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = mark

    def faulty(document: Document, scheme: Scheme) -> Document:
        if "Lindqvist" in document.text:
            raise IndexError("list index out of range")
        return real(document, scheme)

    monkeypatch.setattr(pipeline, "mark", faulty)
    built = build(Job((str(folder),), tmp_path / "r.db"), silent)
    assert built.documents == 2
    ((source, reason),) = built.failures.items()
    assert source.endswith("b.txt") and "a fault in Demarche (IndexError" in reason
    monkeypatch.setattr(pipeline, "mark", real)
    assert build(Job((str(folder),), tmp_path / "r.db"), silent).documents == 3
    with reading(tmp_path / "r.db") as connection:
        assert list(lines(connection, "failures")) == []


def test_another_brief_reads_the_held_reports_again(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    build(Job((str(folder),), record), silent)
    brief = '[[issue]]\nid = "passage"\nwords = { en = ["strait", "tolls"], id = ["selat", "tarif"] }\n'
    build(Job((str(folder / "a.txt"),), record, brief), silent)
    with reading(record) as connection:
        assert {issue for line in lines(connection, "statements") for issue in list(line["issues"])} == {"passage"}  # type: ignore[call-overload]
    build(Job((str(folder / "a.txt"),), record), silent)  # and the record keeps its brief
    build(Job((str(folder),), tmp_path / "whole.db", brief), silent)
    assert exported(record, tmp_path / "s") == exported(tmp_path / "whole.db", tmp_path / "w")


def test_a_pinned_day_is_the_publication_day(folder: Path, tmp_path: Path) -> None:
    brief = '[[date]]\nday = 2031-05-06\nreport = "reports/b.txt"\n'
    build(Job((str(folder / "b.txt"),), tmp_path / "r.db"), silent)
    build(Job((str(folder / "b.txt"),), tmp_path / "r.db", brief), silent)  # also of a report that is held already
    with reading(tmp_path / "r.db") as connection:
        (document,) = lines(connection, "documents")
    assert document["published"]["earliest"] == "2031-05-06"  # type: ignore[index]


def test_nothing_readable_makes_no_record(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(DemarcheError, match="nothing could be read") as error:
        build(Job((str(tmp_path / "empty.txt"),), tmp_path / "r.db"), silent)
    assert not isinstance(error.value, ReportError) and "empty.txt" in str(error.value)
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]


def test_marking_leaves_nothing_to_the_collector_which_rests_during_a_build(samples: Path) -> None:
    reports = [one for one in pipeline.read(Job((str(samples / "reports"),), Path())) if isinstance(one, Document)]
    scheme = Scheme()
    marked = [mark(one, scheme) for one in reports]  # compiles the packs, which may leave some
    gc.collect()
    gc.disable()
    try:
        marked = [mark(one, scheme) for one in reports]
        assert gc.collect() == 0
    finally:
        gc.enable()
    assert len(marked) > 10
