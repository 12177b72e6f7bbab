"""Read one document: the same document comes back with its marks. Pure, picklable, without I/O."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from demarche.annotate.quotations import mark_quotations
from demarche.annotate.scheme import Scheme
from demarche.annotate.sentences import mark_sentences
from demarche.model import Document

__all__ = ["Scheme", "Step", "annotate", "annotators"]


class Step(NamedTuple):
    """One annotator. anywhere: it works without a pack for the language."""

    name: str
    mark: Callable[[Document], Document]
    anywhere: bool = False


def annotate(document: Document, scheme: Scheme) -> Document:
    """`document` with every mark that its language's pack can make.

    A language without a pack gets quotations, sentences and the publication day alone.
    """
    for step in annotators(scheme):
        if document.covered or step.anywhere:
            document = step.mark(document)
    return document


@lru_cache(maxsize=8)
def annotators(scheme: Scheme) -> tuple[Step, ...]:
    """The annotators in their order: each needs the marks of those before it."""
    from demarche.annotate.acts import mark_acts
    from demarche.annotate.attribution import mark_statements
    from demarche.annotate.issues import mark_issues
    from demarche.annotate.ledger import mark_unread
    from demarche.annotate.meetings import mark_meetings
    from demarche.annotate.names import mark_names
    from demarche.annotate.occasions import mark_occasions
    from demarche.annotate.replies import mark_replies
    from demarche.annotate.times import mark_times
    from demarche.world import PartyForm

    forms = tuple(PartyForm(p.code, tuple(w for _, words in p.forms for w in words)) for p in scheme.parties)
    return (
        Step("quotations", mark_quotations, anywhere=True),
        Step("sentences", mark_sentences, anywhere=True),
        Step("names", partial(mark_names, extra=forms)),
        Step("times", mark_times, anywhere=True),
        Step("statements", mark_statements),
        Step("acts", mark_acts),
        Step("replies", mark_replies),
        Step("meetings", mark_meetings),
        Step("occasions", mark_occasions),
        Step("issues", partial(mark_issues, scheme=scheme)),
        Step("ledger", mark_unread),
    )
