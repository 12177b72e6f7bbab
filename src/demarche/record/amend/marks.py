"""Corrections of what one document says: its statements, acts, dates. Pure: a document in, a document out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from demarche.model import Act, Document, Person, Span, Statement, TimeMark, Unread, When
from demarche.record.amend.fields import days
from demarche.record.amend.ledger import Amendment
from demarche.record.amend.places import Place, Spanned, as_word, find, person_at, places_of

HELD = {"statements": "statements", "acts": "acts", "dates": "times", "unread": "unread"}
"""Table -> where a document holds its lines."""
BY_HAND = "set by hand"
Mark = Statement | Act | TimeMark | Unread


def amended(document: Document, one: Amendment, place: Place) -> Document | None:
    """The document with one correction; None where the line is gone."""
    marks: Sequence[Spanned] = getattr(document, HELD[place.kind])
    at = find(marks, [word_of(mark) for mark in marks], place)
    if at is None:
        return None
    mark = marks[at]
    assert isinstance(mark, Mark)
    if one.action == "accept":
        return _with(document, place.kind, at, replace(mark, state=mark.state or "accepted"))
    if one.action == "reject":
        return _without(document, place.kind, at)
    if one.action == "span":
        return _spanned(document, place.kind, at, Span(*map(int, one.value.split())))
    return _set(document, place.kind, at, one)


def word_of(mark: object) -> str:
    """What tells marks of one span apart, as a `Place` holds it."""
    word = mark.speaker if isinstance(mark, Statement) else mark.act if isinstance(mark, Act) else ""
    return as_word(word)


def _with(document: Document, kind: str, at: int, mark: Mark) -> Document:
    marks = list(getattr(document, HELD[kind]))
    marks[at] = mark
    return _put(document, kind, marks)


def _put(document: Document, kind: str, marks: list[Mark]) -> Document:
    changed: Document = replace(document, **{HELD[kind]: tuple(marks)})  # type: ignore[arg-type]
    return changed


def _without(document: Document, kind: str, at: int) -> Document:
    """Without a mark; the acts that a statement makes go with it."""
    marks = list(getattr(document, HELD[kind]))
    del marks[at]
    if kind == "statements":
        kept = [act for act in document.acts if act.statement != at]
        lower = [
            replace(act, statement=act.statement - 1) if act.statement and act.statement > at else act for act in kept
        ]
        document = replace(document, acts=tuple(lower))
    return _put(document, kind, marks)


def _spanned(document: Document, kind: str, at: int, span: Span) -> Document | None:
    """Other words for the line. An act of just these words moves along; a condition outside them is none of theirs."""
    mark = getattr(document, HELD[kind])[at]
    if span.end > len(document.text):
        return None
    moved = replace(mark, start=span.start, end=span.end, state="amended")
    if isinstance(moved, Statement):
        condition = moved.condition
        if condition and not (span.start <= condition.start and condition.end <= span.end):
            moved = replace(moved, condition=None)
        acts = [
            replace(act, start=span.start, end=span.end, state="amended")
            if act.statement == at and (act.start, act.end) == (mark.start, mark.end)
            else act
            for act in document.acts
        ]
        document = replace(document, acts=tuple(acts))
    return _with(document, kind, at, moved)


def _set(document: Document, kind: str, at: int, one: Amendment) -> Document:
    mark = getattr(document, HELD[kind])[at]
    if isinstance(mark, TimeMark):
        return _with(document, kind, at, replace(mark, when=dated(mark.when, one), state="amended"))
    if isinstance(mark, Statement):
        return _followed(*_said(document, at, mark, one), mark, at, one)
    return _with(document, kind, at, _acted(mark, one.field, one.value, one))


def dated(when: When, one: Amendment) -> When:
    """The days of a line with one end or both set."""
    ends = [date.fromisoformat(value) if value else None for value in days(one.value)]
    if one.field == "date":
        return When(ends[0], ends[-1], BY_HAND)
    first, last = (ends[0], when.latest) if one.field == "date_earliest" else (when.earliest, ends[0])
    return When(first, last, BY_HAND)


def _acted(act: Act, name: str, value: str, one: Amendment) -> Act:
    if name.startswith("date"):
        return replace(act, date=dated(act.date, one), state="amended")
    if name == "issues":
        return replace(act, issues=_issues(value), state="amended")
    if name == "act":
        # event and mode were those of the act before
        act = replace(act, act=value, event="", mode="") if value != act.act else act
        return replace(act, state="amended")
    return replace(act, by=value, state="amended") if name == "by" else replace(act, to=value, state="amended")


def _issues(value: str) -> tuple[str, ...]:
    return tuple(part for part in value.split(",") if part)


def _said(document: Document, at: int, line: Statement, one: Amendment) -> tuple[Document, Statement]:
    """The statement with a field set, in its document. A field that is settled by hand needs no reason any more."""
    why = tuple((name, reason) for name, reason in line.why if name != one.field)
    line = replace(line, state="amended", why=why)
    if one.field == "speaker":
        return _attributed(document, line, one)
    if one.field.startswith("date"):
        return document, replace(line, date=dated(line.date, one))
    if one.field == "issues":
        return document, replace(line, issues=_issues(one.value))
    return document, replace(line, **{one.field: one.value})  # type: ignore[arg-type]


def _attributed(document: Document, line: Statement, one: Amendment) -> tuple[Document, Statement]:
    """Another speaker: a person (who is found by a second place), a party, or words."""
    how, _, what = one.value.partition(" ")
    if how == "person":
        name, party, key = what.split("\t")
        there = person_at(document, places_of(one.anchor)[1])
        if there is None or places_of(one.anchor)[1].document != document.id:
            there = Person(key, name, (), party)
            document = replace(document, people=(*(p for p in document.people if p.key != key), there))
        line = replace(line, speaker=there.name, speaker_key=there.key, speaker_party=there.party or party)
    elif how == "party":
        code, _, name = what.partition(" ")
        line = replace(line, speaker=name, speaker_key="", speaker_party=code)
    else:
        line = replace(line, speaker=what, speaker_key="")
    return document, line


CARRIED = {"act": "act", "speaker_party": "by", "speaker": "by", "target_party": "to", "issues": "issues"}
"""What a statement says also stands in the acts that it makes."""


def _followed(document: Document, line: Statement, before: Statement, at: int, one: Amendment) -> Document:
    """The statement put back, and its own acts after it: those that name nobody who acts. Events that the speaker
    reports have doers of their own; of several acts, which one is meant by another act or target nobody can say."""
    own = [n for n, act in enumerate(document.acts) if act.statement == at and act.by_words is None]
    acts = list(document.acts)
    name = CARRIED.get(one.field, "date" if one.field.startswith("date") else "")
    all_of_them = name in ("by", "date")
    for n in own if name and (all_of_them or len(own) == 1) else ():
        if name == "date" and acts[n].date != before.date:
            continue
        value = line.speaker_party if name == "by" else one.value
        acts[n] = _acted(acts[n], one.field if name == "date" else name, value, one)
    return _with(replace(document, acts=tuple(acts)), "statements", at, line)
