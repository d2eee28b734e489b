"""The tables, as SQLAlchemy knows them: schema `agenda` (what was crawled) and `ref` (what it is held against).

The migrations in sql/versions make them; a test holds the two against each other. The comments stand here only
and are written into the database by `agendacrawl.db.schema.upgrade`. The views of schema `gis` are files in
sql/views. Dates and times of activities are local (Europe/Amsterdam); moments have a time zone.
Geometry is EPSG:28992 (metres), `lat` and `lon` are degrees in EPSG:4326.
"""

from __future__ import annotations

from geoalchemy2 import Geometry
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    REAL,
    SmallInteger,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

SCHEMAS = {
    "agenda": "What was crawled: pages, their activities, and the runs that read them.",
    "ref": "What activities are held against: people, ministries, municipalities, regions, places.",
    "gis": "Published layers, read only and rebuilt by every upgrade: keep views of your own elsewhere.",
}

# PostgreSQL's own names, so that plain SQL and these tables agree.
metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "ix": "%(table_name)s_%(column_0_N_name)s_idx",
        "ck": "%(table_name)s_%(constraint_name)s_check",
    }
)


def _point(name: str, comment: str) -> Column[object]:
    """A point in EPSG:28992 made from the row's `lat` and `lon`; null outside the area where that is defined."""
    inside = "lat BETWEEN 50.75 AND 53.7 AND lon BETWEEN 3.2 AND 7.22"
    point = "ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 28992)"
    return Column(
        name,
        Geometry("POINT", 28992, spatial_index=False),
        Computed(f"CASE WHEN {inside} THEN {point} END", persisted=True),
        comment=comment,
    )


def _id(comment: str) -> Column[int]:
    return Column("id", BigInteger, Identity(always=True), primary_key=True, comment=comment)


def _texts(name: str, comment: str) -> Column[object]:
    return Column(name, ARRAY(Text), nullable=False, server_default=text("'{}'"), comment=comment)


# -- agenda ----------------------------------------------------------------------------------------------------

run = Table(
    "run",
    metadata,
    _id("Number of the run, rising."),
    Column("spider", Text, nullable=False, comment="Name of the spider."),
    Column("version", Text, nullable=False, comment="Version of agendacrawl."),
    Column("arguments", JSONB, nullable=False, comment="What the run was asked for."),
    Column("started_at", DateTime(timezone=True), nullable=False, server_default=text("now()"), comment="Start."),
    Column("finished_at", DateTime(timezone=True), comment="End; null while it runs and after a kill."),
    Column("outcome", Text, comment="How it ended; null while it runs and after a kill."),
    Column("stats", JSONB, comment="Scrapy's counters at the end."),
    schema="agenda",
    comment="One row per crawl.",
)

body = Table(
    "body",
    metadata,
    Column("sha256", Text, primary_key=True, comment="SHA-256 (hex) of the page as it came over the line."),
    Column("content", LargeBinary, nullable=False, comment="Its markup without scripts and contact lines (UTF-8)."),
    Column("first_fetched", DateTime(timezone=True), nullable=False, comment="When it was first fetched."),
    schema="agenda",
    comment="The evidence: markup of pages, one row per different body, compressed by PostgreSQL.",
)

page = Table(
    "page",
    metadata,
    _id("Number of the page; stays as long as its path is the same."),
    Column("path", Text, nullable=False, unique=True, comment="Canonical path under /actueel/agenda/: its identity."),
    Column("url", Text, nullable=False, comment="Address that it was read from."),
    Column("platform", Text, nullable=False, comment="Build of the site: pro or legacy."),
    Column("weekly", Boolean, nullable=False, comment="True for the week of one person, false for one activity."),
    Column("title", Text, nullable=False, comment="Title of the page."),
    Column("date", Date, nullable=False, comment="Day in the path; of a weekly page its Monday."),
    Column("published", DateTime(timezone=True), comment="Moment of publication that the page states."),
    Column("type_stated", Text, comment="Type in the site's own word."),
    Column("stated_place", Text, comment="Place in the site's own words."),
    Column("intro", Text, nullable=False, comment="Introduction, as text."),
    _texts("people", "Ministers and state secretaries that the page states, in its order."),
    _texts("ministries", "Ministries that the page states, in its order."),
    Column("digest", Text, nullable=False, comment="Hash of what was last read here; the same = nothing to store."),
    Column("body_sha256", Text, ForeignKey("agenda.body.sha256"), nullable=False, comment="Body that this is read from."),
    Column("first_seen_run", BigInteger, ForeignKey("agenda.run.id"), nullable=False, comment="First run that read it."),
    Column("changed_run", BigInteger, ForeignKey("agenda.run.id"), nullable=False, comment="Last run that changed it."),
    schema="agenda",
    comment="One row per page under /actueel/agenda/.",
)

