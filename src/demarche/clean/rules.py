"""What one line is, by its own words: the rules that need no neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from demarche.clean.captions import caption_kind, photo_credit
from demarche.clean.lines import Line, make_line, words
from demarche.clean.outlets import outlet_lexicon
from demarche.clean.words import first_word, junk_words

LONGEST = 90
"""Words. No label, link or caption is longer; a paragraph of the report can be."""
PHRASED = 60
"""Words. A longer line may hold any phrase by chance."""
TOLD = 8
"""Words of the shortest sentence that beside a notice is the report's own."""
TOLD_BEHIND = 12
"""The same behind a line's beginning that is a notice: more of such sentences belong to it."""
SIGNED = 5
"""Words of the longest line that names its writer and begins small."""
TITLE = 14
"""Words. A link of more may have a sentence of the report behind its title."""
BUTTONS = frozenset(
    "facebook twitter x whatsapp telegram linkedin pinterest reddit email e-mail line instagram youtube messenger"
    " tumblr threads bluesky rss gmail tiktok".split()
)
"""Names of services: what a row of buttons says in any language."""
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HASHTAGS = re.compile(r"(?:#\w+[\s,]*){1,}")
_HANDLES = re.compile(r"(?:@\w+[\s,|]*){1,}")
_INITIALS = re.compile(
    r"[(\[]\s*[a-z]{2,4}(?:\s*/\s*[a-z]{2,5}){0,3}\s*[)\]]|[A-Z]{2,4}(?:/[A-Z]{2,4}){1,3}(?:\s\d{4,})?"
    r"|[a-z]{2,14}(?:/[a-z]{2,4}){1,2}/?(?: \([A-Z][\w, ]{1,40}\))?"  # "exampleagency/abc", "ab/cd (AGENCY, Other)"
)
_TWEET = re.compile(r"[—–-]\s*[^—–(]{1,60}\(@\w{1,20}\)\s*(.{4,30})?$")
_POINTER = re.compile(r"(?:https?://t\.co/\w+|pic\.twitter\.com/\w+)")
_CONTROLS = re.compile(r"(?:[\d.,]+[KkMm]?|a|[-+|·•/,&»›>]|\W+)")
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{1,40}:\s")
_INNER_STOP = re.compile(r"[.!?][\"”’]?\s+(?=(?:[>»|*•]+ *)?[\"“‘]?[A-Z]|[>»|]{2})")


Hits = Sequence[tuple[str, str]]
"""The phrases in a line, each as (kind of a line that has it, word of `together`), one of them empty."""


def hits_of(lines: Sequence[Line]) -> list[Hits]:
    """The phrases of every line: all lines are searched in one pass, which is what takes the time."""
    flat = "\n".join(line.bare if line.size <= PHRASED else "" for line in lines)
    hits: list[list[tuple[str, str]]] = [[] for _ in lines]
    number, reach = 0, -1
    for start, _, value in junk_words().phrases.find_all(flat, flat):
        while start > reach:  # the end of line `number` is not known yet
            end = flat.find("\n", reach + 1)
            number, reach = number + (reach >= 0), (end if end >= 0 else len(flat))
        hits[number].append(value)
    return list(hits)


def kind_of(line: Line, hits: Hits | None = None) -> str:
    """The kind of junk that the line is, "" if it is none or only its place can tell."""
    if not line.worded:
        return "furniture" if line.bare == "" and len(line.text) > 2 else ""
    if len(line.bare) == 1 and line.bare.isalpha():
        return "furniture"
    return (
        _whole(line)
        or _start(line)
        or _phrases(line, hits_of([line])[0] if hits is None else hits)
        or _marks(line)
        or caption_kind(line)
    )


def _whole(line: Line) -> str:
    kinds = junk_words().whole
    if line.bare in kinds:
        return kinds[line.bare]
    if kind := header_of(line):
        return kind
    if line.bare.endswith((" »", " ›")):
        return kinds.get(line.bare[:-2], "")
    if not line.stop and line.size <= 20 and len(line.words) <= 14:
        return _all_controls(line)
    return ""


def header_of(line: Line) -> str:
    """The kind of the list that the line heads, "" if it heads none: "Related stories", "Most watched videos"."""
    if line.size > 8:
        return ""
    tables = junk_words()
    if line.bare in tables.headers:
        return tables.headers[line.bare]
    if line.stop or not 2 <= len(line.words) <= 5:
        return ""
    rows = (tables.list_words, tables.list_things)
    known = all(word in rows[0] or word in rows[1] or word in tables.sections for word in line.words)
    return "link" if known and all(any(word in row for word in line.words) for row in rows) else ""


