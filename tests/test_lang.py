"""Language packs: the same files for every language, each with examples, words only."""

from __future__ import annotations

import importlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from demarche.lang import covered, load
from demarche.lang.load import HOME
from demarche.lang.slots import Slots

SOURCE = HOME.parent
FILES = sorted({path.name for path in HOME.glob("*/*.toml")})
PACKS = [(code, name) for code in covered() for name in FILES]
WITHOUT_EXAMPLES = {"manifest.toml"}

REGEX = re.compile(r"\\[a-zA-Z.]|\(\?[:=!<iP]|\[\^|\[[a-z0-9]-[a-z0-9]|\.[*+]|[\w)\]]\{\d+,?\d*\}|\)[*+?]")
"""What only a regular expression would hold."""


def strings(value: object) -> Iterator[str]:
    """Every string within a TOML value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def content(code: str, name: str) -> dict[str, object]:
    return tomllib.loads((HOME / code / name).read_text("utf-8"))


def readers() -> list[tuple[str, str]]:
    """(module, pack name) of every `load(code, "name", Schema)` in the source."""
    call = re.compile(r"""\bload\(\s*\w+,\s*["'](\w+)["'],""")
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        module = ".".join(("demarche", *parts)).removesuffix(".__init__")
        found += [(module, name) for name in call.findall(path.read_text("utf-8"))]
    return found


def schema_of(module: ModuleType, name: str) -> type[msgspec.Struct]:
    """The schema that `module` names in its call of `load` for the pack `name`."""
    source = Path(str(module.__file__)).read_text("utf-8")
    match = re.search(rf"""\bload\(\s*\w+,\s*["']{name}["'],\s*(\w+)\s*\)""", source)
    assert match, f"{module.__name__}: load(code, {name!r}, Schema) names no schema"
    return getattr(module, match[1])  # type: ignore[no-any-return]


def test_every_language_has_the_same_files() -> None:
    assert covered() == ("en", "id")
    table = {code: sorted(path.name for path in (HOME / code).glob("*")) for code in covered()}
    assert table == dict.fromkeys(covered(), sorted([*FILES, "glosses.tsv"]))


@pytest.mark.parametrize(("code", "name"), PACKS)
def test_no_regular_expression_hides_in_data(code: str, name: str) -> None:
    assert not [text for text in strings(content(code, name)) if REGEX.search(text)]


@pytest.mark.parametrize(("code", "name"), [pack for pack in PACKS if pack[1] not in WITHOUT_EXAMPLES])
def test_every_pack_file_brings_examples(code: str, name: str) -> None:
    examples = content(code, name).get("examples")
    assert examples, f"{code}/{name}: no examples beside the rules"


@pytest.mark.parametrize(("module", "name"), readers())
def test_every_pack_fits_the_schema_beside_its_reader(module: str, name: str) -> None:
    schema = schema_of(importlib.import_module(module), name)
    assert issubclass(schema, msgspec.Struct)
    for code in covered():
        load(code, name, schema)


@pytest.mark.parametrize("name", sorted({name for _, name in readers()}))
def test_a_key_that_no_reader_knows_is_refused(name: str) -> None:
    """A second reader may look at a part of a file; one knows all of it."""
    schemas = [schema_of(importlib.import_module(module), name) for module, found in readers() if found == name]
    configs = [schema.__struct_config__ for schema in schemas]
    assert any(config.forbid_unknown_fields and config.frozen for config in configs)


def test_every_file_has_a_reader() -> None:
    read = {f"{name}.toml" for _, name in readers()}
    assert {name for name in FILES if name not in WITHOUT_EXAMPLES} <= read


def test_slots_are_each_of_the_one_before_each_of_the_other() -> None:
    slots = Slots(whole=("undecided",), auxiliaries=("has yet to", "have yet to"), verbs=("decide", "reply"))
    assert list(slots.phrases()) == [
        "undecided", "has yet to decide", "has yet to reply", "have yet to decide", "have yet to reply",
    ]  # fmt: skip


def test_the_words_of_the_two_languages_differ() -> None:
    """A pack copied from the other language and never translated would still load."""
    for name in FILES:
        first, second = (set(strings(content(code, name))) for code in covered())
        assert len(first & second) < 0.6 * max(len(first), len(second)), name
