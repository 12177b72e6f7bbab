"""Advertising put beside a report: gambling, loans, pills, links for search engines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from demarche.clean.lines import Line, words
from demarche.clean.words import files
from demarche.lang import Lexicon
from demarche.lang.lexicon import fold

SHORT = 12
"""Words. A longer line of advertising is prose, and is judged by its neighbours too."""
ALL = 0.5
"""Share of the words of a sentence among others that is advertising as a whole."""
PARAGRAPH = 150
"""Words. What opens or ends a report with advertising shows it within these."""
RUN = 3
"""Words. A shorter run between the words of a sentence is not cut out."""
_LEET = str.maketrans("013457", "oieast")
_NEAR_DIGIT = re.compile(r"\d(?:[a-z]|(?<=[a-z]\d))")
_TOKEN = re.compile(r"[^\W_]+(?:[.'’@/-][^\W_]+)*")
_MIXED = re.compile(r"\b(?:[a-z]+\d|\d+[a-z])[a-z\d]*\b")


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


_NOTHING = Score(0, 0, 0, 0.0)


@dataclass(frozen=True, slots=True)
class _Tables:
    stems: AhoCorasick
    baits: AhoCorasick
    stem_numbers: frozenset[int]
    phrases: Lexicon[str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    spam = [file.spam for file in files()]
    phrases = {fold(word): "lure" for item in spam for word in item.lures}
    phrases |= {fold(word): "game" for item in spam for word in item.games}
    for item in spam:
        phrases |= {f"{fold(draw)} {fold(market)}": "draw" for draw in item.draws for market in item.markets}
    stems = sorted({fold(stem) for item in spam for stem in item.stems})
    baits = sorted({*stems, *(word for word, kind in phrases.items() if kind in ("game", "draw"))})
    return _Tables(
        AhoCorasick(stems, matchkind=MatchKind.LeftmostLongest),
        AhoCorasick(baits, implementation=Implementation.DFA, matchkind=MatchKind.LeftmostLongest),
        frozenset(number for number, bait in enumerate(baits) if bait in stems),
        Lexicon(phrases),
    )


def _is_mixed(flat: str) -> bool:
    return bool(_NEAR_DIGIT.search(flat) and _MIXED.search(flat))


def score(tokens: Sequence[str]) -> Score:
    """How much of a line, given as its folded words, is the vocabulary of advertising."""
    if not tokens:
        return _NOTHING
    tables = _tables()
    flat = _flat(tokens)
    if not tables.baits.find_matches_as_indexes(flat):
        return _NOTHING
    stem_places = tables.stems.find_matches_as_indexes(flat)
    matches = tables.phrases.find(flat, flat)
    starts = _word_starts(flat) if stem_places or matches else []
    stems = {bisect_right(starts, start) - 1 for _, start, _ in stem_places}
    kinds = [kind for _, _, kind in matches]
    games = kinds.count("game") + 2 * kinds.count("draw")
    if not stems and not games:
        return _NOTHING
    covered = stems.union(*(_word_numbers(starts, start, end) for start, end, _ in matches))
    return Score(len(stems), games, kinds.count("lure"), len(covered) / len(tokens))


def _flat(tokens: Sequence[str]) -> str:
    flat = " ".join(tokens).replace("-", "").replace("'", "")
    if _is_mixed(flat):
        flat = " ".join(token if token.isalpha() else _unmasked(token) for token in flat.split(" "))
    return flat


def runs(text: str) -> list[tuple[int, int]]:
    """(start, end) of what advertises in one sentence: all of it, or a run of words with a stem or a draw."""
    places = [match.span() for match in _TOKEN.finditer(text)]
    tokens = words(text)
    if len(tokens) != len(places) or not tokens:  # folding made more words of it
        return []
    result = score(tokens)
    if result.prose or (result.plain and result.share >= ALL and len(tokens) >= RUN):
        return [(0, len(text))]
    flat = _flat(tokens)
    tables = _tables()
    starts = _word_starts(flat)
    strong = {bisect_right(starts, start) - 1 for _, start, _ in tables.stems.find_matches_as_indexes(flat)}
    covered = set(strong)
    for start, end, kind in tables.phrases.find(flat, flat):
        numbers = _word_numbers(starts, start, end)
        covered.update(numbers)
        strong.update(numbers if kind == "draw" else ())
    return [
        (places[run[0]][0], places[run[-1]][1])
        for run in _in_rows(sorted(covered))
        if len(run) >= RUN and not strong.isdisjoint(run)
    ]


def _in_rows(numbers: Sequence[int]) -> list[list[int]]:
    rows: list[list[int]] = []
    for number in numbers:
        if rows and number == rows[-1][-1] + 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    return rows


def _bait(lines: Sequence[Line]) -> None:
    """Lines in which something to play is named, perhaps, are told so: all lines in one pass."""
    flat = "\n".join([line.bare for line in lines]).replace("-", "").replace("'", "")
    tables, number, upto = _tables(), 0, 0
    for which, start, end in tables.baits.find_matches_as_indexes(flat):
        whole = not (flat[start - 1 : start].isalnum() or flat[end : end + 1].isalnum())
        if not whole and which not in tables.stem_numbers:  # "bet" in "between"
            continue
        number, upto = number + flat.count("\n", upto, start), start
        lines[number].note("baited")


def telling(lines: Sequence[Line]) -> bool:
    """Sentences that name what is played and lure nobody: the report is about it."""
    return _about_gambling(lines, [score(line.words) for line in lines])


def _word_starts(flat: str) -> list[int]:
    return list(accumulate((len(word) + 1 for word in flat.split(" ")), initial=0))


def _word_numbers(starts: list[int], start: int, end: int) -> range:
    return range(bisect_right(starts, start) - 1, bisect_right(starts, end))


def _unmasked(token: str) -> str:
    """Digits in place of letters read as letters ("t0gel"), where that spells a word of advertising."""
    if not _MIXED.fullmatch(token):
        return token
    plain = token.rstrip("0123456789").translate(_LEET)
    return plain if _tables().stems.find_matches_as_indexes(plain) else token


def spam_lines(lines: Sequence[Line], framed: Container[int] = ()) -> set[int]:
    """Numbers of the lines that advertise; `framed` are known to be no report."""
    _bait(lines)
    found = {n for n, line in enumerate(lines) if not line.sentence and _plain(line) >= 0.5}
    bare = [line for number, line in enumerate(lines) if number not in framed]
    edges = [*bare[:1], *bare[-3:]]
    if not found and not any(_baited(line.bare) and score(line.words[:PARAGRAPH]).prose for line in edges):
        return set()
    scores = [score(line.words) for line in lines]
    if _about_gambling(lines, scores):
        return {number for number in found if scores[number].share >= 0.8}
    known = found | {n for n, line in enumerate(lines) if n in framed or line.size <= 2}
    tail = max((n for n, line in enumerate(lines) if line.sentence and not scores[n].prose), default=-1)
    known |= {n for n in range(tail + 1, len(lines)) if not lines[n].stop and lines[n].size <= SHORT}
    return found | _prose_at_ends(scores, known)


def _baited(text: str) -> bool:
    """Something to play is named, perhaps: a quick look before the words are weighed."""
    flat = text.replace("-", "").replace("'", "")
    return bool(_is_mixed(flat) or _tables().baits.find_matches_as_indexes(flat))


def _plain(line: Line) -> float:
    """Share of the words of a line that advertises beyond doubt, else 0."""
    if line.size > 3 * SHORT:
        return 0.0
    if "baited" not in line.__dict__ and not _is_mixed(line.bare):
        return 0.0
    result = score(line.words)
    return result.share if result.plain else 0.0


def _about_gambling(lines: Sequence[Line], scores: Sequence[Score]) -> bool:
    """The report itself tells of gambling: several of its sentences name it without luring anybody."""
    telling = sum(
        line.sentence and bool(score.games + score.stems) and not score.prose
        for line, score in zip(lines, scores, strict=True)
    )
    return telling >= 3


def _prose_at_ends(scores: Sequence[Score], known: set[int]) -> set[int]:
    """Paragraphs of advertising that run from the end backwards, or from the start onwards."""
    more: set[int] = set()
    for order in (range(len(scores) - 1, 0, -1), range(len(scores))):
        for number in order:
            if scores[number].prose:
                more.add(number)
            elif number not in known:
                break
    # where everything advertises there is no report left to protect, and nothing is said about it
    return more if len(more | known) < len(scores) else set()