fetch = Table(
    "fetch",
    metadata,
    _id("Number of the fetch, rising."),
    Column("run_id", BigInteger, ForeignKey("agenda.run.id"), nullable=False, index=True, comment="Run that fetched."),
    Column("page_id", BigInteger, ForeignKey("agenda.page.id"), index=True, comment="Page; null if never stored."),
    Column("path", Text, nullable=False, comment="Path that was fetched."),
    Column("fetched_at", DateTime(timezone=True), nullable=False, comment="Moment of the answer."),
    Column("status", SmallInteger, nullable=False, comment="HTTP status of the answer."),
    Column("body_sha256", Text, comment="SHA-256 (hex) of the body as it came; null without one."),
    Column("result", Text, nullable=False, comment="new, changed, unchanged, or failed (nothing was stored)."),
    schema="agenda",
    comment="The ledger: one row per page fetched per run, also when nothing changed.",
)

activity = Table(
    "activity",
    metadata,
    _id("Number of the activity; stays as long as its key is the same."),
    Column("key", Text, nullable=False, unique=True, comment="Path of a single page; of a week path, day and title."),
    Column(
        "page_id", BigInteger, ForeignKey("agenda.page.id"), nullable=False, index=True, comment="Page it stands on."
    ),
    Column("title", Text, nullable=False, comment="Words of the page."),
    Column("description", Text, nullable=False, comment="What the page adds: intro, lead-in, label lines."),
    Column("date", Date, nullable=False, index=True, comment="Day, or first day."),
    Column("end_date", Date, comment="Last day, where the page names several."),
    Column("start_time", Time, comment="Local time of the start."),
    Column("end_time", Time, comment="Local time of the end."),
    Column("type_stated", Text, comment="Type in the site's own word, if it gave one."),
    Column("type", Text, nullable=False, comment="Type: the site's own word, else ours, else unclassified."),
    Column("type_method", Text, nullable=False, comment="Who said the type: stated, rules, model or none."),
    Column("type_confidence", REAL, comment="Confidence in our type, 0 to 1; null where the site stated it."),
    Column("mode", Text, nullable=False, comment="physical, online, hybrid or unknown."),
    Column("stated_place", Text, comment="Place in the words of the label."),
    Column("day_place", Text, comment="Place in the day heading of a weekly page."),
    Column("contact_present", Boolean, nullable=False, comment="The page names a contact (never stored)."),
    _texts("flags", "What to know before quoting it (agendacrawl.vocabulary.Flag)."),
    schema="agenda",
    comment="One row per activity on a page.",
)

activity_person = Table(
    "activity_person",
    metadata,
    Column(
        "activity_id", BigInteger, ForeignKey("agenda.activity.id", ondelete="CASCADE"), comment="Activity."
    ),
    Column("ordinal", SmallInteger, comment="Order on the page, from 1."),
    Column("name", Text, nullable=False, index=True, comment="Name as in ref.person, else as the page writes it."),
    PrimaryKeyConstraint("activity_id", "ordinal"),
    schema="agenda",
    comment="Who takes part: one row per minister or state secretary per activity.",
)

activity_ministry = Table(
    "activity_ministry",
    metadata,
    Column(
        "activity_id", BigInteger, ForeignKey("agenda.activity.id", ondelete="CASCADE"), comment="Activity."
    ),
    Column("ordinal", SmallInteger, comment="Order on the page, from 1."),
    Column("name", Text, nullable=False, index=True, comment="Full name, as in ref.ministry."),
    PrimaryKeyConstraint("activity_id", "ordinal"),
    schema="agenda",
    comment="One row per ministry per activity.",
)

