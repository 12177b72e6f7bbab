"""Dates: found by the forms of a language pack, resolved against the publication day."""

from demarche.annotate.times.mark import mark_times

__all__ = ["mark_times"]
