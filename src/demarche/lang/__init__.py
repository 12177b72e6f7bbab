"""Language packs: one folder a language, data only, the same file names in each.

    lang/en/manifest.toml   name of the language and what the pack covers
    lang/en/times.toml      one file a reader; its schema stands beside the code that reads it

A reader declares what its file holds as a `msgspec.Struct` and calls `load("en", "times", TimesFile)`.
"""

from demarche.lang.lexicon import Lexicon
from demarche.lang.load import covered, load

__all__ = ["Lexicon", "covered", "load"]
