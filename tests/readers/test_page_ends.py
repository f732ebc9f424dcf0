"""What begins and goes on where a page ends, in formats that say so."""

from pathlib import Path

import docx.enum.text

from tests.readers.made import clauses, draft, put, read_bytes, read_draft, run


def test_a_paragraph_on_the_next_page_is_another(tmp_path: Path) -> None:
    made = draft()
    made.add_paragraph("Scope of the work").add_run().add_break(docx.enum.text.WD_BREAK.PAGE)
    made.add_paragraph("of the vendor and its staff")
    made.add_paragraph(
        "4. The vendor shall keep no copy."
    ).paragraph_format.page_break_before = True
    found = [(c.page, c.number, c.text) for c in clauses(read_draft(tmp_path, made))]
    assert found == [
        (1, None, "Scope of the work"), (2, None, "of the vendor and its staff"),
        (3, "4.", "The vendor shall keep no copy."),
    ]  # fmt: skip


def test_a_sentence_over_a_page_end_is_one(tmp_path: Path) -> None:
    made = draft()
    laid = "<w:r><w:lastRenderedPageBreak/><w:t>5.3 Apart from that, it keeps none.</w:t></w:r>"
    put(made.add_paragraph(), run("The vendor shall keep a copy under Section ") + laid)
    made.add_paragraph("The City shall pay.")
    found = [(c.page, c.text) for c in clauses(read_draft(tmp_path, made))]
    assert found == [
        (1, "The vendor shall keep a copy under Section 5.3 Apart from that, it keeps none."),
        (2, "The City shall pay."),
    ]


def test_an_attachment_does_not_go_on_from_the_message(tmp_path: Path) -> None:
    raw = (
        b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        b"--x\n\nPlease see\n--x\nContent-Disposition: attachment; filename=a.txt\n\n"
        b"the terms of use\n--x--\n"
    )
    assert [(c.page, c.text) for c in clauses(read_bytes(tmp_path, raw))][1:] == [
        (1, "Please see"), (2, "the terms of use"),
    ]  # fmt: skip
