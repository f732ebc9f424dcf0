"""Take a Word file apart into its members, and zip members the same way every time."""

import io
import zipfile
from collections.abc import Mapping

MAIN = "word/document.xml"
_LONG_AGO = (2020, 1, 1, 0, 0, 0)  # a zip holds dates: one for all, or no two are the same


def members_of(data: bytes) -> dict[str, bytes]:
    """Return what the zip holds, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """Return a zip of the members, the same bytes for the same members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(info, content)
    return buffer.getvalue()


def with_body(data: bytes, body: bytes) -> bytes:
    """Return the Word file with another body; the prefix `w` is known in it."""
    members = members_of(data)
    main = members[MAIN]
    start, end = main.index(b"<w:body>") + 8, main.rindex(b"</w:body>")
    return zipped(members | {MAIN: main[:start] + body + main[end:]})


def said(text: bytes) -> bytes:
    """Return a paragraph."""
    return b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % text
