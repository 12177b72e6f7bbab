"""On whose side somebody is who bears a title without a state, or an office that names none.

What binds closest decides (`Bonds`), then the weighed signs of the text: where it was filed, what it is about, what
the speaker says a state will or must do. A place, a neighbour's counterpart and an adjective of another noun are no
signs; a wrong side is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from demarche.annotate.names.alike import Alike, Wanted
from demarche.annotate.names.context import Coded, Context
from demarche.annotate.names.filed import Home
from demarche.annotate.names.phrases import Phrase
from demarche.annotate.names.said import Said
from demarche.annotate.names.sections import above, sections
from demarche.world import group_homes, states

_NEAR = 60  # characters at which a party weighs half
_REACH = 6000  # characters beyond which a party tells nothing

# weights of signs, in units of the whole topic of the text
_TOPIC = 1.0
_CREDITED = 0.6  # of the home of an agency that the report only draws on
_FIRST = 1.5  # of the home state, where no other state was named before
_HOME = 0.7  # of the home state elsewhere, where the text names it
_TITLE = 0.5  # of a state within another's title
_PART = 0.7  # of a part of a state, or a house or title that no other state has, as a sign of what the text is about
_FOREIGN = 0.55  # of the home state where no sentence names it
_ABROAD = 3  # states of a report that tells of others and never names the home state
_UNASKED = 0.8  # more, where no state was named before
_TONGUE = 0.45  # of the state whose language it is, where the text names it
_OFFICE = 1.5  # of whose ministry it was, where "the ministry" is named again
_GOVERNMENT = 0.8  # of the state whose armed group the text is about
_SUBJECT = 0.5  # of the subject of the sentence before
_EARLIER = 0.35  # of the subject of a paragraph before
_OPENS = 0.65  # of the state with whose name the sentence before opens, in the same paragraph
_BARE = 1.0  # of the state whose officials go without its name, for those who oppose them
_SPEAKS_IN = 0.4  # of the capital in which the bearer of a title speaks
_ROUTINE = 1.2  # more, where it is a briefing held every week
_HELD = -1.2  # of a state whose same post another holds: it has one foreign minister
_FIELD = 0.6  # of the ministry of the same field, named before
_GENERAL = 0.4  # of whose government it was, where several have one
_AGAINST = 0.9  # of the official whom the opposition speaks of
_FOLLOWS = 0.3  # of the person named before: who changes sides says so
_OTHER = -0.5  # of the state of another official in the rest of the sentence
_SCENE = 1.2  # "In Rabat, the foreign minister"
_CLOSE, _FAR = 0.8, 0.5  # parts of it, where the sentence before tells it, in the paragraph and before that
_USUAL = 2.5  # a title that one body bears more than others
_OFTEN = 0.8  # a title that one state's officials bear more than others
_LEAST = 0.25
_MARGIN = 0.12


class Sides(Said):
    """Finds the side of titles and offices in one text."""

    __slots__ = ("asked", "bare", "foes", "holders", "home", "same", "sections", "standing", "titled", "zones")

    def __init__(self, context: Context, home: Home) -> None:
        super().__init__(context)
        self.home = home
        self.sections: list[tuple[int, str, float]] = []  # item of a heading, the one state in it, its weight
        self.titled: set[int] = set()  # items of titles
        self.asked: dict[int, str] = {}  # party of offices weighed before, "" while being weighed
        self.bare: dict[str, int] = {}  # state -> how many people of a title without its name are of it
        self.holders: dict[str, set[str]] = {}  # post -> states of which the text names who holds it
        self.standing: list[tuple[list[tuple[int, str, float]], list[int]]] = []  # with their starts, in order
        self.foes: list[tuple[str, float]] | None = None
        self.same = Alike(context)
        self.zones = context.reading.zones

    def weigh(self, item: int, key: str = "", head: str = "", also: tuple[int, ...] = ()) -> str:
        """The state that stands out at an item, "" where none does. key: of the person whose words count as signs.

        also: further items at which the same person's title stands.
        """
        signs: dict[str, float] = {}
        for code, weight in self._signs(item, key, head):
            signs[code] = signs.get(code, 0.0) + weight
        for other in also:
            if self.start_of(other) == self.start_of(item):
                continue
            for code, weight in self._before_signs(other):
                signs[code] = signs.get(code, 0.0) + weight
        signs.pop("", None)
        ranked = sorted(signs, key=lambda code: (-signs[code], code))
        if not ranked or signs[ranked[0]] < _LEAST:
            return ""
        if ranked[0] == self.home.code and self._anybodys(item):
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
        phrase = self.context.phrase_at.get(item)
        if phrase is not None and self.context.is_opposed(phrase):
            yield from self._opposed_signs(item, head)
            return
        yield from self._before_signs(item)
        offices = self.same.offices(phrase) if phrase is not None and phrase.kind == "title" else []
        for party in {party for name in (head, *offices) for party in self.context.tables.usual.get(name, ())}:
            if party in self.context.named_codes:
                yield party, _OFTEN if party in states() else _USUAL
        if bearers := self.context.tables.bearers.get(head):
            yield from ((code, _HELD) for code in topic if code not in bearers)
        yield from self._same_office(item, key)
        yield from self._held(item, key)
        start = self.start_of(item)
        stop = self.stop_of(item)
        places: set[tuple[str, bool]] = set()
        home_known = self.home.code or any(party.code in states() for party in self.coded(0, item))
        for first, last in self.speech_of(key) if key else [(start, stop)]:
            yield from self.said(first, last)
            places |= self._speaks_in(first, last)
        weight = _SPEAKS_IN + (0.0 if home_known else _UNASKED)
        for place, routine in places:
            yield place, weight + (_ROUTINE if routine else 0.0)

    def _before_signs(self, item: int) -> Iterator[tuple[str, float]]:
        """What stands before: the subject, the person named last, the capital that opens the sentence."""
        before = self.subject_before(item)
        if before in states() or (before and self._may_lead_group(item)):
            yield before, -_USUAL if self._summoned(item) else self._subject_weight(item, before)
        if follows := self._last_official(item):
            yield follows, _FOLLOWS if self._in_paragraph(item) else _FOLLOWS / 2
        if other := self._met(item):
            yield other, _OTHER
        if scene := self.scene(item):
            yield scene, _SCENE
        elif (earlier := self.start_of(item)) and (scene := self.scene_before(earlier)):
            inside = "/" not in self.tags[earlier:item]
            yield scene, _SCENE * (_CLOSE if inside else _FAR)
        if not self.sections:
            self.sections = sections(self.context)
        yield above(self.sections, item)

    def _opposed_signs(self, item: int, head: str) -> Iterator[tuple[str, float]]:
        """Whose opposition it is: it speaks of its own state's officials, whom the text names without the state."""
        if target := self._next_official(item):
            yield target, _AGAINST
        if (follows := self._last_official(item)) in self.bare:
            yield follows, _FOLLOWS
        for party in self.context.tables.usual.get(head, ()):
            if party in self.context.named_codes:
                yield party, _OFTEN
        whole = sum(self.bare.values())
        for code, count in self.bare.items():
            yield code, _BARE * count / whole

    def _in_paragraph(self, item: int) -> bool:
        """Whether the person named last stands in the paragraph of an item."""
        named = self.context.named
        return named[bisect_left(named, item) - 1] > self.tags.rfind("/", 0, item)

    def speaks_for(self, item: int) -> str:
        """For whom "a spokesman" speaks: the subject of the sentence before, in which an office may go without name."""
        start = self.start_of(item)
        return self.subject(start, item) or (self.subject(self.start_of(start - 1), start) if start else "")

    def _subject_weight(self, item: int, before: str) -> float:
        if before == self._opens(item):
            return _OPENS
        line = self.tags.rfind("/", 0, item) + 1
        return _SUBJECT if before in {party.code for party in self.coded(line, item)} else _EARLIER

    def _opens(self, item: int) -> str:
        """The state with whose name the last sentence before opens, in the paragraph; quotes are passed over."""
        start = self.start_of(item)
        for _ in range(3):
            if not start or self.tags[start - 1] == "/":
                return ""
            start = self.start_of(start - 1)
            if self.tags[start : start + 1] == "q":
                continue
            first = start + (self.tags[start : start + 1] == "D")
            party = self.context.coded_at.get(first)
            return party.code if party is not None else ""
        return ""

    def _speaks_in(self, first: int, last: int) -> set[tuple[str, bool]]:
        """Where somebody speaks in items [first, last), unless to meet another official: "told reporters in Bamako".

        With it, whether that is a briefing held again and again.
        """
        places = {
            (party.code, bool(self.words.routine.intersection(self._words(max(first, party.item - 4), party.item))))
            for party in self.coded(first + 2, last)  # what opens the sentence is the scene
            if party.kind == "capital"
            and self.tags[party.item - 1] == "L"
            and party.code in states()
            and not self._reported(first, party.item)
        }
        if not places:
            return places
        titles = (phrase for phrase in self.context.phrases(first, last) if phrase.kind == "title")
        return set() if any(self.context.party_of(phrase) in states() for phrase in titles) else places

    def _next_official(self, item: int) -> str:
        """The state of the person or title named next in the sentence."""
        stop = self.stop_of(item)
        own = self.context.phrase_at[item].last
        named = self.context.named
        for index in named[bisect_left(named, own + 1) :]:
            if index >= stop:
                break
            if (party := self.context.first_of[index].party) in states():
                return party
        return self._met(item)

    def _held(self, item: int, key: str) -> Iterator[tuple[str, float]]:
        """The states of which somebody else holds the post at an item."""
        phrase = self.context.phrase_at.get(item)
        if not key or phrase is None:
            return
        for party in self.holders.get(self.context.post_of(phrase), ()):
            yield party, _HELD

    def _met(self, item: int) -> str:
        """The state of the next official in the sentence: "the prime minister will meet the Peruvian president"."""
        stop = self.stop_of(item)
        for phrase in self.context.phrases(item + 1, stop):
            if self._reported(item, phrase.first):
                return ""
            if phrase.kind == "title" and self.items.values[phrase.head] in ("chief", "minister"):
                party = self.context.party_of(phrase)
                return party if party in states() else ""
        return ""

    def _may_lead_group(self, item: int) -> bool:
        """Whether a title may be of an armed group: a commander's, a spokesman's."""
        phrase = self.context.phrase_at.get(item)
        if phrase is None or set("ow") & set(self.tags[phrase.first : phrase.last]):
            return False  # "the Justice Department's spokesman", "the army chief"
        return self.items.values[phrase.head] in ("body", "spokes", "envoy", "aide")

    def office_of(self, phrase: Phrase) -> str:
        """The state whose office stands as a subject without its name."""
        if phrase.kind != "office" or self._of_a_thing(phrase):
            return ""
        if phrase.first not in self.asked:
            self.asked[phrase.first] = ""
            self.asked[phrase.first] = self.weigh(phrase.first, head=self.context.head_of(phrase))
        return self.asked[phrase.first]

    def _of_a_thing(self, phrase: Phrase) -> bool:
        """ "kantor syahbandar": an office that a plain noun tells, whose state the words leave open."""
        bare = phrase.last - phrase.first == 1 and self.context.tables.order.head_first
        if not bare or self.tags[phrase.last : phrase.last + 1] != "x":
            return False
        return self.items.span(phrase.first, phrase.last).lower() in self.words.told_by_noun

    def _anybodys(self, item: int) -> bool:
        """ "the commission is to sit in Osh": a body of which nothing tells whose it is, in a report that is filed at
        home and never names the home state."""
        phrase = self.context.phrase_at.get(item)
        if phrase is None or phrase.kind != "office":
            return False
        body, *rest = self._words(phrase.first, phrase.last)
        if body not in self.words.anybodys or len(rest) > 1 or "D" in self.tags[phrase.first : phrase.last]:
            return False
        return not any(party.code == self.home.code and party.kind != "capital" for party in self.context.coded)

    def _last_official(self, item: int) -> str:
        """The state of the person named last before an item, if that is near."""
        named = self.context.named
        index = bisect_left(named, item) - 1
        if index < 0 or self.items.starts[item] - self.items.starts[named[index]] > _NEAR * 10:
            return ""
        party = self.context.first_of[named[index]].party
        return party if party in states() else ""

    def _foe(self) -> list[tuple[str, float]]:
        """The state with which the armed groups of the text deal: theirs is "the government"."""
        if self.foes is None:
            groups = Counter(home for party in self.context.coded if (home := group_homes().get(party.code)))
            self.foes = [(home, _GOVERNMENT * min(1.0, count / 4)) for home, count in groups.items()]
        return self.foes

    def _same_office(self, item: int, key: str) -> Iterator[tuple[str, float]]:
        """The party of the office in a title at an item, or of that field, named before.

        "Peru's trade ministry … the ministry"; "the Finance Ministry … Finance Minister X".
        """
        phrase = self.context.phrase_at.get(item)
        if phrase is None:
            return
        offices, field, post = wanted = self.same.wanted(phrase)
        if not offices and not field and not post:
            return
        named = self._named_alike(item, wanted, bool(key))
        nearest = next(named, "")
        if nearest:
            plain = bool(offices) and "D" not in self.tags[phrase.first : phrase.last]
            several = plain and any(code != nearest for code in named)
            yield nearest, (_GENERAL if several else _OFFICE) if offices else _FIELD

    def _named_alike(self, item: int, wanted: Wanted, weighed: bool) -> Iterator[str]:
        """The states of the offices and titles before an item that are of one office or field, the nearest first."""
        found = False
        for other in self.same.before(item, wanted):
            code = self._of_office(other, weighed and not found)
            if code in states():
                found = True
                yield code

    def _of_office(self, other: Phrase, weighed: bool) -> str:
        """The party of an office, of a title, or of whose title it is."""
        if code := self.context.party_of(other):
            return code
        if other.last in self.context.first_of:
            return self.context.first_of[other.last].party
        if other.kind != "office":
            return ""
        return self.weigh(other.first) if weighed else self.asked.get(other.first, "")

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
                yield home, _FIRST if self.home.sure else _CREDITED
            elif home in topic or (self.home.filed == self.home.outlet and len(topic) < _ABROAD):
                yield home, _HOME if self.home.sure else _CREDITED
            elif self.home.filed:
                yield home, _FOREIGN
        tongue = self.context.tables.roles.home
        if tongue in topic:
            first = not home and all(self.zones.in_headline(party.start) for party in self.coded(0, item) if party.code)
            yield tongue, _TONGUE + (_UNASKED if first else 0.0)

    def _topic(self, item: int) -> dict[str, float]:
        """The states around an item, by how near and how prominently they are named."""
        if not self.standing:
            titles = (phrase for phrase in self.context.reading.phrases if phrase.kind == "title")
            self.titled = {item for phrase in titles for item in range(phrase.first, phrase.last)}
            coded = [(p.start, *weighed) for p in self.context.coded if (weighed := self._standing(p))]
            parts = [(part.start, part.code, _PART) for part in self.context.regions]
            own = [
                (self.items.starts[phrase.first], code, _PART)
                for phrase in self.context.reading.phrases
                if (code := self.context.only(phrase))
            ]
            self.standing = [(row, [start for start, _, _ in row]) for row in (coded, parts, own)]
        at = self.items.starts[item]
        weights: dict[str, float] = {}
        for row, starts in self.standing:
            for start, code, weight in row[bisect_right(starts, at - _REACH) : bisect_left(starts, at + _REACH)]:
                distance = at - start
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
        if left.endswith(("f", "fD")) or (left.endswith("l") and self.context.tables.order.linking_places):
            return code, 0.6
        if left.endswith(("L", "LD", "M", "Ml", "Mf")):
            return code, 0.15 if party.kind == "capital" else 0.6
        weight = 1.5 if left[-1:] in ("", "/", ".") else 1.0
        if party.item in self.titled:
            weight *= _TITLE
        return code, weight
