"""Who and what stands where in a report, ready to be asked sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import attrgetter

from demarche.annotate.covers import Cover
from demarche.annotate.meetings.words import Hit, Words, words
from demarche.lang.lexicon import fold
from demarche.model import Document, Mention, Sentence, Statement, TimeMark, When
from demarche.world import bodies, states

_CUT = re.compile(r"[.;:()\"“”]")
_START = attrgetter("start")
_OFTEN = 3
"""Times that a report names two states side by side before it is about them; the lead counts for as many."""

Place = tuple[str, str, int]
"""(as written, code of its state or "", end); ("", "", 0): none told."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who can take part: [start, end) is the whole phrase, `mention` its core."""

    start: int
    end: int
    codes: tuple[str, ...]
    key: str
    mention: Mention

    def is_body(self) -> bool:
        return any((code in bodies() and code not in states()) or len(code) != 3 for code in self.codes)


@dataclass(frozen=True, slots=True)
class Trigger:
    start: int
    end: int
    kind: str
    verb: bool
    low: int  # its stretch of the sentence
    high: int
    again: bool = False  # "one at ..." after an encounter in the same sentence
    setting: bool = False  # frames what somebody else does there: "on the margins of"
    by: int = -1  # the verb whose subject it shares: "spoke to A on Monday and to B on Tuesday"
    via: int = -1  # where the verb of going ends: "is due in Oran for talks"
    said: int = -1  # where what was said on its occasion ends: "..., she said after the talks"
    verb_at: tuple[int, int, int] | None = None  # its verb apart from it, and the end of the verb's stretch


