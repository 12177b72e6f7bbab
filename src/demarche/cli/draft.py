"""A draft of a brief from what reports speak of."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from demarche.annotate.issues import IssuesFile, builtin_issues
from demarche.lang import covered, load
from demarche.model import Document

PARTIES = 20
DAYS = 10
FORMS = 6
"""How many parties, days and forms of a party a draft names."""


def draft(documents: Sequence[Document]) -> str:
    """TOML text: parties with counts, issues with the built-in words for them, days as comments."""
    return "\n".join([*_head(documents), *_parties(documents), *_issues(documents), *_days(documents)]) + "\n"


def _head(documents: Sequence[Document]) -> Iterator[str]:
    yield f"# Drafted from {len(documents)} reports. Delete what you do not follow, mend the rest."
    yield "[negotiation]"
    yield 'title = ""'
    yield ""


def _parties(documents: Iterable[Document]) -> Iterator[str]:
    count: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for document in documents:
        for mention in document.mentions:
            if mention.kind not in ("party", "office") or not mention.party or "+" in mention.party:
                continue
            count[mention.party] += 1
            words = " ".join(document.text[mention.start : mention.end].split())
            forms.setdefault(mention.party, Counter())[words] += 1
    yield "# Parties found. Add names by which your reports call them, as in"
    yield '#   names = { en = ["the North", "Northern Council"], id = ["Utara"] }'
    for code, times in sorted(count.items(), key=lambda one: (-one[1], one[0]))[:PARTIES]:
        read = sorted(forms[code].items(), key=lambda one: (-one[1], one[0]))[:FORMS]
        yield "[[party]]"
        yield f"code = {_text(code)}  # {times} times: {', '.join(words for words, _ in read)}"
        yield ""


def _issues(documents: Iterable[Document]) -> Iterator[str]:
    count = Counter(issue for document in documents for line in document.statements for issue in line.issues)
    files = {code: load(code, "issues", IssuesFile) for code in covered()}
    titles = {issue.id: dict(issue.titles) for issue in builtin_issues()}
    yield "# Issues found. Where a brief names issues, it follows these and no others."
    for issue, times in sorted(count.items(), key=lambda one: (-one[1], one[0])):
        words = {
            code: [word for entry in file.issues if entry.id == issue for word in entry.words]
            for code, file in files.items()
        }
        yield "[[issue]]"
        yield f"id = {_text(issue)}  # {times} statements"
        yield f"title = {_table((code, _text(title)) for code, title in sorted(titles[issue].items()))}"
        yield "[issue.words]"
        yield from (f"{code} = [{', '.join(map(_text, known))}]" for code, known in sorted(words.items()) if known)
        yield ""


def _days(documents: Iterable[Document]) -> Iterator[str]:
    count: Counter[str] = Counter()
    for document in documents:
        for mark in document.times:
            if mark.when.earliest and mark.when.earliest == mark.when.latest:
                count[mark.when.earliest.isoformat()] += 1
    yield "# Days that the reports name most. A known day of the negotiation shows in the timeline:"
    yield "#   [[date]]"
    yield "#   day = 2031-05-04"
    yield '#   event = { en = "The strait is closed" }'
    for day, times in sorted(count.items(), key=lambda one: (-one[1], one[0]))[:DAYS]:
        yield f"#   {day}  {times} times"


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)  # a JSON string without control characters is a TOML string


def _table(pairs: Iterable[tuple[str, str]]) -> str:
    return "{ " + ", ".join(f"{name} = {value}" for name, value in pairs) + " }"
