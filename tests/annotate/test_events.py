"""Events that reports tell: the packs' own examples, and what the words of an event are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from benchmarks import events as measure
from demarche.annotate import Scheme, annotate
from demarche.annotate.acts.events import EventsFile, Told, events
from demarche.annotate.acts.pack import TOLD
from demarche.lang import covered, load
from demarche.lang.load import load_file
from demarche.model import Act, Document

CASES = Path(__file__).parent / "events"


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and what happens in it: "KIND: who -> whom"."""

    text: str
    events: list[str]
    fails: bool = False


class CasesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    case: list[Case]


def cases() -> list[object]:
    found: list[object] = []
    for lang in covered():
        for case in load_file(CASES / f"{lang}.toml", CasesFile).case:
            marks = [pytest.mark.xfail(strict=True)] if case.fails else []
            found.append(pytest.param(lang, case, marks=marks, id=case.text))
    return found


EXAMPLES = [(lang, example) for lang in covered() for example in load(lang, "events", EventsFile).examples]


def read(text: str, lang: str = "en") -> Document:
    return annotate(Document("0" * 16, text, ("example",), lang=lang, covered=True), Scheme())


def line(act: Act) -> str:
    return f"{act.act} {act.by or '-'} {act.to or '-'}"


def told(text: str, lang: str) -> list[str]:
    return sorted(line(act) for act in read(text, lang).acts if act.event)


def measured(case: Case, lang: str) -> Counter[str]:
    """What the measure of events counts in one sentence."""
    told = [event.replace(": ", " -> ").split(" -> ") for event in case.events]
    found = [{"code": kind, "source": by, "target": None if to == "-" else to} for kind, by, to in told]
    row = {"id": "own", "lang": lang, "text": case.text, "events": found}
    return measure.run([row], {kind: {"event": kind} for kind, _, _ in told})[0]


@pytest.mark.parametrize(("lang", "case"), cases())
def test_who_does_what_to_whom(lang: str, case: Case) -> None:
    if case.events:
        found = measured(case, lang)
        assert found["all right"] == found["events"] == len(case.events)
    else:
        assert not told(case.text, lang)


@pytest.mark.parametrize(("lang", "example"), EXAMPLES, ids=lambda v: getattr(v, "text", v))
def test_examples(lang: str, example: Told) -> None:
    assert told(example.text, lang) == sorted(example.acts)


@pytest.mark.parametrize("lang", covered())
def test_every_event_has_verbs_in_every_language(lang: str) -> None:
    assert {event.act for event in load(lang, "events", EventsFile).event} >= TOLD


def test_both_languages_tell_the_same_kinds() -> None:
    kinds = [{(e.act, e.mode) for e in load(lang, "events", EventsFile).event} for lang in covered()]
    assert kinds[0] == kinds[1]


def test_regular_verbs_make_their_forms() -> None:
    found = {form for _, _, form in events("en").forms.find("occupied deploying raided seized")}
    assert len(found) == 4


@pytest.mark.parametrize(
    ("text", "lang", "by", "to"),
    [
        (
            "Swiss doctors handed over medicine to the Chilean Red Crescent.",
            "en",
            "Swiss doctors",
            "Chilean Red Crescent",
        ),
        ("Norwegia mengirim bantuan kepada warga Peru.", "id", "Norwegia", "warga Peru"),
    ],
)
def test_the_words_of_both_sides_are_kept(text: str, lang: str, by: str, to: str) -> None:
    (act,) = [a for a in read(text, lang).acts if a.statement is None]
    assert act.by_words and act.to_words
    assert text[act.by_words.start : act.by_words.end] == by
    assert text[act.to_words.start : act.to_words.end].removeprefix("the ") == to


def test_what_somebody_reports_stands_on_his_word() -> None:
    document = read("Togolese officials said that Ghana had shelled the port of Togo.")
    (act,) = [a for a in document.acts if a.act == "assault"]
    assert (act.by, act.to, act.statement) == ("GHA", "TGO", 0)


def test_events_make_no_statements() -> None:
    assert not read("Ghana shelled Togo and expelled two Togolese diplomats.").statements
