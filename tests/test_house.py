"""The house rules that a reader can rely on: who may import whom, how large a room may grow."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "demarche"
MODULES = sorted(SOURCE.rglob("*.py"))
CEILING = 400  # lines of a module
GLANCE = 60  # lines of a function, docstring aside

GROUND = {"model", "errors", "lang", "world", "when", "days", "titled"}
ROOMS = {
    "when": set[str](),
    "model": {"when"},
    "errors": set[str](),
    "lang": {"errors", "model"},
    "days": {"model"},
    "titled": {"model"},
    "world": {"errors", "lang", "model"},
    "brief": GROUND,
    "kept": {"model"},
    "processes": {"errors"},
    "read": GROUND,
    "clean": GROUND,
    "annotate": GROUND | {"brief"},
    "link": GROUND | {"brief", "kept"},
    "record": GROUND | {"brief", "kept"},
    "export": GROUND | {"brief", "record"},
    "web": GROUND | {"brief", "processes", "record", "export"},  # the tables of its pages are those of the export
    "pipeline": GROUND | {"brief", "kept", "processes", "read", "clean", "annotate", "link", "record"},
    "cli": GROUND | {"brief", "processes", "read", "clean", "annotate", "link", "record", "export", "web", "pipeline"},
}
"""What each room may import besides itself. A stage never imports another stage."""


def named(path: Path) -> str:
    return ".".join(("demarche", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")


NAMES = {named(path) for path in MODULES}


def room_of(path: Path) -> str:
    """The first part of a module's place: `annotate` for annotate/names.py, `pipeline` for pipeline.py."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Full names of the modules of ours that `path` imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "demarche")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import hides who imports whom"
            if node.module == "demarche":
                yield from (f"demarche.{alias.name}" for alias in node.names)
            elif node.module and node.module.startswith("demarche."):
                # `from package import module` needs the module, not what the package gathers
                inner = [f"{node.module}.{alias.name}" for alias in node.names]
                yield from (name if name in NAMES else node.module for name in inner)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_room_imports_only_what_it_stands_on(path: Path) -> None:
    room = room_of(path)
    if room in {"__init__", "__main__"}:
        return
    assert room in ROOMS, f"{room}: a new room; say in ROOMS what it stands on"
    used = {name.split(".")[1] for name in imports(path)} - {room, "__version__"}
    assert used <= ROOMS[room], f"{room} may not import {sorted(used - ROOMS[room])}"


def test_no_import_goes_in_a_circle() -> None:
    known = {named(path): path for path in MODULES}
    graph = {name: {found for found in imports(path) if found in known} - {name} for name, path in known.items()}
    done: set[str] = set()

    def walk(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way[way.index(name) :], name))
        if name not in done:
            for other in sorted(graph[name]):
                walk(other, (*way, name))
            done.add(name)

    for name in sorted(graph):
        walk(name, ())


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_room_is_too_large(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= CEILING, f"{lines} lines; divide it by what its parts do"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_function_fits_a_glance(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            assert lines <= GLANCE, f"{path.name}:{node.lineno} {node.name}: {lines} lines"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text)), "a module without a docstring"


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    odd = {"utils", "util", "helpers", "common", "misc", "tools"}
    assert not [named(path) for path in MODULES if odd & set(path.with_suffix("").parts[-2:])]


def test_types_are_shipped() -> None:
    assert (SOURCE / "py.typed").exists()


def test_no_code_asks_which_language_it_reads() -> None:
    """What differs between languages stands in packs, or adding a third means touching every room."""
    asking = re.compile(r"""\b(?:lang|code|language)\s*(?:==|!=|in)\s*[("'{\[]+[a-z]{2}["']""")
    found = {
        named(path): hits
        for path in MODULES
        if room_of(path) not in {"web", "cli", "export"} and (hits := asking.findall(path.read_text("utf-8")))
    }
    assert not found
