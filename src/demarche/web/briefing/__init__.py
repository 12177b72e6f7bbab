"""The briefing note: one or two pages to send on, every sentence with the words, the outlet and the day it rests on.

note = briefing(book, tongue("en"))
markdown(note)    # text
docx(note)        # bytes of a Word document, the same for the same record (demarche.web.briefing.word)
"""

from demarche.web.briefing.content import briefing
from demarche.web.briefing.markdown import markdown
from demarche.web.briefing.note import Footnote, Group, Note, Part, Section, Sentence

__all__ = ["Footnote", "Group", "Note", "Part", "Section", "Sentence", "briefing", "markdown"]
