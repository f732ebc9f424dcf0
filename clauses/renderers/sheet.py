"""A sheet of wrapped and indented lines on a console; what is written is never read as markup."""

import io
import os
from collections.abc import Callable, Sequence
from typing import TextIO

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from clauses.renderers.wording import plain

# Wider lines are hard to read; where nothing says how wide a pipe is, it is a page of 80 columns.
WIDEST = 100
NARROWEST = 20
PIPE_WIDTH = 80

SEVERITY_STYLES = {
    "critical": "bold red",
    "high": "red",
    "medium": "yellow",
    "low": "cyan",
    "info": "dim",
    "none": "green",
    "not_applicable": "dim",
    "cannot_tell": "bold magenta",
}

Part = str | tuple[str, str]
Cell = tuple[str, int, str]
"""A text, the width of its column (longer texts are cut), and its style."""


def open_console(stream: TextIO) -> Console:
    """Return a console that writes to `stream`, in colour only where it is a terminal.

    `NO_COLOR`, `TERM` and `COLUMNS` are respected.
    """
    width = None if stream.isatty() or "COLUMNS" in os.environ else PIPE_WIDTH
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False)


def drawn(draw: Callable[[Console], None], width: int = PIPE_WIDTH) -> str:
    """Return as text what `draw` draws, without colour, `width` columns wide."""
    stream = io.StringIO()
    draw(Console(file=stream, width=width, color_system=None, force_terminal=False))
    return stream.getvalue()


class Sheet:
    """Writes lines, made plain, that fit the console."""

    def __init__(self, console: Console) -> None:
        """Write on `console`, at most `WIDEST` columns wide."""
        self._console = console
        self.width = max(NARROWEST, min(console.width, WIDEST))

    def blank(self) -> None:
        """Write an empty line."""
        self._console.print()

    def rule(self, mark: str) -> None:
        """Write a line of `mark` across the sheet."""
        self._print(Text(mark * self.width, "dim"))

    def title(self, text: str) -> None:
        """Write a heading between two lines."""
        self.rule("=")
        self.write((text, "bold"))
        self.rule("=")

    def section(self, text: str) -> None:
        """Write the heading of a section after an empty line."""
        self.blank()
        self.write((text, "bold"))
        self.rule("-")

    def write(
        self, *parts: Part, indent: int = 0, lead: Sequence[Cell] = (), style: str = ""
    ) -> None:
        """Write one paragraph: `parts`, each a text or a text with its style, one space apart.

        The columns of `lead` stand before the first line, and the paragraph right of them.
        """
        pairs = [(part, style) if isinstance(part, str) else part for part in parts]
        words = [Text(plain(text), look) for text, look in pairs if plain(text)]
        if not words and not lead:
            return
        left = indent + sum(width for _, width, _ in lead)
        margin = Text(" " * indent) + _columns(lead)
        width = max(NARROWEST // 2, self.width - left)
        for line in Text(" ").join(words).wrap(self._console, width, overflow="fold"):
            self._print(margin + line)
            margin = Text(" " * left)

    def marked(self, pieces: Sequence[tuple[str, bool]], style: str, indent: int = 0) -> None:
        """Write texts as they follow each other, those marked in `style`, else between asterisks.

        Where there is no colour a style cannot be seen.
        """
        mark = "" if self._console.color_system else "*"
        line = Text()
        for text, marked in pieces:
            # Between two letters white space at either end of a text is kept.
            text = plain(f"x{text}x")[1:-1]
            line.append(f"{mark}{text}{mark}" if marked else text, style if marked else "")
        for wrapped in line.wrap(self._console, max(NARROWEST // 2, self.width - indent)):
            self._print(Text(" " * indent) + wrapped)

    def row(self, *cells: Cell) -> None:
        """Write one line of columns."""
        self._print(_columns(cells))

    def _print(self, line: Text) -> None:
        line.rstrip()
        self._console.print(line, soft_wrap=True)


def _columns(cells: Sequence[Cell]) -> Text:
    return Text.assemble(*((_fitted(text, width), style) for text, width, style in cells))


def _fitted(text: str, width: int) -> str:
    """Return `text` made plain in exactly `width` columns, the last of them empty."""
    text = plain(text)
    if cell_len(text) >= width:
        text = set_cell_size(text, width - 4) + "..."
    return set_cell_size(text, width)
