from email.message import EmailMessage
from pathlib import Path

import pytest

from clauses.errors import UnreadableInput
from clauses.readers import read
from clauses.records import Document, PageSource, Span
from tests.readers.conftest import Press, text
from tests.readers.made import clauses, draft, outline, read_bytes, saved

BODY = "The vendor shall keep data for 30\ndays.\n"


def message(body: str = BODY, subject: str = "Draft") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Ann Alder <ann@example.org>"
    made["To"] = "bo@example.org"
    made["Date"] = "Tue, 03 Mar 2026 10:00:00 -0700"
    made["Subject"] = subject
    made["Message-ID"] = "<1@example.org>"
    made.set_content(body)
    return made


def attach(
    made: EmailMessage, data: bytes, name: str, kind: str = "application/octet-stream"
) -> None:
    maintype, subtype = kind.split("/")
    made.add_attachment(data, maintype=maintype, subtype=subtype, filename=name)


def received(folder: Path, made: EmailMessage) -> Document:
    return read_bytes(folder, made.as_bytes(), "mail.eml")


def word(words: str) -> bytes:
    made = draft()
    made.add_paragraph(words)
    return saved(made)


def test_headers_and_body(tmp_path: Path) -> None:
    document = received(tmp_path, message(subject="Draft – plates"))
    assert document.text.splitlines() == [
        "From: Ann Alder <ann@example.org>", "To: bo@example.org",
        "Date: Tue, 03 Mar 2026 10:00:00 -0700", "Subject: Draft – plates",
        "The vendor shall keep data for 30", "days.",
    ]  # fmt: skip
    assert clauses(document)[-1].text == "The vendor shall keep data for 30 days."
    assert document.warnings == ()


def test_quoted_history_is_kept_and_its_signs_are_not(tmp_path: Path) -> None:
    document = received(tmp_path, message(
        "Agreed.\n\nOn Monday, Bo wrote:\n> The vendor shall keep the\n> data for 30 days.\n"
        ">> And log it.\n"
    ))  # fmt: skip
    assert [c.text for c in clauses(document)][-3:] == [
        "On Monday, Bo wrote:", "The vendor shall keep the data for 30 days.", "And log it.",
    ]  # fmt: skip


def test_plain_before_html_and_html_where_plain_says_nothing(tmp_path: Path) -> None:
    both = message()
    both.add_alternative("<p>The HTML form.</p>", subtype="html")
    assert received(tmp_path, both).text.endswith("30\ndays.\n")
    bare = message("(see HTML)\n")
    bare.add_alternative("<ol><li>The HTML form.</li></ol>", subtype="html")
    assert received(tmp_path, bare).text.endswith("Subject: Draft\n1. The HTML form.\n")


def test_attachments_are_further_pages(tmp_path: Path, press: Press) -> None:
    made = message()
    attach(
        made,
        press([text("The City shall own the data.")], [text("Page two.")]).read_bytes(),
        "a.pdf",
    )
    attach(made, word("The vendor shall sell none."), "b.bin")
    made.add_attachment("Plain terms.\n", filename="c.txt")
    document = received(tmp_path, made)
    assert document.warnings == (
        "pages 2 to 3 are the attachment a.pdf",
        "page 4 is the attachment b.bin",
        "page 5 is the attachment c.txt",
    )
    assert [page.number for page in document.pages] == [1, 2, 3, 4, 5]
    for page in document.pages:
        lines = [line for line in document.lines if line.box.page == page.number]
        assert (lines[0].span.start, lines[-1].span.end + 1) == (page.span.start, page.span.end)
    assert document.text.splitlines()[-4:] == [
        "The City shall own the data.", "Page two.", "The vendor shall sell none.", "Plain terms.",
    ]  # fmt: skip


def test_the_password_opens_attachments_too(tmp_path: Path, press: Press) -> None:
    made = message()
    attach(made, press([text("The City shall own it.")], password="elm").read_bytes(), "a.pdf")
    path = tmp_path / "mail.eml"
    path.write_bytes(made.as_bytes())
    assert read(path, password="elm").warnings == ("page 2 is the attachment a.pdf",)
    locked = read(path)
    assert locked.warnings == (
        "page 2 stands for what was not read: attachment a.pdf: it needs a password; give the "
        "right one with --password or save an unlocked copy",
    )
    assert [page.source for page in locked.pages] == [PageSource.TEXT, PageSource.UNREADABLE]


def test_a_table_in_an_attachment_is_still_a_table(tmp_path: Path) -> None:
    made = message()
    attach(
        made,
        b"<html><table><tr><th>Data<th>Kept<tr><td>Video<td>1 day</table>",
        "a.html",
        "text/html",
    )
    found = [(c.page, c.text, c.lead_in) for c in clauses(received(tmp_path, made))][-2:]
    assert found == [(2, "Data Kept", ""), (2, "Video 1 day", "Data Kept")]


