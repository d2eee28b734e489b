"""The closed vocabularies of the project. Values that the site itself uses stay in the site's own Dutch words."""

from enum import StrEnum


class Platform(StrEnum):
    """The two builds of rijksoverheid.nl: Hippo CMS until 2 June 2026, Bloomreach with Next.js since then."""

    PRO = "pro"
    LEGACY = "legacy"


class Mode(StrEnum):
    """How people met. `unknown` if the page does not say: never guessed."""

    PHYSICAL = "physical"
    ONLINE = "online"
    HYBRID = "hybrid"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """How precise a place is. A province, region or country is never turned into a municipality."""

    ADDRESS = "address"  # a building or site: palace, ministry, school, airport
    PLACE = "place"  # a city, town or village, at home or abroad
    MUNICIPALITY = "municipality"
    PROVINCE = "province"
    REGION = "region"  # a streek, an island group, a water: larger than a municipality or across several
    COUNTRY = "country"


AREAS = frozenset({Level.PROVINCE, Level.REGION, Level.COUNTRY})
"""The levels larger than a municipality: they do not say where inside them people met."""


class Source(StrEnum):
    """Where on the page the words of a place were found, in order of precedence."""

    STATED = "stated_place"  # the Locatie label of the page, or of the activity on a weekly page
    DAY_HEADING = "day_heading"  # "Maandag 30 mei (Saba)"
    LINE = "line"  # the words of an activity on a weekly page
    TITLE = "title"
    INTRO = "intro"


class ActivityType(StrEnum):
    """The types that the site itself uses, and one of our own for activities that could not be classified."""

    GESPREK = "Gesprek"
    WERKBEZOEK = "Werkbezoek"
    KAMERVERGADERING = "Kamervergadering"
    EVENEMENT = "Evenement"
    BESTUURLIJK_OVERLEG = "Bestuurlijk overleg"
    MINISTERRAAD = "Ministerraad, onderraad, ministerieel overleg"
    INTERNATIONALE_BIJEENKOMST = "Internationale bijeenkomst"
    ONTVANGST = "Ontvangst"
    HANDELSMISSIE = "Handelsmissie"
    UNCLASSIFIED = "unclassified"


class TypeMethod(StrEnum):
    """How the type was determined."""

    STATED = "stated"
    RULES = "rules"
    MODEL = "model"
    CORRECTION = "correction"  # a person: agenda.correction
    NONE = "none"


class FactKind(StrEnum):
    """What a text says about an activity, apart from its type and place."""

    TOPIC = "topic"  # what it was about
    COUNTERPART = "counterpart"  # who was met: an organisation or a function, as it stands


class Flag(StrEnum):
    """What a reader should know before quoting an activity. Counted per run and shown at its end."""

    DATE_FROM_WEEK = "date_from_week"  # no readable day: somewhere in the page's week (date .. end_date)
    DATE_OUTSIDE_WEEK = "date_outside_week"  # the stated day is not in the week of the page: kept as stated
    DATE_DIFFERS_FROM_PATH = "date_differs_from_path"  # the page states another day than its address
    WEEKDAY_MISMATCH = "weekday_mismatch"  # "dinsdag 6 april" where 6 April is no Tuesday: the date is kept
    WEEK_NUMBER_MISMATCH = (
        "week_number_mismatch"  # the week in the title is not the week of the page's Monday
    )
    END_BEFORE_START = "end_before_start"  # the stated end time is dropped, the words stay in the evidence
    CANCELLED = "cancelled"  # the page itself says that it does not take place
    TENTATIVE = "tentative"  # the page says that it is not sure ("onder voorbehoud")
    PEOPLE_FROM_TITLE = "people_from_title"  # weekly page without a person label: read from its title
    PEOPLE_FROM_TEXT = "people_from_text"  # the page names nobody: read from title and intro
    PLACE_CONTRADICTION = "place_contradiction"  # two sources name different municipalities
    PLACE_UNRESOLVED = "place_unresolved"  # a place is stated, but no voter knows it
    CANCELLED_CORRECTED = "cancelled_corrected"  # a person said whether it took place: agenda.correction
    MODE_CORRECTED = "mode_corrected"  # a person said how people met
    PEOPLE_CORRECTED = "people_corrected"  # a person said who took part


class Outcome(StrEnum):
    """How a run ended. Each has its own exit status, so that cron, systemd and Airflow can act on it."""

    OK = "ok"
    EMPTY = "empty"  # every source answered, and none named a page of the period
    MARKUP_CHANGED = "markup_changed"  # most pages were not understood
    ROBOTS = "robots"  # robots.txt closes the site or the agenda
    UNREACHABLE = "unreachable"  # no answer at all: no network, no such host, nobody listens
    HTTP_ERROR = "http_error"  # no source answered, or most pages could not be fetched
    DB_ERROR = "db_error"  # the database failed during the run
    INCOMPLETE = "incomplete"  # no source that lists every page was read to its end, or another belies it
    ASSERTION = "assertion"  # too little or too odd to be published (lookups/assertions.yml)
    INTERRUPTED = "interrupted"  # stopped by a signal
    FAILED = "failed"  # the program itself failed, or a file of it is broken: a fault to mend or to report

    @property
    def exit_status(self) -> int:
        """Return the exit status of `agendacrawl crawl`; 1 and 2 are for failures before the first request.

        >>> Outcome.OK.exit_status, Outcome.INTERRUPTED.exit_status
        (0, 9)
        """
        return _EXIT_STATUS[self]


_EXIT_STATUS = {
    Outcome.OK: 0,
    Outcome.EMPTY: 3,
    Outcome.MARKUP_CHANGED: 4,
    Outcome.ROBOTS: 5,
    Outcome.HTTP_ERROR: 6,
    Outcome.DB_ERROR: 7,
    Outcome.ASSERTION: 8,
    Outcome.INTERRUPTED: 9,
    Outcome.FAILED: 10,
    Outcome.UNREACHABLE: 11,
    Outcome.INCOMPLETE: 12,
}
FEED_FAILED = "agenda/feeds/failed"
"""The counter of feeds that are not whole: a good run with one exits as a failure."""
