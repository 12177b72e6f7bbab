"""A briefing note as a Word document with footnotes. The same note gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from demarche.web.briefing.footnotes import FOOT_SIGN, FOOT_TEXT, Footnotes
from demarche.web.briefing.note import Group, Note, Part, Sentence

STAMP = (1980, 1, 1, 0, 0, 0)
"""Of every file in the document: the first day that a zip archive can tell."""
UNDATED = "1980-01-01"
INK, SOFT = RGBColor(0x1D, 0x1F, 0x22), RGBColor(0x5C, 0x60, 0x68)
FACE = "Calibri"
REGION = {"en": "en-GB", "id": "id-ID"}
"""What Word calls the languages of the pages."""


def docx(note: Note) -> bytes:
    """The document, A4; its dates are those of the newest report."""
    made = Document()
    _page(made, note)
    made.add_paragraph(note.kind, style="Subtitle")
    made.add_paragraph(note.title, style="Title")
    foot = Footnotes(made)
    _sentence(made.add_paragraph(style="Normal"), note.basis, foot)
    for section in note.sections:
        made.add_paragraph(section.title, style="Heading 1")
        for group in section.groups:
            _group(made, group, foot)
    _grey(made.add_paragraph(note.closing, style="Closing"))
    foot.write(REGION.get)
    _properties(made, note)
    held = io.BytesIO()
    made.save(held)
    return _same(held.getvalue())


def _group(made: Doc, group: Group, foot: Footnotes) -> None:
    if group.title:
        heading = made.add_paragraph(group.title, style="Heading 2")
        if group.state:
            state = heading.add_run(f"  {group.state}")
            state.font.bold, state.font.size, state.font.color.rgb = False, Pt(9), SOFT
    for sentence in group.sentences:
        _sentence(made.add_paragraph(style="List Bullet"), sentence, foot)


def _sentence(paragraph: Paragraph, sentence: Sentence, foot: Footnotes) -> None:
    for part in sentence.parts:
        run(paragraph, part)
    for n, note in enumerate(sentence.notes):
        foot.refer(paragraph, note, first=n == 0)


def run(paragraph: Paragraph, part: Part) -> Run:
    """A piece of a sentence; the words of a report are marked with their language, so that no spelling is corrected."""
    added: Run = paragraph.add_run(f"“{part.text}”" if part.lang else part.text)
    added.bold = part.strong or None
    if part.lang:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), REGION.get(part.lang, part.lang if part.lang.isalpha() else "und"))
        added._r.get_or_add_rPr().append(language)
    return added


def _grey(paragraph: Paragraph) -> None:
    for piece in paragraph.runs:
        piece.font.color.rgb, piece.font.size = SOFT, Pt(8.5)


def _page(made: Doc, note: Note) -> None:
    """A4 with margins that leave room for two pages' worth; quiet headings instead of the template's blue."""
    sheet = made.sections[0]
    sheet.page_width, sheet.page_height = Cm(21), Cm(29.7)
    sheet.left_margin = sheet.right_margin = Cm(1.8)
    sheet.top_margin = sheet.bottom_margin = Cm(1.3)
    for name in ("Closing", FOOT_TEXT):
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = made.styles["Normal"]
    made.styles.add_style(FOOT_SIGN, WD_STYLE_TYPE.CHARACTER).font.superscript = True
    looks = {
        "Normal": (9.5, False, 0, 3, INK), "List Bullet": (9.5, False, 0, 1, INK),
        "Closing": (8, False, 6, 0, SOFT), FOOT_TEXT: (7, False, 0, 0, INK),
        "Title": (18, True, 0, 4, INK), "Subtitle": (9.5, False, 0, 0, SOFT),
        "Heading 1": (11.5, True, 6, 1, INK), "Heading 2": (9.5, True, 3, 0, INK),
    }  # fmt: skip
    for name, look in looks.items():
        style = made.styles[name]
        assert isinstance(style, ParagraphStyle)
        _look(style, *look)
    language = made.styles["Normal"].element.get_or_add_rPr()
    for old in language.findall(qn("w:lang")):
        language.remove(old)
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), REGION.get(note.lang, note.lang))
    language.append(tag)


def _look(style: ParagraphStyle, *look: object) -> None:
    size, bold, before, after, colour = look
    assert isinstance(size, int | float) and isinstance(before, int) and isinstance(after, int)
    style.font.name, style.font.size, style.font.bold, style.font.italic = FACE, Pt(size), bool(bold), False
    assert isinstance(colour, RGBColor)
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    style.paragraph_format.line_spacing = 1.0
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    for line in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        line.getparent().remove(line)


def _properties(made: Doc, note: Note) -> None:
    day = datetime.fromisoformat(note.day or UNDATED).replace(tzinfo=UTC)
    about = made.core_properties
    about.title, about.subject, about.language = note.title[:255], note.kind, note.lang
    about.author = about.last_modified_by = "Demarche"
    about.comments = about.keywords = ""
    about.created = about.modified = day
    about.revision = 1


def _same(made: bytes) -> bytes:
    """The archive without the time at which it was packed."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in _ordered(old.namelist()):
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(entry, old.read(name))
    return held.getvalue()


def _ordered(names: Iterable[str]) -> list[str]:
    """Word wants the list of types first."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