@dataclass(slots=True)
class Scene:
    """`enter` a sentence before asking for its words. `sides`: of the encounter told last."""

    document: Document
    words: Words
    folded: str
    parties: list[Party]
    starts: list[int]
    times: list[TimeMark]
    heard: dict[str, list[Hit]] = field(default_factory=dict)
    here: list[TimeMark] = field(default_factory=list)
    sides: frozenset[str] = frozenset()
    doer: Party | None = None  # who met somebody in the encounter told last
    talked: frozenset[str] = frozenset()  # the sides of the talks told last, whoever met meanwhile
    sentence: int = 0  # where the sentence begins
    recent: bool = False  # an encounter stands in the sentence before or in this one
    last: int = -1  # where the word of the encounter told last stands
    before: int = 0  # where the sentence before this one begins
    pronouns: tuple[int, ...] = ()  # where "he", "she", "ia" stand
    place: Place = ("", "", 0)  # of the encounter told last
    met_in: Place = ("", "", 0)  # of the last one of two sides
    placed: dict[str, frozenset[str]] = field(default_factory=dict)  # where -> the sides of the encounter told first
    lead: When | None = None  # the day of the encounter told first
    _ranked: list[tuple[str, int]] | None = None
    _pair: list[str] | None = None
    _between: set[str] | None = None
    _quotes: Cover | None = None
    _towns: dict[tuple[int, int], bool] = field(default_factory=dict)

    def enter(self, sentence: Sentence) -> None:
        low, high = sentence.start, sentence.end
        self.sentence = low
        self.heard = self.words.read(self.document.text[low:high], self.folded[low:high], low)
        at = bisect_left(self.document.sentences, low, key=lambda one: one.start)
        self.before = self.document.sentences[max(0, at - 1)].start
        self.here = self.dates(low, high)

    def dates(self, low: int, high: int) -> list[TimeMark]:
        """Expressions of time that begin in [low, high), in order."""
        first = bisect_left(self.times, low, key=_START)
        return self.times[first : bisect_left(self.times, high, first, key=_START)]

    def inside(self, low: int, high: int) -> list[Party]:
        """Participants to be whose names begin in [low, high), in order."""
        return self.parties[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def table(self, name: str, low: int, high: int) -> list[Hit]:
        """Words of a table that lie within [low, high)."""
        hits = self.heard.get(name)
        return [hit for hit in hits if low <= hit[0] and hit[1] <= high] if hits else []

    def kinds(self, low: int, high: int) -> list[Hit]:
        """The little words of [low, high); "ke-47" counts, it leads nowhere."""
        text = self.document.text
        return [hit for hit in self.table("around", low, high) if text[hit[1] : hit[1] + 1] != "-"]

    def about(self, low: int, high: int) -> bool:
        """Anybody is mentioned in [low, high), also by a pronoun."""
        return any(low <= one.start < high for one in self.document.mentions)

    def stands_for(self, low: int, before: int) -> list[Party]:
        """Whom "he" or "ia" right before a verb stands for: the one who met somebody in
        the sentence before, else the person named last."""
        hits = [at for at in self.pronouns if low <= at < before]
        if not hits or len(self.document.text[hits[-1] : before].split()) > 5:
            return []
        if self.doer is not None and self.before <= self.doer.start < low:
            return [self.doer]  # "A met B. Later he telephoned C."
        known = self.parties[: bisect_left(self.starts, low)]
        return next(([one] for one in reversed(known[-8:]) if one.mention.kind in ("person", "role")), [])

    def met_before(self, low: int, but: set[str]) -> list[Party]:
        """Whom "her" stands for beside those of `but`: who met somebody before, else the person named last."""
        known = [self.doer] if self.doer is not None and self.before <= self.doer.start < low else []
        known += reversed(self.parties[max(0, bisect_left(self.starts, low) - 8) : bisect_left(self.starts, low)])
        known += self.inside(low, low + 90)
        people = [one for one in known if one.mention.kind in ("person", "role") and not but & {*one.codes}]
        return people[:1]

    def nameless(self, before: int) -> bool:
        """A body that the report gives no party stands right before."""
        near = [m for m in self.document.mentions if before - 60 < m.end <= before and m.kind in ("party", "office")]
        return any(not m.party and len(self.document.text[m.end : before].split()) <= 3 for m in near)

    def implied(self) -> set[str]:
        """The body that a conference named in the report belongs to."""
        found = self.words.conferences.find(self.document.text)
        return {found[0][2]} if found else set()

    def quoted(self, at: int) -> bool:
        if self._quotes is None:
            self._quotes = Cover((quote.start, quote.end) for quote in self.document.quotations)
        return self._quotes.holds(at)

    def statement(self, at: int) -> Statement | None:
        return next((one for one in self.document.statements if one.start <= at < one.end), None)

    def is_city(self, party: Party) -> bool:
        at = (party.mention.start, party.mention.end)
        if at not in self._towns:
            self._towns[at] = bool(self.words.places.find(self.document.text[slice(*at)]))
        return self._towns[at]

    def is_venue(self, party: Party) -> bool:
        """A town behind a word that leads to a place: "in Oran", "set for Oran"."""
        lead = self.folded[max(0, party.mention.start - 14) : party.mention.start].split()[-1:]
        return bool(lead) and lead[0] in self.words.leads_there and self.is_city(party)

    def dated_in(self, low: int, high: int) -> bool:
        return any(low <= mark.start < high for mark in self.here)

    def ranked(self) -> list[tuple[str, int]]:
        """The parties of the report with the times it names them, most often first."""
        if self._ranked is None:
            count: Counter[str] = Counter()
            for party in self.parties:
                count.update(party.codes)
            self._ranked = sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))
        return self._ranked

    def two_sides(self) -> list[str]:
        """The two parties that the report is about: none where a third is named nearly as often, or one hardly. Of two
        states and a body beside them it is the states, where it names them as two or nobody else as often."""
        if self._pair is None:
            main = _leading_two(self.ranked())
            between = self.between() if len(self.ranked()) > 2 else set()
            if between and (rest := _leading_two([one for one in self.ranked() if one[0] not in between])):
                self._pair = rest
                return rest
            if not main or any(code not in states() for code in main):
                main = self._coupled() or main or self._two_states()
            self._pair = main
        return self._pair

    def between(self) -> set[str]:
        """Who stands between the sides: "mediators from A and B", "the A coordinator", "brokered by A"."""
        if self._between is None:
            hits = self.words.middle.find(self.document.text, self.folded)
            self._between = {code for hit in hits for code in self._beside_word(*hit)}
        return self._between

    def _beside_word(self, start: int, end: int, side: str) -> Iterator[str]:
        """Codes of those named in one row right before a word or right behind it."""
        at = start
        for party in reversed(self.inside(max(0, start - 60), start)) if side != "after" else ():
            gap = self.folded[party.mention.end : at].replace("'s", "").replace("’s", "")
            if len(party.codes) > 1 or _CUT.search(gap) or len(gap.split()) > 1 + (side == "before"):
                break
            yield party.codes[0]
            at = party.mention.start
        at = end
        for party in self.inside(end, end + 60) if side != "before" else ():
            gap = self.folded[at : party.mention.start]
            told = [word for word in gap.split() if word not in self.words.joins and word not in self.words.of]
            if len(party.codes) > 1 or _CUT.search(gap) or len(told) > 1 or (told and (at != end or side == "")):
                break
            yield party.codes[0]
            at = party.mention.end

    def _coupled(self) -> list[str]:
        """The two states that stand side by side in the lead or again and again: "Kenya and Brazil", "both states"."""
        count: Counter[tuple[str, str]] = Counter()
        last: Party | None = None
        for party in self.parties:
            named = party.mention.kind == "party" and (
                all(code in states() for code in party.codes) or self._at_table(party)
            )
            if named and len(party.codes) == 2:
                count[party.codes[0], party.codes[1]] += 1
            elif named and last is not None and party.codes != last.codes and self._side_by_side(last, party):
                if self._in_row(last):
                    last = party
                    continue  # "Kenya, Brazil and Peru" are no two
                one, other = sorted((last.codes[0], party.codes[0]))
                count[one, other] += _OFTEN if party.start < self._lead_end() else 1
            last = party if named and len(party.codes) == 1 else last
        often = dict(self.ranked())
        (pair, first), (_, second) = [*count.most_common(2), (("", ""), 0), (("", ""), 0)][:2]
        between = self.between()
        most = next((code for code, _ in self.ranked() if code in states() and code not in between), "")
        told = first >= _OFTEN and first > second and most in pair
        return list(pair) if told and min(often[code] for code in pair) > 1 else []

    def _two_states(self) -> list[str]:
        """Of those named most, where only bodies are named nearly as often."""
        ranked = self.ranked()
        nations = [one for one in ranked if one[0] in states()]
        three = any(phrase in self.folded for phrase in self.words.three)
        return _leading_two(nations) if nations[:2] == ranked[:2] and not three else []

    def _side_by_side(self, one: Party, other: Party) -> bool:
        gap = self.folded[one.mention.end : other.mention.start]
        told = gap.replace("'s", "").replace("’s", "").split()
        return gap.strip() in ("-", "–", "/") or (0 < len(told) <= 2 and all(word in self.words.joins for word in told))

    def _at_table(self, party: Party) -> bool:
        """Talks, negotiators or "between" stand beside it."""
        low, high = max(0, party.mention.start - 45), party.mention.end + 40
        return not self.is_city(party) and bool(self.words.beside.find(self.document.text[low:high]))

    def _in_row(self, party: Party) -> bool:
        """Another name and a comma stand right before."""
        low = party.mention.start - 2
        return self.document.text[low : low + 2] == ", " and any(one.mention.end == low for one in self.parties)

    def _lead_end(self) -> int:
        return next((s.end for s in self.document.sentences if not self._in_headline(s)), 0)

    def in_the_lead(self) -> list[str]:
        """The two parties that headline and first sentence name, where they name two and the report goes on about
        both."""
        codes = {code for party in self.inside(0, self._lead_end()) if not self.is_city(party) for code in party.codes}
        often = dict(self.ranked())
        if codes & groups():  # a group and the state that it fights or comes from are hard to tell
            return []
        return sorted(codes) if len(codes) == 2 and min(often[code] for code in codes) >= 3 else []

    def _in_headline(self, sentence: Sentence) -> bool:
        return any(one.start <= sentence.start < one.end for one in self.document.headlines)

    def main_other(self, named: set[str]) -> str:
        """Whom the report is about beside one that is named: "" where two others are named nearly as often."""
        others = [(code, count) for code, count in self.ranked() if code not in named]
        (code, first), (_, second) = [*others, ("", 0), ("", 0)][:2]
        leads = bool(code) and self.ranked()[0][0] == code
        return code if leads and first >= 5 and second * 3 <= first * 2 else ""

    def at_home(self, code: str) -> bool:
        """The report names the party otherwise than by its cities."""
        return any(code in party.codes and not self.is_city(party) for party in self.parties)


