"""The index that lies beside pages on disk: scripts, as a page from disk can load nothing else. Each is small, and a
search loads those that its words need.

meta.js           what parties, issues, acts and stances are called; how many reports
w/XX.js           words that begin with XX -> their roots, "0:demand 1:tolak", the number being that of the language
p/XX.js           roots that begin with XX -> (forms, numbers of reports)
k/FIELD.js        party, to, act, issue, month, name: value -> numbers of reports
r/N.js            some reports: title, outlet, day, text and lines
people.js         people who say something, and their pages

Reports are numbered from the newest; a list of numbers is written as their differences in base 36.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from demarche.web.book import Book, issue_page, members, party_page, person_page, report_page, slug
from demarche.web.names import Names
from demarche.web.parts import cuts, part_at
from demarche.web.rows import Interval
from demarche.web.search.index import index_of
from demarche.web.search.stems import WORD, fold, roots
from demarche.web.words import languages, tongue

REPORTS = 20
"""Reports in one script."""
FIELDS = ("party", "to", "act", "issue", "month", "name")
Posted = dict[str, list[int]]


def shards(book: Book) -> Iterator[tuple[str, bytes]]:
    """(path below search/, bytes) of every script."""
    cards = sorted(index_of(book).cards.values(), key=lambda card: card.document)
    cards.sort(key=lambda card: card.day, reverse=True)
    langs = index_of(book).langs
    yield "meta.js", _script("meta", {**_meta(book, len(cards)), "langs": langs})
    yield "people.js", _script("people", _people(book))
    posted, fields, forms, words = _Postings(), {name: _Postings() for name in FIELDS}, _Forms(), _Forms()
    for first in range(0, len(cards), REPORTS):
        some = cards[first : first + REPORTS]
        book.want(documents=[card.document for card in some])
        rows = []
        for n, card in enumerate(some, first):
            text = book.texts.get(card.document, "")
            title = book.document[card.document].title
            for word in {fold(found) for found in WORD.findall(f"{title} {text}")}:
                for root in roots(word, card.lang):
                    key = f"{langs.index(card.lang)}:{root}"
                    posted.add(key, n)
                    forms.add(key, word)
                    words.add(word, key)
            lines = list(_lines(book, card.document, text))
            for name, value in _values(book, card.document, lines):
                fields[name].add(value, n)
            rows.append(_report(book, card.document, text, lines))
        yield f"r/{first // REPORTS}.js", _script(f"r/{first // REPORTS}", rows)
    yield from _by_letters("w", ((word, word, " ".join(sorted(of))) for word, of in words.found.items()))
    packed = (
        (key.partition(":")[2], key, [" ".join(sorted(forms.found[key])), pack(at)]) for key, at in posted.found.items()
    )
    yield from _by_letters("p", packed)
    for name, of in fields.items():
        yield f"k/{name}.js", _script(f"k/{name}", {value: pack(at) for value, at in sorted(of.found.items())})


def pack(numbers: Iterable[int]) -> str:
    """Ascending numbers as their differences in base 36: "0 1 a"."""
    before, parts = 0, []
    for number in numbers:
        parts.append(_base36(number - before))
        before = number
    return " ".join(parts)


class _Postings:
    """Numbers of reports by key, ascending; a report is added once."""

    def __init__(self) -> None:
        self.found: Posted = defaultdict(list)

    def add(self, key: str, n: int) -> None:
        held = self.found[key]
        if not held or held[-1] != n:
            held.append(n)


class _Forms:
    def __init__(self) -> None:
        self.found: dict[str, set[str]] = defaultdict(set)

    def add(self, key: str, value: str) -> None:
        self.found[key].add(value)


def _script(name: str, data: object) -> bytes:
    """A script that hands over its data. What a report says stands in a string of JSON, and is never run."""
    made = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    safe = made.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("<", "\\u003c")
    return f"demarche({json.dumps(name)},{safe});\n".encode("utf-8", "replace")


def _by_letters(folder: str, entries: Iterable[tuple[str, str, object]]) -> Iterator[tuple[str, bytes]]:
    """(path, script) for entries (word, key, value), by the first two letters of the word."""
    groups: dict[str, dict[str, object]] = defaultdict(dict)
    for word, key, value in entries:
        groups[slug(word[:2])][key] = value
    for letters, group in sorted(groups.items()):
        yield f"{folder}/{letters}.js", _script(f"{folder}/{letters}", dict(sorted(group.items())))


def _report(book: Book, document: str, text: str, lines: list[list[object]]) -> list[object]:
    row = book.document[document]
    when = [_day(row.published, True), _day(row.published, False)]
    return [report_page(document), book.title(row), row.site, *when, row.lang, text, lines, cuts(text)[1:]]


def _lines(book: Book, document: str, text: str) -> Iterator[list[object]]:
    """[kind, anchor, part, start, end, who, party, act, to, issues, first day, last day]: kind is s (a statement),
    a (an act that is said), t (an act that the report tells), m (words on a meeting; its status stands for an act)."""
    for said in book.statements_in.get(document, ()):
        yield ["s", f"s-{slug(said.id)}", part_at(text, said.start), said.start, said.end, said.speaker,
               said.speaker_party, said.act, said.target_party, list(said.issues), *_days(said.date)]  # fmt: skip
    speakers = {said.id: said.speaker for said in book.statements_in.get(document, ())}
    for act in book.acts_in.get(document, ()):
        yield ["a" if act.statement else "t", f"a-{slug(act.id)}", part_at(text, act.start), act.start, act.end,
               speakers.get(act.statement or "", ""), act.by, act.act, act.to, list(act.issues),
               *_days(act.date)]  # fmt: skip
    for anchor, meeting, at in book.evidence_in.get(document, ()):
        yield ["m", anchor, part_at(text, at.start), at.start, at.end, meeting.what, "+".join(meeting.parties),
               at.status or meeting.status, "", [], *_days(meeting.date)]  # fmt: skip


def _days(when: Interval) -> list[str]:
    return [_day(when, True), _day(when, False)]


def _day(when: Interval, first: bool) -> str:
    day = (when.earliest or when.latest) if first else (when.latest or when.earliest)
    return day.isoformat() if day else ""


def _values(book: Book, document: str, lines: list[list[object]]) -> Iterator[tuple[str, str]]:
    """(field, value) by which a report can be asked for through its lines."""
    published = _days(book.document[document].published)
    for kind, *_, who, party, act, to, issues, first, last in lines:
        if kind == "s":
            continue
        yield from (("party", code) for code in members(str(party)))
        yield from (("to", code) for code in members(str(to)))
        if kind != "m":
            yield "act", str(act)
            yield from (("issue", issue) for issue in issues)  # type: ignore[attr-defined]  # a list of ours
            yield from (("name", fold(word)) for word in WORD.findall(str(who)))
        days = (str(first), str(last)) if first or kind == "m" else (published[0], published[1])
        yield from (("month", month) for month in _months(*days))


def _months(first: str, last: str) -> Iterator[str]:
    """Each month from the first day to the last, of an interval of up to two years; of a longer one the years."""
    if not first or not last:
        return
    a, b = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (first, last))
    if b - a > 24:
        yield from (f"{year:04}" for year in range(a // 12, b // 12 + 1))
    else:
        yield from (f"{at // 12:04}-{at % 12 + 1:02}" for at in range(a, b + 1))


def _meta(book: Book, count: int) -> Mapping[str, object]:
    """Names in every language of the pages, and where their pages are."""
    named = {code: Names(book, tongue(code)) for code in languages()}
    return {
        "count": count,
        "size": REPORTS,
        "party": {c: [party_page(c), {code: one.party(c) for code, one in named.items()}] for c in book.parties},
        "issue": {i: [issue_page(i), {code: one.issue(i) for code, one in named.items()}] for i in book.issue_uses},
        **{group: _called(group) for group in ("act", "status")},
        "unknown": {code: tongue(code).ui("day_unknown") for code in languages()},
    }  # fmt: skip


def _called(group: str) -> dict[str, dict[str, str]]:
    """What the codes of a table of the words are called in every language."""
    return {one: {code: tongue(code).name(group, one) for code in languages()} for one in tongue("en").codes(group)}


def _people(book: Book) -> list[list[str]]:
    """[name, page] of those who say something, those who say most first."""
    heard = sorted(book.tally, key=lambda one: (-book.tally[one], one))
    book.want(people=heard)
    return [[book.person[one].name, person_page(one)] for one in heard if one in book.person]


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    made = digits[number % 36]
    while number := number // 36:
        made = digits[number % 36] + made
    return made
