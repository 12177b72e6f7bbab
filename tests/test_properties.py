"""What must hold for any text at all: our own reports cut, doubled, glued, stripped of quote marks, sown with signs."""

from __future__ import annotations

import hashlib
import os
import pickle
import random
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche import pipeline
from demarche.annotate.scheme import Scheme
from demarche.errors import DemarcheError
from demarche.export import export
from demarche.model import Document, When
from demarche.record import reading
from demarche.record.verify import verify

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FRESH = Path(__file__).resolve().parent / "fresh"
REPORTS = [
    path.read_bytes().decode("utf-8", "replace") for home in (SAMPLES, FRESH) for path in sorted(home.rglob("*.txt"))
]
TIMES = 10 if os.environ.get("HYPOTHESIS_PROFILE") == "explore" else 1
KINDS = {"direct", "indirect", "mixed"}
JUNK = {"spam", "link", "byline", "caption", "tags", "share", "notice", "repeat", "furniture"}
SPOKEN = set(
    "demand offer accept reject threaten warn accuse reassure deny agree express_concern praise inform promise "
    "call_for_dialogue".split()
)
TOLD = set("consult support concede cooperate aid retreat protest sanction mobilize coerce assault".split())
STATUS = {"planned", "held", "cancelled", "ongoing"}
ODD = [
    "\u200b",
    "\u00a0",
    "\u202e",
    "\ufeff",
    "\x00",
    "\r\n",
    "\u0130",
    "e\u0301",
    "\U0001f3b0",
    "ß",
    "…",
    "''",
    "``",
    "„",
    "«",
]
QUOTES = "\"'“”‘’«»„"


def cut(text: str, draw: random.Random) -> str:
    first, second = sorted(draw.randrange(len(text) + 1) for _ in range(2))
    return draw.choice([text[:first], text[first:], text[:first] + text[second:]])


def double(text: str, draw: random.Random) -> str:
    lines = text.split("\n")
    at = draw.randrange(len(lines))
    return "\n".join([*lines[:at], lines[at], *lines[at:]])


def unquote(text: str, draw: random.Random) -> str:
    return "".join(char for char in text if char not in QUOTES or draw.random() < 0.5)


def requote(text: str, draw: random.Random) -> str:
    return "".join(draw.choice(QUOTES) if char in QUOTES and draw.random() < 0.5 else char for char in text)


def sow(text: str, draw: random.Random) -> str:
    for _ in range(draw.randrange(1, 25)):
        at = draw.randrange(len(text) + 1)
        text = text[:at] + draw.choice([*ODD, chr(draw.randrange(0x20, 0xD7FF))]) + text[at:]
    return text


def glue(text: str, draw: random.Random) -> str:
    return "".join(char for char in text if char not in " \n" or draw.random() < 0.9)


def shout(text: str, draw: random.Random) -> str:
    return text.upper() if draw.random() < 0.5 else text.lower()


def mix(text: str, draw: random.Random) -> str:
    other = draw.choice(REPORTS)
    lines = text.split("\n") + other.split("\n")
    draw.shuffle(lines)
    return "\n".join(lines)


DAMAGE = [cut, double, unquote, requote, sow, glue, shout, mix]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """One of our reports with one to four kinds of damage."""
    text = draw(st.sampled_from(REPORTS))
    chance = random.Random(draw(st.integers(0, 2**32)))
    for damage in draw(st.lists(st.sampled_from(DAMAGE), min_size=1, max_size=4)):
        text = damage(text, chance)
    return text


def document_of(text: str) -> Document:
    return Document(hashlib.sha256(text.encode()).hexdigest()[:16], text, ("damaged.txt",))


def spans(document: Document) -> Iterator[tuple[str, int, int]]:
    """(what, start, end) of every mark on the document."""
    for name in "headlines junk sentences quotations mentions times statements acts meetings unread".split():
        for mark in getattr(document, name):
            yield name, mark.start, mark.end
    for person in document.people:
        yield from (("person", span.start, span.end) for span in (*person.mentions, *person.roles))
    for line in document.statements:
        if line.cue_start >= 0:
            yield "cue", line.cue_start, line.cue_end
        if line.condition:
            yield "condition", line.condition.start, line.condition.end


