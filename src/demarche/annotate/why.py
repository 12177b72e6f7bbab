"""Why a statement is what it is, in plain words: from the marks of its document, when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from demarche.annotate.acts.speech import listen, signs
from demarche.annotate.attribution.pack import pack
from demarche.lang.lexicon import fold
from demarche.model import Document, Mention, Person, Statement

Reason = tuple[str, str]
"""A field of the statement, and a sentence about it."""

CONSTRUCTIONS = {
    "speaker-cue-quote": "speaker, then the cue, then words in marks",
    "speaker-cue-clause": "speaker, then the cue, then a clause",
    "speaker-cue-that": "speaker, then the cue, then a clause behind a word like “that”",
    "speaker-cue-object": "speaker, then the cue, then what it is about as a noun phrase",
    "speaker-cue-infinitive": "speaker, then the cue, then what is to be done",
    "speaker-cue-addressee": "speaker, then the cue, then whoever is addressed and what is asked of them",
    "speaker-cue-want": "speaker, then a verb of wanting, then what is wanted",
    "speaker-cue-blame": "speaker, then the cue, then whoever is blamed and what for",
    "speaker-cue-called": "speaker, then the cue, then what is judged and the judgement",
    "content-speaker-cue": "the content first, then the speaker and the cue",
    "content-cue-speaker": "the content first, then the cue and the speaker",
    "cue-speaker-content": "the cue first, then the speaker, then the content",
    "according-content": "“according to” and the source, then the content",
    "content-according": "the content, then “according to” and the source",
    "likened-content": "“as X said”, then the content",
    "content-likened": "the content, then “as X said” or “so says X”",
    "parenthesis": "the attribution stands within the content, between commas",
    "split": "the second part of a quotation that its attribution breaks",
    "continuation": "words in marks without a cue: they go on from whoever spoke or was written about before",
    "colon": "the speaker, a colon, then words in marks",
    "loose": "words in marks in a sentence about the speaker, without a cue",
    "signed": "words with their author behind a dash",
    "turn": "a turn of a transcript or an interview, under its label",
    "listed": "an item of a list that a colon announced",
    "nested": "speech within speech: told by the speaker of the sentence around it",
    "noun-that": "a noun of speech with its owner, then “that” and the content",
    "passive": "a passive whose doer is named",
    "machine-passive": "a passive where an active is meant, as machine translation makes it",
}
"""What each value of `Statement.rule` stands for."""

_FRAMES = {
    "quote": "words in marks",
    "clause": "a clause",
    "that": "a clause behind “that”",
    "object": "a noun phrase",
    "infinitive": "what is to be done",
    "addressee": "somebody addressed",
    "hearer": "always somebody addressed",
    "blame": "somebody blamed, and what for",
    "want": "what is wanted",
    "called": "a judgement",
    "agreed": "what is agreed",
    "inverted": "a place between content and speaker",
    "according": "a source",
    "noun": "a noun of speech",
    "machine": "",
    "again": "what is said again, with a noun of speech",
    "listed": "a list behind a colon",
}
_FAR = 6  # candidates shown


def reasons(document: Document, statement: Statement) -> list[Reason]:
    """Rule, cue, candidates for the speaker, party and act of a statement of `document`, as (field, words)."""
    return [
        ("rule", CONSTRUCTIONS.get(statement.rule, statement.rule)),
        *_cue(document, statement),
        *_speaker(document, statement),
        *_party(document, statement),
        *_act(document, statement),
    ]


def _cue(document: Document, statement: Statement) -> Iterator[Reason]:
    """What the pack says of the cue: its forms, what it takes, what act it bears out alone."""
    cue = pack(document.lang).forms.get(fold(statement.cue)) if statement.cue else None
    if cue is None:
        return
    takes = ", ".join(words for frame, _ in cue.frames if (words := _FRAMES.get(frame, frame)))
    alone = sorted({act for _, act in cue.frames if act})
    bears = f"alone it bears out {' or '.join(alone)}" if alone else "alone it bears out no act: the content decides"
    yield "cue", f"{statement.cue!r} ({', '.join(sorted(cue.parts))}) takes {takes}; {bears}"


def _speaker(document: Document, statement: Statement) -> Iterator[Reason]:
    """Everybody whom the words at that place could mean, the nearest first, and what speaks for or against each."""
    place = statement.cue_start if statement.cue_start >= 0 else statement.start
    at = _mention_at(document, statement, place)
    if at is not None:
        where = document.text[at.start : at.end]
        yield "speaker", f"{where!r} at {at.start} is read as {_KINDS.get(at.kind, at.kind)}"
    if (
        statement.speaker
        and at is not None
        and at.kind in ("person", "party", "office")
        and at.key == statement.speaker_key
    ):
        return
    people = {person.key: person for person in document.people}
    last: dict[str, Mention] = {}
    for mention in document.mentions:
        if mention.key in people and mention.kind == "person" and mention.end <= place:
            last[mention.key] = mention
    near = sorted(last.values(), key=lambda mention: -mention.end)[:_FAR]
    for mention in near:
        yield "candidate", _candidate(document, statement, people[mention.key], mention, at)
    if not near and not statement.speaker:
        yield "candidate", "nobody is named before these words"


_KINDS = {
    "person": "a name", "role": "a title standing alone", "party": "a state or body", "office": "an office",
    "unnamed": "somebody without a name", "pronoun": "a pronoun",
}  # fmt: skip


def _mention_at(document: Document, statement: Statement, place: int) -> Mention | None:
    """The mention that was written for the speaker: same words, nearest to the cue."""
    same = [m for m in document.mentions if document.text[m.start : m.end] == statement.speaker_text]
    same += [m for m in document.mentions if m.key and m.key == statement.speaker_key and abs(m.start - place) < 80]
    return min(same, key=lambda m: abs(m.start - place), default=None)


def _candidate(document: Document, statement: Statement, person: Person, mention: Mention, at: Mention | None) -> str:
    """Whether one person fits, and why not."""
    place = statement.cue_start if statement.cue_start >= 0 else statement.start
    told = [f"named last at {mention.start}, {place - mention.end} characters before"]
    before = [s for s in document.statements if s.start < statement.start and s.speaker_key]
    if before and before[-1].speaker_key == person.key:
        told.append("spoke last")
    if at is not None and at.gender and person.gender and at.gender != person.gender:
        told.append("of another gender")
    if at is not None and at.party and person.party and at.party != person.party:
        told.append(f"for {person.party}, not {at.party}")
    taken = " · taken" if person.key == statement.speaker_key else ""
    return f"{person.name}: {', '.join(told)}{taken}"


def _party(document: Document, statement: Statement) -> Iterator[Reason]:
    """The title or the words that name the party."""
    if not statement.speaker_party:
        return
    person = next((p for p in document.people if p.key and p.key == statement.speaker_key), None)
    titles = [role for role in person.roles if role.party == statement.speaker_party] if person else []
    if titles:
        yield "party", f"by the title {titles[0].text!r} at {titles[0].start}"
    elif person:
        yield "party", "by no title of its own: by who the person is known to be, or by what the report is about"


def _act(document: Document, statement: Statement) -> Iterator[Reason]:
    """The signs of acts that the content shows, the strongest first."""
    cue = pack(document.lang).forms.get(fold(statement.cue)) if statement.cue else None
    alone = {act for _, act in cue.frames if act} if cue else set()
    heard = replace(statement, act=next(iter(alone)) if len(alone) == 1 else "")
    shown = (
        f"{document.text[sign.start : sign.end]!r} at {sign.start} shows {sign.act}{' weakly' if sign.weak else ''}"
        for sign in signs(listen(document), heard, statement.condition)
    )
    yield from (("sign", line) for line in islice(dict.fromkeys(shown), _FAR))
