"""Deeds with their days: "signed on Monday", "menyita kapal itu pada 3 Maret", "runs until 18 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from demarche.days import appeared
from demarche.lang.concepts import CONCEPT, Meanings, Sense, deeds, general, things
from demarche.link.sense.concepts import meanings
from demarche.link.sense.figures import LONGEST, FigureFile, figure_file, undone_in
from demarche.link.sense.setting import SHARP, Setting, not_its_own, sentence_at, setting_of
from demarche.link.sense.wording import Words, negators
from demarche.model import At, Document, TimeMark

NEAR, NEXT = 12, 3
"""Words on either side of a deed that tell what is done, and those that name what is next to it."""
BEFORE, PLANS = 4, 3
"""Words before a deed that may undo it or put it off; and those that may make it a plan."""
AHEAD, BEHIND = 90, 45
"""Code points between a deed and a day behind it, or before it."""
CLOSE, STARTS = 12, 6
"""Code points between "until" and the day; and words before "from Monday" among which stands what begins."""
EVENTS = frozenset(
    CONCEPT + name
    for name in (
        "sign ratify begin end effect expire open close block free exchange handover return withdraw seize stop ram "
        "fill divert board sink shoot attack bomb burn suspend lift impose shell kill publish "
        "detain kidnap expel notify steal poison invade occupy resign announce bombard ambush assassinate "
        "cross land_down land_on crash_down explode intercept shoot_down destroy deploy approve appoint inaugurate "
        "evacuate extradite sentence sabotage come leave supply search summon"
    ).split()
)
PAPERS = frozenset(
    CONCEPT + name for name in "treaty memorandum protocol paper statement letter list resolution week".split()
)
"""Things of which there are many, and many of them in one week."""
CALLED_OFF = frozenset(CONCEPT + name for name in "exchange handover sign return inaugurate".split())
"""Deeds that are arranged, and come to nothing."""
CLAUSE = 20
"""Words behind such a deed among which stands that it was called off."""
VERB = 2
"""Words behind a noun for a deed among which stands its verb: "shells hit", "the attack killed"."""
AKIN = "_of"
"""At the end of concepts that are as often things: a report, a record."""
STATES = frozenset({CONCEPT + "own"})
"""What is so and does not happen: "the boats that belong to …"."""
LATE = CONCEPT + "arrive_late"
"""A time of the day as often as a deed."""
LASTING = frozenset({CONCEPT + "last", CONCEPT + "continue"})
"""Deeds that only tell that another goes on."""
UNDONE = {"=close": "=open"}
"""A deed that is another undone."""
EXPIRE, BEGIN, EFFECT = CONCEPT + "expire", CONCEPT + "begin", CONCEPT + "effect"
VALID = frozenset(CONCEPT + name for name in "last effect extend continue expire stay".split())
"""What goes on until a day is over on that day."""
DETAIN, SINCE = CONCEPT + "detain", 5
"""What "held" means with a day since which it lasts, at most so many words behind it."""
OPENING = frozenset("-–—:“”\"'.!?)")
"""Marks behind which a clause begins."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, on which days. done: False where the words say that it was not; near: the words around it."""

    document: Document
    sentence: int
    deed: str
    days: tuple[date, date]
    done: bool
    planned: bool
    dated: bool  # the words tell a day of a month
    near: Sense
    names: Sense  # those written with a capital
    beside: Sense  # the things next to the deed
    words: Words  # around it, in small letters
    whole: Words  # of the sentence
    setting: Setting

    @property
    def place(self) -> At:
        """The sentence."""
        return sentence_at(self.document, self.sentence)


def deeds_of(document: Document) -> Iterator[Deed]:
    marks: dict[int, list[TimeMark]] = {}
    starts = [one.start for one in document.sentences]
    at = 0
    for mark in document.times:
        first, last = mark.when.earliest, mark.when.latest
        if first and last and last - first <= timedelta(SHARP):
            while at + 1 < len(starts) and starts[at + 1] <= mark.start:
                at += 1
            marks.setdefault(at, []).append(mark)
    for sentence, times in marks.items():
        yield from _in_sentence(document, sentence, times)


def _in_sentence(document: Document, sentence: int, times: Sequence[TimeMark]) -> Iterator[Deed]:
    span, known = document.sentences[sentence], meanings(document.lang)
    aside = not_its_own(document)
    if known is None or any(start <= span.start < end for start, end in aside):
        return
    text = document.text[span.start : span.end]
    found = [(match.group(), span.start + match.start()) for match in _WORD.finditer(text)]
    words = [word.lower() for word, _ in found]
    if len(words) > LONGEST:
        return
    known_deeds, file = _known(document.lang), figure_file(document.lang)
    senses = _senses(words, known, file)
    happens = [n for n, sense in enumerate(senses) if sense in known_deeds and not _named(n, found, document.text)]
    names = frozenset(
        sense for n, sense in enumerate(senses) if found[n][0][0].isupper() and not (n == 0 and sense[:1] == CONCEPT)
    )
    for n in happens:
        if senses[n] in EVENTS:
            mark = _day_of(n, happens, found, times, file)
            if mark:
                yield _deed(document, sentence, (n, words, senses), (mark, names), file)
    for mark in times:
        bound = _bound(mark, found, senses, file)
        if bound:
            n, senses[n] = bound
            yield _deed(document, sentence, (n, words, senses), (mark, names), file)


