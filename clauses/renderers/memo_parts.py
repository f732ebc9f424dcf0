"""The parts a memo is made of, each with its text as in the records.

Whoever draws a part makes its text plain, and escapes it.
"""

from dataclasses import dataclass

from clauses.renderers.scenes import Scene


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the title of the memo, 2 a deal, 3 a section, 4 an entry."""

    level: int
    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, after a few words in bold that say what it is; `small` is for notes."""

    text: str
    label: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a document, `before` them those they continue, and where they stand."""

    text: str
    place: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, a text an item."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; `shares` are the widths of its columns, which add up to 1.

    `graded` is the column that holds a severity or level, which may be coloured, or None.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    graded: int | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, and what its looks mean; where none is drawn, its table says the same."""

    scene: Scene
    key: str


Part = Heading | Paragraph | Quotation | Bullets | Table | Picture
