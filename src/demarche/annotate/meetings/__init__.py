"""Meetings: who meets whom, where, when, and whether it was held."""

from demarche.annotate.meetings.mark import mark_meetings

__all__ = ["mark_meetings"]
