"""Contracts of any length, made up from a few dozen phrases: the same bytes for the same seed."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 612.0, 792.0
MARGIN, TOP, BOTTOM = 72.0, 700.0, 72.0
SIZE, STEP = 10.5, 13.0
LETTERS_A_LINE = 88  # what a line of 10.5 point Times holds between the margins
SECTIONS_A_FEE_TABLE = 60
COLUMNS, ROW = (72.0, 252.0, 372.0, 502.0), 18.0
SCAN_DPI = 200

# A heading, and what a section under it is about; two of twelve are about people's records.
_SUBJECTS = (
    ("Services", "the crew for each shift", "the work orders of the month"),
    ("Fees", "every invoice of the preceding quarter", "the rates of the price sheet"),
    ("Delivery", "the equipment listed in the order form", "the spare parts and manuals"),
    ("Warranty", "any part that fails in ordinary use", "the repair of the pumps"),
    ("Insurance", "a policy of general liability", "the certificate of its insurer"),
    ("Support", "the telephone line for faults", "the log of outages"),
    ("Audit", "the books of account", "the receipts for reimbursed travel"),
    ("Confidentiality", "the trade secrets of the other", "drawings marked as secret"),
    ("Retention of Records", "the footage gathered here", "the records of visitors"),
    ("Sharing With Others", "reports that name a person", "the records of visitors"),
    ("Term", "the schedule of renewals", "the plan for winding up"),
    ("Notices", "the address of its agent", "the name of its project manager"),
)
_WHO = ("The Vendor", "The City", "Each party", "Larkfield Systems", "The project manager")
_DOES = (
    "shall keep", "may replace", "shall not withhold", "will deliver", "agrees to review",
    "shall promptly return", "may inspect", "shall make available", "must not alter",
)  # fmt: skip
_HOW = (
    "for ninety days after it was made", "at the place the order names",
    "by the first working day of the month", "as the statement of work provides",
    "in whole or in part", "at no further charge",
    "within ten business days of the order", "in the manner the parties agreed",
)  # fmt: skip
_WHY = (
    "so that the work is done in time", "and at a cost set out in the order form",
    "and notes each occasion in a log", "even after this Agreement has ended",
    "subject to the limits set out above", "as far as the weather allows",
)  # fmt: skip


def write_contract(path: Path, pages: int, *, seed: int = 1) -> None:
    """Write a text PDF of exactly so many pages: sections, items, now and then a ruled table."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1)
    sheets = _Sheets(canvas, pages)
    random = Random(seed)
    section = 0
    while not sheets.full:
        section += 1
        heading, *about = random.choice(_SUBJECTS)
        sheets.write(f"{section}. {heading}", bold=True)
        for line in _wrapped(" ".join(_sentences(random, about, 5))):
            sheets.write(line)
        for letter in "abc":
            for line in _wrapped(f"({letter}) {' '.join(_sentences(random, about, 2))}"):
                sheets.write(line, indent=18.0)
        if section % SECTIONS_A_FEE_TABLE == 0:
            sheets.rule(random)
        sheets.write("")
    canvas.save()


def write_scan(path: Path, pages: int, *, seed: int = 1) -> None:
    """Write a PDF of so many pages that are pictures of a contract's, as from a scanner."""
    text = path.with_suffix(".text.pdf")
    write_contract(text, pages, seed=seed)
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    pdf = pypdfium2.PdfDocument(text)
    for page in pdf:
        picture = io.BytesIO()
        seen = page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil()
        seen.save(picture, "JPEG", quality=80)
        canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
        canvas.showPage()
    pdf.close()
    canvas.save()
    text.unlink()


class _Sheets:
    """The pages drawn so far, and how far down the open one is written."""

    def __init__(self, canvas: Canvas, pages: int) -> None:
        self.canvas, self.pages = canvas, pages
        self.page, self.y = 0, 0.0
        self.full = False

    def write(self, text: str, *, indent: float = 0.0, bold: bool = False) -> None:
        if self._take(STEP):
            self.canvas.setFont("Times-Bold" if bold else "Times-Roman", SIZE)
            self.canvas.drawString(MARGIN + indent, self.y, text)

    def rule(self, random: Random) -> None:
        """Draw a small table of fees."""
        rows = [("Item", "Unit", "Fee a year")]
        rows += [(f"Line {n}", "each", f"${random.randint(1, 90)}00.00") for n in range(1, 5)]
        if not self._take(ROW * (len(rows) + 1)):
            return
        top = self.y + ROW * len(rows)
        self.canvas.grid(COLUMNS, [top - ROW * n for n in range(len(rows) + 1)])
        for number, row in enumerate(rows, 1):
            for left, cell in zip(COLUMNS, row, strict=False):
                self.canvas.drawString(left + 6, top - ROW * number + 5, cell)

    def _take(self, height: float) -> bool:
        """Move down by so much, on to the next page where this one ends; whether there is one."""
        self.y -= height
        if not self.full and self.y < BOTTOM:
            self.full = self.page == self.pages
            if not self.full:
                self._open()
                self.y -= height
        return not self.full

    def _open(self) -> None:
        if self.page:
            self.canvas.showPage()
        self.page, self.y = self.page + 1, TOP
        self.canvas.setFont("Times-Roman", 9)
        self.canvas.drawString(MARGIN, 748, "Larkfield Systems - Services Agreement")
        self.canvas.drawCentredString(WIDTH / 2, 40, f"Page {self.page} of {self.pages}")


def _sentences(random: Random, about: Sequence[str], count: int) -> Iterator[str]:
    for _ in range(count):
        parts = (random.choice(part) for part in (_WHO, _DOES, about, _HOW, _WHY))
        who, does, what, how, why = parts
        yield f"{who} {does} {what} {how}, {why}."


def _wrapped(text: str) -> Iterator[str]:
    line = ""
    for word in text.split():
        if len(line) + 1 + len(word) > LETTERS_A_LINE:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line
