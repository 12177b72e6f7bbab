"""A person's choice of language is remembered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from web_example import example

from demarche.web.site import write_book

pytestmark = pytest.mark.browser


def opened(browser: Any, address: str) -> str:
    """The language of the page that is shown for it, once it has settled."""
    browser.get(address)
    script = "const done = arguments[0]; setTimeout(() => done(document.documentElement.lang), 400)"
    found = browser.execute_async_script(script)
    assert isinstance(found, str)
    return found


def test_the_first_page_opens_in_the_language_chosen_last(browser: Any, tmp_path: Path) -> None:
    first = write_book(example(), tmp_path / "out").as_uri()
    assert opened(browser, first) == "en"
    for code in ("id", "en"):
        browser.find_element("css selector", f".tongues a[lang={code}]").click()
        assert opened(browser, first) == code
        assert not [line for line in browser.get_log("browser") if line["level"] == "SEVERE"]
