"""What parties and issues are called in a language of the pages, alone and within a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from demarche.web.book import Book, members
from demarche.web.words import Tongue

_FIRST = re.compile(r"^(?:<[^<>]*>|\s)*")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one book in one language."""

    book: Book
    speech: Tongue

    def party(self, codes: str) -> str:
        """As a heading gives it; several joined by + are named one by one."""
        names = self.book.titles.parties.get(self.speech.code, {})
        return " + ".join(names.get(code) or code.replace("_", " ") for code in members(codes))

    def within(self, codes: Sequence[str]) -> str:
        """As a sentence gives them: "the United States, NATO and Germany"."""
        each = [one for code in codes for one in members(code)]
        said = [f"{self.speech.article(code)}{self.party(code)}" for code in dict.fromkeys(each)]
        return self.speech.together(said)

    def issue(self, code: str) -> str:
        titles = self.book.titles.issues.get(self.speech.code, {})
        return titles.get(code) or self.speech.name("issue", code)

    def issues(self, codes: str) -> str:
        """Several issues, whose codes are joined by a space, as stands before a sentence on them."""
        return "; ".join(self.issue(code) for code in codes.split())


def capital(said: str) -> str:
    """A sentence with its first letter large; what is Markup stays it, and its tags as they are."""
    found = _FIRST.match(said)
    at = found.end() if found and isinstance(said, Markup) else 0
    made = said[:at] + said[at : at + 1].upper() + said[at + 1 :]
    return Markup(made) if isinstance(said, Markup) else made  # only a letter is another
