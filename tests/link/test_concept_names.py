"""Every concept that the code of linking names is one that the packs know."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import demarche.link
from demarche.lang import covered
from demarche.lang.concepts import CONCEPT, concept_file

MODULES = sorted(one.name for one in pkgutil.walk_packages(demarche.link.__path__, "demarche.link."))
FILES = [concept_file(code) for code in covered()]
KNOWN = {
    CONCEPT + name for file in FILES for table in (file.things, file.deeds, file.matters, file.ideas) for name in table
}


def text_of(module: str) -> str:
    return Path(importlib.import_module(module).__file__ or "").read_text("utf-8")


def put_together(module: str) -> set[str]:
    """Concepts in the sets of a module, which it may make of a list of words."""
    held = [one for one in vars(importlib.import_module(module)).values() if isinstance(one, frozenset)]
    values = {value for one in held for value in one if isinstance(value, str)}
    return {value for value in values if value.startswith(CONCEPT) and value != CONCEPT}


def written(module: str) -> set[str]:
    """Concepts that a module writes out, wherever."""
    return set(re.findall(rf"""["']({re.escape(CONCEPT)}\w+)["']""", text_of(module)))


@pytest.mark.parametrize("module", MODULES)
def test_named_concepts_are_known(module: str) -> None:
    named = put_together(module) | written(module)
    assert named <= KNOWN, sorted(named - KNOWN)