def _all_controls(line: Line) -> str:
    """A row of buttons: "Facebook Twitter WhatsApp", "12 Comments", "Share 1.2K", "Newer Post Older Post Home"."""
    tables = junk_words()
    rest = [word for word in line.words if not _CONTROLS.fullmatch(word)]
    shares = [word for word in rest if word in BUTTONS or tables.whole.get(word) == "share"]
    if rest and len(shares) == len(rest):
        return "share"
    if not rest and len(line.words) > 1 and set(line.words) == {"a"}:  # "A- A A+": the size of letters
        return "furniture"
    flat = " ".join(rest)
    matches = tables.controls.find(flat, flat)
    if not matches:
        return ""
    left = " ".join(flat[end:start] for start, end in _gaps(matches, len(flat))).split()
    if left and len(rest) < len(line.words) and all(len(word) == 1 for word in left):  # "A A A Font size"
        return matches[0][2]
    known = all(word in BUTTONS or word in tables.sections or word in tables.counts for word in left)
    filled = all(word in BUTTONS or word in tables.fillers or word in tables.counts for word in left)
    enough = len(matches) > 1 or (len(rest) < len(line.words) and bool(left))
    return matches[0][2] if enough and (known or filled) else ""


def _gaps(matches: list[tuple[int, int, str]], size: int) -> list[tuple[int, int]]:
    """(start of what follows, end of what precedes) of the words between the matches."""
    ends = [0, *(end for _, end, _ in matches)]
    starts = [*(start for start, _, _ in matches), size]
    return list(zip(starts, ends, strict=True))


def _start(line: Line) -> str:
    if line.text[0] in '"“‘«':  # words that somebody said
        return ""
    table = junk_words().starts
    for key in {first_word(line.bare), line.bare[:1]}:
        for phrase, where, kind in table.get(key, ()):
            if line.bare.startswith(phrase) and _begins(line, phrase, where) and not (kind == "link" and goes_on(line)):
                return "" if kind == "notice" and _is_told(line, TOLD_BEHIND) else kind
    return ""


def _begins(line: Line, phrase: str, where: str) -> bool:
    rest = line.bare[len(phrase) :]
    if rest[:1].isalnum() and phrase[-1].isalnum():
        return False
    if where == "start":
        return len(line.words) <= LONGEST
    if where == "source":
        return rest[:2].lstrip()[:1] == ":" and _only_names(line, 1) and not outlet_lexicon().find(line.text)
    if where == "label":
        if rest.lstrip()[:1] in (":", "|"):
            return len(line.words) <= 40 and not _speaks(line)
        # "READ  Title of another story": the label is in capitals, what follows is not
        label, after = line.text[: len(phrase)], line.text[len(phrase) :]
        return label == phrase.upper() and 3 <= len(line.words) <= 25 and is_title(after)
    if where in ("caption", "short", "names") and _first_letter(line.text).islower():
        # the middle of a sentence that was broken into lines, if not "by Ana Example"
        return (
            where == "names" and len(line.words) <= SIGNED and not line.stop and _only_names(line, len(words(phrase)))
        )
    if where == "caption":
        return (not line.stop or photo_credit(line)) and len(line.words) <= 40
    if where == "short":
        return len(line.words) <= 16 and not (line.sentence and len(line.words) > 8)
    return _only_names(line, len(words(phrase)))


def goes_on(line: Line) -> bool:
    """Behind a label and a title a sentence follows in the same line: "Read also: Title. The minister said .."."""
    if len(line.words) <= TITLE or not line.stop or ":" not in line.bare[:40]:
        return False
    after = line.text.partition(":")[2]
    inner = _INNER_STOP.search(after)
    said = after[inner.end() :] if inner else after
    return len(words(said)) >= 6 and not is_title(said.rstrip("."))


def _first_letter(text: str) -> str:
    return next((char for char in text if char.isalpha()), "")


def is_title(text: str) -> bool:
    """Words as in a headline of an English or Indonesian paper: nearly all with a capital, and no full stop."""
    tokens = [token for token in re.findall(r"[^\W\d_][\w'’-]*", text) if len(token) > 3]
    capitals = sum(token[0].isupper() for token in tokens)
    return bool(tokens) and capitals >= 0.7 * len(tokens) and not text.isupper() and text.rstrip()[-1:] != "."


def _speaks(line: Line) -> bool:
    """A label before words in quote marks, as in an interview: the words are the report's."""
    after = line.text.partition(":")[2].lstrip()
    return line.stop and line.quoted and after[:1] in "\"“'‘«"


