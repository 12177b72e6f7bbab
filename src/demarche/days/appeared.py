"""The day from which a report is seen beside others, where it is known well enough."""

from __future__ import annotations

from datetime import date

from demarche.model import Published

WIDE = 45
"""Days between the ends of a publication from which it tells no more what was news to the report."""


def appeared(published: Published) -> date | None:
    """The last day on which the report may have appeared; None where nothing or a wide span only is known."""
    first, last = published.earliest, published.latest
    if first and last and (last - first).days > WIDE:
        return None
    return last
