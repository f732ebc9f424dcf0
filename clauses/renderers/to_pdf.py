"""A copy of a document with each passage highlighted, a note for each finding, and bookmarks.

The colour is that of the family, the outline that of the stance: whole, dashed or dotted. Notes and
bookmarks say both in words. The original is never written to.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from clauses.records import (
    Box,
    Deal,
    DocumentSummary,
    Family,
    Finding,
    Outcome,
    Report,
    Risk,
    Severity,
    Stance,
)
from clauses.renderers.wording import (
    FAMILY_NAMES,
    also_words,
    counted,
    law_words,
    page_words,
    plain,
    shortened,
)

Original = Callable[[DocumentSummary], bytes | None]

COLOURS = {
    Family.THIRD_PARTY_SHARING: (0.95, 0.63, 0.17),
    Family.FEDERAL_ACCESS: (0.88, 0.27, 0.50),
    Family.RETENTION: (0.24, 0.61, 0.85),
}
_DASHES = {Stance.PERMITS: None, Stance.CONDITIONS: (4, 2), Stance.PROHIBITS: (1, 1.6)}
_OPACITY = {Stance.PERMITS: 0.45, Stance.CONDITIONS: 0.35, Stance.PROHIBITS: 0.2}
_WRITER = "clauses"
_PRINTED = 4  # the annotation flag "print"
_BOOKMARK_WORDS = 10
_NO_RISK = "No risk by any rule"


def annotated_copies(
    report: Report, original: Original, *, password: str | None = None
) -> tuple[tuple[DocumentSummary, bytes], ...]:
    """Return for each PDF of the report its annotated copy, in the order of the report.

    `original` gives the bytes of a document, or None. Documents that are no PDF have no copy, nor
    has one whose file cannot be opened. A copy of an encrypted document is not encrypted.
    """
    found: dict[str, tuple[DocumentSummary, bytes]] = {}
    for deal in report.deals:
        for document in deal.documents:
            data = original(document) if document.path not in found else None
            copy = None if data is None else annotated(data, document, deal, password=password)
            if copy is not None:
                found[document.path] = document, copy
    return tuple(found.values())


def annotated(
    data: bytes, document: DocumentSummary, deal: Deal, *, password: str | None = None
) -> bytes | None:
    """Return a copy of the PDF with what the deal's report says of it, or None if it is broken."""
    try:
        with pikepdf.open(io.BytesIO(data), password=password or "") as pdf:
            placed = tuple(_placed(pdf, document, deal))
            _add_bookmarks(pdf, placed)
            written = io.BytesIO()
            pdf.save(written, deterministic_id=True, encryption=False)
            return written.getvalue()
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, RuntimeError):
        return None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A finding, its page in the file, where on that page it stands, and the risks it carries."""

    finding: Finding
    page: int
    top: float
    risks: tuple[Risk, ...]

    @property
    def severity(self) -> Severity | None:
        grave = [one.severity for one in self.risks if one.outcome is not Outcome.MET]
        return min(grave, key=lambda one: one.rank) if grave else None


def _placed(pdf: pikepdf.Pdf, document: DocumentSummary, deal: Deal) -> Iterator[_Placed]:
    """Mark each finding of the document on its pages, and yield where."""
    shown = (Outcome.RISK, Outcome.REVIEW, Outcome.MET)
    for finding in deal.findings:
        if finding.document != document.path or not 1 <= finding.page <= len(pdf.pages):
            continue
        risks = tuple(r for r in deal.risks if finding.id in r.findings and r.outcome in shown)
        place = _Placed(finding, finding.page, 0.0, risks)
        tops: list[float] = []
        everywhere = (*finding.boxes, *(box for one in finding.also for box in one.boxes))
        for number in sorted({box.page for box in everywhere}):
            if number > len(pdf.pages):
                continue
            boxes = [box for box in everywhere if box.page == number]
            frame = _Frame.of(pdf.pages[number - 1])
            quads = [frame.quad(box) for box in boxes]
            which, many = _sharing(finding, deal)
            bands = [frame.quad(_band(box, which, many)) for box in boxes]
            _annotate(pdf, number, quads, _drawing(bands, () if which else quads, finding), place)
            if number == finding.page:
                own = [frame.quad(box) for box in finding.boxes if box.page == number]
                tops += [max(quad[1::2]) for quad in own]
        yield _Placed(finding, finding.page, max(tops, default=0.0), risks)


def _sharing(finding: Finding, deal: Deal) -> tuple[int, int]:
    """Which of the findings on the very same lines this is, from 0, and how many they are."""
    ids = [
        one.id
        for one in deal.findings
        if one.document == finding.document and one.boxes == finding.boxes
    ]
    return ids.index(finding.id), len(ids)


def _band(box: Box, which: int, many: int) -> Box:
    """The part of a box in the colour of one of the findings that share it.

    Colours laid over each other would make a third that means nothing.
    """
    height = (box.bottom - box.top) / many
    top = box.top + height * which
    return Box(box.page, box.x0, top, box.x1, top + height)


Quad = tuple[float, ...]
"""A box in the page's own space: corners upper left, upper right, lower left, lower right."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """How a page is shown: its box in its own space, and by how many degrees it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: pikepdf.Page) -> "_Frame":
        left, bottom, right, top = (float(edge) for edge in page.cropbox)
        rotation = int(page.obj.get("/Rotate", _inherited(page, "/Rotate"))) % 360
        across, up = sorted((left, right)), sorted((bottom, top))
        return cls(across[0], up[0], across[1], up[1], rotation)

    def quad(self, box: Box) -> Quad:
        """Return the corners of a box of the page as it is shown."""
        corners = ((box.x0, box.top), (box.x1, box.top), (box.x0, box.bottom), (box.x1, box.bottom))
        return tuple(round(value, 2) for corner in corners for value in self._own(*corner))

    def _own(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as shown, from its top left, in the space of the page itself."""
        if self.rotation == 90:
            return self.left + y, self.bottom + x
        if self.rotation == 180:
            return self.right - x, self.bottom + y
        if self.rotation == 270:
            return self.right - y, self.top - x
        return self.left + x, self.top - y


def _inherited(page: pikepdf.Page, key: str) -> Any:
    node, seen = page.obj.get("/Parent"), 0
    while node is not None and seen < 50:  # a broken file may go round in a circle
        if key in node:
            return node[key]
        node, seen = node.get("/Parent"), seen + 1
    return 0


def _annotate(
    pdf: pikepdf.Pdf,
    number: int,
    quads: Sequence[Quad],
    drawing: bytes,
    place: _Placed,
) -> None:
    """Put a highlight over the boxes, with its note; it is drawn, so every viewer shows it."""
    finding = place.finding
    xs = [x for quad in quads for x in quad[0::2]]
    ys = [y for quad in quads for y in quad[1::2]]
    rect = [min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1]
    page = pdf.pages[number - 1]
    highlight = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Highlight,
            Rect=Array([round(edge, 2) for edge in rect]),
            QuadPoints=Array([value for quad in quads for value in quad]),
            C=Array(COLOURS[finding.family]),
            CA=_OPACITY[finding.stance],
            F=_PRINTED,
            T=String(_WRITER),
            Subj=String(f"{FAMILY_NAMES[finding.family]}: {finding.stance}"),
            NM=String(f"{_WRITER}-{finding.id}-{number}"),
            Contents=String(_note(place)),
            P=page.obj,
            AP=Dictionary(N=_appearance(pdf, drawing, rect, finding)),
        )
    )
    if "/Annots" not in page.obj:
        page.obj.Annots = Array([])
    page.obj.Annots.append(highlight)


def _drawing(fills: Sequence[Quad], outlines: Sequence[Quad], finding: Finding) -> bytes:
    """Return the operators that fill and outline; a line through words would strike them out."""
    colour = " ".join(str(part) for part in COLOURS[finding.family])
    dashes = " ".join(map(str, _DASHES[finding.stance] or ()))
    lines = [f"/Fill gs {colour} rg", *(f"{_path(quad)} f" for quad in fills)]
    lines += [f"/Edge gs {colour} RG 0.9 w [{dashes}] 0 d"]
    lines += [f"{_path(quad)} S" for quad in outlines]
    return "\n".join(lines).encode()


def _path(quad: Quad) -> str:
    upper_left, upper_right, lower_left, lower_right = (
        f"{quad[at]} {quad[at + 1]}" for at in (0, 2, 4, 6)
    )
    return f"{upper_left} m {upper_right} l {lower_right} l {lower_left} l h"


def _appearance(
    pdf: pikepdf.Pdf, drawing: bytes, rect: Sequence[float], finding: Finding
) -> pikepdf.Stream:
    stream = pdf.make_stream(drawing)
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([round(value, 2) for value in rect])
    stream.Group = Dictionary(S=Name.Transparency)
    stream.Resources = Dictionary(
        ExtGState=Dictionary(
            Fill=Dictionary(ca=_OPACITY[finding.stance], BM=Name.Multiply),
            Edge=Dictionary(CA=0.9, BM=Name.Multiply),
        )
    )
    return stream


def _note(place: _Placed) -> str:
    """The reading, and of each risk its title, why it matters, what to ask, and the law."""
    finding = place.finding
    lines = [f"{FAMILY_NAMES[finding.family]}: {finding.stance} ({finding.probability:.2f})"]
    if finding.superseded_by:
        lines.append(f"Superseded: {plain(finding.superseded_by)}")
    if finding.also:
        page = page_words(finding.page, None, None)
        lines.append(f"These words stand on {page}; {also_words(finding)}")
    for risk in place.risks:
        met = risk.outcome is Outcome.MET
        head = "PROTECTION" if met else risk.severity.upper()
        lines += ["", f"{head}: {plain(risk.title)}"]
        if risk.accepted is not None:
            lines.append(f"Accepted until {risk.accepted.until}: {plain(risk.accepted.reason)}")
        if not met:
            lines += [plain(text) for text in (risk.why, risk.advice) if text]
        lines += [f"Law: {plain(law_words(law))}" for law in risk.law]
    return "\n".join(lines)


def _add_bookmarks(pdf: pikepdf.Pdf, placed: Sequence[_Placed]) -> None:
    """Add one bookmark of ours after those of the document: by severity, then page."""
    if not placed:
        return
    with pdf.open_outline() as outline:
        ours = OutlineItem(f"{_WRITER}: {counted(len(placed), 'passage')}")
        for severity in (*Severity, None):
            group = [one for one in placed if one.severity is severity]
            if not group:
                continue
            name = severity.capitalize() if severity else _NO_RISK
            level = OutlineItem(f"{name} ({len(group)})", group[0].page - 1)
            for one in sorted(group, key=lambda one: (one.page, -one.top)):
                level.children.append(_bookmark(one))
            ours.children.append(level)
        outline.root.append(ours)


def _bookmark(one: _Placed) -> OutlineItem:
    finding = one.finding
    words = shortened(finding.quote, _BOOKMARK_WORDS)
    name = f"p. {finding.page}, {FAMILY_NAMES[finding.family].lower()}, {finding.stance}: {words}"
    return OutlineItem(name, one.page - 1, "FitH", top=round(one.top + 24, 2))
