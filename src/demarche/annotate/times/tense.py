"""Does a date lie ahead of the report or behind it? The words of its clause tell.

The nearest word before the date decides ("will meet on Thursday", "said Monday"). A verb of saying decides only if
nothing but names and titles stands between ("kata Menteri X pada Senin"); else what follows the date tells
("the result of Thursday's meeting could ..."). Where no word tells, the answer is "".
"""

from __future__ import annotations

from functools import lru_cache, partial

from demarche.annotate.times.clauses import Clauses, boundary
from demarche.annotate.times.governed import Governing
from demarche.annotate.times.leading import Leading
from demarche.annotate.times.leaning import Hit, Leanings
from demarche.annotate.times.planned import Planned
from demarche.annotate.times.schema import Governed, Leaning, Slots, Tense, TimesFile
from demarche.annotate.times.speaking import Speaking
from demarche.annotate.times.verbs import Verbs
from demarche.lang import Lexicon, load

_SHIFT = 60  # code points between "postponed" and the new date
_DUE = 110  # code points from "a promise to" to the day on which it is to be kept
_WHOSE = 5  # words between "a promise" and "to"
_LIMITED = 5  # words between "until" and the year that it leads to
_DUTY = 12  # words from what must be done to its date
_OPENING = 3  # words before a day that does not open its sentence
_NAMED = 40  # code points behind "Friday's" in which the occasion is named
_FAR = 3  # words from a day to a verb that need not be its own


