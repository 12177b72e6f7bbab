"""World knowledge as data: parties, places, holders of office, given names."""

from demarche.world.parties import (
    Form,
    PartyForm,
    bodies,
    is_code,
    parties_file,
    party_forms,
    party_name,
    place_forms,
    states,
)

__all__ = [
    "Form",
    "PartyForm",
    "bodies",
    "is_code",
    "parties_file",
    "party_forms",
    "party_name",
    "place_forms",
    "states",
]
