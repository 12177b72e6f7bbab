"""The demands of a statement: clause by clause, those that a threat implies, those made in passing."""

from __future__ import annotations

from demarche.annotate.acts.asking import asking
from demarche.annotate.acts.items import Item, items
from demarche.annotate.acts.signs import Said
from demarche.model import Statement

_WORDS = 4  # of a condition that says what is demanded
_PRESSING = frozenset(["threaten", "warn"])


def clauses(said: Said, statement: Statement) -> list[Item]:
    """The demands of a statement that demands, each with the party asked."""
    found = items(said, asking(said.document.lang), statement.start, statement.end, statement.speaker_party)
    if len(found) == 1:
        return [Item(statement.start, statement.end, statement.target_party)]
    return [Item(item.start, item.end, item.party or statement.target_party) for item in found]


def implied(said: Said, statement: Statement) -> Item | None:
    """ "… unless they leave", "… if they do not leave": what a threat would have the other do."""
    condition = statement.condition
    if condition is None or statement.act not in _PRESSING or not statement.speaker_party:
        return None
    first, *rest = said.folded[condition.start : condition.end].split()
    if len(rest) < _WORDS:
        return None
    negated = any("not" in names for _, _, names in said.between(condition.start, condition.end))
    if first not in asking(said.document.lang).unless and not negated:
        return None
    return Item(condition.start, condition.end, statement.target_party)
