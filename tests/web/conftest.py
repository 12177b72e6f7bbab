"""The example's pages on disk, and a real browser to open them in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from web_example import example, hostile

from demarche.pipeline import Job, build
from demarche.web.book import Book
from demarche.web.load import load_book
from demarche.web.site import write_book, write_site


@pytest.fixture(scope="session")
def book() -> Book:
    return example()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the example's pages."""
    return write_book(example(), tmp_path_factory.mktemp("site") / "out").parent


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_book(hostile(), tmp_path_factory.mktemp("hostile") / "out").parent


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_book(Book(), tmp_path_factory.mktemp("empty") / "out").parent


@pytest.fixture(scope="session")
def sample_pages(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, Path]:
    """The record of the samples and the folder of its pages."""
    folder = tmp_path_factory.mktemp("samples")
    job = Job((str(samples / "reports"),), folder / "r.db", sources=samples / "sources.csv")
    build(job, lambda things, *_: things)
    return load_book(folder / "r.db"), write_site(folder / "r.db", folder / "site").parent


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """Chromium, headless, with a profile of its own and nothing to say to the network."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("no Chromium here: install chromium and chromium-driver to run the tests in a browser")
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService

    options = ChromeOptions()
    options.binary_location = chromium
    quiet = ("background-networking", "component-update", "sync", "quic", "gpu", "dev-shm-usage")
    for flag in ("headless=new", "no-sandbox", "no-first-run", *(f"disable-{name}" for name in quiet)):
        options.add_argument(f"--{flag}")
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.add_argument("--window-size=1280,900")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = Chrome(options=options, service=ChromeService(driver))
    yield started
    started.quit()
