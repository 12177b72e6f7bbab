"""How likely it is that two reports carry one text, in another language or in other words: log-odds of their signs.

Another report of the same event has the same names, and often the same numbers; the reports of two rounds of one
negotiation have the same people who speak about the same matters. No one measure tells these from a text retold, so all
are weighed. The weights stand in world/stories.toml; benchmarks/stories.py fits them to sets of reports with answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.link.stories.outlines import Likeness, days_apart
from demarche.link.stories.renderings import Rendering
from demarche.model import Document
from demarche.world.weights import HOME, Weights, read_weights

WEIGHTS = HOME / "stories.toml"
STEPS = {
    "contained": (0.75, 0.8, 0.85, 0.9, 0.95, 1.0),
    "whole": (0.4, 0.5, 0.6, 0.7, 0.8, 0.9),
    "order": (0.6, 0.7, 0.8, 0.9, 1.0),
    "weight": (5, 6, 7, 8, 10, 12, 14),
    "evidence": (3, 4, 5, 6, 8, 10, 12),
    "names": (1, 2, 3, 4),
    "numbers": (1, 2, 3, 4, 5, 6, 8),
    "part of numbers": (0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
    "capitals": (0.2, 0.3, 0.4, 0.5, 0.6, 0.7),
    "told": (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7),
    "one quotation": (0.2, 0.4, 0.6, 0.8),
    "quotations": (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8),
    "size": (0.4, 0.6, 0.8, 0.9),
    "days apart": (1, 2, 4, 8, 30),
}
"""Each step that a measure reaches is a sign, so that it weighs more or less by pieces and needs no curve."""
BY_TONGUE = frozenset({"contained", "order", "told", "quotations"})
"""What a translator leaves as it is and a rewriter does not, or the other way round."""


def weights() -> Weights:
    """enough: from which sum two reports carry one text."""
    return read_weights(WEIGHTS)


def log_odds(both: tuple[Document, Document], likely: Likeness, laid: Rendering) -> float:
    """That both carry one text."""
    return weights().sum_of(signs(both, likely, laid))


def signs(both: tuple[Document, Document], likely: Likeness, laid: Rendering) -> tuple[str, ...]:
    """What tells for or against one text; the same for the two in either order."""
    one, other = both
    tongue = "one tongue" if one.lang == other.lang else "other tongue"
    found = [tongue, f"{likely.heard} agency" if likely.heard else "no agency"]
    for name, value in _measures(both, likely, laid):
        found.append(name)
        for step in STEPS[name]:
            if value >= step:
                found.append(f"{name} {step}")
                if name in BY_TONGUE:
                    found.append(f"{tongue}, {name} {step}")
    return tuple(found)


def _measures(both: tuple[Document, Document], likely: Likeness, laid: Rendering) -> Iterator[tuple[str, float]]:
    for name in ("contained", "whole", "order", "weight", "names", "numbers", "capitals"):
        yield name, getattr(likely, name)
    yield "evidence", likely.weight * likely.contained * likely.order
    if likely.counted:
        yield "part of numbers", likely.numbers / likely.counted
    yield "told", laid.told
    if laid.quotations:
        yield ("one quotation" if laid.quotations == 1 else "quotations"), laid.quoted
    low, high = sorted(len(one.text) for one in both)
    yield "size", low / max(1, high)
    yield "days apart", days_apart(*both)
