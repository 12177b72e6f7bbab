"""Numbers of pairs that are asked for now and then, held in little room."""

from __future__ import annotations

from array import array
from collections.abc import Set

Row = tuple["array[int]", "array[int]"]
"""The others of one, and where the numbers of both stand."""


class Asked:
    """By two indexes, the first of which has a row: many thousand rows hold some tens of pairs each, and dictionaries
    would fill ten times the memory."""

    __slots__ = ("_numbers", "_places", "_rows")

    def __init__(self) -> None:
        self._rows: dict[int, Row] = {}
        self._numbers: list[float] = []
        self._places: dict[float, int] = {}

    def get(self, first: int, last: int) -> float | None:
        """None where it was not put."""
        row = self._rows.get(first)
        if row is None:
            return None
        others, places = row
        try:
            return self._numbers[places[others.index(last)]]
        except ValueError:
            return None

    def put(self, first: int, last: int, number: float) -> None:
        """A pair that was not put before."""
        row = self._rows.get(first)
        if row is None:
            row = self._rows[first] = array("I"), array("I")
        place = self._places.get(number)
        if place is None:
            place = self._places[number] = len(self._numbers)
            self._numbers.append(number)
        row[0].append(last)
        row[1].append(place)

    def keep(self, held: Set[int]) -> None:
        """Only pairs of which both are among these."""
        rows, self._rows = self._rows, {}
        for first, (others, places) in rows.items():
            if first in held:
                left = [(other, place) for other, place in zip(others, places, strict=True) if other in held]
                if left:
                    self._rows[first] = array("I", [one for one, _ in left]), array("I", [one for _, one in left])
