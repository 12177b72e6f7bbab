"""A briefing note as Markdown with footnotes, as Pandoc, GitHub and most editors read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from demarche.web.briefing.note import Footnote, Group, Note, Part, Sentence

Numbers = Mapping[Footnote, int]
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~^!])")
_ODD = re.compile(r"[^0-9A-Za-z]")
_START = re.compile(r"^(\d+)([.)])|^([-+])")


def markdown(note: Note) -> str:
    """The text; nothing of a report is read as markup."""
    numbers = note.numbered()
    lines = [f"# {_text(note.title)}", "", f"*{_text(note.kind)}*", "", _said(note.basis, numbers), ""]
    for section in note.sections:
        lines += [f"## {_text(section.title)}", ""]
        for group in section.groups:
            if group.sentences:
                lines += [*_group(group, numbers), ""]
    lines += [f"*{_text(note.closing)}*", ""]
    lines += [line for found, n in numbers.items() for line in (f"[^{n}]: {_foot(found)}", "")]
    return "\n".join(lines)


def _said(sentence: Sentence, numbers: Numbers) -> str:
    return _parts(sentence.parts) + "".join(f"[^{numbers[note]}]" for note in sentence.notes)


def _group(group: Group, numbers: Numbers) -> Iterator[str]:
    if group.title:
        state = f" ({_text(group.state)})" if group.state else ""
        yield f"### {_text(group.title)}{state}"
        yield ""
    for sentence in group.sentences:
        yield f"- {_said(sentence, numbers)}"


def _foot(found: Footnote) -> str:
    said = _parts(found.parts)
    if found.url:
        said += f" <{found.url.replace('>', '%3E').replace('<', '%3C').replace(' ', '%20')}>"
    return f"{said} `{_ODD.sub('', found.line)}`" if found.line else said


def _parts(found: Sequence[Part]) -> str:
    return "".join(_part(part) for part in found)


def _part(part: Part) -> str:
    text = _text(part.text)
    return f"“{text}”" if part.lang else f"**{text}**" if part.strong else text


def _text(text: str) -> str:
    return _START.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", _SPECIAL.sub(r"\\\1", text))
