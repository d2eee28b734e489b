"""The base of the commands that crawl nothing: on Scrapy's own where Scrapy runs them, else on one that does without.

`scrapy runs` takes its commands from Scrapy's class. To load Scrapy takes longer than most of these commands, so for
`agendacrawl runs` a class has as much of it as they use.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING or "scrapy" in sys.modules:
    from scrapy.commands import ScrapyCommand as Base
    from scrapy.exceptions import UsageError
else:

    class UsageError(Exception):
        """The words of a command are wrong; the message says what is right."""

        def __init__(self, message: str, *, print_help: bool = True) -> None:  # noqa: ARG002 - Scrapy's form
            super().__init__(message)

    class Base:
        """What Scrapy's class has and these commands use."""

        exitcode = 0

        def syntax(self) -> str:
            """Return the words that follow the name of the command."""
            return ""

        def long_desc(self) -> str:
            """Return the description in the help."""
            return self.short_desc()

        def add_options(self, parser: argparse.ArgumentParser) -> None:
            """Add the option that every command has."""
            said = "a setting of this program (may be repeated)"
            parser.add_argument("-s", "--set", action="append", default=[], metavar="NAME=VALUE", help=said)

        def process_options(self, _: list[str], opts: argparse.Namespace) -> None:
            """Take the settings from the options. Raises UsageError."""
            for given in opts.set:
                name, sign, value = given.partition("=")
                if not sign:
                    raise UsageError("Invalid -s value, use -s NAME=VALUE")
                self.settings[name] = value


class PlainCommand(Base):
    """A command that crawls nothing. On failure it exits with status 1 and a message."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}


__all__ = ["PlainCommand", "UsageError"]
