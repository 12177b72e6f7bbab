"""What one follows: the parties and issues that a brief adds to the built-in ones."""

from __future__ import annotations

from dataclasses import dataclass

Words = tuple[tuple[str, tuple[str, ...]], ...]
"""Words by language: ((ISO 639-1 code, (word, ..)), ..)."""


@dataclass(frozen=True, slots=True)
class SchemeParty:
    """A party that the brief names: its code and its forms in each language."""

    code: str
    forms: Words = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue. `titles`: ((language, title), ..). A generic issue counts only where no other is found."""

    id: str
    titles: tuple[tuple[str, str], ...] = ()
    words: Words = ()
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Scheme:
    """Empty: the built-in parties and issues alone. With `issues`: these and no others."""

    parties: tuple[SchemeParty, ...] = ()
    issues: tuple[Issue, ...] = ()