def _leading_two(ranked: list[tuple[str, int]]) -> list[str]:
    first, second, third = (count for _, count in [*ranked, ("", 0), ("", 0), ("", 0)][:3])
    clear = third * 3 <= second * 2 and first <= second * 5
    return [code for code, _ in ranked[:2]] if clear and second else []


def scene(document: Document) -> Scene:
    """`document` needs its sentences, names, times and statements."""
    people = {person.key: person.party for person in document.people}
    table = words(document.lang)
    armed = groups()
    grouped = any(mention.party in armed for mention in document.mentions)
    parties: list[Party] = []
    for mention in sorted(document.mentions, key=lambda one: (one.start, one.end)):
        code = mention.party or people.get(mention.key, "")
        if not code:
            continue
        start = mention.phrase_start if 0 <= mention.phrase_start <= mention.start else mention.start
        start += _lead(document.text[start : mention.start], table)
        end = max(mention.end, mention.phrase_end)
        codes = tuple(code.split("+")) if "+" in code else (code,)
        one = Party(start, end, codes, mention.key, mention)
        if mention.kind == "office" and _bare(document, table, mention):
            continue
        if mention.kind == "party" and _locates(document, table, mention):
            continue
        if mention.kind in ("unnamed", "role") and _several(document, table, mention):
            continue
        if grouped and code in armed and mention.kind == "party":
            while parties and _owns(document.text, parties[-1], one):
                parties.pop()
        elif grouped and parties and parties[-1].codes[0] in armed and _owned(document.text, parties[-1], one):
            continue
        parties.append(one)
    starts = [party.mention.start for party in parties]
    made = Scene(document, table, fold(document.text), parties, starts, list(document.times))
    made.pronouns = tuple(m.start for m in document.mentions if m.kind == "pronoun" and m.number == "sg")
    made.parties = [_about(made, party) for party in parties]
    made._ranked = made._pair = made._between = None
    return made


