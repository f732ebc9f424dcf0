"""A toy model and printed documents made by hand for the tests of classification.

The toy knows five features; all its weights are small whole numbers, so what it makes of a passage
can be worked out on paper. Sharing is `permits`, with "not" `prohibits`; deleting is `conditions`;
a federal immigration agency is `permits`, with "not" `prohibits`.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from clauses.classification.artefact import (
    FORMAT,
    NO_FINDING,
    Array,
    Calibration,
    Head,
    LinearModel,
    save_linear,
)
from clauses.classification.attributes import QUESTIONS
from clauses.classification.model import Model, load_model
from clauses.records import (
    Box,
    Clause,
    ClauseKind,
    Document,
    Family,
    Line,
    Page,
    PageSource,
    Piece,
    Span,
    Stance,
)

LABELS = (NO_FINDING, *Stance)
VOCABULARY = ("f federal_immigration", "w delete", "w federal", "w not", "w share")
LETTER = 6.0  # points: how wide every letter of a printed line is

# Logits by feature: none, permits, conditions, prohibits.
WEIGHTS: dict[Family, dict[str, Sequence[float]]] = {
    Family.THIRD_PARTY_SHARING: {"w share": (0, 8, 0, 6), "w not": (0, 0, 0, 4)},
    Family.FEDERAL_ACCESS: {"f federal_immigration": (0, 8, 0, 6), "w not": (0, 0, 0, 4)},
    Family.RETENTION: {"w delete": (0, 0, 8, 0)},
}
BIAS = (4.0, 0.0, 0.0, 0.0)  # nothing is found by default
ANSWERS = {
    "w share": ("actor=vendor", "recipients=subcontractors", "data=any"),
    "w delete": ("actor=vendor", "from=termination", "recipients=affiliates"),
}


def toy_linear() -> LinearModel:
    """Return the toy, as training would make it."""
    families = {
        str(family): Head(LABELS, _columns(WEIGHTS[family], len(LABELS)), _numbers(BIAS))
        for family in Family
    }
    said = {
        feature: [4.0 if question in answers else 0.0 for question in QUESTIONS]
        for feature, answers in ANSWERS.items()
    }
    attributes = Head(QUESTIONS, _columns(said, len(QUESTIONS)), _numbers([-2.0] * len(QUESTIONS)))
    calibrations = {str(family): Calibration(1.0, 0.0, 0.0) for family in Family}
    return LinearModel(
        name="toy",
        sha256="",
        vocabulary={name: row for row, name in enumerate(VOCABULARY)},
        idf=_numbers([1.0] * len(VOCABULARY)),
        families=families,
        calibrations=calibrations,
        attributes=attributes,
        manifest={
            "format": FORMAT,
            "name": "toy",
            "families": [str(family) for family in Family],
            "stances": [str(stance) for stance in Stance],
            "attributes": list(QUESTIONS),
            "calibrations": {
                family: {"slope": c.slope, "offset": c.offset, "threshold": c.threshold}
                for family, c in calibrations.items()
            },
            "folds": 5,
            "held_out": {},
        },
    )


def toy_model(folder: Path) -> Model:
    """Return the toy, written to `folder` and loaded again."""
    save_linear(toy_linear(), folder / "linear")
    return load_model(folder)


def _columns(by_feature: Mapping[str, Sequence[float]], labels: int) -> Array:
    return np.array([by_feature.get(name, [0.0] * labels) for name in VOCABULARY], dtype=np.float32)


def _numbers(values: Sequence[float]) -> Array:
    return np.array(values, dtype=np.float32)


def clause(
    text: str,
    *,
    kind: ClauseKind = ClauseKind.CLAUSE,
    number: str | None = None,
    heading: str | None = None,
    lead_in: str = "",
    parent: int | None = None,
    page: int = 1,
    pieces: tuple[Piece, ...] = (),
) -> Clause:
    """Return a clause; without `pieces` it stands nowhere on a page."""
    return Clause(kind, number, heading, text, pieces, page, 2, parent, lead_in)


def heading(text: str, *, parent: int | None = None) -> Clause:
    """Return a heading with nothing below it in its own clause."""
    return clause("", kind=ClauseKind.HEADING, heading=text, parent=parent)


def printed(*pages: Sequence[str], sha256: str = "a" * 64) -> Document:
    """Return a document with these lines on its pages, twelve points apart, the first at 72."""
    text, lines, sheets = "", [], []
    for number, printed_lines in enumerate(pages, 1):
        start = len(text)
        for place, words in enumerate(printed_lines):
            span = Span(len(text), len(text) + len(words))
            top = 72.0 + 12 * place
            box = Box(number, 72.0, top, 72.0 + LETTER * len(words), top + 10)
            lines.append(Line(span, box, 10.0, False, 0, top + 8))
            text += words + "\n"
        sheets.append(Page(number, 612.0, 792.0, PageSource.TEXT, Span(start, len(text))))
    return Document("deal.pdf", sha256, text, tuple(sheets), tuple(lines))


def running(document: Document, *, number: str | None = None, lead_in: str = "") -> Clause:
    """Return one clause of all the document's lines, a space for each line end."""
    text, pieces = "", []
    for line in document.lines:
        text += " " if text else ""
        pieces.append(Piece(len(text), line.span))
        text += document.text[line.span.start : line.span.end]
    return clause(
        text,
        number=number,
        lead_in=lead_in,
        page=document.lines[0].box.page,
        pieces=tuple(pieces),
    )
