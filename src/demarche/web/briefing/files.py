"""The briefing note of a record as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from demarche.errors import RecordError, UsageError
from demarche.web.briefing.content import briefing
from demarche.web.briefing.markdown import markdown
from demarche.web.briefing.note import Note
from demarche.web.load import open_book
from demarche.web.words import tongue

NAME = "briefing"


def _docx(note: Note) -> bytes:
    from demarche.web.briefing.word import docx  # a fifth of a second that Markdown should not wait

    return docx(note)


WRITERS: dict[str, Callable[[Note], bytes]] = {"md": lambda note: markdown(note).encode(), "docx": _docx}
"""By the ending of the file."""


def write_briefing(record: Path, out: Path, form: str, lang: str = "en", since: date | None = None) -> Path:
    """Write the note into the folder `out`, which is made, or into the file `out` where its name ends in `form`.

    since: changes of stance on that day or later alone. Raises UsageError for an unknown form or language, RecordError
    where the record or the folder does not serve.
    """
    if form not in WRITERS:
        raise UsageError(f"{form}: no such form of a briefing note (there are: {', '.join(WRITERS)})")
    made = WRITERS[form](briefing(open_book(record), tongue(lang), since))
    path = out if out.suffix == f".{form}" and not out.is_dir() else out / f"{NAME}.{form}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
    except OSError as error:
        raise RecordError(f"{path}: cannot be written ({error.strerror}); name another folder") from None
    return path
