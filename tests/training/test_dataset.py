import hashlib
import json
import tarfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from clauses.classification.passages import Passage
from clauses.errors import UsageError
from clauses.records import Family, Stance
from clauses.training import TRAINING_DATA
from clauses.training.dataset import (
    PAGES,
    POSITIONS,
    REAL_PASSAGES,
    REAL_TEXTS,
    load_dataset,
    load_document,
    load_passages,
    load_positions,
)
from clauses.training.examples import OWN, Example, Label, parse_label
from clauses.training.pages import passage_hash
from tests.training.made import example

SHARING, FEDERAL, RETENTION = Family
DOCUMENT = """\
id: elm-cameras
kind: agreement
style: plain
body:
- heading: EXHIBIT A
- "n": "4"
  h: Footage
  t:
  - "Footage belongs to
     the City."
  - s: "Vendor may share it with affiliates."
    f: ["sharing permits recipients=affiliates actor=vendor"]
  - "Vendor shall:"
- "n": "(a)"
  t: [{s: "delete it at once;", f: ["retention prohibits actor=vendor"]}, "and paint."]
- "n": "5"
  t: ["Fees are due."]
- t: ["A paragraph."]
- table:
    header: [Record, Kept for]
    rows: [[Audio, 30 days], [Logs, 2]]
    f: {0: ["retention conditions period=P30D"]}
- heading: EXHIBIT B
- t: ["Alone."]
"""


def write(folder: Path, text: str, name: str = "elm-cameras.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder / name


def body(item: str) -> str:
    return f"id: elm\nbody:\n- {item}\n"


def test_a_document_is_read_as_its_clauses_would_be(tmp_path: Path) -> None:
    deletes = frozenset({"actor=vendor"})
    shares = Label(SHARING, Stance.PERMITS, deletes | {"recipients=affiliates"})

    def own(passage: Passage, *labels: Label) -> Example:
        return Example(passage, labels, "elm-cameras", OWN, complete=True)

    first, second = "Footage belongs to the City.", "Vendor may share it with affiliates."
    assert load_document(write(tmp_path, DOCUMENT)) == (
        own(Passage(first, "Footage", "EXHIBIT A")),
        own(Passage(second, "Footage", "EXHIBIT A", "", first), shares),
        own(Passage("Vendor shall:", "Footage", "EXHIBIT A", "", second)),
        own(
            Passage("delete it at once;", "Footage", "EXHIBIT A", "Vendor shall:"),
            Label(RETENTION, Stance.PROHIBITS, deletes),
        ),
        own(Passage("and paint.", "Footage", "EXHIBIT A", "", "delete it at once;")),
        own(Passage("Fees are due.", "EXHIBIT A")),
        own(Passage("A paragraph.", "EXHIBIT A")),
        own(
            Passage("Audio 30 days", "EXHIBIT A", lead_in="Record Kept for"),
            Label(RETENTION, Stance.CONDITIONS, frozenset(), "P30D"),
        ),
        own(Passage("Logs 2", "EXHIBIT A", lead_in="Record Kept for")),
        own(Passage("Alone.", "EXHIBIT B")),
    )


def test_only_a_sentence_left_open_leads_in(tmp_path: Path) -> None:
    text = """\
id: elm
body:
- {"n": "4", t: ["Vendor may"]}
- {"n": "(a)", t: ["share it."]}
- {"n": "5", t: ["Vendor may —"]}
- {"n": "•", t: ["keep it."]}
- {"n": "5.1", t: ["It is so."]}
"""
    passages = [one.passage for one in load_document(write(tmp_path, text))]
    assert [one.lead_in for one in passages] == ["", "", "", "Vendor may —", ""]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "NoneType"),
        ("a: [", "while parsing"),
        ("\tid: x", "cannot start any token"),
        ("- x", "list indices"),
        ("id: elm", "'body'"),
        ("body: [{t: [x]}]", "'id'"),
        (body("just words"), "has no attribute"),
        (body("t: words that are no list"), "no list"),
        (body("t: [{s: words}]"), "'f'"),
        (body('t: [{s: words, f: ["sharing allows"]}]'), "'allows' is not a valid Stance"),
        (body('t: [{s: words, f: ["buying permits"]}]'), "buying permits: not a label"),
        (body('t: [{s: words, f: ["sharing permits for=me"]}]'), "not a label"),
        (body("table: {header: [a]}"), "'rows'"),
        (body('table: {rows: [[a]], f: {1: ["sharing permits"]}}'), "no row 1"),
    ],
)
def test_a_faulty_document_is_named_with_its_fault(tmp_path: Path, text: str, told: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        load_document(path)
    assert caught.value.found.startswith(f"{path}: not a training document (")
    assert told in caught.value.found
    assert "\n" not in str(caught.value)
    assert caught.value.advice == "see CONTRIBUTING"


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match=r"a\.yaml: not a training document"):
        load_document(tmp_path / "a.yaml")


def test_the_stance_of_a_family_an_example_does_not_have_is_none() -> None:
    one = example("Vendor sells Data.", "sharing permits", "retention conditions")
    assert [one.stance_in(family) for family in Family] == [
        Stance.PERMITS,
        None,
        Stance.CONDITIONS,
    ]


def test_documents_come_by_name_and_without_shared_data_alone(tmp_path: Path) -> None:
    for name in ("b", "a"):
        write(tmp_path / "documents", f"id: {name}\nbody: [{{t: [x]}}]", f"{name}.yaml")
    for shared in (None, tmp_path / "nowhere"):
        assert [one.group for one in load_dataset(tmp_path, shared)] == ["a", "b"]


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no training documents there"):
        load_dataset(tmp_path, None)


