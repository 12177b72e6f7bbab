"""What statements and acts are about: issues by their words, from a brief or from the language packs."""

from __future__ import annotations

from dataclasses import replace

from demarche.annotate.issue_about import About
from demarche.annotate.issue_lent import ANSWERS, Lent
from demarche.annotate.issue_sense import senses_of
from demarche.annotate.issue_set import with_issues, with_lent
from demarche.annotate.issue_spoken import Spoken, found_in, settled
from demarche.annotate.issue_words import table_of
from demarche.annotate.scheme import Scheme
from demarche.lang import covered
from demarche.model import Document


def issues_in(text: str, code: str, scheme: Scheme | None = None) -> tuple[str, ...]:
    """Issues that the words of `text` speak of: specific ones in order of appearance, else generic ones."""
    table = table_of(code, scheme or Scheme())
    return settled(found_in(table.lexicon.find(text), table), table)


def mark_issues(document: Document, scheme: Scheme | None = None) -> Document:
    """Set `issues` of statements and acts: by the words of the span, else of its sentence, else, where short
    content points back, of the sentence before. Languages without a pack are left as they are."""
    if document.lang not in covered() or not (document.statements or document.acts):
        return document
    report = Spoken(document, table_of(document.lang, scheme or Scheme()))
    about = About(report)
    statements = tuple(with_issues(line, about.issues(line)) for line in document.statements)
    acts = [with_lent(act, *about.act_issues(act, statements)) for act in document.acts]
    acts = [with_issues(act, ()) if about.sums_up(act, acts) else act for act in acts]
    if any(act.act in ANSWERS and not act.issues for act in acts):
        senses = senses_of(document.lang, scheme) if scheme is not None and scheme.issues else None
        acts = Lent(report, about, senses).lend(acts, statements)
        found = {act.statement: act.issues for act in acts if act.statement is not None and act.act in ANSWERS}
        statements = tuple(
            line if line.issues else with_issues(line, found.get(n, ())) for n, line in enumerate(statements)
        )
    return replace(document, statements=statements, acts=tuple(acts))
