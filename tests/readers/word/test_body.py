from pathlib import Path

import docx.enum.text
import pytest
from docx.oxml import parse_xml

from clauses.records import PageSource
from tests.readers.made import (
    NS,
    W,
    add_list,
    clauses,
    deleted,
    draft,
    inserted,
    item,
    level,
    mark_end,
    outline,
    put,
    read_bytes,
    read_draft,
    rezipped,
    run,
    saved,
)

PAGE = docx.enum.text.WD_BREAK.PAGE
OWNS = "The City shall own the data."
KEEPS = "The vendor shall keep no copy."


def texts(folder: Path, made) -> list[str]:  # type: ignore[no-untyped-def]
    return read_draft(folder, made).text.splitlines()


# --- paragraphs ----------------------------------------------------------------------------------


def test_headings_by_style_and_a_style_of_headings_on_a_whole_clause(tmp_path: Path) -> None:
    made = draft()
    made.add_heading("Data", 1)
    made.add_paragraph(OWNS)
    made.add_paragraph(
        "The vendor shall give each image back to the City within ten days of the end of the term.",
        style="Heading 2",
    )
    assert outline(read_draft(tmp_path, made)) == [
        (None, "Data", ""),
        (None, None, OWNS),
        (None, None, "The vendor shall give each image back to the City within ten days of the end "
                     "of the term."),
    ]  # fmt: skip
    sizes = [(line.size, line.bold) for line in read_draft(tmp_path, made).lines]
    assert sizes == [(18.0, True), (11.0, False), (11.0, True)]


def test_capitals_that_only_the_style_makes(tmp_path: Path) -> None:
    made = draft()
    put(made.add_paragraph(), run("Retention of data", "<w:caps/>"))
    put(made.add_paragraph(), run(OWNS, '<w:caps w:val="0"/>'))
    assert outline(read_draft(tmp_path, made)) == [
        (None, "RETENTION OF DATA", ""), (None, None, OWNS),
    ]  # fmt: skip


def test_a_heading_set_on_one_line_with_its_text(tmp_path: Path) -> None:
    made = draft()
    mark_end(made.add_heading("Ownership.", 2), "<w:vanish/><w:specVanish/>")
    made.add_paragraph(f" {OWNS}")
    made.add_paragraph(KEEPS)
    assert outline(read_draft(tmp_path, made)) == [(None, "Ownership", OWNS), (None, None, KEEPS)]


def test_words_inside_links_fields_controls_and_math(tmp_path: Path) -> None:
    made = draft()
    put(made.add_paragraph(), (
        run("See ") + f"<w:hyperlink>{run('the policy')}</w:hyperlink>"
        + "<w:sdt><w:sdtPr><w:tag w:val='t'/></w:sdtPr><w:sdtContent>"
        + run(" of May") + "</w:sdtContent></w:sdt>"
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + "<w:r><w:instrText> REF a </w:instrText></w:r>"
        + f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(", Section 4")}'
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + f'<w:fldSimple w:instr="DATE">{run(" today")}</w:fldSimple>'
        + '<w:r><w:tab/><w:t>or</w:t><w:noBreakHyphen/><w:t>else</w:t><w:softHyphen/>'
        + '<w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'))  # fmt: skip
    made.element.body.insert(1, parse_xml(
        f"<w:sdt {NS}><w:sdtContent><w:p>{run(KEEPS)}</w:p></w:sdtContent></w:sdt>"))  # fmt: skip
    assert texts(tmp_path, made) == ["See the policy of May, Section 4 today or-else☑", KEEPS]


def test_form_fields_show_what_was_chosen(tmp_path: Path) -> None:
    made = draft()
    boxes = "".join(
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>'
        f"{state}</w:checkBox></w:ffData></w:fldChar></w:r>{run(label)}"
        for state, label in (
            ("<w:checked/>", "Sharing "), ('<w:default w:val="0"/>', "Sale "),
            ('<w:default w:val="1"/><w:checked w:val="0"/>', "Hosting "),
        )
    )  # fmt: skip
    menu = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="30 days"/><w:listEntry w:val="60 days"/></w:ddList></w:ffData>'
        "</w:fldChar></w:r>"
    )
    put(made.add_paragraph(), boxes + menu)
    assert texts(tmp_path, made) == ["☒ Sharing ☐ Sale ☐ Hosting 60 days"]


def test_line_ends_inside_a_paragraph(tmp_path: Path) -> None:
    made = draft()
    made.add_paragraph("EXHIBIT A").add_run().add_break()
    made.paragraphs[-1].add_run("Scope of Services")
    made.add_paragraph("The vendor shall keep images on\nservers of its own.")
    assert outline(read_draft(tmp_path, made)) == [
        (None, "EXHIBIT A", ""),
        (None, "Scope of Services", ""),
        (None, None, "The vendor shall keep images on servers of its own."),
    ]


