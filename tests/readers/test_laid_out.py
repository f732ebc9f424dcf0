from clauses.readers.laid_out import Cell, Content, Grid, Paragraph, laid_out
from clauses.records import Box, Document, Line, Page, PageSource, Span, Table, TableRow


def made(*contents: Content) -> Document:
    return laid_out("a.docx", b"abc", contents, ("first",))


def cell(text: str) -> Cell:
    return Cell((Paragraph(text),))


def test_a_paragraph_is_a_line_apart_from_the_next() -> None:
    document = made(Paragraph("Data", 4, 18.0), Paragraph("Sharing. None.", 8, reported="was"))
    assert document == Document(
        "a.docx",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "Data\nSharing. None.\n",
        (Page(1, 612.0, 792.0, PageSource.TEXT, Span(0, 20)),),
        (
            Line(Span(0, 4), Box(1, 72.0, 138.0, 87.6, 158.0), 18.0, True, 4, 156.0, True),
            Line(Span(5, 19), Box(1, 72.0, 193.0, 126.6, 206.0), 11.0, False, 8, 204.0, True),
        ),
        (),
        ("first", "page 1: was"),
    )


def test_line_ends_and_pages_inside_a_paragraph() -> None:
    document = made(Paragraph("\fone\ntwo\n\nthree\ffour\n\ffive\f"), Paragraph("six"))
    assert [(line.box.page, line.opens) for line in document.lines] == [
        (1, True), (1, None), (1, True), (2, False), (3, None), (4, True),
    ]  # fmt: skip
    assert document.text.split() == ["one", "two", "three", "four", "five", "six"]


def test_a_long_page_keeps_its_lines_out_of_the_bands_of_headers() -> None:
    document = made(*(Paragraph(f"{n}") for n in range(1000)))
    (page,) = document.pages
    assert document.lines[0].box.top > 0.11 * page.height
    assert document.lines[-1].box.bottom < 0.89 * page.height


def test_a_table_is_a_grid_of_boxes_around_its_lines() -> None:
    header = Cell((Paragraph("Data kept"),), columns=2)
    document = made(
        Grid(((header,), (cell("Video"), Cell((Paragraph("1 day"), Paragraph("none"))))))
    )
    assert document.tables == (
        Table(Box(1, 72.0, 111.0, 540.0, 303.0), (
            TableRow((Box(1, 72.0, 111.0, 540.0, 159.0),)),
            TableRow((Box(1, 72.0, 159.0, 306.0, 303.0), Box(1, 306.0, 159.0, 540.0, 303.0))),
        )),
    )  # fmt: skip
    assert [(line.box.x0, line.baseline) for line in document.lines] == [
        (72.0, 147.0), (72.0, 195.0), (306.0, 243.0), (306.0, 291.0),
    ][: len(document.lines)]  # fmt: skip


def test_a_table_of_many_rows_goes_on_with_its_header() -> None:
    document = made(Grid(tuple((cell("Data"), cell(str(n))) for n in range(450))))
    assert [len(table.rows) for table in document.tables] == [200, 200, 52]
    assert document.text.splitlines()[398:404] == ["Data", "199", "Data", "0", "Data", "200"]


def test_one_column_or_one_row_is_no_table() -> None:
    for grid in (Grid(((cell("a"),), (cell("b"),))), Grid(((cell("a"), cell("b")),))):
        document = made(grid)
        assert document.tables == ()
        assert document.text == "a\nb\n"


def test_nothing_to_read() -> None:
    empty = made()
    assert (empty.text, empty.lines) == ("", ())
    assert empty.pages == (Page(1, 612.0, 792.0, PageSource.TEXT, Span(0, 0)),)
    wordless = laid_out("a", b"", (), wordless="no words")
    assert wordless.pages[0].source is PageSource.UNREADABLE
    assert wordless.warnings == ("no words",)
