"""Cut a text into items and give each a one-character tag, so that phrases are regular expressions over tags.

S state or body  J demonym  B place that only contains a party's name
t title head  r rank  d domain  k counterpart  h honorific  o office  w office only beside a party  u people
c capitalised word unknown  g given name  i initial  p particle  K unknown acronym
O word of an organisation  b ordinary word with a capital  m month or day  Q outlet
D definite  I indefinite  P possessive  E both sides  A anaphor of a body  H pronoun
W knowing ("familiar with")  l linking preposition  f towards  L locative  M motion  a conjunction  y who
v verb  s possessive 's  n number  x other word; , . ( ) - : q(uote) / (new line) z(other mark)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from demarche.annotate.names.packs import Tables, Value
from demarche.lang.lexicon import fold
from demarche.world import Form, given_names

_PIECES = re.compile(  # a token with the blanks before it
    r"[^\S\n]*(?:\d[\d.,]*\d|\b(?:[A-Z]\.){1,4}(?!\w)|\w+(?:[’'\-]\w+)*|[^\w\s]|\n)"
)
_JOINED = re.compile(r"[\w’'-]+")
_PIECE = re.compile(r"-|[^-]+")
_AFTER = re.compile(r"\b([,.]?)[^\S\n]?(\w*)")
_GLUED = re.compile(r"([A-Z]{2,6})([A-Z][a-z]{3,})")  # a party's acronym run into the next word
_HANGING = "bc"  # tags of unknown words, by what else stands in the text
_WORDS = 60_000  # words kept for the next text
_POSSESSIVE = ("'s", "’s")
_MARKS = {",": ",", ".": ".", "(": "(", ")": ")", "-": "-", "–": "-", "—": "-", ":": ":", "\n": "/", ";": ";",
          "!": ".", "?": ".", "[": "(", "]": ")", "…": "."} | dict.fromkeys("\"“”„«»‘’'", "q")  # fmt: skip
_PREFIXES = ("al-", "el-", "ash-", "as-", "ar-", "at-", "an-", "ul-", "az-", "ad-", "es-")


Read = tuple[str, object, int]
"""What a piece is: tag, what goes with it, and how many blanks stand before it."""


@dataclass(slots=True)
class Items:
    """Parallel lists, one entry an item; `tags` joins their tags."""

    text: str
    starts: list[int]
    ends: list[int]
    values: list[object]
    tags: str

    def span(self, first: int, last: int) -> str:
        """Text of items [first, last)."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def form(self, index: int) -> Form | None:
        """The party form at an item, if there is one."""
        value = self.values[index]
        return value if isinstance(value, Form) else None


def _joins(char: str) -> bool:
    """Whether a character beside a word makes it a part of a longer one."""
    return bool(char) and (char.isalnum() or char in "_’'-")


