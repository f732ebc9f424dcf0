"""Break what a PDF draws: its streams, filters, forms, pictures and operators."""

import re
import zlib
from collections.abc import Callable
from functools import cache
from random import Random

from benchmarks.mutations.pdf_file import objects_of, stream, trailer_of, written

_FONT = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
_SAYS = b"BT /F1 11 Tf 72 700 Td (Vendor keeps no image.) Tj ET\n"


def drawing(content: bytes, forms: dict[int, bytes] | None = None, resources: bytes = b"") -> bytes:
    """Return a PDF of one page with that content stream, and further objects from 10 on."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << %s %s >> >>" % (_FONT, resources),
        4: content if content.startswith(b"<<") else stream(content),
    }
    return written(objects | (forms or {}))


def form(content: bytes, names: dict[str, int], matrix: bytes = b"") -> bytes:
    """Return a form that draws `content` and knows others by name."""
    known = b" ".join(b"/%s %d 0 R" % (name.encode(), number) for name, number in names.items())
    return stream(
        content,
        b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] %s "
        b"/Resources << %s /XObject << %s >> >>" % (matrix, _FONT, known),
    )


def recursive_forms(chance: Random, _: bytes) -> bytes:
    """Draw forms that draw themselves, each other, or ten of the next to great depth."""
    way = chance.choice(["itself", "each other", "ten of the next", "deep"])
    if way == "itself":
        forms = {10: form(_SAYS + b"/A Do /A Do", {"A": 10})}
    elif way == "each other":
        forms = {10: form(b"/B Do " + _SAYS, {"B": 11}), 11: form(b"/A Do " + _SAYS, {"A": 10})}
    else:
        times, depth = (10, chance.choice([4, 8])) if way == "ten of the next" else (1, 2000)
        forms = {
            10 + at: form(b"/A Do " * times, {"A": 11 + at}, b"/Matrix [1 0 0 1 0 1]")
            for at in range(depth)
        }
        forms[10 + depth] = form(_SAYS, {})
    return drawing(_SAYS + b"/A Do", forms, b"/XObject << /A 10 0 R >>")


@cache
def _bomb(megabytes: int, unit: bytes) -> bytes:
    return zlib.compress(unit * (megabytes * 1_000_000 // len(unit)), 9)


def filter_bombs(chance: Random, _: bytes) -> bytes:
    """Unpack to a hundred megabytes, twice packed, or through a chain of filters."""
    unit = chance.choice([b"\x00", b"q ", b"0 0 m 9 9 l S\n", b"BT ET ", b"[[[", b"((("])
    way = chance.choice(["once", "twice", "hex chain", "run length"])
    if way == "hex chain":
        content, filters = _SAYS, chance.choice([5, 12])
        for _hex in range(filters):
            content = content.hex().encode() + b">"
        return drawing(stream(content, b"/Filter [%s]" % (b"/ASCIIHexDecode " * filters)))
    if way == "run length":
        return drawing(stream(b"\x81q" * 500_000 + b"\x80", b"/Filter /RunLengthDecode"))
    packed = _bomb(chance.choice([20, 100]), unit)
    if way == "once":
        return drawing(stream(packed, b"/Filter /FlateDecode"))
    twice = zlib.compress(packed, 9)
    return drawing(stream(twice, b"/Filter [/FlateDecode /FlateDecode]"))


def length_lies(chance: Random, data: bytes) -> bytes:
    """Say streams are longer or shorter than they are."""
    lies = (b"0", b"1", b"-1", b"999999999", b"2147483647", b"4 0 R", b"999 0 R", b"(long)")
    objects = {
        number: re.sub(rb"/Length \d+", lambda _: b"/Length " + chance.choice(lies), body)
        for number, body in objects_of(data).items()
    }
    return written(objects, trailer_of(data))


def broken_streams(chance: Random, data: bytes) -> bytes:
    """Damage what streams hold, or say another filter has packed it."""
    filters = (b"/FlateDecode", b"/LZWDecode", b"/ASCII85Decode", b"/DCTDecode", b"/JPXDecode",
               b"/CCITTFaxDecode", b"/JBIG2Decode", b"/Crypt", b"/None")  # fmt: skip
    objects = objects_of(data)
    for number, body in objects.items():
        head, mark, content = body.partition(b"stream\n")
        if not mark or chance.random() < 0.3:
            continue
        if chance.random() < 0.5:
            name = chance.choice(filters)
            head = re.sub(rb"/Filter\s*(?:\[[^\]]*\]|/\w+)", b"", head)
            head = head.replace(b"<<", b"<< /Filter %s " % name, 1)
        else:
            damaged = bytearray(content)
            for _ in range(max(len(content) // 50, 1)):
                damaged[chance.randrange(len(content))] = chance.randrange(256)
            content = bytes(damaged)
        objects[number] = head + mark + content
    return written(objects, trailer_of(data))


def pictures(chance: Random, _: bytes) -> bytes:
    """Draw pictures that claim a size they do not have, or are no pictures."""
    side = chance.choice([0, 1, 30_000, 100_000, 2_147_483_647])
    packing = chance.choice([b"/FlateDecode", b"/DCTDecode", b"/JPXDecode", b"/CCITTFaxDecode",
                             b"/JBIG2Decode"])  # fmt: skip
    content = zlib.compress(bytes(1000)) if packing == b"/FlateDecode" else chance.randbytes(300)
    bits, space = chance.choice([1, 8, 16, 99]), chance.choice([b"/DeviceGray", b"/DeviceN", b"/X"])
    picture = stream(
        content,
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent %d /ColorSpace %s "
        b"/Filter %s /SMask 10 0 R /DecodeParms << /K -1 /Columns %d >>"
        % (side, side, bits, space, packing, side),
    )
    said = chance.choice([b"", _SAYS])
    return drawing(
        said + b"q 600 0 0 700 0 0 cm /A Do Q", {10: picture}, b"/XObject << /A 10 0 R >>"
    )


_OPERATORS = (
    b"q", b"Q", b"BT", b"ET", b"Tj", b"TJ", b"'", b'"', b"Tf", b"Td", b"TD", b"Tm", b"T*", b"Tz",
    b"Tr", b"Ts", b"cm", b"Do", b"re", b"l", b"m", b"c", b"h", b"S", b"f", b"W", b"n", b"gs", b"BI",
    b"ID", b"EI", b"BDC", b"EMC", b"sh", b"cs", b"scn", b"d0", b"d1",
)  # fmt: skip
_OPERANDS = (
    b"0", b"1", b"11", b"72", b"-1", b"1e38", b"-1e38", b"NaN", b"2147483648", b"0.000001", b"/F1",
    b"/Nil", b"(Vendor)", b"(\\377\\376\\000)", b"<41", b"<4142>", b"[(a) -99999999 (b)]", b"[",
    b"]", b"<<", b">>", b"<</MCID 0>>",
)  # fmt: skip


def operators(chance: Random, _: bytes) -> bytes:
    """Draw with operators and operands in any order."""
    words = [_SAYS]
    for _word in range(chance.choice([20, 300, 5000])):
        words += chance.choices(_OPERANDS, k=chance.choice([0, 1, 2, 6]))
        words.append(chance.choice(_OPERATORS))
    return drawing(b" ".join(words))


def odd_text(chance: Random, _: bytes) -> bytes:
    """Write text of absurd size, place, length and number."""
    ways = [
        b"BT /F1 1e9 Tf 72 700 Td (Vendor keeps data.) Tj ET",
        b"BT /F1 11 Tf 1e30 0 0 1e30 1e30 1e30 Tm (Vendor keeps data.) Tj ET",
        b"BT /F1 11 Tf 0 0 0 0 72 700 Tm (Vendor keeps data.) Tj ET",
        b"BT /F1 11 Tf 0.001 Tz 72 700 Td (Vendor keeps data.) Tj ET",
        b"BT /F1 11 Tf 72 700 Td (" + b"Vendor " * 15_000 + b") Tj ET",
        b"BT /F1 11 Tf 72 700 Td " + b"(a) Tj 1 0 Td " * 10_000 + b"ET",
        b"BT /F1 11 Tf 72 700 Td " + b"(Vendor) Tj 0 0 Td " * 3_000 + b"ET",
        b"BT /F1 0.01 Tf 72 700 Td " + b"(Vendor keeps data.) Tj T* " * 1_000 + b"ET",
        b"BT /F1 11 Tf 72 700 Td (\\000\\001\\033[31m\\r\\n\\177\\202) Tj ET",
        b"BT /F1 -11 Tf 72 700 Td (Vendor keeps data.) Tj ET",
    ]
    return drawing(chance.choice([b"", _SAYS]) + chance.choice(ways))


def rules(chance: Random, _: bytes) -> bytes:
    """Draw thousands of rules and boxes, as of a table that has no end."""
    across, down = chance.choice([(1, 4000), (60, 60), (4000, 1), (2, 400)])
    lines = [b"%d 0 m %d 792 l S" % (10 + 590 * at // across, 10 + 590 * at // across)
             for at in range(across)]  # fmt: skip
    lines += [b"0 %.2f m 612 %.2f l S" % (790 * at / down, 790 * at / down) for at in range(down)]
    return drawing(_SAYS + b"\n".join(lines))


MUTATIONS: dict[str, Callable[[Random, bytes], bytes]] = {
    "recursive forms": recursive_forms,
    "filter bombs": filter_bombs,
    "length lies": length_lies,
    "broken streams": broken_streams,
    "pictures": pictures,
    "operators": operators,
    "odd text": odd_text,
    "rules": rules,
}
