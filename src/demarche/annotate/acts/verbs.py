"""The words before a verb: is the event done, to come, promised or refused, and does its subject do it or suffer it?"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.annotate.acts.clauses import HARD, View
from demarche.annotate.acts.events import Form

_NOT_DONE = frozenset(["negative", "unreal"])
_GIVEN_UP = 3  # words before a governor in which it is given up: "shelved its plan to …"
_GOVERNOR = 6  # words before the infinitive in which what governs it stands


@dataclass(frozen=True, slots=True)
class Group:
    """A verb at tokens [first, last] with its small words from `start` on.

    voice: active, passive, past (active, or passive where "by" follows), gerund, present, reduced.
    reality: done, future, said (by the cue before the reported words), or what its governor makes of it.
    """

    start: int
    first: int
    last: int
    voice: str
    reality: str


def group(view: View, first: int, last: int, form: Form) -> Group | None:
    """The verb with its small words, None where it is denied, only possible or no verb."""
    reading = _Reading(view, form)
    at: int | None = first - 1
    while at is not None and at >= 0:
        if (before := reading.step(at)) == at:
            break
        at = before
    if at is None:
        return None
    if reading.reality == "said":
        return Group(0, first, last, "active", "said") if "base" in form.parts else None
    seen = reading.seen
    if "future" in reading.around and reading.reality == "done":
        reading.reality = "future"
    voice = _voice(form, seen)
    if voice in ("past", "gerund", "reduced") and at >= 0 and _qualifies(view, at, form):
        return None
    return Group(at + 1, first, last, voice, reading.reality) if voice else None


def _qualifies(view: View, at: int, form: Form) -> bool:
    """ "the deported men", "of wounded soldiers": behind such a word at token `at` stands no verb."""
    small, word = view.events.words, view.words[at]
    if word in view.events.gerunds:
        return not any(word in frame.subjects for frame in form.frames)  # "fighting broke out"
    return word in small.determiners or word in small.prepositions or word in small.inside


class _Reading:
    """The small words before a verb, read from the verb on. seen: those of the verb; around: also its governor's."""

    __slots__ = ("around", "form", "governed", "reality", "seen", "view")

    def __init__(self, view: View, form: Form) -> None:
        self.view, self.form = view, form
        self.seen: set[str] = set()
        self.around: set[str] = set()
        self.reality, self.governed = "done", False

    def step(self, at: int) -> int | None:
        """The token to go on from, `at` itself where the verb's words end, None where nothing is done."""
        view = self.view
        word = view.words[at]
        name = view.events.kinds.get(word, "")
        if name in _NOT_DONE or (name == "backshifted" and not view.reported):
            return None
        if name == "infinitive":
            return self._infinitive(at)
        kind = view.events.governors.get(word)
        if kind and (view.events.bare_governors or ("gerund" in self.form.parts and kind == "done")):
            self.reality = kind if self.reality == "done" else self.reality
            self._note("governed")
        elif name:
            self._note("future" if name == "backshifted" else name)
        elif not view.blank(at):
            return at
        return at - 1

    def _note(self, name: str) -> None:
        self.around.add(name)
        if not self.governed:
            self.seen.add(name)

    def _infinitive(self, at: int) -> int | None:
        if at == 0 and self.view.reported:  # what the cue promises, threatens or refuses to do
            self.reality = "said"
            return -1
        governor = _governor(self.view, at)
        if governor is None:
            return None
        self._note("infinitive")
        self.governed = True  # what stands before belongs to the governor
        self.reality = governor[1]
        return governor[0]


def _governor(view: View, at: int) -> tuple[int, str] | None:
    """(token to go on from, what it makes of the event) of the verb before an infinitive."""
    small = view.events.words
    for index in range(at - 1, max(-1, at - 1 - _GOVERNOR), -1):
        word = view.words[index]
        if word in HARD or word == "," or word in small.negative:
            return None
        if kind := view.events.governors.get(word):
            before = view.words[index - 1] if index else ""
            if before in small.negative or not small.given_up.isdisjoint(view.words[max(0, index - _GIVEN_UP) : index]):
                return None
            return index - 1, kind
        if not view.blank(index) and (view.events.head_first or (word not in small.prepositions and index < at - 3)):
            return None
    return None


def _voice(form: Form, seen: set[str]) -> str:
    parts = form.parts
    if "active" in parts or "passive" in parts:
        return "active" if "active" in parts else "passive"
    if "be" in seen:
        return "passive" if "participle" in parts else "active" if "gerund" in parts else ""
    if "perfect" in seen:
        return "active" if "participle" in parts else ""
    if seen & {"future", "support", "infinitive"}:
        return "active" if "base" in parts else ""
    if "past" in parts:
        return "past"
    if "gerund" in parts:
        return "active" if "governed" in seen else "gerund"
    return "reduced" if "participle" in parts else "present"
