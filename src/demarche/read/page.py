"""What a page says: main text, title, site, canonical address and the dates it is stamped with."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from urllib.parse import urlsplit

import htmldate
import trafilatura
from lxml import html as lxml_html
from lxml.html import HtmlElement

from demarche.read.given import day_of
from demarche.read.worker import Answer

Stamps = list[tuple[str, str, str]]
_SPACE = re.compile(r"\s+")
# meta tags that carry the day of publication, the surest first; those of changes are left out
_META_WORDS = """
article:published_time og:published_time og:article:published_time datepublished publishdate pubdate
publish-date publish_date date.issued dc.date.issued dcterms.issued dcterms.created dc.date.created
dc.date dcterms.date citation_publication_date parsely-pub-date sailthru.date content_publishdate
content_date article.published cxenseparse:recs:publishtime date
"""
_META = tuple(_META_WORDS.split())


def read_page(source: str, url: str) -> Answer:
    """Everything that the page tells; `text` is empty where no main text was found."""
    tree = lxml_html.document_fromstring(source)
    data = list(_json_ld(tree))
    address = url or _attribute(tree, "//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
    text = trafilatura.extract(
        copy.deepcopy(tree),
        url=address or None,
        fast=True,
        include_comments=False,
        deduplicate=False,
        with_metadata=False,
    )
    return Answer(
        text=text or "",
        title=_title(tree, data),
        site=_site(tree, data, address),
        url=address,
        stamps=_stamps(tree, data),
    )


def _attribute(tree: HtmlElement, *paths: str) -> str:
    for path in paths:
        for value in tree.xpath(path):
            if words := _SPACE.sub(" ", str(value)).strip():
                return words
    return ""


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """Every object of the page's JSON-LD, also those inside @graph and lists."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        with suppress(ValueError, RecursionError):
            waiting: list[object] = [json.loads(script.text or "", strict=False)]
            while waiting:
                item = waiting.pop(0)
                if isinstance(item, list):
                    waiting[:0] = item
                elif isinstance(item, dict):
                    yield item
                    waiting[:0] = [item["@graph"]] if "@graph" in item else []


def _word(data: list[dict[str, object]], *keys: str) -> str:
    """The first text under the keys, each inside the one before."""
    for item in data:
        value: object = item
        for key in keys:
            value = value[0] if isinstance(value, list) and value else value
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, str) and value.strip():
            return _SPACE.sub(" ", value).strip()
    return ""


def _title(tree: HtmlElement, data: list[dict[str, object]]) -> str:
    said = _word(data, "headline") or _attribute(tree, "//meta[@property='og:title']/@content")
    headings = [_SPACE.sub(" ", node.text_content()).strip() for node in tree.xpath("//h1")]
    return said or next(filter(None, headings), "") or _attribute(tree, "//title/text()")


def _site(tree: HtmlElement, data: list[dict[str, object]], address: str) -> str:
    said = _attribute(tree, "//meta[@property='og:site_name']/@content") or _word(data, "publisher", "name")
    if said:
        return said
    with suppress(ValueError):
        return (urlsplit(address).hostname or "").removeprefix("www.")
    return ""


def _stamps(tree: HtmlElement, data: list[dict[str, object]]) -> Stamps:
    """Days of publication, the surest first, each place once; htmldate only where the page states none."""
    found: Stamps = []
    for item in data:
        _add(found, item.get("datePublished"), "JSON-LD datePublished")
    named: dict[str, str | None] = {}
    for node in tree.xpath("//meta[@content]"):
        for key in ("property", "name", "itemprop"):
            named.setdefault((node.get(key) or "").lower(), node.get("content"))
    for name in _META:
        _add(found, named.get(name), f"meta {name}")
    for value in tree.xpath("//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime"):
        _add(found, value, "time element")
    if not found:
        with suppress(ValueError, TypeError, AttributeError):
            day = htmldate.find_date(
                tree, extensive_search=False, original_date=True, min_date="1990-01-01", max_date="2100-01-01"
            )
            _add(found, day, "htmldate")
    return found


def _add(found: Stamps, raw: object, where: str) -> None:
    if not isinstance(raw, str) or any(place == where for _, _, place in found):
        return
    with suppress(ValueError):
        day = day_of(re.sub(r"^\s*(\d{4})/?(\d{2})/?(\d{2})(?=\D|$)", r"\1-\2-\3", raw))
        if day > date(1900, 1, 1):
            found.append((raw.strip(), day.isoformat(), where))
