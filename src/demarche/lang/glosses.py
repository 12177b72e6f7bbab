"""Words of a language in English: by them a line is laid beside its translation.

`lang/CODE/glosses.tsv`: a word in small letters, a tab, the English words that may stand for it with spaces between,
the likeliest first. Made from the Wordnet Bahasa (MIT licence), which shares its synsets with WordNet 3.0 of Princeton
University (WordNet licence), whose counts of uses put them in order; see THIRD-PARTY.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from demarche.errors import DataError
from demarche.lang.load import HOME

PIVOT = "en"
"""The language of the glosses."""


@lru_cache(maxsize=8)
def glosses(code: str) -> Mapping[str, tuple[str, ...]]:
    """Word -> English words. Raises DataError, naming file and line, where one does not fit."""
    path = HOME / code / "glosses.tsv"
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise DataError(f"{path}: no such data file; every language has the same file names") from None
    found: dict[str, tuple[str, ...]] = {}
    for number, row in enumerate(rows, 1):
        if row.startswith("#"):
            continue
        word, tab, told = row.partition("\t")
        if not (word and tab and told.split()) or word in found:
            raise DataError(f"{path}: line {number}: a word, once, a tab and its English words are wanted")
        found[word] = tuple(told.split())
    return found
