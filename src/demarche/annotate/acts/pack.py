"""The signs of acts in a language, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.errors import DataError
from demarche.lang import Lexicon, load

SPOKEN = frozenset(
    "demand offer accept reject threaten warn accuse reassure deny agree express_concern praise inform promise"
    " call_for_dialogue".split()
)
TOLD = frozenset("consult support concede cooperate aid retreat protest sanction mobilize coerce assault".split())
DOERS = ("own", "other", "both", "nobody")
_READ_BY_NAME = frozenset(
    "not self you third both the_two mediating opining anyone will can must ready have deed states talk stance giveup"
    " claim accept granted hinge until if account quality".split()
)
NEAR, FAR, FARTHEST = 2, 7, 20
"""Words that may stand between two parts of a form; FAR where it has "..", FARTHEST where it has "..."."""
LITERAL = "="
"""Before a part that is written out, so that a word is never taken for the class of its name."""
FIRST = "^ "
_PART = re.compile(r"\{(\w+)\}|(\.{2,3}(?!\S))|([^{}\s]+)")


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Forms that show an act, by who does what they say; the comments of the English file say how."""

    forms: list[str]
    act: str = ""
    own: str | None = None
    other: str | None = None
    both: str | None = None
    nobody: str | None = None
    denied: str = ""
    denied_own: str | None = None
    denied_other: str | None = None
    weak: bool = False
    but: list[str] = []
    under: str = ""
    leads: bool = False
    brief: bool = False

    def verdicts(self) -> dict[tuple[str, bool], str]:
        """The act by (doer, denied)."""
        own = self.act if self.own is None else self.own
        other = self.act if self.other is None else self.other
        both = other if self.both is None else self.both
        nobody = (self.act or own) if self.nobody is None else self.nobody
        not_own = self.denied if self.denied_own is None else self.denied_own
        not_other = self.denied if self.denied_other is None else self.denied_other
        said = dict(zip(((doer, False) for doer in DOERS), (own, other, both, nobody), strict=True))
        denied = dict(zip(((doer, True) for doer in DOERS), (not_own, not_other, not_other, not_own), strict=True))
        return said | denied


