"""Bytes to text, in any common encoding, or a plain word why not."""

from __future__ import annotations

import codecs
import re

from demarche.errors import ReportError

NOT_TEXT = "binary data, not text; name the text of the report instead"
# the longer marks first: UTF-32 LE begins like UTF-16 LE
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF: convert it to text first (pdftotext)"),
    (b"PK\x03\x04", "a zip archive or office document: unpack it or save it as text first"),
    (b"\x1f\x8b", "compressed with gzip: unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an office document: save it as text first"),
    (b"{\\rtf", "an RTF document: save it as text first"),
    (b"SQLite format 3", "a database, not a report"),
    (b"\x89PNG", "an image, not text"),
    (b"\xff\xd8\xff", "an image, not text"),
    (b"GIF8", "an image, not text"),
)
_MULTIBYTE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# In Latin script a letter beyond ASCII stands in a word with plain letters, or is one of a few words of one letter.
_MARKS_HIGH = frozenset("€‚„…‰‹‘’“”•–—™›\xa0§©«®°±²³´·»¼½¾¡¿£¥†‡")
_WORD = re.compile(r"[^\W\d_]+")
_ONE_LETTER = frozenset("àéèóáíúÀÉÅåøØ")
_UNUSUAL = frozenset("ÿþÞ")
# pages that declare these mean Windows-1252, as every browser reads them
_LATIN_NAMES = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"})


def decode(raw: bytes, source: str) -> str:
    """`raw` as text without a byte order mark; newlines and marks stay as they are.

    Tried in this order: byte order mark, UTF-8, UTF-16 without mark, Windows-1252, charset-normalizer.
    Raises ReportError if the bytes are not text or the encoding is not known.
    """
    _refuse_magic(raw, source)
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], name, source)
    if b"\x00" in raw[:4096] and (wide := _wide(raw)):
        return _strict(raw, wide, source)
    try:
        return _without_controls(raw.decode("utf-8"), source)
    except UnicodeDecodeError as error:
        if b"\x00" in raw:
            raise ReportError(source, NOT_TEXT) from None
        _refuse_broken(raw, error.start, source)
        return _without_controls(_legacy(raw, error.start, source), source)


def declared(raw: bytes, name: str, source: str) -> str:
    """`raw` in the encoding that the page declares, if it fits; else as `decode` finds it."""
    label = name.strip().lower()
    try:
        return _without_controls(raw.decode("cp1252" if label in _LATIN_NAMES else label), source)
    except (LookupError, UnicodeDecodeError):
        return decode(raw, source)


def _refuse_magic(raw: bytes, source: str) -> None:
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise ReportError(source, f"this is {what}")


def _strict(raw: bytes, name: str, source: str) -> str:
    try:
        return _without_controls(raw.decode(name), source)
    except UnicodeDecodeError as error:
        raise ReportError(
            source, f"begins like {name.upper()} but breaks at byte {error.start}; save it again as UTF-8"
        ) from None


def _without_controls(text: str, source: str) -> str:
    # a stray form feed or escape is harmless; a nul or many controls mean that this is no text
    if "\x00" in text or len(_CONTROL.findall(text[:20_000])) > 2 + len(text[:20_000]) // 500:
        raise ReportError(source, NOT_TEXT)
    return text


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark: every second byte of Western text is zero."""
    head = raw[: min(len(raw), 4096) & ~1]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else ""


def _refuse_broken(raw: bytes, at: int, source: str) -> None:
    """UTF-8 with damage has many whole UTF-8 characters; other encodings have them by chance only."""
    whole = len(_MULTIBYTE.findall(raw))
    high = len(raw) - len(raw.translate(None, bytes(range(128, 256))))
    if whole and whole * 2.5 >= 0.5 * high:
        raise ReportError(source, f"broken UTF-8 at byte {at}; save it again as UTF-8")


def _legacy(raw: bytes, at: int, source: str) -> str:
    try:
        western = raw.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if western and _plausible(western, most=0.15):
        return western
    from charset_normalizer import from_bytes  # heavy, and seldom needed

    best = from_bytes(raw[:200_000]).best()
    if best is not None and best.percent_chaos < 20:
        try:
            text = raw.decode(best.encoding)
        except (UnicodeDecodeError, LookupError):
            text = ""
        if text and _plausible(text, most=1.0):
            return text
    reason = f"neither UTF-8 (breaks at byte {at}) nor a known encoding; save it again as UTF-8"
    raise ReportError(source, reason)


def _plausible(text: str, most: float) -> bool:
    """Words as some language writes them: the letters beyond ASCII stand in words, or are a script of their own."""
    letters = [char for char in text if char.isalpha()]
    high = [char for char in text if ord(char) > 127]
    if len(high) > most * len(text):
        return False
    if sum(char.isalpha() for char in high) > 0.3 * len(letters):
        return True
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    marks = all(char.isalpha() or char in _MARKS_HIGH for char in high)
    return marks and not _UNUSUAL & set(high) and all(map(_latin_word, words))


def _latin_word(word: str) -> bool:
    if len(word) == 1:
        return word in _ONE_LETTER
    plain = sum(char.isascii() for char in word)
    return plain >= 0.5 * len(word) and all(ord(char) < 0x250 for char in word)