activity_place = Table(
    "activity_place",
    metadata,
    _id("Number of the activity place; stays as long as activity and ordinal are the same."),
    Column(
        "activity_id",
        BigInteger,
        ForeignKey("agenda.activity.id", ondelete="CASCADE"),
        nullable=False,
        comment="Activity.",
    ),
    Column("ordinal", SmallInteger, nullable=False, comment="Order on the page, from 1."),
    Column("name", Text, nullable=False, comment="Name of the place."),
    Column("level", Text, nullable=False, comment="address, place, municipality, province, region or country."),
    Column("evidence", Text, nullable=False, comment="The words that it rests on."),
    Column("source", Text, nullable=False, comment="Where they stood: stated_place, day_heading, line, title, intro."),
    Column("method", Text, nullable=False, comment="What resolved them."),
    Column("confidence", REAL, nullable=False, comment="Confidence, 0 to 1."),
    Column("municipality_code", Text, index=True, comment="CBS code (GM0518); null above that level and abroad."),
    Column("province", Text, comment="Name of the province."),
    Column("country", Text, comment="ISO 3166-1 alpha-2."),
    Column("lat", Double, comment="Latitude, EPSG:4326; above level place a label point."),
    Column("lon", Double, comment="Longitude, EPSG:4326; above level place a label point."),
    Column("ambiguous", Boolean, nullable=False, comment="Other candidates remain."),
    _texts("candidates", "The other candidates: codes or names."),
    _point("geom", "The point in EPSG:28992; null where that is not defined (far abroad) or unknown."),
    UniqueConstraint("activity_id", "ordinal"),
    schema="agenda",
    comment="Where it takes place: one row per place per activity.",
)
Index("activity_place_geom_idx", activity_place.c.geom, postgresql_using="gist")

problem = Table(
    "problem",
    metadata,
    _id("Number of the problem."),
    Column("page_id", BigInteger, ForeignKey("agenda.page.id"), nullable=False, index=True, comment="Page."),
    Column("kind", Text, nullable=False, index=True, comment="Kind, such as unknown_label or kept_people."),
    Column("found_at", Text, nullable=False, comment="Selector, label, heading or key of the activity."),
    Column("text", Text, nullable=False, comment="The words that were not understood, or the value that was kept."),
    schema="agenda",
    comment="What was not understood on a page, and known values that a page lost and that were kept.",
)

build = Table(
    "build",
    metadata,
    Column("fingerprint", Text, primary_key=True, comment="Hash of the files in sql/."),
    Column("built_at", DateTime(timezone=True), nullable=False, server_default=text("now()"), comment="Moment."),
    schema="agenda",
    comment="One row: which version of the SQL files the functions and views were built from.",
)

# -- ref -------------------------------------------------------------------------------------------------------

cabinet = Table(
    "cabinet",
    metadata,
    Column("name", Text, primary_key=True, comment="Name, such as Schoof."),
    Column("start_date", Date, nullable=False, comment="Day of the swearing-in."),
    Column("end_date", Date, comment="Day on which the next one was sworn in; null for the present one."),
    schema="ref",
    comment="Cabinets. A day of change belongs to the new one.",
)

ministry = Table(
    "ministry",
    metadata,
    Column("code", Text, primary_key=True, comment="Short code in lower case, such as bzk."),
    Column("name", Text, nullable=False, unique=True, comment="Full name."),
    Column("slug", Text, nullable=False, unique=True, comment="Last part of /ministeries/SLUG on the site."),
    schema="ref",
    comment="Ministries, present and earlier, one row per name.",
)

ministry_period = Table(
    "ministry_period",
    metadata,
    Column("ministry_code", Text, ForeignKey("ref.ministry.code"), comment="Ministry."),
    Column("valid_from", Date, comment="First day under this name."),
    Column("valid_to", Date, comment="Day on which the name ended; null for the present."),
    PrimaryKeyConstraint("ministry_code", "valid_from"),
    schema="ref",
    comment="When a ministry had its name; some names came back.",
)

person = Table(
    "person",
    metadata,
    Column("slug", Text, primary_key=True, comment="Last part of /regering/bewindspersonen/SLUG on the site."),
    Column("name", Text, nullable=False, unique=True, comment="Name as the site writes it."),
    schema="ref",
    comment="Ministers and state secretaries.",
)

office = Table(
    "office",
    metadata,
    Column("person_slug", Text, ForeignKey("ref.person.slug"), comment="Who."),
    Column("title", Text, comment="Title of the office."),
    Column("start_date", Date, comment="First day."),
    Column("end_date", Date, comment="Last day; null for the present."),
    Column("role", Text, nullable=False, comment="minister-president, minister or staatssecretaris."),
    Column("ministry_code", Text, ForeignKey("ref.ministry.code"), nullable=False, comment="Ministry."),
    Column("cabinet", Text, ForeignKey("ref.cabinet.name"), nullable=False, comment="Cabinet."),
    Column("source", Text, nullable=False, comment="Where it is stated."),
    PrimaryKeyConstraint("person_slug", "title", "start_date"),
    schema="ref",
    comment="Who held which office, and when.",
)

