"""Agencies and outlets that a report names as the source of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from demarche.clean.outlets import outlet_lexicon
from demarche.clean.words import junk_words
from demarche.lang import Lexicon, covered, load
from demarche.lang.lexicon import fold

NEAR = 70
"""Characters before a name in which a cue is looked for."""
TOKEN = 40
"""Characters. No word is longer."""
_FIRST = re.compile(r"[\s*_\"“”‘’'`\\]*([^\W_]*|[,.;:!?])")
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,.;:!?]")
_MARKUP = re.compile(r"[*_\"“”‘’'`\\]+")
_DATELINE_AFTER = re.compile(r"^[*_]*\)?[*_]*\s*(?:—|–|--|-)\s")
_PLACE_AFTER = re.compile(r"^,\s*[^\W\d_][\w ]{2,30}\s*(?:—|–|--|-)\s")
_LINE_BEFORE = re.compile(r"(?:^|[\n\r])(?:[^\n\r.!?]{0,50}[(,/])?\s*[*_]*$")
_SIGNED = re.compile(r"(?:^|[.!?…\"”’)])\s*(?:—|–|-|\(|\[|/)?\s*[*_]*$")
_NAME = re.compile(r"\s+[*_“\"]?((?:[A-Z][\w-]*)(?: [A-Z][\w-]*){0,2})[*_”\"]?(?=[.,;)]|\s*$|\s*[\n\r])")
_DATELINE = re.compile(
    r"^[*_]*(?:[A-Z][A-Z .'/-]{2,40}(?:,[^\n\r()]{2,25})?|[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2})"
    r" \(([A-Z][\w .-]{1,25})\)[*_]*\s*(?:—|–|--|-)\s",
    re.MULTILINE,
)
_DAY_LINE = re.compile(
    r"^[*_]*[A-Z][\w .'-]{2,30}, (?:[A-Z][a-z]{2,8} \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:, \d{4})?"
    r"(?:, |\. /)([A-Z][\w.-]{2,24}?)(?:/\.|$)",
    re.MULTILINE,
)
_HEAD = 1500
"""Code points at the beginning of a report in which its dateline stands."""
_BRACKET = re.compile(r"\([A-Z][\w .-]{1,25}\)[*_]*\s*(?:—|–|--|-)\s")
_OPEN_LINE = re.compile(r"(?:^|[\n\r])\($")
_LINE_END = re.compile(r"^[*_]*[)\]]?\.?[*_]*\s*(?:[\n\r]|$)")
_DOMAIN = re.compile(r"\.(?:com|co\.id|id|net|org|news|co|tv|info)\b", re.IGNORECASE)
_HOST = re.compile(r"(?<![@/.\w-])[\w-]{2,40}$")


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    credits: list[str]


class CreditsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """lang/CODE/credits.toml: words directly before and after a name; fillers may stand between.

    After `strict` words a name needs not be known.
    """

    before: list[str]
    after: list[str]
    strict: list[str]
    fillers: list[str]
    examples: list[Example]


@lru_cache(maxsize=1)
def _cues() -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]], frozenset[str]]:
    files = [load(code, "credits", CreditsFile) for code in covered()]
    before = frozenset(tuple(words.split()) for file in files for words in file.before)
    after = frozenset(tuple(words.split()) for file in files for words in file.after)
    return before, after, frozenset(word for file in files for word in file.fillers)


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    """What stands directly before a name that is credited."""
    before, _, fillers = _cues()
    return frozenset({*(words[-1] for words in before), *fillers, ":"})


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """The letters with which what stands directly behind a credited name begins, as `_FIRST` finds them."""
    _, after, fillers = _cues()
    firsts = (_FIRST.match(word) for word in (*(words[0] for words in after), *fillers))
    return frozenset(match[1].lower() for match in firsts if match)


@lru_cache(maxsize=1)
def _strict() -> Lexicon[None]:
    return Lexicon((words, None) for code in covered() for words in load(code, "credits", CreditsFile).strict)


def credits(text: str) -> tuple[str, ...]:
    """The names, each once, in order of first credit."""
    named = list(_named(text))
    found = [(start, name) for start, end, name in named if _credited(text, start, end)]
    found += _unknown(text, {start for start, _, _ in named})
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _unknown(text: str, known: set[int]) -> list[tuple[int, str]]:
    """Names where only an outlet can stand: "as quoted by Wexford Herald.", "WEXFORD (WNA) —"."""
    found: list[tuple[int, str]] = []
    for _, end, _ in _strict().find(text):
        match = _NAME.match(text, end)
        if match and match.start(1) not in known and fold(match[1]) not in junk_words().date_words:
            found.append((match.start(1), match[1]))
    days = _DAY_LINE.finditer(text, 0, _HEAD)
    dates = junk_words().date_words
    found += [
        (match.start(1), match[1]) for match in days if match.start(1) not in known and fold(match[1]) not in dates
    ]
    if not _BRACKET.search(text):  # found sooner than the beginnings of lines
        return found
    signed = (match for match in _DATELINE.finditer(text) if match.start(1) not in known)
    return found + [(match.start(1), match[1]) for match in signed]


def _named(text: str) -> Iterator[tuple[int, int, str]]:
    """Known outlets, and unknown ones that give their address in the place of a name."""
    known = outlet_lexicon().find(text)
    taken = {end for _, end, _ in known}
    unknown: list[tuple[int, int, str]] = []
    for match in _DOMAIN.finditer(text):
        host = _HOST.search(text[max(0, match.start() - 41) : match.start()])
        if host and match.end() not in taken:
            start = match.start() - len(host.group())
            unknown.append((start, match.end(), text[start : match.end()]))
    yield from sorted([*known, *unknown])


def _credited(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - NEAR) : start], text[end : end + 40]
    if (_DATELINE_AFTER.match(after) or _PLACE_AFTER.match(after)) and _LINE_BEFORE.search(before):
        return True
    if (_LINE_END.match(after) or (after[:1] == "/" and _OPEN_LINE.search(before))) and _SIGNED.search(before):
        return True
    return _cue_before(before) or _cue_after(after)


def _cue_before(before: str) -> bool:
    """A cue, then only fillers and marks of a list, up to the name."""
    cues, _, fillers = _cues()
    last_words = _TOKEN.findall(_MARKUP.sub("", before[-TOKEN:]))[-1:]
    if not last_words or last_words[0].lower() not in _last_words():
        return False
    tokens = [token.lower() for token in _TOKEN.findall(_MARKUP.sub("", before))]
    while tokens:
        if any(tuple(tokens[-size:]) in cues for size in (1, 2, 3, 4)):
            return True
        last = tokens[-1]
        if (last == ":" and len(tokens) > 1) or last in fillers:
            tokens.pop()
        else:
            return False
    return False


def _cue_after(after: str) -> bool:
    first = _FIRST.match(after)
    if not first or first[1].lower() not in _first_words():
        return False
    tokens = [token.lower() for token in _TOKEN.findall(_MARKUP.sub("", after.split("\n", 1)[0]))]
    while tokens and tokens[0] in _cues()[2]:
        tokens.pop(0)
    return any(tuple(tokens[:size]) in _cues()[1] for size in (1, 2, 3, 4))
