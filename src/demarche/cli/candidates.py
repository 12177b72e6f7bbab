"""Candidate issues: what the demands, offers, threats and refusals of the reports are about, with the words found.

The words of an act are read as concepts, which languages share, and as stems that no concept knows. A concept is
weighed by the reports in whose acts it stands, and by how much more often it stands in acts than elsewhere. The
heaviest begins an issue, what mostly stands in the same acts joins it, and the acts are counted no more. Where the
acts are those of a built-in issue, that one is proposed.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

from demarche.lang.concepts import CONCEPT, concept_file
from demarche.lang.load import HOME
from demarche.link.sense.concepts import meanings
from demarche.model import Document, Span

STANCES = frozenset({"demand", "offer", "accept", "agree", "reject", "threaten", "promise", "concede", "warn"})
ISSUES = 8
LEAST = 2
"""Acts that an issue needs, and reports where there are more than a few."""
TOGETHER = 0.5
"""Part of the acts of a word that an issue must hold for the word to join it."""
SHADED = 0.4
"""What an act counts that is of an issue already."""
COMPANIONS = 3
FORMS = 4
BUILT_IN = 0.7
"""Part of an issue's acts that a built-in issue must know, and the other way round."""
PAIR = 0.5
"""Part of a word's places at which the same word stands beside it, from which the two are one term."""
TOOLS = ("cues", "grammar", "names", "phrases", "roles", "times", "sentences", "modes", "acts", "meetings", "voices")
GENERIC = "talks"
NAMED = frozenset({"exchange", "handover", "exercise", "supply", "sanction", "recognise"})
"""Concepts of deeds whose noun names a matter of talks."""
TALKING = frozenset(
    "person envoy delegation journalist lawmaker minister president mediator ally neighbour expert civilian letter list"
    " statement proposal demand condition point article issue name session second minute hour day night week month year"
    " round kilometre mile metre hectare tonne barrel percent parliament committee peace war warn pass settle protect"
    " lose fear wait count write table door key shadow rain bread office violence half zero independent resolution"
    " project paper protocol treaty memorandum town house village signal sleep teach cover slam illegal secret"
    " north south east west centre law rule side seat vote army zone money".split()
)
"""Concepts of things that every negotiation has: who talks, when, over what papers."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Term:
    """A word at a place. meaning: concept or stem; name: capitalised inside a sentence."""

    meaning: str
    word: str
    start: int
    name: bool


@dataclass(frozen=True, slots=True)
class Deed:
    """One act that shows a stance: where, its terms, and the built-in issues that it is read as."""

    document: str
    lang: str
    terms: tuple[Term, ...]
    issues: frozenset[str]

    @property
    def meanings(self) -> set[str]:
        return {term.meaning for term in self.terms}


@dataclass(slots=True)
class Candidate:
    """One issue: its meanings, the head first; words by language, the commonest first; a built-in's id or ""."""

    meanings: list[str]
    words: dict[str, list[str]]
    acts: int
    reports: int
    built_in: str = ""
    known: Counter[str] = field(default_factory=Counter)


def candidates(documents: Sequence[Document]) -> list[Candidate]:
    """At most `ISSUES`, those with most acts first."""
    terms = {document.id: list(_terms(document)) for document in documents}
    deeds = [deed for document in documents for deed in _deeds(document, terms[document.id])]
    weights = _weights(deeds, terms.values(), len(documents))
    left = set(range(len(deeds)))
    found: list[Candidate] = []
    taken: set[str] = set()
    while len(found) < ISSUES:
        free = {meaning: weight for meaning, weight in weights.items() if meaning not in taken}
        head = _head(deeds, left, free)
        if not head:
            break
        group = _group(head, deeds, free)
        taken.update(group)
        made = _candidate(group, [deed for deed in deeds if deed.meanings & set(group)], documents, terms)
        twin = next((n for n, one in enumerate(found) if _one_title(one, made)), len(found))
        if twin < len(found):
            group = [*found[twin].meanings, *group]
            made = _candidate(group, [deed for deed in deeds if deed.meanings & set(group)], documents, terms)
        found[twin : twin + 1] = [made]
        left = {n for n in left if not deeds[n].meanings & set(group)}
    _built_in(found, deeds)
    found += _not_seen(found, deeds, [deeds[n] for n in left])
    return sorted(found, key=lambda one: (-one.acts, one.built_in, one.meanings))[:ISSUES]


