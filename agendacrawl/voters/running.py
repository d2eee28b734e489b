"""The gazetteer and the NER on running text: a title or line, and its description.

They read together, because what one finds affects how the names of the other are read; each votes for its own finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from agendacrawl.core.vocabulary import Mode
from agendacrawl.places.choose import Situation, choose
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Candidate, Context, Match
from agendacrawl.text.channels import stronger
from agendacrawl.text.line_reader import LineReader
from agendacrawl.text.locations import Reading, combine
from agendacrawl.text.mentions import Mention
from agendacrawl.text.pipeline import TextReader

GAZETTEER = "gazetteer"
_PAGES = 1024  # activities: those of some pages are read several times


class RunningReader:
    """Read the texts of an activity once, on behalf of all voters."""

    def __init__(self, gazetteer: Gazetteer, texts: TextReader, lines: LineReader | None = None) -> None:
        self.gazetteer = gazetteer
        self.lines = lines
        self._texts = texts
        self._read = lru_cache(maxsize=_PAGES)(self._texts.read)

    def read(self, context: Context) -> list[Reading]:
        """Return a reading for each text of an activity."""
        return self._read(context.texts, context.people)

    def read_ahead(self, contexts: Iterable[Context]) -> None:
        """Have the NER read in one batch what it will be asked about many activities."""
        self._texts.read_ahead((text, context.people) for context in contexts for text in context.texts)

    def locations(self, context: Context) -> tuple[Mention, ...]:
        """Return where the activity takes place, according to its title and description combined."""
        title, description = self.read(context)
        return combine(title, description)

    def mode(self, context: Context) -> Mode:
        """Return how people met according to the texts, giving the title precedence."""
        title, description = self.read(context)
        return stronger(title.mode, description.mode)

    def in_title(self, context: Context) -> bool:
        """Tell whether the title says where it is; if not, only the description can."""
        return bool(self.read(context)[0].locations)


class RunningVoter:
    """One of the voters that find names in running text."""

    def __init__(self, name: str, reader: RunningReader) -> None:
        self.name = name
        self._reader = reader

    def vote(self, text: str, context: Context) -> Sequence[Candidate]:
        """Return the places of the activity with this title, leaving out names that cannot be located."""
        del text  # the reading covers all texts of the activity together
        if not any(reading.locations for reading in self._reader.read(context)):
            return ()
        around = Situation((), context, self._reader.gazetteer)
        return [
            choose(Match(one.text, one.entries, one.voter, one.confidence), around)
            for one in self._reader.locations(context)
            if one.entries and (one.voter == GAZETTEER) == (self.name == GAZETTEER)
        ]
