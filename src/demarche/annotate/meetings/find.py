"""Find encounters sentence by sentence: a noun or verb of encounter, who takes part, where, when, and its status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from demarche.annotate.meetings.scene import Party, Scene
from demarche.model import Sentence, TimeMark, When
from demarche.world import bodies

_WORD = re.compile(r"[^\W\d_]+")
_LINK = re.compile(r"^[\s,]*(?:[^\W\d_]+[\s,]+){0,2}$")
_CAPITALS = re.compile(r"\s+((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+){0,2})")


@dataclass(frozen=True, slots=True)
class Found:
    """One mention of an encounter. explicit: its parties are named, not taken from the report as a whole."""

    start: int
    end: int
    trigger: tuple[int, int]
    kind: str
    parties: frozenset[str]
    people: frozenset[str]
    place: str
    state: str  # of the place
    forum: str
    date: When
    dated: bool
    status: str
    explicit: bool
    firm: bool  # stands by itself; else it only adds to another mention


@dataclass(frozen=True, slots=True)
class Trigger:
    start: int
    end: int
    kind: str
    verb: bool
    low: int  # its stretch of the sentence
    high: int
    again: bool = False  # "one at ..." after an encounter in the same sentence


def encounters(scene: Scene) -> Iterator[Found]:
    """All mentions of encounters that carry a day, a place, or named people or parties on both sides."""
    document = scene.document
    skipped = [(s.start, s.end) for s in document.headlines] + [(j.start, j.end) for j in document.junk]
    for sentence in scene.document.sentences:
        if any(low < sentence.end and sentence.start < high for low, high in skipped):
            continue
        before: Found | None = None
        for trigger in _triggers(scene, sentence):
            found = _read(scene, sentence, trigger, before)
            if found is not None:
                before = found
                yield found


def _triggers(scene: Scene, sentence: Sentence) -> list[Trigger]:
    """The words of encounter, two of one event taken together ("meet at the summit", "council session convenes")."""
    base = sentence.start
    piece, folded = scene.document.text[base : sentence.end], scene.folded[base : sentence.end]
    hits = [
        (base + start, base + end, what) for start, end, what in scene.words.triggers.find(piece, folded) if what[0]
    ]
    found: list[Trigger] = []
    for index, (start, end, (kind, verb)) in enumerate(hits):
        high = hits[index + 1][0] if index + 1 < len(hits) else sentence.end
        if found and _one_event(scene, found[-1].end, start):
            last = found[-1]
            noun = last.kind if verb or not last.verb else kind
            found[-1] = Trigger(last.start, last.end, noun, last.verb or verb, last.low, high, last.again)
            continue
        again = kind == "again"
        if again and not found:
            continue
        low = hits[index - 1][1] if index else base
        found.append(Trigger(start, end, "meeting" if again else kind, verb, low, high, again))
    return found


def _one_event(scene: Scene, low: int, high: int) -> bool:
    gap = scene.document.text[low:high]
    if any(mark in gap for mark in ',.;:"“”–—'):
        return False
    # "meet at this month's gathering" is one, "met on Monday and will meet" are two
    if scene.dated_in(low, high) and not _kinds(scene, low, low + 4):
        return False
    lower = [word for word in _WORD.findall(gap) if word[0].islower()]
    return len(lower) <= 5 and not any(kind == "join" for _, _, kind in _kinds(scene, low, high))


def _read(scene: Scene, sentence: Sentence, trigger: Trigger, before: Found | None) -> Found | None:
    taking = _participants(scene, sentence, trigger)
    mark = _time(scene, sentence, trigger)
    if scene.quoted(trigger.start) and mark is None:
        return None
    inherited = before.date if mark is None and before is not None and before.dated else None
    place, code, place_end = _place(scene, trigger)
    codes = {one for party in taking for one in party.codes}
    if trigger.kind == "visit" and code:
        codes.add(code)
    explicit = len(codes) >= 2 or _alone(trigger, codes)
    dated = mark is not None or inherited is not None
    strength = _strength(scene, trigger, (mark, explicit, bool(place or inherited)), taking)
    filled = codes if explicit else _fill_up(scene, codes)
    if not filled or strength == 0:
        return None
    begins = [trigger.start, *(p.start for p in taking if trigger.start - p.start < 150)]
    ends = [trigger.end, *(p.end for p in taking), place_end, mark.end if mark else 0]
    when = mark.when if mark is not None else inherited or When(why="the report tells no day for it")
    return Found(
        min(begins + ([mark.start] if mark else [])),
        min(max(ends), sentence.end),
        (trigger.start, trigger.end),
        trigger.kind,
        frozenset(filled),
        frozenset(party.key for party in taking if party.key),
        place,
        code,
        _forum(scene, trigger),
        when,
        dated,
        _status(scene, trigger, when),
        explicit,
        strength > 1,
    )


def _strength(scene: Scene, trigger: Trigger, has: tuple[TimeMark | None, bool, bool], taking: list[Party]) -> int:
    """2: stands by itself. 1: may only add to another mention of the same encounter. 0: tells of none."""
    mark, explicit, placed = has
    if mark is not None and not (_supposed(scene, trigger) and not _near_day(trigger, mark)):
        return 2 if explicit or _near_day(trigger, mark) else 1
    if _supposed(scene, trigger):
        return 0
    if explicit and (placed or _specific(scene, trigger, taking)):
        return 2
    return 1 if placed else 0


def _near_day(trigger: Trigger, mark: TimeMark) -> bool:
    """A day or two, told beside the word: enough where the sides are not named."""
    first, last = mark.when.earliest, mark.when.latest
    short = first is None or last is None or (last - first).days <= 3
    return short and -40 < mark.start - trigger.end < 60


def _specific(scene: Scene, trigger: Trigger, taking: list[Party]) -> bool:
    """Without day and place it counts only as a call, or where one side is told to have met the other's people."""
    told = trigger.verb or _held(scene, trigger) is not None
    return (trigger.kind == "call" or told) and any(party.mention.kind in ("person", "role") for party in taking)


