"""What a briefing note is made of, before it is written as a page, as Markdown or as a Word document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

PLACE = "\x00"
"""Where the words of a report go while a sentence is filled; no sentence of ours holds it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence. lang: of a report's own words, which stand between quotation marks; "" of ours."""

    text: str
    lang: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a sentence rests on: words, outlet and day, in `parts`. page, anchor: where the words stand among the pages;
    url: of the report, where its address is on the web; line: the id in the record, "" where it counts many."""

    parts: tuple[Part, ...]
    page: str = ""
    anchor: str = ""
    url: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    parts: tuple[Part, ...]
    notes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences under a small heading, "" where they need none. state: how the issue stands, in words."""

    sentences: tuple[Sentence, ...]
    title: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A briefing note in one language. day: of the newest report (ISO), "" where none is known."""

    title: str
    kind: str
    lang: str
    basis: Sentence
    sections: tuple[Section, ...]
    closing: str
    day: str = ""

    def numbered(self) -> dict[Footnote, int]:
        """The footnotes in their order, from 1; one that several sentences rest on has one number."""
        found: dict[Footnote, int] = {}
        for sentence in self.sentences():
            for note in sentence.notes:
                found.setdefault(note, len(found) + 1)
        return found

    def sentences(self) -> Iterator[Sentence]:
        yield self.basis
        for section in self.sections:
            for group in section.groups:
                yield from group.sentences


def unified(note: Note) -> Note:
    """The note with one footnote, the first, for what rests on the same line."""
    first: dict[tuple[str, str], Footnote] = {}

    def same(sentence: Sentence) -> Sentence:
        found = (first.setdefault((one.page, one.anchor), one) if one.anchor else one for one in sentence.notes)
        return replace(sentence, notes=tuple(dict.fromkeys(found)))

    def group(old: Group) -> Group:
        return replace(old, sentences=tuple(map(same, old.sentences)))

    basis = same(note.basis)
    sections = tuple(replace(one, groups=tuple(map(group, one.groups))) for one in note.sections)
    return replace(note, basis=basis, sections=sections)


def parts(said: str, words: Sequence[Part] = ()) -> tuple[Part, ...]:
    """A sentence in pieces: each `PLACE` in it takes the next of the words."""
    found: list[Part] = []
    pieces = said.split(PLACE)
    for n, piece in enumerate(pieces):
        if piece:
            found.append(Part(piece))
        if n < len(pieces) - 1:
            found.append(words[n])
    return tuple(found)


def plain(found: Sequence[Part]) -> str:
    """The pieces as one text, words of reports between quotation marks."""
    return "".join(f"“{part.text}”" if part.lang else part.text for part in found)
