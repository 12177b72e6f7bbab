"""The sentences on what a party holds on an issue: its stance and words, its red line, its terms, another voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from demarche.web.book import Book, members
from demarche.web.briefing.note import PLACE, Footnote, Part, Sentence, parts
from demarche.web.briefing.sources import BRIEF, bare, clean, footnote, quoted
from demarche.web.explainer import lines_of, spans
from demarche.web.lines import Line
from demarche.web.names import Names, capital
from demarche.web.rows import Interval, PositionRow
from demarche.web.standing import BEST, STANCES, Standing, best, shown, want
from demarche.web.words import Tongue

PARTIES = 4
"""Parties of an issue whose stance is told; those with most origins come first."""
ALONE = 40
"""Characters of words that can be understood alone; shorter ones stand in the clause they belong to."""
NOTES = 2
"""Footnotes of one sentence: a second only from another origin."""


def positions(book: Book, speech: Tongue, one: Standing) -> tuple[Sentence, ...]:
    """What each party holds on the issue, what is put to others first."""
    rows = [row for row in book.positions if row.issue == one.issue]
    rows.sort(key=lambda row: (-row.support, row.party))
    told = PARTIES if len(rows) > PARTIES + 1 else len(rows)
    kept = sorted(rows[:told], key=lambda row: STANCES.index(row.stance) if row.stance in STANCES else len(STANCES))
    found = [said for row in kept if row.stance != "open" for said in _position(book, speech, row)]
    found += _silent(book, speech, [row for row in kept if row.stance == "open"])
    if len(rows) > told:
        left = speech.count("other_parties", len(rows) - told)
        found.append(Sentence((Part(speech.fill("note_left", count=left)),)))
    return tuple(found)


def brief_stance(book: Book, speech: Tongue, one: Standing) -> Sentence:
    """Who holds what on the issue, in one sentence; its footnotes give the words of each."""
    names = Names(book, speech)
    clauses = []
    for stance, parties in one.groups:
        n = sum(len(members(codes)) for codes in parties)
        clauses.append(speech.tell(f"holds_{stance}", n, who=names.within(parties)).unescape())
    rows = {row.party: row for row in book.positions if row.issue == one.issue}
    told = [party for _, parties in one.groups for party in parties][:PARTIES]
    lines = best(book, [rows[party].acts for party in told])
    notes = dict.fromkeys(footnote(book, speech, line, BRIEF) for line in lines if line)
    title = Part(clean(names.issue(one.issue)), strong=True)
    return Sentence((title, Part(f": {'; '.join(clauses)}.")), tuple(notes))


def _position(book: Book, speech: Tongue, row: PositionRow) -> Iterator[Sentence]:
    line = shown(book, row.acts)
    if line is None:
        return
    n, who = len(members(row.party)), Names(book, speech).within([row.party])
    said = speech.tell(f"note_{row.stance}", n, who=who, words=PLACE).unescape()
    about = [when(speech, row.when), speech.count("origins", row.support) if row.support > 1 else ""]
    about += [speech.ui("only_others")] if row.reported else []
    about += [speech.ui("red_line").lower()] if any(one.act == line.ident for one in row.red_lines) else []
    told = ", ".join(filter(None, about))
    said = f"{capital(said)} ({told})." if told else f"{capital(said)}."
    yield Sentence(parts(said, [quoted(line)]), _notes(book, speech, row, line))
    yield from _terms(book, speech, row, line)


def _silent(book: Book, speech: Tongue, rows: Sequence[PositionRow]) -> Iterator[Sentence]:
    """Those that have not answered, in one sentence; its footnotes give what was put to them."""
    if rows:
        codes = list(dict.fromkeys(code for row in rows for code in members(row.party)))
        said = speech.tell("note_open", len(codes), who=Names(book, speech).within(codes)).unescape()
        lines = dict.fromkeys(line for row in rows if (line := shown(book, row.acts)))
        notes = dict.fromkeys(footnote(book, speech, line) for line in lines)
        yield Sentence((Part(f"{capital(said)}."),), tuple(notes)[:NOTES])


def _terms(book: Book, speech: Tongue, row: PositionRow, stance: Line) -> Iterator[Sentence]:
    """Red line, condition and dissent, where the words of the stance do not hold them already."""
    told = bare(stance.quote).casefold()
    asked = () if any(one.act == stance.ident for one in row.asked) else row.asked
    for key, found in (("note_red", row.red_lines), ("note_asked", asked)):
        for line in spans(book, found)[-1:]:
            words = line.lead + line.quote + line.tail if len(line.quote) < ALONE else line.quote
            if bare(line.quote).casefold() not in told:
                yield _told(book, speech, speech.fill(key, words=PLACE), replace(line, quote=words))
    for one in row.dissent[:1]:
        for line in lines_of(book, one.acts)[:1]:
            who = line.who or clean(one.speaker)
            slots = {"who": clean(who), "stance": speech.name("stance_as", one.stance), "words": PLACE}
            yield _told(book, speech, speech.fill("note_dissent", **slots), line)


def _told(book: Book, speech: Tongue, said: str, line: Line) -> Sentence:
    return Sentence(parts(said, [quoted(line)]), (footnote(book, speech, line),))


def _notes(book: Book, speech: Tongue, row: PositionRow, line: Line) -> tuple[Footnote, ...]:
    """The line that shows the stance best, and one of another origin where there is one."""
    origin = book.origin(line.document.id)
    want(book, row.acts[-BEST:])
    others: Sequence[Line] = [one for one in lines_of(book, row.acts[-BEST:]) if book.origin(one.document.id) != origin]
    return tuple(footnote(book, speech, one) for one in (line, *others[: NOTES - 1]))


def when(speech: Tongue, day: Interval) -> str:
    """The day of a stance; "" where nothing is known of it."""
    return speech.day(day) if day.earliest or day.latest else ""
