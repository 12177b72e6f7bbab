"""What each sentence of a report tells, so that one that says no can be laid beside one that says yes: its words and
names, and in which way it says that something was, was not or will be. See `sides` for what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from demarche.lang.concepts import CONCEPT, Meanings, Sense
from demarche.link.conflicts.notions import CHARGE, PLEDGES, WORD
from demarche.link.sense.concepts import meanings
from demarche.link.sense.figures import LONGEST, FigureFile, barred_in, figure_file, undone_in, without_undone
from demarche.link.sense.gist import loans
from demarche.link.sense.setting import Setting, not_its_own, setting_of
from demarche.link.sense.wording import Words, charging, done_before, flatly, negated, of_the_will, phrases_in, words_of
from demarche.model import Document, Sentence

DENY, FALSE, REJECT, DEMAND, POSTPONE = (CONCEPT + name for name in ("deny", "false", "reject", "demand", "postpone"))


@dataclass(frozen=True, slots=True)
class Account:
    """One sentence. words: without phrases that only tell that it came to nothing; names: those with a capital that
    name no party; no: in which ways it says no; how: in which other ways it speaks."""

    document: Document
    sentence: int
    words: Words
    names: Sense
    no: frozenset[str]
    how: frozenset[str]
    setting: Setting


def accounts_in(document: Document) -> Iterator[Account]:
    """Of each sentence of the report itself."""
    aside = not_its_own(document)
    known = meanings(document.lang)
    if known is None or not document.covered:
        return
    for at, held in enumerate(document.sentences):
        if not any(start < held.end and held.start < end for start, end in aside):
            yield from _account(document, at, held, known)


def _account(document: Document, at: int, held: Sentence, known: Meanings) -> Iterator[Account]:
    text, file = document.text[held.start : held.end], figure_file(document.lang)
    words = words_of(text)
    if not 1 < len(words) <= LONGEST:
        return
    setting = setting_of(document, at)
    capital = frozenset(known[word.lower()] for word in WORD.findall(text)[1:] if word[0].isupper()) - {""}
    names = loans(frozenset(one for one in capital if one[0] != CONCEPT)) - loans(setting.forms)
    told = without_undone(words, file)  # who called it off has phoned nobody
    senses = frozenset(known[word] for word in told)
    no = frozenset(_noes(words, senses, document.lang, file))
    how = frozenset(_manners(words, senses, document.lang, file))
    yield Account(document, at, tuple(map(intern, told)), _one(names), _one(no), _one(how), setting)


@lru_cache(maxsize=1 << 12)
def _one(known: Sense) -> Sense:
    """The same object for what many sentences have: there are some fifty in a report."""
    return known


def _noes(words: Words, senses: Sense, code: str, file: FigureFile) -> Iterator[str]:
    """The ways in which they say no."""
    for name, has in (
        ("undone", undone_in(words, file)),
        ("barred", barred_in(words, file)),
        ("flatly", flatly(words, code)),
        ("negated", negated(words, code)),
        ("off", not file.off.isdisjoint(words)),
        ("denied", DENY in senses),
        ("false", FALSE in senses),
        ("rejected", REJECT in senses),
    ):
        if has:
            yield name


def _manners(words: Words, senses: Sense, code: str, file: FigureFile) -> Iterator[str]:
    """The other ways in which they speak."""
    for name, has in (
        ("will", of_the_will(words, code)),
        ("past", done_before(words, code)),
        ("sat", not file.sat.isdisjoint(words)),
        ("arranged", any(True for _ in phrases_in(words, file.arranged))),
        ("charge", CHARGE in senses or charging(words, code)),
        ("pledge", not PLEDGES.isdisjoint(senses)),
        ("demand", DEMAND in senses),
        ("postponed", POSTPONE in senses),
    ):
        if has:
            yield name
