"""Events that the report tells, in its own voice or as what somebody reports: a verb, who does it and to whom.

Direct quotations are left to the statements. What is denied, only possible, wished or demanded is no event; what one is
ready, plans or agrees to do, refuses or threatens is told as such.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from demarche.annotate.acts.agents import speaks
from demarche.annotate.acts.clauses import HARD, Page, Side, View, page, view
from demarche.annotate.acts.deeds import Deed, done, suffered
from demarche.annotate.acts.events import COOPERATIVE, HOSTILE, Event, Events, Form, Frame, events
from demarche.annotate.acts.pack import TOLD
from demarche.annotate.acts.phrases import full, has, limit
from demarche.annotate.acts.places import sentence_at, when
from demarche.annotate.acts.plover import code
from demarche.annotate.acts.signs import Said
from demarche.annotate.acts.verbs import Group, group
from demarche.annotate.attribution.pack import pack
from demarche.annotate.covers import Cover, Near
from demarche.model import Act, Document, Sentence, Span, Statement

__all__ = ["Event", "join", "told"]


_LED = 72  # code points before a verb in which "to" or "will" stands, and what governs it
_SMALL = 4  # words of these
_NEXT = 12  # code points behind a participle in which "by" stands
_MARKS = '.,;:()“”"?!'


def join(spoken: list[Act], events: Iterable[Act]) -> list[Act]:
    """Spoken acts and events, without the events that a statement does itself: they only name its target better."""
    joined = list(spoken)
    for event in events:
        same = (
            i for i, a in enumerate(spoken) if (a.statement, a.event, a.by) == (event.statement, event.event, event.by)
        )
        at = next(same, None) if event.statement is not None else None
        if at is None:
            joined.append(event)
        elif event.to_words is not None and (event.to or (not joined[at].to and joined[at].to_words is None)):
            joined[at] = replace(joined[at], to=event.to or joined[at].to, to_words=event.to_words)
    return joined


def told(said: Said, statements: tuple[Statement, ...]) -> Iterator[Act]:
    """Every event told, in order; one of a kind by the same doer in a sentence."""
    known = events(said.document.lang)
    held: tuple[tuple[int, _Place], View] | None = None
    places, shared = _Places(said.document, statements), page(said, known)
    made: dict[tuple[int, str, Span | None], bool] = {}  # and whether somebody was acted on
    for start, end, form, sentence in _verbs(said, known):
        place = places.at(start)
        if place is None or (place.cue and not form.announces):
            continue
        if not (form.anybody or _somebody(shared, sentence, place.statement)):
            continue
        key = sentence.start, place
        if held is None or held[0] != key:
            held = key, view(shared, sentence, place.statement)
        act = _read(held[1], place, start, end, form)
        if act is None:
            continue
        mark, aimed = (sentence.start, act.event, act.by_words), act.to_words is not None
        if mark not in made or (aimed and not made[mark]):
            made[mark] = aimed
            yield act


def _somebody(shared: Page, sentence: Sentence, statement: Statement | None) -> bool:
    """Is anybody named in the sentence or speaking?"""
    if statement is not None and statement.speaker_party:
        return True
    low = bisect_left(shared.mentions, sentence.start)
    return low < len(shared.mentions) and shared.mentions[low] < sentence.end


def _verbs(said: Said, known: Events) -> Iterator[tuple[int, int, Form, Sentence]]:
    """The verbs that may tell an event: most forms of common verbs need a word that is not there, and go no further."""
    sentence: Sentence | None = None
    words: frozenset[str] | None = None
    stop = -1
    plain = said.folded
    for mark in _MARKS:
        plain = plain.replace(mark, " ")
    for start, end, form in known.forms.find(said.document.text, said.folded):
        if form.led and not _led(said, known, form, start, end):
            continue
        if start >= stop:
            sentence = sentence_at(said.document.sentences, start)
            stop = sentence.end if sentence is not None else start + 1
            words = None
        if sentence is None:
            continue
        if form.needs:
            if words is None:
                words = frozenset(plain[sentence.start : stop].split())
            if form.needs.isdisjoint(words):
                continue
        yield start, end, form, sentence


def _led(said: Said, known: Events, form: Form, start: int, end: int) -> bool:
    """Do the words before a form allow it to tell what is done, or plainly promised?"""
    before = said.folded[max(0, start - _LED) : start].split()
    if leading := form.led.intersection(before[-_SMALL:]):
        return not leading <= known.words.infinitive or not known.governors.keys().isdisjoint(before) or len(before) < 2
    if "base" in form.parts or "present" in form.parts or not before:
        return False
    return before[-1].endswith(",") or not said.grammar.agent.isdisjoint(said.folded[end : end + _NEXT].split()[:1])


def _read(seen: View, place: _Place, start: int, end: int, form: Form) -> Act | None:
    """The act that the verb at [start, end) tells, if it tells one."""
    first, last = seen.token(start), seen.token(end - 1)
    if seen.starts[first] != start or seen.word(last + 1) in seen.events.words.particles:
        return None  # a part of a word ("Chad-backed"), or another verb ("hit back")
    if any(low <= first <= high and mention.kind == "person" for low, high, mention in seen.mentions):
        return None  # "Mark Hale"
    verb = group(seen, first, last, form)
    if verb is not None and place.statement is not None and _wished(seen.events, place.statement):
        verb = replace(verb, reality="said") if verb.start == 0 else None
    deed = _deed(seen, verb, form) if verb is not None else None
    if verb is not None and deed is not None and deed.frame.act == "reject" and _unspoken(seen, verb):
        return None
    if verb is None or deed is None or (place.cue and not _announced(seen, verb, deed)):
        return None
    if deed.by is not None and seen.said.grammar.rumoured(seen.words, deed.by.first):
        return None
    return _act(seen, verb, deed, place)


def _unspoken(seen: View, verb: Group) -> bool:
    """ "declined to comment": nothing was said, and nothing refused; but who will not talk to another refuses to."""
    after = verb.last + 1
    for phrase in pack(seen.said.document.lang).absent.get(seen.word(after), ()):
        last = after + len(phrase) - 1
        if seen.words[after : last + 1] == phrase:
            return seen.words[last] not in seen.events.verbs or seen.word(last + 1) in HARD
    return False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a verb stands: in the report's own voice, or in an indirect statement with its number."""

    index: int | None
    statement: Statement | None
    cue: bool = False  # the verb is itself the cue: "announced a truce"


