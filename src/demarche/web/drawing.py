"""A network as geometry: circles with names, and arcs with a word each, none of the names over another.

Lengths are pixels of the drawing at its natural size. Nothing here knows of languages or pages.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot, sqrt
from textwrap import wrap

from demarche.web.frames import Box, Plan
from demarche.web.ties import ORDER, Tie

FONT = 13.0
LINE = 15.0  # of a name
LETTER = 0.6 * FONT  # width that is set aside for a letter: rather too much than too little
NAME = 18  # letters in a line of a name; what is longer goes on in a second line
WIDEST = 1100.0
BESIDE_TABLE = 600.0  # width of a small drawing, which has its table at its side
SMALL_ONE = 14  # nodes of a small drawing
SMALL, LARGE = 5.0, 21.0  # radii
THICK = 5.0
BESIDE = (13.0, 8.0, 5.0)  # between arcs of one pair: in a small, a middling and a crowded drawing
CROWD = 60  # nodes
WORD = 0.98  # of a word's width were it a name: it is set smaller, and looks wider for it
ARCS = 600  # the strongest that are drawn
WORDED = 150  # of them that may have their word beside them


_Shape = tuple[Box, float, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Node:
    """A circle and its name: below it, or `above` where most of its ties lead down."""

    id: str
    n: int
    x: float
    y: float
    r: float
    name: tuple[str, ...]
    full: str
    above: bool = False

    @property
    def first(self) -> float:
        """Where the first line of the name stands."""
        if self.above:
            return round(self.y - self.r - 6 - LINE * (len(self.name) - 1), 1)
        return round(self.y + self.r + LINE - 2, 1)


@dataclass(frozen=True, slots=True)
class Arc:
    """All ties of one kind between two nodes.

    ways: the ties, one or one each way; word: where its name may stand; rank: how many arcs are stronger.
    """

    kind: str
    ways: tuple[Tie, ...]
    n: int
    path: str
    heads: str
    width: float
    bend: tuple[float, float]  # its middle, which lies farthest out
    word: tuple[float, float] | None = None
    far: bool = False  # between two neighbours of the node that the drawing is about
    rank: int = 0

    @property
    def pair(self) -> tuple[str, str]:
        return self.ways[0].pair


@dataclass(frozen=True, slots=True)
class Drawing:
    width: float
    height: float
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    left: float = 0.0  # where the sheet begins: below 0 where arcs bend out beyond the nodes
    top: float = 0.0


def draw(ties: Sequence[Tie], names: Mapping[str, str], words: Mapping[str, str], middle: str = "") -> Drawing:
    """The network of these ties. names: what nodes are called; words: what kinds of tie are called.

    With `middle` it is drawn around that node.
    """
    weight: dict[str, int] = defaultdict(int)
    for tie in ties:
        weight[tie.source] += tie.n
        weight[tie.target] += tie.n
    ids = sorted(weight, key=lambda node: (node != middle, -weight[node], node))
    if not ids:
        return Drawing(0, 0, (), ())
    most = max(weight.values())
    shapes = [_shape(names[node], SMALL + (LARGE - SMALL) * sqrt(weight[node] / most)) for node in ids]
    plan = _plan(ids, [box for box, _, _ in shapes], ties, middle)
    lean = _lean(dict(zip(ids, plan.points, strict=True)), ties)
    nodes = tuple(
        _node((node, weight[node], names[node]), place, shape, lean[node] > 0)
        for node, place, shape in zip(ids, plan.points, shapes, strict=True)
    )
    arcs = tuple(_arcs(nodes, ties, words, middle))
    left, top, right, bottom = _sheet(plan, arcs, words)
    return Drawing(round(right - left, 1), round(bottom - top, 1), nodes, arcs, left, top)


def _sheet(plan: Plan, arcs: Iterable[Arc], words: Mapping[str, str]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what holds the nodes, the bends of all arcs and their words."""
    xs, ys = [0.0, plan.width], [0.0, plan.height]
    for arc in arcs:
        points = [(*arc.bend, arc.width + 2, arc.width + 2)]
        points += [(*arc.word, WORD * measured(words[arc.kind]) / 2 + 2, LINE)] if arc.word else []
        for x, y, aside, high in points:
            xs += [x - aside, x + aside]
            ys += [y - high, y + high]
    return round(min(xs), 1), round(min(ys), 1), round(max(xs), 1), round(max(ys), 1)


