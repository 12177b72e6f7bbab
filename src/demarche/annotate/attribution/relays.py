"""Outlets that pass words on, and the day on which something was said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from demarche import world
from demarche.annotate.attribution.clause import Clause
from demarche.annotate.attribution.drafts import Draft
from demarche.annotate.attribution.pack import LOOKS_BACK, Grammar
from demarche.lang import Lexicon
from demarche.model import REPORT, Document, Published, TimeMark, When

_BESIDE = 40  # code points beside an outlet's name in which the words next to it stand
_BEHIND = 3  # words between a verb of saying and the day of the saying
_PHRASE = 3  # words of "sejak awal"
_AROUND = 80  # code points between a cue and the time that belongs to it


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon[str]:
    return Lexicon(((name, name) for name in world.outlets() if len(name) > 2 or name.isupper()), cased=True)


class Outlets:
    """The places of a document where an outlet is named."""

    __slots__ = ("found",)

    def __init__(self, document: Document, grammar: Grammar) -> None:
        self.found = [found for found in _lexicon().find(document.text) if _apart(document, grammar, *found)]

    def within(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """(start, end, name) of the outlets named in [start, end)."""
        low = bisect_left(self.found, start, key=lambda f: f[0])
        return (
            [found for found in self.found[low:] if found[0] < end]
            if low < len(self.found) and self.found[low][0] < end
            else []
        )

    def is_speaker(self, draft: Draft) -> bool:
        """The subject is an outlet or its correspondent: its own reporting, or what it passes on, is no statement."""
        subject = draft.subject
        if subject is None or any(m.party or m.kind in ("person", "role", "office") for m in subject.mentions):
            return False
        return bool(self.within(draft.clause.starts[subject.first], draft.clause.ends[subject.last]))

    def relay(self, draft: Draft, start: int, end: int) -> str:
        """The outlet named beside the content in its sentence, "" where none is."""
        sentence = draft.clause.sentence
        around = [f for f in self.within(sentence.start, sentence.end) if f[1] <= start or f[0] >= end]
        return around[0][2] if around else ""


def _apart(document: Document, grammar: Grammar, start: int, end: int, name: str) -> bool:
    """Does it stand apart? Not in "Ministry of Foreign Affairs", "its Sabah director", "di Sabah", "Metro Manila"."""
    text, mentions = document.text, document.mentions
    at = bisect_right(mentions, start, key=lambda m: m.start) - 1
    if at >= 0 and end <= mentions[at].end and end - start < mentions[at].end - mentions[at].start:
        return False
    before = text[max(0, start - _BESIDE) : start].rpartition("\n")[2]
    words = before.split() if before.endswith(" ") else []
    prior = words[-1].lower() if words else ""
    if " " in name:
        return not (prior in grammar.about | grammar.blame and len(words) > 1 and words[-2][:1].isupper())
    if name.isupper():
        return True
    if prior in grammar.determiners - grammar.articles or prior in grammar.trailing - grammar.about:
        return False
    behind = text[end : end + _BESIDE].partition("\n")[0]
    follower = behind.split()[0] if behind.startswith(" ") and behind.strip() else ""
    dated = any(time.start == end + 1 for time in document.times) if follower[:1].isupper() else False
    return not follower[:1].isupper() or dated or follower.lower() in grammar.outlet_nouns


def said_when(draft: Draft, times: Sequence[TimeMark], published: Published) -> When:
    """The day that stands beside the cue, else the publication day as that of the report."""
    beside = _times_beside(draft, times, published)
    if beside:
        # "X, who took office on Friday, said on Monday": the one behind the verb of saying
        return next((time for time in beside if _dates(draft, time)), beside[0]).when
    if _looks_back(draft):
        return When(None, None, LOOKS_BACK)
    return by_default(published)


def _times_beside(draft: Draft, times: Sequence[TimeMark], published: Published) -> list[TimeMark]:
    """The times near the cue that stand in its part of the sentence, none of them a day still to come."""
    start, end = draft.span
    sentence = draft.clause.sentence
    cue = draft.hit.start if draft.hit else start
    low = bisect_left(times, sentence.start, key=lambda t: t.start)
    found = []
    for time in times[low:]:
        if time.start >= sentence.end:
            break
        outside = time.end <= start or time.start >= end
        ahead = published.latest and time.when.earliest and time.when.earliest > published.latest
        if (
            outside
            and not ahead
            and abs(time.start - cue) <= _AROUND
            and not _taken_over(draft.clause, time.start, cue)
            and not _aside(draft.clause, time.start, cue)
        ):
            found.append(time)
    return found


def _dates(draft: Draft, time: TimeMark) -> bool:
    """Does it stand behind the verb of saying, with a word or two between?"""
    hit = draft.hit
    between = draft.clause.document.text[hit.end : time.start] if hit and hit.end < time.start else None
    return between is not None and len(between.split()) <= _BEHIND and "," not in between


def _taken_over(clause: Clause, at: int, cue: int) -> bool:
    """ "let the deadline of May 27 pass, but the minister threatened": another clause has begun between the two; and
    "repeated an offer she had made four days before": what is said was of another day."""
    low, high = sorted((at, cue))
    words, takeover, back = clause.words, clause.pack.grammar.takeover, clause.pack.back
    return any(
        (word in takeover and clause.word(n - 1) in (",", ";")) or (word in back and at > cue)
        for n, word in enumerate(words)
        if low < clause.starts[n] < high
    )


def _aside(clause: Clause, at: int, cue: int) -> bool:
    """ "Chad, which was silent last month, now refuses": a time in a clause of its own before the cue; and "since
    2015", which tells no day."""
    n = bisect_right(clause.starts, at) - 1
    if clause.word(n - 1) in clause.pack.grammar.lasting:
        return True
    if at > cue:
        return False
    closed = any(clause.words[m] == "," for m in range(n, len(clause)) if clause.starts[m] < cue)
    opens = (m for m in range(1, n) if clause.words[m - 1] == "," and clause.words[m] in clause.pack.grammar.relatives)
    return closed and any("," not in clause.words[m:n] for m in opens)


def _looks_back(draft: Draft) -> bool:
    """ "had threatened", "sempat mengancam", "sejak awal X menuntut": not on the day of the report."""
    clause, hit, subject = draft.clause, draft.hit, draft.subject
    if hit is None or hit.first == 0:
        return False
    at, back = hit.first - 1, clause.pack.back
    while at > 0 and clause.words[at] not in back and clause.words[at] in clause.pack.grammar.adverbs:
        at -= 1
    if clause.words[at] in back or _back_to(clause, hit.first - 1):
        return True
    before = subject.first - 1 if subject is not None and not subject.shared else 0
    before -= clause.word(before) == ","
    led = before > 0 and clause.words[before] in clause.pack.grammar.earlier  # "weeks after Chad had closed the road"
    return led or _back_to(clause, before)


def _back_to(clause: Clause, last: int) -> bool:
    """Do words that look back end at token `last`?"""
    return any(
        " ".join(clause.words[last - size : last + 1]) in clause.pack.back for size in range(_PHRASE) if size <= last
    )


def by_default(published: Published) -> When:
    """No day stands beside the words: the report's own, or none."""
    if published.latest is None:
        return When(None, None, "no day stands beside the words and the publication day is not known", REPORT)
    return When(published.earliest, published.latest, "no day stands beside the words: the day of the report", REPORT)
