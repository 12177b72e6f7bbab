"""What a drawing is laid out from and to: boxes, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """What a node takes up, its label included."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The size of the drawing, and the centre of every box."""

    width: float
    height: float
    points: tuple[tuple[float, float], ...]
