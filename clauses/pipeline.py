"""From paths to deals: read, segment, classify, judge. The only place the stages meet."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from clauses.classification import Model, classify, load_model
from clauses.classification import explain as explain_passage
from clauses.errors import ClausesError, UnreadableInput, UsageError
from clauses.judgement import bundled_policies, judge, load_policies
from clauses.judgement.rulings import Evidence, ruling
from clauses.judgement.running_text import running_text
from clauses.readers import OTHERS, READERS, read
from clauses.records import (
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
from clauses.segmentation import definitions, references, segment, with_page_numbers
from clauses.workers import Lost, Steps, run

FIRST_EXAMPLE = "plate-reader-network.pdf"


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker needs to assess a document."""

    model_folder: Path
    policies: tuple[Policy, ...]
    min_confidence: float = 0.0
    password: str | None = None


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


def find_documents(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Refused, ...]]:
    """Return the documents at `paths`, folders searched through, each once, and what is none.

    The documents of a folder come in the order of their names.
    """
    found: dict[Path, Path] = {}  # by where each really is
    refused: list[Refused] = []
    for path in paths:
        try:
            is_folder, is_there = path.is_dir(), path.exists()
        except OSError as error:  # a name too long, say
            refused.append(_unreached(path, error))
            continue
        if is_folder:
            inside, locked = _documents_inside(path)
            refused += locked
            if not inside and not locked:
                refused.append(
                    Refused(
                        str(path),
                        "no document in this folder",
                        f"put {', '.join(sorted(READERS))} files there, or check the path",
                    )
                )
            for one in inside:
                found.setdefault(one.resolve(), one)
        elif is_there:
            found.setdefault(path.resolve(), path)
        else:
            refused.append(Refused(str(path), "no such file or folder", "check the path"))
    return tuple(found.values()), tuple(refused)


def _documents_inside(folder: Path) -> tuple[list[Path], list[Refused]]:
    """The documents in a folder and those below, and the folders that cannot be looked into."""
    locked: list[Refused] = []

    def refuse(error: OSError) -> None:
        locked.append(_unreached(str(error.filename), error))

    seen = [
        Path(place) / name for place, _, names in os.walk(folder, onerror=refuse) for name in names
    ]
    endings = OTHERS.union(READERS)
    return sorted(one for one in seen if one.suffix.lower() in endings and one.is_file()), locked


def _unreached(path: Path | str, error: OSError) -> Refused:
    return Refused(str(path), error.strerror or str(error), "check the path and its permissions")


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
    clauses = segment(document)
    findings = classify(document, clauses, model, min_confidence=min_confidence)
    return Reviewed(document, clauses, _paged(findings, document))


def _paged(findings: Sequence[Finding], document: Document) -> tuple[Finding, ...]:
    """The findings with the numbers that the pages they start on bear."""
    pages = {page.number: page for page in document.pages}
    return tuple(
        replace(one, page_printed=pages[one.page].printed, page_packet=pages[one.page].packet)
        for one in findings
    )


def assess(path: Path, setup: Setup, steps: Steps | None = None) -> Deal | Refused:
    """Return the deal the document at `path` makes by itself, or why it cannot be read."""
    model = load_model(setup.model_folder)
    try:
        reviewed = review(
            path,
            model,
            min_confidence=setup.min_confidence,
            password=setup.password,
            steps=steps,
        )
    except UnreadableInput as error:
        found = error.found.removeprefix(f"{path}: ")
        return Refused(str(path), found, error.advice)
    return judge(path.stem, (reviewed,), setup.policies)


def scan(
    paths: Sequence[Path],
    *,
    model: Model,
    policies: Sequence[Policy],
    jobs: int = 1,
    min_confidence: float = 0.0,
    password: str | None = None,
    limits: Limits = Limits(),
) -> Iterator[Deal | Refused]:
    """Yield a deal for each document, or why there is none, in the order of `paths`.

    Each document is read in a worker process, which is stopped where it passes the limits; a page
    that hangs or crashes it costs no more than itself.
    """
    setup = Setup(model.folder, tuple(policies), min_confidence, password)
    results = run(
        partial(_assessed, setup),
        paths,
        workers=jobs,
        seconds=limits.seconds,
        megabytes=limits.megabytes,
        step_seconds=limits.page_seconds,
    )
    for path, name, result in zip(paths, _deal_ids(paths), results, strict=True):
        if isinstance(result, Lost):
            yield Refused(str(path), result.reason, "try it alone, or print it to a new PDF")
        elif isinstance(result, Deal):
            yield replace(result, id=name)
        else:
            yield result


def _assessed(setup: Setup, path: Path, steps: Steps) -> Deal | Refused:
    return assess(path, setup, steps)


def _deal_ids(paths: Sequence[Path]) -> Iterator[str]:
    """The name of each file without its ending; where two share one, the whole path."""
    named = Counter(path.stem for path in paths)
    for path in paths:
        yield path.stem if named[path.stem] == 1 else path.as_posix()


def outline(path: Path, *, password: str | None = None) -> tuple[Document, tuple[Clause, ...]]:
    """Return the document at `path` and its clauses. Raises UnreadableInput."""
    document = with_page_numbers(read(path, password=password))
    return document, segment(document)


def links(clauses: Sequence[Clause]) -> Links:
    """Return the terms that clauses define, and what they refer to."""
    return Links(definitions(clauses), references(clauses))


def explain(
    path: Path, finding_id: str, *, model: Model, password: str | None = None
) -> tuple[Finding, tuple[tuple[str, float], ...]]:
    """Return the finding of the document whose id begins so, and what each feature added to it.

    Raises UsageError where there is none or more than one, UnreadableInput.
    """
    reviewed = review(path, model, password=password)
    matching = [f for f in reviewed.findings if f.id.startswith(finding_id)]
    if len(matching) != 1:
        how_many = "no finding" if not matching else f"{len(matching)} findings"
        raise UsageError(f"{path}: {how_many} with an id that begins {finding_id}",
                         "`clauses scan` shows the ids")  # fmt: skip
    return matching[0], explain_passage(reviewed.clauses, matching[0], model)


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
    return Tool(installed_version(), model.name, model.sha256, stamps, tuple(profiles))


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