def _node(what: tuple[str, int, str], place: tuple[float, float], shape: _Shape, above: bool) -> Node:
    """The circle stands at the upper or lower end of its box, the name at the other."""
    box, r, name = shape
    ident, n, full = what
    y = place[1] + (box.height / 2 - r) * (1 if above else -1)
    return Node(ident, n, place[0], round(y, 1), round(r, 1), name, full, above)


def _lean(points: Mapping[str, tuple[float, float]], ties: Iterable[Tie]) -> Mapping[str, float]:
    """How far down the ties of each node lead."""
    lean: dict[str, float] = defaultdict(float)
    for tie in ties:
        (x1, y1), (x2, y2) = points[tie.source], points[tie.target]
        steep = (y2 - y1) / (hypot(x2 - x1, y2 - y1) or 1)
        lean[tie.source] += steep * sqrt(tie.n)
        lean[tie.target] -= steep * sqrt(tie.n)
    return lean


def _shape(full: str, r: float) -> _Shape:
    """(box, radius, lines of the name) of a node: the circle, and the name under it in at most two lines."""
    name = tuple(wrap(full, NAME, max_lines=2, placeholder=" …")) or ("?",)
    return Box(max(2 * r, *(measured(line) for line in name)), 2 * r + 3 + LINE * len(name)), r, name


