"""The columns of the people page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

APART = """
return [...document.querySelectorAll('.people .group')].filter(group => {
  const [head, first] = [group.querySelector('h3'), group.querySelector('li')].map(e => e.getBoundingClientRect());
  return first && Math.abs(head.left - first.left) > 40;
}).map(group => group.querySelector('h3').textContent);
"""
ADD = """
const last = [...document.querySelectorAll('.people .group')].pop(), item = last.querySelector('li');
for (let n = 0; n < arguments[0]; n++) last.querySelector('ul').append(item.cloneNode(true));
"""


@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_party_stands_above_its_people_in_every_column(browser: Any, sample_pages: Any, lang: str) -> None:
    folder: Path = sample_pages[1]
    browser.set_window_size(1280, 900)
    browser.get((folder / lang / "people.html").as_uri())
    found = []
    for _ in range(12):  # with every further name the columns break elsewhere
        found += browser.execute_script(APART)
        browser.execute_script(ADD, 1)
    assert found == []
