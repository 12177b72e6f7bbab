"""Noun phrases for titles, offices and people without a name: regular expressions over the tags of `scan`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from demarche.annotate.names.scan import Items

# several states or peoples before or behind one head
_LIST_EN = r"D?S(?:,D?S)+,?aD?S"
_SEVERAL_EN = r"(?:J(?:,J)+,?aJ)?"
# what may stand behind a head with "of", "for", "from": a body, a country, a field of work
_TAIL_EN = rf"(?:[lf](?:{_LIST_EN}|[gc]{{1,3}}|[DIP]?(?:[SJBQKdrowtObA]s?|a(?=[SJBKdrowO])|x(?=[dowOt])|c(?=[OSJ]))+))"
_TITLE_EN = (
    rf"(?:[DIP](?:x(?=[rdt]))?)?{_SEVERAL_EN}(?:(?:[SJBQA]s?|[rdowKO]s?|n)(?:[a-](?=[SJBQrdowtk]))?){{0,7}}"
    rf"(?:(?<=[SJs])x(?=[rdt]))?[rd]*[tk](?:[tk])*{_TAIL_EN}{{0,3}}(?:L[SJB]{{1,2}}(?=,h{{0,3}}[cgi]))?"
)
_OFFICE_EN = (
    r"[DP]?(?:(?:[SJB]s?|d)(?:a(?=d))?){0,4}o(?![tku])(?:[lf]D?(?:[dSJBK]s?|a(?=[dS]))+)*"
    r"|[DP]?[SJ]s?[rd]{0,2}w(?![tku])|Dw(?=v)"
)
_CLOSE = r"(?=[v,.:/)yqHWl]|$)"
_PEOPLE_EN = (
    rf"[DIP]?I?n?{_SEVERAL_EN}(?:(?:[SJBQ]s?|[rdowKOt])(?:[a-](?=[SJBQrdowu]))?){{0,6}}u(?:au)*"
    rf"(?:(?:W[lf]|r?l|rf|f(?=[DP][rd]*t)|L(?=[DP](?:[SJ]s?)?[dr]*[ow]))(?:{_LIST_EN}|[DIP]?(?:h?[gci]+s?|[SJBQKdorwtuOb]s?|x){{1,5}}?{_CLOSE}))?"
)
_TITLE_ID = (
    r"I?[r]*[tk]+(?:O[SJgcb]{0,3}(?=,)|[rdtkowOQKSJB]|b(?=[dowSKO])|i(?=[OKSo])|x{1,2}(?=[SJ])|-(?=S)"
    r"|A(?=D)|(?<=o)[bc]{1,2}(?=S)|[bc]{1,2}(?=S,h?[cg])|a(?=[dSJBo])|[lfL](?=[DdrowSJBKOQA]))*(?:D|H(?=,))?(?:(?<=D)[lL][SJB]+(?=,h{0,3}[cgi]))?"
)
_OFFICE_ID = r"o(?:[dowSJBKrt]|a(?=[dSJ]))*D?|w[rd]{0,2}[SJK][JS]?D?"
_PEOPLE_ID = (
    r"I?I?[rd]*u(?:[dorwtSJBKQ]|x(?=[SJdr])|au)*"
    r"(?:[lL]I?(?:[SJBKdrowtOb]|x){1,5}?(?=[v,.:/)yqHDf]|$))?D?"
)

_GRAMMARS = {
    "en": (_TITLE_EN, _OFFICE_EN, _PEOPLE_EN),
    "id": (_TITLE_ID, _OFFICE_ID, _PEOPLE_ID),
}


@dataclass(slots=True)
class Phrase:
    """Items [first, last) that name a title, an office or people. kind: title office people."""

    kind: str
    first: int
    last: int
    head: int  # the item that decides: the title's head, the office's noun


@lru_cache(maxsize=8)
def _grammar(lang: str) -> re.Pattern[str]:
    title, office, people = _GRAMMARS.get(lang, _GRAMMARS["en"])
    first = "DIPJSBQArdowKOntku" if lang != "id" else "Irtkowdu"  # the tags with which a phrase may begin
    return re.compile(rf"(?=[{first}])(?:(?P<people>{people})|(?P<title>{title})|(?P<office>{office}))")


def find_phrases(items: Items, lang: str, local: frozenset[str] = frozenset()) -> list[Phrase]:
    """The phrases of a text, leftmost first, not overlapping. local: words behind which a place belongs to a title."""
    found = []
    for match in _grammar(lang).finditer(items.tags):
        kind = match.lastgroup or ""
        heads = {"title": "tk", "office": "ow", "people": "u"}[kind]
        first, last = match.span()
        inner = range(first, last) if lang == "id" else _before_tail(items.tags, first, last)
        head = next((i for i in inner if items.tags[i] in heads), first)
        if lang != "id":
            head = next((i for i in reversed(list(inner)) if items.tags[i] in heads), head)
        if kind == "title" and lang == "id":
            last = _with_place(items, head, last, local)
        found.append(Phrase(kind, first, last, head))
    return found


_PLACE = re.compile(r"[cgbOBJSdKu-]{1,6}(?=,[ht]{0,3}[cgi])")


def _with_place(items: Items, head: int, last: int, local: frozenset[str]) -> int:
    """Where a title ends that goes on with a place or field up to a comma, before the name: "Camat Muara Lama, X"."""
    match = _PLACE.match(items.tags, last)
    if match is None:
        return last
    if items.tags[last - 1] == "o":  # "Sekretaris Kementerian Sumber Daya, X"
        return match.end()
    words = (items.span(head, head + 1).lower(), items.span(last - 1, last).lower())
    return match.end() if local.intersection(words) else last


def _before_tail(tags: str, first: int, last: int) -> range:
    stop = next((i for i in range(first + 1, last) if tags[i] in "lfL"), last)
    return range(first, stop)


def qualifiers(items: Items, phrase: Phrase) -> list[int]:
    """The items of a phrase that name a party and may tell whom it speaks for, the likeliest first.

    What stands behind "to", "for", "on" is the field or the post ("ambassador to", "envoy for"), unless nothing
    else is named and the head speaks for others.
    """
    tags = items.tags
    own: list[int] = []
    field: list[int] = []
    towards = False
    for index in range(phrase.first, phrase.last):
        tag = tags[index]
        if tag == "L" and phrase.kind == "people":
            break  # "reporters in Singapore": a place
        if tag in "fL":
            towards = True
        elif tag == "l":
            towards = False
        elif tag in "SJ":
            (field if towards else own).append(index)
    speaks = phrase.kind != "title" or items.values[phrase.head] in ("spokes", "aide", "chief", "minister")
    return own or (field if speaks else [])
