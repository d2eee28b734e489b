"""Mode and places of an activity, derived from everything its page says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agendacrawl.core.items import Activity, AgendaPage, Place
from agendacrawl.core.vocabulary import Flag, Mode, Source
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Context
from agendacrawl.places.resolve import resolve_stated
from agendacrawl.text.line_reader import LineReader
from agendacrawl.text.pipeline import TextReader
from agendacrawl.text.surnames import surnames
from agendacrawl.voters import listed
from agendacrawl.voters.choose import choose
from agendacrawl.voters.lines import LINES, LineVoter
from agendacrawl.voters.running import RunningReader

_FLAGS = (Flag.PLACE_UNRESOLVED, Flag.PLACE_CONTRADICTION)


class Placer:
    """Apply the order stated place > day heading > line or title > intro, with gazetteer and pipeline but no state."""

    def __init__(self, gazetteer: Gazetteer, texts: TextReader, lines: LineReader | None = None) -> None:
        self._gazetteer = gazetteer
        self._reader = RunningReader(gazetteer, texts, lines)
        voters = listed.offline(self._reader)
        self._stated = voters.pop("stated")
        lines_voter = voters.pop(LINES)
        assert isinstance(lines_voter, LineVoter)
        self._lines = lines_voter
        self._running = list(voters.values())

    def prepare(self, pages: Sequence[AgendaPage]) -> None:
        """Have the models read, in one batch each, what they will be asked about these pages."""
        self._reader.read_ahead(_context(one) for page in pages for one in page.activities)
        self._lines.prepare(
            one.title for page in pages if page.weekly for one in page.activities if self._asks_for_lines(one)
        )

    def place_page(self, page: AgendaPage) -> None:
        """Fill in mode, places and flags of every activity; other places of the same day disambiguate namesakes."""
        if page.weekly:
            self.prepare([page])
        for activity in page.activities:
            self.place_activity(activity, page)
        for activity in page.activities:
            if any(place.ambiguous for place in activity.places):
                same_day = [
                    place
                    for other in page.activities
                    if other is not activity and other.date == activity.date
                    for place in other.places
                    if not place.ambiguous
                ]
                self.place_activity(activity, page, same_day)

    def _asks_for_lines(self, activity: Activity) -> bool:
        """Tell whether neither a stated place nor a rule says where a weekly line takes place."""
        return not activity.stated_place and not self._reader.in_title(_context(activity))

    def place_activity(self, activity: Activity, page: AgendaPage, same_day: Sequence[Place] = ()) -> None:
        """Fill in `mode`, `places` and the two place flags of one activity. Repeating the call changes nothing."""
        context = _context(activity, same_day)
        flags = [flag for flag in activity.flags if flag not in _FLAGS]
        votes: dict[Source, list[Place]] = {}
        mode, unresolved = Mode.UNKNOWN, False
        for text, source in stated_texts(activity):
            votes[source] = [one.place(source) for one in self._stated.vote(text, context)]
            resolution = resolve_stated(text, self._gazetteer)
            mode = resolution.mode if mode is Mode.UNKNOWN else mode
            unresolved |= bool(resolution.unresolved)
        source = Source.INTRO
        if self._reader.in_title(context):
            source = Source.LINE if page.weekly else Source.TITLE
        votes[source] = [
            one.place(source) for voter in self._running for one in voter.vote(activity.title, context)
        ]
        said = self._reader.mode(context)
        mode = said if mode is Mode.UNKNOWN or (page.weekly and said is Mode.HYBRID) else mode
        if (
            page.weekly
            and mode is not Mode.ONLINE
            and not (votes.get(Source.STATED) or votes.get(Source.LINE))
        ):
            votes[Source.LINE] = [one.place(Source.LINE) for one in self._lines.vote(activity.title, context)]
        choice = choose(votes)
        activity.places = [] if mode is Mode.ONLINE else list(choice.places)
        activity.mode = Mode.PHYSICAL if choice.places and mode is Mode.UNKNOWN else mode
        if unresolved:
            flags.append(Flag.PLACE_UNRESOLVED)
        if choice.contradicted and mode is not Mode.ONLINE:
            flags.append(Flag.PLACE_CONTRADICTION)
        activity.flags = flags


def _context(activity: Activity, same_day: Sequence[Place] = ()) -> Context:
    return Context((_words(activity), activity.description), tuple(same_day), surnames(activity.people))


_VISITS = re.compile(
    r"\W*(?:(?:kort|korte|overige|diverse)\s+)?(?:werk)?bezoek(?:en)?(?:\s+aan)?\W*$", re.IGNORECASE
)


def _words(activity: Activity) -> str:
    """Return the title, below the lead-in "Werkbezoeken" as "Werkbezoek Kaasmakerij Bodegraven": what is visited."""
    visits = _VISITS.match(activity.description.partition("\n")[0])
    return f"Werkbezoek {activity.title}" if visits else activity.title


def stated_texts(activity: Activity) -> list[tuple[str, Source]]:
    """Return the texts that state a place with their source, strongest first."""
    texts = ((activity.stated_place, Source.STATED), (activity.day_place, Source.DAY_HEADING))
    return [(text, source) for text, source in texts if text]