activity_type = Table(
    "activity_type",
    metadata,
    Column("name", Text, primary_key=True, comment="The site's own word, or unclassified."),
    Column("ordinal", SmallInteger, nullable=False, unique=True, comment="Order in tables and legends."),
    schema="ref",
    comment="The types of activity.",
)

province = Table(
    "province",
    metadata,
    Column("code", Text, primary_key=True, comment="CBS code, such as PV28."),
    Column("name", Text, nullable=False, unique=True, comment="Name."),
    schema="ref",
    comment="The twelve provinces.",
)

municipality = Table(
    "municipality",
    metadata,
    Column("code", Text, primary_key=True, comment="CBS code, such as GM0518."),
    Column("name", Text, nullable=False, unique=True, comment="Name as CBS writes it."),
    Column("province_code", Text, ForeignKey("ref.province.code"), nullable=False, comment="Province."),
    Column("lat", Double, nullable=False, comment="Latitude of its main place, EPSG:4326."),
    Column("lon", Double, nullable=False, comment="Longitude of its main place, EPSG:4326."),
    _point("label", "Label point in EPSG:28992: the main place, not a centre of the area."),
    Column("geom", Geometry("MULTIPOLYGON", 28992, spatial_index=False), comment="Area; null until loaded."),
    schema="ref",
    comment="The municipalities of 2025.",
)
Index("municipality_geom_idx", municipality.c.geom, postgresql_using="gist")

region = Table(
    "region",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False, comment="Stable number."),
    Column("kind", Text, nullable=False, comment="Which division: npvr."),
    Column("code", Text, nullable=False, comment="Code within its kind."),
    Column("name", Text, nullable=False, comment="Name."),
    Column("ordinal", SmallInteger, nullable=False, comment="Order within its kind."),
    Column("source", Text, nullable=False, comment="Where the region is named."),
    UniqueConstraint("kind", "code"),
    schema="ref",
    comment="Regions to count by. Of kind npvr: the eleven of the Nationaal Programma Vitale Regio's.",
)

region_name = Table(
    "region_name",
    metadata,
    Column("region_id", Integer, ForeignKey("ref.region.id"), comment="Region."),
    Column("name", Text, comment="Name in lower case."),
    PrimaryKeyConstraint("region_id", "name"),
    schema="ref",
    comment="Names of areas above a municipality that lie wholly in a region: they count there.",
)

region_municipality = Table(
    "region_municipality",
    metadata,
    Column("region_id", Integer, ForeignKey("ref.region.id"), comment="Region."),
    Column("municipality_code", Text, ForeignKey("ref.municipality.code"), index=True, comment="Municipality."),
    Column("status", Text, nullable=False, comment="How sure the membership is: high, likely, uncertain, near_miss."),
    Column("counted", Boolean, nullable=False, comment="Whether it counts for the region: all but near_miss."),
    Column("source", Text, nullable=False, comment="What it rests on."),
    Column("valid_from", Date, comment="First day of membership; null = always."),
    Column("valid_to", Date, comment="Day on which it ended; null = it lasts."),
    PrimaryKeyConstraint("region_id", "municipality_code"),
    CheckConstraint("status IN ('high', 'likely', 'uncertain', 'near_miss')", name="status"),
    schema="ref",
    comment="Which municipalities make a region, how sure that is, and near misses that do not count.",
)

place = Table(
    "place",
    metadata,
    _id("Number of the place; stays as long as source, name and municipality are the same."),
    Column("source", Text, nullable=False, comment="geonames, or cbs for the official list."),
    Column("name", Text, nullable=False, comment="Name."),
    Column(
        "municipality_code",
        Text,
        ForeignKey("ref.municipality.code"),
        nullable=False,
        index=True,
        comment="Municipality.",
    ),
    Column("lat", Double, comment="Latitude, EPSG:4326; null when unknown."),
    Column("lon", Double, comment="Longitude, EPSG:4326; null when unknown."),
    UniqueConstraint("source", "name", "municipality_code"),
    schema="ref",
    comment="Cities, towns and villages: what GeoNames has, and the official list once it is loaded.",
)