def test_the_committed_documents_are_sound() -> None:
    paths = sorted((TRAINING_DATA / "documents").glob("*.yaml"))
    assert paths
    for path in paths:
        loaded = load_document(path)  # every label is checked as it is read
        assert {one.group for one in loaded} == {path.stem}
        assert {one.origin for one in loaded} == {OWN}
        assert all(one.complete and one.passage.text for one in loaded)
        for one in loaded:
            families = [label.family for label in one.labels]
            assert len(families) == len(set(families)), one.passage.text
            periods = {label.family for label in one.labels if label.period}
            assert periods <= {RETENTION}, one.passage.text


def test_the_committed_positions_are_sound() -> None:
    for line in (TRAINING_DATA / POSITIONS).read_text("utf-8").splitlines():
        row = json.loads(line)
        assert set(row) == {"archive", "file", "start", "end", "before", "sha256", "labels"}
        assert 0 <= row["before"] <= row["start"] < row["end"]
        for label in row["labels"]:
            parse_label(label)


def test_the_committed_pages_are_sound() -> None:
    for line in (TRAINING_DATA / PAGES).read_text("utf-8").splitlines():
        row = json.loads(line)
        assert set(row) == {"file", "page", "sha256", "labels"}
        assert row["page"] >= 1
        for label in row["labels"]:
            parse_label(label)


# --- real passages ---


def test_labelled_passages_are_read_where_they_are(tmp_path: Path) -> None:
    assert load_passages(tmp_path) == ()
    row = {
        "text": "Reads are kept.",
        "context": "Before it.",
        "source": "packets/9#p4",
        "group": "packets",
        "findings": [{"family": "retention", "stance": "permits", "period": "P2Y"}],
    }
    write((tmp_path / REAL_PASSAGES).parent, json.dumps(row) + "\n", REAL_PASSAGES.name)
    assert load_passages(tmp_path) == (
        Example(
            Passage("Reads are kept.", before="Before it."),
            (Label(RETENTION, Stance.PERMITS, frozenset(), "P2Y"),),
            "real:packets/9",
            "packets",
            complete=False,
        ),
    )


SOURCE = "Minutes.\nThe City   keeps\nreads for ever. Nothing else.\n"
PASSAGE = "The City keeps reads for ever."


def archive(shared: Path, **files: str) -> None:
    (shared / REAL_TEXTS).mkdir(parents=True)
    with tarfile.open(shared / REAL_TEXTS / "minutes.tar.xz", "w:xz") as out:
        for name, text in files.items():
            member = tarfile.TarInfo(f"{name}.txt")
            member.size = len(text.encode())
            out.addfile(member, BytesIO(text.encode()))


def position(**changed: Any) -> dict[str, Any]:
    start = SOURCE.index("The City")
    return {
        "archive": "minutes",
        "file": "june.txt",
        "start": start,
        "end": SOURCE.index(" Nothing"),
        "before": 0,
        "sha256": hashlib.sha256(PASSAGE.encode()).hexdigest()[:16],
        "labels": ["retention permits"],
    } | changed


def noted(folder: Path, *rows: dict[str, Any]) -> Path:
    return write(folder, "".join(json.dumps(row) + "\n" for row in rows), POSITIONS.name)


def test_passages_are_cut_from_their_texts_again(tmp_path: Path) -> None:
    archive(tmp_path, may="Other minutes.", june=SOURCE)
    assert load_positions(noted(tmp_path, position()), tmp_path) == (
        Example(
            Passage(PASSAGE, before="Minutes."),
            (Label(RETENTION, Stance.PERMITS, frozenset()),),
            "real:june",
            "minutes",
            complete=False,
        ),
    )


def test_all_kinds_of_passages_make_the_dataset(tmp_path: Path) -> None:
    write(tmp_path / "documents", "id: elm\nbody: [{t: [x]}]", "elm.yaml")
    archive(tmp_path, june=SOURCE)
    noted(tmp_path, position())
    page = tmp_path / "data" / "harbor" / "berths.txt"
    page.parent.mkdir()
    page.write_text("The keeper keeps it for ninety days.", "utf-8")
    said = passage_hash(Passage("The keeper keeps it for ninety days."))
    row = {"file": "harbor/berths.txt", "page": 1, "sha256": said, "labels": []}
    (tmp_path / PAGES).write_text(json.dumps(row) + "\n", "utf-8")
    origins = [one.origin for one in load_dataset(tmp_path, tmp_path)]
    assert origins == [OWN, "minutes", "harbor"]


def test_a_text_that_changed_is_refused(tmp_path: Path) -> None:
    archive(tmp_path, june=SOURCE.replace("ever", "now!"))
    with pytest.raises(UsageError, match=r"june\.txt: another text at 9 than was labelled; use"):
        load_positions(noted(tmp_path, position()), tmp_path)


def test_a_text_that_is_not_there_is_refused(tmp_path: Path) -> None:
    archive(tmp_path, june=SOURCE)
    with pytest.raises(UsageError, match=r"minutes\.tar\.xz: may\.txt is not in it; use"):
        load_positions(noted(tmp_path, position(), position(file="may.txt")), tmp_path)


@pytest.mark.parametrize("content", [None, b"", b"\xfd7zXZ\x00 cut", b"no archive"])
def test_an_archive_that_is_none_is_refused(tmp_path: Path, content: bytes | None) -> None:
    (tmp_path / REAL_TEXTS).mkdir(parents=True)
    if content is not None:
        (tmp_path / REAL_TEXTS / "minutes.tar.xz").write_bytes(content)
    with pytest.raises(UsageError, match=r"minutes\.tar\.xz: no archive of texts"):
        load_positions(noted(tmp_path, position()), tmp_path)
