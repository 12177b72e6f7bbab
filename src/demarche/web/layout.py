"""Where the nodes of a drawing stand: by springs and by distances, of networkx.

Same nodes and ties, same places. Lengths are in pixels of a drawing shown at its natural size.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import cos, pi, sin, sqrt
from typing import Any

import numpy as np

from demarche.web.boxes import GAP, Floats, settled
from demarche.web.frames import Box, Plan

SEED = 7
FEW = 14  # boxes that get all the air there is
MANY = 60  # boxes from which on springs alone must do
LONGER = 0.18  # of a plain tie's length, for every further arc between the same two: arcs and their words need room
ARC = 13.0  # about what each arc between two takes up, side by side
AWAY = 25  # rounds of moving aside
TURNS = 150  # of coming nearer to the wanted distances
Edge = tuple[int, int, int, int]
"""Box, box, how many lines, how many arcs between them."""


@lru_cache(maxsize=64)
def arrange(boxes: tuple[Box, ...], edges: tuple[Edge, ...], widest: float) -> Plan:
    """Place boxes by the ties between them: what hangs together stands together.

    The largest group comes first, the others below it in rows. The drawing is at most `widest` wide.
    """
    import networkx  # a quarter of a second, and only drawings need it

    graph = networkx.Graph()
    graph.add_nodes_from(range(len(boxes)))
    for a, b, lines, arcs in edges:
        graph.add_edge(a, b, pull=1 + sqrt(lines), length=1 + LONGER * (arcs - 1))
    groups = sorted(map(sorted, networkx.connected_components(graph)), key=lambda group: (-len(group), group[0]))
    plans = [_group([boxes[i] for i in group], _places(graph, group), _ways(group, edges), widest) for group in groups]
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
    return settled(boxes, np.array(spots) / 2 + 0.5, width, height)


def _apart(count: int) -> list[int]:
    """The places of a ring in an order in which those next to each other come far apart: halves, quarters .."""
    order = [0] if count else []
    step = 1
    while step < count:
        step *= 2
        order = [2 * n for n in order] + [2 * n + 1 for n in order]
    spread = [round(n * count / step) % count for n in order]
    return list(dict.fromkeys([*spread, *range(count)]))


def _places(graph: Any, group: list[int]) -> Floats:
    """Where the nodes of one group stand: sides in the proportion that the drawing shall have."""
    import networkx

    if len(group) == 1:
        return np.zeros((1, 2))
    inner = networkx.Graph()  # in sorted order: what the layout makes of its seed depends on the order of nodes
    inner.add_nodes_from(group)
    inner.add_edges_from(sorted(graph.subgraph(group).edges(data=True), key=lambda edge: edge[:2]))
    pull = "pull" if len(group) > MANY else None
    found = networkx.spring_layout(inner, seed=SEED, iterations=120, k=1.6 / sqrt(len(group)), weight=pull)
    places = np.array([found[i] for i in group], dtype=np.float64)
    if 2 < len(group) <= MANY:
        lengths = dict(networkx.all_pairs_dijkstra_path_length(inner, weight="length"))
        places = _at_distances(places, np.array([[lengths[a][b] for b in group] for a in group], dtype=np.float64))
    return _level(places)


def _at_distances(places: Floats, wanted: Floats) -> Floats:
    """The places moved so that distances come as near as may be to those wanted, the short ones above all.

    Stress majorization (Gansner, Koren and North 2004), with weights of one over the distance squared.
    """
    count = len(places)
    near = 1 / np.where(wanted > 0, wanted, 1) ** 2 * (1 - np.eye(count))
    inverse = np.linalg.pinv(np.diag(near.sum(axis=1)) - near)
    for _ in range(TURNS):
        apart = np.sqrt(((places[:, None] - places[None]) ** 2).sum(axis=2))
        ratio = -near * wanted / np.where(apart > 1e-9, apart, 1e-9) * (1 - np.eye(count))
        ratio -= np.diag(ratio.sum(axis=1))
        places = inverse @ (ratio @ places)
    return np.asarray(places)


def _level(places: Floats) -> Floats:
    """Turned so that the longer way lies flat, and always the same way round."""
    centred = places - places.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes.T
    signs = np.where(turned[np.abs(turned).argmax(axis=0), range(2)] < 0, -1, 1)
    return np.asarray(turned * signs)


def _ways(group: Sequence[int], edges: Sequence[Edge]) -> list[tuple[int, int, float]]:
    """The ties within a group, by the places of their ends in it, and how wide the arcs between these spread."""
    at = {node: n for n, node in enumerate(group)}
    return [(at[a], at[b], ARC * arcs) for a, b, _, arcs in edges if a in at]


def _group(boxes: Sequence[Box], places: Floats, ways: list[tuple[int, int, float]], widest: float) -> Plan:
    """Room for one group: the fewer the boxes, the more air for the words on the ties."""
    count = len(boxes)
    if count == 1:
        return Plan(boxes[0].width, boxes[0].height, ((boxes[0].width / 2, boxes[0].height / 2),))
    low, high = places.min(axis=0), places.max(axis=0)
    unit = np.where(high - low > 1e-6, (places - low) / np.maximum(high - low, 1e-6), 0.5)
    share = min(0.5, count / 2 / MANY)
    ranks = unit.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / (count - 1)
    spread = np.where(high - low > 1e-6, (1 - share) * unit + share * ranks, 0.5)
    area = sum(box.width * box.height for box in boxes) * max(2.9, 9 - 4.5 * max(0, count - FEW) / MANY)
    flat = float(
        np.clip(
            (high - low)[1] / max((high - low)[0], 1e-6),
            *((0.3, 0.3) if count == 2 else (0.72, 0.95) if count <= FEW else (0.55, 0.8)),
        )
    )
    width = min(widest, max(widest * min(1, 0.5 + count / 10), sqrt(area / flat)))
    if count > FEW:
        return settled(boxes, spread, width, max(area / width, width * flat) if count <= MANY else area / width)
    size = np.array([width, max(area / width, width * flat)])
    return settled(boxes, np.clip(_beside(spread * size, boxes, ways) / size, 0, 1), *size.tolist())


def _beside(points: Floats, boxes: Sequence[Box], ways: list[tuple[int, int, float]]) -> Floats:
    """Boxes moved aside that stand on the way between two others."""
    for _ in range(AWAY):
        moved = np.zeros_like(points)
        for a, b, wide in ways:
            way = points[b] - points[a]
            length = float(np.hypot(*way)) or 1.0
            across = np.array([-way[1], way[0]]) / length
            for n, box in enumerate(boxes):
                along = float((points[n] - points[a]) @ way) / length**2
                off = float((points[n] - points[a]) @ across)
                lack = wide / 2 + box.height / 2 + GAP - abs(off)
                if n not in (a, b) and 0.05 < along < 0.95 and lack > 0:
                    moved[n] += across * (0.4 * lack if off >= 0 else -0.4 * lack)
        if not moved.any():
            break
        points = points + moved
    return points
