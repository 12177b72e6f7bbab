"""What a user of the package may rely on. A name that goes or comes here goes or comes in CHANGELOG.md, too."""

from __future__ import annotations

import importlib

import pytest

PUBLIC = {
    "demarche.record": "EXPORTED KINDS brief_of lines open_record reading texts writing",
    "demarche.export": "FORMATS export",
    "demarche.web": "serve write_file write_site",
    "demarche.read": "Read Source merge_same read_paths read_sources",
    "demarche.clean": "clean",
    "demarche.annotate": "Scheme Step annotate annotators",
    "demarche.link": "link",
    "demarche.lang": "Lexicon covered load",
}


@pytest.mark.parametrize("name", PUBLIC)
def test_the_exported_names_are_these(name: str) -> None:
    module = importlib.import_module(name)
    assert sorted(module.__all__) == sorted(PUBLIC[name].split())
    assert all(getattr(module, inner, None) is not None for inner in module.__all__)
