"""Where the nodes of a drawing stand: springs by networkx, then pushed apart until no box covers another.

Same nodes and ties, same places. Lengths are in pixels of a drawing shown at its natural size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin, sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
SEED = 7
GAP = 10.0  # between boxes
ROUNDS = 40  # of pushing
STEP = 8  # between the places tried
GROWTH = 1.08
FEW = 14  # boxes that get all the air there is


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


@lru_cache(maxsize=64)
def arrange(boxes: tuple[Box, ...], edges: tuple[tuple[int, int, int], ...], widest: float) -> Plan:
    """Place boxes by the ties between them. edges: (box, box, weight); what hangs together stands together.

    The largest group comes first, the others below it in rows. The drawing is at most `widest` wide.
    """
    graph = _graph(len(boxes), edges)
    groups = sorted((sorted(group) for group in _components(graph)), key=lambda group: (-len(group), group[0]))
    plans = [_group([boxes[i] for i in group], _springs(graph, group), widest) for group in groups]
    width = max((plan.width for plan in plans), default=0.0)
    places: dict[int, tuple[float, float]] = {}
    left = top = row = 0.0
    for group, plan in zip(groups, plans, strict=True):
        if left and left + plan.width > width:
            left, top, row = 0.0, top + row + 2 * GAP, 0.0
        for i, (x, y) in zip(group, plan.points, strict=True):
            places[i] = (left + x, top + y)
        left, row = left + plan.width + 2 * GAP, max(row, plan.height)
    return Plan(round(width, 1), round(top + row, 1), tuple(places[i] for i in range(len(boxes))))


@lru_cache(maxsize=64)
def around(boxes: tuple[Box, ...], widest: float) -> Plan:
    """The first box in the middle, the others about it on an ellipse, or on several where they are many.

    What comes first stands on the inner ones, and not side by side.
    """
    spots = [(0.0, 0.0)]
    others = len(boxes) - 1
    rings = [others] if others <= 16 else [others // 3, others - others // 3]
    if others > 48:
        rings = [others // 6, others // 3, others - others // 6 - others // 3]
    for ring, count in enumerate(rings, 1):
        reach = ring / len(rings) if len(rings) > 1 else 1.0
        for n in _apart(count):
            angle = 2 * pi * (n + 0.5 * (ring % 2)) / count - pi / 2
            spots.append((reach * cos(angle), reach * sin(angle)))
    area = sum(box.width * box.height for box in boxes)
    width = min(widest, max(560.0, 2.6 * sqrt(area)))
    height = max(0.62 * width if others > 3 else 0.4 * width, 3 * area / width)
    return _settled(boxes, np.array(spots) / 2 + 0.5, width, height)


def _apart(count: int) -> list[int]:
    """The places of a ring in an order in which those next to each other come far apart: halves, quarters .."""
    order = [0]
    step = 1
    while step < count:
        step *= 2
        order = [2 * n for n in order] + [2 * n + 1 for n in order]
    spread = [round(n * count / step) % count for n in order]
    return list(dict.fromkeys([*spread, *range(count)]))


def _graph(count: int, edges: tuple[tuple[int, int, int], ...]):  # type: ignore[no-untyped-def]  # networkx is untyped
    import networkx  # a quarter of a second, and only drawings need it

    graph = networkx.Graph()
    graph.add_nodes_from(range(count))
    strong = 0 if count <= FEW else 1  # few nodes stand best at even distances
    graph.add_weighted_edges_from((a, b, 1 + strong * sqrt(n)) for a, b, n in edges)
    return graph


def _components(graph) -> list[set[int]]:  # type: ignore[no-untyped-def]
    import networkx

    return list(networkx.connected_components(graph))


def _springs(graph, group: list[int]) -> Floats:  # type: ignore[no-untyped-def]
    """Places between 0 and 1; the crowd in the middle is spread a little."""
    import networkx

    inner = networkx.Graph()  # in sorted order: what the layout makes of its seed depends on the order of nodes
    inner.add_nodes_from(group)
    inner.add_edges_from(sorted(graph.subgraph(group).edges(data=True), key=lambda edge: edge[:2]))
    found = networkx.spring_layout(inner, seed=SEED, iterations=120, k=1.6 / sqrt(len(group)))
    places = np.array([found[i] for i in group], dtype=np.float64)
    low, high = places.min(axis=0), places.max(axis=0)
    unit = (places - low) / np.where(high > low, high - low, 1)
    ranks = places.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(1, len(group) - 1)
    share = 0.35 if len(group) <= FEW else 0.5
    return np.asarray(np.where(high > low, (1 - share) * unit + share * ranks, 0.5))


def _group(boxes: Sequence[Box], places: Floats, widest: float) -> Plan:
    """Room for one group: the fewer the boxes, the more air for the words on the ties."""
    count = len(boxes)
    if count == 1:
        return Plan(boxes[0].width, boxes[0].height, ((boxes[0].width / 2, boxes[0].height / 2),))
    area = sum(box.width * box.height for box in boxes) * (9 if count <= FEW else 4.5 - 2 * min(1, count / 200))
    if count <= FEW:
        width = widest * min(1, 0.4 + count / 12)
        return _settled(boxes, places, width, max(area / width, width * (0.3 if count == 2 else 0.62)))
    width = min(widest, max(widest / 2, sqrt(1.6 * area)))
    return _settled(boxes, places, width, area / width)


def _settled(boxes: Sequence[Box], places: Floats, width: float, height: float) -> Plan:
    """Stretch the places over the drawing and free the boxes of one another; a drawing too small grows downwards."""
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
        while start < len(offsets):
            tried = wanted[i] + offsets[start : start + step]
            inside = ((tried >= low - 0.01) & (tried <= high + 0.01)).all(axis=1)
            clear = (
                (np.abs(tried[:, None] - placed[None]) >= (size + sizes[:i])[None] / 2 - 0.01).any(axis=2).all(axis=1)
            )
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