class _Places:
    """Where the words of one document stand."""

    def __init__(self, document: Document, statements: tuple[Statement, ...]) -> None:
        apart = (document.junk, document.headlines, document.quotations)
        self._aside = Cover((span.start, span.end) for spans in apart for span in spans)
        self._statements, self._near = statements, Near[int]()
        for index, one in enumerate(statements):
            self._near.add(one.start, one.end, index)
            self._near.add(one.cue_start, one.cue_end, index)

    def at(self, at: int) -> _Place | None:
        """None where the words are quoted, what the report repeats, or no part of it."""
        if self._aside.holds(at):
            return None
        for index in sorted({*self._near.around(at, at)}):
            statement = self._statements[index]
            if statement.cue_start <= at < statement.cue_end:
                return _Place(index, None, cue=True)
            if statement.start <= at < statement.end:
                return None if statement.kind == "direct" or statement.act == "deny" else _Place(index, statement)
        return _Place(None, None)


def _announced(seen: View, verb: Group, deed: Deed) -> bool:
    """Does the cue tell the event by its object alone, and no clause ("announced that the truce would …")?"""
    stop = limit(seen, verb.last + 1)
    own = deed.frame.needs  # "ordered the envoys to leave": the object is a verb itself
    rest = range(verb.last + 1, stop)
    clause = any(seen.verbal(i) or (seen.words[i] in seen.events.verbs and seen.words[i] not in own) for i in rest)
    return bool(deed.frame.objects or deed.frame.phrases) and deed.frame.act in TOLD and not clause


def _wished(known: Events, statement: Statement) -> bool:
    """Is it asked, wished, promised or refused by a cue in a language whose verbs do not show that it is not done?"""
    if not known.head_first:
        return False
    small = known.words.unreal | known.words.negative | known.words.future
    return any(word in known.governors or word in small for word in statement.cue.lower().split())


def _deed(seen: View, verb: Group, form: Form) -> Deed | None:
    """The first way of telling that fits."""
    stop = limit(seen, verb.last + 1)
    doers: dict[str, Side | None] = {}
    passive = _passive(seen, verb, form, stop)
    for frame in form.frames:
        read = suffered if passive or frame.suffered else done
        if (frame.needs and frame.needs.isdisjoint(seen.bag)) or (verb.voice == "present" and not frame.present):
            continue
        deed = read(seen, verb, frame, stop, doers)
        if deed is not None and _told_so(seen, frame, deed):
            return deed
    return None


