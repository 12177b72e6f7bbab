"""Pages for people: written to disk, or live on loopback, from the same templates."""

from __future__ import annotations

from demarche.web.live import serve
from demarche.web.one_file import write_file
from demarche.web.site import write_site

__all__ = ["serve", "write_file", "write_site"]
