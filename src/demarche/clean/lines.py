"""A text cut into lines, each with what the rules ask about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from demarche.lang.lexicon import fold

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+(?:[.'’@/-][^\W_]+)*", re.UNICODE)
# bullets, quotes of e-mail, markdown, arrows and pictures before or after the words of a line
_FRONT = re.compile(r"^[\s•·●▪■◆►▶→»›>*#_|~=+\-–—\u200b\u200e\ufeff\u2190-\u2bff\U0001f000-\U0001faff]+")
_BACK = re.compile(r"[\s•·●▪■◆►▶→»›>*#_|~=+\-–—.…:;\u200b\u200e\ufeff\u2190-\u2bff\U0001f000-\U0001faff]+$")
_MARKS = " •·*_-–—.…:;"
_STOP = re.compile(
    r"[.!?…][\"'”’»)\]*_\\]*(?:\s*[(\[][^()\[\]]{1,25}[)\]])?$|[.!?…][\"'”’»)\]*_\\]*\s*[–—-]\s*[\w.]{2,20}$"
)
_ENDS = ".!?…"
_DASHES = frozenset("-–—")
_QUOTES = frozenset('"“”«»„')


T = TypeVar("T")


class _once(Generic[T]):
    """A property worked out when first asked for: functools.cached_property of Python 3.11 takes a lock each time."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, line: Any, owner: type | None = None) -> T:
        value = line.__dict__[self._name] = self._work(line)
        return value


@dataclass(eq=False)  # not frozen: that makes each four times as dear, and a report has many
class Line:
    """One line without the white space around it. Its readings are worked out when a rule first asks for them."""

    start: int
    end: int
    text: str

    def note(self, reading: str) -> None:
        """ "mixed": sentences of the report and of its frame side by side; "baited": names something to play, perhaps.

        Looked up as `in line.__dict__`, which is what a look at every line can pay.
        """
        self.__dict__[reading] = True

    @_once
    def bare(self) -> str:
        """Folded, spaces single, without bullets and closing marks."""
        return bare(self.text)

    @_once
    def words(self) -> tuple[str, ...]:
        return words(self.text)

    @_once
    def worded(self) -> bool:
        return self.text[:1].isalnum() or bool(_WORD.search(self.text))

    @_once
    def size(self) -> int:
        """Pieces between spaces: about the number of words, for the price of counting."""
        return self.text.count(" ") + 1

    @_once
    def stop(self) -> bool:
        """It ends as a sentence ends."""
        last = self.text[-1:]
        if last in _ENDS:  # most lines: the look at the rest is not needed
            return bool(last)
        if last.isalnum() and _DASHES.isdisjoint(self.text[-26:]):
            return False
        return bool(_STOP.search(self.text[-60:]))

    @_once
    def sentence(self) -> bool:
        """It reads as a sentence: a closing mark, enough words, most of them small."""
        return self.stop and not self.shouted and _words_from(self.text, 6)

    @_once
    def shouted(self) -> bool:
        """In capitals throughout."""
        return self.text.isupper()

    @property
    def quoted(self) -> bool:
        return not _QUOTES.isdisjoint(self.text)


def _words_from(text: str, least: int) -> bool:
    """At least so many words. Most lines show them near their beginning."""
    if sum([piece[0].isalnum() for piece in text.split(None, least + 2)]) >= least:
        return True
    return len(_WORD.findall(text)) >= least


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines that hold anything but white space, in order."""
    lines = []
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if stripped:
            at = match.start() if stripped == raw else match.start() + len(raw) - len(raw.lstrip())
            lines.append(Line(at, at + len(stripped), stripped))
    return tuple(lines)


def make_line(text: str, start: int) -> Line:
    """The line that is `text`, without white space around it, beginning at code point `start`."""
    return Line(start, start + len(text), text)


def bare(text: str) -> str:
    """Folded, single spaces, long dashes short, without the marks around the words."""
    flat = " ".join(text.split())
    if flat and not flat[0].isalnum():
        flat = _FRONT.sub("", flat)
    if flat and not flat[-1].isalnum():
        flat = flat.rstrip(_MARKS)
        if flat and not flat[-1].isalnum():
            flat = flat[:-200] + _BACK.sub("", flat[-200:])
    if flat.isascii():
        return flat.lower().strip('"')
    return fold(flat).replace("–", "-").replace("—", "-").replace("’", "'").strip('"“”')


def words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))
