"""Dates as a network over all reports, solved to the tightest honest intervals."""

from demarche.link.calendar.rounds import Joined, with_days

__all__ = ["Joined", "with_days"]
