"""The rungs of the discovery ladder: what each is worth, and what it found.

A rung is complete if it claims to list every page. A run may be published only if a complete rung was read, and a
page may become missing only if two rungs agree. The other rungs are samples, asked if a complete rung fails or has no
second to confirm it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from agendacrawl.discovery import Named
from agendacrawl.pages.address import canonical_path

_STRAY = 0.05  # share of a sample that the complete rungs may lack: pages published while they were read


class Rung(StrEnum):
    """A source of addresses, from the best to the last resort."""

    SEARCH = "search"
    SITEMAP = "sitemap"
    RSS = "rss"
    LINKS = "links"
    LEGACY_LIST = "legacy_list"

    @property
    def words(self) -> str:
        """Return the name in a sentence.

        >>> Rung.LEGACY_LIST.words
        'legacy list'
        """
        return self.value.replace("_", " ")


COMPLETE = frozenset({Rung.SEARCH, Rung.SITEMAP, Rung.LEGACY_LIST})
"""The rungs that list every page, if they are read completely. RSS and links show a few pages and hide the rest."""


@dataclass(slots=True)
class Findings:
    """What each rung named, as canonical paths within the period, and why a rung was not read completely.

    `absent` holds the rungs that the site does not have (HTTP 404 or 410). `form` is the search form that the API
    answered; `sampled` says that this form asks for only some of the pages. `apart` holds the pages of samples that
    no complete rung named. `dates` holds when each source says that a page last changed, in its own words.
    """

    known: dict[Rung, set[str]] = field(default_factory=lambda: {rung: set() for rung in Rung})
    of_department: set[str] = field(default_factory=set)
    failures: dict[Rung, list[str]] = field(default_factory=dict)
    absent: set[Rung] = field(default_factory=set)
    robots: bool = False
    unreachable: bool = False
    form: str | None = None
    sampled: bool = False
    apart: set[str] = field(default_factory=set)
    dates: dict[Rung, dict[str, str]] = field(default_factory=lambda: {rung: {} for rung in Rung})

    def stamps(self) -> dict[str, str]:
        """Return what search and sitemap say of when pages last changed, by path; only of pages that both date."""
        both = self.dates[Rung.SEARCH].keys() & self.dates[Rung.SITEMAP].keys()
        return {path: f"{self.dates[Rung.SEARCH][path]} {self.dates[Rung.SITEMAP][path]}" for path in both}

    def stamp_of(self, path: str) -> str | None:
        """Return the same of one page, or None."""
        searched, mapped = self.dates[Rung.SEARCH].get(path), self.dates[Rung.SITEMAP].get(path)
        return f"{searched} {mapped}" if searched and mapped else None

    def note_dates(self, rung: Rung, prefix: str, pages: Named, dates: Mapping[str, str]) -> None:
        """Note when a source says that agenda pages last changed; `dates` is by their addresses in that source."""
        for path, address in pages.paths.items():
            if date := dates.get(address):
                self.dates[rung][prefix + canonical_path(path)] = "".join(date.split())

    @property
    def named(self) -> set[str]:
        """Return the canonical paths of all pages that a rung named within the period."""
        return set().union(*self.known.values())

    @property
    def naming(self) -> list[Rung]:
        """Return the rungs that named a page of the period."""
        return [rung for rung in Rung if self.known[rung]]

    def is_complete(self, rung: Rung) -> bool:
        """Tell whether a rung lists every page, given its kind and the form of request that was answered."""
        return rung in COMPLETE and not (rung is Rung.SEARCH and self.sampled)

    @property
    def whole(self) -> list[Rung]:
        """Return the complete rungs that named pages and were read to the end."""
        return [rung for rung in self.naming if self.is_complete(rung) and rung not in self.failures]

    def compare(self) -> None:
        """Note pages that only samples name: more than a few stray ones mean that a complete rung hides pages."""
        listed = set().union(*(self.known[rung] for rung in Rung if self.is_complete(rung)))
        for rung in self.naming:
            if self.is_complete(rung) or not self.whole:
                continue
            beyond = self.known[rung] - listed
            if len(beyond) > max(1, _STRAY * len(self.known[rung])):
                self.apart |= beyond
                found = f"{len(beyond)} of its {len(self.known[rung])} pages are named by no complete source"
                self.failures.setdefault(rung, []).append(f"{found}, the first is {min(beyond)}")

    @property
    def sound(self) -> bool:
        """Tell whether the findings may be published: a complete rung was read whole, and no sample contradicts it."""
        return bool(self.whole) and not self.apart

    def why_incomplete(self) -> list[str]:
        """Return the reasons why there may be pages that no rung named; empty after a complete scan.

        Search and sitemaps belong together, so neither may fail; the older platform has neither. A single rung
        proves nothing, except on the older platform.
        """
        old = Rung.LEGACY_LIST in self.whole
        replaced = self.absent if old else set()
        reasons = [
            f"{rung.words}: {why}"
            for rung, whys in self.failures.items()
            if rung not in replaced and (self.is_complete(rung) or self.apart or not self.whole)
            for why in whys
        ]
        if not self.named:
            return ["no source named any page", *reasons]
        if reasons:
            return reasons
        if self.sampled and self.known[Rung.SEARCH]:
            reasons.append(f"search: its form {self.form} asks for a part of the pages only")
        if len(self.naming) == 1 and not old:
            reasons.append(f"only the {self.naming[0].words} named pages: nothing confirms it")
        return reasons
