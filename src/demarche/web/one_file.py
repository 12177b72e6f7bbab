"""All pages of one language as one file: to send on, and to open from disk without anything beside it.

Each page is a section, with its addresses set before by the number of the page. Without scripts the sections follow one
another; with them one stands there at a time, and what the browser's own search finds in another brings that one up.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

from demarche.errors import UsageError
from demarche.web.book import Book
from demarche.web.load import open_book
from demarche.web.pages import ASSETS, HOME, File, Page, catalogue, render, shared
from demarche.web.words import Tongue, tongue

LARGEST = 64_000_000
"""Bytes of the largest file that is written: beyond it browsers take long to open one."""
MANY = 2_000
"""Pages of a record from which on no file is tried."""
LEFT_OUT = frozenset({"search.html"})
"""Pages that need files beside them; the browser's own search looks through the one file."""
SCRIPTS = ("demarche.js", "single.js")
_NAMED = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "headers", "popovertarget")
"""Attributes that hold ids."""
_KINDS = {"csv": "text/csv", "ics": "text/calendar", "md": "text/markdown"}
_ADDRESS = re.compile(r"url\(#([\w-]+)\)")
_ID = re.compile(r"#([A-Za-z][\w-]*)(?=[^{}]*\{)")
_BODY = re.compile(r"\bbody(?=[:.])")


@dataclass(slots=True)
class _Places:
    """Where a page or file stands: the number of a page by its path; what makes a file, by its path."""

    pages: dict[str, int] = field(default_factory=dict)
    files: dict[str, Callable[[], bytes]] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)


def write_file(record: Path, out: Path, lang: str = "en") -> Path:
    """Write the pages of `record` in the language `lang` into the file `out`; gives it back.

    Raises RecordError if the record cannot be read, UsageError if it is too large for one file or `out` cannot be
    written.
    """
    book = open_book(record)
    try:
        whole = one_file(book, lang)
    finally:
        book.close()
    try:
        out.write_text(whole, "utf-8")
    except OSError as error:
        raise UsageError(f"{out}: the file cannot be written ({error.strerror or error}); name another one") from None
    return out


def one_file(book: Book, lang: str = "en") -> str:
    """The file's text. Raises UsageError if the record is too large for it."""
    speech, pages = tongue(lang), catalogue(book)
    places = _places(book, pages, speech)
    if len(places.pages) > MANY:
        raise _too_large(f"{len(places.pages)} pages")
    sheets, size, head = [], 0, ""
    for path, n in places.pages.items():
        page = pages[path.removeprefix(f"{lang}/")]
        assert isinstance(page, Page)
        tree = html.document_fromstring(render(book, page, path, lang))
        sheets.append(_sheet(tree, path, n, places))
        head = head or _header(tree, path, places)
        size += len(sheets[-1])
        if size > LARGEST:
            raise _too_large(f"more than {LARGEST // 1_000_000} MB")
    return _whole(speech, head, sheets)


def _too_large(what: str) -> UsageError:
    return UsageError(f"the record has {what}, too much for one file; leave out --single-file and name a folder")


def _places(book: Book, pages: Mapping[str, Page | File], speech: Tongue) -> _Places:
    found = _Places()
    for path, entry in pages.items():
        if isinstance(entry, File):
            found.files[f"{speech.code}/{path}"] = lambda make=entry.make: make(book, speech)  # type: ignore[misc]  # a loop's value
        elif path not in LEFT_OUT:
            found.pages[f"{speech.code}/{path}"] = len(found.pages)
    for path, make in shared(book).items():
        found.files[path] = lambda make=make: make(speech)  # type: ignore[misc]  # a loop's value
    return found


