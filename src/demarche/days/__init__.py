"""The calendar: what an expression of time means by itself, seen from a day, or counted from another day.

Pure arithmetic that reading one report and linking many both need. Today's date plays no part.
"""

from demarche.days.appeared import appeared
from demarche.days.said import BOTH, Heading, Said, said_of, terms_of
from demarche.days.seen import absolute, relative, spell, weekday_fits

__all__ = [
    "BOTH",
    "Heading",
    "Said",
    "absolute",
    "appeared",
    "relative",
    "said_of",
    "spell",
    "terms_of",
    "weekday_fits",
]