class _Scanner:
    """One pass over one text."""

    __slots__ = ("ends", "known", "lower", "starts", "tables", "tags", "text", "values")

    def __init__(self, text: str, tables: Tables) -> None:
        self.text = text
        self.tables = tables
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.tags: list[str] = []
        self.values: list[object] = []
        self.lower: set[str] = set()  # runs of characters that `_joins` tells of, once they are asked for
        self.known: dict[str, Value | None] = {}  # words of this text read already
        if len(tables.words) > _WORDS:
            tables.words.clear()

    def put(self, start: int, end: int, value: Value) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.tags.append(value[0])
        self.values.append(value[1])

    def between(self, start: int, stop: int) -> None:
        """Tag the words between two phrases of the lexicon."""
        if self.text.startswith(_POSSESSIVE, start) and not self.text[start + 2 : start + 3].isalnum():
            self.put(start, start + 2, ("s", None))
            start += 2
        while stop > start and (last := self.text[stop - 1]).isspace() and last != "\n":
            stop -= 1  # blanks that no word follows
        # the hottest lines of all: a few words make most of a text, so they are looked up all at once
        known = self.tables.words
        pieces = _PIECES.findall(self.text, start, stop)
        read = [known.get(piece) for piece in pieces]
        ends = list(accumulate(map(len, pieces), initial=start))
        done = 0
        for index in [i for i, value in enumerate(read) if value is None]:
            word = pieces[index].lstrip() or "\n"
            value = self.read(word)
            lead = len(pieces[index]) - len(word)
            if value is None:
                self.put_all(read[done:index], ends[done : index + 1])
                self.parts(ends[index] + lead, ends[index + 1], word)
                done = index + 1
                continue
            read[index] = (*value, lead)
            if value[0] not in _HANGING or not word[0].isupper():  # does not hang on this text
                known[pieces[index]] = (*value, lead)
        self.put_all(read[done:], ends[done:])

    def put_all(self, read: list[Read | None], ends: list[int]) -> None:
        """Items side by side, the first behind ends[0]."""
        whole = [value for value in read if value is not None]
        self.starts += [end + lead for end, (_, _, lead) in zip(ends, whole, strict=False)]
        self.ends += ends[1:]
        self.tags += [tag for tag, _, _ in whole]
        self.values += [value for _, value, _ in whole]

    def read(self, word: str) -> Value | None:
        """The value of a word that is one item."""
        if word in self.known:
            return self.known[word]
        self.known[word] = value = self.whole(word)
        return value

    def stands_lower(self, word: str) -> bool:
        """Whether a word also stands in lower case in this text."""
        if _JOINED.fullmatch(word):
            if not self.lower:
                self.lower = set(_JOINED.findall(self.text)) or {""}
            return word in self.lower
        text, at, size = self.text, self.text.find(word), len(word)
        while at >= 0:
            if not _joins(text[at - 1 : at]) and not _joins(text[at + size : at + size + 1]):
                return True
            at = text.find(word, at + 1)
        return False

    def whole(self, word: str) -> Value | None:
        """The value of a word that is one item; None for one that falls into parts."""
        first = word[0]
        if not first.isalnum():
            return (_MARKS.get(word, "z"), None)
        if first.islower() and word.isalpha():
            return self.tables.single.get(word) or (self.is_verb(word) and ("v", None)) or ("x", None)
        if word.endswith("."):
            return ("i", None)
        if word.endswith(_POSSESSIVE):
            return None
        if (owned := self.owned(word)) is not None:
            return owned
        found = self.look(word)
        if found is not None:
            return found
        if ("-" in word and self.has_party(word.split("-"))) or _GLUED.fullmatch(word):
            return None if "-" in word or self.has_party(_GLUED.findall(word)[0]) else self.unknown(word)
        return self.unknown(word)

    def owned(self, word: str) -> Value | None:
        """ "rekan Turkinya", "mitra Turki-nya": a state that only qualifies, with the ending of its owner."""
        for tail in self.tables.names.endings_of_owners:
            if word.endswith(tail) and len(word) > len(tail) + 2:
                value = self.look(word.removesuffix(tail).removesuffix("-"))
                if value is not None and value[0] in "SJ":
                    return ("J", value[1])
        return None

    def has_party(self, parts: Iterable[str]) -> bool:
        found = [self.look(part) for part in parts if part]
        return any(value is not None and value[0] in "SJ" for value in found)

    def parts(self, start: int, end: int, word: str) -> None:
        """China's, AS-Rusia, NATO-led, NATORusia: one item a part."""
        if word.endswith(_POSSESSIVE):
            self.between(start, end - 2)
            self.put(end - 2, end, ("s", None))
            return
        pieces = _PIECE.findall(word) if "-" in word else list(_GLUED.findall(word)[0])
        for piece in pieces:
            value: Value = ("-", None) if piece == "-" else self.look(piece) or ("x", None)
            self.put(start, start + len(piece), value)
            start += len(piece)

    def look(self, word: str) -> Value | None:
        """What the packs say of one word."""
        tables = self.tables
        if not word[0].isupper():
            return tables.single.get(word)
        exact = tables.exact.get(word)
        if exact is not None:
            return exact
        low = word.lower()
        value = tables.capital.get(low)
        if value is not None:
            return value
        value = tables.single.get(low)
        if value is None or value[0] not in "vpMW":
            return value
        return ("b", None) if value[0] != "p" and low not in tables.given else None

    def unknown(self, word: str) -> Value:
        first = word[0]
        if first.isdigit():
            return ("n", None)
        if not first.isupper():
            named = word.startswith(_PREFIXES) and word[-1].isalpha() and _capital_part(word)
            return ("c", None) if named else ("x", None)
        low = word.lower()
        if low in self.tables.given or ("-" in low and low.split("-")[0] in self.tables.given):
            return ("g", None)
        if len(word) == 1:
            return ("i", None)
        if word.isupper():
            return ("K", None)
        if self.stands_lower(low):
            return ("b", None)
        return ("b", None) if self.is_noun(low) and not self.is_surname(word, low) else ("c", None)

    def is_verb(self, word: str) -> bool:
        """Whether a verb begins and ends like this."""
        return len(word) > 5 and any(
            word.startswith(head) and word.endswith(tail) for head, tail in self.tables.names.verb_frames
        )

    def is_surname(self, word: str, low: str) -> bool:
        """A word of the shape of a verb ("Bertolani") that says something, or ends a name before a comma."""
        names = self.tables.names
        heads = tuple(head for head, tail in names.frames if not tail)
        if low.endswith(tuple(names.endings)) or not low.startswith(heads or "\0"):
            return False
        return any(
            left in self.tables.before_name or right in self.tables.saying or (left[:1].isupper() and mark == ",")
            for left, mark, right in self.around(word)
        )

    def around(self, word: str) -> Iterator[tuple[str, str, str]]:
        """What stands around a word: the word before it, its stop or comma, the word behind; none stands in two."""
        text, at, done = self.text, self.text.find(word), 0
        while at >= 0:
            behind = _AFTER.match(text, at + len(word))
            if behind is not None and at > done and text[at - 1].isspace() and text[at - 1] != "\n":
                first = at - 1
                while first > done and (text[first - 1].isalnum() or text[first - 1] == "_"):
                    first -= 1
                yield text[first : at - 1], behind[1], behind[2]
                done = behind.end()
            at = text.find(word, max(done, at + 1))

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
    tags = _given_or_state(_possessives("".join(scanner.tags), scanner), scanner)
    return Items(text, scanner.starts, scanner.ends, scanner.values, tags)


