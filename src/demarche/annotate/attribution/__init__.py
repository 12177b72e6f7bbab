"""Who is reported to have said what: from cues and quote marks to statements."""

from demarche.annotate.attribution.statements import mark_statements

__all__ = ["mark_statements"]
