"""What is done by what is said, and what the report tells to have been done."""

from demarche.annotate.acts.mark import mark_acts
from demarche.annotate.acts.speech import classify

__all__ = ["classify", "mark_acts"]
