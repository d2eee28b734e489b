"""The tables as SQLAlchemy objects: schema `agenda` (what was crawled) and `ref` (reference data).

The migrations in sql/versions create them; a test compares the two. The comments are only here, and are
written to the database by `agendacrawl.db.schema.upgrade`. The views of schema `gis` are
files in sql/views. Dates and times of activities are local (Europe/Amsterdam); moments have a time zone.
Geometry is EPSG:28992 (metres), `lat` and `lon` are degrees in EPSG:4326. Longer than other modules: it is one list.
"""

from __future__ import annotations

from typing import Any

from geoalchemy2 import Geometry
from sqlalchemy import (
    ARRAY,
    REAL,
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
    SmallInteger,
    Table,
    Text,
    Time,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

SCHEMAS = {
    "agenda": "What was crawled: pages, their activities, and the runs that read them.",
    "ref": "Reference data: people, ministries, municipalities, regions, places.",
    "gis": "Published layers, read-only and rebuilt by every upgrade: keep views of your own elsewhere.",
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


_Kind = type[TypeEngine[Any]] | TypeEngine[Any]
_MOMENT = DateTime(timezone=True)


def _point(name: str, comment: str) -> Column[Any]:
    """Return a point in EPSG:28992 from the row's `lat` and `lon`; null outside the area where it is defined."""
    inside = "lat BETWEEN 50.75 AND 53.7 AND lon BETWEEN 3.2 AND 7.22"
    point = "ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 28992)"
    return Column(
        name,
        Geometry("POINT", 28992, spatial_index=False),
        Computed(f"CASE WHEN {inside} THEN {point} END", persisted=True),
        comment=comment,
    )


def _id(comment: str) -> Column[Any]:
    return Column("id", BigInteger, Identity(always=True), primary_key=True, comment=comment)


def _required(
    name: str, kind: _Kind, comment: str, *more: ForeignKey | Computed, **options: Any
) -> Column[Any]:
    return Column(name, kind, *more, nullable=False, comment=comment, **options)


def _optional(name: str, kind: _Kind, comment: str, *more: ForeignKey, **options: Any) -> Column[Any]:
    return Column(name, kind, *more, comment=comment, **options)


def _texts(name: str, comment: str) -> Column[Any]:
    return Column(name, ARRAY(Text), nullable=False, server_default=text("'{}'"), comment=comment)


# -- agenda ----------------------------------------------------------------------------------------

run = Table(
    "run",
    metadata,
    _id("Number of the run, ascending."),
    _required("spider", Text, "Name of the spider."),
    _required("version", Text, "Version of agendacrawl."),
    _required("arguments", JSONB, "What the run was asked for."),
    _required("started_at", _MOMENT, "Start of the run.", server_default=text("now()")),
    _optional("finished_at", _MOMENT, "End of the run; null while it runs and after a kill."),
    _optional(
        "outcome",
        Text,
        "How it ended; null while it runs. If it was killed, the next run writes interrupted.",
    ),
    _optional("stats", JSONB, "Scrapy's counters at the end."),
    _optional("host", Text, "Host that it runs on."),
    _optional("pid", Integer, "Its process id there."),
    _optional(
        "backend",
        Integer,
        "Server process of its connection: the run is at work as long as that process lives.",
    ),
    _optional("backend_start", _MOMENT, "When that connection was made."),
    _optional(
        "site",
        Text,
        "Name of the site that it reads; null: all. Runs of different sites may be at work at once.",
    ),
    schema="agenda",
    comment="One row per crawl.",
)

body = Table(
    "body",
    metadata,
    _optional("sha256", Text, "SHA-256 (hex) of the page as received.", primary_key=True),
    _required("content", LargeBinary, "Markup without scripts and contact lines (UTF-8)."),
    _required("first_fetched", _MOMENT, "When it was first fetched."),
    _optional(
        "superseded_at",
        _MOMENT,
        "When the last page stopped resting on it; pruned a year later. Null: a page rests on it.",
        index=True,
    ),
    schema="agenda",
    comment="The evidence: markup of pages, one row per different reading, compressed by PostgreSQL.",
)

page = Table(
    "page",
    metadata,
    _id("Number of the page; stays as long as its path is the same."),
    _required("path", Text, "Canonical path under /actueel/agenda/: its identity.", unique=True),
    _required("url", Text, "URL that it was read from."),
    _required("platform", Text, "Platform of the site: pro or legacy."),
    _required("weekly", Boolean, "True for the week of one person, false for one activity."),
    _required("title", Text, "Title of the page."),
    _required("date", Date, "Day in the path; for a weekly page the Monday.", index=True),
    _optional("published", _MOMENT, "Time of publication, as stated on the page."),
    _optional("type_stated", Text, "Type in the site's own words."),
    _optional("stated_place", Text, "Place in the site's own words."),
    _required("intro", Text, "Introduction, as plain text."),
    _texts("people", "Ministers and state secretaries named on the page, in its order."),
    _texts("ministries", "Ministries named on the page, in its order."),
    _required(
        "digest", Text, "Hash of what was last read; while it stays the same there is nothing to store."
    ),
    _required(
        "body_sha256", Text, "Body that this was read from.", ForeignKey("agenda.body.sha256"), index=True
    ),
    _required("first_seen_run", BigInteger, "First run that read it.", ForeignKey("agenda.run.id")),
    _required("changed_run", BigInteger, "Last run that changed it.", ForeignKey("agenda.run.id")),
    _optional(
        "missing_since_run",
        BigInteger,
        "Run that found it missing from the site; null: not known to be missing. Its activities stay.",
        ForeignKey("agenda.run.id"),
    ),
    _optional(
        "superseded_by",
        BigInteger,
        "Page that replaced it, and says what counts; null: it stands for itself.",
        ForeignKey("agenda.page.id"),
    ),
    _optional("superseded_reason", Text, "Why: a reason of agendacrawl.events.replacing; null as above."),
    _optional(
        "unlisted_since_run",
        BigInteger,
        "First run whose complete scan no longer named it; null: a source names it, or nobody looked.",
        ForeignKey("agenda.run.id"),
    ),
    _optional("moved_to", Text, "Path to which its address leads for good; null: it leads nowhere else."),
    _required(
        "site",
        Text,
        "Name of its site, which begins its path (//name/...) unless it is that of the national government.",
        Computed(
            "CASE WHEN path LIKE '//%' THEN split_part(path, '/', 3) ELSE 'www.rijksoverheid.nl' END",
            persisted=True,
        ),
    ),
    schema="agenda",
    comment="One row per page under /actueel/agenda/.",
)

staged = Table(
    "staged",
    metadata,
    _id("Order of reading."),
    _required("run_id", BigInteger, "Run that read it.", ForeignKey("agenda.run.id")),
    _required("path", Text, "Path of the page; of an archive a page may have several states.", index=True),
    _required("document", JSONB, "The page with its activities, as it was read."),
    _required("digest", Text, "Hash of the document."),
    _required("content", LargeBinary, "Markup, as in agenda.body."),
    _required("body_sha256", Text, "SHA-256 (hex) of the page as received."),
    _required("fetched_at", _MOMENT, "Time of the response."),
    schema="agenda",
    comment="What the last run read and what is not published: goes into the tables at the good end of that run, "
    "or is dropped when the next run begins.",
)

reading = Table(
    "reading",
    metadata,
    _required("path", Text, "Path of the page.", primary_key=True),
    _required("body_sha256", Text, "SHA-256 (hex) of the body that was read last."),
    _required(
        "reader", Text, "Hash of all that the reading depends on: code, models, reference data, corrections."
    ),
    _required("digest", Text, "Hash of what was read, as in agenda.page: another there makes this row void."),
    _required("counts", JSONB, "What the page adds to the counters of a run."),
    schema="agenda",
    comment="Bodies that need no reading: the same body, by the same reader, gives what agenda.page has.",
)

page_rows = Table(
    "page_rows",
    metadata,
    _optional(
        "page_id",
        BigInteger,
        "Page.",
        ForeignKey("agenda.page.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    _required("rows", Text, "Hash of all its rows as they were stored: agenda.rows_of gives that of now."),
    schema="agenda",
    comment="By what a page that was lost or spoilt in the tables differs from one that is as it was stored.",
)

listed = Table(
    "listed",
    metadata,
    _required("path", Text, "Path of the page.", primary_key=True),
    _required(
        "stamp", Text, "What search and sitemap said of it when it was last fetched: sort_date lastmod."
    ),
    _required("verified_at", _MOMENT, "When a good run last fetched it."),
    schema="agenda",
    comment="By what a page may be taken on trust: while its sources say the same, it need not be fetched every day.",
)

touched = Table(
    "touched",
    metadata,
    _id("Number."),
    _required("day", Date, "Day with an activity that changed; -infinity: everything."),
    _required(
        "shown",
        Boolean,
        "The layers show it already; only what is one event is not decided anew.",
        server_default=text("false"),
    ),
    _optional("activity_id", BigInteger, "Activity that changed or is gone; null: any of that day."),
    schema="agenda",
    comment="What the next publication links and counts anew; a day may be there twice: noting one waits for nobody.",
)

shown = Table(
    "shown",
    metadata,
    _required("last_change", BigInteger, "Last row of agenda.activity_history that gis.changes shows."),
    Column(
        "at_work",
        ARRAY(BigInteger),
        nullable=False,
        server_default=text("'{}'"),
        comment="Runs that were at work when the layers were last refreshed.",
    ),
    schema="agenda",
    comment="One row: how far the layers follow what is only ever added.",
)


def _number(name: str, comment: str) -> Column[Any]:
    return _required(name, Integer, comment)


_FACETS = "facet IN ('all', 'type', 'person', 'ministry', 'country')"

month_count = Table(
    "month_count",
    metadata,
    _required(
        "facet",
        Text,
        "By what these rows are split: all (nothing), type, person, ministry; country: the whole country, by day.",
    ),
    _required("region_id", Integer, "Region; 0 for the facet country."),
    _required("day", Date, "First day of the month; of the facet country the day itself.", index=True),
    _required("value", Text, "Type, person or ministry; empty for the facets all and country."),
    _number("activities", "Activities that surely were in the region."),
    _number("activities_up_to", "Activities with those that may have been there."),
    _number("without_name", "Activities that surely were there and name nobody."),
    _number("without_name_outside_the_hague", "Those of them outside the municipality of The Hague."),
    _number("visits", "Visits: persons times physical activities."),
    _number("visits_up_to", "Visits with those that may have been there."),
    _number("places", "Activity places; 0 for the facets person and ministry."),
    _number("places_up_to", "Activity places with those that may lie there; 0 likewise."),
    _number("activities_outside_the_hague", "Activities outside the municipality of The Hague."),
    _number("activities_outside_the_hague_up_to", "The same, with those that may have been there."),
    _number("visits_outside_the_hague", "Visits outside the municipality of The Hague."),
    _number("visits_outside_the_hague_up_to", "The same, with those that may have been there."),
    _optional("first_visit", Date, "Day of the first visit; null: none, or its day is doubtful."),
    _optional("last_visit", Date, "Day of the last visit; null as above."),
    _optional("last_activity", Date, "Day of the last activity; null as above."),
    _optional("last_without_name", Date, "Day of the last activity that names nobody; null as above."),
    PrimaryKeyConstraint("facet", "region_id", "day", "value"),
    CheckConstraint(_FACETS, name="facet"),
    schema="agenda",
    comment="Counts by month, kept up by what changed: all counts by period, person, ministry and type rest on them.",
)

month_total = Table(
    "month_total",
    metadata,
    _required("month", Date, "First day of the month in which the event begins."),
    _optional("kind", Text, "Kind of regions; null: whatever the kind."),
    _required("outside", Boolean, "Only what is outside the municipality of The Hague."),
    _required("up_to", Boolean, "With what may be there too."),
    _required("unit", SmallInteger, "1: activities, 2: visits, 3: places."),
    _required("ordinal", Integer, "Line of gis.totals, by its number."),
    _number("units", "How many; of a kind those that are surely in a region of it."),
    _number("regions", "In how many regions they are, each counted; 0 whatever the kind."),
    _number("possible", "Those that are in no region for sure, and in some possibly."),
    _number("gone", "Those whose page is gone since."),
    UniqueConstraint(
        "month", "kind", "outside", "up_to", "unit", "ordinal", postgresql_nulls_not_distinct=True
    ),
    schema="agenda",
    comment="What gis.totals adds up, by month, kept up by what changed.",
)

fetch = Table(
    "fetch",
    metadata,
    _id("Number of the fetch, ascending."),
    _required("run_id", BigInteger, "Run that fetched.", ForeignKey("agenda.run.id"), index=True),
    _optional("page_id", BigInteger, "Page; null if never stored.", ForeignKey("agenda.page.id"), index=True),
    _required("path", Text, "Path that was requested."),
    _required("fetched_at", _MOMENT, "Time of the response."),
    _optional("status", SmallInteger, "HTTP status of the response; null without one."),
    _optional("body_sha256", Text, "SHA-256 (hex) of the body as received; null without one."),
    _required(
        "result",
        Text,
        "new, changed, unchanged (stored if the run was good); trusted (not fetched: its sources say that it did not "
        "change); failed, not_understood, refused or older (a capture of an archive from before what is known): not "
        "stored.",
    ),
    schema="agenda",
    comment="The ledger: one row per requested page per run, also if it did not change or did not arrive.",
)

capture = Table(
    "capture",
    metadata,
    _required("run_id", BigInteger, "Run that read it first.", ForeignKey("agenda.run.id")),
    _required("path", Text, "Path of the page.", index=True, primary_key=True),
    _required("archive", Text, "Name of the file of the archive.", primary_key=True),
    _required("record_id", Text, "Id of the record in it.", primary_key=True),
    _required("url", Text, "Address that the archive fetched."),
    _required("captured_at", _MOMENT, "When the archive fetched it: the time of fetching in the ledger."),
    schema="agenda",
    comment="Where pages of web archives come from: one row per capture that was read.",
)

layout_print = Table(
    "layout_print",
    metadata,
    _required("run_id", BigInteger, "Run that met it.", ForeignKey("agenda.run.id"), primary_key=True),
    _required("layout", Text, "Platform and kind of page.", primary_key=True),
    _required("kind", Text, "tag, class, label, line or pages.", primary_key=True),
    _required("name", Text, "The tag, class, label or class of line.", primary_key=True),
    _required("pages", Integer, "On how many pages it stood."),
    _required("total", Integer, "How often in all."),
    schema="agenda",
    comment="The structural print of each run's pages, without their texts: what the next run is compared with.",
)

activity = Table(
    "activity",
    metadata,
    _id("Number of the activity; stays the same when its line is edited."),
    _required(
        "key",
        Text,
        "Path of a single page; for a weekly page path, day and title when it was first seen.",
        unique=True,
    ),
    _required("page_id", BigInteger, "Page that it is on.", ForeignKey("agenda.page.id"), index=True),
    _required("title", Text, "Title in the words of the page."),
    _required("description", Text, "What the page adds: intro, lead-in, label lines."),
    _required("date", Date, "Day, or first day of several.", index=True),
    _optional("end_date", Date, "Last day, if the page names several."),
    _optional("start_time", Time, "Start, local time."),
    _optional("end_time", Time, "End, local time."),
    _optional(
        "people_confidence",
        REAL,
        "Confidence in who takes part, 0 to 1; null if the page names them, or names nobody.",
    ),
    _optional("people_evidence", Text, "The words that say who takes part; null as above."),
    _optional("type_stated", Text, "Type in the site's own words, if stated."),
    _required("type", Text, "Type: the site's own, else the classifier's, else unclassified."),
    _required("type_method", Text, "Who said the type: stated, rules, model, correction or none."),
    _optional("type_confidence", REAL, "Confidence in the type, 0 to 1; null if the site stated it."),
    _optional("type_evidence", Text, "The words that the type rests on; null if there are none to name."),
    _required("mode", Text, "physical, online, hybrid or unknown."),
    _optional("stated_place", Text, "Place, as worded behind its label."),
    _optional("day_place", Text, "Place in the day heading of a weekly page."),
    _required("contact_present", Boolean, "The page names a contact (never stored)."),
    _texts("flags", "What to know before quoting it; see agendacrawl.core.vocabulary.Flag."),
    schema="agenda",
    comment="One row per activity on a page.",
)

activity_person = Table(
    "activity_person",
    metadata,
    _optional("activity_id", BigInteger, "Activity.", ForeignKey("agenda.activity.id", ondelete="CASCADE")),
    _optional("ordinal", SmallInteger, "Order on the page, from 1."),
    _required("name", Text, "Name as in ref.person, otherwise as on the page.", index=True),
    PrimaryKeyConstraint("activity_id", "ordinal"),
    schema="agenda",
    comment="Who takes part: one row per minister or state secretary per activity.",
)

activity_ministry = Table(
    "activity_ministry",
    metadata,
    _optional("activity_id", BigInteger, "Activity.", ForeignKey("agenda.activity.id", ondelete="CASCADE")),
    _optional("ordinal", SmallInteger, "Order on the page, from 1."),
    _required("name", Text, "Full name, as in ref.ministry.", index=True),
    PrimaryKeyConstraint("activity_id", "ordinal"),
    schema="agenda",
    comment="One row per ministry per activity.",
)

activity_place = Table(
    "activity_place",
    metadata,
    _id("Number of the activity place; stays the same as long as activity and ordinal do."),
    _required("activity_id", BigInteger, "Activity.", ForeignKey("agenda.activity.id", ondelete="CASCADE")),
    _required("ordinal", SmallInteger, "Order on the page, from 1."),
    _required("name", Text, "Name of the place."),
    _required("level", Text, "address, place, municipality, province, region or country."),
    _required("evidence", Text, "The words that it rests on."),
    _required("source", Text, "Where those words are: stated_place, day_heading, line, title or intro."),
    _required("method", Text, "What resolved them."),
    _required("confidence", REAL, "Confidence, 0 to 1."),
    _optional("municipality_code", Text, "CBS code (GM0518); null above that level and abroad.", index=True),
    _optional("province", Text, "Name of the province."),
    _optional("country", Text, "ISO 3166-1 alpha-2."),
    _optional("lat", Double, "Latitude, EPSG:4326; above level place a label point."),
    _optional("lon", Double, "Longitude, EPSG:4326; above level place a label point."),
    _required("ambiguous", Boolean, "Other candidates remain."),
    _texts(
        "candidates", "What the name may mean, itself included: codes, else names; empty where it is sure."
    ),
    _optional("rule", Text, "The rules that found and chose it, in their order; null if none was recorded."),
    _point("geom", "The point in EPSG:28992; null where that is not defined (far abroad) or unknown."),
    UniqueConstraint("activity_id", "ordinal"),
    schema="agenda",
    comment="Where it takes place: one row per place per activity.",
)
# What corrections find their activities by: made in sql/functions/correct.sql, after the function that they rest on.
for _name in ("title", "stated_place", "day_place", "description"):
    Index(f"activity_{_name}_words", func.agenda.squeeze(activity.c[_name]), postgresql_using="hash")
Index("activity_place_geom_idx", activity_place.c.geom, postgresql_using="gist")

activity_fact = Table(
    "activity_fact",
    metadata,
    _optional("activity_id", BigInteger, "Activity.", ForeignKey("agenda.activity.id", ondelete="CASCADE")),
    _optional(
        "ordinal", SmallInteger, "Order: counterparts in the order of the text, then the topic; from 1."
    ),
    _required("kind", Text, "counterpart (who was met) or topic (what it was about)."),
    _required("value", Text, "The words of the page, unchanged."),
    _required("evidence", Text, "The line of the page that has them."),
    PrimaryKeyConstraint("activity_id", "ordinal"),
    schema="agenda",
    comment="Who was met and what it was about, where the words say so: one row per counterpart or topic.",
)

activity_joint = Table(
    "activity_joint",
    metadata,
    _optional(
        "activity_id",
        BigInteger,
        "Activity.",
        ForeignKey("agenda.activity.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    _required(
        "joint_id", BigInteger, "The event: smallest id of its activities when it was linked.", index=True
    ),
    _required("reason", Text, "Why: same_title, like_title, or named (one names the other's person)."),
    _required("likeness", REAL, "Similarity of the two titles, 0 to 1."),
    _required("linked_to", BigInteger, "Activity that it was first linked to."),
    schema="agenda",
    comment="Which activities of different pages are one event; one that stands alone has no row.",
)

_KINDS_OF_CHANGE = "kind IN ('added', 'moved', 'reworded', 'changed', 'withdrawn', 'returned')"

activity_history = Table(
    "activity_history",
    metadata,
    _id("Number of the change, ascending."),
    _required("run_id", BigInteger, "Run that noticed it.", ForeignKey("agenda.run.id"), index=True),
    _required("noticed_at", _MOMENT, "When the page that showed it was fetched.", index=True),
    _required("path", Text, "Page."),
    _required("key", Text, "Key of the activity, after the change.", index=True),
    _required("activity_id", BigInteger, "Activity; its row may be gone.", index=True),
    _required("kind", Text, "added, moved, reworded, changed, withdrawn or returned."),
    _optional("field", Text, "What changed; null for added, withdrawn and returned."),
    _optional("old_value", Text, "Old value; null: none."),
    _optional("new_value", Text, "New value; null: none."),
    _required("date", Date, "Day of the activity, after the change."),
    _required("title", Text, "Title of the activity, after the change."),
    _required("people", Text, "Who, separated by a semicolon, after the change."),
    CheckConstraint(_KINDS_OF_CHANGE, name="kind"),
    schema="agenda",
    comment="What changed, field by field. Survives the activity that it is about.",
)

lost_name = Table(
    "lost_name",
    metadata,
    _optional("page_id", BigInteger, "Page.", ForeignKey("agenda.page.id")),
    _optional("name", Text, "Name as in ref.person, otherwise as on the page."),
    _required(
        "last_seen_run", BigInteger, "Last run that found it on the page.", ForeignKey("agenda.run.id")
    ),
    _required(
        "kept", Boolean, "It still counts: the person has left the office since then, or nobody is named."
    ),
    PrimaryKeyConstraint("page_id", "name"),
    schema="agenda",
    comment="People whom a page named once and no longer names.",
)

problem = Table(
    "problem",
    metadata,
    _id("Number of the problem."),
    _required("page_id", BigInteger, "Page.", ForeignKey("agenda.page.id"), index=True),
    _required("kind", Text, "Kind, such as unknown_label or kept_people.", index=True),
    _required("found_at", Text, "Selector, label, heading or key of the activity."),
    _required("text", Text, "The words that were not understood, or the value that was kept."),
    schema="agenda",
    comment="What was not understood on a page, and values that a page no longer has and that were kept.",
)

build = Table(
    "build",
    metadata,
    _optional("fingerprint", Text, "Hash of the files in sql/.", primary_key=True),
    _required("built_at", _MOMENT, "Moment.", server_default=text("now()")),
    schema="agenda",
    comment="One row: which version of the SQL files the functions and views were built from.",
)

geocode = Table(
    "geocode",
    metadata,
    _optional("geocoder", Text, "Geocoder that was asked: pdok or nominatim."),
    _optional("words", Text, "The words that were looked up, normalised."),
    _optional("country", Text, "Country it was limited to, ISO 3166-1 alpha-2; empty: none."),
    _optional("province", Text, "Dutch province it was limited to; empty: none."),
    _optional("answer", JSONB, "The place, after checks; null: there is no place of that name."),
    _required("asked_at", _MOMENT, "Moment.", server_default=text("now()")),
    PrimaryKeyConstraint("geocoder", "words", "country", "province"),
    schema="agenda",
    comment="Answers of geocoders. A deleted row is looked up again.",
)

correction = Table(
    "correction",
    metadata,
    _id("Number of the correction: for one text the highest one holds."),
    _required("kind", Text, "place, type, mode, cancelled or people."),
    _required("text", Text, "The words that it is about: stated place, title or description, on one line."),
    _optional("type", Text, "The right type."),
    _optional("municipality_code", Text, "The right municipality, CBS code."),
    _optional("place", Text, "The right place in that municipality or country."),
    _optional(
        "country", Text, "The right country, ISO 3166-1 alpha-2. All four empty: the words name no place."
    ),
    _optional(
        "level", Text, "How precise the place is, where it was made in a layer; null: what the name says."
    ),
    _optional("lat", Double, "Latitude of a place made in a layer, EPSG:4326."),
    _optional("lon", Double, "Longitude of a place made in a layer, EPSG:4326."),
    _optional("mode", Text, "The right mode: physical, online, hybrid or unknown."),
    _optional("cancelled", Boolean, "Whether the page says that it does not take place."),
    _texts("people", "Who takes part."),
    _optional("page", Text, "Path of the one page where it holds; null: wherever the words are."),
    _optional("day", Date, "Day of the activity where it holds; null as above."),
    _required("withdrawn", Boolean, "The correction no longer holds."),
    _required("author", Text, "Who made it."),
    _required("reason", Text, "Why."),
    _required("made_at", _MOMENT, "Moment.", server_default=text("now()")),
    _texts("paths", "Pages that had the words when it was made."),
    _required(
        "applied",
        Boolean,
        "Whether what is stored of those pages follows it; if not, the next import does that.",
        server_default=text("false"),
    ),
    CheckConstraint("kind IN ('place', 'type', 'mode', 'cancelled', 'people')", name="kind"),
    schema="agenda",
    comment="What people say about words on pages: takes precedence over all voters wherever those words occur.",
)

uncorrected = Table(
    "uncorrected",
    metadata,
    _optional(
        "activity_id",
        BigInteger,
        "Activity.",
        ForeignKey("agenda.activity.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    _required(
        "said", JSONB, "What was said of it before corrections made in a layer: given back when they go."
    ),
    _required(
        "became", JSONB, "What they made of it: where it is something else now, `said` is of no use any more."
    ),
    schema="agenda",
    comment="What corrections made in a layer took the place of, until a run reads the page again.",
)

# -- ref -------------------------------------------------------------------------------------------

country = Table(
    "country",
    metadata,
    _optional("code", Text, "ISO 3166-1 alpha-2.", primary_key=True),
    _required("name", Text, "Dutch name."),
    schema="ref",
    comment="Countries: what a place abroad may be corrected to.",
)

cabinet = Table(
    "cabinet",
    metadata,
    _optional("name", Text, "Name, such as Schoof.", primary_key=True),
    _required("start_date", Date, "Day of the swearing-in."),
    _optional("end_date", Date, "Day on which the next one was sworn in; null for the present one."),
    schema="ref",
    comment="Cabinets. A day of change belongs to the new one.",
)

ministry = Table(
    "ministry",
    metadata,
    _optional("code", Text, "Short code in lower case, such as bzk.", primary_key=True),
    _required("name", Text, "Full name.", unique=True),
    _required("slug", Text, "Last part of /ministeries/SLUG on the site.", unique=True),
    _optional(
        "present_code",
        Text,
        "The ministry of today that does its work, to group by: itself while it lasts.",
        ForeignKey("ref.ministry.code"),
    ),
    schema="ref",
    comment="Ministries, present and earlier, one row per name.",
)

ministry_period = Table(
    "ministry_period",
    metadata,
    _optional("ministry_code", Text, "Ministry.", ForeignKey("ref.ministry.code")),
    _optional("valid_from", Date, "First day under this name."),
    _optional("valid_to", Date, "Day on which the name ended; null for the present."),
    PrimaryKeyConstraint("ministry_code", "valid_from"),
    schema="ref",
    comment="When a ministry had its name; some names came back.",
)

person = Table(
    "person",
    metadata,
    _optional("slug", Text, "Last part of /regering/bewindspersonen/SLUG on the site.", primary_key=True),
    _required("name", Text, "Name as the site writes it.", unique=True),
    schema="ref",
    comment="Ministers and state secretaries.",
)

office = Table(
    "office",
    metadata,
    _optional("person_slug", Text, "Who.", ForeignKey("ref.person.slug")),
    _optional("title", Text, "Title of the office."),
    _optional("start_date", Date, "First day."),
    _optional("end_date", Date, "Last day; null for the present."),
    _required("role", Text, "minister-president, minister or staatssecretaris."),
    _required("ministry_code", Text, "Ministry.", ForeignKey("ref.ministry.code")),
    _required("cabinet", Text, "Cabinet.", ForeignKey("ref.cabinet.name")),
    _required("source", Text, "Source."),
    PrimaryKeyConstraint("person_slug", "title", "start_date"),
    schema="ref",
    comment="Who held which office, and when.",
)

activity_type = Table(
    "activity_type",
    metadata,
    _optional("name", Text, "The site's own words, or unclassified.", primary_key=True),
    _required("ordinal", SmallInteger, "Order in tables and legends.", unique=True),
    _required(
        "type_group",
        Text,
        "Coarser: visit, event, talk, cabinet, parliament, international or unknown.",
        server_default=text("'unknown'"),
    ),
    schema="ref",
    comment="The types of activity.",
)

province = Table(
    "province",
    metadata,
    _optional("code", Text, "CBS code, such as PV28.", primary_key=True),
    _required("name", Text, "Name.", unique=True),
    schema="ref",
    comment="The twelve provinces.",
)

municipality = Table(
    "municipality",
    metadata,
    _optional("code", Text, "CBS code, such as GM0518.", primary_key=True),
    _required("name", Text, "Name as CBS writes it.", unique=True),
    _required("province_code", Text, "Province.", ForeignKey("ref.province.code")),
    _required("lat", Double, "Latitude of its main place, EPSG:4326."),
    _required("lon", Double, "Longitude of its main place, EPSG:4326."),
    _point("label", "Label point in EPSG:28992: the main place, not a centre of the area."),
    _optional(
        "geom",
        Geometry("MULTIPOLYGON", 28992, spatial_index=False),
        "Area; simplified unless others were loaded.",
    ),
    _optional("geom_source", Text, "Where that area is from."),
    _optional("inhabitants", Integer, "Inhabitants (CBS); of 2024 unless later ones were loaded."),
    _optional("inhabitants_year", SmallInteger, "Year of that number, on 1 January."),
    schema="ref",
    comment="The municipalities of 2025.",
)
Index("municipality_geom_idx", municipality.c.geom, postgresql_using="gist")

region_kind = Table(
    "region_kind",
    metadata,
    _optional("code", Text, "Code.", primary_key=True),
    _optional(
        "number",
        SmallInteger,
        "Fixed number from which the ids of its regions are made; null for kinds of your own.",
        unique=True,
    ),
    _required("singular", Text, "Dutch name of one such region."),
    _required("plural", Text, "Dutch name of several such regions."),
    _required("ordinal", SmallInteger, "Order in which kinds are shown; your own come last."),
    schema="ref",
    comment="The kinds of regions, those of your own included.",
)

region = Table(
    "region",
    metadata,
    _optional("id", Integer, "Stable number.", primary_key=True, autoincrement=False),
    _required("kind", Text, "Which division.", ForeignKey("ref.region_kind.code")),
    _required("code", Text, "Code within its kind: that of CBS if there is one."),
    _required("name", Text, "Name."),
    _required("ordinal", SmallInteger, "Order within its kind."),
    _required("source", Text, "Source of the region."),
    _optional("label", Geometry("POINT", 28992, spatial_index=False), "Label point: amid its main places."),
    _optional(
        "geom",
        Geometry("MULTIPOLYGON", 28992, spatial_index=False),
        "Area: all its municipalities that count; null until each of them is loaded.",
    ),
    UniqueConstraint("kind", "code"),
    schema="ref",
    comment="Regions to count by. Of kind npvr: the eleven of the Nationaal Programma Vitale Regio's.",
)
Index("region_geom_idx", region.c.geom, postgresql_using="gist")

region_name = Table(
    "region_name",
    metadata,
    _optional("region_id", Integer, "Region.", ForeignKey("ref.region.id")),
    _optional("name", Text, "Name in lower case."),
    PrimaryKeyConstraint("region_id", "name"),
    schema="ref",
    comment="Names of areas above a municipality that lie wholly in a region: they count there.",
)

region_municipality = Table(
    "region_municipality",
    metadata,
    _optional("region_id", Integer, "Region.", ForeignKey("ref.region.id")),
    _optional("municipality_code", Text, "Municipality.", ForeignKey("ref.municipality.code"), index=True),
    _required("status", Text, "Certainty of the membership: high, likely, uncertain or near_miss."),
    _required("counted", Boolean, "Whether it counts for the region: all but near_miss."),
    _required("source", Text, "What it rests on."),
    _optional("valid_from", Date, "First day of membership; null: always."),
    _optional("valid_to", Date, "Day on which it ended; null: it lasts."),
    PrimaryKeyConstraint("region_id", "municipality_code"),
    CheckConstraint("status IN ('high', 'likely', 'uncertain', 'near_miss')", name="status"),
    schema="ref",
    comment="Which municipalities make a region, how sure that is, and near misses that do not count.",
)

vague_place = Table(
    "vague_place",
    metadata,
    _optional("pattern", Text, "Regular expression for a complete part, in any case.", primary_key=True),
    schema="ref",
    comment="Words of a stated place that mean several places, none of them named (diverse locaties).",
)

place = Table(
    "place",
    metadata,
    _id("Number of the place; stays the same as long as source, name and municipality do."),
    _required("source", Text, "geonames, or cbs for the official list."),
    _required("name", Text, "Name."),
    _required("municipality_code", Text, "Municipality.", ForeignKey("ref.municipality.code"), index=True),
    _optional("lat", Double, "Latitude, EPSG:4326; null when unknown."),
    _optional("lon", Double, "Longitude, EPSG:4326; null when unknown."),
    UniqueConstraint("source", "name", "municipality_code"),
    schema="ref",
    comment="Cities, towns and villages: what GeoNames has, and the official list once it is loaded.",
)
