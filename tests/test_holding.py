"""The store that tests hold in memory answers as that of a record does, and counts what is asked of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from demarche.record.kept import KeptRows
from demarche.record.schema import create
from holding import Store

NAMES = "abc"
PUT = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.binary(max_size=2)), max_size=12)


@given(PUT)
def test_what_is_put_is_got_as_from_a_record(rows: list[tuple[str, str, bytes]]) -> None:
    held = Store()
    with closing(sqlite3.connect(":memory:")) as connection:
        create(connection)
        real = KeptRows(connection)
        for row in rows:
            held.put(*row)
            real.put(*row)
        real.close()
        pairs = list(product(NAMES, NAMES))
        assert [held.get(*one) for one in pairs] == [real.get(*one) for one in pairs]
    there = {(what, line) for what, line, _ in rows}
    assert (held.made, held.asked, held.missed) == (len(rows), len(pairs), len(pairs) - len(there))


def test_an_empty_result_is_not_missed() -> None:
    held = Store()
    held.put("what", "line", b"")
    assert held.get("what", "line") == b"" and held.missed == 0
