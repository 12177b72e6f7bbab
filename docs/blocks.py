"""The parts of the docs that the program itself knows, written between marks in the pages.

python docs/blocks.py           writes them anew (`make docs`)
python docs/blocks.py --check   says which page is stale, exit status 1
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from demarche.lang import covered
from demarche.lang.load import HOME

ROOT = Path(__file__).resolve().parent.parent


def first_comment(path: Path) -> str:
    """What a pack file says of itself in its first comment line."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#"):
            return line.lstrip("# ").rstrip().split(". ")[0].rstrip(".")
        if line.strip():
            break
    return ""


def language_files() -> str:
    """A table of the files of a pack: what each holds, and which languages have it."""
    names = sorted({path.name for path in HOME.glob("*/*.toml")})
    rows = [f"| file | holds | {' | '.join(covered())} |", f"|---|---|{'---|' * len(covered())}"]
    for name in names:
        there = ["yes" if (HOME / code / name).exists() else "no" for code in covered()]
        rows.append(f"| `{name}` | {first_comment(HOME / covered()[0] / name)} | {' | '.join(there)} |")
    return "\n".join(rows)


BLOCKS: dict[str, tuple[str, Callable[[], str]]] = {
    "files": ("docs/languages.md", language_files),
}


def renew(page: str, name: str, content: str) -> str:
    """`page` with `content` between the marks of `name`."""
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not pattern.search(page):
        raise SystemExit(f"no marks <!-- {name} --> in the page")
    return pattern.sub(lambda match: f"{match[1]}{content}\n{match[2]}", page)


def stale(write: bool = False) -> list[str]:
    """Names of the blocks that the program no longer bears out; with `write` they are mended."""
    found = []
    for name, (place, make) in BLOCKS.items():
        path = ROOT / place
        before = path.read_text("utf-8")
        after = renew(before, name, make())
        if after != before:
            found.append(f"{place}: {name}")
            if write:
                path.write_text(after, "utf-8")
    return found


if __name__ == "__main__":
    changed = stale(write="--check" not in sys.argv)
    print("\n".join(changed) or "the docs are as the program is")
    sys.exit(bool(changed) and "--check" in sys.argv)
