"""Which statements are one utterance, told several times."""

from __future__ import annotations

from demarche.link.claims.find import find_claims, spoken

__all__ = ["find_claims", "spoken"]