def test_invisible_and_direction_characters_do_not_split_words(tmp_path: Path) -> None:
    made = draft()
    made.add_paragraph("fed\u202eer\u200bal\u00ad\u00a0 agency ofﬁce")
    assert texts(tmp_path, made) == ["federal agency office"]


def test_headers_footers_and_contents_are_no_body(tmp_path: Path) -> None:
    made = draft()
    made.sections[0].header.paragraphs[0].text = "City of Alder"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    made.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    made.add_paragraph("1. Data\t3", style="toc 1")
    made.add_paragraph(OWNS)
    assert texts(tmp_path, made) == [OWNS]


def test_notes_follow_the_paragraph_that_refers_to_them(tmp_path: Path) -> None:
    made = draft()
    note = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    put(made.add_paragraph(), run("The vendor shall share no data") + note + run(" at all."))
    made.add_paragraph(OWNS)
    footnotes = (
        f'<w:footnotes {NS}><w:footnote w:id="-1"><w:p>{run("line")}</w:p></w:footnote>'
        f'<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r>{run(" Save with its host.")}</w:p>'
        "</w:footnote></w:footnotes>"
    )
    data = rezipped(saved(made), {"word/footnotes.xml": footnotes.encode()})
    assert read_bytes(tmp_path, data).text.splitlines() == [
        "The vendor shall share no data at all.", "[1] Save with its host.", OWNS,
    ]  # fmt: skip


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    made = draft()
    box = f"<w:txbxContent><w:p>{run('Images kept: 30 days')}</w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    first = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    other = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    put(
        made.add_paragraph(OWNS),
        f"<w:r><mc:AlternateContent {mc}>{first}{other}</mc:AlternateContent></w:r>",
    )
    assert texts(tmp_path, made) == [OWNS, "Images kept: 30 days"]


# --- tables --------------------------------------------------------------------------------------


def test_a_table_is_rows_under_its_header(tmp_path: Path) -> None:
    made = draft()
    made.add_paragraph("The vendor keeps data as follows:")
    table = made.add_table(3, 3)
    for row, cells in enumerate((("Data", "Kept for", "Shared"), ("Images", "30 days", "No"),
                                 ("Audit logs", "2 years", "No"))):  # fmt: skip
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    made.add_paragraph(OWNS)
    found = [(c.text, c.lead_in) for c in clauses(read_draft(tmp_path, made))]
    assert found == [
        ("The vendor keeps data as follows:", ""),
        ("Data Kept for Shared", ""),
        ("Images 30 days No", "Data Kept for Shared"),
        ("Audit logs 2 years No", "Data Kept for Shared"),
        (OWNS, ""),
    ]