def _about(made: Scene, party: Party) -> Party:
    """ "both countries" are the two that the report is about, not two that it names in passing."""
    if len(party.codes) != 2 or party.mention.kind != "party":
        return party
    words = made.document.text[party.mention.start + 1 : party.mention.end]
    main = made.two_sides()
    if not main or not words.islower() or set(party.codes) == set(main):
        return party
    nations = any(word in made.words.nations for word in words.split()) and set(main) <= states().keys()
    if set(party.codes) & set(main) and not (nations and not set(party.codes) <= states().keys()):
        return party
    return replace(party, codes=tuple(sorted(main)))


@lru_cache(maxsize=1)
def groups() -> frozenset[str]:
    """Codes of armed and political groups."""
    return frozenset(code for code, kind in bodies().items() if kind == "group")


def _owns(text: str, state: Party, group: Party) -> bool:
    """ "Afghanistan's Taliban": the state only says where the group is at home."""
    gap = text[state.mention.end : group.mention.start].strip()
    return _home(state, group) and (gap in ("", "'s", "’s") or state.mention.end >= group.mention.end)


def _owned(text: str, group: Party, state: Party) -> bool:
    """ "Taliban Afganistan"."""
    return _home(state, group) and not text[group.mention.end : state.mention.start].strip()


def _locates(document: Document, table: Words, state: Mention) -> bool:
    """ "Lausanne, Switzerland": the state says where the city lies."""
    if document.text[state.start - 2 : state.start] != ", ":
        return False
    before = document.text[max(0, state.start - 30) : state.start]
    cities = table.places.find(before)
    return bool(cities) and cities[-1][1] == len(before) - 2 and cities[-1][2] == state.party


def _lead(before: str, table: Words) -> int:
    """The length of "with " that a phrase for somebody begins with."""
    word = before.partition(" ")[0]
    return len(word) + 1 if word.lower() in table.leads and " " in before else 0


def _bare(document: Document, table: Words, office: Mention) -> bool:
    """ "a technical commission": nothing in its name tells whose it is; "the commission" may be that of a body."""
    text = document.text[office.start : office.end]
    words = [word for word in text.split() if word not in table.articles]
    own = len(words) == 1 and office.party in bodies() and office.party not in states()
    return text.islower() and any(word in table.panel for word in words) and not own


def _several(document: Document, table: Words, mention: Mention) -> bool:
    """ "the ministers" are of all sides, whoever was named last; "tingkat menteri" is nobody."""
    text = document.text[mention.start : mention.end]
    rank = document.text[max(0, mention.start - 14) : mention.start].lower().endswith(table.ranks)
    words = [word for word in text.split() if word not in table.articles]
    bare = text.islower() and len(words) == 1 and "+" not in mention.party
    return bare and (rank or (mention.kind == "unnamed" and mention.number == "pl"))


def _home(state: Party, group: Party) -> bool:
    if state.mention.kind not in ("party", "office") or group.mention.kind != "party":
        return False
    return group.codes[0] in groups() and all(code not in bodies() for code in state.codes)