def _senses(words: Sequence[str], known: Meanings, file: FigureFile) -> list[str]:
    """What each word means beside its neighbours."""
    senses = [DETAIN if _in_custody(n, words, file) else known[word] for n, word in enumerate(words)]
    # "its term of validity ends": what ends is not what begins to hold
    return [
        EXPIRE if sense == EFFECT and EXPIRE in senses[max(0, n - 2) : n + 3] else sense
        for n, sense in enumerate(senses)
    ]


@lru_cache(maxsize=8)
def _known(code: str) -> Sense:
    """What may stand between a deed and a day that is not its own."""
    return frozenset(one for one in deeds(code) | EVENTS if not one.endswith(AKIN)) - LASTING - STATES - {LATE}


def _named(n: int, found: Sequence[tuple[str, int]], text: str) -> bool:
    """A word with a capital that begins no clause, as one behind a dateline does, is a part of a name."""
    word, at = found[n]
    return n > 0 and word[0].isupper() and text[:at].rstrip()[-1:] not in OPENING


def _bound(
    mark: TimeMark, found: Sequence[tuple[str, int]], senses: Sequence[str], file: FigureFile
) -> tuple[int, str] | None:
    """The word and the deed of "runs until 18 May", which ends then, and of "a truce from Monday", which begins."""
    before = [n for n, (word, at) in enumerate(found) if at + len(word) <= mark.start]
    if not before or found[before[-1]][1] < mark.start - CLOSE:
        return None
    word = found[before[-1]][0].lower()
    if word in file.until:
        lasts = [n for n in before if senses[n] in VALID]
        return (lasts[-1], EXPIRE) if lasts else None
    told = [n for n in before[-STARTS:] if senses[n]]
    return (told[-1], BEGIN) if word in file.starting and told and not {BEGIN, EXPIRE} & {*senses} else None


def _in_custody(n: int, words: Sequence[str], file: FigureFile) -> bool:
    """ "Held near the border since May 3": they were taken on that day."""
    return words[n] in file.holding and not file.since.isdisjoint(words[n + 1 : n + 1 + SINCE])


def _day_of(
    n: int, happens: Sequence[int], found: Sequence[tuple[str, int]], times: Sequence[TimeMark], file: FigureFile
) -> TimeMark | None:
    """The day nearest to the deed, with no other deed between; "on Monday, two days before they signed" is none."""
    at = found[n][1]
    apart = [other for other, (word, _) in enumerate(found) if word.lower() in file.shifting and other < n]
    near: list[tuple[int, TimeMark]] = []
    for mark in times:
        distance = mark.start - at if mark.start > at else at - mark.end
        low, high = sorted((at, mark.start))
        between = any(low < found[other][1] < high for other in happens if not 0 <= other - n <= VERB)
        between = between or any(mark.start <= found[other][1] for other in apart)
        if not between and distance <= (AHEAD if mark.start > at else BEHIND):
            near.append((distance, mark))
    best = min(near, key=lambda one: one[0], default=None)
    behind = [one for one in near if one[1].start > at]
    if best is not None and best[1].start < at and behind:
        # "the talks that opened on Monday were shadowed by the seizure of four boats on Friday": Monday is taken
        taken = [other for other in happens if found[other][1] < best[1].start <= found[other][1] + BEHIND]
        best = min(behind, key=lambda one: one[0]) if taken else best
    return best[1] if best else None


def _called_off(words: Sequence[str], n: int, file: FigureFile) -> bool:
    """ "An exchange that was planned for May 22 was called off": a phrase for it stands behind, in one clause."""
    behind = words[n + 1 : n + 1 + CLAUSE]
    clause = next((at for at, word in enumerate(behind) if word in file.shifting), len(behind))
    return undone_in(behind[:clause], file)


def _deed(
    document: Document,
    sentence: int,
    read: tuple[int, list[str], list[str]],
    told: tuple[TimeMark, Sense],
    file: FigureFile,
) -> Deed:
    n, words, senses = read
    mark, names = told
    deed, before = senses[n], words[max(0, n - BEFORE) : n]
    undone = not negators(document.lang).isdisjoint(before) or not file.off.isdisjoint(before)
    undone = undone or (deed in CALLED_OFF and _called_off(words, n, file))
    setting = setting_of(document, sentence)
    near = frozenset(senses[max(0, n - NEAR) : n] + senses[n + 1 : n + 1 + NEAR])
    days = mark.when.earliest or date.min, mark.when.latest or date.max
    return Deed(
        document=document,
        sentence=sentence,
        deed=UNDONE.get(deed, deed),
        days=days,
        done=undone == (deed in UNDONE),
        planned=deed != EXPIRE and _to_come(document, days, not file.plans.isdisjoint(before[-PLANS:])),
        dated=any(map(str.isdigit, document.text[mark.start : mark.end])),
        near=near - {"", deed} - setting.forms - general(),
        names=names,
        beside=frozenset(senses[max(0, n - NEXT) : n + 1 + NEXT]) & things(document.lang) - PAPERS,
        words=tuple(words[max(0, n - NEAR) : n] + words[n + 1 : n + 1 + NEAR]),
        whole=tuple(words),
        setting=setting,
    )


def _to_come(document: Document, days: tuple[date, date], planned: bool) -> bool:
    """The days lie ahead of the report; or the words call it a plan, and they may."""
    published = appeared(document.published)
    return days[0] > (published or date.max) or (planned and days[1] >= (published or date.min))
