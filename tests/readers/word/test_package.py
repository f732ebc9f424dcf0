import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from clauses.errors import UnreadableInput
from tests.readers.made import NS, draft, outline, read_bytes, rezipped, run, saved

OWNS = "The City shall own the data."


def good() -> bytes:
    made = draft()
    made.add_paragraph(OWNS)
    return saved(made)


def refusal(folder: Path, data: bytes) -> str:
    with pytest.raises(UnreadableInput) as refused:
        read_bytes(folder, data, "a.docx")
    return str(refused.value).removeprefix(f"{folder / 'a.docx'}: ")


def test_a_document_under_another_name(tmp_path: Path) -> None:
    assert outline(read_bytes(tmp_path, good(), "a.pdf")) == [(None, None, OWNS)]


def test_the_main_part_may_be_elsewhere(tmp_path: Path) -> None:
    data = good()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        body = archive.read("word/document.xml")
        relations = archive.read("_rels/.rels").replace(b"word/document.xml", b"word/main2.xml")
    moved = rezipped(data, {
        "word/document.xml": None, "word/main2.xml": body, "_rels/.rels": relations,
    })  # fmt: skip
    assert outline(read_bytes(tmp_path, moved)) == [(None, None, OWNS)]


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.99])
def test_a_file_cut_short(tmp_path: Path, share: float) -> None:
    data = good()
    assert refusal(tmp_path, data[: int(share * len(data))]) == (
        "a Word or zip file that is cut short or broken; ask for it again"
    )


def test_a_member_with_damaged_bytes(tmp_path: Path) -> None:
    data = bytearray(good())
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        start = archive.getinfo("word/document.xml").header_offset + 60
    for at in range(start, start + 40):
        data[at] ^= 0xFF
    assert refusal(tmp_path, bytes(data)) == (
        "the Word file is cut short or broken; ask for it again"
    )


def test_a_zip_that_needs_a_password(tmp_path: Path) -> None:
    data = bytearray(good())
    at = data.rindex(b"word/document.xml") - 46  # its entry in the directory at the end
    assert data[at : at + 4] == b"PK\x01\x02"
    (flags,) = struct.unpack_from("<H", data, at + 8)
    struct.pack_into("<H", data, at + 8, flags | 1)
    assert refusal(tmp_path, bytes(data)) == (
        "the Word file needs a password; save a copy without one"
    )


@pytest.mark.parametrize("member", ["word/document.xml", "word/styles.xml"])
def test_a_part_that_unpacks_without_end(tmp_path: Path, member: str) -> None:
    bomb = f"<w:document {NS}>".encode() + b" " * 50_000_000
    found = refusal(tmp_path, rezipped(good(), {member: bomb}))
    assert found.startswith(f"{member} in it unpacks to ")
    assert found.endswith(
        " times its size, as no document does; do not open it; ask where it comes from"
    )


@pytest.mark.parametrize("member", ["_rels/.rels", "word/_rels/document.xml.rels"])
@pytest.mark.parametrize("content", [b" " * 50_000_000, b"<broken"])
def test_a_broken_table_of_parts_is_done_without(
    tmp_path: Path, member: str, content: bytes
) -> None:
    data = rezipped(good(), {member: content})
    assert outline(read_bytes(tmp_path, data)) == [(None, None, OWNS)]


def test_a_picture_that_packs_well_is_no_bomb(tmp_path: Path) -> None:
    data = rezipped(good(), {"word/media/white.bmp": b"\xff" * 50_000_000})
    assert outline(read_bytes(tmp_path, data)) == [(None, None, OWNS)]


def test_parts_too_large_to_be_a_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clauses.readers.word.package.MOST_UNPACKED", 20_000)
    assert refusal(tmp_path, good()).endswith("save it as PDF, or in parts, and give those")


def test_broken_xml(tmp_path: Path) -> None:
    found = refusal(tmp_path, rezipped(good(), {"word/document.xml": b"<w:document><w:body>"}))
    assert found.startswith("word/document.xml in the Word file is broken (")


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">',
        '<!ENTITY c SYSTEM "file:///etc/hostname">',
        '<!ENTITY % d SYSTEM "http://127.0.0.1/x.dtd"> %d;',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_anything_is_resolved(
    tmp_path: Path, declared: str, encoding: str
) -> None:
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [{declared}]>'
        f"<w:document {NS}><w:body><w:p>{run('&c;' if ' c ' in declared else 'x')}</w:p></w:body>"
        "</w:document>"
    )
    found = refusal(tmp_path, rezipped(good(), {"word/document.xml": xml.encode(encoding)}))
    assert found == (
        "word/document.xml in it declares entities, as no Word file does; do not open it; ask "
        "where it comes from"
    )


def test_no_document_in_the_zip(tmp_path: Path) -> None:
    found = refusal(tmp_path, rezipped(good(), {"word/document.xml": None}))
    assert found == "the Word file has no document in it; ask for it again"


def test_a_body_nested_without_end(tmp_path: Path) -> None:
    deep = f"<w:document {NS}><w:body>" + "<w:tbl><w:tr><w:tc>" * 5000
    found = refusal(tmp_path, rezipped(good(), {"word/document.xml": deep.encode()}))
    assert found.startswith("word/document.xml in the Word file is broken (")


@pytest.mark.parametrize("levels", [20, 50, 80])
def test_a_body_nested_as_deep_as_xml_may_be(tmp_path: Path, levels: int) -> None:
    start, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    xml = (
        f"<w:document {NS}><w:body>{start * levels}<w:p>{run(OWNS)}</w:p>{end * levels}</w:body>"
        "</w:document>"
    )
    data = rezipped(good(), {"word/document.xml": xml.encode()})
    assert read_bytes(tmp_path, data).text == f"{OWNS}\n"


def test_styles_that_are_based_on_each_other(tmp_path: Path) -> None:
    styles = (
        f'<w:styles {NS}><w:style w:type="paragraph" w:default="1" w:styleId="A">'
        '<w:name w:val="a"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/>'
        '<w:basedOn w:val="A"/></w:style></w:styles>'
    )
    data = rezipped(good(), {"word/styles.xml": styles.encode()})
    assert read_bytes(tmp_path, data).text == f"{OWNS}\n"


def test_numbers_out_of_all_proportion(tmp_path: Path) -> None:
    huge = "9" * 30
    xml = (
        f'<w:document {NS}><w:body><w:p><w:pPr><w:outlineLvl w:val="{huge}"/><w:numPr><w:ilvl '
        f'w:val="-5"/><w:numId w:val="{huge}"/></w:numPr></w:pPr>{run(OWNS)}</w:p>'
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{huge}"/></w:tcPr>'
        f"<w:p>{run('a')}</w:p></w:tc>"
        f'<w:tc><w:tcPr><w:gridSpan w:val="-1"/></w:tcPr><w:p>{run("b")}</w:p></w:tc></w:tr>'
        f"<w:tr><w:tc><w:p>{run('c')}</w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    )
    data = rezipped(good(), {"word/document.xml": xml.encode()})
    assert read_bytes(tmp_path, data).text.splitlines() == [OWNS, "a", "b", "c"]
