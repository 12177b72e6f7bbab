"""The same pages, live, for this machine alone: loopback, own host names, nothing written."""

from __future__ import annotations

import ipaddress
import socket
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from demarche.errors import DemarcheError, UsageError
from demarche.web.book import Book
from demarche.web.load import open_book
from demarche.web.pages import ASSETS, HOME, POLICY, File, Page, catalogue, produce, shared
from demarche.web.words import languages, tongue

Pages = Mapping[str, Page | File]
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
}


def serve(record: Path, host: str = "127.0.0.1", port: int = 8321, lang: str = "en") -> None:
    """Answer on loopback until interrupted; says on standard error where. Raises as `server` does."""
    with server(record, host, port, lang) as running:
        Thread(target=running.warm, daemon=True).start()
        print(f"http://{_in_address(host)}:{running.server_port}/", file=sys.stderr, flush=True)
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            return


def server(record: Path, host: str = "127.0.0.1", port: int = 8321, lang: str = "en") -> Server:
    """The server, bound and not yet running; port 0 takes a free one.

    Raises UsageError if `host` is not a loopback address or the port is taken, RecordError if the record cannot
    be read.
    """
    _only_loopback(host)
    tongue(lang)
    shelf = Shelf(record, open_book)
    with shelf.book():
        pass

    def warm() -> None:
        with suppress(DemarcheError), shelf.book() as (book, pages):
            produce(book, pages["index.html"], "index.html", lang, {})

    try:
        return Server((host, port), partial(Handler, shelf, lang), warm)
    except OSError as error:
        raise UsageError(f"{host}:{port}: {error.strerror}; choose another --port") from None


class Server(ThreadingHTTPServer):
    """Threads that do not keep the process alive; IPv6 where the address is one."""

    daemon_threads = True

    def __init__(
        self, address: tuple[str, int], handler: Callable[..., BaseHTTPRequestHandler], warm: Callable[[], None]
    ) -> None:
        """warm: makes the first view once, so that what it needs is at hand when it is asked for."""
        self.warm = warm
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        super().__init__(address, handler)

    def server_bind(self) -> None:
        """Without the look-up of the host's name, which may ask the network."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])


class Shelf:
    """The record's book, opened again when the file has changed. One page at a time is made from it."""

    def __init__(self, record: Path, read: Callable[[Path], Book]) -> None:
        self._record = record
        self._read = read
        self._lock = Lock()
        self._stamp: tuple[int, int] | None = None
        self._held: tuple[Book, Pages] | None = None

    @contextmanager
    def book(self) -> Iterator[tuple[Book, Pages]]:
        """The book and its catalogue, for one thread alone while the block runs."""
        with self._lock:
            try:
                state = self._record.stat()
                stamp = (state.st_mtime_ns, state.st_size)
            except FileNotFoundError:
                stamp = (0, 0)
            if self._held is None or stamp != self._stamp:
                book = self._read(self._record)
                if self._held is not None:
                    self._held[0].close()
                self._held, self._stamp = (book, catalogue(book)), stamp
            yield self._held


FAULT = b"A fault in Demarche: this page cannot be made. Please report what the terminal of demarche serve shows.\n"
ASKED = 2000
"""Characters of a query that are read."""


class Handler(BaseHTTPRequestHandler):
    """GET and HEAD of the catalogue's pages and the assets; all else is refused."""

    server_version = "demarche"
    sys_version = ""

    def __init__(self, shelf: Shelf, lang: str, *rest: Any) -> None:
        self._shelf = shelf
        self._lang = lang
        super().__init__(*rest)

    def do_GET(self) -> None:
        if not self._ours():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"This server answers to its own name only.\n", ".txt")
            return
        asked = urlsplit(self.path)
        path = unquote(asked.path).lstrip("/") or "index.html"
        try:
            status, body = self._answer(path, asked.query)
        except DemarcheError as error:
            status, body = HTTPStatus.SERVICE_UNAVAILABLE, None
            self._send(status, f"{error}\n".encode(), ".txt")
            return
        except Exception:  # a fault of ours in one page must not look like a server that is gone
            traceback.print_exc()
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, FAULT, ".txt")
            return
        if body is None:
            self._send(status, f"{tongue(self._lang).ui('not_found')}\n".encode(), ".txt")
        else:
            self._send(status, body, Path(path).suffix)

    do_HEAD = do_GET

    def _answer(self, path: str, query: str) -> tuple[HTTPStatus, bytes | None]:
        if path.startswith("assets/") and path.removeprefix("assets/") in ASSETS:
            return HTTPStatus.OK, (HOME / path).read_bytes()
        asked = parse_qs(query[:ASKED])
        folder, _, rest = path.partition("/")
        if folder == "tables":
            return self._table(path, asked)
        code, inner = (folder, rest or "index.html") if folder in languages() else (self._lang, path)
        if inner == path and path != "index.html":
            return HTTPStatus.NOT_FOUND, None
        with self._shelf.book() as (book, pages):
            page = pages.get(inner)
            if page is None:
                return HTTPStatus.NOT_FOUND, None
            place = path if path == "index.html" else f"{code}/{inner}"
            return HTTPStatus.OK, produce(book, page, place, code, asked)

    def _table(self, path: str, asked: Mapping[str, list[str]]) -> tuple[HTTPStatus, bytes | None]:
        wanted = asked.get("lang", [""])[0]
        with self._shelf.book() as (book, _):
            make = shared(book).get(path)
            speech = tongue(wanted if wanted in languages() else self._lang)
            return (HTTPStatus.OK, make(speech)) if make else (HTTPStatus.NOT_FOUND, None)

    def _ours(self) -> bool:
        """Whether the request was meant for us and not for a name that somebody pointed at loopback."""
        port = self.connection.getsockname()[1]
        names = ("127.0.0.1", "localhost", "[::1]")
        return self.headers.get("Host", "") in {*(f"{n}:{port}" for n in names), *(names if port == 80 else ())}

    def _send(self, status: HTTPStatus, body: bytes, suffix: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(suffix, "text/plain; charset=utf-8"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: standard error is for what the user must know."""


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _only_loopback(host: str) -> None:
    try:
        loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise UsageError(f"{host}: the pages are for this machine alone; use 127.0.0.1")
