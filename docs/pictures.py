"""Pictures of the pages, taken of the samples in Debian's Chromium, for the README and docs/pages.md.

python docs/pictures.py      (`make pictures`)
"""

from __future__ import annotations

import base64
import shutil
import struct
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from selenium.webdriver import Chrome, ChromeOptions, ChromeService

from demarche.pipeline import Job, build
from demarche.web.book import report_page
from demarche.web.compare import compare_page
from demarche.web.load import load_book
from demarche.web.site import write_site

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "pages"
LIMIT = 120_000
"""Bytes of a picture at most."""
SHADES = 32
"""Steps that each of red, green and blue keeps: enough for text on paper, and it packs well."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it stands in a window of that size, in CSS pixels."""

    name: str
    page: str
    size: tuple[int, int] = (1280, 800)
    ready: str = ""


def pictures(reports: dict[str, str]) -> tuple[Picture, ...]:
    """What is shown; `reports` gives the id of a sample report by the stem of its file."""
    wire, copy = reports["lake-01-wire"], reports["lake-02-copy"]
    phone = (390, 800)
    return (
        Picture("overview", "index.html"),
        Picture("matrix", "matrix.html"),
        Picture("issue", "issues/deployments.html"),
        Picture("timeline", "timeline.html"),
        Picture("meetings", "meetings.html"),
        Picture("network", "network.html", (1280, 1000)),
        Picture("reader", report_page(wire)),
        Picture("side-by-side", compare_page(wire, copy)),
        Picture("conflicts", "conflicts.html"),
        Picture("sources", "sources.html"),
        Picture("search", "search.html?q=radar"),
        Picture("briefing", "briefing.html"),
        Picture("overview-phone", "index.html", phone),
        Picture("matrix-phone", "matrix.html", phone),
        Picture("reader-phone", report_page(wire), phone),
    )


@contextmanager
def chromium(profile: Path) -> Iterator[Chrome]:
    """A browser without a window. Raises SystemExit where there is none."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not driver:
        sys.exit("make pictures needs chromium and chromium-driver (Debian: apt-get install chromium-driver)")
    options = ChromeOptions()
    options.binary_location = program
    for flag in ("headless=new", "no-sandbox", "disable-gpu", "hide-scrollbars", f"user-data-dir={profile}"):
        options.add_argument(f"--{flag}")
    browser = Chrome(options=options, service=ChromeService(driver))
    try:
        yield browser
    finally:
        browser.quit()


PIXELS = """
const [data, done] = arguments, image = new Image();
image.onload = () => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const bytes = pen.getImageData(0, 0, image.width, image.height).data, parts = [];
  for (let i = 0; i < bytes.length; i += 30000) parts.push(String.fromCharCode(...bytes.subarray(i, i + 30000)));
  done([image.width, image.height, btoa(parts.join(''))]);
};
image.src = 'data:image/png;base64,' + data;
"""


def taken(browser: Chrome, site: Path, picture: Picture) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The pixels of the page: rows by columns by red, green, blue."""
    width, height = picture.size
    screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    browser.get(f"{(site / 'en').as_uri()}/{picture.page}")
    browser.execute_async_script("setTimeout(arguments[0], 700)")
    shot = browser.get_screenshot_as_base64()
    browser.get("about:blank")
    across, down, data = browser.execute_async_script(PIXELS, shot)
    found = np.frombuffer(base64.b64decode(data), np.uint8).reshape(down, across, 4)
    return found[:, :, :3]


def png(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bytes:
    """The picture with at most 256 colours: the most frequent shades, the others by the nearest of them."""
    coarse = np.rint(pixels.astype(np.float64) / 255 * (SHADES - 1)).astype(np.int64)
    codes = (coarse[:, :, 0] * SHADES + coarse[:, :, 1]) * SHADES + coarse[:, :, 2]
    shades, where, often = np.unique(codes, return_inverse=True, return_counts=True)
    true = np.zeros((len(shades), 3))
    np.add.at(true, where.ravel(), pixels.reshape(-1, 3).astype(np.float64))
    true /= often[:, None]
    kept = np.argsort(-often, kind="stable")[:256]
    nearest = np.argmin(((true[:, None, :] - true[None, kept, :]) ** 2).sum(axis=2), axis=1)
    rows = nearest[where.reshape(codes.shape)].astype(np.uint8)
    palette = np.rint(true[kept]).astype(np.uint8).tobytes()
    header = struct.pack(">IIBBBBB", rows.shape[1], rows.shape[0], 8, 3, 0, 0, 0)
    lines = b"".join(b"\x00" + row.tobytes() for row in rows)
    parts = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main() -> None:
    """Build the samples' record and pages, and write every picture."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        record, site = Path(scratch) / "record.db", Path(scratch) / "site"
        samples = ROOT / "samples"
        build(Job((str(samples / "reports"),), record, sources=samples / "sources.csv"), lambda things, *_: things)
        write_site(record, site)
        reports = {Path(row.source).stem: row.id for row in load_book(record).documents}
        with chromium(Path(scratch) / "profile") as browser:
            for picture in pictures(reports):
                packed = png(taken(browser, site, picture))
                if len(packed) > LIMIT:
                    sys.exit(f"{picture.name}: {len(packed)} bytes are more than {LIMIT}")
                (OUT / f"{picture.name}.png").write_bytes(packed)
                print(f"docs/pages/{picture.name}.png {len(packed):,} bytes")


if __name__ == "__main__":
    main()
