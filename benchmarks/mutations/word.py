"""Break a Word file: its zip, its parts, their relations, and what they say."""

import re
import struct
from collections.abc import Callable
from functools import cache
from random import Random

from lxml import etree

from benchmarks.mutations import bytewise
from benchmarks.mutations.word_file import MAIN, members_of, said, with_body, zipped

Mutation = Callable[[Random, bytes], bytes]

_EXTREMES = ("0", "-1", "65536", "2147483648", "99999999999999999999", "NaN", "", "true", "'\u202e")
_KEEPS = said(b"Vendor keeps no image.")


def zip_bomb(chance: Random, data: bytes) -> bytes:
    """Unpack a part to a thousand times its size."""
    part = chance.choice([MAIN, "word/styles.xml", "word/numbering.xml", "_rels/.rels"])
    unit = chance.choice([b" ", b"<w:p/>", b"Vendor keeps no image. "])
    return zipped(members_of(data) | {part: _bomb(unit)})


@cache
def _bomb(unit: bytes) -> bytes:
    namespace = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    inside = unit * (20_000_000 // len(unit))
    return b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (namespace, inside)


def nested_zips(chance: Random, data: bytes) -> bytes:
    """Put the file into itself, as a part or in place of one."""
    parts = ["word/embeddings/a.docx", "word/media/a", MAIN, "word/styles.xml"]
    members = members_of(data)
    for _ in range(chance.choice([1, 5, 20])):
        data = zipped(members | {chance.choice(parts): data})
    return data


def missing_parts(chance: Random, data: bytes) -> bytes:
    """Leave parts out."""
    members = members_of(data)
    for name in chance.sample(list(members), chance.randint(1, 4)):
        del members[name]
    return zipped(members)


def swapped_parts(chance: Random, data: bytes) -> bytes:
    """Give two parts each other's name."""
    members = members_of(data)
    one, other = chance.sample([name for name in members if name.endswith((".xml", ".rels"))], 2)
    members[one], members[other] = members[other], members[one]
    return zipped(members)


def entity_bomb(chance: Random, data: bytes) -> bytes:
    """Declare entities that multiply, name a file or a page, or call themselves."""
    members = members_of(data)
    part = chance.choice([MAIN, "word/styles.xml", "word/numbering.xml", "_rels/.rels"])
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    declared = chance.choice([
        f'<!ENTITY l0 "ha">{laughs}',
        '<!ENTITY l8 SYSTEM "file:///etc/hostname">',
        '<!ENTITY l8 SYSTEM "https://alder.example/a.dtd">',
        '<!ENTITY % p SYSTEM "file:///dev/zero"> %p;',
        '<!ENTITY l8 "&l8;">',
    ])  # fmt: skip
    padding = b"<!-- %s -->" % (b"x" * chance.choice([1, 5000]))
    body = re.sub(rb"^<\?xml[^>]*\?>", b"", members[part])
    body = body.replace(b"<w:t>", b"<w:t>&l8;", 1)
    return zipped(members | {part: padding + f"<!DOCTYPE x [{declared}]>".encode() + body})


def huge_tables(chance: Random, data: bytes) -> bytes:
    """Draw tables of many rows, of many columns, of cells that span more than there is."""
    rows, columns = chance.choice([(3000, 3), (3, 3000), (200, 60)])
    span = chance.choice([
        b"", b'<w:gridSpan w:val="999999"/>', b'<w:vMerge w:val="restart"/>', b"<w:vMerge/>",
        b'<w:gridSpan w:val="-4"/>',
    ])  # fmt: skip
    cell = b"<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>" % (span, said(b"kept"))
    row = b'<w:tr><w:trPr><w:gridBefore w:val="%d"/><w:tblHeader/></w:trPr>%s</w:tr>' % (
        chance.choice([0, 10**6]), cell * columns
    )  # fmt: skip
    return with_body(data, _KEEPS + b"<w:tbl>%s</w:tbl>" % (row * rows))


def deep_nesting(chance: Random, data: bytes) -> bytes:
    """Nest tables, controls, boxes or changes in themselves."""
    opened, closed = chance.choice([
        (b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"),
        (b"<w:sdt><w:sdtContent>", b"</w:sdtContent></w:sdt>"),
        (b"<w:p><w:r><w:pict><w:txbxContent>", b"</w:txbxContent></w:pict></w:r></w:p>"),
        (b'<w:ins w:author="A">', b"</w:ins>"),
        (b"<w:customXml>", b"</w:customXml>"),
    ])  # fmt: skip
    depth = chance.choice([5, 30, 80, 250, 20_000])
    return with_body(data, opened * depth + _KEEPS + closed * depth)


def numbering_loops(chance: Random, data: bytes) -> bytes:
    """Let lists and styles refer to themselves, to each other, to what is not there."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    value = chance.choice(_EXTREMES).replace("'", "")
    numbering = (
        f'<w:numbering {w}><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/>'
        f'</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:styleLink w:val="L"/>'
        f'<w:lvl w:ilvl="{value}"><w:start w:val="{value}"/><w:numFmt w:val="lowerRoman"/>'
        f'<w:lvlText w:val="{"%1%9" * 1000}"/><w:lvlRestart w:val="{value}"/></w:lvl>'
        f'</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="{chance.choice("129")}"/>'
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{value}"/></w:lvlOverride></w:num>'
        "</w:numbering>"
    )
    styles = (
        f'<w:styles {w}><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/><w:pPr>'
        f'<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" '
        f'w:styleId="B"><w:basedOn w:val="A"/></w:style><w:style w:type="numbering" w:styleId="L">'
        f'<w:basedOn w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        "</w:styles>"
    )
    listed = (
        '<w:p><w:pPr><w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/>'
        "</w:numPr></w:pPr><w:r><w:t>Vendor keeps data.</w:t></w:r></w:p>"
    )
    body = "".join(listed.format(chance.choice(["0", "8", value]), chance.choice("12")) for _ in
                   range(40))  # fmt: skip
    members = members_of(with_body(data, body.encode()))
    parts = {"word/numbering.xml": numbering.encode(), "word/styles.xml": styles.encode()}
    return zipped(members | parts)


def broken_relations(chance: Random, data: bytes) -> bytes:
    """Let relations lead outside, to nowhere, or to themselves."""
    members = members_of(data)
    aims = (b"../../../../etc/passwd", b"/dev/zero", b"https://alder.example/a", b"", b"//",
            b"_rels/.rels", b"word/document.xml", b"nowhere.xml", b"C:\\a.xml", b"..",
            b"%00")  # fmt: skip

    def changed(found: re.Match[bytes]) -> bytes:
        return b'Target="%s"' % chance.choice(aims) if chance.random() < 0.5 else found[0]

    for name in [name for name in members if name.endswith(".rels")]:
        members[name] = re.sub(rb'Target="[^"]*"', changed, members[name])
    return zipped(members)


def odd_changes(chance: Random, data: bytes) -> bytes:
    """Nest tracked changes in every order, end them nowhere, and delete ends of paragraphs."""

    def change(depth: int) -> bytes:
        if depth == 0 or chance.random() < 0.2:
            tag = chance.choice([b"t", b"delText"])
            return b"<w:r><w:%s>kept %d </w:%s></w:r>" % (tag, depth, tag)
        name = chance.choice([b"ins", b"del", b"moveFrom", b"moveTo"])
        inside = change(depth - 1) + change(depth - 1)
        return b'<w:%s w:id="1" w:author="%s">%s</w:%s>' % (
            name, chance.choice([b"A", b"", b"&#8238;[31m", b"B" * 3000]), inside, name
        )  # fmt: skip

    paragraphs = []
    for _ in range(chance.choice([3, 60])):
        end = chance.choice([b"", b"<w:rPr><w:del/></w:rPr>", b"<w:rPr><w:ins/></w:rPr>",
                             b"<w:rPr><w:vanish/><w:specVanish/></w:rPr>"])  # fmt: skip
        start = chance.choice([b"", b'<w:moveFromRangeStart w:id="7"/>', b"<w:moveToRangeEnd/>"])
        paragraphs.append(b"<w:p><w:pPr>%s</w:pPr>%s%s</w:p>" % (end, start, change(4)))
    return with_body(data, b"".join(paragraphs))


def edited(chance: Random, data: bytes) -> bytes:
    """Take elements out, double them, move them, and change their attributes."""
    members = members_of(data)
    part = chance.choice([MAIN, MAIN, MAIN, "word/styles.xml", "word/numbering.xml"])
    if part not in members:
        part = MAIN
    root = etree.fromstring(members[part])
    for _ in range(chance.choice([1, 5, 40])):
        inside = [one for one in root.iter() if one.getparent() is not None]
        if not inside:
            break
        one, other = chance.choice(inside), chance.choice(inside)
        way = chance.choice(["out", "double", "move", "attribute"])
        if way == "attribute":
            for key in one.attrib:
                one.set(key, chance.choice(_EXTREMES))
        elif way == "double":
            one.addnext(etree.fromstring(etree.tostring(one)))
        elif way == "out":
            one.getparent().remove(one)  # type: ignore[union-attr]
        elif one not in other.iterancestors() and one is not other:
            other.append(one)
    return zipped(members | {part: etree.tostring(root)})


def broken_markup(chance: Random, data: bytes) -> bytes:
    """Break the XML of a part, or say it is in another encoding."""
    members = members_of(data)
    part = chance.choice([name for name in members if name.endswith((".xml", ".rels"))])
    content = members[part]
    at = chance.randrange(len(content))
    broken = chance.choice([
        content[:at],
        content[:at] + b"<" + content[at:],
        content[:at] + b"\x00\xff" + content[at:],
        content.replace(b'encoding="UTF-8"', b'encoding="UTF-16"'),
        content.replace(b"<?xml", b"<?xml-model", 1),
        b"<html><p>not found</p></html>",
        b"",
        content.decode("utf-8", "replace").encode("utf-16"),
    ])  # fmt: skip
    return zipped(members | {part: broken})


def odd_zip(chance: Random, data: bytes) -> bytes:
    """Lie in the zip's own tables: sizes, methods, flags, checks, how many members there are."""
    damaged = bytearray(data)
    for found in list(re.finditer(rb"PK\x01\x02", data)) + list(re.finditer(rb"PK\x03\x04", data)):
        if chance.random() < 0.3:
            continue
        central = data[found.start() + 2] == 1
        field, size = chance.choice([(8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (42, 4)])
        at = found.start() + (field if central else max(field - 2, 6))
        damaged[at : at + size] = chance.choice([b"\xff", b"\x00", b"\x01"]) * size
        if chance.random() < 0.5:
            break
    if chance.random() < 0.3:
        end = data.rfind(b"PK\x05\x06")
        damaged[end + 8 : end + 12] = struct.pack("<HH", 65535, chance.choice([0, 65535]))
    return bytes(damaged)


def fields_without_end(chance: Random, data: bytes) -> bytes:
    """Begin fields and never end them, end them without a beginning, nest them."""
    kinds = (b"begin", b"separate", b"end")
    runs = []
    for _ in range(chance.choice([10, 2000])):
        runs.append(b'<w:r><w:fldChar w:fldCharType="%s"/></w:r>' % chance.choice(kinds))
        code = chance.choice([b"PAGE", b"REF a \\h", b"LISTNUM", b"TOC", b"IF 1 = 1", b"MACRO x"])
        runs.append(b"<w:r><w:instrText>%s</w:instrText></w:r>" % code)
        runs.append(b"<w:r><w:t>%d </w:t></w:r>" % chance.randrange(9))
    return with_body(data, b"<w:p>%s</w:p>" % b"".join(runs) + _KEEPS)


def within_a_part(damage: Mutation) -> Mutation:
    """Return a mutation that damages one part and zips it again, so that the zip is whole."""

    def mutation(chance: Random, data: bytes) -> bytes:
        members = members_of(data)
        part = chance.choice([MAIN, MAIN, "word/styles.xml", "word/numbering.xml"])
        part = part if part in members else MAIN
        return zipped(members | {part: damage(chance, members[part])})

    return mutation


MUTATIONS: dict[str, Mutation] = {
    "part flipped": within_a_part(bytewise.flipped),
    "part noisy": within_a_part(bytewise.noisy),
    "part renumbered": within_a_part(bytewise.renumbered),
    "part repeated": within_a_part(bytewise.repeated),
    "zip bomb": zip_bomb,
    "nested zips": nested_zips,
    "missing parts": missing_parts,
    "swapped parts": swapped_parts,
    "entity bomb": entity_bomb,
    "huge tables": huge_tables,
    "deep nesting": deep_nesting,
    "numbering loops": numbering_loops,
    "broken relations": broken_relations,
    "odd changes": odd_changes,
    "edited": edited,
    "broken markup": broken_markup,
    "odd zip": odd_zip,
    "fields without end": fields_without_end,
}
