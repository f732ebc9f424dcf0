"""Break the structure of a PDF: its objects, tables, page tree, boxes, encryption."""

import re
from collections.abc import Callable
from functools import partial
from random import Random

from benchmarks.mutations.bytewise import EXTREMES
from benchmarks.mutations.pdf_file import objects_of, stream, trailer_of, written

_REFERENCE = re.compile(rb"(?<![0-9])([0-9]{1,7}) 0 R\b")
_NUMBER = re.compile(rb"(?<=[ \[])-?[0-9]+(?:\.[0-9]+)?(?=[ \]\n/>])")

Objects = dict[int, bytes]


def _rebuilt(change: Callable[[Random, Objects], None]) -> Callable[[Random, bytes], bytes]:
    """A mutation that changes the objects and leaves the rest of the file right."""

    def mutation(chance: Random, data: bytes) -> bytes:
        objects = objects_of(data)
        change(chance, objects)
        return written(objects, trailer_of(data))

    mutation.__doc__ = change.__doc__
    return mutation


def _of_type(objects: Objects, name: bytes) -> list[int]:
    return [n for n, body in objects.items() if re.search(rb"/Type\s*/%s\b" % name, body[:2000])]


def _entry(body: bytes, key: bytes, value: bytes) -> bytes:
    """The dictionary with an entry set; of two with one key readers take the last or the first."""
    cleared = re.sub(rb"/%s\s+(?:\[[^\]]*\]|[0-9]+ 0 R|[^/\s>]+)" % key, b"", body)
    return cleared.replace(b"<<", b"<< /%s %s " % (key, value), 1)


def swapped(chance: Random, objects: Objects) -> None:
    """Give two objects each other's number."""
    for _ in range(chance.randint(1, 3)):
        one, other = chance.choice(list(objects)), chance.choice(list(objects))
        objects[one], objects[other] = objects[other], objects[one]


def dropped(chance: Random, objects: Objects) -> None:
    """Leave objects out."""
    for _ in range(chance.randint(1, 3)):
        objects.pop(chance.choice(list(objects)))


def misdirected(chance: Random, objects: Objects) -> None:
    """Let references lead elsewhere, to nowhere or to where they stand."""
    numbers = [*objects, 0, 999999]
    for number in chance.sample(list(objects), min(3, len(objects))):
        aim = chance.choice([number, *numbers])
        objects[number] = _REFERENCE.sub(b"%d 0 R" % aim, objects[number], count=1)


def page_tree_cycle(chance: Random, objects: Objects) -> None:
    """Let the page tree hold itself."""
    for number in _of_type(objects, b"Pages"):
        kid = chance.choice([b"[%d 0 R]", b"[%d 0 R %d 0 R]", b"%d 0 R"])
        kids = kid.replace(b"%d", b"%d" % number)
        objects[number] = _entry(objects[number], b"Kids", kids)


def deep_page_tree(chance: Random, objects: Objects) -> None:
    """Put the pages below a thousand nodes that have one child each."""
    top = max(objects) + 1
    pages, depth = _of_type(objects, b"Pages")[0], chance.choice([50, 1000, 5000])
    for level in range(depth):
        kid = top + level + 1 if level < depth - 1 else pages
        above = top + level - 1 if level else 0
        body = b"<< /Type /Pages /Count 1 /Kids [%d 0 R] /Parent %d 0 R >>" % (kid, above)
        objects[top + level] = body
    for number in _of_type(objects, b"Catalog"):
        objects[number] = _entry(objects[number], b"Pages", b"%d 0 R" % top)


def count_lies(chance: Random, objects: Objects) -> None:
    """Claim a number of pages that are not there."""
    for number in _of_type(objects, b"Pages"):
        claimed = chance.choice([b"100000", b"-1", b"0", b"2147483647", b"(many)", b"1e9"])
        objects[number] = _entry(objects[number], b"Count", claimed)


