"""Where nodes, names and words of a network stand: none over another, the same every time."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from demarche.web.boxes import Box, Plan
from demarche.web.drawing import ARCS, Drawing, draw, measured
from demarche.web.layout import around, arrange
from demarche.web.ties import KINDS, Tie

WORDS = {kind: kind for kind in KINDS}


def boxes(count: int) -> tuple[Box, ...]:
    dice = random.Random(count)
    return tuple(Box(dice.randint(20, 130), dice.randint(28, 60)) for _ in range(count))


def edges(count: int, ties: int) -> tuple[tuple[int, int, int, int], ...]:
    dice = random.Random(count)
    pairs = {tuple(sorted(dice.sample(range(count), 2))) for _ in range(ties)}
    return tuple((a, b, dice.randint(1, 30), dice.randint(1, 6)) for a, b in sorted(pairs))


def overlaps(plan: Plan, sizes: tuple[Box, ...]) -> int:
    found = 0
    for ((ax, ay), a), ((bx, by), b) in combinations(zip(plan.points, sizes, strict=True), 2):
        found += abs(ax - bx) < (a.width + b.width) / 2 and abs(ay - by) < (a.height + b.height) / 2
    return found


@pytest.mark.parametrize(("count", "ties"), [(1, 0), (2, 1), (3, 2), (10, 14), (10, 3), (40, 70), (200, 300)])
def test_no_box_covers_another_and_all_are_on_the_sheet(count: int, ties: int) -> None:
    sizes = boxes(count)
    for plan in (arrange(sizes, edges(count, ties) if ties else (), 900.0), around(sizes, 900.0)):
        assert overlaps(plan, sizes) == 0
        assert plan.width <= 900.5
        for (x, y), box in zip(plan.points, sizes, strict=True):
            assert box.width / 2 - 1 <= x <= plan.width - box.width / 2 + 1
            assert box.height / 2 - 1 <= y <= plan.height - box.height / 2 + 1


def test_the_same_ties_give_the_same_places() -> None:
    sizes, between = boxes(30), edges(30, 50)
    assert arrange.__wrapped__(sizes, between, 900.0) == arrange.__wrapped__(sizes, between, 900.0)


def test_what_is_tied_stands_nearer_than_what_is_not() -> None:
    clusters = [(a, b, 3, 1) for base in (0, 6) for a, b in combinations(range(base, base + 6), 2)]
    plan = arrange(tuple(Box(30, 30) for _ in range(12)), (*clusters, (0, 6, 1, 1)), 900.0)

    def far(a: int, b: int) -> float:
        (ax, ay), (bx, by) = plan.points[a], plan.points[b]
        return float(((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5)

    within = [far(a, b) for a, b, *_ in clusters]
    across = [far(a, b) for a in range(6) for b in range(6, 12)]
    assert sum(within) / len(within) < 0.7 * sum(across) / len(across)


def drawn(ties: list[Tie], middle: str = "") -> Drawing:
    names = {end: f"Party of {end}" for tie in ties for end in tie.pair}
    return draw(ties, names, WORDS, middle)


def tie(source: str, target: str, kind: str, n: int = 1) -> Tie:
    return Tie(source, target, kind, tuple(f"{source}{target}{kind}{i}" for i in range(n)))


TIES = [tie("A", "B", "demands", 9), tie("B", "A", "demands", 2), tie("A", "B", "accuses"), tie("A", "C", "meets", 4),
        tie("C", "D", "offers")]  # fmt: skip


def test_a_kind_between_two_is_one_arc_with_a_head_at_each_end_that_is_reached() -> None:
    drawing = drawn(TIES)
    arcs = {(arc.kind, arc.pair): arc for arc in drawing.arcs}
    assert len(arcs) == 4
    both = arcs["demands", ("A", "B")]
    assert (both.n, both.heads.count("M")) == (11, 2)
    assert arcs["accuses", ("A", "B")].heads.count("M") == 1
    assert arcs["meets", ("A", "C")].heads == ""
    assert [arc.rank for arc in reversed(drawing.arcs)] == [0, 1, 2, 3], "the strongest lies on top"
    assert both.width == max(arc.width for arc in drawing.arcs)


def test_the_circle_grows_with_the_lines() -> None:
    sizes = {node.id: (node.n, node.r) for node in drawn(TIES).nodes}
    assert {node: n for node, (n, _) in sizes.items()} == {"A": 16, "B": 12, "C": 5, "D": 1}
    assert sizes["A"][1] > sizes["B"][1] > sizes["C"][1] > sizes["D"][1]


def test_words_cover_no_name_and_no_other_word() -> None:
    drawing = drawn(TIES)
    texts = [(arc.word[0], arc.word[1] - 4, measured(arc.kind), 12.0) for arc in drawing.arcs if arc.word]
    assert len(texts) == 4
    for node in drawing.nodes:
        texts += [(node.x, node.first - 4 + 15 * n, measured(line), 11.0) for n, line in enumerate(node.name)]
    for (ax, ay, aw, ah), (bx, by, bw, bh) in combinations(texts, 2):
        assert abs(ax - bx) >= (aw + bw) / 2 - 1 or abs(ay - by) >= (ah + bh) / 2 - 1


def test_around_one_node_what_its_neighbours_do_is_faint_and_comes_after() -> None:
    drawing = drawn([*TIES[:4], tie("B", "C", "rejects", 50)], "A")
    assert {arc.pair for arc in drawing.arcs if arc.far} == {("B", "C")}
    assert drawing.arcs[0].far, "below all others, though it has the most lines"
    assert next(node for node in drawing.nodes if node.id == "A").id == drawing.nodes[0].id


def test_of_very_many_arcs_the_strongest_are_drawn() -> None:
    many = [tie(f"P{a:02}", f"P{b:02}", "demands", 1 + (a == 0)) for a, b in combinations(range(40), 2)]
    drawing = drawn(many)
    assert len(drawing.arcs) == ARCS < len(many)
    assert sum(arc.n == 2 for arc in drawing.arcs) == 39


def test_a_long_name_goes_on_in_a_second_line_and_is_cut_there() -> None:
    long = "The Most Serene Federation of the United Isles of Greater Lumen"
    (node, _) = draw([tie("A", "B", "meets")], {"A": long, "B": ""}, WORDS).nodes
    assert len(node.name) == 2 and node.name[1].endswith("…") and node.full == long
    assert measured("東京") == 26.0


def test_nothing_to_draw() -> None:
    assert draw([], {}, WORDS) == Drawing(0, 0, (), ())


def test_words_and_bends_of_two_that_do_everything_to_one_another_are_on_the_sheet() -> None:
    found = draw([Tie("A", "B", kind, ("a", "b")) for kind in KINDS], {"A": "Ada", "B": "Bel"}, WORDS)
    assert len(found.arcs) == len(KINDS) and found.top < 0
    for arc in found.arcs:
        for x, y, aside in ((*arc.bend, 0.0), (*(arc.word or arc.bend), 0.5 * measured(arc.kind))):
            assert found.left <= x - aside and x + aside <= found.left + found.width
            assert found.top <= y <= found.top + found.height
