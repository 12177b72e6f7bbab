from __future__ import annotations

from demarche.web.catalogue import Catalogue


def test_a_folder_is_listed_when_it_is_asked_for() -> None:
    asked: list[str] = []

    def listing(name: str, *paths: str) -> tuple[str, object]:
        return paths[0].rpartition("/")[0], lambda: asked.append(name) or [(path, name) for path in paths]

    found: Catalogue[str] = Catalogue(
        [listing("first", "index.html", "b.html"), listing("people", "p/1.html"), listing("ties", "p/2.html")]  # type: ignore[list-item]
    )
    assert (found.get("index.html"), found.get("q/1.html"), asked) == ("first", None, ["first"])
    assert (found["p/1.html"], asked) == ("people", ["first", "people"])
    assert found["p/2.html"] == "ties"
    assert found.get("p/3.html") is None and "p" not in found
    assert (list(found), len(found)) == (["index.html", "b.html", "p/1.html", "p/2.html"], 4)
    assert asked == ["first", "people", "ties"], "each listing once"