def _phrases(text: str, tables: Tables) -> list[tuple[int, int, Value]]:
    """Phrases of several words, the leftmost longest first; those of names need their capital."""
    found = tables.many.find_all(text, fold(text)) + tables.many_exact.find_all(text)
    kept = [hit for hit in found if hit[2][0] not in "SJBhOQm" or not text[hit[0]].islower() or text[hit[0]] == "a"]
    kept.sort(key=lambda hit: (hit[0], -hit[1]))
    return kept


_PLURAL = re.compile(r"[ASJuEto]q(?=[^\Wqz/])")


def _possessives(tags: str, scanner: _Scanner) -> str:
    """ "the rebels' spokesman": an apostrophe right behind a plural, with a word after it, is no quote mark."""
    letters = scanner.tables.order.owner_letters
    if not letters:
        return tags
    chars = list(tags)
    for match in _PLURAL.finditer(tags):
        at = match.start() + 1
        start, end = scanner.starts[at], scanner.ends[at]
        near = scanner.text[start - 1 : end + 2]
        glued = scanner.ends[at - 1] == start
        if glued and near[:1] in letters and near[1] in "'’" and near[2:3] == " " and near[3:4].islower():
            chars[at] = "s"
    return "".join(chars)


_DUAL = re.compile(r"(?<=[td,SJK])h(?=[cg](?![cgi]))|h(?=[cgb])")
_LONE = re.compile("h(?![cgbih])")
_KOREAN = 5  # letters at most of one syllable of a name


