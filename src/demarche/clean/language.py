"""The language of a report: by its commonest words, and by py3langid where these do not settle it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.lang import Lexicon, covered, load

SAMPLE = 800
"""Characters of the body that are looked at; more of them changes nothing."""
SHORT = 300
"""Characters. In a shorter text one telling word must do."""
SETTLED = 0.14
"""Share of function words at which no other language is asked for: running text has 0.25 to 0.45."""
LEANS = 0.05
"""Share in a sample full of names and titles from which the rest of the text may settle it."""
AT_LENGTH = 8 * SAMPLE
"""Characters that are looked at where the sample leans to a language without settling it."""
MARGIN = 4.0
"""Difference of log likelihoods by which names alone move a short text."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CANDIDATES_WORDS = """
am ar az be bg bn bs ca cs da de el en es et fa fi fr gu ha he hi hr hu hy id is it ja jv ka kk km kn ko ku lo lt lv
mk ml mn mr ms my ne nl no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te th tl tr uk ur uz vi zh
"""
# without the small languages (Latin, Esperanto, Walloon ..) that short texts are mistaken for
_CANDIDATES = frozenset(_CANDIDATES_WORDS.split())


class Near(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language that shares the function words, and the words that only it writes."""

    code: str
    words: list[str]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lang: str
    text: str


class LanguageFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """lang/CODE/language.toml. own: words that the languages in `near` write in another way."""

    function: list[str]
    own: list[str] = []
    near: list[Near] = []
    examples: list[Example] = []


@dataclass(frozen=True, slots=True)
class _Pack:
    code: str
    function: frozenset[str]
    marks: Lexicon[str]  # own and near words, each with the language it speaks for
    near: frozenset[str]


def language_of(text: str) -> str:
    """ISO 639-1 code, "" where there are too few words to tell."""
    sample = _sample(text, SAMPLE)
    words = _WORD.findall(sample.lower())
    if not words or (len(words) < 3 and text.isascii()):
        return ""
    share, code = _likeliest(words)
    # names and titles thin the words out: the rest of the report is asked before a model is loaded
    if LEANS <= share < SETTLED and len(text) > SAMPLE:
        longer, other = _likeliest(_WORD.findall(_sample(text, AT_LENGTH).lower()))
        share = longer if other == code else 0.0
    return _told_apart(text, code if share >= SETTLED else _classified(sample))


def _sample(text: str, size: int) -> str:
    """The first running lines; menus and short lines are often in another language than the report."""
    lines = [line for line in text[:AT_LENGTH].splitlines() if len(line) >= 60]
    return ("\n".join(lines) or text)[:size]


def _likeliest(words: Sequence[str]) -> tuple[float, str]:
    """The covered language with most function words, and their share; share 0 where another has half as many."""
    shares = sorted(((_share(words, pack), pack.code) for pack in _packs()), reverse=True)
    (share, code), second = shares[0], shares[1][0]
    return (share if share > 2 * second else 0.0), code


def _share(words: Sequence[str], pack: _Pack) -> float:
    return sum(map(pack.function.__contains__, words)) / len(words)


def _told_apart(text: str, code: str) -> str:
    """Two languages that share their function words differ in others: the more of them stand, the surer."""
    for pack in _packs():
        if code != pack.code and code not in pack.near:
            continue
        counts = Counter(speaks for _, _, speaks in pack.marks.find(text[: 3 * SAMPLE]))
        ranked = counts.most_common(2)
        # in a longer text one word alone is chance; where no word tells, the language covered is the likelier one
        if not ranked or ranked[0][1] < (2 if len(ranked) == 1 and len(text) > SHORT else 1):
            return pack.code if code in pack.near else code
        return pack.code if len(ranked) == 2 and ranked[0][1] == ranked[1][1] else ranked[0][0]
    return code


@lru_cache(maxsize=1)
def _packs() -> tuple[_Pack, ...]:
    return tuple(_pack(code, load(code, "language", LanguageFile)) for code in covered())


def _pack(code: str, file: LanguageFile) -> _Pack:
    marks = dict.fromkeys(file.own, code)
    for near in file.near:
        marks |= dict.fromkeys(near.words, near.code)
    return _Pack(code, frozenset(file.function), Lexicon(marks), frozenset(near.code for near in file.near))


@lru_cache(maxsize=1)
def _identifier() -> object:
    # heavy to load (numpy and a model), and not needed for most reports
    from py3langid import langid

    langid.set_languages(sorted(_CANDIDATES))
    return langid


def _classified(sample: str) -> str:
    """The likeliest language. In a short text, say a headline full of names, one covered that is hardly less likely."""
    ranked = _identifier().rank(sample)  # type: ignore[attr-defined]
    best, score = ranked[0]
    if len(sample) <= SHORT:
        near = (code for code, other in ranked[:4] if code in covered() and score - other < MARGIN)
        return str(next(near, best))
    return str(best)
