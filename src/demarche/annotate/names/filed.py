"""Where a report was filed and whose outlet tells it: the state that "the Foreign Ministry" means without a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from demarche.model import Document
from demarche.world import outlet_homes, party_forms, place_forms, site_home

# TEHRAN – …; BOGOTÁ (AFP) - …; JAKARTA, KOMPAS.com - …; Jakarta (ANTARA) - …; YEREVAN, 16 May 2024. …
_DASHED = re.compile(r"[\W_]{0,6}([^\W\d_][^\n:;!?\"“”]{2,58}?)(?:\s+[-–—]{1,2}\s|\s?—)")
_DATED = re.compile(r"[\W_]{0,6}([^\W\d_][^\n:;!?\"“”,]{2,25}), \d{1,2} \w+ \d{4}\. ")
_COLON = re.compile(r"[\W_]{0,6}([A-Z][A-Z .’'-]{3,28}): ")  # ISLAMABAD: The …
_DASH = re.compile("[-–—]")
_PIECES = re.compile(r"\s*[,(/|)]\s*")
_HEAD = 2500  # code points in which a dateline stands
_SEATS_OF_BODIES = frozenset({"BEL"})  # who files from Brussels seldom means Belgium


@dataclass(frozen=True, slots=True)
class Home:
    """Two states at most: where the report was filed, and the outlet's own; "" where not known."""

    filed: str = ""
    outlet: str = ""
    sure: bool = True  # False where only an agency that the report draws on tells the outlet

    @property
    def code(self) -> str:
        return self.filed or self.outlet


@lru_cache(maxsize=8)
def _places(lang: str) -> Mapping[str, str]:
    """City or capital, in lower case -> state."""
    table = {city.lower(): code for city, code in place_forms(lang).items()}
    table.update({text.lower(): form.code for text, form in party_forms(lang).items() if form.kind == "capital"})
    return {place: code for place, code in table.items() if code not in _SEATS_OF_BODIES and code != "EU"}


def home_of(document: Document) -> Home:
    """The home that dateline, site, address and credits tell."""
    filed, signed = _dateline(document.text, document.lang)
    outlet = _homes([document.site, document.url]) or signed
    credited = _homes(document.credits)
    return Home(filed, outlet or credited, bool(filed or outlet or not credited))


def _homes(names: Iterable[str]) -> str:
    return next((code for name in names if name and (code := site_home(name))), "")


def _dateline(text: str, lang: str) -> tuple[str, str]:
    """State of the place in the dateline and of the outlet named in it."""
    at = 0
    for line in text[:_HEAD].split("\n"):
        match = (_DASHED.match(line) if _DASH.search(line, 0, 80) else None) or _DATED.match(line)
        if match and len(line) > match.end() + 20:
            filed, signed = _read(match[1], lang)
            if filed or signed:
                return filed, signed
        match = _COLON.match(line)
        if match and len(line) > match.end() + 60 and (filed := _places(lang).get(match[1].lower(), "")):
            return filed, ""
        at += len(line) + 1
    return "", ""


def _read(head: str, lang: str) -> tuple[str, str]:
    pieces = [piece for piece in _PIECES.split(head) if piece]
    places = _places(lang)
    known = [code for piece in pieces if (code := places.get(piece.lower(), ""))]
    signed = next((code for piece in pieces if (code := outlet_homes().get(piece.lower(), ""))), "")
    # in small letters only where nothing but the place comes first: "Jakarta (ANTARA) -"
    sure = pieces[0].isupper() or pieces[0].lower() in places or signed
    return (known[0] if known and sure else ""), signed
