"""Mark the meetings of a report: several mentions of one encounter are one line, told by its best evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from demarche.annotate.meetings.bodies import two_bodies
from demarche.annotate.meetings.bouts import bouts
from demarche.annotate.meetings.cues import hours
from demarche.annotate.meetings.day import same_day
from demarche.annotate.meetings.find import encounters
from demarche.annotate.meetings.found import Found, More
from demarche.annotate.meetings.hints import hints
from demarche.annotate.meetings.scene import Scene, scene
from demarche.annotate.meetings.scored import with_scored
from demarche.annotate.meetings.scored_features import Report, report_of
from demarche.annotate.meetings.standing import with_standing
from demarche.annotate.meetings.triggers import Heard
from demarche.annotate.meetings.weighed import with_sides
from demarche.annotate.meetings.words import words
from demarche.model import Document, Meeting, Span, When

BODIES = ("sit", "session")
_CALLS = ("call", "speak")
_NEXT = 300
"""Code points within which what is put off gets its new day in other words."""
_TALKS = {"talks", "meeting", "meet", "resume"}


def mark_meetings(document: Document) -> Document:
    """`document` with `meetings`; needs its sentences, quotations, names, times and statements."""
    if not document.covered or not document.sentences:
        return replace(document, meetings=(), hints=())
    made = scene(document)
    heard = _heard(made)
    if not heard and not made.times:
        return replace(document, meetings=(), hints=())
    report, lines = _lines(made, heard)
    stands_for = _stands_for(document.text, heard)
    told = with_sides(report, with_standing(report, lines))
    meetings = tuple(_meeting(document.text, line, stands_for) for line in told)
    return replace(document, meetings=meetings, hints=tuple(hints(report, told)))


def lines_in(document: Document) -> tuple[Report, list[Found]]:
    """Its lines with the sides that grammar gives them."""
    made = scene(document)
    return _lines(made, _heard(made))


def _lines(made: Scene, heard: list[Heard]) -> tuple[Report, list[Found]]:
    report = report_of(made, list(encounters(made, heard)))
    found, more = with_scored(report)
    return report, merge(more, partial(_two_told, made), merge(found, partial(two_bodies, made)))


def _two_told(made: Scene, line: Found, one: Found) -> bool:
    """One that was held and one to come, where nothing tells that they were on one day."""
    return two_bodies(made, line, one) or (line.status != one.status and not same_day(line.date, one.date))


def found_in(document: Document) -> tuple[Scene, list[Found]]:
    """What the words of encounter alone tell, each mention by itself."""
    made = scene(document)
    return made, list(encounters(made, _heard(made)))


def _heard(made: Scene) -> list[Heard]:
    """The words of encounter of the report, in order."""
    code = made.document.lang
    other = bouts(made.document.text, made.folded, code)
    hits = words(code).triggers.find(made.document.text, made.folded)
    heard = [hit for hit in hits if hit[2][0] and (hit[2][1] or not other.meets(hit[0], hit[1]))]
    return sorted([*heard, *((one.start(), one.end(), ("hours", True)) for one in hours(code).finditer(made.folded))])


def _stands_for(text: str, heard: Sequence[Heard]) -> dict[int, str]:
    """Where "one at" begins -> the word of the encounter told before it."""
    found, noun = {}, ""
    for start, end, (kind, verb) in heard:
        if kind == "again":
            found[start] = noun
        elif not verb:
            noun = text[start:end]
    return found


def merge(
    found: Iterable[Found],
    apart: Callable[[Found, Found], bool] = lambda _line, _one: False,
    known: Sequence[Found] = (),
) -> list[Found]:
    """One line an encounter, in the order of the text, behind those that are known. apart: whether the words part two
    that may else be one."""
    lines = list(known)
    for one in found:
        fits = [index for index, line in enumerate(lines) if _same(line, one) and not apart(line, one)]
        if not fits:
            lines.append(one)
            continue
        # "the talks" are those told last; what names its round, day or parties goes to the first that it fits
        numbered = [index for index in fits if one.more.round and lines[index].more.round == one.more.round]
        fits = numbered or fits
        days = [index for index in fits if same_day(lines[index].date, one.date)]
        at = (days or fits)[-1 if one.again else 0]
        lines[at] = _both(lines[at], one)
    return lines


def _same(line: Found, one: Found) -> bool:
    once = one.start < line.end and one.parties == line.parties and one.told == line.told
    if once and not _elsewhere(line, one) and _kinds_agree(line, one):
        return True  # told once: "a call to set the day of the talks"
    if not _kinds_agree(line, one) or not _parties_agree(line, one):
        return False
    if _slipped(line, one):
        return True
    if _two(line, one):
        return False
    if _moved_to(line, one) or _set_again(line, one) or _ends(line, one):
        return True
    known = line.date.earliest is not None and one.date.earliest is not None
    if known and not same_day(line.date, one.date):
        return False
    if not known and line.dated and one.dated and line.date.earliest is None and one.date.earliest is None:
        # two open dates in words of the report: one meeting only if nothing else parts them
        return line.status == one.status and line.told == one.told
    if not known and not one.again and {line.status, one.status} == {"held", "cancelled"}:
        return False
    if one.again and one.dated and not line.dated and one.status == "held" and line.status in ("planned", "cancelled"):
        return False  # "the talks of 10 May" are not those that were put off
    return one.again or _people_agree(line, one, known)


def _two(line: Found, one: Found) -> bool:
    """Their ranks, words, rounds or places part them."""
    if not one.again and one.more.margin != line.more.margin:
        great = line if one.more.margin else one
        if great.kind == "talks" or great.more.round:
            return True  # a separate meeting, and the round that it stands beside
    if not one.again and len(one.parties | line.parties) == 1 and {one.kind, line.kind} == {"session", "talks"}:
        return True  # the plenary of a body, and the talks under its roof
    told_apart = _holds(line, one.more.parted) or _holds(one, line.more.parted) or _ranks_differ(line.more, one.more)
    rounds = _parted(line.more, one.more) or _other_round(line, one) or _round_alone(line, one)
    return told_apart or rounds or _anew(line, one) or _elsewhere(line, one) or _over(line, one) or _alone(line, one)


def _alone(line: Found, one: Found) -> bool:
    """One is the sitting of a body of one side, or each names one side only, and nothing makes them one: neither day
    nor place, forum or people, nor a word that takes the other up."""
    small, large = sorted((line, one), key=lambda told: len(told.parties))
    own = small.kind in BODIES and large.kind not in BODIES
    if one.again or len(small.parties) != 1 or not (own or small.parties == large.parties):
        return False
    placed = bool(line.place) and line.place == one.place
    titled = bool(line.forum) and line.forum == one.forum
    dated = line.date.earliest is not None and same_day(line.date, one.date)
    return not (placed or titled or dated or line.told == one.told != "" or line.people & one.people)


def _ranks_differ(line: More, one: More) -> bool:
    """Leaders, and envoys or experts; ministers, and experts; ministers of two fields."""
    offices = {one.office.rpartition(" ")[2], line.office.rpartition(" ")[2]} - {""}
    levels = {line.level, one.level}
    far = "summit" in levels and bool(levels & {"envoys", "experts"})
    return len(offices) > 1 or far or levels == {"ministers", "experts"}


def _holds(line: Found, at: int) -> bool:
    spans = ((line.start, line.end), *((span.start, span.end) for span in line.more.spans))
    return at >= 0 and any(start <= at < end for start, end in spans)


def _ends(line: Found, one: Found) -> bool:
    """ "The talks ended on Tuesday. The talks, which opened on Monday, ..." """
    near = one.start - line.end < _NEXT
    taken_up = one.again or (not one.explicit and near)
    if one.again and near and one.more.end == "opens" and not line.more.end and line.status == one.status == "held":
        return True  # "said after talks in Oran on Friday. The talks, which opened on Thursday, ..."
    return taken_up and {line.more.end, one.more.end} == {"opens", "closes"} and one.start - line.end < 4 * _NEXT


def _other_round(line: Found, one: Found) -> bool:
    """ "a nine-hour session ... A third round has been set"; "a second round ... Commanders will meet"."""
    if line.status == one.status or one.again or one.more.moved or _set_again(line, one):
        return False
    return "planned" in (line.status, one.status) and line.more.round != one.more.round


def _over(line: Found, one: Found) -> bool:
    """ "after five hours of talks ... Experts will meet on Monday": what lasted is not what is to come."""
    if one.kind == "resume" and line.status == "held" and one.status == "planned":
        return True  # "... when the round was over. They will have another go"
    first, second = (line, one) if line.status == "held" else (one, line)
    held = first.status == "held" and second.status == "planned" and not one.again
    return held and first.more.length is not None and second.dated and second.more.length is None


def _round_alone(line: Found, one: Found) -> bool:
    """ "... as it did at the first round": nothing but its number tells which."""
    alone = [told for told in (line, one) if told.more.round and not (told.dated or told.place or told.firm)]
    return bool(alone) and line.more.round != one.more.round


def _moved_to(line: Found, one: Found) -> bool:
    """ "They will now meet on Friday"."""
    moved = one.more.moved and line.status in ("planned", "cancelled")
    return moved and (one.again or line.parties == one.parties)


def _set_again(line: Found, one: Found) -> bool:
    """Put off in one sentence, with its new day in a later one."""
    alike = one.kind == line.kind or ({one.kind, line.kind} <= _TALKS and one.start - line.end < _NEXT)
    alike = alike and not (line.more.level and one.more.level and line.more.level != one.more.level)
    return line.more.waits and one.status == "planned" and one.dated and alike and not one.more.anew


def _slipped(line: Found, one: Found) -> bool:
    """ "The fourth round is on Sunday in Oran. It had been set for 3 May in Rome, and was put off": one round with two
    days."""
    off, on = (line, one) if line.status == "cancelled" else (one, line)
    one_round = bool(on.more.round) and on.more.round == off.more.round
    if not one_round or off.status != "cancelled" or on.status == "cancelled" or not (off.dated and on.dated):
        return False
    if off.date.latest and on.date.earliest:
        return off.date.latest < on.date.earliest
    return off.told != on.told


def _elsewhere(line: Found, one: Found) -> bool:
    """Two places; of which both are known, or one is where it was and the other where it will be."""
    if line.state and one.state:
        return line.state != one.state
    named = bool(line.place and one.place) and line.place not in one.place and one.place not in line.place
    return named and (line.status != one.status or line.dated != one.dated or not one.again)


def _parted(line: More, one: More) -> bool:
    """Two rounds."""
    return bool(line.round and one.round and line.round != one.round)


def _anew(line: Found, one: Found) -> bool:
    """ "They met in Geneva in May. They met in Geneva again." """
    if line.status == one.status == "planned" and any(not (told.dated or told.place) for told in (line, one)):
        return False  # "are to meet again, he said. They will meet on Friday": the plan and its day
    parted = line.firm or (line.status == "held" and one.status == "planned")
    return one.more.anew != line.more.anew and parted and not same_day(line.date, one.date)


def _kinds_agree(line: Found, one: Found) -> bool:
    kinds = (line.kind, one.kind)
    if (line.kind in _CALLS) != (one.kind in _CALLS) and "speak" not in kinds:
        return False
    return "visit" not in kinds or line.kind == one.kind or same_day(line.date, one.date)


def _people_agree(line: Found, one: Found, known: bool) -> bool:
    if len(line.people) > 1 and len(one.people) > 1 and not line.people & one.people:
        return False  # on one day the ministers of two states may sit down in several rooms
    if line.status != one.status and line.firm and one.firm:
        return known and line.people == one.people
    return True


def _parties_agree(line: Found, one: Found) -> bool:
    shared = line.parties & one.parties
    if one.again and len(line.parties) > 1 and not one.named <= line.parties:
        return False  # "the talks with the Union" are not those of two ministers
    if one.kind == "sit" and line.kind not in BODIES and line.parties != one.parties and not one.again:
        return False  # a council sits by itself
    if not one.explicit or not line.explicit:
        pairs = len(line.parties) > 1 and len(one.parties) > 1
        return len(shared) > 1 if pairs and not one.again else bool(shared) or line.parties == one.parties
    return line.parties <= one.parties or one.parties <= line.parties


def _both(line: Found, one: Found) -> Found:
    """The richer mention gives the evidence; the other fills what it lacks."""
    best, rest = (line, one) if _weight(line) >= _weight(one) else (one, line)
    if one.more.moved and line.dated and not same_day(line.date, one.date):
        # "... due on Monday. It was put off to Friday."
        line = replace(line, date=one.date, more=replace(line.more, was=line.date), status=one.status)
        return _both(line, replace(one, more=replace(one.more, moved=False)))
    if (one.more.moved or _set_again(line, one)) and line.status == "cancelled":
        line = replace(line, status=one.status)  # "... was put off. They will now meet on Friday."
        line, off = replace(line, more=replace(line.more, waits=False)), not same_day(line.date, one.date)
        return _both(line, replace(one, more=replace(one.more, moved=off and line.dated)))
    if _slipped(line, one):
        gone, on = (line, one) if line.status == "cancelled" else (one, line)
        more = replace(gone.more, waits=False, was=on.more.was if on.more.was.earliest else gone.date)
        left = replace(gone, date=on.date, place=on.place, state=on.state, status=on.status, more=more)
        return _both(left, on) if gone is line else _both(on, left)
    if _ends(line, one):
        return _both(_from_to(line, one), replace(one, more=replace(one.more, end="")))
    whole = best.more.whole or rest.more.whole
    dated = [one for one in (best, rest) if one.more.whole or not whole]
    both = line.dated and one.dated
    when = min(dated, key=lambda told: (_length(told.date), both and not _day_and_month(told))).date
    parties = best.parties if best.explicit or not rest.explicit else rest.parties
    return replace(
        best,
        parties=parties | (rest.parties if rest.explicit or rest.again else frozenset()),
        people=best.people | rest.people,
        place=best.place or rest.place,
        state=best.state or rest.state,
        forum=best.forum or rest.forum,
        date=when,
        dated=line.dated or one.dated,
        explicit=line.explicit or one.explicit,
        firm=line.firm or one.firm,
        loose=line.loose and one.loose,
        again=line.again and one.again,
        status="cancelled" if one.again and one.status == "cancelled" else best.status,
        more=_both_more(best, rest),
    )


def _day_and_month(one: Found) -> bool:
    """ "Thursday (7/5)" tells more than "Friday night"."""
    return any(letter.isdigit() for letter in one.told)


def _from_to(line: Found, one: Found) -> Found:
    """With the days from the one that opens it to the one that closes it."""
    first, last = (line.date, one.date) if line.more.end == "opens" else (one.date, line.date)
    if first.earliest and last.latest and first.earliest < last.latest:
        when = When(first.earliest, last.latest, f"it opened on {first.earliest} and ended on {last.latest}")
        return replace(line, date=when, more=replace(line.more, whole=True, end=""))
    return replace(line, date=last, more=replace(line.more, end=""))


def _both_more(best: Found, rest: Found) -> More:
    one, other = best.more, rest.more
    return More(
        one.round or other.round,
        one.level or other.level,
        one.office or other.office,
        one.length or other.length,
        one.margin or other.margin,
        one.was if one.was.earliest or one.was.why else other.was,
        one.anew or other.anew,
        one.moved or other.moved,
        one.waits or other.waits,
        tuple(sorted({*one.spans, *other.spans, Span(rest.start, rest.end)}, key=lambda span: (span.start, span.end))),
        one.parted,
        one.end if one.end == other.end else "",
        one.whole or other.whole,
    )


def _weight(one: Found) -> tuple[int, int, int, int, int]:
    told = one.explicit + bool(one.place or one.forum) + one.dated
    return (one.firm, told, -_length(one.date), len(one.people), -one.start)


def _length(when: When) -> int:
    """Days that the date spans; an unknown one is the longest."""
    return (when.latest - when.earliest).days if when.earliest and when.latest else 10_000


def _meeting(text: str, line: Found, stands_for: Mapping[int, str]) -> Meeting:
    start, end, more = line.start, _closed(text, line.start, line.end), line.more
    return Meeting(
        start=start,
        end=end,
        what=line.forum or stands_for.get(line.trigger[0], text[line.trigger[0] : line.trigger[1]]),
        forum=line.forum,
        parties=tuple(sorted(line.parties)),
        people=tuple(sorted(line.people)),
        place=line.place,
        date=line.date,
        status=line.status,
        kind=line.kind,
        round=more.round,
        level=more.level,
        office=more.office,
        length=more.length,
        margin=more.margin,
        was=more.was,
        again=tuple(Span(one.start, _closed(text, one.start, one.end)) for one in more.spans),
        sure=line.firm,
        filled=not line.explicit or line.loose,
        whole=more.whole,
        anew=more.anew,
    )


def _closed(text: str, start: int, end: int) -> int:
    """The end without the marks that close a sentence or quotation."""
    while end > start and text[end - 1] in ' ,.;:\n"”':
        end -= 1
    return end
