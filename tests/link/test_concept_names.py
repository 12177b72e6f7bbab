"""Every concept that the code of linking names is one that the packs know."""

import importlib
import pkgutil

import pytest

import demarche.link
from demarche.lang import covered
from demarche.lang.concepts import CONCEPT, concept_file

MODULES = sorted(one.name for one in pkgutil.walk_packages(demarche.link.__path__, "demarche.link."))
FILES = [concept_file(code) for code in covered()]
KNOWN = {
    CONCEPT + name for file in FILES for table in (file.things, file.deeds, file.matters, file.ideas) for name in table
}


@pytest.mark.parametrize("module", MODULES)
def test_named_concepts_are_known(module: str) -> None:
    named = {
        value
        for constant in vars(importlib.import_module(module)).values()
        if isinstance(constant, frozenset)
        for value in constant
        if isinstance(value, str) and value.startswith(CONCEPT) and value != CONCEPT
    }
    assert named <= KNOWN, sorted(named - KNOWN)
