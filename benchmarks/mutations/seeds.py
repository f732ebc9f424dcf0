"""The valid files the broken ones are made of: small, of every construct the readers know."""

import io
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache

from docx.oxml import parse_xml
from PIL import Image, ImageDraw
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.mutations.pdf_file import written
from benchmarks.mutations.word_file import members_of, zipped
from tests.readers.made import NS, add_list, deleted, draft, inserted, item, level, put, run, saved

TERMS = (
    "1. Ownership. The City shall own all data the cameras capture.",
    "2. Sharing. Vendor may disclose images to agencies of Alder County upon written request.",
    "(a) No image is given to a federal agency without a warrant.",
    "(b) Vendor may use deidentified data to improve its own services.",
    "3. Retention. Vendor shall delete every image thirty days after capture.",
    "4. Term. This Agreement runs for two years and may be renewed once.",
)


@cache
def pdfs() -> tuple[bytes, ...]:
    """Return PDFs: prose, a ruled table, columns, a form, a scan, encrypted, one by hand."""
    return (
        _printed(_prose),
        _printed(_prose, _table, _prose),
        _printed(_columns, compressed=True),
        _printed(_form),
        _printed(_scan),
        _printed(_prose, encrypt=StandardEncryption("", "owner", strength=128)),
        _by_hand(),
    )


def _printed(
    *pages: Callable[[Canvas], None],
    compressed: bool = False,
    encrypt: StandardEncryption | None = None,
) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True, pageCompression=int(compressed), encrypt=encrypt)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _prose(canvas: Canvas) -> None:
    for place, line in enumerate(TERMS):
        canvas.drawString(72, 700 - 24 * place, line)


def _table(canvas: Canvas) -> None:
    for down in range(5):
        canvas.line(72, 700 - 30 * down, 472, 700 - 30 * down)
        for across in range(4 if down < 4 else 0):
            canvas.drawString(78 + 100 * across, 680 - 30 * down, f"Row {down} of {across}")
    for across in range(5):
        canvas.line(72 + 100 * across, 700, 72 + 100 * across, 580)


def _columns(canvas: Canvas) -> None:
    for column in (60, 320):
        for place in range(30):
            words = TERMS[place % len(TERMS)][:44]
            canvas.drawString(column, 720 - 20 * place, words)


def _form(canvas: Canvas) -> None:
    _prose(canvas)
    canvas.beginForm("stamp")
    canvas.drawString(0, 0, "Alder County 000123")
    canvas.endForm()
    canvas.doForm("stamp")
    canvas.acroForm.textfield(name="term", value="two years", x=72, y=400, width=120, height=18)
    canvas.acroForm.checkbox(name="renewed", checked=True, x=72, y=370)
    canvas.bookmarkPage("terms")
    canvas.addOutlineEntry("Terms", "terms")
    canvas.linkURL("https://alder.example/terms", (72, 300, 200, 320))


def _scan(canvas: Canvas) -> None:
    picture = Image.new("L", (850, 300), 255)
    pen = ImageDraw.Draw(picture)
    for place, line in enumerate(TERMS):
        pen.text((40, 30 + 40 * place), line, fill=0)
    canvas.drawImage(ImageReader(picture), 0, 400, 612, 216)


def _by_hand() -> bytes:
    """A PDF with a stream of objects, inherited boxes, a compressed content stream, a CMap."""
    content = b"BT /F1 11 Tf 72 700 Td (" + TERMS[0].encode() + b") Tj ET"
    packed = zlib.compress(content)
    cmap = (
        b"1 begincodespacerange <00> <ff> endcodespacerange "
        b"1 beginbfrange <20> <7e> <0020> endbfrange"
    )
    return written({
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>",
        3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R "
           b"/Resources << /Font << /F1 5 0 R >> >> >>",
        4: b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        6: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
    })  # fmt: skip


@cache
def drafts() -> tuple[bytes, ...]:
    """Return Word files: plain; numbered, changed, with a table, notes and header."""
    plain = draft()
    for line in TERMS:
        plain.add_paragraph(line)
    rich = draft()
    add_list(rich, 31, [level("decimal", "%1."), level("lowerLetter", "(%2)")])
    rich.add_heading("Data", 1)
    for place, line in enumerate(TERMS):
        item(rich, line.split(" ", 1)[1], 31, place % 2)
    put(rich.add_paragraph(), run("Images are kept ") + deleted("a year") + inserted("a month"))
    table = rich.add_table(4, 3)
    for down in range(4):
        for across in range(3):
            table.cell(down, across).text = f"Row {down} of {across}"
    table.cell(1, 0).merge(table.cell(2, 0))
    rich.sections[0].header.paragraphs[0].text = "City of Alder"
    box = f"<w:txbxContent {NS}><w:p>{run('Kept: 30 days')}</w:p></w:txbxContent>"
    rich.paragraphs[-1]._p.append(parse_xml(f"<w:r {NS}><w:pict>{box}</w:pict></w:r>"))
    return zipped(members_of(saved(plain))), zipped(members_of(saved(rich)))


@cache
def pages() -> tuple[bytes, ...]:
    """Return web pages."""
    items = "".join(f"<li>{line}</li>" for line in TERMS)
    rows = "".join(
        f"<tr><td rowspan=1>{n}</td><td>{line}</td></tr>" for n, line in enumerate(TERMS)
    )
    page = (
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>Terms</title><script>a()</script>"
        f"</head><body><nav>Menu</nav><h1>Terms</h1><p>{TERMS[0]}<br>{TERMS[1]}</p>"
        f"<ol type=a start=2>{items}</ol><div style='display:none'>{TERMS[3]}</div>"
        f"<table>{rows}</table><del>old</del><ins>new</ins></body></html>"
    )
    return page.encode(), page.replace("utf-8", "utf-16").encode("utf-16")


@cache
def notes() -> tuple[bytes, ...]:
    """Return texts in Markdown."""
    listed = "\n".join(f"{number}. {line[3:]}" for number, line in enumerate(TERMS, 1))
    rows = "\n".join(f"| {number} | {line} |" for number, line in enumerate(TERMS))
    quote = f"> {TERMS[0]}\n> **Data.** [terms](https://alder.example)"
    return (
        f"# Terms\n\n## Data\n\n{listed}\n\n| a | b |\n|---|---|\n{rows}\n\n{quote}\n".encode(),
    )


@cache
def messages() -> tuple[bytes, ...]:
    """Return e-mails: with attachments, and one that forwards another."""
    message = EmailMessage()
    message["From"], message["To"] = "clerk@alder.example", "vendor@elm.example"
    message["Subject"], message["Message-ID"] = "Terms", "<1@alder.example>"
    message.set_content("\n\n".join(TERMS))
    message.add_alternative(pages()[0].decode(), subtype="html")
    message.add_attachment(pdfs()[0], maintype="application", subtype="pdf", filename="a.pdf")
    message.add_attachment(drafts()[0], maintype="application", subtype="zip", filename="b.docx")
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "clerk@alder.example", "Fwd: Terms"
    outer["Message-ID"] = "<2@alder.example>"
    outer.set_content("See below.")
    outer.add_attachment(message)
    for one, mark in ((message, "inner"), (outer, "outer")):
        for number, part in enumerate(one.walk()):
            if part.is_multipart() and part.get_content_maintype() == "multipart":
                part.set_boundary(f"=={mark}-{number}==")
    return message.as_bytes(), outer.as_bytes()


SEEDS: dict[str, Callable[[], tuple[bytes, ...]]] = {
    "pdf": pdfs,
    "docx": drafts,
    "html": pages,
    "md": notes,
    "eml": messages,
}