def _sheet(tree: HtmlElement, path: str, n: int, places: _Places) -> str:
    """The page as a section of the file."""
    main = tree.find(".//main")
    body, title = tree.find("body"), tree.findtext(".//title") or ""
    main.extend(tree.findall(".//footer/p[@class='tables']"))
    for one in main.iter(etree.Element):
        _set_before(one, n)
        _lead(one, path, n, places)
    kinds = escape(f"leaf {body.get('class', '')}".strip(), quote=True)
    label = escape(title, quote=True)
    inner = etree.tostring(main, encoding="unicode", method="html")
    return f'<section class="{kinds}" id="p{n}" aria-label="{label}" data-title="{label}">\n{inner}\n</section>\n'


def _set_before(one: HtmlElement, n: int) -> None:
    """Ids are those of one page: the number of the page goes before them, and they stand in `data-id` as they were."""
    if old := one.get("id"):
        one.set("data-id", old)
        one.set("id", f"p{n}-{old}")
    for name in _NAMED:
        if old := one.get(name):
            one.set(name, " ".join(f"p{n}-{part}" for part in old.split()))
    if one.tag == "input" and one.get("name"):
        one.set("name", f"p{n}-{one.get('name')}")
    for name, value in one.attrib.items():
        if "url(#" in value:
            one.set(name, _ADDRESS.sub(rf"url(#p{n}-\1)", value))


def _lead(one: HtmlElement, path: str, n: int, places: _Places) -> None:
    """Links lead to the section of their page; what is no page is carried in the link."""
    href = one.get("href")
    if href is None or urlsplit(href).scheme:
        return
    there = urlsplit(href)
    if not there.path:
        one.set("href", f"#p{n}-{unquote(there.fragment)}")
        return
    target = normpath(join(dirname(path), unquote(there.path)))
    if target in places.pages:
        at = places.pages[target]
        one.set("href", f"#p{at}-{unquote(there.fragment)}" if there.fragment else f"#p{at}")
    elif target in places.files:
        one.set("href", _carried(target, places))
        one.set("download", target.rpartition("/")[2])
    else:
        del one.attrib["href"]


def _carried(target: str, places: _Places) -> str:
    if target not in places.made:
        kind = _KINDS.get(target.rpartition(".")[2], "application/octet-stream")
        places.made[target] = f"data:{kind};base64,{base64.b64encode(places.files[target]()).decode()}"
    return places.made[target]


def _header(tree: HtmlElement, path: str, places: _Places) -> str:
    header = tree.find(".//header")
    for gone in header.findall(".//ul[@class='tongues']"):
        gone.getparent().remove(gone)
    for one in header.iter("a"):
        _lead(one, path, 0, places)
    for one in [one for one in header.iter("li") if one.find("a[@href]") is None]:
        one.getparent().remove(one)
    text: str = etree.tostring(header, encoding="unicode", method="html")
    return text


def _style() -> str:
    """All style sheets, for ids that stand in `data-id` and for sections in the place of bodies."""
    sheets = ((HOME / "assets" / name).read_text("utf-8") for name in ASSETS if name.endswith(".css"))
    text = _BODY.sub(".leaf", "\n".join(sheets))
    return _ID.sub(r'[data-id="\1"]', text)


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _whole(speech: Tongue, head: str, sheets: list[str]) -> str:
    style = _style()
    scripts = [(HOME / "assets" / name).read_text("utf-8") for name in SCRIPTS]
    allowed = " ".join(map(_hashed, scripts))
    policy = (
        f"default-src 'none'; style-src {_hashed(style)}; script-src {allowed}; base-uri 'none'; form-action 'none'"
    )
    return "".join(_parts(speech, policy, style, [head, *sheets], scripts))


def _parts(speech: Tongue, policy: str, style: str, body: list[str], scripts: list[str]) -> Iterator[str]:
    yield f'<!doctype html>\n<html lang="{speech.code}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
    yield f'<title>Demarche</title>\n<style>{style}</style>\n</head>\n<body class="single">\n'
    yield f'<a class="skip" href="#p0">{escape(speech.ui("skip"))}</a>\n'
    yield from body
    yield f"<footer><p>{escape(speech.ui('footer'))}</p></footer>\n"
    yield from (f"<script>{script}</script>\n" for script in scripts)
    yield "</body>\n</html>\n"
