"""The network of who deals with whom: drawn whole, and about one node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from demarche.web.behind import Level, View, names_of, people_of, ways
from demarche.web.book import Book, slug
from demarche.web.dealings import once_a_book
from demarche.web.drawing import Drawing, draw
from demarche.web.ties import KINDS, Tie, party_ties, people_ties
from demarche.web.words import Tongue

DRAWN = 200
"""Nodes of a drawing: the busiest ones."""
ROWS = 100
"""Ties in the table beside a drawing: the strongest ones."""
CALM = 60
"""Arcs that a drawing shows without asking how many."""
STEPS = (30, 60, 120, 250)
"""How many arcs one may ask for, the strongest; or all."""
_TIES = {"parties": party_ties, "people": people_ties}
PAGES: Mapping[Level, str] = {"parties": "network.html", "people": "network-people.html"}


def focus_page(level: Level, node: str) -> str:
    return f"network/{level}/{slug(node)}.html"


def network_pages(book: Book) -> Iterator[tuple[str, str, View]]:
    """(path, template, view) of every drawing about one node."""
    for level in PAGES:
        for node in sorted(nodes(book, level)):
            yield focus_page(level, node), "network.html", partial(network, level=level, middle=node)


def network(book: Book, speech: Tongue, level: Level = "parties", middle: str = "") -> Mapping[str, object]:
    """The drawing of a level and its table; with `middle`, of that node's neighbourhood."""
    kept = nodes(book, level)
    ties = [tie for tie in _TIES[level](book) if tie.source in kept and tie.target in kept]
    if middle:
        near = {middle} | {tie.other(middle) for tie in ties if middle in tie.pair}
        ties = [tie for tie in ties if tie.source in near and tie.target in near]
    names = names_of(book, speech, {end for tie in ties for end in tie.pair})
    words = {kind: speech.name("tie", kind) for kind in KINDS}
    drawing = draw(ties, names, words, middle)
    told = [tie for tie in ties if not middle or middle in tie.pair]
    return {
        "level": level,
        "middle": middle,
        "names": names,
        "people": people_of(book, names),
        "drawing": drawing,
        "rows": ways(book, level, told[:ROWS]),
        "told": len(told),
        "ties": len({(tie.pair, tie.kind) for tie in ties}),
        "left": len(_weights(book, level)) - len(kept),
        "kinds": [(kind, n) for kind in KINDS if (n := sum(tie.n for tie in told if tie.kind == kind))],
        "addresses": {(way.tie.kind, way.tie.pair): way for way in reversed(ways(book, level, ties))},
        "steps": _steps(drawing),
        "everybody": sorted(names.items(), key=lambda item: item[1].casefold()),
    }


def nodes(book: Book, level: Level) -> frozenset[str]:
    """The nodes that are drawn: of very many the busiest."""
    weights = _weights(book, level)
    return frozenset(sorted(weights, key=lambda node: (-weights[node], node))[:DRAWN])


def _weights(book: Book, level: Level) -> Mapping[str, int]:
    """How many lines each node's ties have."""
    return _party_weights(book) if level == "parties" else _people_weights(book)


@once_a_book
def _party_weights(book: Book) -> Mapping[str, int]:
    return _weighed(party_ties(book))


@once_a_book
def _people_weights(book: Book) -> Mapping[str, int]:
    return _weighed(people_ties(book))


def _weighed(ties: Iterable[Tie]) -> Mapping[str, int]:
    weights = Counter[str]()
    for tie in ties:
        weights.update(dict.fromkeys(tie.pair, tie.n))
    return weights


def _steps(drawing: Drawing) -> tuple[int, tuple[int, ...]]:
    """(arcs shown at first, what one may ask for instead), 0 for all; no choice where all is calm.

    About one node its own arcs are shown, between many nodes a few more than between few; never more than twice the
    calm number.
    """
    total = len(drawing.arcs)
    if total <= CALM:
        return 0, ()
    steps = tuple(step for step in STEPS if step < total)
    own = total - sum(arc.far for arc in drawing.arcs)
    wanted = min(own if own < total else CALM if len(drawing.nodes) <= CALM else 2 * CALM, 2 * CALM)
    return next((step for step in steps if step >= wanted), 0), (*steps, 0)
