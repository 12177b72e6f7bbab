"""Pages: their main text, read in a worker process that is given up when a page hangs it."""

from __future__ import annotations

import re
from datetime import date

from demarche.errors import ReportError
from demarche.model import Document, Stamp
from demarche.read.decode import declared, decode
from demarche.read.given import Given, Origin
from demarche.read.text import digest, too_large
from demarche.read.worker import Answer, Late, Worker

LARGEST_PAGE = 20_000_000
"""Bytes. Pages of reports have 20 to 500 KB; beyond this the parser would eat the memory of the machine."""
DEADLINE = 20.0
"""Seconds for one page; an ordinary one takes 0.02."""

_START = re.compile(rb"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b")
_CHARSET = re.compile(rb"(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def looks_like_html(raw: bytes) -> bool:
    """The bytes begin as a page does."""
    return bool(_START.match(raw[:4096].removeprefix(_MARKS[0])))


class Pages:
    """Reads pages with one worker process, started with the first page and again after one that hung."""

    def __init__(self, deadline: float = DEADLINE) -> None:
        self._deadline = deadline
        self._worker: Worker | None = None

    def read(self, raw: bytes, origin: Origin) -> Document:
        """The document of a page's bytes. Raises ReportError if it has no text or cannot be read."""
        if not raw.strip():
            raise ReportError(origin.source, "empty file; nothing to read")
        if len(raw) > LARGEST_PAGE:
            raise too_large(origin.source, len(raw), LARGEST_PAGE)
        return self.read_page(_decoded(raw, origin.source), digest(raw), origin)

    def read_page(self, html: str, identity: str, origin: Origin) -> Document:
        """The document of a page already decoded."""
        answer = self._ask(html, origin)
        if answer.error:
            reason = f"the page cannot be parsed ({answer.error}); save its text instead"
            raise ReportError(origin.source, reason)
        if not any(char.isalnum() for char in answer.text):
            raise ReportError(origin.source, "a page without readable text; save the report's text instead")
        page = Given(url=answer.url, site=answer.site, title=answer.title)
        here = origin.given.over(page).over(origin.fallback)
        return Document(
            id=identity,
            text=answer.text,
            sources=(origin.source,),
            title=here.title,
            url=here.url,
            site=here.site,
            lang=here.lang,
            given=here.published,
            stamps=tuple(Stamp(raw, date.fromisoformat(day), where) for raw, day, where in answer.stamps),
        )

    def close(self) -> None:
        """End the worker, if one was started."""
        if self._worker:
            self._worker.close()
            self._worker = None

    def _ask(self, html: str, origin: Origin) -> Answer:
        if self._worker is None:
            self._worker = Worker()
        try:
            return self._worker.ask(html, origin.given.url, self._deadline)
        except Late as late:
            self.close()
            raise ReportError(origin.source, f"{late}; save the text of the report instead") from None


def _decoded(raw: bytes, source: str) -> str:
    label = None if raw.startswith(_MARKS) else _CHARSET.search(raw[:4096])
    text = declared(raw, label[1].decode("ascii"), source) if label else decode(raw, source)
    # the declaration is about the bytes, and a parser of text stumbles over it
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)
