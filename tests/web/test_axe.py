"""axe (Deque's accessibility engine) over every kind of page, in light at a desk and in dark on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from demarche.web.book import Book
from demarche.web.pages import Page, catalogue

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": False}
PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
SCREENS = {
    "light-desk": ("light", DESK, "wcag2a wcag2aa wcag21a wcag21aa best-practice".split()),
    "dark-phone": ("dark", PHONE, "color-contrast scrollable-region-focusable meta-viewport".split()),
}
"""Colours, screen, and what is asked: in the dark what colours and width can change."""

PLAIN_COLOURS = """
const asked = window.getComputedStyle;
const byte = part => Math.round(255 * part);
const plain = value => typeof value !== 'string' ? value : value.replace(
  /color\\(srgb ([^ ]+) ([^ ]+) ([^ )]+)(?: \\/ ([^)]+))?\\)/g,
  (_, r, g, b, a) => `rgba(${byte(r)}, ${byte(g)}, ${byte(b)}, ${a ?? 1})`);
window.getComputedStyle = (...which) => new Proxy(asked.apply(window, which), {get(style, name) {
  const value = style[name];
  return typeof value === 'function' ? (...given) => plain(value.apply(style, given)) : plain(value);
}});
"""
"""This axe stumbles over the colours that color-mix gives, and then says nothing about any colour of the page."""

RUN = """
const done = arguments[arguments.length - 1], rules = arguments[0];
document.querySelectorAll('details').forEach(e => e.open = true);
const kind = rules.includes('color-contrast') ? 'rule' : 'tag';
axe.run(document, {resultTypes: ['violations'], runOnly: {type: kind, values: rules}}).then(found => {
  const looked = [...found.violations, ...found.passes].some(rule => rule.id === 'color-contrast');
  done([...(looked ? [] : ['axe could not read the colours']), ...found.violations
    .filter(rule => ['serious', 'critical'].includes(rule.impact)).flatMap(rule => rule.nodes.slice(0, 4).map(node =>
      rule.id + ': ' + node.html.slice(0, 160) + ' ' + node.any.map(one => one.message)))]);
}, fault => done(['axe: ' + fault]));
"""
"""Folds are opened first: what they hold is read aloud as well."""


@pytest.fixture(scope="module")
def axe() -> str:
    """The engine's script, which the package of its name carries."""
    packed = pytest.importorskip("axe_core_python", reason="no axe here: pip install axe-core-python")
    return (Path(packed.__file__).parent / "axe.min.js").read_text("utf-8") + PLAIN_COLOURS


@pytest.fixture(params=SCREENS)
def rules(browser: Any, request: pytest.FixtureRequest) -> Iterator[list[str]]:
    scheme, size, asked = SCREENS[request.param]
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    yield asked
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})


def kinds(book: Book) -> list[str]:
    """A page of every kind: one that each template makes."""
    pages = {page.template: path for path, page in catalogue(book).items() if isinstance(page, Page)}
    return sorted(pages.values())


def faults(browser: Any, axe: str, page: Path, rules: list[str]) -> list[str]:
    browser.set_script_timeout(30)
    browser.get(page.as_uri())
    browser.execute_script(axe)
    found = browser.execute_async_script(RUN, rules)
    assert isinstance(found, list)
    return found


def test_axe_finds_no_serious_fault(browser: Any, site: Path, book: Book, axe: str, rules: list[str]) -> None:
    pages = kinds(book)
    found = {path: faults(browser, axe, site / "en" / path, rules) for path in pages}
    assert len(pages) > 20
    assert not {path: wrong for path, wrong in found.items() if wrong}


def test_axe_finds_no_serious_fault_where_there_is_nothing(browser: Any, empty_site: Path, axe: str) -> None:
    rules = SCREENS["light-desk"][2]
    assert not [
        line for name in ("index", "matrix") for line in faults(browser, axe, empty_site / f"id/{name}.html", rules)
    ]


def test_axe_is_not_blind(browser: Any, site: Path, axe: str) -> None:
    """A field without a name and a grey too pale are found, so that silence above means something."""
    faults(browser, axe, site / "en/index.html", ["color-contrast"])
    spoil = """document.querySelector('h1').style.color = '#ccc';
      document.querySelector('main').append(document.createElement('input'));"""
    browser.execute_script(spoil)
    found = browser.execute_async_script(RUN, SCREENS["light-desk"][2])
    assert {line.split(":")[0] for line in found} == {"color-contrast", "label"}
