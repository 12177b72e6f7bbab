"""How reports tell what a party holds: a table of sentences, each with the stances that it may show."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from demarche.annotate import Scheme, annotate
from demarche.model import Act, Document
from demarche.record.bargain import terms
from demarche.record.showings.stance import stance_of

TABLES = Path(__file__).parent / "stances"


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    party: str
    stances: list[str]
    fails: bool = False


class CasesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    case: list[Case]


def cases() -> list[object]:
    return [
        pytest.param(
            table.stem, case, id=case.text, marks=[pytest.mark.xfail(strict=True)] if case.fails else []
        )
        for table in sorted(TABLES.glob("*.toml"))
        for case in msgspec.toml.decode(table.read_bytes(), type=CasesFile).case
    ]  # fmt: skip


def shown(document: Document, act: Act) -> str:
    """The stance that an act shows, as the record reads it."""
    words = document.text[act.start : act.end]
    line = {"act": act.act, "id": "", "document": "", "start": act.start, "end": act.end, "cue": act.cue}
    statement: dict[str, Any] | None = None
    if act.statement is not None:
        said = document.statements[act.statement]
        held = {"start": said.condition.start, "end": said.condition.end} if said.condition else None
        statement = {"condition": held, "start": said.start, "end": said.end}
        statement["quote"] = document.text[said.start : said.end]
    return stance_of(line, statement, terms(words, document.lang), document.lang)


@pytest.mark.parametrize(("lang", "case"), cases())
def test_stances(lang: str, case: Case) -> None:
    read = Document("0" * 16, case.text, ("case",), lang=lang, covered=True, given=date(2031, 5, 7))
    document = annotate(read, Scheme())
    found = {shown(document, act) for act in document.acts if case.party in act.by.split("+")} - {""}
    assert bool(found) == bool(case.stances), found
    assert found <= set(case.stances)
