"""The stage as one function."""

from __future__ import annotations

from dataclasses import replace

from demarche.clean.credits import credits
from demarche.clean.headlines import headlines
from demarche.clean.junk import junk_lines, junk_spans
from demarche.clean.language import language_of
from demarche.clean.lines import split_lines
from demarche.lang import covered
from demarche.model import Document


def clean(document: Document) -> Document:
    """`document` with its language, junk, headlines and credits; its text stays as it is.

    A language that the user gave is kept. Languages without a pack are told by their code and not covered.
    """
    lang = document.lang or language_of(document.text)
    lines = split_lines(document.text)
    marks = junk_lines(lines)
    return replace(
        document,
        lang=lang,
        covered=lang in covered(),
        junk=junk_spans(lines, marks),
        headlines=headlines(lines, marks, document.title),
        credits=credits(document.text),
    )
