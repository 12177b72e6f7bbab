"""Read one document: the same document comes back with its marks. Pure, picklable, without I/O."""

from __future__ import annotations

from collections.abc import Callable

from demarche.annotate.quotations import mark_quotations
from demarche.annotate.scheme import Scheme
from demarche.annotate.sentences import mark_sentences
from demarche.model import Document

__all__ = ["Scheme", "annotate", "annotators"]

Annotator = Callable[[Document], Document]


def annotate(document: Document, scheme: Scheme) -> Document:
    """`document` with every mark that its language's pack can make; a language without a pack gets none but sentences."""
    for annotator in annotators(scheme):
        if document.covered or annotator in (mark_quotations, mark_sentences):
            document = annotator(document)
    return document


def annotators(scheme: Scheme) -> tuple[Annotator, ...]:
    """The annotators in their order: each needs the marks of those before it."""
    from demarche.annotate.acts import mark_acts
    from demarche.annotate.attribution import mark_statements
    from demarche.annotate.issues import mark_issues
    from demarche.annotate.meetings import mark_meetings
    from demarche.annotate.names import mark_names
    from demarche.annotate.times import mark_times
    from demarche.world import PartyForm

    forms = tuple(PartyForm(p.code, tuple(w for _, words in p.forms for w in words)) for p in scheme.parties)
    return (
        mark_quotations,
        mark_sentences,
        lambda document: mark_names(document, forms),
        mark_times,
        mark_statements,
        mark_acts,
        mark_meetings,
        lambda document: mark_issues(document, scheme),
    )
