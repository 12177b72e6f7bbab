"""A draft of a brief from what reports speak of: TOML that a build takes at once, with what was seen beside it."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

from demarche.annotate.issue_words import builtin_issues
from demarche.cli.candidates import Candidate, candidates
from demarche.model import Document, Identity
from demarche.record.voice import names_body

PARTIES = 12
BODIES = 6
PEOPLE = 15
DAYS = 10
FORMS = 6
"""How many parties, bodies without a code, people, days and forms of a party a draft names."""
LEAST = 2
"""Times that a body must speak or act before it is proposed as a party."""
SMALL = 3
"""Letters of words that give no letter to an acronym ("of", "the")."""
_WORD = re.compile(r"[^\W\d_]+")


def draft(documents: Sequence[Document], people: Sequence[Identity] = ()) -> str:
    """TOML text: parties, issues with their words, and as comments people and days. `people`: over all reports."""
    found = candidates(documents)
    parties = _counted(documents)
    return (
        "\n".join([
            *_head(documents, parties, found),
            *_parties(documents, parties),
            *_people(documents, people),
            *_issues(found),
            *_days(documents),
        ])
        + "\n"
    )  # fmt: skip


def _head(documents: Sequence[Document], parties: Mapping[str, int], found: Sequence[Candidate]) -> Iterator[str]:
    names = _forms(documents)
    lead = [_first(names.get(code, {}), code) for code in list(parties)[:2]]
    about = next((_title(one, code) for one in found for code in sorted(one.words) if one.words[code]), "")
    yield f"# Drafted from {_count(len(documents), 'report')}. Delete what you do not follow, mend the rest."
    yield "[negotiation]"
    yield f"title = {_text(': '.join(filter(None, (' and '.join(lead), about))))}"
    yield ""


def _counted(documents: Iterable[Document]) -> dict[str, int]:
    """Parties by how often they speak, act or are acted on; those only mentioned do not negotiate."""
    count: Counter[str] = Counter()
    for document in documents:
        for line in document.statements:
            count.update(code for code in (*line.speaker_party.split("+"), *line.target_party.split("+")) if code)
        for act in document.acts:
            count.update(code for code in (*act.by.split("+"), *act.to.split("+")) if code)
    return dict(sorted(count.items(), key=lambda one: (-one[1], one[0])))


def _forms(documents: Iterable[Document]) -> dict[str, dict[str, Counter[str]]]:
    """code -> language -> the names by which reports call the party."""
    forms: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for document in documents:
        for mention in document.mentions:
            if mention.kind == "party" and mention.party and "+" not in mention.party and not mention.adjectival:
                words = " ".join(document.text[mention.start : mention.end].split())
                forms[mention.party][document.lang][words] += 1
    return forms


def _first(forms: Mapping[str, Counter[str]], otherwise: str) -> str:
    counts = sum((forms[lang] for lang in sorted(forms)), Counter[str]())
    return min(counts, key=lambda word: (-counts[word], word), default=otherwise)


def _parties(documents: Sequence[Document], parties: Mapping[str, int]) -> Iterator[str]:
    forms = _forms(documents)
    yield "# Parties, those that speak and act most first. A state and a body that Demarche knows need no names; others"
    yield "# are read by the names that stand here, as in"
    yield '#   names = { en = ["the North", "Northern Council"], id = ["Utara"] }'
    for code, times in list(parties.items())[:PARTIES]:
        read = {lang: [word for word, _ in counts.most_common(FORMS)] for lang, counts in sorted(forms[code].items())}
        yield "[[party]]"
        yield f"code = {_text(code)}  # {_count(times, 'line')}"
        if read:
            by_language = (f"{lang} " + ", ".join(words) for lang, words in read.items())
            yield f"# read as: {'; '.join(by_language)}"
        yield ""
    yield from _bodies(documents, set(parties))


def _bodies(documents: Iterable[Document], known: set[str]) -> Iterator[str]:
    """Organisations that speak or act and have no code: one is made of their letters."""
    count: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        spoken = [line.speaker for line in document.statements if not (line.speaker_party or line.speaker_key)]
        acting = [document.text[a.by_words.start : a.by_words.end] for a in document.acts if a.by_words and not a.by]
        for name in (*spoken, *acting):
            plain = _proper(name)
            if plain and names_body(plain, document.lang):
                count[plain][document.lang] += 1
    often = sorted(count, key=lambda name: (-count[name].total(), name))
    for name in [name for name in often if count[name].total() >= LEAST][:BODIES]:
        code = _acronym(name)
        if code in known:
            continue
        known.add(code)
        yield "[[party]]"
        yield f"code = {_text(code)}  # {_count(count[name].total(), 'line')}; had no code"
        yield f"names = {_table((lang, f'[{_text(name)}]') for lang in sorted(count[name]))}"
        yield ""


def _proper(name: str) -> str:
    """The name of an organisation without what stands before it; "" where it is none."""
    words = " ".join(name.split()).split(" ")
    while words and (words[0].islower() or len(words[0]) <= SMALL) and len(words) > 1:
        words = words[1:]
    capital = [word for word in words if word[:1].isupper()]
    return (
        " ".join(words) if len(capital) > 1 and 1 < len(words) <= FORMS and len(_acronym(" ".join(words))) > 1 else ""
    )


def _acronym(name: str) -> str:
    return "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())


def _people(documents: Sequence[Document], people: Sequence[Identity]) -> Iterator[str]:
    if not people:
        return
    said: Counter[tuple[str, str]] = Counter()
    titles: dict[tuple[str, str], Counter[str]] = {}
    for document in documents:
        said.update((document.id, line.speaker_key) for line in document.statements if line.speaker_key)
        for person in document.people:
            titles[document.id, person.key] = Counter(" ".join(role.text.split()) for role in person.roles)
    yield "# People who speak most. A name, a party or two who are one are mended with: demarche amend RECORD"
    ranked = sorted(people, key=lambda one: (-sum(said[member] for member in one.members), one.name))
    for one in ranked[:PEOPLE]:
        times = sum(said[member] for member in one.members)
        if times:
            held = sum((titles.get(member, Counter()) for member in one.members), Counter[str]())
            title = min(held, key=lambda word: (-held[word], word), default="")
            who = ", ".join(filter(None, (one.name, one.party or "no party", title)))
            yield f"#   {who}: {_count(times, 'statement')}"
    yield ""


def _issues(found: Sequence[Candidate]) -> Iterator[str]:
    yield "# Issues: what the demands, offers, threats and refusals are about, with the words found in these reports."
    yield "# Where a brief names issues, it follows these and no others. A built-in id without words of its own is read"
    yield "# by the words that Demarche knows."
    names: set[str] = set()
    known = {issue.id: issue for issue in builtin_issues()}
    for one in found:
        words = {code: some for code, some in sorted(one.words.items()) if some}
        if not words and not one.built_in:
            continue
        ident = one.built_in or _slug(one, names | set(known))
        names.add(ident)
        titles = dict(known[ident].titles) if one.built_in else {code: _title(one, code) for code in words}
        yield "[[issue]]"
        yield f"id = {_text(ident)}  # {_count(one.acts, 'act')} in {_count(one.reports, 'report')}"
        yield f"title = {_table((code, _text(title)) for code, title in sorted(titles.items()))}"
        table = f"words = {_table((code, _list(some)) for code, some in words.items())}"
        if words:
            yield f"# {table}" if one.built_in else table
        yield ""


def _title(one: Candidate, code: str) -> str:
    """The first words of the issue in a language, as a title."""
    words = one.words.get(code) or ["?"]
    return words[0][:1].upper() + words[0][1:]


def _slug(one: Candidate, taken: Iterable[str]) -> str:
    word = next((one.words[code][0] for code in ("en", *sorted(one.words)) if one.words.get(code)), "issue")
    slug = "-".join(_WORD.findall(word.casefold())) or "issue"
    used = set(taken)
    return next(name for name in (slug, *(f"{slug}-{n}" for n in range(2, 99))) if name not in used)


def _days(documents: Iterable[Document]) -> Iterator[str]:
    count: Counter[str] = Counter()
    pins = []
    for document in sorted(documents, key=lambda one: one.sources):
        for mark in document.times:
            if mark.when.earliest and mark.when.earliest == mark.when.latest:
                count[mark.when.earliest.isoformat()] += 1
        published = document.published
        if published.earliest is None or published.earliest != published.latest:
            between = f"{published.earliest or '?'} to {published.latest or '?'}: {published.why or published.how}"
            pins.append((PurePath(document.sources[0]).name, between))
    if pins:
        yield "# Reports whose day is not known. One that you know lets the others follow; take the # away:"
        for name, between in pins[:DAYS]:
            yield f"#   [[date]]  # {' '.join(between.split())}"
            yield "#   day = 2031-05-04"
            yield f"#   report = {_text(name)}"
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


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, words))}]"


def _table(pairs: Iterable[tuple[str, str]]) -> str:
    return "{ " + ", ".join(f"{name} = {value}" for name, value in pairs) + " }"
