"""read: path, folder or standard input -> Documents, a ReportError for each report that cannot be read."""

from demarche.read.paths import Read, read_paths
from demarche.read.same import merge_same
from demarche.read.sources import Source, read_sources

__all__ = ["Read", "Source", "merge_same", "read_paths", "read_sources"]
