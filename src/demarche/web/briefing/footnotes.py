"""Footnotes in a Word document. python-docx has none of its own: they are one further part of the archive."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document as Doc
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.opc.packuri import PackURI
from docx.opc.part import Part as Piece
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from demarche.web.briefing.note import Footnote

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
FOOT_TEXT, FOOT_SIGN = "footnote text", "footnote reference"
"""Word's own names for the styles of a footnote and of its number."""
GREY = "5C6068"
LINE = 8
"""Characters of a line's id that a footnote shows: enough for `demarche explain`."""


class Footnotes:
    """Numbers the footnotes of a document as they are referred to, and writes them as a part of it at the end."""

    def __init__(self, made: Doc) -> None:
        self._made = made
        self._root = etree.Element(qn("w:footnotes"), nsmap={"w": W, "r": R})
        for ident, kind in (("-1", "separator"), ("0", "continuationSeparator")):
            note = _add(self._root, "w:footnote", type=kind, id=ident)
            _add(_add(_add(note, "w:p"), "w:r"), f"w:{kind}")
        self._held: dict[Footnote, int] = {}
        self._styles = {name: made.styles[name].style_id for name in (FOOT_TEXT, FOOT_SIGN)}

    def refer(self, paragraph: Paragraph, note: Footnote, first: bool = True) -> None:
        """Put the number of a footnote behind the last words of the paragraph; one that stands already keeps its."""
        if not first:
            _raised(paragraph, ",")
        if note in self._held:
            _raised(paragraph, str(self._held[note]))
            return
        self._held[note] = len(self._held) + 1
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self._held[note]))
        _raised(paragraph)._r.append(reference)

    def write(self, region: Callable[[str, str], str]) -> None:
        """Add the part. region: what Word calls a language, by its code."""
        part = Piece(PackURI("/word/footnotes.xml"), TYPE, b"", self._made.part.package)
        for note, n in self._held.items():
            self._note(part, n, note, region)
        part._blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._made.part.relate_to(part, REL.FOOTNOTES)
        settings = self._made.settings.element
        listed = OxmlElement("w:footnotePr")
        for ident in ("-1", "0"):
            one = OxmlElement("w:footnote")
            one.set(qn("w:id"), ident)
            listed.append(one)
        settings.insert_element_before(listed, "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr")

    def _note(self, part: Piece, n: int, note: Footnote, region: Callable[[str, str], str]) -> None:
        paragraph = _add(_add(self._root, "w:footnote", id=str(n)), "w:p")
        _add(_add(paragraph, "w:pPr"), "w:pStyle", val=self._styles[FOOT_TEXT])
        number = _add(paragraph, "w:r")
        _add(_add(number, "w:rPr"), "w:rStyle", val=self._styles[FOOT_SIGN])
        _add(number, "w:footnoteRef")
        _text(_run(paragraph), " ")
        for said in note.parts:
            run = _run(paragraph, lang=region(said.lang, said.lang) if said.lang else "")
            _text(run, f"“{said.text}”" if said.lang else said.text)
        if note.url:
            _text(_run(paragraph), " ")
            link = _add(paragraph, "w:hyperlink")
            link.set(qn("r:id"), part.relate_to(note.url, REL.HYPERLINK, is_external=True))
            _text(_run(link, grey=True), _host(note.url))
        if note.line:
            _text(_run(paragraph, grey=True), f" [{note.line[:LINE]}]")


def _add(parent: etree._Element, tag: str, **values: str) -> etree._Element:
    made: etree._Element = etree.SubElement(parent, qn(tag))
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _run(parent: etree._Element, lang: str = "", grey: bool = False) -> etree._Element:
    made = _add(parent, "w:r")
    look = _add(made, "w:rPr")
    if grey:
        _add(look, "w:color", val=GREY)
    if lang:
        _add(look, "w:lang", val=lang)
    return made


def _text(run: etree._Element, text: str) -> None:
    made = _add(run, "w:t")
    made.text = text
    made.set(SPACE, "preserve")


def _raised(paragraph: Paragraph, text: str = "") -> Run:
    return paragraph.add_run(text, style=FOOT_SIGN)


def _host(url: str) -> str:
    """The name of the site, which tells a reader more than the whole address; the link holds that."""
    return url.split("//", 1)[-1].split("/", 1)[0]
