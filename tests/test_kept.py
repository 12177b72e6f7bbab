"""What is kept of an earlier build changes the time that the next one takes and nothing else."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import demarche.link
from demarche import pipeline
from demarche.export import export
from demarche.kept import Kept, digest_of
from demarche.link import link
from demarche.link.readings import readings
from demarche.link.stories import find_stories
from demarche.model import Days, Document, Published
from holding import Store

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
REPORTS = sorted((SAMPLES / "reports").glob("*.txt"))


def kept(store: Store, *documents: Document) -> Kept:
    return Kept(store, {one.id: (one, digest_of(repr(one).encode(), one.text)) for one in documents})


ONE, OTHER = Document("a", "one", ("a.txt",)), Document("b", "other", ("b.txt",))


def asked(held: Kept, *of: Document, fit: bytes = b"") -> bool:
    """Whether the result had to be made."""
    made: list[int] = []
    assert held.result("what", of, lambda: made.append(1) or ("x", 1.5), tuple[str, float], fit) == ("x", 1.5)
    return bool(made)


def test_a_result_is_made_once() -> None:
    held = kept(Store(), ONE, OTHER)
    assert [asked(held, ONE), asked(held, ONE), asked(held, ONE, OTHER), asked(held, ONE, OTHER)] == [
        True, False, True, False,
    ]  # fmt: skip


def test_other_marks_ask_for_another_result() -> None:
    store = Store()
    assert asked(kept(store, ONE), ONE)
    marked = replace(ONE, covered=True)
    assert asked(kept(store, marked), marked)


def test_what_else_it_rests_on_asks_for_another_result() -> None:
    held = kept(Store(), ONE)
    assert [asked(held, ONE, fit=b"1"), asked(held, ONE, fit=b"2"), asked(held, ONE, fit=b"2")] == [True, True, False]


def test_a_report_corrected_by_hand_is_always_worked_out() -> None:
    held = kept(Store(), ONE)
    corrected = replace(ONE, state="amended")
    assert [asked(held, ONE), asked(held, corrected), asked(held, corrected)] == [True, True, True]


@pytest.fixture(scope="module")
def marked() -> list[Document]:
    documents, failures = pipeline.mark_paths([str(path) for path in REPORTS], lambda things, total, what: things)
    assert len(documents) > 5 and not failures
    return sorted(documents, key=lambda document: document.id)


@settings(max_examples=10)
@given(st.randoms(use_true_random=False))
def test_stories_are_the_same_with_what_some_of_the_reports_left(marked: list[Document], draw: random.Random) -> None:
    store = Store()
    find_stories(draw.sample(marked, draw.randrange(len(marked))), kept(store, *marked))
    expected = find_stories(marked)
    assert find_stories(marked, kept(store, *marked)) == expected
    store.missed = 0
    assert find_stories(marked, kept(store, *marked)) == expected
    assert store and not store.missed


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_linking_is_the_same_with_what_some_of_the_reports_left(marked: list[Document], draw: random.Random) -> None:
    store = Store()
    some = sorted(draw.sample(marked, draw.randrange(len(marked))), key=lambda document: document.id)
    link(some, (), kept(store, *marked))
    expected = link(marked)
    assert expected.days and expected.conflicts
    assert link(marked, (), kept(store, *marked)) == expected
    store.missed = 0
    assert link(marked, (), kept(store, *marked)) == expected
    assert store and not store.missed


def test_days_of_all_reports_ask_for_another_result() -> None:
    store = Store()
    early, late = (Days(ONE.id, Published(date(2030, 5, day), date(2030, 5, day), "inferred", "")) for day in (1, 2))
    settled = replace(ONE, published=early.published)
    held = kept(store, ONE).settled([ONE], [settled], [early])
    assert [asked(held, ONE), asked(held, settled), asked(held, settled)] == [True, True, False]
    again = kept(store, ONE).settled([ONE], [settled], [late])
    assert asked(again, settled)


def test_other_reasons_of_the_same_days_ask_for_no_other_result() -> None:
    store = Store()
    whys = ("two reports tell it", "three reports tell it")
    first, second = (Days(ONE.id, Published(date(2030, 5, 1), date(2030, 5, 1), "inferred", why)) for why in whys)
    made = [replace(ONE, published=one.published) for one in (first, second)]
    assert asked(kept(store, ONE).settled([ONE], made[:1], [first]), made[0])
    assert not asked(kept(store, ONE).settled([ONE], made[1:], [second]), made[1])


def test_nothing_that_is_kept_of_settled_days_rests_on_their_reasons() -> None:
    """`Kept.settled` tells days apart and not their reasons."""
    link = Path(demarche.link.__file__).parent
    read = [path for room in ("claims", "conflicts", "sense") for path in (link / room).glob("*.py")]
    assert read
    assert not [path.name for path in read if ".why" in path.read_text("utf-8")]


def test_a_report_corrected_by_hand_is_worked_out_with_other_days_too() -> None:
    corrected = replace(ONE, state="amended")
    days = Days(ONE.id, Published(date(2030, 5, 1), date(2030, 5, 1), "inferred", ""))
    settled = replace(corrected, published=days.published)
    held = kept(Store(), ONE).settled([corrected], [settled], [days])
    assert [asked(held, settled), asked(held, settled)] == [True, True]


@dataclass(frozen=True, slots=True)
class Word:
    document: Document
    word: str
    letters: frozenset[str]


def test_lines_of_a_report_are_read_once_and_hold_their_report() -> None:
    read: list[str] = []

    def words(document: Document) -> Iterator[Word]:
        read.append(document.id)
        yield Word(document, document.text, frozenset(document.text))

    held = kept(Store(), ONE, OTHER)
    first, again, other = (readings(held, "words", one, words, Word) for one in (ONE, ONE, OTHER))
    assert first == again == [Word(ONE, "one", frozenset("one"))] and other[0].document is OTHER
    assert read == ["a", "b"] and again[0].document is ONE


def exported(record: Path, *steps: list[Path], before_last: str = "") -> dict[str, bytes]:
    for paths in steps:
        if before_last and paths is steps[-1]:
            with closing(sqlite3.connect(record)) as connection:
                assert connection.execute(before_last).rowcount
                connection.commit()
        job = pipeline.Job(tuple(map(str, paths)), record)
        pipeline.build(job, lambda things, total, what: things)
    return {path.name: path.read_bytes() for path in export(record, record.with_suffix(""))}


def test_one_build_two_builds_and_two_with_nothing_kept_export_the_same(tmp_path: Path) -> None:
    half = REPORTS[::2], REPORTS[1::2]
    once = exported(tmp_path / "once.db", REPORTS)
    assert exported(tmp_path / "two.db", *half) == once
    assert exported(tmp_path / "dropped.db", *half, before_last="DELETE FROM kept") == once
    # made by other code, it is not looked at: this would not even decode
    spoilt = "UPDATE kept SET value = x'00' WHERE what <> 'rows'"
    assert exported(tmp_path / "spoilt.db", *half, before_last=spoilt) == once
