"""The words of a language by which speech is attributed, compiled once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from demarche.errors import DataError
from demarche.lang import Lexicon, load

FRAMES = frozenset(
    "quote clause inverted object infinitive addressee hearer blame that want called agreed according noun"
    " machine listed again bound told".split()
)
INVERTED = "inverted"
PAUSES = (",", "—", "–", "--", "-", ";")
_RUMOUR = 7  # tokens before a clause in which the noun stands that calls it a rumour


class CueGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`verbs` are rows of principal parts, one for each of the file's `columns`; "_" stands for a space."""

    act: str
    frames: list[str]
    verbs: list[str]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that must be read as said in `text`, in order, and by whom."""

    text: str
    said: list[str]
    by: list[str]


class CuesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """back: words right before a cue or its subject that make it look back ("had threatened")."""

    columns: list[str]
    back: list[str]
    group: list[CueGroup]
    examples: list[Example]


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Function words, lower case; phrases stand longest first. The comments of the English file say what each does."""

    complementizers: frozenset[str]
    purpose: frozenset[str]
    blame: frozenset[str]
    about: frozenset[str]
    determiners: frozenset[str]
    auxiliaries: frozenset[str]
    hypothetical: frozenset[str]
    negators: frozenset[str]
    adverbs: frozenset[str]
    coordinators: frozenset[str]
    contrast: frozenset[str]
    relatives: frozenset[str]
    with_subject: frozenset[str]
    addressees: frozenset[str]
    addressee_prepositions: frozenset[str]
    circumstance: frozenset[str]
    connectors: tuple[str, ...]
    relays: frozenset[str]
    agent: frozenset[str]
    possessive: frozenset[str]
    clitics: tuple[str, ...]
    documents: frozenset[str]
    nobody: frozenset[str]
    hearsay_before: frozenset[str]
    first_person: frozenset[str]
    conditions: tuple[str, ...]
    loose_complementizers: frozenset[str]
    takeover: frozenset[str]
    relay_tails: tuple[str, ...]
    joiners: frozenset[str]
    after_addressee: frozenset[str]
    outlet_nouns: frozenset[str]
    naming: frozenset[str]
    judging: tuple[str, ...]
    not_called: frozenset[str]
    authors: frozenset[str]
    premodifiers: frozenset[str]
    not_content: frozenset[str]
    not_object: frozenset[str]
    things: frozenset[str]
    indefinite: frozenset[str]
    absent: tuple[str, ...]
    noun_forms: frozenset[str]
    generic_roles: frozenset[str]
    own_side: frozenset[str]
    bodies: frozenset[str]  # `organisations` too, once compiled
    organisations: frozenset[str]
    narration: frozenset[str]
    objective: frozenset[str]
    articles: frozenset[str]
    groups: frozenset[str]
    trailing: frozenset[str]
    resumptives: frozenset[str]
    participle_endings: tuple[str, ...]
    short_titles: dict[str, str]
    taken_up: frozenset[str]
    passive_infinitive: frozenset[str]
    grounds: frozenset[str]
    anybody: frozenset[str]
    pointing: frozenset[str]
    quoted: frozenset[str]
    questions: frozenset[str]
    infinitives: tuple[str, ...]
    deadlines: frozenset[str]
    supposing: frozenset[str]
    asking: frozenset[str]
    answering: frozenset[str]
    correspondents: frozenset[str]
    finite_endings: tuple[str, ...]
    finite_beginnings: tuple[str, ...]
    finite_forms: frozenset[str]
    finite_followers: frozenset[str]
    asides: frozenset[str]
    gives: bool
    once: frozenset[str]
    lasting: frozenset[str]
    earlier: frozenset[str]
    present: frozenset[str]
    rules: frozenset[str]
    leads: frozenset[str]
    states: frozenset[str]
    same: frozenset[str]
    passive_beginnings: tuple[str, ...]
    rumours: frozenset[str]
    examples: list[Example]

    def rumoured(self, words: Sequence[str], first: int) -> bool:
        """ "whispers that Oslo had agreed": does the clause whose subject begins at token `first` tell a rumour?"""
        if first < 1 or words[first - 1] not in self.complementizers:
            return False
        return not self.rumours.isdisjoint(words[max(0, first - _RUMOUR) : first - 1])

    bounds: frozenset[str] = frozenset()
    fused: frozenset[str] = frozenset()
    issued: frozenset[str] = frozenset()
    finite_plain: frozenset[str] = frozenset()
    namely: frozenset[str] = frozenset()
    uses: frozenset[str] = frozenset()
    following: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    joint: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    instances: frozenset[str] = frozenset()
    likening: frozenset[str] = frozenset()
    thus: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a cue: the parts of the verb it can be, and for each frame the act that it alone bears out."""

    form: str
    parts: frozenset[str]
    frames: tuple[tuple[str, str], ...]
    kinds: frozenset[str]  # the frames alone
    clitic: bool = False  # carries its speaker: "katanya"
    held: bool = False  # carries its object: "menyebutnya"

    @property
    def threatens(self) -> bool:
        """Does it bear out a threat by itself?"""
        return any(act == "threaten" for _, act in self.frames)

    def takes(self, *frames: str) -> bool:
        return not self.kinds.isdisjoint(frames)

    def act(self, *frames: str) -> str:
        """The act of the first of `frames` that this cue has, "" where the content decides."""
        return next((act for wanted in frames for frame, act in self.frames if frame == wanted), "")


Phrases = dict[str, list[list[str]]]


def _by_first(phrases: tuple[str, ...]) -> Phrases:
    found: Phrases = {}
    for words in map(str.split, phrases):
        found.setdefault(words[0], []).append(words)
    return found


@dataclass(frozen=True, slots=True)
class Pack:
    """Compiled words; `relay_tails` and `absent` are the grammar's phrases, each as its words, by the first of them."""

    code: str
    cues: Lexicon[Cue]
    forms: dict[str, Cue]
    grammar: Grammar
    relay_tails: Phrases
    absent: Phrases
    back: frozenset[str]  # words and phrases before a cue that make it look back
    between: frozenset[str]  # phrases that may stand between subject and verb
    between_ends: frozenset[str]  # their last words
    between_starts: frozenset[str]  # their first words
    stops: frozenset[str]  # the only words and marks at which what is said may end


