"""What travels between the stages.

Every `start` and `end` counts code points of `Document.text`, end exclusive; a stage only adds marks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from demarche.when import NOWHERE as NOWHERE
from demarche.when import REPORT as REPORT
from demarche.when import Published as Published
from demarche.when import Span as Span
from demarche.when import Terms as Terms
from demarche.when import TimeMark as TimeMark
from demarche.when import When as When

Why = tuple[tuple[str, str], ...]
"""Reasons for fields that the words do not settle: ((field, reason), ..)."""


@dataclass(frozen=True, slots=True)
class Junk:
    """Not the report. kind: spam link byline caption tags share notice repeat furniture."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `paragraph` numbers the lines or blocks of the text from 0."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quote marks: [start, end) without the marks, [outer_start, outer_end) with them. closed is False where
    the closing mark is missing and the end is the paragraph's or sentence's.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of text that stands for somebody.

    kind: person (by name), role (a title standing alone: "the foreign minister", "juru bicara itu"), party (state
    or body by name, demonym, capital or seat), office (ministry, government, spokes-body: "the Foreign
    Ministry"), unnamed ("a senior diplomat", "pejabat AS"), pronoun.
    key: for a person or a role resolved to one, the person's key in the document (`Person.key`), else "".
    party: party code(s) it speaks for, joined by "+", "" where none or not known.
    span covers the name only for persons ("Ana Duarte"), the noun phrase for the others.
    phrase_start, phrase_end: the whole noun phrase with titles and appositions that belong to it, at least the span.
    """

    start: int
    end: int
    kind: str
    key: str = ""
    party: str = ""
    phrase_start: int = -1
    phrase_end: int = -1
    number: str = ""  # sg, pl or "" where the words do not tell
    gender: str = ""  # m, f or ""
    adjectival: bool = False  # a party mention that only qualifies ("Russian troops", "pasukan Rusia")


@dataclass(frozen=True, slots=True)
class Role:
    """A title read beside a name or standing for a person. `text` is text[start:end]."""

    text: str
    party: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """One human being within one document. key: unique in the document; name: the fullest form read."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    party: str = ""
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to have said. Fields as in the export; `rule` names the construction that read it."""

    start: int
    end: int
    kind: str
    speaker: str
    speaker_key: str  # Person.key, or ""
    speaker_text: str
    speaker_party: str
    cue: str
    act: str
    target_party: str
    relay: str = ""
    cue_start: int = -1
    cue_end: int = -1
    issues: tuple[str, ...] = ()
    condition: Span | None = None
    date: When = field(default_factory=When)
    confidence: float = 1.0
    flags: tuple[str, ...] = ()
    why: Why = ()
    rule: str = ""
    state: str = ""  # by hand: accepted or amended


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done to somebody, said or told. `statement` is the index in `Document.statements`, or None; by_words,
    to_words: where the text names who acts and who is acted on, also where they stand for no party.
    """

    start: int
    end: int
    act: str
    by: str
    to: str
    issues: tuple[str, ...] = ()
    statement: int | None = None
    event: str = ""  # PLOVER event, "" where none
    mode: str = ""  # PLOVER mode, "" where none
    date: When = field(default_factory=When)
    cue: str = ""
    by_words: Span | None = None
    to_words: Span | None = None
    state: str = ""  # by hand: accepted or amended
    lent: bool = False  # its issues are those of what stands around it: its own words name none


@dataclass(frozen=True, slots=True)
class Meeting:
    """One encounter as one document tells it; [start, end) is its evidence."""

    start: int
    end: int
    what: str
    forum: str = ""
    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()  # Person.key
    place: str = ""
    date: When = field(default_factory=When)
    status: str = "held"  # planned held cancelled ongoing
    kind: str = ""  # of its word: talks meeting session event call visit sign
    round: int = 0  # of a series: 2 for "the second round"; 0 not told
    level: str = ""  # summit ministers envoys experts
    office: str = ""  # of the ministers who meet: defence, deputy foreign ..
    length: Span | None = None  # the words for how long it took: "seven-hour", "tujuh jam"
    margin: bool = False  # told as an encounter beside a greater one: "on the sidelines of the summit"
    sure: bool = True  # False: too little for a line by itself, it may only add to a meeting that another report tells
    was: When = field(default_factory=When)  # the day from which it was put off or brought forward
    again: tuple[Span, ...] = ()  # where else the report tells of it
    filled: bool = False  # its words leave its sides out: they are those whom the report is about
    whole: bool = False  # its date runs from its first day to its last: "two days of talks that ended on Friday"
    anew: bool = False  # its words tell that it follows another: "met again", "the next round"
    odds: float = 0.0  # of a hint: log-odds of its sentence, to tell of an encounter


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that carried a cue and gave no line, with the reason."""

    start: int
    end: int
    cue: str
    reason: str
    state: str = ""  # by hand: accepted or amended


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as a page or feed states it: `raw` as written, the day read from it, and where it stood."""

    raw: str
    day: date
    where: str


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was read, with the marks made so far."""

    id: str
    text: str
    sources: tuple[str, ...]
    title: str = ""
    url: str = ""
    site: str = ""
    lang: str = ""
    covered: bool = False  # a language pack reads this language
    given: date | None = None  # the publication day that the user or the feed gave
    stamps: tuple[Stamp, ...] = ()
    published: Published = field(default_factory=Published)
    headlines: tuple[Span, ...] = ()  # headlines, decks and summary boxes that repeat the body
    junk: tuple[Junk, ...] = ()
    credits: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    people: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeMark, ...] = ()
    statements: tuple[Statement, ...] = ()
    acts: tuple[Act, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    hints: tuple[Meeting, ...] = ()  # what may tell of a meeting that other reports tell; nothing by itself
    unread: tuple[Unread, ...] = ()
    state: str = ""  # by hand: accepted or amended


# ---- what linking adds: lines over all documents -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class At:
    """A place in the record: document id and span."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Identity:
    """One human being across documents. members: (document id, Person.key)."""

    id: str
    name: str
    aliases: tuple[str, ...]
    party: str
    members: tuple[tuple[str, str], ...]
    state: str = ""  # by hand: accepted or amended
    named: bool = False  # the name was given by hand and stands for every spelling
    placed: bool = False  # the party was given by hand and stands for every report


@dataclass(frozen=True, slots=True)
class Edge:
    """`target` copies `source`, as far as the words tell. kind: copy excerpt rewording translation.

    direction: what tells that it is so and not the other way round: day, credit, spam; "" where nothing does.
    """

    source: str
    target: str
    kind: str
    share: float
    at: tuple[At, ...] = ()  # the shared passages in the order of `source`, each in both
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    id: str
    documents: tuple[str, ...]
    origin: str  # an agency or outlet where the words name it, else ""
    edges: tuple[Edge, ...] = ()
    state: str = ""  # by hand: accepted or amended


@dataclass(frozen=True, slots=True)
class Claim:
    """statements: (document id, index in Document.statements)."""

    id: str
    speaker: str
    statements: tuple[tuple[str, int], ...]
    stories: int
    documents: int
    state: str = ""  # by hand: accepted or amended


@dataclass(frozen=True, slots=True)
class MeetingTold:
    """What one report tells of a meeting: its day, the day it was moved from, its level, the words for its length."""

    date: When = field(default_factory=When)
    was: When = field(default_factory=When)
    level: str = ""
    length: At | None = None


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting across reports. evidence: (place, status that this report gives it); told: one for each of these."""

    id: str
    what: str
    forum: str
    parties: tuple[str, ...]
    people: tuple[str, ...]  # Identity.id
    place: str
    date: When
    status: str
    evidence: tuple[tuple[At, str], ...]
    state: str = ""  # by hand: accepted or amended
    told: tuple[MeetingTold, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """kind: number date polarity attribution status claim_denial. origins: what each span rests on (`Origin.name`)."""

    id: str
    kind: str
    what: str
    spans: tuple[At, ...]
    state: str = ""  # by hand: accepted or amended
    why: str = ""
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """What a line rests on: an agency or outlet that the words name, or the id of its story. at: where it shows."""

    name: str
    why: str
    at: tuple[At, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of the lines of one document, each as it stands there; behind its meetings its hints of some."""

    document: str
    statements: tuple[Origin, ...] = ()
    acts: tuple[Origin, ...] = ()
    meetings: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two people that may be one and were not merged. `one`, `other`: Identity.id; score: 0 to 1."""

    one: str
    other: str
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided by hand about lines that stand between documents, the oldest first.

    n: number of the correction. kind: people stories claims meetings conflicts. at: places by which the line is found
    (of a merge, of both; of a split, behind its own those that leave it); members: of people, as (document id, key).
    """

    n: int
    action: str  # accept reject set rename merge split
    kind: str
    at: tuple[At, ...]
    members: tuple[tuple[str, str], ...] = ()
    field: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """What all reports together tell of the days of one. times: (index in `Document.times`, its days)."""

    document: str
    published: Published
    times: tuple[tuple[int, When], ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """Everything that stands between documents, worked out anew at each build."""

    people: tuple[Identity, ...] = ()
    stories: tuple[Story, ...] = ()
    claims: tuple[Claim, ...] = ()
    meetings: tuple[MeetingLine, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    days: tuple[Days, ...] = ()  # of the documents of which all together tell more than each alone
    suggestions: tuple[Suggestion, ...] = ()
    origins: tuple[Origins, ...] = ()  # by document
    resting: tuple[int, ...] = ()  # Decision.n of those whose line is not there