def whens(document: Document) -> Iterator[When]:
    for mark in document.times:
        yield mark.when
    for line in (*document.statements, *document.acts, *document.meetings):
        yield line.date


def hold(before: Document, after: Document) -> None:
    """Everything that is true of a marked document, whatever its text."""
    text = after.text
    assert text == before.text and after.id == before.id
    for what, start, end in spans(after):
        assert 0 <= start < end <= len(text), (what, start, end)
    for when in whens(after):
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest
    keys = {person.key for person in after.people}
    assert len(keys) == len(after.people)
    for person in after.people:
        assert all(role.text == text[role.start : role.end] for role in person.roles)
    for line in after.statements:
        assert line.kind in KINDS and line.act in SPOKEN and 0 <= line.confidence <= 1
        assert not line.speaker_key or line.speaker_key in keys
        assert not any(junk.start <= line.start and line.end <= junk.end for junk in after.junk), "in junk"
    assert len({(line.start, line.end) for line in after.statements}) == len(after.statements)
    assert all(junk.kind in JUNK for junk in after.junk)
    for act in after.acts:
        assert act.act in SPOKEN | TOLD and (act.statement is None or act.statement < len(after.statements))
    assert all(meeting.status in STATUS for meeting in after.meetings)
    assert pickle.loads(pickle.dumps(after)) == after


def test_there_are_reports_to_damage() -> None:
    assert len(REPORTS) >= 12


@settings(max_examples=800 * TIMES)
@given(damaged())
def test_any_damage_is_read_and_every_mark_lies_in_the_text(text: str) -> None:
    before = document_of(text)
    hold(before, pipeline.mark(before, Scheme()))


@settings(max_examples=400 * TIMES)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    before = document_of(text)
    hold(before, pipeline.mark(before, Scheme()))


@pytest.mark.parametrize("text", ["", " ", "\n\n", '"', "“”", "said", "kata", "." * 5000, "“" * 3000, "a" * 50_000])
def test_the_bare_minimum_is_read(text: str) -> None:
    before = document_of(text)
    hold(before, pipeline.mark(before, Scheme()))


@settings(max_examples=25 * TIMES)
@given(st.lists(damaged(), min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_linking_does_not_depend_on_order(texts: list[str], draw: random.Random) -> None:
    documents = [pipeline.mark(document_of(text), Scheme()) for text in dict.fromkeys(texts)]
    shuffled = draw.sample(documents, len(documents))
    assert pipeline.link(documents) == pipeline.link(shuffled)


@settings(max_examples=8 * TIMES)
@given(st.lists(damaged(), min_size=2, max_size=5, unique=True), st.randoms(use_true_random=False))
def test_every_line_of_a_record_holds_in_whatever_order_the_reports_come(texts: list[str], draw: random.Random) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = []
        for number, text in enumerate(texts):
            path = folder / f"{number}.txt"
            path.write_bytes(text.encode())
            paths.append(str(path))
        once = exported(folder, "once", [paths])
        shuffled = draw.sample(paths, len(paths))
        assert exported(folder, "twice", [shuffled[:1], shuffled[1:]]) == once


def exported(folder: Path, name: str, steps: list[list[str]]) -> dict[str, bytes]:
    """The export of a record built in these steps, after every line was proved."""
    record = folder / f"{name}.db"
    for paths in steps:
        with suppress(DemarcheError):  # a step whose every report is empty
            pipeline.build(pipeline.Job(tuple(paths), record), lambda things, total, what: things)
    if not record.exists():
        return {}
    with reading(record) as connection:
        assert verify(connection)[0] == []
    return {path.name: path.read_bytes() for path in export(record, folder / name) if "failures" not in path.name}
