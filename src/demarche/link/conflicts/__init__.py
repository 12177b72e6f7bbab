"""Where reports contradict one another."""

from __future__ import annotations

from demarche.link.conflicts.find import Lines, find_conflicts

__all__ = ["Lines", "find_conflicts"]
