"""Which words stand under which anchor of a report's page, by the record alone."""

from __future__ import annotations

from demarche.web.book import Book, slug


def spans(book: Book) -> dict[str, str]:
    """The words that each anchor must show."""
    lines = {f"s-{slug(row.id)}": row.quote for row in book.statements}
    lines |= {f"a-{slug(row.id)}": row.text for row in book.acts}
    for found in (*book.evidence_in.values(), *book.disputed_in.values()):
        lines |= {anchor: book.words(place) for anchor, _, place in found}
    for role in (role for person in book.people for role in person.roles):
        lines[f"r-{role.start}-{role.end}"] = book.texts[role.document][role.start : role.end]
    return lines
