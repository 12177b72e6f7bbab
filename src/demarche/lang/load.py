"""Read a file of a language pack and check it against its schema."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli  # the compiled twin of tomllib: packs are read in a third of its time

from demarche.errors import DataError

HOME = Path(__file__).parent
T = TypeVar("T")


@lru_cache(maxsize=1)
def covered() -> tuple[str, ...]:
    """Codes (ISO 639-1) of the languages that have a pack, sorted."""
    return tuple(sorted(p.parent.name for p in HOME.glob("*/manifest.toml")))


def load(code: str, name: str, schema: type[T]) -> T:
    """`lang/CODE/NAME.toml` as `schema`.

    Raises DataError, naming file and key, if the file is missing, is not TOML or does not fit.
    """
    kind: Any = schema
    file: T = _pack_file(code, name, kind)
    return file


@lru_cache(maxsize=16)
def _pack_file(code: str, name: str, schema: type[Any]) -> Any:
    """Several readers share a file, `times` for one: they ask for it soon after one another."""
    return load_file(HOME / code / f"{name}.toml", schema)


def load_file(path: Path, schema: type[T]) -> T:
    """Any TOML data file as `schema`; errors as in `load`."""
    try:
        with path.open("rb") as file:
            return msgspec.convert(tomli.load(file), type=schema, strict=True)
    except FileNotFoundError:
        raise DataError(f"{path}: no such data file; every language has the same file names") from None
    except tomli.TOMLDecodeError as error:
        raise DataError(f"{path}: not TOML: {error}") from None
    except msgspec.ValidationError as error:
        raise DataError(f"{path}: {error}") from None
