import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document

from clauses.records import Deal, Report, RetentionLimit, Severity
from clauses.renderers.memo import memo_parts
from clauses.renderers.memo_parts import Bullets, Heading, Picture, Quotation, Table
from clauses.renderers.pictures_drawn import scene_png
from clauses.renderers.to_docx import CREATED, report_docx
from clauses.renderers.word_look import GRADES, SOURCE_STYLE, TABLE_STYLE


@pytest.fixture
def limited(report: Report) -> Report:
    limit = RetentionLimit("R-1", "sample", "Kept too long", Severity.HIGH, "P10D", ())
    return replace(report, tool=replace(report.tool, retention_limits=(limit,)))


def opened(report: Report) -> Document:
    return docx.Document(io.BytesIO(report_docx(report)))


def styled(document: Document, style: str) -> list[str]:
    return [
        one.text for one in document.paragraphs if one.style is not None and one.style.name == style
    ]


def test_parts_are_in_styles_of_word(report: Report) -> None:
    document = opened(report)
    parts = list(memo_parts(report))
    for level, style in ((1, "Title"), (2, "Heading 1"), (3, "Heading 2"), (4, "Heading 3")):
        texts = [one.text for one in parts if isinstance(one, Heading) and one.level == level]
        assert styled(document, style) == texts
    quotes = [one for one in parts if isinstance(one, Quotation)]
    assert styled(document, "Quote") == [f"\u201c{one.text}\u201d" for one in quotes]
    assert styled(document, SOURCE_STYLE) == [one.place for one in quotes]
    items = [item for one in parts if isinstance(one, Bullets) for item in one.items]
    assert styled(document, "List Bullet") == items


def test_tables_hold_the_rows_of_the_memo(report: Report) -> None:
    tables = [one for one in opened(report).tables if one.style and one.style.name == TABLE_STYLE]
    parts = [one for one in memo_parts(report) if isinstance(one, Table)]
    assert [
        tuple(tuple(cell.text for cell in row.cells) for row in table.rows) for table in tables
    ] == [((one.head,) if any(one.head) else ()) + one.rows for one in parts]


def test_levels_are_coloured_and_heads_repeat(report: Report) -> None:
    table = next(one for one in opened(report).tables if one.cell(0, 0).text == "Subject")
    assert table.cell(2, 1).text == "Critical"
    assert f'w:fill="{GRADES["critical"][1]}"' in table.cell(2, 1)._tc.xml
    assert "<w:shd" not in table.cell(2, 0)._tc.xml
    assert [row._tr.xml.count("w:tblHeader") for row in table.rows] == [1, 0, 0, 0]


def test_pictures_are_those_of_the_memo_with_their_words(limited: Report) -> None:
    document = opened(limited)
    parts = [one for one in memo_parts(limited) if isinstance(one, Picture)]
    said = [one._inline.docPr.get("descr") for one in document.inline_shapes]
    assert said == [one.scene.words for one in parts]
    assert said[0] == (
        "How long data is kept: 30 days from capture, over the limit, p. 6. "
        "Limits of the rules: 10 days."
    )
    images = [
        part.blob for part in document.part.package.iter_parts() if part.content_type == "image/png"
    ]
    assert sorted(images) == sorted(scene_png(one.scene) for one in parts)


def test_each_deal_after_the_first_begins_a_page(report: Report) -> None:
    document = opened(replace(report, deals=report.deals * 2))
    heads = [one for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    assert [(one.text, one.paragraph_format.page_break_before) for one in heads] == [
        ("2 deals reviewed", None),
        ("Camera agreement", None),
        ("Camera agreement", True),
        ("Basis of this memo", None),
    ]


def test_same_report_same_bytes_without_a_date(report: Report, deal: Deal) -> None:
    data = report_docx(report)
    assert data == report_docx(report)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert properties.created == properties.modified == CREATED
    assert properties.author == "clauses"
    other = replace(report, deals=(replace(deal, title="Other"),))
    assert report_docx(other) != data
