"""The lines of the record as the pages read them: the rows of the jsonl export, typed.

Fields that the export adds later are ignored, so an older page set reads a newer record.
"""

from __future__ import annotations

from datetime import date

import msgspec

NEAR = 7  # days
Day = date
"""The type, where a field is called date."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the record. `start` and `end` count code points of the document's text."""


class Interval(Row, frozen=True, kw_only=True):
    """Days from `earliest` to `latest`; both None where not known."""

    earliest: date | None = None
    latest: date | None = None
    how: str = ""
    why: str = ""

    @property
    def near(self) -> bool:
        """Known to within a few days."""
        return bool(self.earliest and self.latest) and (self.latest - self.earliest).days <= NEAR  # type: ignore[operator]  # both are days here


class Place(Row, frozen=True, kw_only=True):
    """A span of a document. `status` only where the span is evidence of a meeting."""

    document: str
    start: int
    end: int
    status: str = ""


class JunkRow(Row, frozen=True, kw_only=True):
    start: int
    end: int
    kind: str


class Stretch(Row, frozen=True, kw_only=True):
    start: int
    end: int


class DocumentRow(Row, frozen=True, kw_only=True):
    id: str
    source: str
    sources: tuple[str, ...] = ()
    title: str = ""
    lang: str = ""
    site: str = ""
    url: str = ""
    covered: bool = True
    published: Interval = Interval()
    story: str | None = None
    credits: tuple[str, ...] = ()
    junk: tuple[JunkRow, ...] = ()
    headlines: tuple[Stretch, ...] = ()

    @property
    def link(self) -> str:
        """The address on the web, where it is one that a page may lead to."""
        return self.url if self.url.startswith(("https://", "http://")) else ""


class StatementRow(Row, frozen=True, kw_only=True):
    id: str
    document: str
    start: int
    end: int
    quote: str
    kind: str
    speaker: str = ""
    speaker_id: str | None = None
    speaker_text: str = ""
    speaker_party: str = ""
    relay: str = ""
    cue: str = ""
    act: str = ""
    target_party: str = ""
    issues: tuple[str, ...] = ()
    condition: Stretch | None = None
    date: Interval = Interval()
    confidence: float = 1.0
    flags: tuple[str, ...] = ()
    why: dict[str, str] = {}
    origin: str = ""
    origin_why: str = ""
    origin_at: tuple[Place, ...] = ()


class Plover(Row, frozen=True, kw_only=True):
    event: str | None = None
    mode: str | None = None


class ActRow(Row, frozen=True, kw_only=True):
    id: str
    document: str
    start: int
    end: int
    text: str
    act: str
    by: str = ""
    to: str = ""
    issues: tuple[str, ...] = ()
    statement: str | None = None
    plover: Plover | None = None
    date: Interval = Interval()


class RoleRow(Row, frozen=True, kw_only=True):
    text: str
    document: str
    start: int
    end: int
    party: str = ""


class PersonRow(Row, frozen=True, kw_only=True):
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    party: str = ""
    roles: tuple[RoleRow, ...] = ()
    mentions: tuple[Place, ...] = ()


class LengthRow(Stretch, frozen=True, kw_only=True):
    """The words that tell how long a meeting took."""

    text: str = ""


class ToldRow(Place, frozen=True, kw_only=True):
    """How one report tells of a meeting: status, level (summit, ministers, envoys, experts) and day as it gives them;
    `moved_from` is the day for which it was planned before; `origin` is whom it rests on."""

    level: str = ""
    length: LengthRow | None = None
    date: Interval = Interval()
    moved_from: Interval | None = None
    origin: str = ""
    origin_why: str = ""


class MeetingRow(Row, frozen=True, kw_only=True):
    id: str
    what: str
    forum: str = ""
    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    place: str = ""
    date: Interval = Interval()
    status: str = "held"
    evidence: tuple[ToldRow, ...] = ()
    origins: int = 0


class DateRow(Row, frozen=True, kw_only=True):
    document: str
    start: int
    end: int
    text: str
    earliest: date | None = None
    latest: date | None = None
    why: str = ""


class EdgeRow(Row, frozen=True, kw_only=True):
    """`at`: the passages that both reports share, each in both, in the order of the source. `direction`: day, credit
    or spam, which tells that `target` copies `source` and not the other way; "" where nothing does."""

    source: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")
    kind: str
    share: float = 0.0
    direction: str = ""
    at: tuple[Place, ...] = ()


class StoryRow(Row, frozen=True, kw_only=True):
    id: str
    documents: tuple[str, ...]
    origin: str | None = ""
    edges: tuple[EdgeRow, ...] = ()


class ClaimRow(Row, frozen=True, kw_only=True):
    id: str
    speaker: str
    statements: tuple[str, ...]
    stories: int = 1
    documents: int = 1


class Turn(Row, frozen=True, kw_only=True):
    """One earlier or present stance of a party on an issue, with the acts that show it; `direction` is that of the
    change from the one before."""

    stance: str
    as_of: Day | None = None
    date: Interval = Interval()
    acts: tuple[str, ...] = ()
    direction: str = ""

    @property
    def when(self) -> Interval:
        """Between which days the stance was taken."""
        return self.date if self.date.earliest or self.date.latest else Interval(earliest=self.as_of, latest=self.as_of)


class SpanRow(Row, frozen=True, kw_only=True):
    """Words of an act: those of a red line, or of what is asked in return."""

    act: str
    document: str
    start: int
    end: int
    text: str


class DissentRow(Row, frozen=True, kw_only=True):
    """An opposed stance that another of the party's people took on the same day."""

    stance: str
    as_of: Day | None = None
    speaker: str = ""
    acts: tuple[str, ...] = ()


class PositionRow(Row, frozen=True, kw_only=True):
    """reported: only others say that the party holds it. direction: hardens, softens or reverses the stance before."""

    party: str
    issue: str
    stance: str
    as_of: Day | None = None
    date: Interval = Interval()
    acts: tuple[str, ...] = ()
    stories: int = 0
    origins: int = 0
    reported: bool = False
    direction: str = ""
    dissent: tuple[DissentRow, ...] = ()
    red_lines: tuple[SpanRow, ...] = ()
    asked: tuple[SpanRow, ...] = ()
    history: tuple[Turn, ...] = ()

    @property
    def when(self) -> Interval:
        """Between which days the stance was taken."""
        return self.date if self.date.earliest or self.date.latest else Interval(earliest=self.as_of, latest=self.as_of)

    @property
    def support(self) -> int:
        """Independent origins; a record of before they were told apart counts stories."""
        return self.origins or self.stories


class ConflictRow(Row, frozen=True, kw_only=True):
    kind: str
    what: str
    spans: tuple[Place, ...]
    id: str = ""
    why: str = ""
    origins: tuple[str, ...] = ()


class UnreadRow(Row, frozen=True, kw_only=True):
    """A sentence with a cue that gave no line, and why."""

    document: str
    start: int
    end: int
    cue: str = ""
    reason: str = ""


class FailureRow(Row, frozen=True, kw_only=True):
    """A report that could not be read."""

    source: str
    reason: str


class LoopRow(Row, frozen=True, kw_only=True):
    """What waits for an answer: kind is demand, offer, deadline or meeting; `lines` are the ids that it rests on;
    answered: by what does not settle it."""

    id: str
    kind: str
    party: str = ""
    to: str = ""
    issue: str = ""
    day: Day | None = None
    lines: tuple[str, ...] = ()
    text: str = ""
    why: str = ""
    answered: bool = False