def _honoured_or_named(chars: list[str], scanner: _Scanner) -> None:
    """Words that are honorifics or names: Habib Sahak behind a title, Pak Chol Su where the text is about Korea."""
    dual = scanner.tables.dual
    if not dual:
        return
    tags = "".join(chars)
    families: set[str] = set()
    for match in _DUAL.finditer(tags):
        at = match.start()
        word = scanner.text[scanner.starts[at] : scanner.ends[at]].lower()
        if word not in dual:
            continue
        behind = scanner.text[scanner.starts[at + 1] : scanner.ends[at + 1]]
        if word in scanner.tables.names.family_first:
            if _korean(behind, scanner):
                chars[at] = "g"
                families.add(word)
                chars[at + 1] = "c" if chars[at + 1] == "b" else chars[at + 1]
        elif at and tags[at - 1] in "td,SJK" and tags[at + 2 : at + 3] not in "cgi":
            chars[at] = "g"
    if families:  # "kata Pak": by the family's name alone
        for match in _LONE.finditer("".join(chars)):
            at = match.start()
            if scanner.text[scanner.starts[at] : scanner.ends[at]].lower() in families:
                chars[at] = "g"


def _korean(name: str, scanner: _Scanner) -> bool:
    """Whether what stands behind "Pak" is a Korean given name: "Sang-hoon", "Chol Su" in a text that names a Korea."""
    first, _, second = name.partition("-")
    if second:
        return len(first) <= _KOREAN and second.isalpha() and len(second) <= _KOREAN
    named = any(isinstance(form, Form) and form.code in ("PRK", "KOR") for form in scanner.values)
    return named and len(name) <= _KOREAN and name.lower() not in _indonesian()


@lru_cache(maxsize=1)
def _indonesian() -> frozenset[str]:
    return given_names("southeast_asian") - given_names("east_asian")


_INITIALS = re.compile(r"(?<=[gc])K(?=[gc])|(?<=[h)])K(?=[gc])|(?<=h[gc])K(?![gcO])")
_SHORT = 3  # letters at most of a name's initials run together: "Anna KW Wood"
_NAME_TAIL = re.compile(r"(?<=[gc])h(?![gchiK(])")
_AMBIGUOUS = re.compile(r"[SmQB](?=[cgi])")


def _given_or_state(tags: str, scanner: _Scanner) -> str:
    """A state, month or outlet right before a capitalised word may be a first name (Jordan, April, Petra)."""
    chars = list(tags)
    before = tuple("SJtrdokwl") if scanner.tables.order.head_first else ("S", "J")
    for match in _AMBIGUOUS.finditer(tags):
        at = match.start()
        left = tags[at - 1 : at]
        # where heads come first the country stands between title and name
        if left == "n" or (tags[at] == "S" and left in before):
            continue
        form = scanner.values[at]
        title = scanner.tables.single.get(scanner.text[scanner.starts[at] : scanner.ends[at]].lower())
        if tags[at] == "Q" and title is not None and title[0] == "t":  # "Economist Ana Ruiz"
            chars[at], scanner.values[at] = title
            continue
        word = scanner.text[scanner.starts[at] : scanner.ends[at]]
        first = form.given if isinstance(form, Form) and form.kind != "place" else word.lower() in scanner.tables.given
        if first and scanner.starts[at + 1] == scanner.ends[at] + 1:
            chars[at] = "g"
            scanner.values[at] = None
    for match in _INITIALS.finditer(tags):
        at = match.start()
        if scanner.ends[at] - scanner.starts[at] <= _SHORT and scanner.values[at] is None:
            chars[at] = "i"
    _honoured_or_named(chars, scanner)
    # U, Tun, Imam behind a name are a part of it
    return _NAME_TAIL.sub("c", "".join(chars))
