"""Keep a page when one step fails on it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any, TypeVar

from scrapy.exceptions import DropItem

from agendacrawl.core.items import AgendaPage, Problem
from agendacrawl.core.lookups import LookupFileError

logger = logging.getLogger(__name__)
BROKEN = (ImportError, SyntaxError, LookupFileError)
"""What is wrong with the installation, and so with every page: no step is spared for it."""
Process = TypeVar("Process", bound=Callable[..., Any])


def spared(process_item: Process) -> Process:
    """Let a page on which a step fails continue without what the step adds, but with the problem `step_failed`.

    The problem is stored with the page: when the step succeeds in a later run, the page counts as changed and is
    stored completely. Until then, types and places of activities that are already stored stay as they are.
    """

    def reported(step: object, page: AgendaPage, error: Exception) -> AgendaPage:
        name = type(step).__name__
        logger.error(
            "%s failed on %s, which continues without it: %r.", name, page.path, error, exc_info=error
        )
        page.problems.append(Problem("step_failed", name, type(error).__name__))
        return page

    @wraps(process_item)
    def process(step: object, page: AgendaPage) -> AgendaPage:
        try:
            return process_item(step, page)  # type: ignore[no-any-return]
        except (DropItem, *BROKEN):
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the page is not lost
            return reported(step, page, error)

    @wraps(process_item)
    async def process_later(step: object, page: AgendaPage) -> AgendaPage:
        try:
            return await process_item(step, page)  # type: ignore[no-any-return]
        except (DropItem, *BROKEN):
            raise
        except Exception as error:  # noqa: BLE001 - as above
            return reported(step, page, error)

    return process_later if iscoroutinefunction(process_item) else process  # type: ignore[return-value]
