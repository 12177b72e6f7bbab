"""Names: people with roles and parties, parties by name, demonym, capital and seat, unnamed sources, pronouns."""

from demarche.annotate.names.mark import mark_names
from demarche.world import PartyForm

__all__ = ["PartyForm", "mark_names"]