def _passive(seen: View, verb: Group, form: Form, stop: int) -> bool:
    if verb.voice in ("passive", "reduced"):
        return True
    after = verb.last + 1
    return (
        verb.voice == "past"
        and "participle" in form.parts
        and after < stop
        and seen.words[after] in seen.said.grammar.agent
    )


def _told_so(seen: View, frame: Frame, deed: Deed) -> bool:
    """Is somebody named who does it or suffers it, as the frame asks?"""
    by, to = deed.by, deed.to
    if (
        frame.named
        and not (to is not None and (to.known or _people(seen, to)))
        and not (frame.mutual and _joint(seen, by))
    ):
        return False
    if frame.doer and by is not None and not by.known and not _people(seen, by) and not _meant(seen, frame, by):
        return False
    if bool(by is not None and by.named) or bool(to is not None and to.named):
        return True
    if frame.act == "protest":  # crowds are nobody's
        return by is not None and (by.known or _people(seen, by))
    if by is None or to is None:
        return False
    if frame.act in HOSTILE and (by.known or _people(seen, by)) and (to.known or _people(seen, to)):
        return True
    return by.known and to.known and (frame.act != "consult" or seen.person())


def _people(seen: View, side: Side) -> bool:
    """Does the phrase stand for people or a body, though none of them is known: "the rebels", "the army"?"""
    small = seen.events.words
    return any(word in small.private or word in small.public for word in seen.words[max(side.first, 0) : side.last + 1])


def _meant(seen: View, frame: Frame, by: Side) -> bool:
    """ "A bombing near the port killed two Chadians": nobody is named who did it, but what did it was done."""
    return bool(frame.means) and by.first >= 0 and has(seen, frame.means, (), (by.first, by.last + 1)) >= 0


def _act(seen: View, verb: Group, deed: Deed, place: _Place) -> Act | None:
    """The act of a deed; None where its statement says the same already, or a refusal refuses nothing good."""
    kind = _kind(deed.frame, verb.reality)
    if verb.reality == "said":
        kind = place.statement.act if place.statement is not None else None
    if kind is None or (kind == "threaten" and not speaks(seen, deed.by)):
        return None
    said = seen.said
    by, to = deed.by, deed.to
    party, other = (by.party if by is not None else ""), (to.party if to is not None else "")
    mutual = (deed.frame.mutual or kind == "agree") and _joint(seen, by) and (to is None or not to.known or to is by)
    if mutual:
        to, other = by, party if "+" in party else ""
    else:
        other = "+".join(sorted(set(other.split("+")) - set(party.split("+")))) if other else ""
    sides = (to,) if verb.voice == "gerund" else (by, to)  # "…, softening its line": a clause of its own
    first = min([verb.start, *(s.first for s in sides if s is not None and s.first >= 0)])
    last = max(deed.last, verb.last)
    start, end = seen.starts[first], seen.ends[last]
    event, mode = code(kind, said.folded[start:end], said.document.lang)
    if kind == deed.frame.act and deed.frame.mode:
        mode = deed.frame.mode
    return Act(
        start, end, kind, party, other, statement=place.index, event=event, mode=mode,
        cue=said.document.text[seen.starts[verb.first] : seen.ends[verb.last]], date=when(said.document, start),
        by_words=_span(by), to_words=_span(to) if other else _full(seen, to, verb),
    )  # fmt: skip


def _joint(seen: View, by: Side | None) -> bool:
    """Are they two or more?"""
    if by is None or "+" in by.party:
        return by is not None
    words = seen.words[max(by.first, 0) : by.last + 1]
    return by.known and any(word in seen.said.grammar.joiners for word in words)


def _span(side: Side | None) -> Span | None:
    return Span(*side.span) if side is not None and side.span[0] >= 0 else None


def _full(seen: View, to: Side | None, verb: Group) -> Span | None:
    """What names the one acted on, with what says where it is, if it stands behind the verb."""
    if to is None or to.first <= verb.last:
        return _span(to)
    return Span(*full(seen, to, limit(seen, to.last + 1)))


def _kind(frame: Frame, reality: str) -> str | None:
    """The act: the event itself, or that one promises, refuses or threatens it."""
    if reality == "done":
        return frame.act
    if reality == "said":
        return None
    good = frame.act in COOPERATIVE
    if reality == "reject":
        return "reject" if good else None
    if reality == "threaten":
        return "threaten"
    if frame.act in ("accuse", "reject", "threaten"):
        return None
    if good:
        return "promise" if reality == "future" else reality
    return "threaten"
