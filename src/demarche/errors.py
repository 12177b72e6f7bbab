"""What can go wrong, by what the caller should do.

DemarcheError
├── UsageError        the call was wrong: change the call (exit status 2)
├── ReportError       one report cannot be read: list it, go on with the others
├── RecordError       the record file is not ours, newer, or broken: name another file
└── DataError         a language pack, world table or brief does not fit its schema: mend the file
"""

from __future__ import annotations


class DemarcheError(Exception):
    """Anything Demarche says no to. The message is one line: what was wrong, where, what to do."""


class UsageError(DemarcheError):
    """The call was wrong: change the call."""


class ReportError(DemarcheError):
    """One report cannot be read. `source` names it; the build lists it and goes on."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[ReportError], tuple[str, str]]:
        # travels between processes with both arguments
        return (type(self), (self.source, self.reason))


class RecordError(DemarcheError):
    """The record file is not ours, from a newer version, or damaged."""


class DataError(DemarcheError):
    """A data file (language pack, world table, brief) does not fit its schema."""
