"""Cut a text into items and give each a one-character tag, so that phrases are regular expressions over tags.

S state or body  J demonym  B place that only contains a party's name
t title head  r rank  d domain  k counterpart  h honorific  o office  w office only beside a party  u people
c capitalised word unknown  g given name  i initial  p particle  K unknown acronym
O word of an organisation  b ordinary word with a capital  m month or day  Q outlet
D definite  I indefinite  P possessive  E both sides  A anaphor of a body  H pronoun
l linking preposition  f towards  L locative  M motion  a conjunction  y who  v verb  s possessive 's
n number  x other word; , . ( ) - : q(uote) / (new line) z(other mark)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from demarche.annotate.names.packs import Tables, Value
from demarche.lang.lexicon import fold
from demarche.world import Form

_TOKEN = re.compile(r"\d[\d.,]*\d|\w+(?:[’'\-]\w+)*|[^\w\s]|\n")
_INITIAL = re.compile(r"[A-Z]\.")
_POSSESSIVE = ("'s", "’s")
_MARKS = {",": ",", ".": ".", "(": "(", ")": ")", "-": "-", "–": "-", "—": "-", ":": ":", "\n": "/", ";": ";",
          "!": ".", "?": ".", "[": "(", "]": ")", "…": "."} | dict.fromkeys("\"“”„«»‘’'", "q")  # fmt: skip
_PREFIXES = ("al-", "el-", "ash-", "as-", "ar-", "at-", "an-", "ul-", "az-", "ad-", "es-")


@dataclass(slots=True)
class Items:
    """Parallel lists, one entry an item; `tags` joins their tags."""

    text: str
    starts: list[int]
    ends: list[int]
    values: list[object]
    tags: str
    lower: frozenset[str]  # words that also stand in lower case in this text

    def span(self, first: int, last: int) -> str:
        """Text of items [first, last)."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def form(self, index: int) -> Form | None:
        """The party form at an item, if there is one."""
        value = self.values[index]
        return value if isinstance(value, Form) else None


class _Scanner:
    """One pass over one text."""

    __slots__ = ("ends", "lower", "starts", "tables", "tags", "text", "values")

    def __init__(self, text: str, tables: Tables) -> None:
        self.text = text
        self.tables = tables
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.tags: list[str] = []
        self.values: list[object] = []
        self.lower = frozenset(re.findall(r"\b[^\W\d_A-Z][\w’'\-]*", text))

    def put(self, start: int, end: int, value: Value) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.tags.append(value[0])
        self.values.append(value[1])

    def between(self, start: int, stop: int) -> None:
        """Tag the words between two phrases of the lexicon."""
        text = self.text
        at = start
        if text.startswith(_POSSESSIVE, at) and not text[at + 2 : at + 3].isalnum():
            self.put(at, at + 2, ("s", None))
            at += 2
        while match := _TOKEN.search(text, at, stop):
            begin, end = match.span()
            initial = _INITIAL.match(text, begin, stop)
            if initial and (end == begin + 1):
                self.put(begin, initial.end(), ("i", None))
                at = initial.end()
                continue
            self.word(begin, end)
            at = end

    def word(self, start: int, end: int) -> None:
        word = self.text[start:end]
        if len(word) == 1 and not word.isalnum():
            self.put(start, end, (_MARKS.get(word, "z"), None))
            return
        if word.endswith(_POSSESSIVE):
            self.word(start, end - 2)
            self.put(end - 2, end, ("s", None))
            return
        found = self.look(word)
        if found is None and "-" in word:
            self.compound(start, end, word)
            return
        self.put(start, end, found or self.unknown(word))

    def compound(self, start: int, end: int, word: str) -> None:
        """AS-Rusia, NATO-led: one item a part if a party is among them, else one item."""
        parts = word.split("-")
        found = [self.look(part) if part else None for part in parts]
        if not any(value and value[0] in "SJ" for value in found) or word.startswith(_PREFIXES):
            self.put(start, end, self.unknown(word))
            return
        for part, value in zip(parts, found, strict=True):
            if start != self.starts[-1:] and part is not parts[0]:
                self.put(start - 1, start, ("-", None))
            if part:
                self.put(start, start + len(part), value or ("x", None))
            start += len(part) + 1

    def look(self, word: str) -> Value | None:
        """What the packs say of one word."""
        tables = self.tables
        if word[0].isupper():
            exact = tables.exact.get(word)
            if exact is not None:
                return exact
            low = word.lower()
            value = tables.capital.get(low)
            if value is not None:
                return value
            value = tables.single.get(low)
            if value is None or value[0] not in "vpM":
                return value
            return ("b", None) if value[0] == "v" and low not in tables.given else None
        return tables.single.get(word)

    def unknown(self, word: str) -> Value:
        first = word[0]
        if first.isdigit():
            return ("n", None)
        if not first.isupper():
            return ("c", None) if word.startswith(_PREFIXES) and word[-1].isalpha() and _capital_part(word) else ("x", None)
        low = word.lower()
        if low in self.tables.given:
            return ("g", None)
        if len(word) == 1:
            return ("i", None)
        if word.isupper():
            return ("K", None)
        return ("b", None) if low in self.lower or self.is_noun(low) else ("c", None)

    def is_noun(self, low: str) -> bool:
        """Whether an ordinary noun begins and ends like this."""
        names = self.tables.names
        if len(low) < 8:
            return low.endswith("nya") and "nya" in names.endings
        return low.endswith(tuple(names.endings)) or any(
            low.startswith(head) and low.endswith(tail) for head, tail in names.frames
        )


def _capital_part(word: str) -> bool:
    return word.split("-", 1)[1][:1].isupper()


def scan(text: str, tables: Tables) -> Items:
    """The items of a text with their tags."""
    scanner = _Scanner(text, tables)
    at = 0
    for start, end, value in _phrases(text, tables):
        if start < at:
            continue
        scanner.between(at, start)
        scanner.put(start, end, value)
        at = end
    scanner.between(at, len(text))
    tags = _given_or_state("".join(scanner.tags), scanner)
    return Items(text, scanner.starts, scanner.ends, scanner.values, tags, scanner.lower)


def _phrases(text: str, tables: Tables) -> list[tuple[int, int, Value]]:
    """Phrases of several words, the leftmost longest first; those of names need their capital."""
    found = tables.many.find_all(text, fold(text)) + tables.many_exact.find_all(text)
    kept = [hit for hit in found if hit[2][0] not in "SJBhOQm" or not text[hit[0]].islower() or text[hit[0]] == "a"]
    kept.sort(key=lambda hit: (hit[0], -hit[1]))
    return kept


_AMBIGUOUS = re.compile(r"[SmQ](?=[cgi])")


def _given_or_state(tags: str, scanner: _Scanner) -> str:
    """A state's, month's or outlet's name right before a capitalised word may be a first name (Jordan, April, Petra)."""
    chars = list(tags)
    for match in _AMBIGUOUS.finditer(tags):
        at = match.start()
        if at and (tags[at - 1] in "trdoklS" or (tags[at - 1] == "n")):
            continue
        form = scanner.values[at]
        word = scanner.text[scanner.starts[at] : scanner.ends[at]]
        first = form.given if isinstance(form, Form) else word.lower() in scanner.tables.given
        if first and scanner.starts[at + 1] == scanner.ends[at] + 1:
            chars[at] = "g"
            scanner.values[at] = None
    return "".join(chars)