def _head(deeds: Sequence[Deed], left: set[int], weights: dict[str, float]) -> str:
    """The heaviest meaning; acts that stand for an issue already count half, or the greatest would swallow the rest."""
    heads = _counts(deeds)
    free = _counts(deeds[n] for n in left)
    counts = {m: free[m] + SHADED * (heads[m] - free[m]) for m in weights}
    enough = [m for m, count in counts.items() if count >= LEAST]
    return min(enough, key=lambda m: (-counts[m] * weights[m], m), default="")


def _terms(document: Document) -> Iterator[Term]:
    """The words that may name a matter: none of junk, names and titles of those who act, and the language's tools."""
    known = meanings(document.lang)
    if known is None:
        return
    taken = sorted(
        [(one.start, one.end) for one in document.junk]
        + [(one.start, one.end) for one in document.mentions if one.kind != "unnamed"]
        + [(role.start, role.end) for person in document.people for role in person.roles]
        + [(one.start, one.end) for one in document.times]
    )
    tools, empty = tool_words(document.lang), _ordinary(document.lang)
    starts = {sentence.start for sentence in document.sentences}
    at, end = 0, -1
    for match in _WORD.finditer(document.text):
        while at < len(taken) and taken[at][0] <= match.start():
            end = max(end, taken[at][1])
            at += 1
        word = match[0].casefold()
        if match.start() < end or len(word) < 3:
            continue
        meaning = known[word]
        if not meaning or meaning in empty:
            continue
        name = match[0][0].isupper() and match.start() not in starts
        if meaning[0] == CONCEPT or name or (word not in tools and len(word) > 3):
            yield Term(meaning, match[0] if name else word, match.start(), name)


def _deeds(document: Document, terms: Sequence[Term]) -> Iterator[Deed]:
    seen: set[Span] = set()
    for act in document.acts:
        span = Span(act.start, act.end)
        if act.act in STANCES and span not in seen:
            seen.add(span)
            here = tuple(term for term in terms if act.start <= term.start < act.end)
            yield Deed(document.id, document.lang, here, frozenset(act.issues) - {GENERIC})


def _weights(deeds: Sequence[Deed], terms: Iterable[Sequence[Term]], reports: int) -> dict[str, float]:
    """How much a meaning tells: how many reports ask for it, and how much more of acts than of the whole it is."""
    everywhere, names = Counter[str](), Counter[str]()
    for line in terms:
        everywhere.update(term.meaning for term in line)
        names.update(term.meaning for term in line if term.name)
    inside = Counter(term.meaning for deed in deeds for term in deed.terms)
    homes: dict[str, set[str]] = defaultdict(set)
    for deed in deeds:
        for meaning in deed.meanings:
            homes[meaning].add(deed.document)
    all_inside, all_over = sum(inside.values()) or 1, sum(everywhere.values()) or 1
    least = LEAST if reports > LEAST else 1
    found = {}
    for meaning, count in inside.items():
        share = (count / all_inside) / (everywhere[meaning] / all_over)
        concept = meaning[0] == CONCEPT
        if len(homes[meaning]) < least or (not concept and (count <= LEAST or share < 1.2)):
            continue
        found[meaning] = (1 + log(len(homes[meaning]))) * min(3.0, share) * (1.0 if concept or names[meaning] else 0.6)
    return found


def _counts(deeds: Iterable[Deed]) -> Counter[str]:
    return Counter(meaning for deed in deeds for meaning in deed.meanings)


def _group(head: str, deeds: Sequence[Deed], weights: dict[str, float]) -> list[str]:
    """The head, and what mostly stands in the same acts."""
    about = [deed for deed in deeds if head in deed.meanings]
    inside, over = _counts(about), _counts(deeds)
    joining = [
        m
        for m in inside
        if m != head
        and m in weights
        and inside[m] >= max(LEAST, TOGETHER * over[m])
        and over[m] - inside[m] < LEAST  # else it is a matter of its own
    ]
    joining.sort(key=lambda m: (-inside[m] * weights[m], m))
    return [head, *joining[:COMPANIONS]]


