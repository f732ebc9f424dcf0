"""Render the example deals: `python examples/make.py` writes one PDF beside each TOML source.

The contract stands in `text` as blocks between blank lines; how a block begins says what it is.
`**bold**` is bold. The same source always gives the same bytes.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

FOLDER = Path(__file__).parent
MARGIN = 72.0  # points: one inch on each side
WIDTH = letter[0] - 2 * MARGIN
HAIRLINE = 0.5
WHOLE = ((0, 0), (-1, -1))  # all cells of a table, in a table command
SHADE = Color(0.92, 0.92, 0.92)

# What a block of prose begins with, and the style it is set in; the first that fits is taken. What
# `mark` holds is printed in the margin left of the text.
BLOCKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"# "), "title"),
    (re.compile(r"## "), "part"),
    (re.compile(r"### "), "subhead"),
    (re.compile(r"(?=ARTICLE \d+)"), "part"),
    (re.compile(r"(?=Section \d+\.\d\d)"), "subhead"),
    (re.compile(r"(?P<mark>\d+\.) (?=[A-Z ,]+$)"), "section"),
    (re.compile(r"(?P<mark>(?:\d+|[A-Z])\.\d+) "), "clause"),
    (re.compile(r"(?P<mark>[A-Z]\.) "), "clause"),
    (re.compile(r"(?P<mark>\([a-z0-9]+\)) "), "item"),
    (re.compile(""), "body"),
)


@dataclass(frozen=True, slots=True)
class Deal:
    """One source file: what is printed on every page, the body size in points, and the text."""

    title: str
    size: float
    header: Sequence[str]  # left, right
    footer: Sequence[str]
    text: str


def read(source: Path) -> Deal:
    """Return the deal written in the TOML file; raises TypeError for a field missing or unknown."""
    return Deal(**tomllib.loads(source.read_text(encoding="utf-8")))


def styles(size: float) -> dict[str, ParagraphStyle]:
    """Return the paragraph styles by name for a body of `size` points."""
    body = ParagraphStyle(
        "body",
        fontName="Times-Roman",
        bulletFontName="Times-Roman",
        fontSize=size,
        bulletFontSize=size,
        leading=1.22 * size,
        spaceAfter=0.55 * size,
        alignment=TA_JUSTIFY,
        allowWidows=0,
        allowOrphans=0,
    )
    style = partial(ParagraphStyle, parent=body)
    bold = partial(
        style, fontName="Times-Bold", bulletFontName="Times-Bold", alignment=TA_LEFT, keepWithNext=1
    )
    large = {"fontSize": size + 3, "leading": 1.25 * (size + 3)}
    return {
        "body": body,
        "title": bold("title", alignment=TA_CENTER, **large),
        "part": bold("part", alignment=TA_CENTER, spaceBefore=size),
        "section": bold("section", leftIndent=34, spaceBefore=0.7 * size),
        "subhead": bold("subhead", spaceBefore=0.5 * size, spaceAfter=0.3 * size),
        "clause": style("clause", leftIndent=34),
        "item": style("item", leftIndent=60, bulletIndent=34),
        "cell": style("cell", fontSize=size - 0.5, spaceAfter=0, alignment=TA_LEFT),
    }


def markup(text: str) -> str:
    """Return the text as reportlab markup, with typographic quotes and bold runs."""
    text = re.sub(r'(?<![^\s(\[*])"', "\u201c", text).replace('"', "\u201d").replace("'", "\u2019")
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text))


def prose(lines: Sequence[str], style: dict[str, ParagraphStyle]) -> Paragraph:
    """Return a heading, clause, item or paragraph; one that ends in a colon stays with the next."""
    text = " ".join(lines)
    begins, name = next((m, name) for pattern, name in BLOCKS if (m := pattern.match(text)))
    mark = begins.groupdict().get("mark")
    paragraph = Paragraph(markup(text[begins.end() :]), style[name], bulletText=mark)
    if text.endswith(":"):
        paragraph.keepWithNext = 1
    return paragraph


def cells(line: str, style: ParagraphStyle) -> list[Paragraph]:
    """Return the cells of a line such as `| a | b |`."""
    return [Paragraph(markup(cell.strip()), style) for cell in line.strip("|").split("|")]


def ruled_table(widths: str, lines: Sequence[str], style: ParagraphStyle) -> Flowable:
    """Return a ruled table, never split: `widths` are shares, the first line is the header."""
    shares = [float(share) for share in widths.split()]
    header = ParagraphStyle("header", parent=style, fontName="Times-Bold")
    rows = [cells(line, style if n else header) for n, line in enumerate(lines)]
    columns = [WIDTH * share / sum(shares) for share in shares]
    commands = [
        ("GRID", *WHOLE, HAIRLINE, black),
        ("BACKGROUND", (0, 0), (-1, 0), SHADE),
        ("VALIGN", *WHOLE, "TOP"),
    ]
    return Table(rows, columns, style=commands, splitByRow=0, spaceAfter=style.fontSize)


def signatures(lines: Sequence[str], style: ParagraphStyle) -> Flowable:
    """Return the signature lines of two parties side by side: `left | right`, `Label: entry`."""
    gutter, label = 24.0, 42.0
    entry = (WIDTH - gutter) / 2 - label
    rows: list[list[Flowable | str]] = []
    commands: list[tuple[object, ...]] = [("VALIGN", *WHOLE, "BOTTOM"), ("LEFTPADDING", *WHOLE, 0)]
    for row, line in enumerate(lines):
        left, _, right = line.partition(" |")
        printed: list[Flowable | str] = []
        for column, text in ((0, left), (3, right)):
            found, ruled = signature(text.strip(), column, row, style)
            printed += found
            commands += ruled
        rows.append([*printed[:2], "", *printed[2:]])
    columns = [label, entry, gutter, label, entry]
    return Table(rows, columns, style=commands, splitByRow=0, spaceBefore=style.fontSize)


def signature(
    text: str, column: int, row: int, style: ParagraphStyle
) -> tuple[list[Flowable | str], list[tuple[object, ...]]]:
    """Return the two cells of one line of one party, and the table commands that go with them."""
    name, colon, entry = text.partition(":")
    room = ("TOPPADDING", (column, row), (column, row), 1.4 * style.fontSize)
    if not colon:
        span = ("SPAN", (column, row), (column + 1, row))
        return [Paragraph(markup(text), style), ""], [span, room] if row else [span]
    rule = ("LINEBELOW", (column + 1, row), (column + 1, row), HAIRLINE, black)
    printed = [Paragraph(name + ":", style), Paragraph(markup(entry.strip()), style)]
    return printed, [] if entry else [rule, room]


def two_columns(
    left: Sequence[str], right: Sequence[str], style: dict[str, ParagraphStyle]
) -> Flowable:
    """Return the blocks of prose side by side."""
    sides = [[prose(block.splitlines(), style) for block in blocks] for blocks in (left, right)]
    gutter = 20.0
    side = (WIDTH - gutter) / 2
    commands = [("VALIGN", *WHOLE, "TOP"), ("LEFTPADDING", *WHOLE, 0), ("RIGHTPADDING", *WHOLE, 0)]
    return Table([[sides[0], "", sides[1]]], [side, gutter, side], style=commands)


def flowables(text: str, style: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    """Yield what is to be printed, block by block."""
    blocks = iter(re.split(r"\n\s*\n", text.strip()))
    for block in blocks:
        first, *rest = block.splitlines()
        directive, _, argument = first.strip("[]").partition(" ")
        if not first.startswith("["):
            yield prose([first, *rest], style)
        elif directive == "page":
            yield PageBreak()
        elif directive == "table":
            yield ruled_table(argument, rest, style["cell"])
        elif directive == "signatures":
            yield signatures(rest, style["cell"])
        elif directive == "columns":
            left = list(takewhile(lambda one: one != "[next]", blocks))
            right = list(takewhile(lambda one: one != "[end]", blocks))
            yield two_columns(left, right, style)
        else:
            raise ValueError(f"no directive [{directive}]: use page, table, signatures or columns")


def running_lines(canvas: Canvas, _: SimpleDocTemplate, deal: Deal, pages: int) -> None:
    """Draw the header and footer of the current page, each with a hairline."""
    height, edge = letter[1], letter[0] - MARGIN
    canvas.setLineWidth(HAIRLINE)
    canvas.setFont("Times-Roman", 9)
    for baseline, rule, texts in ((height - 43, height - 48, deal.header), (43, 54, deal.footer)):
        left, right = (one.format(page=canvas.getPageNumber(), pages=pages) for one in texts)
        canvas.drawString(MARGIN, baseline, left)
        canvas.drawRightString(edge, baseline, right)
        canvas.line(MARGIN, rule, edge, rule)


def print_pages(deal: Deal, to: Path | BytesIO, pages: int) -> int:
    """Print the deal, labelled as having so many pages; return how many it has."""
    template = SimpleDocTemplate(
        to if isinstance(to, BytesIO) else str(to),
        pagesize=letter,
        leftMargin=MARGIN - 6,  # the frame pads by six points
        rightMargin=MARGIN - 6,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=deal.title,
        author="Fictional example of the clauses project",
        lang="en-US",
        invariant=1,  # no clock, no random ids
    )
    on_page = partial(running_lines, deal=deal, pages=pages)
    story = list(flowables(deal.text, styles(deal.size)))
    template.build(story, onFirstPage=on_page, onLaterPages=on_page)
    return int(template.page)


def main() -> None:
    """Print every source twice: once to count the pages, once with the count in the footer."""
    for source in sorted(FOLDER.glob("*.toml")):
        deal = read(source)
        pages = print_pages(deal, BytesIO(), 0)
        target = source.with_suffix(".pdf")
        print_pages(deal, target, pages)
        digest = hashlib.sha256(target.read_bytes()).hexdigest()
        print(f"{target.name}  {pages} pages  sha256 {digest}")


if __name__ == "__main__":
    main()