def _alone(trigger: Trigger, codes: set[str]) -> bool:
    """One party is enough for a body's own meeting, a session or a visit."""
    body = any(code in bodies() or len(code) != 3 for code in codes)
    return bool(codes) and (trigger.kind in ("visit", "session", "sit") or (body and trigger.kind == "meeting"))


# ---- who ------------------------------------------------------------------------------------------------------


def _participants(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[Party]:
    held = _held(scene, trigger)
    subject: list[Party] = []
    if trigger.verb or held is not None:
        subject = _subject(scene, sentence, trigger.start if held is None else held)
    taking = {*subject, *_modifiers(scene, trigger), *_after(scene, trigger)}
    return sorted(taking, key=lambda party: party.start)


def _kinds(scene: Scene, low: int, high: int) -> list[tuple[int, int, str]]:
    """The little words of [low, high), relative to `low`; "ke-47" counts, it leads nowhere."""
    text = scene.document.text
    found = scene.words.around.find(text[low:high], scene.folded[low:high])
    return [hit for hit in found if text[low + hit[1] : low + hit[1] + 1] != "-"]


def _after(scene: Scene, trigger: Trigger) -> list[Party]:
    """Who follows: "talks between A and B", "met B", "pertemuan A-B", "summit of A"."""
    text = scene.document.text
    taking: list[Party] = []
    at = trigger.end
    for party in scene.inside(trigger.end, trigger.high):
        start = max(party.start, trigger.end)
        gap = text[at:start]
        if not taking and not _opens(scene, at, start):
            if not (_aside(scene, at, start) and "," not in gap):
                break
            if not _receives(scene, trigger, party):
                continue
        if taking and not _joined(scene, at, start):
            break
        taking.append(party)
        at = max(party.end, at)
    return taking


def _opens(scene: Scene, low: int, high: int) -> bool:
    """The words between the trigger and the first name lead to a participant."""
    gap = scene.document.text[low:high]
    kinds = [kind for _, _, kind in _kinds(scene, low, high)]
    words = _WORD.findall(gap)
    if any(mark in gap for mark in '.;:"“”'):
        return False
    if kinds and kinds[-1] in ("within", "of"):
        return len(words) <= 14
    return len(words) <= 4 and not kinds and "," not in gap


def _receives(scene: Scene, trigger: Trigger, party: Party) -> bool:
    """The goal of a visit, and a body where the encounter takes place, take part."""
    kind = _kinds(scene, max(trigger.end - 4, party.start - 40), party.start)
    leads = kind[-1][2] if kind else ""
    body = any(c in bodies() for c in party.codes) and not scene.is_city(party)
    return (trigger.kind == "visit" and leads == "to") or (leads == "at" and body)


def _aside(scene: Scene, low: int, high: int) -> bool:
    kinds = [kind for _, _, kind in _kinds(scene, low, high)]
    return bool(kinds) and kinds[-1] in ("at", "to", "aside")


def _joined(scene: Scene, low: int, high: int) -> bool:
    """ "A and B", "A-B", "A, B and C", "A with the foreign minister of B"."""
    gap = scene.document.text[low:high] if high > low else ""
    if not gap.strip() or gap.strip() in ("-", "–", "/", ",", "—", "'s", "’s"):
        return True
    kinds = {kind for _, _, kind in _kinds(scene, low, high)}
    words = _WORD.findall(gap)
    if any(mark in gap for mark in '.;:"“”'):
        return False
    return (bool(kinds & {"join", "within"}) and not kinds & {"at", "to", "aside"} and len(words) <= 8) or (
        not kinds and "," in gap and len(words) <= 3
    )


def _modifiers(scene: Scene, trigger: Trigger) -> list[Party]:
    """Who stands right before the noun: "US-Russia security talks", "the EU summit"."""
    if trigger.verb or not scene.words.pack.names_first:
        return []
    taking: list[Party] = []
    at = trigger.start
    for party in reversed(scene.inside(trigger.low, trigger.start)):
        gap = scene.document.text[party.mention.end : at]
        if taking and gap.strip() in ("-", "–", "/", "—"):
            taking.append(party)
        elif taking or len(_WORD.findall(gap)) > 2 or "," in gap or _kinds(scene, party.mention.end, at):
            break
        else:
            taking.append(party)
        at = party.start
    return taking


def _held(scene: Scene, trigger: Trigger) -> int | None:
    """Where the verb stands that takes the noun as its object ("held talks", "mengadakan pembicaraan")."""
    if trigger.verb:
        return None
    low = max(trigger.low, trigger.start - 60)
    for start, end, kind in reversed(_kinds(scene, low, trigger.start)):
        if kind == "hold" and len(_WORD.findall(scene.document.text[low + end : trigger.start])) <= 5:
            return low + start
    return None


def _subject(scene: Scene, sentence: Sentence, before: int) -> list[Party]:
    """The nearest name before the verb that no preposition puts aside, and those joined with it."""
    taking: list[Party] = []
    for party in reversed(scene.inside(sentence.start, before)):
        if party.end > before:
            continue
        if any(mark in scene.document.text[party.end : before] for mark in '“”";'):
            break
        if taking:
            if not _joined(scene, party.end, taking[-1].start):
                break
        elif _aside(scene, max(sentence.start, party.start - 14), party.start) and _next_to(scene, party):
            continue
        taking.append(party)
    return taking


def _next_to(scene: Scene, party: Party) -> bool:
    """The preposition stands directly before the name."""
    low = max(0, party.start - 14)
    hits = _kinds(scene, low, party.start)
    return bool(hits) and not _WORD.findall(scene.document.text[low + hits[-1][1] : party.start])


def _fill_up(scene: Scene, codes: set[str]) -> set[str]:
    """Talks have two sides: a side that the words leave out is one of the two that the report is about, if it is."""
    main = scene.two_sides()
    return {*codes, *[code for code in main if code not in codes][: 2 - len(codes)]} if main else set()


# ---- where and when ---------------------------------------------------------------------------------------------


def _place(scene: Scene, trigger: Trigger) -> tuple[str, str, int]:
    """(place as written, code of its state or "", end) after a preposition of place in the stretch of the trigger."""
    text = scene.document.text
    for _, end, kind in _kinds(scene, trigger.end, min(trigger.high, trigger.end + 220)):
        if kind != "at" and not (kind == "to" and trigger.kind == "visit"):
            continue
        at = trigger.end + end
        match = _CAPITALS.match(text, at)
        if match is None or any(mark.start <= match.start(1) < mark.end for mark in scene.document.times):
            continue
        known = scene.words.places.find(match.group(1))
        if known:
            return match.group(1)[known[0][0] : known[0][1]], known[0][2], match.end()
        named = [p for p in scene.inside(match.start(1), match.end(1)) if p.mention.kind == "party"]
        if named and named[0].codes[0] not in bodies():
            return text[named[0].mention.start : named[0].mention.end], named[0].codes[0], named[0].end
    return "", "", 0


def _time(scene: Scene, sentence: Sentence, trigger: Trigger) -> TimeMark | None:
    """The date of the trigger's own stretch: after it, else before it, else the one that opens the sentence."""
    text = scene.document.text
    marks = [mark for mark in scene.times(sentence) if _short(mark)]
    after = [m for m in marks if trigger.end <= m.start < trigger.high and not _broken(text[trigger.end : m.start])]
    before = [m for m in marks if trigger.low <= m.start < trigger.start and not _apart(scene, m.end, trigger.start)]
    if after and not (before and _nearer(scene, trigger, before[-1], after[0])):
        return after[0]
    if before and trigger.start - before[-1].end < 120:
        return before[-1]
    opening = [mark for mark in marks if mark.end < trigger.start and mark.start - sentence.start < 20]
    return opening[0] if opening and not _apart(scene, opening[0].end, trigger.start) else None


def _short(mark: TimeMark) -> bool:
    """A year or a season is not the day of a meeting."""
    first, last = mark.when.earliest, mark.when.latest
    return first is None or last is None or (last - first).days <= 31


def _apart(scene: Scene, low: int, high: int) -> bool:
    """What is said on a day need not happen on it."""
    return _broken(scene.document.text[low:high]) or any(kind == "clause" for _, _, kind in _kinds(scene, low, high))


def _broken(gap: str) -> bool:
    """A quotation or another sentence stands between."""
    return len(gap) > 200 or any(mark in gap for mark in ("“", "”", '"', ";", ". ", "? "))


def _nearer(scene: Scene, trigger: Trigger, before: TimeMark, after: TimeMark) -> bool:
    """ "Monday's talks"."""
    return trigger.start - before.end < 30 and after.start - trigger.end > 60


# ---- what of it -------------------------------------------------------------------------------------------------


def _forum(scene: Scene, trigger: Trigger) -> str:
    """The name of a standing body or conference: its capital words around a word of forum."""
    text = scene.document.text
    low, high = max(trigger.low, trigger.start - 50), min(trigger.high, trigger.end + 60)
    for start, end, kind in _kinds(scene, low, high):
        if kind != "forum" or not text[low + start].isupper():
            continue
        return _capital_run(text, low + start, low + end)
    return ""


def _capital_run(text: str, start: int, end: int) -> str:
    before = re.search(r"(?:[A-Z][\w–-]*\s+)*$", text[max(0, start - 40) : start])
    after = re.match(r"(?:\s+(?:ke-\d+|[A-Z][\w–-]*))*", text[end : end + 60])
    return f"{before.group() if before else ''}{text[start:end]}{after.group() if after else ''}".strip()


def _supposed(scene: Scene, trigger: Trigger) -> bool:
    low = max(trigger.low, trigger.start - 80)
    hits = scene.words.status.find(scene.document.text[low : trigger.start], scene.folded[low : trigger.start])
    return any(kind == "supposed" for _, _, kind in hits)


def _status(scene: Scene, trigger: Trigger, when: When) -> str:
    """The report's own words, then the calendar."""
    low = max(trigger.low, trigger.start - 90)
    high = min(trigger.high, trigger.end + 140)
    around = scene.words.status.find(scene.document.text[low:high], scene.folded[low:high])
    kinds = [kind for _, _, kind in around]
    if "cancelled" in kinds:
        return "cancelled"
    published = scene.document.published
    if when.earliest and published.latest and when.earliest > published.latest:
        return "planned"
    if when.latest and published.earliest and when.latest < published.earliest:
        return "held"
    if "planned" in [kind for start, _, kind in around if low + start < trigger.end + 60]:
        return "planned"
    return "ongoing" if "ongoing" in kinds else "held"


def same_day(one: When, other: When) -> bool:
    """Equal, or one lies within the other."""
    if one.earliest is None or other.earliest is None or one.latest is None or other.latest is None:
        return False
    return _within(one.earliest, one.latest, other) or _within(other.earliest, other.latest, one)


def _within(first: date, last: date, whole: When) -> bool:
    return whole.earliest is not None and whole.latest is not None and whole.earliest <= first and last <= whole.latest
