"""The register: people, offices, ministries, municipalities and regions, from lookups/*.yml and GeoNames.

Pure functions, read once and kept. It knows no database and no page: `meant` tells who and what is meant by a
name on a day.
"""

from agendacrawl.register.meant import (
    find_person,
    has_left,
    ministries_of,
    ministry_of,
    offices_on,
    person,
    person_by_surname,
    person_of,
)
from agendacrawl.register.ministries import Ministry, Period, ministries, ministry, present_ministry
from agendacrawl.register.municipalities import (
    Municipality,
    Province,
    dutch_places,
    municipalities,
    provinces,
)
from agendacrawl.register.names import UnknownNameError, slug
from agendacrawl.register.people import Cabinet, Office, Person, Role, cabinets, offices, people
from agendacrawl.register.regions import (
    STATUSES,
    Member,
    Region,
    RegionKind,
    division,
    npvr_regions,
    region_id,
    region_kind,
    region_kinds,
    regions,
)

__all__ = [
    "STATUSES",
    "Cabinet",
    "Member",
    "Ministry",
    "Municipality",
    "Office",
    "Period",
    "Person",
    "Province",
    "Region",
    "RegionKind",
    "Role",
    "UnknownNameError",
    "cabinets",
    "division",
    "dutch_places",
    "find_person",
    "has_left",
    "ministries",
    "ministries_of",
    "ministry",
    "ministry_of",
    "municipalities",
    "npvr_regions",
    "offices",
    "offices_on",
    "people",
    "person",
    "person_by_surname",
    "person_of",
    "present_ministry",
    "provinces",
    "region_id",
    "region_kind",
    "region_kinds",
    "regions",
    "slug",
]
