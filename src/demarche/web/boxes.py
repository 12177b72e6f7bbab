"""Boxes on a drawing, freed of one another: near where they want to stand, and never one over another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from demarche.web.frames import Box, Plan

Floats = NDArray[np.float64]
GAP = 10.0  # between boxes
ROUNDS = 40  # of pushing
STEP = 8  # between the places tried
GROWTH = 1.12


def settled(boxes: Sequence[Box], places: Floats, width: float, height: float) -> Plan:
    """Stretch the places, from 0 to 1, over the drawing, and free the boxes of one another.

    A drawing that is too small for them grows downwards.
    """
    sizes = np.array([(box.width, box.height) for box in boxes]) + GAP
    while True:
        limits = np.array([width, height])
        wanted = _pushed(sizes / 2 + places * np.maximum(limits - sizes, 0), sizes, limits)
        points = _free(wanted, sizes, limits)
        if points is not None:
            return Plan(
                round(width, 1), round(height, 1), tuple((round(x, 1), round(y, 1)) for x, y in points.tolist())
            )
        height *= GROWTH


def _pushed(points: Floats, sizes: Floats, limits: Floats) -> Floats:
    """Boxes moved a little along the shorter way out of one another: what stood near stays near."""
    need = (sizes[:, None] + sizes[None]) / 2
    order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None])
    for _ in range(ROUNDS):
        apart = points[:, None] - points[None]
        over = need - np.abs(apart)
        hit = np.asarray((over > 0).all(axis=2))
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        way = np.where(apart == 0, order[..., None], np.sign(apart))
        shorter = over == over.min(axis=2, keepdims=True)
        push = np.where(hit[..., None] & shorter, way * (over / 2 + 0.5), 0).sum(axis=1)
        share = np.maximum(1, hit.sum(axis=1) * 0.3)[:, None]
        points = np.clip(points + push / share, sizes / 2, np.maximum(limits - sizes / 2, sizes / 2))
    return points


def _free(wanted: Floats, sizes: Floats, limits: Floats) -> Floats | None:
    """Each box, in the given order, at the free place nearest to where it wants to be; None where there is none."""
    offsets = _offsets(int(limits[0]), int(limits[1]))
    placed = np.zeros((0, 2))
    for i, size in enumerate(sizes):
        low, high = size / 2, np.maximum(limits - size / 2, size / 2)
        start, step = 0, 1
        room = (size + sizes[:i]) / 2
        while start < len(offsets):
            steps = offsets[start : start + step]
            tried = wanted[i] + steps
            inside = ((tried >= low - 0.01) & (tried <= high + 0.01)).all(axis=1)
            near = (np.abs(placed - wanted[i]) < room + np.abs(steps).max(axis=0)).all(axis=1)  # the others are far off
            clear = (np.abs(tried[:, None] - placed[near][None]) >= room[near][None] - 0.01).any(axis=2).all(axis=1)
            good = np.flatnonzero(inside & clear)
            if len(good):
                placed = np.vstack([placed, tried[good[:1]]])
                break
            start, step = start + step, max(64, step * 2)
        else:
            return None
    return placed


@lru_cache(maxsize=8)
def _offsets(width: int, height: int) -> Floats:
    """Steps to every part of a drawing, the shortest first."""
    x, y = np.meshgrid(np.arange(-width, width + 1, STEP), np.arange(-height, height + 1, STEP))
    steps = np.column_stack([x.ravel(), y.ravel()]).astype(np.float64)
    steps = steps[np.argsort(np.hypot(steps[:, 0], 1.4 * steps[:, 1]), kind="stable")]
    return np.asarray(steps - steps[0])