def _only_names(line: Line, skip: int) -> bool:
    """Behind the first `skip` words nothing but names, titles of the trade and outlets."""
    if line.sentence or len(line.words) > 16:
        return False
    tokens = [token.strip(',.:;|/()[]*_"“”') for token in line.text.replace("|", " ").split()]
    tokens = [token for token in tokens if any(char.isalnum() for char in token)][skip:]
    if len(tokens) == 1:  # a handle: "By desk24"
        return True
    joiners = junk_words().joiners
    named = [token for token in tokens if token[0].isupper() or token[0] in "@0123456789" or _has_name(token)]
    return bool(named) and all(token in named or token.lower() in joiners or "@" in token for token in tokens)


def _has_name(token: str) -> bool:
    """ "el-Sample": the article of a name is small."""
    return "-" in token and token.rpartition("-")[2][:1].isupper()


def _phrases(line: Line, hits: Hits) -> str:
    """Phrases anywhere in the line, at its end, or together."""
    tables = junk_words()
    if line.size > PHRASED:
        return ""
    for kind, _ in hits:
        if kind:
            return "" if _is_told(line) else kind
    if line.size <= 12 and len(line.words) <= 8:
        for phrase, kind in tables.ends.items():
            if line.bare.endswith(phrase) and _only_names_before(line, phrase):
                return kind
    return _together(line, {word for _, word in hits}) if len(hits) > 1 else ""


def _together(line: Line, found: set[str]) -> str:
    for item, sets in junk_words().together:
        if line.size <= item.most and item.kind != "appendix" and all(found & one for one in sets):
            if (line.quoted and (item.spoken or item.kind != "notice")) or (item.spoken and _SPEAKER.match(line.text)):
                continue
            if not item.opens or any(_opens(line, phrase) for phrase in sets[0]):
                return "" if _is_told(line) else item.kind
    return ""


def inner_stops(text: str) -> list[int]:
    """Where sentences of the text begin behind the end of another."""
    return [match.end() for match in _INNER_STOP.finditer(text)]


def sentences(line: Line) -> list[Line]:
    """The line cut where sentences end and the next begins with a capital."""
    starts = [0, *inner_stops(line.text)]
    ends = [*starts[1:], len(line.text)]
    raw = [(line.text[start:end], start) for start, end in zip(starts, ends, strict=True)]
    return [make_line(text.strip(), line.start + start + len(text) - len(text.lstrip())) for text, start in raw]


def _is_told(line: Line, least: int = TOLD) -> bool:
    """Of its sentences one has no such phrase, has `least` words and does not speak to the reader."""
    if line.size <= TOLD or not _INNER_STOP.search(line.text):
        return False
    pieces = sentences(line)
    told = any(
        len(piece.words) >= least
        and (piece.quoted or junk_words().address.isdisjoint(piece.words))
        and not kind_of(piece)
        for piece in pieces
    )
    if told:
        line.note("mixed")
    return told


def _opens(line: Line, phrase: str) -> bool:
    return line.bare.startswith(phrase) and not line.bare[len(phrase) : len(phrase) + 1].isalnum()


def _only_names_before(line: Line, phrase: str) -> bool:
    names = line.text.rstrip(". ")[: -len(phrase)].split()
    return bool(names) and all(word[:1].isupper() or word.lower() in junk_words().joiners for word in names)


def is_appendix(line: Line) -> bool:
    """The line announces a summary or rewriting that a machine or an editor put below the report."""
    tables = junk_words()
    if not line.bare.startswith(tables.openings):
        return False
    found = {word for _, _, (_, word) in tables.phrases.find_all(line.bare[:300])}
    return any(
        item.kind == "appendix" and all(found & one for one in sets) and any(_opens(line, phrase) for phrase in sets[0])
        for item, sets in tables.together
    )


def _marks(line: Line) -> str:
    """Addresses, hashtags, embedded posts that only point at a picture or page."""
    first = line.text[0]
    if first == "#" and _HASHTAGS.fullmatch(line.text):
        return "tags"
    if (first in "([" or "/" in line.text[:16]) and _INITIALS.fullmatch(line.text):
        return "byline"
    if first == "@" and _HANDLES.fullmatch(line.text):
        return "share"
    if "://" in line.text or "www." in line.bare:
        rest = _URL.sub("", line.text)
        if rest != line.text and len(words(rest)) <= 2:
            return "link"
    return _post(line) if "@" in line.text or "twitter.com/" in line.text or "t.co/" in line.text else ""


def _post(line: Line) -> str:
    """A post of a social network that only points at a picture or a page."""
    tweet = _TWEET.search(line.text)
    if tweet:
        said = _POINTER.split(line.text[: tweet.start()])[0].rstrip()
        points = said != line.text[: tweet.start()].rstrip()
        opening = any(_opens(line, phrase) for phrase in junk_words().pointers)
        tells = re.search(r"[.!?…][\"”’)]*(?:\s|$)", said)
        return "link" if points and (opening or not tells) else ""
    return "link" if _POINTER.search(line.text) and len(words(_POINTER.sub("", line.text))) <= 6 else ""
