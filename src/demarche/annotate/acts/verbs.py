"""The words before a verb: is the event done, to come, promised or refused, and does its subject do it or suffer it?"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.annotate.acts.clauses import HARD, View
from demarche.annotate.acts.events import Form

_GOVERNOR = 6  # words before the infinitive in which what governs it stands


@dataclass(frozen=True, slots=True)
class Group:
    """A verb at tokens [first, last] with its small words from `start` on.

    voice: active, passive, past (active, or passive where "by" follows), gerund, present, reduced.
    reality: done, future, or what its governor makes of it.
    """

    start: int
    first: int
    last: int
    voice: str
    reality: str


def group(view: View, first: int, last: int, form: Form) -> Group | None:
    """The verb with its small words, None where it is denied, only possible or no verb."""
    small, governors = view.events.words, view.events.governors
    seen: set[str] = set()
    held: set[str] | None = None
    reality = "done"
    at = first - 1
    while at >= 0:
        word = view.words[at]
        if word in small.negative or word in small.unreal:
            return None
        if word in small.backshifted:
            if not view.reported:
                return None
            seen.add("future")
        elif word in small.infinitive:
            governor = _governor(view, at)
            if governor is None:
                return None
            at, reality = governor
            seen.add("infinitive")
            held, seen = seen, set()  # what stands before it belongs to the governor
            continue
        elif (kind := governors.get(word)) and (
            view.events.bare_governors or ("gerund" in form.parts and kind == "done")
        ):
            reality = kind if reality == "done" else reality
            seen.add("governed")
        elif (name := _small(view, word)) is not None:
            seen.add(name)
        elif not view.blank(at):
            break
        at -= 1
    if "future" in seen and reality == "done":
        reality = "future"
    voice = _voice(form, held if held is not None else seen)
    return Group(at + 1, first, last, voice, reality) if voice else None


def _small(view: View, word: str) -> str | None:
    small = view.events.words
    for name, words in (
        ("be", small.be),
        ("perfect", small.perfect),
        ("support", small.support),
        ("future", small.future),
    ):
        if word in words:
            return name
    return None


def _governor(view: View, at: int) -> tuple[int, str] | None:
    """(token to go on from, what it makes of the event) of the verb before an infinitive."""
    small = view.events.words
    for index in range(at - 1, max(-1, at - 1 - _GOVERNOR), -1):
        word = view.words[index]
        if word in HARD or word == "," or word in small.negative:
            return None
        if kind := view.events.governors.get(word):
            before = view.words[index - 1] if index else ""
            if before in small.negative:
                return None
            return index - 1, kind
        if not view.blank(index) and word not in small.prepositions and index < at - 3:
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