def shared_page(chance: Random, objects: Objects) -> None:
    """List one page many times."""
    for number in _of_type(objects, b"Pages"):
        page, times = _of_type(objects, b"Page")[0], chance.choice([5, 20])
        objects[number] = _entry(objects[number], b"Kids", b"[%s]" % (b"%d 0 R " % page * times))
        objects[number] = _entry(objects[number], b"Count", b"%d" % times)


def odd_boxes(chance: Random, objects: Objects) -> None:
    """Give pages boxes without end, without size, upside down, of what is no number."""
    boxes = (b"[0 0 1e38 1e38]", b"[0 0 0 0]", b"[612 792 0 0]", b"[NaN NaN NaN NaN]", b"[0 0]",
             b"[-1e9 -1e9 1e9 1e9]", b"[0 0 20000 20000]", b"[0 0 0.0001 792]", b"(box)",
             b"[0 0 612 2147483647]")  # fmt: skip
    for number in _of_type(objects, b"Page"):
        for key in chance.sample([b"MediaBox", b"CropBox", b"Rotate", b"UserUnit"], 2):
            odd = chance.choice(boxes if key.endswith(b"Box") else EXTREMES)
            objects[number] = _entry(objects[number], key, odd)


def extreme_numbers(chance: Random, objects: Objects) -> None:
    """Replace numbers anywhere by extreme ones."""
    for number in chance.sample(list(objects), min(4, len(objects))):
        body, share = objects[number], chance.choice([0.02, 0.2, 1.0])
        spared = partial(_perhaps_extreme, chance, share)
        objects[number] = _NUMBER.sub(spared, body)


def _perhaps_extreme(chance: Random, share: float, number: re.Match[bytes]) -> bytes:
    return chance.choice(EXTREMES) if chance.random() < share else number[0]


def nested(chance: Random, objects: Objects) -> None:
    """Nest arrays or dictionaries without end."""
    depth = chance.choice([100, 10_000, 200_000])
    opened, closed = chance.choice([(b"[", b"]"), (b"<</A ", b">>"), (b"[", b""), (b"<</A ", b"")])
    number = chance.choice(list(objects))
    deep = opened * depth + closed * depth
    objects[number] = chance.choice([deep, _entry(objects[number], b"Deep", deep)])


def cycles(chance: Random, objects: Objects) -> None:
    """Let parents, resources, outlines and form fields lead back to themselves."""
    keys = [b"Parent", b"Resources", b"Outlines", b"First", b"Next", b"Kids", b"AcroForm",
            b"Fields", b"Annots", b"Contents", b"Names", b"Font", b"Encoding", b"Length",
            b"DescendantFonts", b"ToUnicode", b"Filter", b"PageLabels",
            b"StructTreeRoot"]  # fmt: skip
    for number in chance.sample(list(objects), min(4, len(objects))):
        aim = chance.choice([number, chance.choice(list(objects))])
        form = chance.choice([b"%d 0 R", b"[%d 0 R]"])
        objects[number] = _entry(objects[number], chance.choice(keys), form % aim)


def loops_of_tables(chance: Random, data: bytes) -> bytes:
    """Let the table of objects name itself, or one that is not there, as the one before it."""
    start = data.rfind(b"startxref")
    at = data[start + 9 :].split(maxsplit=1)[0]
    aim = chance.choice([at, at, b"0", b"-5", b"999999999", b"%d" % (int(at) + 3)])
    return data.replace(b"/Size", b"/Prev %s /Size" % aim).replace(
        b"/Root", chance.choice([b"/XRefStm %s /Root" % aim, b"/Root"])
    )


def wrong_offsets(chance: Random, data: bytes) -> bytes:
    """Let entries of the table of objects point elsewhere."""

    def moved(entry: re.Match[bytes]) -> bytes:
        if chance.random() > 0.3:
            return entry[0]
        return b"%010d 00000 n" % chance.choice([0, 9, int(entry[1]) + 7, 9_999_999_999])

    return re.sub(rb"(\d{10}) 00000 n", moved, data)


