"""An amount in its report: of what and whose it is, who wants it, and what surrounds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from demarche.lang.concepts import CONCEPT, Sense, general
from demarche.link.conflicts.counted import FOLK, WHOSE, owners, sides_of, wanted_by
from demarche.link.conflicts.notions import WORD
from demarche.link.sense.amounts import DAY, MINUTE, Amount
from demarche.link.sense.bridge import reach
from demarche.link.sense.concepts import meanings, sense_of
from demarche.link.sense.figures import FATES, MONEY
from demarche.link.sense.gist import loans
from demarche.link.sense.lines import Line
from demarche.link.sense.setting import Days, Setting, mentions_between, published, sentence_at, setting_of
from demarche.link.sense.wording import Words, of_the_will
from demarche.model import At, Document

TIME = frozenset({MINUTE, DAY, *(CONCEPT + name for name in ("second", "night", "month", "year"))})
BACK = 5
"""Sentences before a length among which stands the meeting that took so long."""
OPEN = frozenset({"planned", "cancelled"})
"""Of a meeting that took no time."""
BEFORE = 5
"""Words before an amount among which stands that it is only wanted."""
WISH = frozenset(CONCEPT + name for name in "demand proposal".split())
_CAPITAL = re.compile(r"(?<![^\W_])(?=[^\W\d_a-z])[^\W\d_]+(?:['’][^\W\d_]+)*")
"""Words, but for those that begin with a small letter of the plain alphabet."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A place where a report tells of a meeting. days: of that, by all reports; round: its number, 0 where not told."""

    at: At
    meeting: str
    status: str
    days: Days
    round: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """An amount in its report. first, day: between which that was published, as numbers, 0 where not known."""

    document: Document
    story: str
    amount: Amount
    setting: Setting
    first: int
    day: int
    noun: Line
    whose: frozenset[str]  # parties named with what is counted
    meetings: frozenset[str]  # ids of the lines of which the sentence tells
    beside: frozenset[float]  # the other numbers of the sentence
    wanted: str  # the party that demands or offers it
    only: bool  # it is only wanted, and not told as it is
    sides: frozenset[str]  # the parties that the report names
    names: Sense  # words of the sentence with a capital
    people: Sense  # those of them that name people
    met: Days = ()  # of these meetings
    rounds: frozenset[int] = frozenset()  # their numbers, where they are counted

    @property
    def place(self) -> At:
        """The sentence."""
        return sentence_at(self.document, self.amount.sentence)

    @property
    def start(self) -> int:
        """Of the amount in its report."""
        return self.amount.start

    @property
    def end(self) -> int:
        """Of the amount in its report."""
        return self.amount.end

    @property
    def near(self) -> Line:
        """What stands beside it."""
        return plain_line(self.amount.near, self.document.lang, self.setting.forms)

    @property
    def kin(self) -> Line:
        """What stands right beside it."""
        return plain_line(self.amount.kin, self.document.lang, self.setting.forms)

    @property
    def whole(self) -> Line:
        """The sentence in words."""
        return plain_line(self.amount.words, self.document.lang, self.setting.forms)

    @property
    def shelves(self) -> Sense:
        """Its unit, or what its noun means in any language."""
        if self.amount.unit:
            return frozenset({self.amount.unit})
        return (reach(self.noun) | ({CONCEPT} if self.folk else set())) - general()

    @property
    def folk(self) -> bool:
        """People are counted, whether called so or by their state alone: "31 Libyans"."""
        return not self.noun.gist.isdisjoint(FOLK | FATES) or (bool(self.whose) and not self.noun.gist)


def counts_of(one: Line, other: Line) -> int:
    """How much of what is counted is the same."""
    people = FOLK | FATES
    return one.met(other) or int(bool(one.gist & people and other.gist & people))


def line_without(words: Words, code: str, forms: Sense) -> Line:
    """Of words without those that name parties, which no gloss shall bring back."""
    known = meanings(code)
    if known is None:
        return Line(code, (), frozenset())
    # word by word: as lines of their own they would crowd out what is asked for again
    told = tuple(word for word in words if (part := known[word]) and part not in forms)
    return Line(code, told, loans(frozenset(map(known.__getitem__, told)) - general()))


plain_line = lru_cache(maxsize=1 << 13)(line_without)


