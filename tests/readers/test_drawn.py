from pathlib import Path

import pypdfium2
from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas

from clauses.readers.drawn import Drawn, drawn
from tests.readers.conftest import Draw, Press, outlines, picture, table, text

KEEP = "The City owns all Data."


def of(path: Path) -> Drawn:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return drawn(pdf[0])
    finally:
        pdf.close()


def test_a_page_of_words_draws_nothing_else(press: Press) -> None:
    assert of(press([text(KEEP, KEEP)])) == Drawn(rules=False, pictures=False, doubted=frozenset())


def test_rules_are_enough_for_a_table_where_there_is_a_grid(press: Press) -> None:
    cells = [("Data", "Kept for"), ("Footage", "30 days")]
    assert of(press([table(*cells)])).rules
    assert not of(press([table(*cells[:1], widths=(300,))], name="b.pdf")).rules


def test_pictures_and_outlines_are_seen(press: Press) -> None:
    assert of(press([text(KEEP), picture()])).pictures
    assert of(press([outlines(3000)], name="b.pdf")).pictures
    assert not of(press([outlines(20)], name="c.pdf")).pictures


def filled(colour: object, *, first: bool) -> list[Draw]:
    def box(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColor(colour)
        canvas.rect(60, 680, 300, 30, stroke=0, fill=1)
        canvas.restoreState()

    return [box, text(KEEP)] if first else [text(KEEP), box]


def test_words_under_a_shape_are_in_doubt(press: Press) -> None:
    assert len(of(press(filled(white, first=False))).doubted) == 1
    assert of(press(filled(white, first=True), name="b.pdf")).doubted == frozenset()
