"""A coarser grouping of the types, for analysts interested in a minister's reasons for going out."""

from __future__ import annotations

from enum import StrEnum

from agendacrawl.core.vocabulary import ActivityType


class Group(StrEnum):
    """Six groups, and one for unknown types."""

    VISIT = "visit"
    EVENT = "event"
    TALK = "talk"
    CABINET = "cabinet"
    PARLIAMENT = "parliament"
    INTERNATIONAL = "international"
    UNKNOWN = "unknown"


_GROUPS = {
    ActivityType.WERKBEZOEK: Group.VISIT,
    ActivityType.EVENEMENT: Group.EVENT,
    ActivityType.GESPREK: Group.TALK,
    ActivityType.ONTVANGST: Group.TALK,
    ActivityType.BESTUURLIJK_OVERLEG: Group.TALK,
    ActivityType.MINISTERRAAD: Group.CABINET,
    ActivityType.KAMERVERGADERING: Group.PARLIAMENT,
    ActivityType.INTERNATIONALE_BIJEENKOMST: Group.INTERNATIONAL,
    ActivityType.HANDELSMISSIE: Group.INTERNATIONAL,
    ActivityType.UNCLASSIFIED: Group.UNKNOWN,
}


def group_of(type_: str) -> Group:
    """Return the group of a type, or `unknown` for a type of the website that is not in the vocabulary.

    >>> group_of("Werkbezoek")
    <Group.VISIT: 'visit'>
    """
    return _GROUPS[ActivityType(type_)] if type_ in _GROUPS else Group.UNKNOWN
