"""Tell what kind of document a file is by what it holds, not by its name."""

import io
import re
import zipfile

from clauses.errors import UnreadableInput
from clauses.readers.decoding import EXTRACTED, decoded

PDF_SIGN_WITHIN = 1024  # bytes; the header may stand behind what a mail gateway put there
SAMPLE = 65536  # characters looked at to tell one kind of text from another
FEWEST_TAGS = 3
FEWEST_MARKDOWN_SIGNS = 2

_CONVERT = "save it as PDF or DOCX and give that"
# How the formats that are not read begin: what they are, and what to do.
_REFUSED = (
    (b"{\\rtf", "an RTF file", _CONVERT),
    (b"\x89PNG", "a picture (PNG)", "make a PDF of it"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "make a PDF of it"),
    (b"II*\x00", "a picture (TIFF)", "make a PDF of it"),
    (b"MM\x00*", "a picture (TIFF)", "make a PDF of it"),
    (b"GIF8", "a picture (GIF)", "make a PDF of it"),
    (b"\x1f\x8b", "a gzip archive", "unpack it and give the documents in it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it and give the documents in it"),
    (b"Rar!", "a RAR archive", "unpack it and give the documents in it"),
    (b"\xffWPC", "a WordPerfect file", _CONVERT),
    (
        b"\x78\x9f\x3e\x22",
        "an Outlook attachment file (winmail.dat)",
        "ask for the documents in it",
    ),
    (b"%!PS", "a PostScript file", "print it to PDF"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Word, Excel, Outlook; and encrypted new ones
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_OUTLOOK = b"_\x00_\x00s\x00u\x00b\x00s\x00t\x00g\x001\x00.\x000\x00"
# What the zip files that are not Word documents hold.
_ZIPPED = (
    ("xl/", "an Excel workbook", "print its sheets to PDF"),
    ("ppt/", "a PowerPoint presentation", "save it as PDF"),
    ("content.xml", "an OpenDocument file", _CONVERT),
    ("META-INF/container.xml", "an e-book", "save it as PDF"),
)
_HEADER = re.compile(r"^([A-Za-z][\w-]{1,40}):", re.MULTILINE)
_OF_MAIL = frozenset({"from", "to", "subject", "date", "sender", "cc"})
# A memo begins "From:", "To:", too; only what went through mail has one of these.
_OF_TRANSPORT = frozenset(
    {"mime-version", "message-id", "received", "return-path", "content-type", "delivered-to"}
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*"
    r"<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(r"\s*<\?xml\b")
_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|table|tr|td|ul|ol|li|body|head|title|br|span|font|center)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"^#{1,6}[ \t]+\S.*$|^\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$|\*\*[^*\n]{1,200}\*\*"
    r"|\[[^\]\n]{1,200}\]\(\S{1,500}\)|^```",
    re.MULTILINE,
)


def kind_of(data: bytes) -> str:
    """Return the suffix of the kind of document the bytes are: ".pdf", ".docx", ".html" and so on.

    Raises UnreadableInput, without the file's name, for any other; it says what was found.
    """
    if b"%PDF-" in data[:PDF_SIGN_WITHIN]:
        return ".pdf"
    if not data.strip():
        raise UnreadableInput("the file is empty", "ask for it again")
    if data.startswith(b"PK"):
        return _kind_of_zip(data)
    if data.startswith(_COMPOUND):
        raise _compound(data)
    for start, what, advice in _REFUSED:
        if data.startswith(start):
            raise UnreadableInput(f"{what}, which is not read", advice)
    text = decoded(data)
    if text is None:
        raise UnreadableInput("neither text nor a known kind of document",
                              "give it as PDF, DOCX, HTML, text or e-mail")  # fmt: skip
    return _kind_of_text(text)


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise UnreadableInput("a Word or zip file that is cut short or broken",
                              "ask for it again") from error  # fmt: skip
    if any(name.startswith("word/") and name.endswith(".xml") for name in names):
        return ".docx"
    for sign, what, advice in _ZIPPED:
        if any(name.startswith(sign) for name in names):
            raise UnreadableInput(f"{what}, which is not read", advice)
    raise UnreadableInput(f"a zip archive of {len(names)} files",
                          "unpack it and give the documents in it")  # fmt: skip


def _compound(data: bytes) -> UnreadableInput:
    if _ENCRYPTED in data:
        return UnreadableInput("an Office file that needs a password", "save a copy without one")
    if _OLD_WORD in data:
        return UnreadableInput("a Word file of before 2007 (.doc), which is not read", _CONVERT)
    if _OUTLOOK in data:
        return UnreadableInput("an Outlook message (.msg), which is not read",
                               "save it as .eml or print it to PDF")  # fmt: skip
    return UnreadableInput("an Office file of before 2007, which is not read", _CONVERT)


def _kind_of_text(text: str) -> str:
    sample = text[:SAMPLE].removeprefix("\ufeff")
    if _is_mail(sample):
        return ".eml"
    if EXTRACTED.search(sample):  # what else it looks like are pages of it
        return ".txt"
    if _HTML_START.match(sample):
        return ".html"
    if _XML_START.match(sample):
        raise UnreadableInput("an XML file, which is not read", _CONVERT)
    tagged = len(_TAG.findall(sample)) >= FEWEST_TAGS
    marked = len(_MARKDOWN.findall(sample)) >= FEWEST_MARKDOWN_SIGNS
    if marked and not (tagged and sample.lstrip().startswith("<")):  # Markdown may hold HTML
        return ".md"
    return ".html" if tagged else ".txt"


def _is_mail(text: str) -> bool:
    """Whether the text begins with the headers of a message: some for people, one of transport."""
    head = text.lstrip("\n").split("\n\n", 1)[0]
    first = head.split("\n", 1)[0]
    if not _HEADER.match(first) and not first.startswith("From "):
        return False
    names = {name.lower() for name in _HEADER.findall(head)}
    return bool(names & _OF_MAIL) and bool(names & _OF_TRANSPORT)
