"""What the text around a phrase tells of the party meant: qualifiers, the dateline, the states named nearby."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from demarche.annotate.names.acronyms import introduced
from demarche.annotate.names.packs import Tables
from demarche.annotate.names.phrases import Phrase, qualifiers
from demarche.annotate.names.reading import Reading
from demarche.annotate.names.scan import Items
from demarche.model import Person
from demarche.world import bodies, states

_OFFICE_ACRONYM = re.compile(r"\(K\)")
_WORD = re.compile(r"\w+")
_DATELINE = re.compile(r"[\W_]{0,4}$")
_OFTEN = 5  # times that a text names the opposition where that is a party to the talks
_BACK = 300  # items over which a noun with its owner is taken up again
_MEMORY = 100  # parties named that an anaphor looks back over


@dataclass(slots=True)
class Coded:
    """A party named at an item."""

    item: int
    start: int
    end: int
    code: str
    kind: str  # as Form.kind, "acronym" for a body that the report introduces
    weak: bool = False
    last: int = -1  # the last of its items, where there are several

    def __post_init__(self) -> None:
        if self.last < 0:
            self.last = self.item


class Context:
    """One document's reading with the parties named in it."""

    __slots__ = (
        "acronyms",
        "coded",
        "coded_at",
        "datelines",
        "first_of",
        "full",
        "given",
        "items",
        "last_of",
        "named",
        "named_codes",
        "offices",
        "opposing",
        "phrase_at",
        "reading",
        "regions",
        "single",
        "starts",
        "tables",
        "taken",
        "text",
        "words",
    )

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.items: Items = reading.items
        self.tables: Tables = reading.tables
        self.text = reading.items.text
        self.acronyms = introduced(self.items, self.tables)
        self.regions: list[Coded] = []  # parts of states, no parties by themselves
        self.datelines: list[int] = []
        self.full: dict[int, Coded] = {}  # full names that the report introduces, by their first item
        self.first_of: dict[int, Person] = {}  # person by the first item of a name, filled once people are known
        self.last_of: dict[int, Person] = {}  # and by the item behind it
        self.given: dict[
            tuple[int, int, int], str
        ] = {}  # the party that the words of a phrase give, by where it stands
        self.single: dict[tuple[int, int], str] = {}  # the state that alone has a title or house, by where it stands
        self.taken: set[int] = set()  # the first items of titles that belong to names
        self.words: set[str] = set()  # of the text, once they are asked for
        self.offices = self._offices()
        self.opposing = -1  # how often words for the opposition stand in the text, once counted
        self.named: list[int] = []  # the first items of names, in order
        self.coded = self._code()
        self.coded_at = {party.item: party for party in self.coded}
        self.named_codes = frozenset(party.code for party in self.coded)
        self.phrase_at = {phrase.first: phrase for phrase in reading.phrases if phrase.kind != "people"}
        self.starts = [party.start for party in self.coded]

    def _code(self) -> list[Coded]:
        """Every party named, datelines set apart; weak forms count where a plain one stands beside them in the text."""
        items = self.items
        found = []
        kinds = "[SJKcO]" if self.acronyms else "[SJ]"
        for index in (match.start() for match in re.finditer(kinds, items.tags)):
            party = self._at(index)
            if party is None:
                continue
            if party.kind == "region":
                self.regions.append(party)
                continue
            if self._is_dateline(party):
                self.datelines.append(index)
            else:
                found.append(party)
        sure = {party.code for party in found if not party.weak}
        found = [party for party in found if not party.weak or party.code in sure]
        names = [party for name, code in self.acronyms.items() if " " in name for party in self._named(name, code)]
        if not names:
            return found
        self.full = {name.item: name for name in names}
        inside = {item for name in names for item in range(name.item, name.last + 1)}
        return sorted([p for p in found if p.item not in inside] + names, key=lambda party: (party.start, -party.end))

    def _offices(self) -> frozenset[str]:
        """Acronyms that the report gives to offices: "the Maritime Affairs Ministry (MAM)"."""
        tags = self.items.tags
        if "(K)" not in tags:
            return frozenset()
        ends = {phrase.last for phrase in self.reading.phrases if phrase.kind == "office"}
        found = (match.start() for match in _OFFICE_ACRONYM.finditer(tags))
        return frozenset(self.items.span(at + 1, at + 2) for at in found if at in ends)

    def _named(self, name: str, code: str) -> Iterator[Coded]:
        """Every place of a full name that the report introduced."""
        items = self.items
        for match in re.finditer(re.escape(name), self.text):
            first, last = bisect_left(items.starts, match.start()), bisect_left(items.ends, match.end())
            yield Coded(first, match.start(), match.end(), code, "acronym", last=last)

    def _at(self, index: int) -> Coded | None:
        items = self.items
        start, end = items.starts[index], items.ends[index]
        code = self.acronyms.get(self.text[start:end], "")
        if code:
            return Coded(index, start, end, code, "acronym")
        form = items.form(index)
        if form is None or items.tags[index] not in "SJ":
            return None
        code = form.code or self.acronyms.get(self.text[start : start + 4], "")
        if form.kind == "seat" and self.tables.order.head_first:
            code = self._state_behind(index) or code
        return Coded(index, start, end, code, form.kind, form.weak)

    def _state_behind(self, index: int) -> str:
        """ "Kemlu Peru": a seat with another state's name right behind it is that state's."""
        if self.items.tags[index + 1 : index + 2] not in ("S", "J"):
            return ""
        form = self.items.form(index + 1)
        return form.code if form is not None and form.kind in ("name", "demonym") and form.code in states() else ""

    def is_allied(self, index: int) -> bool:
        """Whether the party at an item only helps the one meant: "Iran-backed", "dukungan Iran"."""
        items, words = self.items, self.tables.sides.allied
        if self.tables.order.head_first:
            return index > 0 and items.span(index - 1, index).lower() in words
        glued = items.tags[index + 1 : index + 2] == "-" and index + 2 < len(items.tags)
        return glued and items.span(index + 2, index + 3).lower() in words

    def _is_dateline(self, party: Coded) -> bool:
        """MOSCOW, Russia - … or BEIJING (AP) —: capitals at the head of a paragraph, then a dash."""
        before = self.items.tags[max(0, party.item - 1) : party.item]
        if not self.text[party.start : party.end].isupper() and before != ",":
            return False
        line = self.text.rfind("\n", 0, party.start) + 1
        head = self.text[line : party.start]
        if len(head) > 40 or not (_DATELINE.match(head) or head.strip(" *#_").isupper() or party.kind == "name"):
            return False
        behind = self.text[party.end : party.end + 40].split("\n", 1)[0]
        dash = re.match(r"(?:(?!\. )[^\n]){0,36}?(?:\s[-–—]{1,2}\s|—)|: (?=[^\n]{20})", behind)
        first = self.text[line : party.end].strip(" *#_").split(",")[0].split("(")[0]
        return bool(dash) and first.isupper() and len(first) > 3

    def party_of(self, phrase: Phrase) -> str:
        """The party that the words of a phrase give: the first named, joined ones by "+", "" where none."""
        place = (phrase.first, phrase.last, phrase.head)
        if place not in self.given:
            self.given[place] = self._party_of(phrase)
        return self.given[place]

    def _party_of(self, phrase: Phrase) -> str:
        tags = self.items.tags
        codes: list[str] = []
        ministerial = phrase.kind == "title" and "o" in tags[phrase.first : phrase.last]
        last = -2
        for index in qualifiers(self.items, phrase):
            party = self.full.get(index) or self._at(index)
            if party is None or (codes and not self._joined(tags, last, index)) or self.is_allied(index):
                continue
            if ministerial and party.code not in states() and not self._runs(index):
                continue  # "director for ASEAN affairs at the ministry": a field
            if party.kind == "demonym" and party.code not in states() and self._is_sent(phrase):
                continue  # "a European diplomat": of one of many states
            if party.code and party.code not in codes:
                codes.append(party.code)
            last = index
        codes = self._anaphor(phrase) or codes
        if not codes:
            codes = [code for i in range(phrase.first, phrase.last) if (code := self._acronym(i))][:1]
        if not codes:
            return self.only(phrase) or self._led_by_chief(phrase)
        return "+".join(sorted(codes))

    def _is_sent(self, phrase: Phrase) -> bool:
        return self.items.span(phrase.head, phrase.head + 1).lower() in self.tables.sides.sent

    def named_again(self, index: int) -> str:
        """The party that the noun at an item had where it stood before: "a UN mission … the head of that mission"."""
        noun = self.items.span(index, index + 1).lower()
        qualifier = 1 if self.tables.order.head_first else -1
        for other in range(index - 1, max(-1, index - _BACK), -1):
            if self.items.tags[other] == "w" and self.items.span(other, other + 1).lower() == noun:
                party = self.coded_at.get(other + qualifier)
                if party is not None and party.code:
                    return party.code
        return ""

    def rebels(self, first: int, last: int) -> str:
        """The armed group meant in items [first, last): "the rebel delegation" is of the one named last."""
        items = self.items
        if not any(items.span(i, i + 1).lower() in self.tables.sides.rebels for i in range(first, last)):
            return ""
        return self.last_body(items.starts[first], ("group",))

    def _led_by_chief(self, phrase: Phrase) -> str:
        """ "FGH President X": an acronym that nothing tells, used again, is the body that a chief leads."""
        at = phrase.head + (1 if self.tables.order.head_first else -1)
        if self.items.values[phrase.head] != "chief" or not phrase.first <= at < phrase.last:
            return ""
        acronym = self.items.span(at, at + 1)
        return acronym if self.items.tags[at] == "K" and self.text.count(acronym) > 1 else ""

    def is_former(self, phrase: Phrase) -> bool:
        """Whether a title is held no more: its bearer speaks for nobody."""
        former = self.tables.unofficial
        inside = range(phrase.first, phrase.last)
        return any(self.items.tags[i] == "r" and self.items.span(i, i + 1).lower() in former for i in inside)

    def _runs(self, index: int) -> bool:
        """Whether an office is the body's own: "African Union Commission", "Komisi Uni Afrika"."""
        at = index - 1 if self.tables.order.head_first else index + 1
        return at >= 0 and self.items.tags[at : at + 1] == "o"

    def _anaphor(self, phrase: Phrase) -> list[str]:
        """ "the bloc's envoy": the body named last."""
        for index in range(phrase.first, phrase.last):
            if index == phrase.head and not self.tables.order.head_first:
                continue
            if self.items.tags[index] not in "Awt":
                continue
            word = self.items.span(index, index + 1).lower().split()[-1]  # also in "kepala badan itu"
            kinds = self.tables.anaphors.get(word, ())
            definite = index + 1 if self.tables.order.determiner_last else index - 1
            if self.items.tags[definite : definite + 1] != "D":
                continue
            if self.items.tags[index] == "w" and (again := self.named_again(index)):
                return [again]
            if kinds:
                body = self.last_body(self.items.starts[index], kinds)
                return [body] if body else []
        return []

    def lord(self, phrase: Phrase) -> Person | None:
        """The person whom an aide or office serves: "Putin's spokesman", "kantor Macron", "an aide to Aliyev"."""
        if self.tables.order.head_first and phrase.last in self.first_of:
            return self.first_of[phrase.last]
        if self.items.tags[phrase.first - 1 : phrase.first] == "s" and phrase.first - 1 in self.last_of:
            return self.last_of[phrase.first - 1]
        return next((self.first_of[i] for i in range(phrase.head + 1, phrase.last) if i in self.first_of), None)

    def _acronym(self, index: int) -> str:
        return self.acronyms.get(self.items.span(index, index + 1), "")

    def acronym_of(self, text: str) -> str:
        """The acronym of the body in a title, if the text uses it: "head of the Chamber of Ports" -> "CP"."""
        capitals = "".join(word[0] for word in text.split() if word[0].isupper())
        wanted = [capitals[i:] for i in range(max(0, len(capitals) - 2)) if len(capitals[i:]) > 2]
        return next((acronym for acronym in wanted if self._stands(acronym)), "")

    def _stands(self, acronym: str) -> bool:
        """Whether an acronym stands in the text as a word."""
        if not acronym.isalnum():
            return re.search(rf"\b{acronym}\b", self.text) is not None
        if not self.words:
            self.words.update(_WORD.findall(self.text))
        return acronym in self.words

    def only(self, phrase: Phrase) -> str:
        """The state of a title or house that no other has: "Treasury Secretary", "ketua komisi DPR"."""
        place = (phrase.first, phrase.last)
        if place not in self.single:
            only = self.tables.only
            words = (self.items.span(index, index + 1).lower() for index in range(phrase.first, phrase.last))
            self.single[place] = only.get(self.head_of(phrase)) or next(
                (only[word] for word in words if word in only), ""
            )
        return self.single[place]

    def is_opposed(self, phrase: Phrase) -> bool:
        """Whether a title opposes the state that it names: "Peru's opposition leader"."""
        words = self.items.span(phrase.first, phrase.last).lower().split()
        return any(word in self.tables.roles.opposed for word in words)

    def is_side_of_its_own(self) -> bool:
        """Whether the text speaks of the opposition so often that it is a side itself, not the state's politics."""
        if self.opposing < 0:
            low = self.text.lower()
            self.opposing = sum(low.count(word) for word in self.tables.roles.opposed)
        return self.opposing >= _OFTEN

    def is_unofficial(self, phrase: Phrase) -> bool:
        """Of the opposition, of rebels, a mediator: of no state without its name."""
        words = self.items.span(phrase.first, phrase.last).lower().split()
        return any(word in self.tables.unofficial for word in words)

    def usual(self, phrase: Phrase) -> str:
        """The body to which a word of a phrase mostly belongs, if the text names it: "a Commission spokesperson"."""
        for index in range(phrase.first, phrase.last):
            for code in self.tables.usual.get(self.items.span(index, index + 1).lower(), ()):
                if code in self.named_codes and code not in states():
                    return code
        return ""

    def head_of(self, phrase: Phrase) -> str:
        """The head of a title with its fields and ranks: "foreign minister"."""
        first = phrase.head
        while first > phrase.first and self.items.tags[first - 1] in "dr":
            first -= 1
        return self.items.span(first, phrase.head + 1).lower()

    def post_of(self, phrase: Phrase) -> str:
        """The post of a title where a state has one bearer of it ("deputy foreign minister"), else ""."""
        if phrase.kind != "title" or self.items.values[phrase.head] not in ("chief", "minister"):
            return ""
        first = last = phrase.head
        while first > phrase.first and (self.items.tags[first - 1] in "dr" or self._is_rank(first - 1)):
            first -= 1
        while last + 1 < phrase.last and self.items.tags[last + 1] == "d":
            last += 1
        post = self.items.span(first, last + 1).lower()
        return self._alike(post) if " " in post or self.items.values[phrase.head] == "chief" else ""

    def _alike(self, post: str) -> str:
        """One name for the titles of one post: a chancellor leads a government as a prime minister does."""
        posts = self.tables.posts
        if post in posts:
            return posts[post]
        rank, _, rest = post.partition(" ")
        return f"{rank} {posts[rest]}" if rest in posts else post

    def _is_rank(self, index: int) -> bool:
        """Whether a word that may be a title itself is a rank before one: "deputy foreign minister"."""
        return self.items.span(index, index + 1).lower() in self.tables.roles.ranks

    @staticmethod
    def _joined(tags: str, before: int, index: int) -> bool:
        """Whether two parties of a phrase stand side by side: "U.S. and European", "AS-Rusia"."""
        between = tags[before + 1 : index]
        return 0 < len(between) <= 2 and between.strip("a,-D") == ""

    def phrases(self, first: int, last: int) -> list[Phrase]:
        """The phrases that begin in items [first, last)."""
        known = self.reading.phrases
        begin = bisect_left(known, first, key=lambda phrase: phrase.first)
        return known[begin : bisect_left(known, last, key=lambda phrase: phrase.first)]

    def upto(self, at: int) -> int:
        """How many of the parties named stand before an offset."""
        return bisect_left(self.starts, at)

    def before(self, at: int) -> list[Coded]:
        """The parties with a code named last before an offset."""
        stop = self.upto(at)
        return [party for party in self.coded[max(0, stop - _MEMORY) : stop] if party.code]

    def last_body(self, at: int, kinds: tuple[str, ...]) -> str:
        """The body of one of these kinds named last before an offset."""
        known = bodies()
        for party in reversed(self.before(at)):
            kind = known.get(party.code, "group" if party.kind == "acronym" else "")
            if kind in kinds or ("agency" in kinds and party.code == "UN" and party.kind == "seat"):
                return party.code
        return ""
