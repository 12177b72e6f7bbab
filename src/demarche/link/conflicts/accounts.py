"""What each sentence of a report tells, so that one that says no can be laid beside one that says yes.

Whose words they are, what they are about, who is named beside them, and in which way they say that something was, was
not or will be: see `contradicted` and `happened`, which weigh two of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from demarche.kept import NOTHING, Kept
from demarche.lang import covered
from demarche.lang.concepts import CONCEPT, Meanings, Sense
from demarche.link.claims.find import Spoken
from demarche.link.conflicts.denying import denier
from demarche.link.conflicts.given import plain_line
from demarche.link.conflicts.notions import CHARGE, EMPTY, PLEDGES, WORD
from demarche.link.readings import readings
from demarche.link.sense.concepts import meanings
from demarche.link.sense.figures import LONGEST, FigureFile, barred_in, figure_file, undone_in, without_undone
from demarche.link.sense.gist import loans
from demarche.link.sense.lines import Line
from demarche.link.sense.setting import Setting, not_its_own, published, sentence_at, setting_of
from demarche.link.sense.wording import Words, charging, done_before, flatly, negated, of_the_will, phrases_in, words_of
from demarche.model import At, Document, MeetingLine, Sentence

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


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """An account among what stands beside it. beside: the accounts of the sentences before and behind it; voices: the
    statements in it; denier: the party that is told to deny; meetings: ids of the lines of which it tells; first, day:
    between which the report was published, as numbers, 0 where not known."""

    of: Account
    beside: Sequence[Account]
    story: str
    voices: Sequence[Spoken]
    denier: str
    meetings: frozenset[str]
    first: int
    day: int

    @property
    def document(self) -> Document:
        """The report."""
        return self.of.document

    @property
    def place(self) -> At:
        """The sentence."""
        return sentence_at(self.of.document, self.of.sentence)

    @property
    def start(self) -> int:
        """Of the sentence in its report."""
        return self.of.document.sentences[self.of.sentence].start

    @property
    def end(self) -> int:
        """Of the sentence in its report."""
        return self.of.document.sentences[self.of.sentence].end

    @property
    def by(self) -> frozenset[str]:
        """Parties in whose mouth the words stand, or that are told to deny."""
        if self.denier:
            return frozenset(self.denier.split("+"))
        return frozenset(code for one in self.voices for code in one.party.split("+") if code)

    @property
    def line(self) -> Line:
        """What it is about."""
        return _line(self)

    @property
    def near(self) -> Line:
        """What it and the sentences beside it are about."""
        return _near(self)

    @property
    def named(self) -> Sense:
        """Names in it and in the sentences beside it."""
        return self.of.names.union(*(one.names for one in self.beside))

    @property
    def how(self) -> Iterator[str]:
        """The ways in which it speaks, and whether a charge or a denial stands beside it."""
        yield from self.of.how
        if any("charge" in one.how for one in (self.of, *self.beside)):
            yield "charge beside"
        if any("denied" in one.no for one in (self.of, *self.beside)):
            yield "denial beside"


@lru_cache(maxsize=1 << 14)
def _line(one: Side) -> Line:
    return plain_line(one.of.words, one.of.document.lang, one.of.setting.forms | EMPTY)


@lru_cache(maxsize=1 << 12)
def _near(one: Side) -> Line:
    words = tuple(word for side in (one.of, *one.beside) for word in side.words)
    return plain_line(words, one.of.document.lang, one.of.setting.forms | EMPTY)


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


@dataclass(frozen=True, slots=True)
class Marks:
    """What linking knows of all reports."""

    spoken: Iterable[Spoken]
    meetings: Iterable[MeetingLine]
    story_of: Mapping[str, str]


def sides_of(documents: Iterable[Document], marks: Marks, kept: Kept = NOTHING) -> dict[str, list[Side]]:
    """By report, in order."""
    voices: dict[str, list[Spoken]] = {}
    for line in marks.spoken:
        voices.setdefault(line.key[0], []).append(line)
    met: dict[str, list[tuple[int, int, str]]] = {}
    for meeting in marks.meetings:
        for at, _ in meeting.evidence:
            met.setdefault(at.document, []).append((at.start, at.end, meeting.id))
    found: dict[str, list[Side]] = {}
    for document in documents:
        if document.lang in covered():
            told = readings(kept, "accounts", document, accounts_in, Account)
            said = voices.get(document.id, ()), met.get(document.id, ())
            found[document.id] = [_side(told, n, said, marks.story_of[document.id]) for n in range(len(told))]
    return found


def _side(
    told: Sequence[Account], n: int, said: tuple[Sequence[Spoken], Sequence[tuple[int, int, str]]], story: str
) -> Side:
    one = told[n]
    held = one.document.sentences[one.sentence]
    beside = [
        near for near in (*told[max(0, n - 1) : n], *told[n + 1 : n + 2]) if abs(near.sentence - one.sentence) == 1
    ]
    return Side(
        one,
        beside,
        story,
        [line for line in said[0] if line.line.start < held.end and held.start < line.line.end],
        denier(one.document, held) if "denied" in one.no else "",
        frozenset(ident for start, end, ident in said[1] if start < held.end and held.start < end),
        *published(one.document),
    )
