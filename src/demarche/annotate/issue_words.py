"""The words of issues, from a brief or from the language packs, compiled once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.annotate.scheme import Issue, Scheme
from demarche.lang import Lexicon, covered, load


class IssueEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One issue of a language pack; the keys are explained at the top of en/issues.toml."""

    id: str
    title: str
    words: tuple[str, ...]
    together: tuple[tuple[str | tuple[str, ...], ...], ...] = ()
    generic: bool = False


class IssueExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    text: str
    issues: tuple[str, ...]


class IssuesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    suffixes: tuple[str, ...]
    anaphors: tuple[str, ...]
    accords: tuple[str, ...]
    blind: tuple[str, ...]
    hinges: tuple[str, ...]
    places: tuple[str, ...]
    issues: tuple[IssueEntry, ...]
    examples: tuple[IssueExample, ...]


@lru_cache(maxsize=1)
def builtin_issues() -> tuple[Issue, ...]:
    """The issues of diplomacy that serve where no brief names its own, titled in every covered language."""
    files = {code: load(code, "issues", IssuesFile) for code in covered()}
    titles = {(code, entry.id): entry.title for code, file in files.items() for entry in file.issues}
    return tuple(
        Issue(
            id=entry.id,
            titles=tuple((code, titles[code, entry.id]) for code in files if (code, entry.id) in titles),
            generic=entry.generic,
        )
        for entry in next(iter(files.values())).issues
    )


@dataclass(frozen=True, slots=True)
class Sign:
    """What one phrase speaks for: issues it settles alone, and parts of combinations (combination, part)."""

    alone: tuple[str, ...] = ()
    parts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    lexicon: Lexicon[Sign]
    combinations: tuple[tuple[str, int], ...]  # issue, number of parts
    generic: frozenset[str]
    anaphors: Lexicon[bool]
    accords: Lexicon[bool]
    hinges: Lexicon[bool]
    places: tuple[str, ...]  # each with a space before and behind it


@lru_cache(maxsize=32)
def table_of(code: str, scheme: Scheme) -> Table:
    file = load(code, "issues", IssuesFile)
    entries = _entries(code, scheme, file) if scheme.issues else file.issues
    alone: dict[str, list[str]] = {phrase: [] for phrase in file.blind}
    parts: dict[str, list[tuple[int, int]]] = {}
    combinations: list[tuple[str, int]] = []
    for entry in entries:
        for word in entry.words:
            for form in _forms(word, file.suffixes):
                alone.setdefault(form, []).append(entry.id)
        for group in entry.together:
            for part, words in enumerate(group):
                for word in (words,) if isinstance(words, str) else words:
                    for form in _forms(word, file.suffixes):
                        parts.setdefault(form, []).append((len(combinations), part))
            combinations.append((entry.id, len(group)))
    signs = {
        form: Sign(tuple(dict.fromkeys(alone.get(form, ()))), tuple(parts.get(form, ())))
        for form in alone.keys() | parts.keys()
    }
    generic = frozenset(entry.id for entry in entries if entry.generic)
    anaphors, accords, hinges = (
        Lexicon(dict.fromkeys(words, True)) for words in (file.anaphors, file.accords, file.hinges)
    )
    places = tuple(f" {word} " for word in file.places)
    return Table(Lexicon(signs), tuple(combinations), generic, anaphors, accords, hinges, places)


def _entries(code: str, scheme: Scheme, file: IssuesFile) -> tuple[IssueEntry, ...]:
    """The issues of the brief; one that is named like a built-in and has no words of its own is that one."""
    builtin = {entry.id: entry for entry in file.issues}
    return tuple(
        builtin[issue.id]
        if issue.id in builtin and not any(words for _, words in issue.words)
        else IssueEntry(id=issue.id, title=issue.id, words=dict(issue.words).get(code, ()), generic=issue.generic)
        for issue in scheme.issues
    )


def _forms(word: str, suffixes: Iterable[str]) -> tuple[str, ...]:
    folded = word.lower()
    return (folded, *(folded + suffix for suffix in suffixes if not folded.endswith(suffix)))
