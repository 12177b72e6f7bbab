"""Phrases of a language that come of slots: each of the one list before each of the other."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct


class Slots(Struct, frozen=True, forbid_unknown_fields=True):
    """ "is now | set for", "akan | dibuka", "has yet to | decide"."""

    whole: tuple[str, ...] = ()  # without an auxiliary
    auxiliaries: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()  # behind one of them

    def phrases(self) -> Iterator[str]:
        yield from self.whole
        yield from (f"{auxiliary} {verb}" for auxiliary in self.auxiliaries for verb in self.verbs)