def given_in(document: Document, story: str, meetings: Sequence[Scene], found: Sequence[Amount]) -> Iterator[Given]:
    """Of the amounts of a report those of now, and no changes or rates of what has no unit."""
    sides, (first, day) = sides_of(document), published(document)
    scenes: dict[int, tuple[Setting, Sense, Sense]] = {}
    for n, one in enumerate(found):
        if one.old or (not one.unit and (one.changing or one.rate)):
            continue
        if one.sentence not in scenes:
            scenes[one.sentence] = _scene(document, one.sentence)
        setting, names, people = scenes[one.sentence]
        behind = min([one.end + WHOSE, *(side.start for side in found[n + 1 : n + 2])])
        wanted, told = wanted_by(document, one), _meetings_of(one, document, meetings)
        yield Given(
            document=document,
            story=story,
            amount=one,
            setting=setting,
            first=first,
            day=day,
            noun=plain_line(one.noun, document.lang, _bare(setting.forms)),
            whose=frozenset() if one.unit else owners(document, one.start, one.end, behind),
            meetings=frozenset(side.meeting for side in told),
            beside=frozenset(side.middle for side in found if side.sentence == one.sentence and not side.meets(one)),
            wanted=wanted,
            only=_only_wanted(one, wanted, document.lang),
            sides=sides,
            names=names,
            people=people,
            met=tuple(sorted({days for side in told for days in side.days})),
            rounds=frozenset(side.round for side in told if side.round),
        )


def _bare(forms: Sense) -> Sense:
    """Names alone: "200 tentara Zimbabwe" counts soldiers, though both words name a party."""
    return frozenset(form for form in forms if not form.startswith(CONCEPT))


def _scene(document: Document, sentence: int) -> tuple[Setting, Sense, Sense]:
    """With its names, and those of people."""
    setting = setting_of(document, sentence)
    names, people = (words - setting.forms for words in _names(document, sentence))
    return setting, names, people


def _meetings_of(one: Amount, document: Document, meetings: Sequence[Scene]) -> list[Scene]:
    """Those of which the sentence tells; of a length the one that stands nearest, else the last before it."""
    held = document.sentences[one.sentence]
    told = [side for side in meetings if side.at.start < held.end and held.start < side.at.end]
    if one.unit != MINUTE:
        return told
    first = document.sentences[max(0, one.sentence - BACK)].start
    took = [side for side in meetings if side.status not in OPEN and first <= side.at.start < held.end]
    near = [side for side in took if side.at.end > held.start] or [side for side in took if side.at.start < held.start]
    return sorted(near, key=lambda side: (_gap(one, side.at), side.at.start, side.meeting))[:1]


def _gap(one: Amount, at: At) -> int:
    return max(0, at.start - one.end, one.start - at.end)


def _names(document: Document, sentence: int) -> tuple[Sense, Sense]:
    """Words with a capital that no concept knows, but for the first of the sentence and for what parties are called;
    and those of them that name people."""
    held = document.sentences[sentence]
    told = mentions_between(document, held.start, held.end)
    sides = [(one.start, one.end) for one in told if one.party and one.kind != "person"]
    first_word = WORD.search(document.text, held.start, held.end)
    skip = first_word.end() if first_word else held.end
    found = [one for one in _CAPITAL.finditer(document.text, skip, held.end) if one[0][0].isupper()]
    words = tuple(one[0].lower() for one in found if not _within(one.start(), sides))
    people = [(one.start, one.end) for one in told if one.kind == "person"]
    named = tuple(one[0].lower() for one in found if _within(one.start(), people))
    return _loaned(words, document.lang), _loaned(named, document.lang)


def _within(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _loaned(words: Words, code: str) -> Sense:
    return frozenset(one for one in loans(sense_of(words, code)) if one[0] != CONCEPT)


def _only_wanted(amount: Amount, wanted: str, code: str) -> bool:
    """A price, a share or a measure that somebody would have, and nothing that is; a sum, where the words say so."""
    if not amount.unit or amount.unit in TIME:
        return False
    if wanted and not (amount.unit.startswith(MONEY) and not amount.rate):
        return True
    before = amount.near[:BEFORE]
    return of_the_will(before, code) or not WISH.isdisjoint(sense_of(before, code))
