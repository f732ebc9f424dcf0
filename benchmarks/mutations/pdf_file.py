"""Take a PDF apart into its objects, and write objects as a PDF whose table of them is right."""

import re
from collections.abc import Mapping

_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,7}) 0 obj\b(.*?)\bendobj", re.DOTALL)
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref", re.DOTALL)
_SIZE = re.compile(rb"/Size\s+[0-9]+|/Prev\s+[0-9]+")


def objects_of(data: bytes) -> dict[int, bytes]:
    """Return the bodies of the objects, by number; streams as they stand in the file."""
    return {int(found[1]): found[2].strip(b"\r\n ") for found in _OBJECT.finditer(data)}


def trailer_of(data: bytes) -> bytes:
    """Return what the trailer holds beside sizes; the catalog is object 1 where it says nothing."""
    found = _TRAILER.search(data)
    return _SIZE.sub(b"", found[1]).strip() if found else b"/Root 1 0 R"


def written(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Return a PDF of the objects, with a table that says where each stands."""
    made = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = max(objects, default=0) + 1
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        at = offsets.get(number)
        made += b"0000000000 00000 f \n" if at is None else b"%010d 00000 n \n" % at
    made += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(made)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return the body of an object that is a stream."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)
