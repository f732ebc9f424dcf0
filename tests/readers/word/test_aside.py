from pathlib import Path

from docx.oxml import parse_xml

from tests.readers.made import (
    NS,
    draft,
    inserted,
    put,
    read_bytes,
    read_draft,
    rezipped,
    run,
    saved,
)

OWNS = "The City shall own the data."


def comment(author: str, words: str) -> str:
    return f'<w:comment w:id="1" w:author="{author}"><w:p>{run(words)}</w:p></w:comment>'


def test_comments_are_told_with_who_made_them(tmp_path: Path) -> None:
    made = draft()
    made.add_paragraph(OWNS)
    comments = comment("A. Buyer", "Who else\u202e gets it?") + comment("", "So " * 300)
    part = f'<w:comments {NS}>{comments}<w:comment w:id="3"/></w:comments>'
    document = read_bytes(tmp_path, rezipped(saved(made), {"word/comments.xml": part.encode()}))
    assert document.text == f"{OWNS}\n"
    half = "So " * 49 + "So"
    assert document.warnings == (
        "comments in the margin, not part of the text: 3",
        "comment by A. Buyer: Who else gets it?",
        f"comment: {half} … {half}",
    )


def test_headers_and_footers_are_told_once_and_page_numbers_are_not(tmp_path: Path) -> None:
    made = draft()
    made.add_paragraph(OWNS)
    section = made.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "City of Alder\tAgreement 2026-14"
    section.first_page_header.paragraphs[0].text = "City of Alder\tAgreement 2026-14"
    section.footer.paragraphs[0].text = "Page 1 of 9"
    document = read_draft(tmp_path, made)
    assert document.text == f"{OWNS}\n"
    assert document.warnings == (
        'page headers and footers, not part of the text: "City of Alder Agreement 2026-14"',
    )


def test_a_watermark_is_told(tmp_path: Path) -> None:
    made = draft()
    made.add_paragraph(OWNS)
    shape = (
        f'<w:r {NS} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape>'
        '<v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    )
    made.sections[0].header.paragraphs[0]._p.append(parse_xml(shape))
    assert read_draft(tmp_path, made).warnings == ('a watermark across the pages says "DRAFT"',)


def test_a_broken_header_costs_nothing(tmp_path: Path) -> None:
    made = draft()
    made.add_paragraph(OWNS)
    made.sections[0].header.paragraphs[0].text = "City of Alder County"
    data = rezipped(saved(made), {"word/header1.xml": b"<w:hdr"})
    document = read_bytes(tmp_path, data)
    assert (document.text, document.warnings) == (f"{OWNS}\n", ())


def test_changes_embedded_files_and_unstored_numbers(tmp_path: Path) -> None:
    made = draft()
    put(made.add_paragraph(OWNS), "<w:r><w:instrText> LISTNUM NumberDefault </w:instrText></w:r>")
    put(made.add_paragraph(), inserted("So it is.", "A. Buyer"))
    data = rezipped(saved(made), {"word/embeddings/a.xlsx": b"x"})
    assert read_bytes(tmp_path, data).warnings == (
        "the draft has tracked changes by A. Buyer: read as if all were accepted, both wordings "
        "follow",
        "files embedded in the document that were not read: 1",
        "numbers Word makes anew each time (LISTNUM or AUTONUM fields) are missing: 1; a PDF of "
        "the document has them",
        "page 1: [inserted by A. Buyer: So it is.]",
    )
