"""What is done by each statement (being written)."""

from demarche.model import Document


def mark_acts(document: Document) -> Document:
    return document
