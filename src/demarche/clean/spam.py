"""Advertising put beside a report: gambling, loans, pills, links for search engines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from demarche.clean.lines import Line, words
from demarche.clean.words import files
from demarche.lang import Lexicon
from demarche.lang.lexicon import fold

SHORT = 12
"""Words. A longer line of advertising is prose, and is judged by its neighbours too."""
_LEET = str.maketrans("013457", "oieast")
_MIXED = re.compile(r"(?=[a-z]*\d)[a-z\d]*[a-z][a-z\d]*")


@dataclass(frozen=True, slots=True)
class Score:
    """What a line holds: stems and games by number, lures by number, and the share of its words in any of them."""

    stems: int
    games: int
    lures: int
    share: float

    @property
    def plain(self) -> bool:
        """Advertising beyond doubt, wherever a line with it stands that is no sentence."""
        enough = self.stems + self.games >= 2 or self.lures or self.stems
        return bool(self.stems + self.games) and self.share >= 0.5 and bool(enough)

    @property
    def prose(self) -> bool:
        """The words of advertising in running text: something to play and a lure to it, close together."""
        return self.stems + self.games >= 2 and self.lures >= 2 and self.share >= 0.25


@dataclass(frozen=True, slots=True)
class _Tables:
    stems: AhoCorasick
    phrases: Lexicon[str]
    draws: frozenset[str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    spam = [file.spam for file in files()]
    phrases = {fold(word): "lure" for item in spam for word in item.lures}
    phrases |= {fold(word): "game" for item in spam for word in item.games}
    for item in spam:
        phrases |= {f"{fold(draw)} {fold(market)}": "draw" for draw in item.draws for market in item.markets}
    stems = sorted({fold(stem) for item in spam for stem in item.stems})
    return _Tables(
        AhoCorasick(stems, matchkind=MatchKind.LeftmostLongest),
        Lexicon(phrases),
        frozenset(fold(draw) for item in spam for draw in item.draws),
    )


def score(text: str) -> Score:
    """How much of `text` is the vocabulary of advertising."""
    tables = _tables()
    tokens = words(text)
    if not tokens:
        return Score(0, 0, 0, 0.0)
    stems = [token for token in tokens if _has_stem(token)]
    matches = tables.phrases.find(" ".join(tokens))
    flat = " ".join(tokens)
    kinds = [kind for _, _, kind in matches]
    covered = {word for start, end, _ in matches for word in _word_numbers(flat, start, end)}
    covered |= {number for number, token in enumerate(tokens) if _has_stem(token)}
    draws = kinds.count("draw")
    return Score(len(stems), kinds.count("game") + 2 * draws, kinds.count("lure"), len(covered) / len(tokens))


def _word_numbers(flat: str, start: int, end: int) -> range:
    first = flat.count(" ", 0, start)
    return range(first, first + flat.count(" ", start, end) + 1)


def _has_stem(token: str) -> bool:
    """Also glued to other words, with numbers behind, and with digits in place of letters."""
    squeezed = token.replace("-", "").replace("'", "")
    found = bool(_tables().stems.find_matches_as_indexes(squeezed))
    if not found and _MIXED.fullmatch(squeezed):
        plain = squeezed.rstrip("0123456789").translate(_LEET)
        found = bool(_tables().stems.find_matches_as_indexes(plain))
    return found


@lru_cache(maxsize=1)
def _any_word() -> AhoCorasick:
    spam = [file.spam for file in files()]
    found = {fold(word) for item in spam for word in [*item.stems, *item.games, *item.markets]}
    return AhoCorasick(sorted(found))


def spam_lines(lines: Sequence[Line], folded: str) -> set[int]:
    """Numbers of the lines that advertise. `folded` is the whole text in small letters."""
    if not _any_word().find_matches_as_indexes(folded):
        return set()
    scores = [score(line.text) for line in lines]
    about = _about_gambling(lines, scores)
    found = {number for number, line in enumerate(lines) if _is_plain(line, scores[number], about)}
    if not about:
        found |= _prose_at_ends(lines, scores, found)
    return found


def _about_gambling(lines: Sequence[Line], scores: Sequence[Score]) -> bool:
    """The report itself tells of gambling: several of its sentences name it without luring anybody."""
    telling = sum(
        line.sentence and bool(score.games + score.stems) and not score.prose
        for line, score in zip(lines, scores, strict=True)
    )
    return telling >= 3


def _is_plain(line: Line, score: Score, about: bool) -> bool:
    if line.sentence or len(line.words) > 3 * SHORT:
        return False
    return score.plain and (not about or score.share >= 0.8)


def _prose_at_ends(lines: Sequence[Line], scores: Sequence[Score], found: set[int]) -> set[int]:
    """Paragraphs of advertising that run from the end backwards, or from the start onwards."""
    more: set[int] = set()
    for order in (range(len(lines) - 1, 0, -1), range(len(lines))):
        for number in order:
            if scores[number].prose:
                more.add(number)
            elif number not in found and len(lines[number].words) > 2:
                break
    # where everything advertises there is no report left to protect, and nothing is said about it
    return more if len(more | found) < len(lines) else set()
