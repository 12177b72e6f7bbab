"""A draft of a brief from what reports speak of."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from demarche.annotate.issues import builtin_issues
from demarche.model import Document

PARTIES = 20
DAYS = 10
FORMS = 6
"""How many parties, days and forms of a party a draft names."""


def draft(documents: Sequence[Document]) -> str:
    """TOML text: parties and issues with counts, days as comments."""
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
        yield f"code = {_text(code)}  # {_count(times, 'time')}: {', '.join(words for words, _ in read)}"
        yield ""


def _issues(documents: Iterable[Document]) -> Iterator[str]:
    count = Counter(issue for document in documents for line in document.statements for issue in line.issues)
    titles = {issue.id: sorted(issue.titles) for issue in builtin_issues()}
    yield "# Issues found. Where a brief names issues, it follows these and no others. One of these ids without words"
    yield "# of its own is read by the words that Demarche knows; your own issues need words, as in"
    yield '#   words = { en = ["toll", "dues"], id = ["tarif"] }'
    for issue, times in sorted(count.items(), key=lambda one: (-one[1], one[0])):
        yield "[[issue]]"
        yield f"id = {_text(issue)}  # {_count(times, 'statement')}"
        yield f"title = {_table((code, _text(title)) for code, title in titles[issue])}"
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
        yield f"#   {day}  {_count(times, 'time')}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)  # a JSON string without control characters is a TOML string


def _table(pairs: Iterable[tuple[str, str]]) -> str:
    return "{ " + ", ".join(f"{name} = {value}" for name, value in pairs) + " }"