def _candidate(
    group: Sequence[str], deeds: Sequence[Deed], documents: Iterable[Document], terms: dict[str, list[Term]]
) -> Candidate:
    words: dict[str, list[str]] = {}
    texts = {document.id: document for document in documents}
    for lang in sorted({document.lang for document in texts.values()}):
        here = [texts[ident] for ident in sorted(terms) if texts[ident].lang == lang]
        found = [form for meaning in group for form in _forms(meaning, here, terms)]
        if found:
            words[lang] = _distinct(found)
    known = Counter(issue for deed in deeds for issue in deed.issues)
    return Candidate(list(group), words, len(deeds), len({deed.document for deed in deeds}), known=known)


def _one_title(one: Candidate, other: Candidate) -> bool:
    """Both would be called alike in some language: "ferry crossing" of ferries, and of crossings."""
    return any(other.words.get(lang, [""])[0].casefold() == words[0].casefold() for lang, words in one.words.items())


def _forms(meaning: str, documents: Iterable[Document], terms: dict[str, list[Term]]) -> Iterator[str]:
    """The forms read, the commonest first; with the word beside it where that mostly stands there."""
    forms, pairs = Counter[str](), Counter[str]()
    for document in documents:
        line = terms[document.id]
        for n, term in enumerate(line):
            if term.meaning != meaning:
                continue
            forms[term.word] += 1
            for other in line[max(n - 1, 0) : n + 2]:
                first, last = sorted((term, other), key=lambda one: one.start)
                between = document.text[first.start + len(first.word) : last.start]
                if other is not term and between == " ":
                    pairs[f"{first.word} {last.word}"] += 1
    total = sum(forms.values())
    yield from (pair for pair, count in pairs.most_common(1) if count >= max(LEAST, PAIR * total))
    ordered = _distinct(sorted(forms, key=lambda word: (-forms[word], word)))
    small = [word.casefold() for word in ordered]
    # an inflected form is read by the word itself: the words of an issue take endings
    kept = [
        word for word, low in zip(ordered, small, strict=True) if not any(low != o and low.startswith(o) for o in small)
    ]
    yield from kept[:FORMS]


def _distinct(words: Iterable[str]) -> list[str]:
    """Each once, whatever its capitals: in as small letters as it stands anywhere."""
    found: dict[str, str] = {}
    for word in words:
        found[word.casefold()] = max(found.get(word.casefold(), ""), word)  # small letters come after capitals
    return list(found.values())


def _built_in(found: Iterable[Candidate], deeds: Sequence[Deed]) -> None:
    everywhere = Counter(issue for deed in deeds for issue in deed.issues)
    taken: set[str] = set()
    for one in sorted(found, key=lambda one: -one.acts):
        ranked = [*one.known.most_common(2), ("", 0), ("", 0)]
        (issue, count), (_, second) = ranked[:2]
        # what is as much of one built-in issue as of another is neither
        named = one.meanings[0].removeprefix(CONCEPT)
        if named in everywhere and named not in taken:  # the head is called as the built-in issue is
            one.built_in = named
            taken.add(named)
            continue
        clear = second < BUILT_IN * count and count >= BUILT_IN * max(one.acts, everywhere[issue])
        if issue and issue not in taken and clear:
            one.built_in = issue
            taken.add(issue)


def _not_seen(found: Iterable[Candidate], deeds: Sequence[Deed], left: Sequence[Deed]) -> Iterator[Candidate]:
    """Built-in issues of acts whose words begin no issue."""
    known = {one.built_in for one in found}
    everywhere = Counter(issue for deed in deeds for issue in deed.issues)
    for issue, count in sorted(Counter(issue for deed in left for issue in deed.issues).items()):
        if issue not in known and count >= LEAST and count >= TOGETHER * everywhere[issue]:
            reports = {deed.document for deed in deeds if issue in deed.issues}
            yield Candidate([], {}, everywhere[issue], len(reports), issue)


@lru_cache(maxsize=8)
def tool_words(code: str) -> frozenset[str]:
    """Words by which the language is read and that name no matter: verbs of saying, titles, grammar, times."""
    found: set[str] = set()
    for name in TOOLS:
        file = tomllib.loads((HOME / code / f"{name}.toml").read_text("utf8"))
        file.pop("examples", None)
        found.update(word for text in _strings(file) for word in text.casefold().split())
    return frozenset(found)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


@lru_cache(maxsize=8)
def _ordinary(code: str) -> frozenset[str]:
    """Concepts that go with any matter: what may be said of anything, what is done, and who talks of it when."""
    file = concept_file(code)
    return frozenset(CONCEPT + name for name in (*file.ideas, *(file.deeds.keys() - NAMED), *TALKING))