LOOKS_BACK = "the words look back on an earlier day that they do not name"
"""Why no day is known of what was before the news."""


@lru_cache(maxsize=8)
def pack(code: str) -> Pack:
    """The compiled words of language `code`. Raises DataError where a file does not fit."""
    grammar = _longest_first(load(code, "grammar", Grammar))
    grammar = msgspec.structs.replace(grammar, bodies=grammar.bodies | grammar.organisations)
    forms = _cues(code, grammar.clitics)
    between = grammar.asides | grammar.leads
    ends, starts = (frozenset(phrase.split()[at] for phrase in between) for at in (-1, 0))
    tails, absent = _by_first(grammar.relay_tails), _by_first(grammar.absent)
    back = frozenset(load(code, "cues", CuesFile).back)
    stops = frozenset([*PAUSES, ":", *tails]).union(
        grammar.coordinators, grammar.takeover, grammar.contrast, grammar.narration, grammar.joiners
    )
    return Pack(code, Lexicon(forms), forms, grammar, tails, absent, back, between, ends, starts, stops)


def _longest_first(grammar: Grammar) -> Grammar:
    """Phrases that are tried one after the other: the longest first."""
    rows = {name: value for name in grammar.__struct_fields__ if isinstance(value := getattr(grammar, name), tuple)}
    return msgspec.structs.replace(grammar, **{n: tuple(sorted(row, key=len, reverse=True)) for n, row in rows.items()})


def _cues(code: str, clitics: tuple[str, ...]) -> dict[str, Cue]:
    file = load(code, "cues", CuesFile)
    parts: dict[str, set[str]] = {}
    frames: dict[str, list[tuple[str, str]]] = {}
    for group in file.group:
        if unknown := set(group.frames) - FRAMES:
            raise DataError(f"lang/{code}/cues.toml: unknown frames {sorted(unknown)}")
        for row in group.verbs:
            forms = row.split()
            if len(forms) != len(file.columns):
                raise DataError(f"lang/{code}/cues.toml: {row!r} needs {len(file.columns)} forms")
            for part, form in zip(file.columns, forms, strict=True):
                if form != "-":
                    word = form.replace("_", " ")
                    parts.setdefault(word, set()).add(part)
                    known = frames.setdefault(word, [])
                    known += [(frame, group.act) for frame in group.frames if frame not in {k for k, _ in known}]
    cues = {f: Cue(f, frozenset(parts[f]), tuple(frames[f]), frozenset(k for k, _ in frames[f])) for f in parts}
    for cue in list(cues.values()):
        for form, whole in _with_clitics(cue, clitics):
            cues.setdefault(form, whole)
    return cues


def _with_clitics(cue: Cue, clitics: tuple[str, ...]) -> Iterator[tuple[str, Cue]]:
    """ "katanya" carries its speaker; in "memberitahunya" the clitic is whoever is told."""
    passive = "passive" in cue.parts and cue.takes(INVERTED)
    speaks = INVERTED in cue.parts or cue.takes("according") or passive
    holds = "active" in cue.parts and cue.takes("addressee", "called")
    for clitic in clitics if speaks or holds else ():
        form = cue.form + clitic
        yield form, Cue(form, cue.parts, cue.frames, cue.kinds, clitic=speaks, held=not speaks)
