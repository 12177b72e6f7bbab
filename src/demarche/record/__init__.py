"""The record: one SQLite file with every line, its words, and what links the reports.

    with reading("record.db") as record:
        for statement in lines(record, "statements"): ...

`lines(record, kind)` gives the lines of the export as plain objects: documents, statements, acts, people,
meetings, dates, stories, claims, conflicts, unread, failures, positions, timeline. `texts(record)` gives the
text of each document by its id.
"""

from demarche.record.lines import texts
from demarche.record.store import open_record, reading, writing
from demarche.record.views import EXPORTED, KINDS, brief_of, lines

__all__ = ["EXPORTED", "KINDS", "brief_of", "lines", "open_record", "reading", "texts", "writing"]
