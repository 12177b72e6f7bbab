"""Which tellings are of one meeting."""

from __future__ import annotations

from demarche.link.meetings.find import find_meetings
from demarche.link.meetings.telling import Told
from demarche.link.meetings.told import told_meetings

__all__ = ["Told", "find_meetings", "told_meetings"]
