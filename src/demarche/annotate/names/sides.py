"""On whose side somebody is who bears a title without a state, or an office that names none.

What binds closest decides (`Bonds`), then the weighed signs of the text: where it was filed, what it is about, what
the speaker says a state will or must do. A place, a neighbour's counterpart and an adjective of another noun are no
signs; a wrong side is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from demarche.annotate.names.bonds import Bonds
from demarche.annotate.names.context import Coded, Context
from demarche.annotate.names.filed import Home
from demarche.annotate.names.phrases import Phrase
from demarche.world import group_homes, states

_NEAR = 60  # characters at which a party weighs half
_REACH = 6000  # characters beyond which a party tells nothing

# weights of signs, in units of the whole topic of the text
_TOPIC = 1.0
_FIRST = 1.5  # of the home state, where no other state was named before
_HOME = 0.7  # of the home state elsewhere, where the text names it
_PART = 0.7  # of a part of a state, or a house or title that no other state has, as a sign of what the text is about
_TONGUE = 0.3  # of the state whose language it is, where the text names it
_OFFICE = 1.5  # of whose ministry it was, where "the ministry" is named again
_GOVERNMENT = 0.8  # of the state whose armed group the text is about
_SUBJECT = 0.5  # of the subject of the sentence before
_FOLLOWS = 0.3  # of the person named before: who changes sides says so
_SCENE = 1.2  # "In Rabat, the foreign minister"
_OWN = 1.6  # what the speaker says a state will do, or is ready for
_OUGHT = -1.2  # what the speaker says a state must do; whom the speaker blames
_USUAL = 2.0  # a title that one body bears more than others
_OFTEN = 0.8  # a title that one state's officials bear more than others
_LEAST = 0.25
_MARGIN = 0.12


class Sides(Bonds):
    """Finds the side of titles and offices in one text."""

    __slots__ = ("home", "speech", "standing", "zones")

    def __init__(self, context: Context, home: Home) -> None:
        super().__init__(context)
        self.home = home
        self.speech: dict[str, list[tuple[int, int]]] = {}  # sentences by the key of who is named in them
        self.standing: list[tuple[int, str, float]] = []
        self.zones = context.reading.zones

    def weigh(self, item: int, key: str = "", head: str = "") -> str:
        """The state that stands out at an item, "" where none does. key: of the person whose words count as signs."""
        signs: dict[str, float] = {}
        for code, weight in self._signs(item, key, head):
            signs[code] = signs.get(code, 0.0) + weight
        ranked = sorted(signs, key=lambda code: (-signs[code], code))
        if not ranked or signs[ranked[0]] < _LEAST:
            return ""
        clear = len(ranked) < 2 or signs[ranked[0]] >= signs[ranked[1]] + _MARGIN * max(1.0, signs[ranked[0]])
        return ranked[0] if clear else ""

    def _signs(self, item: int, key: str, head: str) -> Iterator[tuple[str, float]]:
        topic = self._topic(item)
        whole = sum(topic.values()) or 1.0
        for code, weight in topic.items():
            yield code, _TOPIC * weight / whole
        yield from self._foe()
        yield from self._home_signs(item, topic)
        yield from self._before_signs(item)
        for party in self.context.tables.usual.get(head, ()):
            if party in self.context.named_codes:
                yield party, _OFTEN if party in states() else _USUAL
        if office := self._same_office(item, key):
            yield office, _OFFICE
        start = self.start_of(item)
        stop = next((bound for bound in self.bounds if bound > item), len(self.tags))
        for first, last in self._speech_of(key) if key else [(start, stop)]:
            yield from self._said(first, last)

    def _before_signs(self, item: int) -> Iterator[tuple[str, float]]:
        """What stands before: the subject, the person named last, the capital that opens the sentence."""
        before = self.subject_before(item)
        if before in states():
            yield before, -_USUAL if self._summoned(item) else _SUBJECT
        if follows := self._last_official(item):
            yield follows, _FOLLOWS
        if scene := self._scene(item):
            yield scene, _SCENE

    def _last_official(self, item: int) -> str:
        """The state of the person named last before an item, if that is near."""
        named = self.context.named
        index = bisect_left(named, item) - 1
        if index < 0 or self.items.starts[item] - self.items.starts[named[index]] > _NEAR * 10:
            return ""
        party = self.context.first_of[named[index]].party
        return party if party in states() else ""

    def _foe(self) -> Iterator[tuple[str, float]]:
        """The state with which the armed groups of the text deal: theirs is "the government"."""
        groups = [home for party in self.context.coded if (home := group_homes().get(party.code))]
        for home in set(groups):
            yield home, _GOVERNMENT * min(1.0, groups.count(home) / 4)

    def _same_office(self, item: int, key: str) -> str:
        """The party of the office in a title at an item, named before: "Peru's trade ministry … the ministry"."""
        phrase = self.context.phrase_at.get(item)
        offices = self._offices(phrase) if phrase is not None else []
        known = self.context.reading.phrases
        index = bisect_left(known, item, key=lambda other: other.first)
        for other in reversed(known[:index] if offices else []):
            if other.kind == "people" or not any(name.endswith(offices[0]) for name in self._offices(other)):
                continue
            found = self.context.party_of(other) or (self.weigh(other.first) if key else "")
            return found if found in states() else ""
        return ""

    def _offices(self, phrase: Phrase) -> list[str]:
        inside = range(phrase.first, phrase.last)
        return [self.items.span(i, i + 1).lower() for i in inside if self.tags[i] == "o"]

    def _summoned(self, item: int) -> bool:
        """Whether the one named at an item is called in or sent away, by a state not the own."""
        return any(self.items.span(i, i + 1).lower() in self.words.summons for i in range(max(0, item - 3), item))

    def _home_signs(self, item: int, topic: dict[str, float]) -> Iterator[tuple[str, float]]:
        home = self.home.code
        if home:
            others = any(
                party.code and party.code != home and not self.zones.in_headline(party.start)
                for party in self.coded(0, item)
            )
            if not others:
                yield home, _FIRST
            elif home in topic or self.home.filed == self.home.outlet:
                yield home, _HOME
            elif self.home.filed:
                yield home, _HOME / 2
        tongue = self.context.tables.roles.home
        if tongue in topic:
            yield tongue, _TONGUE

    def _topic(self, item: int) -> dict[str, float]:
        """The states around an item, by how near and how prominently they are named."""
        if not self.standing:
            self.standing = [(p.start, *weighed) for p in self.context.coded if (weighed := self._standing(p))]
            self.standing += [(part.start, part.code, _PART) for part in self.context.regions]
            for phrase in self.context.reading.phrases:
                if code := self.context.only(phrase):
                    self.standing.append((self.items.starts[phrase.first], code, _PART))
        at = self.items.starts[item]
        weights: dict[str, float] = {}
        for start, code, weight in self.standing:
            distance = at - start
            if -_REACH < distance < _REACH:
                near = weight / (1 + abs(distance) / _NEAR) * (1.0 if distance > 0 else 0.5)
                weights[code] = weights.get(code, 0.0) + near
        return weights

    def _standing(self, party: Coded) -> tuple[str, float] | None:
        """The state that a name speaks for and how much it weighs."""
        code = party.code if party.code in states() else group_homes().get(party.code, "")
        if not code:
            return None
        if code != party.code:
            return code, 0.5
        left = self.tags[max(0, party.item - 2) : party.item]
        if left.endswith(("L", "LD", "M", "Ml", "Mf")):
            return code, 0.15 if party.kind == "capital" else 0.6
        weight = 1.5 if left[-1:] in ("", "/", ".") else 1.0
        return code, weight

    def _scene(self, item: int) -> str:
        """ "In Rabat, the foreign minister": a capital that opens the sentence right before."""
        start = self.start_of(item)
        if item - start > 5 or self.items.span(start, start + 1).lower() not in self.words.scene:
            return ""
        for party in self.coded(start, item):
            right = party.last + 1
            if party.kind == "capital" and self.tags[right : right + 1] == "," and right + 1 >= item - 1:
                return party.code
        return ""

    # ---- what the speaker says of states ----------------------------------------------------------------------

    def _speech_of(self, key: str) -> list[tuple[int, int]]:
        if not self.speech:
            self._share_out()
        return self.speech.get(key, [])

    def _share_out(self) -> None:
        """Give each sentence to the person named in it, else in the one before it in the paragraph."""
        self.start_of(0)  # for the bounds
        first_of, named, tags = self.context.first_of, self.context.named, self.tags
        speaker = ""
        waiting: list[tuple[int, int]] = []
        ends = [*self.bounds[1:], len(tags)]
        for start, stop in zip(self.bounds, ends, strict=True):
            if "/" in tags[max(0, start - 3) : start] or not start:
                waiting = []
                if tags[start : start + 1] not in ("q", "H"):
                    speaker = ""
            index = bisect_left(named, start)
            if index < len(named) and named[index] < stop:
                speaker = first_of[named[index]].key
                self.speech.setdefault(speaker, []).extend(waiting)
                waiting = []
            if speaker:
                self.speech.setdefault(speaker, []).append((start, stop))
            elif tags[start : start + 1] == "q":  # what is quoted before its speaker is named
                waiting.append((start, stop))

    def _said(self, start: int, stop: int) -> Iterator[tuple[str, float]]:
        """Signs in items [start, stop): what a state will do is its own to say, what it must do another's."""
        words = self.words
        for party in self.coded(start, stop):
            code = party.code
            if code not in states():
                continue
            before = [self.items.span(i, i + 1).lower() for i in range(max(start, party.item - 3), party.item)]
            linked = self.tags[party.item - 1 : party.item] in tuple("lfDL")
            if words.aimed & set(before[-2:] if linked else before[-1:]):
                yield code, _OUGHT
                continue
            left = self.tags[party.item - 1 : party.item] if party.item > start else "."
            if left == "-" and self.items.text[party.start - 1] == "-":
                continue  # one of a pair
            if left not in "v.q/,:-" and not (before and before[-1] in words.that):
                continue
            after = [
                self.items.span(i, i + 1).lower()
                for i in range(party.last + 1, min(stop, party.last + 4))
                if self.tags[i] not in "q"
            ]
            if after and after[0] in ("'s", "’s"):
                after = after[1:]
            if words.ought & set(after[:2]):
                yield code, _OUGHT
            elif words.own & set(after):
                yield code, _OWN
            elif words.own_country & {self.items.span(i, i + 1).lower() for i in range(start, stop)}:
                yield code, _OWN / 2
