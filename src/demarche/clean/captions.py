"""Captions of pictures, known by the credit at their end."""

from __future__ import annotations

import re

from demarche.clean.lines import Line, words
from demarche.clean.outlets import outlet_lexicon, outlet_words
from demarche.clean.words import junk_words

LONGEST = 90
"""Words. No caption is longer."""
SPOKEN = 30
"""Words. A longer line with words of somebody in it is a paragraph with a picture behind it."""
LABELLED = 45
"""Words of the longest caption that ends in "Photo: Name"."""
_NAMED_CREDIT = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}/[A-Z][\w.-]+(?: [A-Z][\w.-]+){0,2}")
_AFTER_STOP = re.compile(r"[.!?][\"”]?\s*\([^()]{2,90}\)$")
_END = re.compile(r"[.!?)\]\"”|–—-]\s*$")
_LAST_PAREN = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\.?$")
_SLASH_CREDIT = re.compile(r"(?:^|[\s.|(–—/-])([\w.'’ -]{2,40}?)\s*/\s*([\w.'’ -]{2,40})$")
_SIGNED_CREDIT = re.compile(
    r"(?:^|[.)\s/])([A-Z][\w ]{1,30})/[^/]{2,40}/[a-z]{2,5}\.?$"
)  # "NAME FOTO/Ana Example/xyz."
_PLACE_IN_BRACKETS = re.compile(r"[(\[]\s*([^\W\d_]+)\s*[)\]]")


def caption_kind(line: Line) -> str:
    """A line that ends in the credit of a photo, or points into a picture and does not end as a sentence."""
    if line.size > LONGEST:
        return ""
    if photo_credit(line) and not (line.quoted and line.size > SPOKEN):
        return "caption"
    if not line.stop and len(line.words) >= 4:
        inside = _PLACE_IN_BRACKETS.findall(line.text)
        if any(word.lower() in junk_words().pictured for word in inside):
            return "caption"
    return ""


def photo_credit(line: Line) -> bool:
    paren = _LAST_PAREN.search(line.text[-95:]) if line.text.rstrip(".")[-1:] in (")", "]") else None
    if paren and (is_credit(paren[1]) or (_NAMED_CREDIT.fullmatch(paren[1]) and _AFTER_STOP.search(line.text))):
        return True
    slashes = line.text.count("/", -90)
    signed = _SIGNED_CREDIT.search(line.text[-90:]) if slashes > 1 else None
    if signed and (is_outlet(signed[1]) or not junk_words().photo_words.isdisjoint(words(signed[1]))):
        return True
    if line.stop:
        return False
    if line.size <= LABELLED and labelled_credit(line.text):
        return True
    if not slashes:
        return False
    last = re.split(r"[.!?)|][\"”]?\s+", line.text[-90:])[-1]  # "… in the hall. AGENCY/Ana Example"
    for part in (line.text[-90:], last):
        slash = _SLASH_CREDIT.search(part)
        credit_words = junk_words().photo_words
        named = slash.groups() if slash else ()
        if any(is_outlet(name) or name.lower() in credit_words for name in named):
            return True
    return False


def labelled_credit(text: str) -> int:
    """Where "Photo: Ana Example" begins at the end of a line, behind the end of a sentence or a bar; 0 if nowhere."""
    mark = max(text.rfind("©", -80), text.rfind("Credit...", -100))
    if mark > 0:
        names = text[mark:].removeprefix("©").removeprefix("Credit...").replace("/", " ").split()
        known = all(token[0].isupper() or token in junk_words().joiners for token in names)
        return mark if known and 1 <= len(names) <= 9 else 0
    label, colon, name = text[-100:].rpartition(":")
    tokens = name.replace("/", " ").split()
    if not colon or not 1 <= len(tokens) <= 9 or name.rstrip()[-1:] in ".!?":
        return 0
    named = tokens[:-1] if "/" in name and len(tokens) > 1 else tokens  # an outlet may write itself small
    if not all(token[0].isupper() or token[0] in "©@(" or token in junk_words().joiners for token in named):
        return 0
    tables = junk_words()
    before = label.split()
    if not before:
        return 0
    for size in (1, 2):  # "Photo", "Kredit foto"
        rest = label.rstrip()[: -len(" ".join(before[-size:]))] if len(before) >= size else ""
        known = before[-1].lower() in tables.photo_words
        sourced = before[-1].lower() in tables.picture_sources and rest.rstrip().endswith("|")
        if rest and (known or sourced) and _END.search(rest):
            return len(text) - len(text[-100:]) + len(rest)
    return 0


def is_pictured(line: Line) -> bool:
    """Above the report: a sentence, then only names and a stroke between them, "… at the pier. A. Example/Sea News"."""
    if line.stop or line.quoted or "/" not in line.text[-60:] or not 6 <= line.size <= SPOKEN:
        return False
    last = re.split(r"(?<=[a-z][.!?)])\s+", line.text)[-1]
    first, _, rest = last.partition("/")
    tokens = [*first.split(), *rest.split()]
    names = bool(first.strip() and rest.strip()) and len(tokens) >= 3
    return last != line.text and names and len(tokens) <= 7 and all(token[0].isupper() for token in tokens)


def is_credit(words_inside: str) -> bool:
    """ "AP Photo/Jane Example", "Foto: Antara", "REUTERS/John Sample": an agency alone is a credit of the text."""
    tokens = set(words(words_inside.replace("/", " ")))
    if tokens & junk_words().photo_words and len(tokens) <= 12:
        opens = words(words_inside)[0] in junk_words().photo_words
        named = bool(outlet_lexicon().find(words_inside)) or "/" in words_inside
        return opens or named or (len(tokens) <= 4 and ":" not in words_inside)
    first, _, rest = words_inside.partition("/")
    if len(tokens) > 8 or not rest or any(char.isdigit() for char in words_inside):
        return False
    by_outlet = is_outlet(first) and words_inside[0].isupper() and len(rest.strip()) > 3
    return by_outlet or (is_outlet(rest) and len(rest.strip()) > 2 and first[:1].isupper())


def is_outlet(part: str) -> bool:
    """The words end or begin with the name of an outlet and hold little else."""
    part = part.strip(" .")
    return part.lower() in outlet_words() or any(
        part.endswith(" " + part[start:end]) or start == 0
        for start, end, _ in outlet_lexicon().find(part)
        if end - start >= 2 and len(part) - (end - start) <= 25
    )
