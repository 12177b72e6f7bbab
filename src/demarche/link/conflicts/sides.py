"""What each sentence tells, among what stands beside it: whose words they are, what they are about, who is named.

See `contradicted` and `happened`, which weigh two of them. Those of a report are made when they are asked for, since
over many reports all of them would fill the memory, and only the last ones are held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from demarche.kept import DIGEST, NOTHING, Kept
from demarche.lang import covered
from demarche.lang.concepts import Sense
from demarche.link.claims.find import Spoken
from demarche.link.conflicts.accounts import Account, accounts_in
from demarche.link.conflicts.denying import denier
from demarche.link.conflicts.given import line_without
from demarche.link.conflicts.notions import EMPTY
from demarche.link.readings import readings
from demarche.link.sense.lines import Line
from demarche.link.sense.meant import Span
from demarche.link.sense.setting import published, sentence_at
from demarche.model import At, Document, MeetingLine

HELD = {True: 256, False: 512}
"""Reports of which the sides are held: those of some weeks, and apart from them those without a day, which are weighed
with all others."""


@dataclass(frozen=True, eq=False)
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
    def sentence(self) -> int:
        """Its number in the report."""
        return self.of.sentence

    @property
    def place(self) -> At:
        """The sentence."""
        return sentence_at(self.of.document, self.of.sentence)

    @property
    def names(self) -> Sense:
        """Names in it."""
        return self.of.names

    @cached_property
    def by(self) -> frozenset[str]:
        """Parties in whose mouth the words stand, or that are told to deny."""
        if self.denier:
            return frozenset(self.denier.split("+"))
        return frozenset(code for one in self.voices for code in one.party.split("+") if code)

    @property
    def issues(self) -> tuple[str, ...]:
        """Of the statements in it."""
        return tuple(issue for one in self.voices for issue in one.line.issues)

    @cached_property
    def line(self) -> Line:
        """What it is about."""
        return line_without(self.of.words, self.of.document.lang, self._aside)

    @cached_property
    def near(self) -> Line:
        """What it and the sentences beside it are about."""
        words = tuple(word for side in (self.of, *self.beside) for word in side.words)
        return line_without(words, self.of.document.lang, self._aside)

    @property
    def _aside(self) -> Sense:
        return self.of.setting.forms | EMPTY

    @cached_property
    def named(self) -> Sense:
        """Names in it and in the sentences beside it."""
        return self.of.names.union(*(one.names for one in self.beside))

    @cached_property
    def how(self) -> frozenset[str]:
        """The ways in which it speaks, and whether a charge or a denial stands beside it."""
        found = set(self.of.how)
        if any("charge" in one.how for one in (self.of, *self.beside)):
            found.add("charge beside")
        if any("denied" in one.no for one in (self.of, *self.beside)):
            found.add("denial beside")
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Marks:
    """What linking knows of all reports."""

    spoken: Iterable[Spoken]
    meetings: Iterable[MeetingLine]
    story_of: Mapping[str, str]


class Sides(Mapping[str, Sequence[Side]]):
    """By report, in order."""

    def __init__(self, documents: Iterable[Document], marks: Marks, kept: Kept = NOTHING) -> None:
        self.documents = {document.id: document for document in documents if document.lang in covered()}
        self.story_of, self.kept = marks.story_of, kept
        self._voices: dict[str, list[Spoken]] = {}
        for line in marks.spoken:
            self._voices.setdefault(line.key[0], []).append(line)
        self._met: dict[str, list[tuple[int, int, str]]] = {}
        for meeting in marks.meetings:
            for at, _ in meeting.evidence:
                self._met.setdefault(at.document, []).append((at.start, at.end, meeting.id))
        self._held: dict[bool, dict[str, list[Side]]] = {dated: {} for dated in HELD}

    def __getitem__(self, name: str) -> Sequence[Side]:
        dated = bool(self.days(name)[1])
        held = self._held[dated]
        found = held.pop(name, None)
        if found is None:
            found = list(self._made(self.documents[name]))
            if len(held) >= HELD[dated]:
                del held[next(iter(held))]
        held[name] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)

    def days(self, name: str) -> Span:
        """Between which the report was published, as numbers, 0 where not known."""
        return published(self.documents[name])

    def meetings(self, name: str, sentence: int) -> frozenset[str]:
        """Ids of the lines of which a sentence of the report tells."""
        held = self.documents[name].sentences[sentence]
        told = self._met.get(name, ())
        return frozenset(ident for start, end, ident in told if start < held.end and held.start < end)

    def said(self, name: str) -> bytes:
        """A digest of all that the sides of a report are weighed by."""
        voices = [(one.key[1], one.speaker, one.party) for one in self._voices.get(name, ())]
        told = repr((name, self.story_of[name], voices, sorted(self._met.get(name, ()))))
        key = self.kept.digest(self.documents[name])
        return blake2b(told.encode("utf8", "surrogatepass"), key=key, digest_size=DIGEST).digest()

    def _made(self, document: Document) -> Iterator[Side]:
        told = readings(self.kept, "accounts", document, accounts_in, Account)
        voices, days = self._voices.get(document.id, ()), published(document)
        for n, one in enumerate(told):
            held = document.sentences[one.sentence]
            near = (*told[max(0, n - 1) : n], *told[n + 1 : n + 2])
            yield Side(
                one,
                [other for other in near if abs(other.sentence - one.sentence) == 1],
                self.story_of[document.id],
                [line for line in voices if line.line.start < held.end and held.start < line.line.end],
                denier(document, held) if "denied" in one.no else "",
                self.meetings(document.id, one.sentence),
                *days,
            )
