"""From paths to deals: read, segment, classify, judge. The only place the stages meet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from clauses.classification import Model, alike, classify, load_model
from clauses.classification import explain as explain_passage
from clauses.deal_files import DealFiles, deal_ids
from clauses.deal_files import deals_in as deals_in
from clauses.deal_files import find_documents as find_documents
from clauses.errors import ClausesError, UnreadableInput, UsageError
from clauses.judgement import Known, bundled_policies, judge, load_policies
from clauses.judgement.retention_limits import retention_limits
from clauses.judgement.rulings import Evidence, ruling
from clauses.judgement.running_text import running_text
from clauses.judgement.vendors import Vendor
from clauses.memory import give_back_memory
from clauses.readers import read
from clauses.records import (
    Alike,
    Box,
    Clause,
    Deal,
    Document,
    Fact,
    Finding,
    Line,
    Links,
    Outcome,
    Page,
    PageSource,
    Policy,
    PolicyStamp,
    Refused,
    Reviewed,
    Rule,
    Span,
    Tool,
)
from clauses.segmentation import amended, definitions, references, segment, with_page_numbers
from clauses.workers import Lost, Steps, run

FIRST_EXAMPLE = "plate-reader-network.pdf"


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker needs to assess a document; `vendors` and `as_of` are as in `Known`."""

    model_folder: Path
    policies: tuple[Policy, ...]
    min_confidence: float = 0.0
    password: str | None = None
    vendors: tuple[Vendor, ...] = ()
    as_of: str | None = None

    def known(self) -> Known:
        """What is known of every deal apart from its documents."""
        return Known(vendors=self.vendors, as_of=self.as_of)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds, and megabytes of address space of the process reading it.

    Enough for the longest packets read, little enough that a hostile file does no harm: a scan
    takes two seconds a page, and packets have hundreds. A page that takes longer than
    `page_seconds` is given up, and the others are kept.
    """

    seconds: float = 1800.0
    megabytes: int = 4096
    page_seconds: float = 120.0


def review(
    path: Path,
    model: Model,
    *,
    min_confidence: float = 0.0,
    password: str | None = None,
    steps: Steps | None = None,
) -> Reviewed:
    """Return the document at `path` read, segmented and classified. Raises UnreadableInput.

    `steps` are told of each page that begins.
    """
    begin = steps.begin if steps else None
    document = with_page_numbers(read(path, password=password, begin=begin))
    if steps:
        steps.end()
    return review_document(document, model, min_confidence=min_confidence)


def review_document(document: Document, model: Model, *, min_confidence: float = 0.0) -> Reviewed:
    """Return a document, read and with its page numbers, segmented and classified."""
    clauses = segment(document)
    give_back_memory()  # what reading took, before the model takes more
    findings = classify(document, clauses, model, min_confidence=min_confidence)
    return Reviewed(document, clauses, findings, amended(clauses))


def assess(path: Path, setup: Setup, steps: Steps | None = None) -> Deal | Refused:
    """Return the deal the document at `path` makes by itself, or why it cannot be read."""
    reviewed = _reviewed(path, setup, steps)
    if isinstance(reviewed, Refused):
        return reviewed
    return judge(path.stem, (reviewed,), setup.policies, setup.known())


def _reviewed(path: Path, setup: Setup, steps: Steps | None = None) -> Reviewed | Refused:
    model = load_model(setup.model_folder)
    try:
        return review(
            path,
            model,
            min_confidence=setup.min_confidence,
            password=setup.password,
            steps=steps,
        )
    except UnreadableInput as error:
        found = error.found.removeprefix(f"{path}: ")
        return Refused(str(path), found, error.advice)


def scan(
    deals: Sequence[Path | DealFiles],
    *,
    model: Model,
    policies: Sequence[Policy],
    jobs: int = 1,
    min_confidence: float = 0.0,
    password: str | None = None,
    limits: Limits = Limits(),
    vendors: Sequence[Vendor] = (),
    as_of: str | None = None,
) -> Iterator[Deal | Refused]:
    """Yield each deal, in the order of `deals`, and each document that cannot be read.

    A path is a deal of one document. Each document is read in a worker process, which is stopped
    where it passes the limits; a page that hangs or crashes it costs no more than itself, a
    document no more than that: the others of its deal are judged without it.
    """
    setup = Setup(model.folder, tuple(policies), min_confidence, password, tuple(vendors), as_of)
    tasks = [
        (path, isinstance(deal, Path))
        for deal in deals
        for path in ((deal,) if isinstance(deal, Path) else deal.paths)
    ]
    results = run(
        partial(_task, setup),
        tasks,
        workers=jobs,
        seconds=limits.seconds,
        megabytes=limits.megabytes,
        step_seconds=limits.page_seconds,
    )
    for deal, name in zip(deals, deal_ids(deals), strict=True):
        paths = (deal,) if isinstance(deal, Path) else deal.paths
        read = [_outcome(path, next(results)) for path in paths]
        yield from (one for one in read if isinstance(one, Refused))
        if isinstance(deal, Path):
            yield from (replace(one, id=name) for one in read if isinstance(one, Deal))
        elif any(isinstance(one, Reviewed) for one in read):
            yield _together(replace(deal, id=name), read, setup)


def _task(setup: Setup, task: tuple[Path, bool], steps: Steps) -> Deal | Reviewed | Refused:
    path, alone = task
    return assess(path, setup, steps) if alone else _reviewed(path, setup, steps)


def _outcome(path: Path, result: Deal | Reviewed | Refused | Lost) -> Deal | Reviewed | Refused:
    if isinstance(result, Lost):
        return Refused(str(path), result.reason, "try it alone, or print it to a new PDF")
    return result


def _together(deal: DealFiles, read: Sequence[Deal | Reviewed | Refused], setup: Setup) -> Deal:
    """Judge the documents of a deal that could be read; the others are named as absent."""
    papers: list[Reviewed] = []
    absent = list(deal.absent)
    for at, one in enumerate(read):
        if isinstance(one, Reviewed):
            kind = deal.kinds[at] if deal.kinds else None
            place = deal.precedence[at] if deal.precedence else None
            papers.append(replace(one, kind=kind, precedence=place))
        elif isinstance(one, Refused):
            absent.append(one.path)
    known = Known(deal.manifest, tuple(absent), setup.vendors, setup.as_of)
    own = setup.policies if deal.policies is None else deal.policies
    return judge(deal.id, papers, own, known)


def outline(path: Path, *, password: str | None = None) -> tuple[Document, tuple[Clause, ...]]:
    """Return the document at `path` and its clauses. Raises UnreadableInput."""
    document = with_page_numbers(read(path, password=password))
    return document, segment(document)


def links(clauses: Sequence[Clause]) -> Links:
    """Return the terms that clauses define, and what they refer to."""
    return Links(definitions(clauses), references(clauses))


def explain(
    path: Path, finding_id: str, *, model: Model, password: str | None = None
) -> tuple[Finding, tuple[tuple[str, float], ...], tuple[Alike, ...]]:
    """Return the finding of the document whose id begins so, and why it was read as it was.

    That is what each feature added to it, and the passages of our own training documents most like
    it.

    Raises UsageError where there is none or more than one, UnreadableInput.
    """
    reviewed = review(path, model, password=password)
    matching = [f for f in reviewed.findings if f.id.startswith(finding_id)]
    if len(matching) != 1:
        how_many = "no finding" if not matching else f"{len(matching)} findings"
        raise UsageError(f"{path}: {how_many} with an id that begins {finding_id}",
                         "`clauses scan` shows the ids")  # fmt: skip
    asked = reviewed.clauses, matching[0], model
    return matching[0], explain_passage(*asked), alike(*asked)


def example_faults(policies: Sequence[Policy], model: Model) -> tuple[str, ...]:
    """Return a line for each rule example that model and rule do not decide as it says."""
    return tuple(
        f"{policy.id}: {rule.id} should {'fire' if example.fires else 'stay silent'} on: "
        f"{example.text or dict(example.facts)}"
        for policy in policies
        for rule in policy.rules
        for example in rule.examples
        if fires(rule, example.text, model, example.facts) is not example.fires
    )


def fires(rule: Rule, text: str, model: Model, said: Sequence[tuple[str, str]] = ()) -> bool:
    """Return whether a deal that says only `text` is a risk by the rule, or misses what it asks.

    `said` are facts of that deal, names with values.
    """
    span = Span(0, len(text))
    page = Page(1, 612, 792, PageSource.TEXT, span)
    line = Line(span, Box(1, 72, 72, 540, 84), 11, False, 0, 84)
    document = Document("example", "", text, (page,), (line,))
    reviewed = Reviewed(document, segment(document), ())
    evidence = Evidence(
        findings=classify(document, reviewed.clauses, model),
        data_classes=rule.data_classes or ("records",),
        all_read=True,
        facts=tuple(Fact(name, value, text, 1, document.path) for name, value in said),
        texts=(running_text(reviewed),),
    )
    risk = ruling(rule, evidence)
    return risk is not None and risk.outcome in (Outcome.RISK, Outcome.REVIEW, Outcome.MISSING)


def tool(model: Model, policies: Sequence[Policy], profiles: Sequence[str] = ()) -> Tool:
    """Return what a report made with these is made with; `profiles` are ids."""
    stamps = tuple(PolicyStamp(p.id, p.version, p.sha256) for p in policies)
    limits = retention_limits(policies)
    return Tool(installed_version(), model.name, model.sha256, stamps, tuple(profiles), limits)


def installed_version() -> str:
    """Return the version of the installed package, or "0+checkout" outside of one."""
    try:
        return version("vendor-clauses")
    except PackageNotFoundError:
        return "0+checkout"


def example_deals() -> tuple[Path, ...]:
    """Return the example deals that come with clauses, the plate-reader deal first."""
    package = Path(__file__).parent
    installed = package / "_examples"
    folder = installed if installed.is_dir() else package.parent / "examples"
    found = sorted(folder.glob("*.pdf"), key=lambda path: (path.name != FIRST_EXAMPLE, path.name))
    if not found:
        raise UsageError(f"{folder}: the example deals are not there", "reinstall clauses")
    return tuple(found)


def examine() -> tuple[tuple[str, bool, str], ...]:
    """Return for each part this installation needs its name, whether it works, and a detail."""
    from clauses.readers.ocr.tesseract import engine_name

    return (
        _checked("model", lambda: f"{load_model().name} {load_model().sha256[:12]}"),
        _checked("policies", lambda: f"{len(load_policies(bundled_policies()))} files, no faults"),
        _checked(
            "reading PDF", lambda: f"{len(read(example_deals()[0]).pages)} pages of an example"
        ),
        _checked("OCR", engine_name),
        _checked("finding clauses", _example_findings),
    )


def _example_findings() -> str:
    return f"{len(review(example_deals()[0], load_model()).findings)} findings in an example"


def _checked(name: str, check: Callable[[], str]) -> tuple[str, bool, str]:
    try:
        return name, True, check()
    except ClausesError as error:
        return name, False, str(error)
    except Exception as error:  # noqa: BLE001 - whatever is broken is what the doctor is for
        return name, False, f"{type(error).__name__}: {error}"