class Shift(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The act of a cue gives way to a sign. words: of these cues alone."""

    cue: str
    sign: str
    act: str
    words: list[str] = []


class Soft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Cues whose act stands only where the content shows none. stated: nor where it states how things are."""

    act: str
    words: list[str]
    stated: bool = False


class Restated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """ "reaffirmed its offer": the act that a noun names behind a verb of saying again. nouns: by act."""

    verbs: list[str]
    nouns: dict[str, list[str]]


class Linkage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs by which one thing is given for another, and what joins the two. given: which of them, first or second;
    governing: words to which such a joint belongs instead ("its consent to")."""

    verbs: tuple[str, ...]
    joints: tuple[str, ...]
    given: str
    governing: tuple[str, ...] = ()


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`cue`: the act that the cue alone bears out; `party`: the speaker's; `verb`: the cue; `fails`: read otherwise."""

    text: str
    cue: str
    act: str
    party: str = ""
    verb: str = ""
    direct: bool = False
    fails: bool = False


class ActsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    precedence: list[str]
    clitics: list[str]
    prepositions: list[str]
    places: list[str]
    classes: dict[str, list[str]]
    sign: list[Sign]
    soft: list[Soft]
    shift: list[Shift]
    restated: Restated
    empty: list[str]
    examples: list[Example]
    conceding: list[str] = []
    opening: dict[str, list[str]] = {}
    received: list[str] = []
    contrary: list[str] = []
    lapsing: list[str] = []
    earning: list[str] = []
    linkage: list[Linkage] = []
    mute: list[str] = []
    definite: list[str] = []
    bare_heads: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """Classes of words in order, and how many words may stand before each."""

    parts: tuple[str, ...]
    rest: frozenset[str]  # of the parts but the first two
    gaps: tuple[int, ...]
    verdicts: dict[tuple[str, bool], str]
    weak: bool
    negative: bool  # says itself that something is not so
    but: frozenset[str]  # classes of words that may not stand inside or just before it
    under: str  # the cue's act under which alone it counts, or ""
    leads: bool  # what follows it in its sentence shows nothing of its own
    first: bool  # it must begin a sentence that somebody is quoted with
    brief: bool  # all that is said must be a few words


@dataclass(frozen=True, slots=True)
class Acts:
    rank: dict[str, int]
    words: Lexicon[tuple[str, ...]]
    forms: dict[str, tuple[frozenset[str], dict[str, list[Form]]]]  # by first part, then second or ""
    soft: dict[str, Soft]
    shifts: dict[tuple[str, str], Shift]
    turned: dict[str, frozenset[str]]  # acts of cues that some sign turns, with the cues; none for all
    restating: frozenset[str]
    restated: dict[str, str]  # noun -> act
    empty: frozenset[str]  # words that open the content where nothing was given
    prepositions: frozenset[str]
    places: frozenset[str]
    conceding: frozenset[str]  # cues by which one grants what another asks
    opening: dict[str, str]  # verbs that open what is said without a subject, by their act
    received: frozenset[str]  # what comes to one, behind such a verb
    contrary: frozenset[str]  # words behind which another stance may be told
    lapsing: frozenset[str]  # words behind which stands what follows if what is asked is not done
    earning: tuple[str, ...]  # words behind which stands what follows once it is done, the longest first
    linkages: tuple[Linkage, ...]
    mute: tuple[str, ...]  # what one refuses who only will not speak
    definite: frozenset[str]  # may stand beside the kind of a body, by which it is called
    bare_heads: bool  # the kind may stand alone


@lru_cache(maxsize=8)
def pack(code: str) -> Acts:
    """The compiled signs of language `code`. Raises DataError where the file names an act or class that is none."""
    file = load(code, "acts", ActsFile)
    _check(code, file)
    words: dict[str, set[str]] = {}
    for name, rows in file.classes.items():
        for word in (word for row in rows for word in row.split()):
            for form in (word, *(word + clitic for clitic in file.clitics)):
                words.setdefault(form.replace("_", " "), set()).add(name)
    forms: dict[str, dict[str, list[Form]]] = {}
    for sign in file.sign:
        for written in sign.forms:
            made = _form(code, written, sign, file.classes)
            first, second = (*made.parts, "")[:2]
            forms.setdefault(first, {}).setdefault(second, []).append(made)
            for part in made.parts:
                if part.startswith(LITERAL):
                    words.setdefault(part.removeprefix(LITERAL), set()).add(part)
    return Acts(
        {act: index for index, act in enumerate(file.precedence)},
        Lexicon((word, tuple(sorted(names))) for word, names in words.items()),
        {first: (frozenset(rows), rows) for first, rows in forms.items()},
        {word: soft for soft in file.soft for row in soft.words for word in row.split()},
        {(s.cue, s.sign): s for s in file.shift},
        _turned(file.shift),
        frozenset(word.replace("_", " ") for row in file.restated.verbs for word in row.split()),
        {
            word + clitic: act
            for act, rows in file.restated.nouns.items()
            for row in rows
            for word in row.split()
            for clitic in ("", *file.clitics)
        },
        frozenset(file.empty),
        frozenset(file.prepositions),
        frozenset(file.places),
        frozenset(word for row in file.conceding for word in row.split()),
        {word: act for act, rows in file.opening.items() for row in rows for word in row.split()},
        frozenset(word for row in file.received for word in row.split()),
        frozenset(file.contrary),
        frozenset(file.lapsing),
        tuple(sorted(file.earning, key=len, reverse=True)),
        tuple(file.linkage),
        tuple(file.mute),
        frozenset(file.definite),
        file.bare_heads,
    )


def _turned(shifts: list[Shift]) -> dict[str, frozenset[str]]:
    always = {shift.cue for shift in shifts if not shift.words}
    return {
        act: frozenset() if act in always else frozenset(w for s in shifts if s.cue == act for w in s.words)
        for act in {shift.cue for shift in shifts}
    }


def _form(code: str, written: str, sign: Sign, classes: dict[str, list[str]]) -> Form:
    parts: list[str] = []
    gaps: list[int] = []
    gap, literal = NEAR, False
    first = written.startswith(FIRST)
    for name, far, word in _PART.findall(written.removeprefix(FIRST)):
        if far:
            gap, literal = (FAR if far == ".." else FARTHEST), False
        elif word and literal:
            parts[-1] += " " + word
        elif name and name not in classes:
            raise DataError(f"lang/{code}/acts.toml: {written!r} names a class that there is not")
        else:
            parts.append(name or LITERAL + word)
            gaps.append(gap)
            gap, literal = NEAR, bool(word)
    negators = {word.replace("_", " ") for row in classes["not"] for word in row.split()}
    spelt = " ".join(part.removeprefix(LITERAL) for part in parts if part.startswith(LITERAL))
    negative = "not" in parts or not negators.isdisjoint(spelt.split())
    rest, but = frozenset(parts[2:]), frozenset(sign.but)
    return Form(
        tuple(parts), rest, tuple(gaps), sign.verdicts(), sign.weak, negative, but, sign.under, sign.leads, first,
        sign.brief,
    )  # fmt: skip


def _check(code: str, file: ActsFile) -> None:
    said = {act for sign in file.sign for act in sign.verdicts().values()}
    said |= (
        {soft.act for soft in file.soft}
        | set(file.restated.nouns)
        | {shift.act for shift in file.shift}
        | set(file.precedence)
    )
    if unknown := said - SPOKEN - {""}:
        raise DataError(f"lang/{code}/acts.toml: no such acts: {sorted(unknown)}")
    used = _READ_BY_NAME.union(*(sign.but for sign in file.sign))
    if missing := used - set(file.classes):
        raise DataError(f"lang/{code}/acts.toml: missing classes: {sorted(missing)}")
