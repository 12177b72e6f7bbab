"""Numbers of pairs go from one build to the next by what the lines say."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from demarche.kept import NOTHING, Kept
from demarche.link.weighed import Table, Weighed
from holding import Store

PAIRS = st.dictionaries(st.tuples(st.binary(max_size=2), st.binary(max_size=2)), st.floats(allow_nan=False), min_size=1)
Pairs = Mapping[tuple[bytes, bytes], float]


def noted(store: Store, pairs: Pairs) -> None:
    known = Weighed(Kept(store), "points")
    for (one, other), number in pairs.items():
        known.note(known.place(one), [(known.place(other), number)])
    known.close()


def found(store: Store, pairs: Pairs) -> dict[tuple[bytes, bytes], float | None]:
    known = Weighed(Kept(store), "points")
    return {(one, other): known.row(known.place(one)).get(known.place(other)) for one, other in pairs}


@given(PAIRS, PAIRS)
def test_a_number_is_found_by_what_both_lines_say(first: Pairs, second: Pairs) -> None:
    store = Store()
    noted(store, first)
    assert found(store, first) == first
    assert found(store, second) == {pair: first.get(pair) for pair in second}


def test_what_is_not_asked_for_again_is_forgotten() -> None:
    store = Store()
    noted(store, {(b"a", b"b"): 1.0, (b"a", b"c"): 2.0})
    before = len(store["points", ""])
    noted(store, {(b"a", b"c"): 2.0})
    assert found(store, {(b"a", b"b"): 0.0, (b"a", b"c"): 0.0}) == {(b"a", b"b"): None, (b"a", b"c"): 2.0}
    assert len(store["points", ""]) < before


def test_many_different_numbers_keep_their_places() -> None:
    store = Store()
    pairs = {(b"%d" % (n // 1000), str(n).encode()): n / 7 for n in range(70_000)}
    noted(store, pairs)
    few = {pair: pairs[pair] for pair in list(pairs)[::1000]}
    assert found(store, few) == few
    table = Kept(store).table("points", Table)
    assert table is not None and table.size == "I"


def test_nothing_is_kept_without_a_record() -> None:
    known = Weighed(NOTHING, "points")
    known.note(known.place(b"a"), [(known.place(b"b"), 1.0)])
    known.close()
    assert not known.keeps
