"""Pairs of short reports with the conflicts that stand between them, from conflicts/*.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from demarche.annotate.scheme import Scheme
from demarche.model import Document
from demarche.pipeline import mark

FOLDER = Path(__file__).parent / "conflicts"


@dataclass(frozen=True)
class Pair:
    """`found`: kind, words of the one span, words of the other; `missed`: the same, what is not found yet; `made`: what
    is made up knowingly."""

    file: str
    what: str
    langs: tuple[str, str]
    days: tuple[date, date]
    texts: tuple[str, str]
    found: tuple[tuple[str, str, str], ...]
    missed: tuple[tuple[str, str, str], ...] = ()
    made: tuple[tuple[str, str, str], ...] = ()

    def documents(self) -> list[Document]:
        """Both reports, marked."""
        return [self._marked(n) for n in (0, 1)]

    def _marked(self, n: int) -> Document:
        text = self.texts[n]
        name = sha256(text.encode()).hexdigest()[:16]
        made = Document(id=name, text=text, sources=(f"{n}.txt",), lang=self.langs[n], given=self.days[n])
        return mark(made, Scheme())


def all_pairs(folder: Path = FOLDER) -> list[Pair]:
    """Every pair of every file."""
    return [
        Pair(
            path.stem,
            one["what"],
            tuple(one.get("langs", ("en", "en"))),
            tuple(one["days"]),
            (one["one"], one["other"]),
            tuple(tuple(row) for row in one["found"]),
            tuple(tuple(row) for row in one.get("missed", ())),
            tuple(tuple(row) for row in one.get("made", ())),
        )
        for path in sorted(folder.glob("*.toml"))
        for one in tomllib.loads(path.read_text("utf-8"))["pair"]
    ]


def told(documents: list[Document], conflicts) -> list[tuple[str, str, str]]:
    """Kind and both spans' words of each conflict."""
    texts = {one.id: one.text for one in documents}
    return [(one.kind, *(texts[at.document][at.start : at.end] for at in one.spans)) for one in conflicts]


def fits(wanted: tuple[str, str, str], got: tuple[str, str, str]) -> bool:
    """The same kind, and the wanted words in the spans, in either order."""
    kind, a, b = wanted
    return kind == got[0] and ((a in got[1] and b in got[2]) or (a in got[2] and b in got[1]))
