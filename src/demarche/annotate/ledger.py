"""The ledger of what was not read: sentences with a word of demanding or meeting that gave no line.

Sentences with a cue of speech are entered while statements are read; these come last, when every other line is known.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache

from demarche.annotate.acts.asking import DemandsFile
from demarche.annotate.meetings.schema import MeetingsFile
from demarche.lang import Lexicon, load
from demarche.model import Document, Unread

DEMAND = "a word of demanding, but nobody known who demands, or nothing that is demanded, beside it"
MEETING = "a word of meeting, but no encounter that is told with who meets whom"


@lru_cache(maxsize=8)
def _cues(code: str) -> Lexicon[str]:
    """Words of demanding and meeting, each with the reason that it gives."""
    told, met = load(code, "demands", DemandsFile).telling, load(code, "meetings", MeetingsFile)
    demands = (*told.nouns, *told.verbs, *told.asking, *told.ordering)
    meetings = (
        *met.nouns.talks,
        *met.nouns.meeting,
        *met.nouns.call,
        *met.verbs.meet,
        *met.verbs.call,
        *met.verbs.visit,
    )
    return Lexicon({**dict.fromkeys(meetings, MEETING), **dict.fromkeys(demands, DEMAND)})


def mark_unread(document: Document) -> Document:
    """The document with its ledger complete: one entry a sentence at most, none where a line stands."""
    taken = [(line.start, line.end) for line in document.statements]
    taken += [(line.start, line.end) for line in document.acts]
    taken += [(line.start, line.end) for line in document.meetings]
    taken += [(mark.start, mark.end) for mark in document.junk]
    taken += [(mark.start, mark.end) for mark in document.headlines]
    taken += [(gap.start, gap.end) for gap in document.unread]
    taken.sort()
    reach, ends = 0, []
    for _, end in taken:
        reach = max(reach, end)
        ends.append(reach)
    firsts = [start for start, _ in taken]
    named = [mention.start for mention in document.mentions if mention.party]
    starts = [sentence.start for sentence in document.sentences]
    found: dict[int, Unread] = {}
    for start, end, reason in _cues(document.lang).find(document.text):
        at = bisect_right(starts, start) - 1
        if at < 0 or at in found:
            continue
        sentence = document.sentences[at]
        before = bisect_left(firsts, sentence.end)
        known = bisect_left(named, sentence.start) < bisect_left(named, sentence.end)
        if known and end <= sentence.end and not (before and ends[before - 1] > sentence.start):
            found[at] = Unread(sentence.start, sentence.end, document.text[start:end], reason)
    if not found:
        return document
    unread = sorted((*document.unread, *found.values()), key=lambda gap: (gap.start, gap.end))
    return replace(document, unread=tuple(unread))