def encryption_lies(chance: Random, data: bytes) -> bytes:
    """Say the file is encrypted, in ways that make no sense or with a password nobody has."""
    objects, top = objects_of(data), max(objects_of(data)) + 1
    key = chance.choice([b"00" * 32, b"41" * 48, b"", b"zz"])
    bodies = [
        b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <%s> /U <%s> >>" % (key, key),
        b"<< /Filter /Standard /V 9 /R 9 /Length 99999 /P 0 >>",
        b"<< /Filter /Standard /V 5 /R 6 /Length 256 /P -1 /O <%s> /U <%s> /OE <> /UE <> >>"
        % (key, key),
        b"<< /Filter /Unknown /V 4 /CF << /StdCF << /CFM /AESV3 >> >> /StmF /StdCF >>",
        b"%d 0 R" % top,
        b"null",
    ]
    objects[top] = chance.choice(bodies)
    trailer = re.sub(rb"/Encrypt \d+ 0 R", b"", trailer_of(data))
    identity = chance.choice([b"/ID [<00> <00>]", b"/ID []", b""])
    return written(objects, b"%s /Encrypt %d 0 R %s" % (trailer, top, identity))


def object_streams(chance: Random, objects: Objects) -> None:
    """Add streams of objects that lie about what they hold, and build on themselves."""
    top = max(objects) + 1
    count = chance.choice([1, 3, 100_000, -1])
    held = b"%d 0 %d 9 << /A 1 >> [ %d 0 R ]" % (chance.choice(list(objects)), top, top)
    entries = b"/Type /ObjStm /N %d /First %d /Extends %d 0 R" % (
        count, chance.choice([0, 8, 10**9]), top
    )  # fmt: skip
    objects[top] = stream(held, entries)
    number = chance.choice(list(objects))
    objects[number] = chance.choice([objects[top], objects[number]])


def odd_fonts(chance: Random, objects: Objects) -> None:
    """Give fonts widths, encodings and maps that make no sense."""
    top = max(objects) + 1
    ranges = b"<0000> <FFFF> <0000>\n" * chance.choice([1, 2000])
    maps = [
        b"100000 beginbfrange\n" + ranges + b"endbfrange",
        b"1 beginbfchar <41> <" + b"D800" * 2000 + b"> endbfchar",
        b"/Other usecmap begincmap " * 500,
        b"1 begincidrange <00> <FFFFFFFF> 0 endcidrange",
    ]
    objects[top] = stream(chance.choice(maps))
    odd = {
        b"ToUnicode": b"%d 0 R" % top,
        b"FirstChar": b"-2147483648",
        b"Widths": b"[%s]" % (b"1e30 " * 5000),
        b"Encoding": b"<< /Differences [0 %s] >>" % (b"/g99999 " * 3000),
        b"FontMatrix": b"[0 0 0 0 0 0]",
        b"Subtype": chance.choice([b"/Type0", b"/Type3", b"/CIDFontType2", b"/None"]),
        b"FontDescriptor": b"<< /FontFile2 %d 0 R /FontBBox [1e38 1e38 -1e38 -1e38] >>" % top,
        b"CharProcs": b"<< /A %d 0 R >>" % top,
    }
    for number in _of_type(objects, b"Font"):
        for key in chance.sample(list(odd), 3):
            objects[number] = _entry(objects[number], key, odd[key])


MUTATIONS: dict[str, Callable[[Random, bytes], bytes]] = {
    "swapped objects": _rebuilt(swapped),
    "dropped objects": _rebuilt(dropped),
    "misdirected": _rebuilt(misdirected),
    "page tree cycle": _rebuilt(page_tree_cycle),
    "deep page tree": _rebuilt(deep_page_tree),
    "count lies": _rebuilt(count_lies),
    "shared page": _rebuilt(shared_page),
    "odd boxes": _rebuilt(odd_boxes),
    "extreme numbers": _rebuilt(extreme_numbers),
    "nested": _rebuilt(nested),
    "cycles": _rebuilt(cycles),
    "xref loops": loops_of_tables,
    "wrong offsets": wrong_offsets,
    "encryption lies": encryption_lies,
    "object streams": _rebuilt(object_streams),
    "odd fonts": _rebuilt(odd_fonts),
}
