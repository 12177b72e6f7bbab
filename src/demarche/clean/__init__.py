"""clean: a Document as read -> the same with language, junk, headlines and credits. Nothing is deleted."""

from demarche.clean.document import clean

__all__ = ["clean"]
