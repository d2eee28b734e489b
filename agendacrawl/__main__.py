"""`agendacrawl COMMAND`: the project's commands in any folder and any shell; the same words as `scrapy COMMAND`.

Scrapy finds a project by the folder it is started in and imports every command for each of them; here a command is
a module of `agendacrawl.commands` and the only one that is imported.
"""

from __future__ import annotations

from agendacrawl.core import ending

ending.install()  # before what takes a moment to import

import argparse
import gc
import os
import pkgutil
import sys
import textwrap
from importlib import import_module
from typing import TYPE_CHECKING, Any

from agendacrawl import __version__, commands
from agendacrawl.core.collector import paused

if TYPE_CHECKING:
    from scrapy.commands import ScrapyCommand

WIDTH = 80  # columns of the help


def main() -> int:
    """Run the command that the arguments name; return its exit status."""
    os.environ["SCRAPY_SETTINGS_MODULE"] = "agendacrawl.settings"
    try:
        return run(sys.argv[1:])
    except (KeyboardInterrupt, Exception) as error:
        if (status := ending.status(error)) is None:
            raise
        return status
    finally:
        gc.freeze()  # Python looks through all objects when it ends: a tenth of the time of a short command


def run(words: list[str]) -> int:
    """Run a command and return its exit status. Raises SystemExit, after a message, for words that are none."""
    names = [module.name for module in pkgutil.iter_modules(commands.__path__)]
    match words:
        case ["--version" | "-V" | "version"]:
            print(f"agendacrawl {__version__}")
            return 0
        case [] | ["--help" | "-h" | "help", *_]:
            print(overview(names))
            return 0
        case [name, *rest] if name in names:
            return execute(name, rest)
    print(
        f"agendacrawl: there is no command {words[0]}. There are: {', '.join(names)}.\n"
        '"agendacrawl --help" tells what they do.',
        file=sys.stderr,
    )
    return 2


def overview(names: list[str]) -> str:
    """Return the help: every command with what it does, within WIDTH columns."""
    lines = ["usage: agendacrawl COMMAND [options]", "       agendacrawl COMMAND --help", "", "commands:"]
    for name in names:
        lines.append(_entry(f"  {name:<12}", load(name).short_desc()))
    lines += [
        "",
        "options:",
        _entry("  --version   ", "print the version"),
        "",
        textwrap.fill(
            "The database is $DATABASE_URL, else a private one that is made when it is first needed. "
            "AGENDA_DATABASE=sample in the environment means that of the made-up sample site.",
            WIDTH,
        ),
    ]
    return "\n".join(lines)


@paused()
def load(name: str) -> ScrapyCommand:
    """Return a command."""
    command: ScrapyCommand = import_module(f"agendacrawl.commands.{name}").Command()
    return command


def execute(name: str, words: list[str]) -> int:
    """Run one command as Scrapy's own `execute` does; return its exit status."""
    command = load(name)
    from agendacrawl.core.command import UsageError  # after the command, which may load Scrapy

    if command.requires_crawler_process:
        from scrapy.utils.project import get_project_settings

        settings = get_project_settings()
        settings.setdict(command.default_settings, priority="command")
        command.settings = settings
    else:
        command.settings = project_settings()  # type: ignore[assignment]  # Scrapy's are read in the same way
    parser = argparse.ArgumentParser(
        prog=f"agendacrawl {name}",
        usage=textwrap.fill(f"agendacrawl {name} {command.syntax()}", WIDTH - len("usage: ")),
        description=command.long_desc(),
        formatter_class=_Help,
        conflict_handler="resolve",
    )
    command.add_options(parser)
    options, rest = parser.parse_known_args(words)
    try:
        command.process_options(rest, options)
        if command.requires_crawler_process:
            from scrapy.crawler import AsyncCrawlerProcess

            command.crawler_process = AsyncCrawlerProcess(command.settings)
        command.run(rest, options)
    except UsageError as error:
        said, own = str(error), f"agendacrawl {name}"
        parser.exit(2, f"{said}\n" if own in said else f"{own}: {said}\n")
    return command.exitcode


def project_settings() -> dict[str, Any]:
    """Return the settings of this program alone, without those of Scrapy that it leaves as they are."""
    from agendacrawl import settings

    return {name: value for name, value in vars(settings).items() if name.isupper()}


class _Help(argparse.HelpFormatter):
    """argparse's help in WIDTH columns, with the lines of a description as they are: a list stays one."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=24, width=WIDTH)

    def _fill_text(self, text: str, width: int, indent: str) -> str:  # noqa: ARG002
        return "\n".join(_wrapped(indent + line) for line in text.splitlines())


def _wrapped(line: str) -> str:
    """Return a line within WIDTH; what follows two spaces in a list is kept in its own column."""
    _, gap, text = line.lstrip().partition("  ")
    if line.startswith(" ") and gap and text:
        start = line[: len(line) - len(text.lstrip())]
        return _entry(start, text.lstrip())
    return textwrap.fill(line, WIDTH)


def _entry(start: str, text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=start, subsequent_indent=" " * len(start))


if __name__ == "__main__":
    sys.exit(main())