class TenseReader:
    """Reads the direction of dates with the tense words of one language."""

    def __init__(self, words: Tense, slots: Slots, governed: Governed, leaning: Leaning) -> None:
        self._maybe = frozenset(words.maybe)
        self._must = frozenset(slots.extra.get("must", ()))
        self._clause = tuple(f" {word} " for word in words.clause)
        self._denied = frozenset(words.denied)
        self._pledges = Lexicon((word, True) for word in words.pledges)
        self._infinitive = Lexicon((word, True) for word in words.infinitive)
        self._conditions = Lexicon((word, True) for word in words.condition)
        self._asking = tuple(f" {word}" for word in words.asking)
        self._once = tuple(f" {word}" for word in words.once)
        self._shifted = Lexicon((word, True) for word in words.shifted)
        leading = partial(Leading, between=words.between)
        self._limit, self._deadline = leading(words.limit), leading(words.deadline)
        self._starts, self._gone, self._aims = leading(words.starts), leading(words.gone), leading(words.aims)
        self._onto, self._off = leading(words.onto), leading(words.off)
        self._governing = Governing(governed, words.infinitive)
        self._leanings = Leanings(leaning, words.infinitive)
        self._verbs = Verbs(words, self._leanings)
        self._planned = Planned(words, leaning.leads, self._verbs)
        self._genitive = leaning.genitive
        self._held_at = tuple(f" {word} " for word in (*leaning.over, *leaning.held_at))
        periods = [word for word, unit in slots.unit.items() if unit in ("week", "month", "year")]
        self._dates = Lexicon((word, True) for word in (*slots.month, *slots.short_month, *periods) if self.tells_past)
        self._pending = Lexicon((word, True) for word in leaning.pending)
        self._joining = tuple(f" {word} " for word in leaning.joining)
        self.speaking = Speaking(words.speech, leaning.hearers, self._verbs, self._governing)
        self._boundary = boundary(slots)

    @property
    def tells_past(self) -> bool:
        """The verbs of the language tell what was: a sentence without one is not taken for one of the past."""
        return self._verbs.tell_past

    def clauses(self, text: str, folded: str) -> Clauses:
        return Clauses(text, folded, self._boundary)

    def direction(self, page: Clauses, start: int, end: int) -> tuple[str, bool]:
        """future, past, either (planned and then dropped; not sure where it may be long gone), or "" where no word
        tells, for the date [start, end); and whether the word that tells stands before it."""
        left = page.start(start)
        if (led := self._led_to(page, left, (start, end))) is not None:
            return led
        found = self._before(page, start)
        if self._told_of_another(page, found, start):
            return "", False
        aimed = self._aimed(page, found, start, end)
        if aimed or self._to_come(page, left, start):
            return ("either" if aimed and self._planned.undone(page, end) else "future"), True
        hits = [hit for hit in found if hit[2] != "maybe"]
        may = bool(found) and found[-1][2] == "maybe" and self._may(page, found[-1][1], start)
        if may or (found and self._bound(page, found, start)):
            return "future", True  # "could be signed on Friday", "must carry a permit, of the new kind, after 21 April"
        if hits and (told := self._told_by(page, hits, (start, end))) is not None:
            return told
        return self._after(page, end, bool(hits)), False

    def _told_by(self, page: Clauses, hits: list[Hit], at: tuple[int, int]) -> tuple[str, bool] | None:
        """What the last of the words before the date tells; None where it tells of something else."""
        _, stop, kind = hits[-1]
        if self._open(page, kind, stop, at):
            return self._planned.outcome(page, at[1]), True
        if self._planned.unreal(page.folded, hits):
            way = self._planned.outcome(page, at[1])
            return way, way == "past"
        if kind in ("future", "past"):
            return kind, True
        return ("past", True) if self.speaking.names_only(page.text[stop : at[0]]) else None

    def _before(self, page: Clauses, start: int) -> list[Hit]:
        """The words of tense before the date that count."""
        found = [hit for hit in self._verbs.hits(page.folded, page.start(start), start) if hit[2] != "clause"]
        return self._governing.counting(page.folded, found)

    def _told_of_another(self, page: Clauses, found: list[Hit], start: int) -> bool:
        _, stop, kind = found[-1] if found else (0, start, "")
        if kind not in ("future", "maybe") or self._leanings.attended(page.text, page.folded, stop, start):
            return False  # "akan menghadiri pertemuan yang diperluas pada Selasa"
        return self._governing.of_another(page.folded, stop, start)

    def _led_to(self, page: Clauses, left: int, at: tuple[int, int]) -> tuple[str, bool] | None:
        """What the words that lead to the date tell, whatever the verbs around it."""
        folded, start = page.folded, at[0]
        if folded.startswith(self._genitive, at[1]) and folded[left:start].endswith(self._clause):
            return self._after(page, at[1], False), True  # "denied that Friday's round would be called off"
        if self._set_anew(page, left, start):
            return "future", True  # "called for putting off the round to Friday"
        if self._limit.ends(folded[max(0, start - 30) : start]):
            return self._limited(page, left, at)
        if self._planned.before(folded, start) or self._gone.ends(folded[max(0, start - 12) : start]):
            # "called off Friday's round", "was due on Friday", "due last Friday"
            return self._planned.outcome(page, at[1]), True
        return None

    def _limited(self, page: Clauses, left: int, at: tuple[int, int]) -> tuple[str, bool]:
        """ "must leave by Friday", and what was reached by a day: "were open again by Tuesday"."""
        right = page.end(at[1])
        hits = [hit for hit in self._verbs.hits(page.folded, left, right) if hit[2] != "clause"]
        if any(kind == "unreal" for _, _, kind in hits):
            return "either", False  # "would have been home by Friday"
        if self._conditional(page, left, at[0]):
            return "future", True
        way = self._leanings.passed(page.folded, hits, at, right)
        told = any(kind in ("future", "maybe", "speech") for _, _, kind in hits)
        return (way, False) if way else ("future", told)

    def _open(self, page: Clauses, kind: str, stop: int, at: tuple[int, int]) -> bool:
        """ "planned for January, was called off", "were fixed until the review of 2020"."""
        if kind == "past":
            return self._up_to(page.folded, stop, *at)
        return kind == "future" and self._planned.undone(page, at[1])

    def _to_come(self, page: Clauses, left: int, start: int) -> bool:
        """It stands under an "if", or somebody bound himself to it."""
        return self._conditional(page, left, start) or self._promised(page, left, start)

    def _set_anew(self, page: Clauses, left: int, start: int) -> bool:
        """ "has been postponed by mutual agreement to Monday 22 October"."""
        low = max(left, start - _SHIFT)
        if not self._onto.ends(page.folded[low:start]):
            return False
        hits = self._shifted.find(page.text[low:start], page.folded[low:start])
        return bool(hits) and "," not in page.text[low + hits[-1][1] : start]

    def _promised(self, page: Clauses, left: int, start: int) -> bool:
        """ "with a promise to send ministers to Ashgabat on Monday": what somebody bound himself to lies ahead."""
        low = max(left, start - _DUE)
        text, folded = page.text[low:start], page.folded[low:start]
        for _, at, _ in reversed(self._pledges.find(text, folded)):
            onto = self._infinitive.find(text[at:], folded[at:])
            if onto and len(text[at : at + onto[0][0]].split()) <= _WHOSE:
                return not any(
                    kind in ("past", "speech") for _, _, kind in self._verbs.hits(page.folded, low + at, start)
                )
        return False

    def _aimed(self, page: Clauses, found: list[Hit], start: int, end: int) -> bool:
        """ "the summit is on again, for Thursday": nothing of the past tells of it, and no noun follows the day."""
        if (found and found[-1][2] == "past") or not self._aims.ends(page.folded[max(0, start - 12) : start]):
            return False
        following = page.text[end : end + 2].lstrip()[:1]
        return following in (",", ".", ";", ")", "")

    def _may(self, page: Clauses, low: int, start: int) -> bool:
        """What may be done is done on the date that follows it; "could not agree on Friday" tells of what was."""
        between = page.folded[low:start].split()
        return (
            bool(between) and len(between) <= 8 and between[0] not in self._denied and "," not in page.text[low:start]
        )

    def _up_to(self, folded: str, low: int, start: int, end: int) -> bool:
        """ "were fixed until the review of 2020": what was done then reaches up to a year that may lie ahead."""
        if not folded[start:end].isdigit():
            return False
        between = f" {' '.join(folded[low:start].split()[-_LIMITED:])} "
        return any(f" {word} " in between for word in self._deadline.words)

    def _bound(self, page: Clauses, found: list[Hit], start: int) -> bool:
        """What must be done lies ahead."""
        low, stop, _ = found[-1]
        return page.folded[low:stop] in self._must and len(page.folded[stop:start].split()) <= _DUTY

    def _conditional(self, page: Clauses, left: int, start: int) -> bool:
        """The date stands under an "if" of its own part of the sentence."""
        hits = self._conditions.find(page.text[left:start], page.folded[left:start])
        if not hits or "," in page.text[left + hits[-1][1] : start]:
            return False
        before = " " + page.folded[left : left + hits[-1][0]].rstrip()
        return not before.endswith(self._asking) and not page.folded.startswith(self._once, left + hits[-1][1])

    def _after(self, page: Clauses, end: int, near: bool) -> str:
        """What follows the date, up to the comma if a word before it speaks already, else to the sentence's end."""
        right = page.end(end)
        if self._planned.off_now(page, end):
            return "future"
        if near and (comma := page.text.find(",", end, right)) >= 0:
            right = comma
        for start, stop, kind in self._verbs.hits(page.folded, end, right):
            if kind == "clause":
                break
            if kind == "speech" and self._verbs.present(page.folded[start:stop]):
                break
            if kind == "future" and self._governing.object_of(page.folded, end, (start, stop)):
                break  # "pada Kamis menyetujui rencana ..."
            return "future" if kind in ("future", "maybe") or page.folded[start:stop] in self._maybe else "past"
        return ""

    def undecided(self, page: Clauses, at: tuple[int, int], found: tuple[str, bool]) -> bool:
        """The words around a bare weekday leave open whether it is the last or the next: "a pause starting Friday",
        and ", Saturday, his troops will ...", where what is to come is told after the comma. found: its direction."""
        start = at[0]
        if not found[0] and self._told_of_another(page, self._before(page, start), start):
            return True  # "akan membahas naskah yang diajukan pada Senin"
        if found == ("either", True) and self._planned.was_to(page.folded, start):
            return True  # "was to hand over its report on Friday"
        if found[1] is False and found[0] in ("past", "future") and self._of_another(page, at, found[0]):
            return True
        if self._of_noun(page, at, found):
            return True
        if not found[0] and self._pends(page, at):
            return True  # "agenda pertemuan Senin belum disepakati"
        if found == ("past", True) and self._object_of_past(page, at):
            return True
        if found[0] in ("", "past") and (self._leans(page, at, found) or self._bound_to(page, start)):
            return True
        return found[0] in ("", "past") and self._starts.ends(page.folded[max(0, start - 30) : start])

    def _of_noun(self, page: Clauses, at: tuple[int, int], found: tuple[str, bool]) -> bool:
        """The day is that of a noun, and no verb tells of it: "a date: Friday", "news of the round on Friday spread",
        "will discuss the raid on Friday", "the pact signed in May comes before parliament on Friday"."""
        low, start = page.start(at[0]), at[0]
        folded = page.folded[low:start]
        if folded.rstrip().endswith(":"):
            return True
        hits = self._before(page, start)
        if found[0] == "past" and hits and hits[-1][2] == "past":
            between = page.folded[hits[-1][1] : start]
            dates = self._dates.find(between, between)
            return bool(dates) and len(between[dates[-1][1] :].split()) > _FAR
        if found[0] == "future" and hits:
            return self._leanings.happened(page.text[hits[-1][1] : start], page.folded[hits[-1][1] : start])
        return not hits and self._leanings.of_occasion(page.text[low:start], folded)

    def _pends(self, page: Clauses, at: tuple[int, int]) -> bool:
        """The day stands right behind its occasion, and what is told of both is not yet so."""
        start, end = at
        folded = page.folded[end : page.end(end)]
        hits = self._pending.find(folded, folded)
        near = bool(hits) and len(folded[: hits[0][0]].split()) <= _FAR and "," not in folded[: hits[0][0]]
        return near and self._leanings.occasion_before(page.text[:start], page.folded[:start])

    def _object_of_past(self, page: Clauses, at: tuple[int, int]) -> bool:
        """ "discussed Friday's round": somebody dealt with an occasion, before it or after."""
        start, end = at
        low = page.start(start)
        if not page.folded.startswith(self._genitive, end) or f" {page.folded[low:start]}".endswith(self._held_at):
            return False
        return self._leanings.names_occasion(page.text[end : end + _NAMED], page.folded[end : end + _NAMED])

    def _of_another(self, page: Clauses, at: tuple[int, int], way: str) -> bool:
        """What tells behind the day is of another clause: ", Saturday, his troops will ...", "met on Monday and will
        meet ...", "vote on Wednesday on the offer tabled ..."; not where the day opens its sentence."""
        start, end = at
        if len(page.text[page.start(start) : start].split()) < _OPENING:
            return way == "future" and not self.tells_past and self._one_subject(page, end)
        if way == "future" and not self.tells_past:
            # where no verb tells the past, what follows the day tells most of it: "sits on Thursday, then will publish"
            return self._aside(page, at) or self._one_subject(page, end) or self._told_beside(page, start)
        if way == "future":
            return page.folded.startswith((",", ";", *self._joining), end)
        right = page.end(end)
        hits = self._verbs.hits(page.folded, end, right) if self.tells_past else []
        between = page.folded[end : hits[0][0]] if hits else ""
        return len(between.split()) >= _FAR and not between.lstrip().startswith(",")

    def _aside(self, page: Clauses, at: tuple[int, int]) -> bool:
        """Between two commas: ", who was there on Sunday, will ..."."""
        start, end = at
        return "," in page.text[page.start(start) : start] and page.text.startswith(",", end)

    def _told_beside(self, page: Clauses, start: int) -> bool:
        """ "yang memenangkan tender Selasa akan ...": the day may be that of the clause which tells of the noun."""
        return self._governing.relates(page.folded[page.start(start) : start].rpartition(",")[2])

    def _one_subject(self, page: Clauses, end: int) -> bool:
        """ "swapped the lists on Monday and will swap ...": what tells of the future stands behind the joining word."""
        word = next((word for word in self._joining if page.folded.startswith(word, end)), "")
        hits = self._verbs.hits(page.folded, end, page.end(end)) if word else []
        return bool(hits) and hits[0][0] <= end + len(word)

    def _leans(self, page: Clauses, at: tuple[int, int], found: tuple[str, bool]) -> bool:
        """The day may be that of what is arranged, or no verb of the sentence is of the past."""
        left = page.start(at[0])
        if self._leanings.arranged(page.text, page.folded, left, at[0]):
            return True
        if not self.tells_past or found[0]:
            return False
        told = {kind for _, _, kind in self._verbs.hits(page.folded, left, page.end(at[1]))}
        return told.isdisjoint(("past", "speech", "maybe"))

    def shifted_from(self, page: Clauses, start: int) -> bool:
        """ "was put off from Friday to Monday": either may lie ahead."""
        low = max(page.start(start), start - _SHIFT)
        moved = bool(self._shifted.find(page.text[low:start], page.folded[low:start]))
        return moved and self._off.ends(page.folded[low:start])

    def _bound_to(self, page: Clauses, start: int) -> bool:
        left = page.start(start)
        return self._governing.bound(page.text[left:start], page.folded[left:start])

    def behind(self, page: Clauses, start: int) -> bool:
        """The date is that of an occasion that is over by now."""
        return self._leanings.after(page.text, page.folded, page.start(start), start)

    def deadline(self, folded: str, start: int) -> bool:
        """A word of deadline stands directly before the date."""
        return self._deadline.ends(folded[max(0, start - 30) : start])


@lru_cache(maxsize=8)
def tense_reader(code: str) -> TenseReader:
    """Of language `code`, compiled once. Raises DataError if the pack does not fit."""
    pack = load(code, "times", TimesFile)
    return TenseReader(pack.tense, pack.slots, pack.governed, pack.leaning)
