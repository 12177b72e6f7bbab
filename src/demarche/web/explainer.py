"""One issue explained: what each party holds, in which words, on what terms, and what the others answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from demarche.web.book import Book, members
from demarche.web.lines import Line, of_act, of_statement
from demarche.web.positions import before
from demarche.web.rows import ActRow, DissentRow, PositionRow, SpanRow, Turn
from demarche.web.standing import STANCES, standings, want

SHOWN = 3
"""Words that stand open under a stance; the others unfold."""
WORDS = 20
STEPS, EACH = 12, 2
"""Stances of a party's history, the newest, and the words of each."""
ALSO = 100
"""Statements without a stance that the page lists."""


@dataclass(frozen=True, slots=True)
class Step:
    """One stance in a party's history, with the lines that show it."""

    turn: Turn
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """A party on an issue: what it holds now, on what terms, what others answered, and how that came about.

    waiting: parties that it put something to and that have not answered. steps: the newest first, none where the
    stance is the first one.
    """

    row: PositionRow
    before: str
    now: tuple[Line, ...]
    more: tuple[Line, ...]
    red_lines: tuple[Line, ...]
    asked: tuple[Line, ...]
    dissent: tuple[tuple[DissentRow, Line | None], ...]
    answers: tuple[Line, ...]
    waiting: tuple[str, ...]
    steps: tuple[Step, ...]


def explainer(book: Book, issue: str) -> Mapping[str, object]:
    """standing: where the issue stands; stands: each party's; quiet: parties that hold something elsewhere and speak of
    this without a stance, and those that say nothing on it; rest: what else was said, `cut` of it left out."""
    rows = [row for row in book.positions if row.issue == issue]
    rows.sort(key=lambda row: (STANCES.index(row.stance) if row.stance in STANCES else 9, -row.support, row.party))
    want(book, (act for row in rows for act in _drawn(row)))
    replies = book.answers_on(issue)
    stands = [_stand(book, row, rows, replies) for row in rows]
    spoken = {book.act[act].statement for row in rows for act in _drawn(row) if act in book.act}
    also = [row for row in book.statements_on(issue) if row.id not in spoken]
    also.sort(key=lambda row: (row.document in book.copies, row.document, row.start))
    also.sort(key=lambda row: str(row.date.latest or ""), reverse=True)
    told = [line for stand in stands for line in (*stand.now, *stand.more)]
    also, left = also[: 2 * ALSO], also[2 * ALSO :]
    book.want(claims=[row.id for row in also], documents=[row.document for row in also])
    book.want(texts=[row.document for row in also if row.condition])
    rest = once(book, [*told, *(of_statement(book, row) for row in also)])
    rest = [line for line in rest if line not in told]
    return {
        "issue": issue,
        "standing": next((one for one in standings(book) if one.issue == issue), None),
        "stands": stands,
        "quiet": _quiet(book, issue, {row.party for row in rows}),
        "rest": rest[:ALSO],
        "cut": len(rest[ALSO:]) + len(left),
    }


def _drawn(row: PositionRow) -> Iterator[str]:
    """The acts whose words the page shows: the best evidence of each stance, which stands last."""
    yield from row.acts[-WORDS:]
    yield from (act for turn in row.history[-STEPS:] for act in turn.acts[-EACH:])
    yield from (one.act for one in (*row.red_lines, *row.asked))


def _stand(book: Book, row: PositionRow, rows: Sequence[PositionRow], replies: Sequence[ActRow]) -> Stand:
    turns = row.history or (Turn(stance=row.stance, as_of=row.as_of, acts=row.acts),)
    now = lines_of(book, row.acts[-WORDS:])
    steps = tuple(Step(turn, lines_of(book, turn.acts[-EACH:])) for turn in reversed(turns[-STEPS:]))
    put = set(row.acts)
    return Stand(
        row=row,
        before=before(row),
        now=now[:SHOWN],
        more=now[SHOWN:],
        red_lines=spans(book, row.red_lines),
        asked=spans(book, row.asked),
        dissent=tuple((one, next(iter(lines_of(book, one.acts)), None)) for one in row.dissent),
        answers=_answers(book, row, replies),
        waiting=tuple(one.party for one in rows if one is not row and one.stance == "open" and put & set(one.acts)),
        steps=steps if len(steps) > 1 else (),
    )


def _answers(book: Book, row: PositionRow, replies: Sequence[ActRow]) -> tuple[Line, ...]:
    """What others did to the party on this issue since it took its stance: of each the newest, once."""
    days = (book.act[act].date.latest for act in row.acts if act in book.act)
    taken = str(min((day for day in days if day), default=""))
    newest: dict[str, ActRow] = {}
    for act in sorted(replies, key=lambda act: (str(act.date.latest or ""), act.document not in book.copies)):
        later = not act.date.latest or str(act.date.latest) >= taken
        if later and row.party in members(act.to) and row.party not in members(act.by):
            newest[act.by] = act
    want(book, (act.id for act in newest.values()))
    return tuple(of_act(book, act) for _, act in sorted(newest.items()))


def _quiet(book: Book, issue: str, stand: set[str]) -> tuple[list[str], list[str]]:
    """Parties that hold something elsewhere: those that speak of the issue all the same, and those that do not."""
    holding = {one for codes in stand for one in members(codes)}
    others = {one for row in book.positions for one in members(row.party)} - holding
    ordered = sorted(others, key=lambda party: (-book.heard.get((issue, party), 0), party))
    spoke = [party for party in ordered if book.heard.get((issue, party), 0)]
    return spoke, ordered[len(spoke) :]


def spans(book: Book, found: Sequence[SpanRow]) -> tuple[Line, ...]:
    """Words of acts as lines, each wording once, within the clause they stand in; the address is that of the act."""
    seen: dict[str, Line] = {}
    for one in found:
        if one.act in book.act:
            line = of_act(book, book.act[one.act])
            inside = line.start <= one.start and one.end <= line.end and line.quote.find(one.text) >= 0
            lead, _, tail = line.quote.partition(one.text) if inside else ("", "", "")
            part = replace(line, quote=one.text, start=one.start, end=one.end, lead=lead, tail=tail)
            seen.setdefault(" ".join(one.text.casefold().split()), part)
    return tuple(seen.values())


def lines_of(book: Book, acts: Sequence[str]) -> tuple[Line, ...]:
    """The acts as lines, the best evidence first, each claim once."""
    held = [book.act[act] for act in reversed(acts) if act in book.act]
    held.sort(key=lambda row: str(row.date.latest or ""), reverse=True)
    held.sort(key=lambda row: row.document in book.copies)
    return tuple(once(book, [of_act(book, row) for row in held]))


def once(book: Book, lines: Sequence[Line]) -> list[Line]:
    """Of the copies of one text, the first that tells the words; the line itself counts the others."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for line in lines:
        key = (book.origin(line.document.id), line.quote)
        if key not in seen:
            kept.append(line)
        seen.add(key)
    return kept