def test_a_row_marked_as_header_is_as_good_as_bold(tmp_path: Path) -> None:
    made = draft()
    table = made.add_table(2, 2)
    for row, cells in enumerate((("Schedule 2026", "Kept"), ("Images", "30 days"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {NS}/>"))
    assert [line.bold for line in read_draft(tmp_path, made).lines] == [True, True, False, False]


def test_merged_cells_stand_in_each_row_and_once_in_a_row(tmp_path: Path) -> None:
    made = draft()
    table = made.add_table(4, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Retention schedule"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Video"
    table.cell(1, 1).text, table.cell(1, 2).text = "faces", "7 days"
    table.cell(2, 1).text, table.cell(2, 2).text = "plates", "30 days"
    table.cell(3, 0).text, table.cell(3, 2).text = "Audio", "none"
    rows = [c.text for c in clauses(read_draft(tmp_path, made))]
    assert rows == [
        "Retention schedule", "Video faces 7 days", "Video plates 30 days", "Audio none",
    ]  # fmt: skip


def test_a_table_in_a_cell_is_part_of_the_cell(tmp_path: Path) -> None:
    made = draft()
    table = made.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Data", "Terms"
    table.cell(1, 0).text = "Images"
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "kept", "30 days"
    assert [c.text for c in clauses(read_draft(tmp_path, made))] == [
        "Data Terms", "Images kept 30 days",
    ]  # fmt: skip


def test_a_list_laid_out_as_a_table_is_a_list(tmp_path: Path) -> None:
    made = draft()
    made.add_paragraph("The vendor shall:")
    table = made.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "(a)", "keep images for thirty days;"
    table.cell(1, 0).text, table.cell(1, 1).text = "(b)", "delete them after that."
    add_list(made, 50, [level("decimal", "%1.")])
    assert outline(read_draft(tmp_path, made)) == [
        (None, None, "The vendor shall:"),
        ("(a)", None, "keep images for thirty days;"),
        ("(b)", None, "delete them after that."),
    ]
    table.cell(0, 0).text, table.cell(1, 0).text = "1", "2"  # quantities, not numbers
    assert outline(read_draft(tmp_path, made))[1:] == [
        (None, None, "1 keep images for thirty days;"), (None, None, "2 delete them after that."),
    ]  # fmt: skip


# --- pages ---------------------------------------------------------------------------------------


def test_one_page_where_nothing_says_otherwise(tmp_path: Path) -> None:
    made = draft()
    for _ in range(200):
        made.add_paragraph(OWNS)
    document = read_draft(tmp_path, made)
    assert [page.number for page in document.pages] == [1]
    assert [c.text for c in clauses(document)] == [OWNS] * 200


def test_breaks_that_begin_a_page(tmp_path: Path) -> None:
    made = draft()
    made.add_paragraph("one").add_run().add_break(PAGE)
    laid = "<w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r>"  # the same break, as Word saves it
    put(made.add_paragraph(), laid)
    made.add_paragraph("three").paragraph_format.page_break_before = True
    made.add_section()
    made.add_paragraph("four")
    made.add_section(docx.enum.section.WD_SECTION.CONTINUOUS)
    made.add_paragraph("four as well")
    document = read_draft(tmp_path, made)
    assert [(line.box.page, line.opens) for line in document.lines] == [
        (1, True), (2, True), (3, True), (4, True), (4, True),
    ]  # fmt: skip
    assert [page.number for page in document.pages] == [1, 2, 3, 4]


def test_a_sentence_over_a_page_end_has_a_line_on_each(tmp_path: Path) -> None:
    made = draft()
    laid = "<w:r><w:lastRenderedPageBreak/><w:t>no copy.</w:t></w:r>"
    put(made.add_paragraph(), run("The vendor shall keep ") + laid)
    document = read_draft(tmp_path, made)
    assert document.text == "The vendor shall keep\nno copy.\n"
    assert [(line.box.page, line.opens) for line in document.lines] == [(1, True), (2, False)]


def test_a_table_over_a_page_end_keeps_its_header(tmp_path: Path) -> None:
    made = draft()
    table = made.add_table(3, 2)
    for row, cells in enumerate((("Data", "Kept for"), ("Images", "30 days"), ("", "2 years"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    put(table.cell(2, 0).paragraphs[0], "<w:r><w:lastRenderedPageBreak/><w:t>Logs</w:t></w:r>")
    found = [(c.page, c.text, c.lead_in) for c in clauses(read_draft(tmp_path, made))]
    assert found == [
        (1, "Data Kept for", ""), (1, "Images 30 days", "Data Kept for"),
        (2, "Data Kept for", ""), (2, "Logs 2 years", "Data Kept for"),
    ]  # fmt: skip


# --- changes -------------------------------------------------------------------------------------


def test_the_new_wording_is_read_and_both_are_reported(tmp_path: Path) -> None:
    made = draft()
    put(made.add_paragraph(), (
        run("The vendor shall ") + deleted("not share", "B. Seller") + inserted("share")
        + run(" plate images.")))  # fmt: skip
    made.add_paragraph(OWNS)
    document = read_draft(tmp_path, made)
    assert outline(document) == [
        (None, None, "The vendor shall share plate images."), (None, None, OWNS),
    ]  # fmt: skip
    assert document.warnings == (
        "the draft has tracked changes by A. Buyer, B. Seller: read as if all were accepted, both "
        "wordings follow",
        "page 1: The vendor shall [deleted by B. Seller: not share] [inserted by A. Buyer: share] "
        "plate images.",
    )


def test_words_inserted_by_one_and_deleted_by_another_are_deleted(tmp_path: Path) -> None:
    made = draft()
    both = f'<w:ins w:author="A. Buyer">{deleted(" not", "B. Seller")}</w:ins>'
    put(made.add_paragraph("The vendor may"), both + run(" share."))
    document = read_draft(tmp_path, made)
    assert document.text == "The vendor may share.\n"
    assert document.warnings[1] == "page 1: The vendor may [deleted by B. Seller: not] share."


def test_a_deleted_item_is_not_counted_and_a_deleted_end_joins(tmp_path: Path) -> None:
    made = draft()
    add_list(made, 50, [level("decimal", "%1.")])
    item(made, "The City shall own the data.", 50)
    gone = item(made, "", 50)
    put(gone, deleted("The vendor may sell the data."))
    mark_end(gone, '<w:del w:author="A. Buyer"/>')
    item(made, "The vendor shall keep", 50)
    mark_end(made.paragraphs[-1], '<w:del w:author="A. Buyer"/>')
    put(item(made, "", 50), run(" no copy."))
    document = read_draft(tmp_path, made)
    assert outline(document) == [
        ("1.", None, "The City shall own the data."),
        ("2.", None, "The vendor shall keep no copy."),
    ]
    assert document.warnings[1:] == (
        "page 1: [deleted by A. Buyer: The vendor may sell the data.]",
    )


def test_a_deleted_row_is_reported_not_read(tmp_path: Path) -> None:
    made = draft()
    table = made.add_table(3, 2)
    for row, cells in enumerate((("Data", "Kept for"), ("Faces", "forever"), ("Plates", "1 day"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {NS} w:author="A. Buyer"/>'))
    document = read_draft(tmp_path, made)
    assert [c.text for c in clauses(document)] == ["Data Kept for", "Plates 1 day"]
    assert set(document.warnings) >= {
        "page 1: [deleted by A. Buyer: Faces]", "page 1: [deleted by A. Buyer: forever]",
    }  # fmt: skip


def test_moved_words_stand_where_they_went(tmp_path: Path) -> None:
    made = draft()
    put(made.add_paragraph(), f'<w:moveFrom w:author="A. Buyer">{run(OWNS)}</w:moveFrom>')
    made.add_paragraph(KEEPS)
    put(made.add_paragraph(), f'<w:moveTo w:author="A. Buyer">{run(OWNS)}</w:moveTo>')
    assert texts(tmp_path, made) == [KEEPS, OWNS]


def test_struck_and_hidden_words_are_reported_not_read(tmp_path: Path) -> None:
    made = draft()
    put(made.add_paragraph(), (
        run("The vendor shall ") + run("never ", "<w:strike/>") + run("share ")
        + run("secretly ", "<w:vanish/>") + run("data.", '<w:strike w:val="0"/>')))  # fmt: skip
    document = read_draft(tmp_path, made)
    assert document.text == "The vendor shall share data.\n"
    assert document.warnings == (
        "page 1: The vendor shall [struck out: never] share [hidden: secretly] data.",
    )


def test_long_unchanged_words_are_shortened_deleted_ones_are_not(tmp_path: Path) -> None:
    made = draft()
    long = " ".join(f"word{n}" for n in range(60))
    put(made.add_paragraph(), run(long) + deleted(f" {long}"))
    assert read_draft(tmp_path, made).warnings[1] == (
        "page 1: word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 … word52 word53 "
        f"word54 word55 word56 word57 word58 word59 [deleted by A. Buyer: {long}]"
    )


def test_a_part_in_a_file_of_its_own_makes_the_document_read_in_part(tmp_path: Path) -> None:
    made = draft()
    made.add_paragraph(OWNS)
    made.element.body.insert(1, parse_xml(f"<w:altChunk {NS}/>"))
    document = read_draft(tmp_path, made)
    assert document.warnings == (
        "page 2 stands for what was not read: parts in files of their own (1); open the document "
        "in Word, save it, and give that",
    )
    assert [page.source for page in document.pages] == [PageSource.TEXT, PageSource.UNREADABLE]


# --- other editions, and nothing at all ----------------------------------------------------------


def test_the_strict_edition_reads_the_same(tmp_path: Path) -> None:
    made = draft()
    made.add_heading("Data", 1)
    made.add_paragraph(OWNS)
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = saved(made)
    replaced = {
        name: _member(data, name).replace(W.encode(), strict)
        for name in ("word/document.xml", "word/styles.xml")
    }
    assert outline(read_bytes(tmp_path, rezipped(data, replaced))) == [
        (None, "Data", ""), (None, None, OWNS),
    ]  # fmt: skip


def test_a_document_without_words_is_unreadable_not_clean(tmp_path: Path) -> None:
    document = read_draft(tmp_path, draft())
    assert [page.source for page in document.pages] == [PageSource.UNREADABLE]
    assert document.warnings == (
        "the document holds no words, only pictures or nothing: save it as PDF",
    )


@pytest.mark.parametrize("part", ["styles", "numbering"])
def test_a_broken_side_part_costs_only_itself(tmp_path: Path, part: str) -> None:
    made = draft()
    made.add_paragraph(OWNS)
    data = rezipped(saved(made), {f"word/{part}.xml": b"<w:styles"})
    document = read_bytes(tmp_path, data)
    assert document.text == f"{OWNS}\n"
    assert document.warnings == (f"the file's {part} are broken and were not read",)


def _member(data: bytes, name: str) -> bytes:
    import io
    import zipfile

    return zipfile.ZipFile(io.BytesIO(data)).read(name)
