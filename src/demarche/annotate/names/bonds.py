"""What binds a title without a state to a party: whose title it is, who sent its bearer, whose delegation is led.

"her defence minister", "the mediator" whom somebody offered, "the Peruvian side was headed by": each gives one party
or none, without weighing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from demarche.annotate.names.context import Coded, Context
from demarche.annotate.names.phrases import Phrase
from demarche.world import bodies, islands, states

_SENTENCE = re.compile(r"[./]+")
_GROUP, _PERSON = 3, 7  # sentences over which "their" and "his" look back
_EARLIER = 40  # phrases that a repeated title looks back over


class Bonds:
    """Finds the party to which titles of one text are bound."""

    __slots__ = ("bounds", "context", "items", "settled", "tags", "words")

    def __init__(self, context: Context) -> None:
        self.context = context
        self.items = context.items
        self.tags = context.items.tags
        self.words = context.tables.sides
        self.bounds: list[int] = []
        self.settled: dict[int, str] = {}  # party by the first item of a title that stood alone

    # ---- whose title it is ------------------------------------------------------------------------------------

    def owner(self, phrase: Phrase) -> str | None:
        """The party of "his", "its", "-nya" in a title; None where nothing of the kind stands there."""
        if self._of_realm(phrase.first):
            return self.realm(phrase.first - 2)
        if self.context.tables.names.endings_of_owners:
            if self._theirs(phrase) and (group := self._last_group(phrase.first)):
                return group
            return self.subject_before(phrase.first) if self._owned(phrase) else None
        if self.tags[phrase.first] != "P":
            return None
        word = self.items.span(phrase.first, phrase.first + 1).lower()
        if word in self.words.persons:
            return self._last_person(phrase.first)
        if word not in self.words.things:
            return None
        if word in self.words.several:
            return self._last_group(phrase.first) or self.subject_before(phrase.first)
        return self.subject_before(phrase.first)

    def _of_realm(self, item: int) -> bool:
        """Whether "the kingdom's" stands right before an item."""
        return item > 1 and self.tags[item - 1] == "s" and self._word(item - 2) in self.words.realm

    def _word(self, item: int) -> str:
        return self.items.span(item, item + 1).lower()

    def realm(self, item: int) -> str:
        """The state that "the kingdom" takes up at an item: the last named in the sentence, else the subject before."""
        start = self.start_of(item)
        named = [party.code for party in self.coded(start, item) if party.code in states()]
        return named[-1] if named else self.subject_before(start)

    def _owned(self, phrase: Phrase) -> bool:
        tails = tuple(self.context.tables.names.endings_of_owners)
        return any(
            self.items.span(i, i + 1).endswith(tails)
            for i in range(phrase.first, phrase.last)
            if self.tags[i] in "tdrow"
        ) or self._theirs(phrase)

    def _theirs(self, phrase: Phrase) -> bool:
        """ "juru bicara mereka"."""
        last = phrase.last
        return last < len(self.tags) and self.items.span(last, last + 1).lower() in self.words.several

    def _last_person(self, item: int) -> str:
        """The party of the person named last before an item, by name or by title."""
        named = self.context.named
        index = bisect_left(named, item) - 1
        if index >= 0 and not self._far(named[index], item, _PERSON):
            return self.context.first_of[named[index]].party
        return self.subject_before(item)

    def _last_group(self, item: int) -> str:
        kinds = bodies()
        for party in reversed(self.context.before(self.items.starts[item])[-8:]):
            if self._far(party.item, item):
                break
            if party.kind == "acronym" or kinds.get(party.code) == "group":
                return party.code
        return ""

    def _far(self, item: int, other: int, sentences: int = _GROUP) -> bool:
        """Whether more than some sentences lie between two items."""
        return len(_SENTENCE.findall(self.tags, item, other)) > sentences

    def subject_before(self, item: int) -> str:
        """The subject of the sentence up to an item, else of the two sentences before."""
        start = self.start_of(item)
        for _ in range(3):
            if found := self.subject(start, item):
                return found
            if start == 0:
                break
            item, start = start, self.start_of(start - 1)
        return ""

    def start_of(self, item: int) -> int:
        """The item at which the sentence that holds an item begins."""
        if not self.bounds:
            self.bounds = [0, *(match.end() for match in _SENTENCE.finditer(self.tags))]
        return self.bounds[max(0, bisect_left(self.bounds, item + 1) - 1)]

    def stop_of(self, item: int) -> int:
        """The item behind the sentence that holds an item."""
        self.start_of(item)
        index = bisect_right(self.bounds, item)
        return self.bounds[index] if index < len(self.bounds) else len(self.tags)

    def before(self, item: int, sentences: int) -> int:
        """The item at which the sentence begins that stands some sentences before that of an item."""
        start = self.start_of(item)
        for _ in range(sentences):
            start = self.start_of(start - 1) if start else 0
        return start

    def subject(self, start: int, stop: int) -> str:
        """The party that does something in items [start, stop), outside quote marks: person, title, office or state."""
        context, tags = self.context, self.tags
        quoted = False
        found = ""
        end = start
        for item in range(start, stop):
            if tags[item] == "q":
                quoted = not quoted
            if quoted or item < end:
                continue
            left = tags[item - 1] if item > start else "."
            party = ""
            if item in context.first_of:
                party = context.first_of[item].party
            elif item in context.phrase_at and context.phrase_at[item].last <= stop:
                party, end = context.party_of(context.phrase_at[item]), context.phrase_at[item].last
                if not party and not found:
                    return self.office_of(context.phrase_at[item])
            elif item in context.coded_at and left not in "Lf" and not (left == "v" and found):
                party = context.coded_at[item].code
            if party and left == "a" and found and item - 2 in context.coded_at:
                return ""  # both do it
            if party and (not found or (left in ",a" and tags[item + 1 : item + 2] == "v")):
                found = party
        return found

    def office_of(self, phrase: Phrase) -> str:
        """The party of an office that names none; "" here, where nothing is weighed."""
        return ""

    # ---- who leads, who sent ----------------------------------------------------------------------------------

    def led(self, item: int) -> str:
        """The party whose delegation the one named at an item leads: "the Peruvian side was headed by …"."""
        if self._of_realm(item):
            item -= 2
        while item and self.tags[item - 1] in "hDr":
            item -= 1
        if not item:
            return ""
        start = self.start_of(item - 1)
        before = self.items.span(item - 1, item).lower()
        clause = {self.items.span(i, i + 1).lower() for i in range(max(start, item - 14), item)}
        if before in self.words.sends:  # "Chad mengutus menteri X", "Chad sent minister X"
            sender = self.coded(start, item - 1)
            return sender[-1].code if sender and self.tags[item : item + 1] != "I" else ""
        if before in self.words.led:  # "dipimpin", "led by"
            pass
        elif before in self.words.by:
            if not clause & self.words.led and not set(self.tags[max(start, item - 6) : item]) & set("wo"):
                return ""
        elif not (before in self.words.being and clause & self.words.leading):
            return ""
        near = [party for party in self.coded(max(start, item - 14), item) if party.code]
        return near[-1].code if near else self.subject_before(start)

    def coded(self, first: int, last: int) -> list[Coded]:
        known = self.context.coded
        begin = bisect_left(known, first, key=lambda party: party.item)
        return known[begin : bisect_left(known, last, key=lambda party: party.item)]

    def again(self, phrase: Phrase) -> str:
        """A title taken up again: "will send its adviser … the adviser, X"; "offered a mediator. The mediator"."""
        if "D" not in self.tags[phrase.first : phrase.last]:
            return ""
        head = self.items.span(phrase.head, phrase.head + 1).lower()
        known = self.context.reading.phrases
        index = bisect_left(known, phrase.first, key=lambda other: other.first)
        for other in reversed(known[max(0, index - _EARLIER) : index]):
            if other.kind == "office" or self._stem(self.items.span(other.head, other.head + 1).lower()) != head:
                continue
            found = self.owner(other) or self.context.party_of(other) or self._sent(other)
            found = found or self.settled.get(other.first, "")
            if found:
                return found
        return ""

    def _stem(self, word: str) -> str:
        tails = self.context.tables.names.endings_of_owners
        return next((word[: -len(tail)] for tail in tails if word.endswith(tail)), word)

    def _sent(self, phrase: Phrase) -> str:
        """The subject that sends, names or offers the bearer of an indefinite title."""
        if "I" not in self.tags[phrase.first : phrase.first + 1] or not phrase.first:
            return ""
        before = {self.items.span(i, i + 1).lower() for i in range(max(0, phrase.first - 2), phrase.first)}
        return self.subject(self.start_of(phrase.first), phrase.first) if before & self.words.sends else ""

    def stands_for(self, first: int, last: int) -> str:
        """The party in "who speaks for …", "who leads …": items [first, last) behind a name."""
        for item in range(first, last):
            party = self.context.coded_at.get(item)
            half = self.items.text[self.items.ends[item] : self.items.ends[item] + 1] == "-"
            if party is not None and party.code and not half:  # not "the Oslo-backed Coast List"
                return party.code
            if self.items.span(item, item + 1).lower() in self.words.island:
                return self.island(item)
        return ""

    def of_place(self, phrase: Phrase) -> str:
        """ "Kementerian Kesehatan setempat": of the state named last, be it as a place."""
        at = phrase.last
        if at >= len(self.tags) or self.items.span(at, at + 1).lower() not in self.words.there:
            return ""
        named = self.context.before(self.items.starts[at])
        return named[-1].code if named else ""

    def island(self, item: int) -> str:
        """The state or territory called "the island" at an item: the one of these named last."""
        for party in reversed(self.context.before(self.items.starts[item])):
            if party.code in islands():
                return party.code
        return ""

    def scene_before(self, stop: int) -> str:
        """ "In Rabat, nobody was surprised. "Never," the foreign minister said": the scene of the sentence before."""
        start = self.start_of(stop - 1)
        ends = next((at for at in range(start, stop) if self.tags[at] == ","), start)
        return self.scene(ends) if ends > start and "/" not in self.tags[start:stop] else ""

    def scene(self, item: int) -> str:
        """ "In Rabat, the foreign minister": a capital that opens the sentence right before."""
        start = self.start_of(item)
        if item - start > 12 or self.items.span(start, start + 1).lower() not in self.words.scene:
            return ""
        for party in self.coded(start, item):
            right = party.last + 1
            if party.kind in ("capital", "name") and self.tags[right : right + 1] == ",":
                if "v" in self.tags[right:item] or "," in self.tags[right + 1 : item]:
                    continue
                return party.code
        return ""