def measured(text: str) -> float:
    """About how wide a text stands in the drawing."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return LETTER * len(text) + (FONT - LETTER) * wide


def _plan(ids: list[str], boxes: list[Box], ties: Sequence[Tie], middle: str) -> Plan:
    from demarche.web.layout import around, arrange  # numpy takes a fifth of a second, and only drawings need it

    if middle:
        return around(tuple(boxes), _widest(ids))
    place = {node: n for n, node in enumerate(ids)}
    pairs: dict[tuple[int, int], list[Tie]] = defaultdict(list)
    for tie in ties:
        one, other = sorted((place[tie.source], place[tie.target]))
        pairs[one, other].append(tie)
    edges = ((*pair, sum(tie.n for tie in found), len({t.kind for t in found})) for pair, found in pairs.items())
    return arrange(tuple(boxes), tuple(sorted(edges)), _widest(ids))


def _widest(ids: Sequence[str]) -> float:
    return WIDEST if len(ids) > SMALL_ONE else BESIDE_TABLE


def _arcs(nodes: Sequence[Node], ties: Iterable[Tie], words: Mapping[str, str], middle: str) -> list[Arc]:
    """The arcs, the weakest first, so that the strongest lie on top; the strongest get their word first."""
    at = {node.id: node for node in nodes}
    pairs: dict[tuple[str, str], dict[str, list[Tie]]] = defaultdict(lambda: defaultdict(list))
    for tie in ties:
        pairs[tie.pair][tie.kind].append(tie)
    most = max(sum(tie.n for tie in ways) for kinds in pairs.values() for ways in kinds.values())
    beside = BESIDE[(len(nodes) > SMALL_ONE) + (len(nodes) > CROWD)]
    drawn = []
    for pair, kinds in pairs.items():
        for n, kind in enumerate(sorted(kinds, key=ORDER.__getitem__)):
            bow = (n - (len(kinds) - 1) / 2) * beside
            curve = _curve(at[pair[0]], at[pair[1]], bow)
            drawn.append((curve, _arc(curve, tuple(kinds[kind]), most, bool(middle) and middle not in pair)))
    strength = {pair: sum(tie.n for ways in kinds.values() for tie in ways) for pair, kinds in pairs.items()}
    drawn.sort(key=lambda found: (found[1].far, -found[1].n, -strength[found[1].pair], found[1].pair, found[1].kind))
    taken = _Taken([box for node in nodes for box in _outlines(node)])
    ranked = [(curve, replace(arc, rank=rank)) for rank, (curve, arc) in enumerate(drawn[:ARCS])]
    return [_worded(curve, arc, words[arc.kind], taken) for curve, arc in ranked][::-1]


def _arc(curve: _Curve, ways: tuple[Tie, ...], most: int, far: bool) -> Arc:
    n = sum(tie.n for tie in ways)
    width = round(1.2 + (THICK - 1.2) * sqrt(n / most), 1)
    reached = {tie.target for tie in ways} if ways[0].kind != "meets" else set()
    first, last = ways[0].pair
    heads = [
        curve.head(0.0, 4 + width) if first in reached else "",
        curve.head(1.0, 4 + width) if last in reached else "",
    ]
    return Arc(ways[0].kind, ways, n, curve.path, " ".join(filter(None, heads)), width, curve.at(0.5), far=far)


def _worded(curve: _Curve, arc: Arc, word: str, taken: _Taken) -> Arc:
    """The arc with a place for its word that covers no circle, name or other word; without, where there is none."""
    if arc.far or arc.rank >= WORDED:
        return arc
    for part in (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73):
        x, y = curve.at(part)
        if taken.take(x, y, WORD * measured(word), LINE - 2):
            return replace(arc, word=(round(x, 1), round(y + 4, 1)))
    return arc


class _Taken:
    """Room that is taken: middles and sizes of boxes."""

    def __init__(self, boxes: list[tuple[float, float, float, float]]) -> None:
        self._boxes = boxes

    def take(self, x: float, y: float, width: float, height: float) -> bool:
        """Take the box if nothing stands there."""
        for cx, cy, w, h in self._boxes:
            if abs(x - cx) < (width + w) / 2 and abs(y - cy) < (height + h) / 2:
                return False
        self._boxes.append((x, y, width, height))
        return True


def _outlines(node: Node) -> list[tuple[float, float, float, float]]:
    """Middle, width and height of the circle, and of its name."""
    high = LINE * len(node.name)
    wide = max(measured(line) for line in node.name)
    return [(node.x, node.y, 2 * node.r, 2 * node.r), (node.x, node.first - LINE + 4 + high / 2, wide, high)]


@dataclass(frozen=True, slots=True)
class _Curve:
    """From rim to rim: start, the point that bends it, end."""

    start: tuple[float, float]
    bend: tuple[float, float]
    end: tuple[float, float]

    @property
    def path(self) -> str:
        return "M{:.1f} {:.1f}Q{:.1f} {:.1f} {:.1f} {:.1f}".format(*self.start, *self.bend, *self.end)

    def at(self, part: float) -> tuple[float, float]:
        """The point after `part` of the way, from 0 to 1."""
        a, b, c = (1 - part) ** 2, 2 * part * (1 - part), part**2
        x, y = (a * s + b * m + c * e for s, m, e in zip(self.start, self.bend, self.end, strict=True))
        return x, y

    def head(self, part: float, size: float) -> str:
        """An arrow's head at the start (0) or the end (1)."""
        (x, y), (fx, fy) = (self.end if part else self.start), self.bend
        length = hypot(x - fx, y - fy) or 1
        ux, uy = (x - fx) / length, (y - fy) / length
        bx, by, half = x - ux * size, y - uy * size, size * 0.45
        left, right = (bx - uy * half, by + ux * half), (bx + uy * half, by - ux * half)
        return "M{:.1f} {:.1f}L{:.1f} {:.1f}L{:.1f} {:.1f}Z".format(x, y, *left, *right)


def _curve(one: Node, other: Node, bow: float) -> _Curve:
    """An arc that leaves the straight way between two nodes by `bow` in the middle."""
    dx, dy = other.x - one.x, other.y - one.y
    length = hypot(dx, dy) or 1
    ux, uy = dx / length, dy / length
    bend = ((one.x + other.x) / 2 - uy * 2 * bow, (one.y + other.y) / 2 + ux * 2 * bow)
    return _Curve(_rim(one, bend), bend, _rim(other, bend))


def _rim(node: Node, toward: tuple[float, float]) -> tuple[float, float]:
    """Just outside the node's circle, on the way to a point."""
    dx, dy = toward[0] - node.x, toward[1] - node.y
    length = hypot(dx, dy) or 1
    reach = min(node.r + 2.5, length / 2)
    return node.x + dx / length * reach, node.y + dy / length * reach
