"""What a demand earns: "wants a written pledge, and only then would the gates be opened", "tied the gates to a pledge"
ask for the pledge, and give the gates for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from demarche.annotate.acts.pack import Linkage
from demarche.annotate.acts.places import clause_end, sentence_at
from demarche.annotate.acts.plover import code
from demarche.annotate.acts.signs import Said
from demarche.model import Act, Span

_LEAST = 2  # words on either side of what joins them
_REACH = 40  # code points in which something must stand behind such words
_LINK = 3  # code points between a demand and the words behind it that tell what it earns
_MARKS = " ,;—–-"


def earned(said: Said, acts: Iterable[Act]) -> Iterator[Act]:
    """Each act; a demand up to where the words say what is given for it, and what is given as an act of its own."""
    for act in acts:
        if act.act != "demand":
            yield act
        elif (at := _earning(said, act)) >= 0:
            stop = max(act.end, clause_end(said.document.text, at, len(said.document.text)))
            yield replace(act, end=act.start + len(said.folded[act.start : min(at, act.end)].rstrip(_MARKS)))
            yield _given(said, act, Span(at, stop), act.cue)
        elif (linked := _linked(said, act)) is not None:
            asked, given, cue = linked
            yield replace(act, start=asked.start, end=asked.end)
            yield _given(said, act, given, cue)
        else:
            yield act


def _given(said: Said, act: Act, span: Span, cue: str) -> Act:
    event, mode = code("offer", said.folded[span.start : span.end], said.document.lang)
    return replace(
        act, start=span.start, end=span.end, act="offer", event=event, mode=mode, cue=cue, to_words=None
    )  # fmt: skip


def _earning(said: Said, act: Act) -> int:
    """Where the words begin that say what the demand earns, in the act or right behind it; -1 where none do."""
    folded = said.folded
    for word in said.acts.earning:
        at = folded.find(f" {word} ", act.start, act.end) + 1
        if not at and folded.startswith(word, _behind(folded, act.end)):
            at = _behind(folded, act.end)
        behind = max(act.end, at + len(word) + _REACH)
        before, after = folded[act.start : at].split(), folded[at + len(word) : behind].split()
        if at and min(len(before), len(after)) >= _LEAST:
            return at
    return -1


def _behind(folded: str, end: int) -> int:
    """Where words go on behind a place, past a comma."""
    rest = folded[end : end + _LINK]
    return end + len(rest) - len(rest.lstrip(_MARKS))


def _linked(said: Said, act: Act) -> tuple[Span, Span, str] | None:
    """What is asked, what is given for it, and the words that join them: "made a pledge a condition for the gates"."""
    sentence = sentence_at(said.document.sentences, act.start)
    if sentence is None:
        return None
    for one in said.acts.linkages:
        for verb in one.verbs:
            low = said.folded.rfind(f" {verb} ", sentence.start, act.start + len(verb) + 2)
            found = _joint(said, one, low + len(verb) + 2, act.end) if low >= 0 else None
            if found is not None and act.start <= max(found[0].end, found[1].end):
                first, second, joint = found
                asked, given = (second, first) if one.given == "first" else (first, second)
                return asked, given, f"{verb} {joint}"
    return None


def _joint(said: Said, one: Linkage, start: int, end: int) -> tuple[Span, Span, str] | None:
    """What stands before and behind the words that join them, where something stands on either side."""
    folded = said.folded
    for joint in one.joints:
        at = folded.find(f" {joint} ", start, end)
        while at >= 0 and folded[start:at].rsplit(None, 1)[-1:] and folded[start:at].split()[-1] in one.governing:
            at = folded.find(f" {joint} ", at + 1, end)  # "its consent to the gates": belongs to the noun
        if at >= 0 and folded[start:at].strip():
            return Span(start, at), Span(at + len(joint) + 2, end), joint
    return None
