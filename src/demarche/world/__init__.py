"""World knowledge as data: parties, places, holders of office, given names."""

from demarche.world.leaders import Leader, leader, leaders, plain
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
from demarche.world.words import given_names, outlets

__all__ = [
    "Form",
    "Leader",
    "PartyForm",
    "bodies",
    "given_names",
    "is_code",
    "leader",
    "leaders",
    "outlets",
    "parties_file",
    "party_forms",
    "party_name",
    "place_forms",
    "plain",
    "states",
]