def test_what_cannot_be_read_is_an_unreadable_page(tmp_path: Path) -> None:
    """So that nothing is said to be missing from a deal whose agreement was not read."""
    made = message()
    attach(made, b"%PDF-1.7 broken", "a.pdf")
    attach(made, b"\x89PNG\r\n", "scan.png", "image/png")
    attach(made, b"", "empty.docx")
    attach(made, b"\x78\x9f\x3e\x22\x00", "winmail.dat", "application/ms-tnef")
    document = received(tmp_path, made)
    unread = "stands for what was not read: attachment"
    assert document.warnings == (
        f"page 2 {unread} a.pdf: the PDF is broken and cannot be opened; ask for it again or print "
        "it to PDF",
        f"page 3 {unread} scan.png: a picture (PNG), which is not read; make a PDF of it",
        f"page 4 {unread} empty.docx: the file is empty; ask for it again",
        f"page 5 {unread} winmail.dat: an Outlook attachment file (winmail.dat), which is not "
        "read; ask for the documents in it",
    )
    assert [page.source for page in document.pages] == [
        PageSource.TEXT, *[PageSource.UNREADABLE] * 4,
    ]  # fmt: skip
    assert {page.span for page in document.pages[1:]} == {
        Span(len(document.text), len(document.text))
    }


def test_a_page_saved_with_all_it_needs(tmp_path: Path) -> None:
    parts = "".join(
        f"--x\nContent-Type: {kind}\nContent-Location: https://elm.example/{name}\n\n{body}\n"
        for kind, name, body in (
            ("text/html", "", "<html><p>The vendor shall keep none."),
            ("text/css", "a.css", "p { color: red }"),
            ("text/javascript", "a.js", "run()"),
        )
    )
    head = "From: <Saved by a browser>\nSubject: Terms\nMIME-Version: 1.0\n"
    page = f'{head}Content-Type: multipart/related; boundary="x"\n\n{parts}--x--\n'
    document = read_bytes(tmp_path, page.encode(), "terms.mht")
    assert document.text.splitlines()[-2:] == ["Subject: Terms", "The vendor shall keep none."]
    assert document.warnings == ()


def test_pictures_in_the_body_are_counted(tmp_path: Path) -> None:
    made = message()
    made.add_alternative("<p>The HTML form.</p><img src='cid:a'>", subtype="html")
    made.get_payload()[1].add_related(b"\x89PNG", "image", "png", cid="<a>")  # type: ignore[index, union-attr]
    assert received(tmp_path, made).warnings == ("pictures in the message that were not read: 1",)


def test_a_forwarded_message_with_its_own_attachment(tmp_path: Path) -> None:
    inner = message("Inner words.\n", "Inner")
    attach(inner, word("The City shall own the data."), "deal.docx")
    made = message()
    made.add_attachment(inner)
    document = received(tmp_path, made)
    assert document.warnings == (
        'pages 2 to 3 are the attachment message "Inner"',
        'message "Inner": page 2 is the attachment deal.docx',
    )
    assert outline(document)[-1] == (None, None, "The City shall own the data.")


def test_messages_within_messages_end_somewhere(tmp_path: Path) -> None:
    made = message("Innermost.\n")
    for _ in range(10):
        outer = message()
        attach(outer, made.as_bytes(), "inner.eml")
        made = outer
    document = received(tmp_path, made)
    assert [page.source for page in document.pages] == [
        *[PageSource.TEXT] * 5, PageSource.UNREADABLE,
    ]  # fmt: skip
    assert document.warnings[-1].endswith(
        "attachment inner.eml: too many messages within another; save it and give it"
    )


def test_more_attachments_than_anyone_sends(tmp_path: Path) -> None:
    made = message()
    for n in range(103):
        made.add_attachment(f"Number {n}.\n", filename=f"{n}.txt")
    document = received(tmp_path, made)
    assert len(document.pages) == 102
    assert document.warnings[-1] == (
        "page 102 stands for what was not read: 3 more attachments; save them and give them"
    )


@pytest.mark.parametrize(
    "raw",
    [
        b"From: \xff\xfe <@>,,;\nTo: =?utf-8?b?!!!?=\nMIME-Version: 1.0\n\n"
        b"The vendor shall keep none.",
        b"From: a\nMessage-ID: <\nDate: never\nContent-Type: text/plain; charset=no-such\n\n"
        b"The vendor shall keep none.",
        b"From: a\nMIME-Version: 1.0\nContent-Type: text/plain\n"
        b"Content-Transfer-Encoding: base64\n\nVGhlIHZlbmRvciBzaGFsbCBrZWVwIG5vbmUu=====",
        b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n"
        b"The vendor shall keep none.",
        b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\nThe vendor shall keep none.",
    ],
)
def test_broken_messages(tmp_path: Path, raw: bytes) -> None:
    assert "The vendor shall keep none." in read_bytes(tmp_path, raw).text


def test_multiparts_nested_without_end(tmp_path: Path) -> None:
    raw = b"From: a\nMIME-Version: 1.0\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000)
    )
    with pytest.raises(UnreadableInput, match="nested too deep; save its attachments"):
        read_bytes(tmp_path, raw + b"\nThe end.")


def test_a_message_without_words(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, b"From:\nMIME-Version: 1.0\n\n\n")
    assert [page.source for page in document.pages] == [PageSource.UNREADABLE]
    assert document.warnings == ("the message holds no words",)
