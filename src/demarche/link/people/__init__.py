"""Who is one person under several spellings and titles."""

from __future__ import annotations

from demarche.link.people.find import find_people
from demarche.link.people.suggest import find_suggestions

__all__ = ["find_people", "find_suggestions"]
