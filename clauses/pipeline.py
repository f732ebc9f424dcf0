"""From paths to deals: read, segment, classify, judge. The only place the stages meet."""

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
from clauses.readers import READERS, read
from clauses.records import (
    Box,
    Clause,
    Deal,
    Document,
    Finding,
    Line,
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
from clauses.segmentation import segment
from clauses.workers import Lost, run

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

    Enough for the longest packets read, little enough that a hostile file does no harm.
    """

    seconds: float = 300.0
    megabytes: int = 4096


def find_documents(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Refused, ...]]:
    """Return the documents at `paths`, folders searched through, each once, and what is none.

    The documents of a folder come in the order of their names.
    """
    found: dict[Path, Path] = {}  # by where each really is
    refused: list[Refused] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(
                p for p in path.rglob("*") if p.suffix.lower() in READERS and p.is_file()
            )
            if not inside:
                refused.append(
                    Refused(
                        str(path),
                        "no document in this folder",
                        f"put {', '.join(sorted(READERS))} files there, or check the path",
                    )
                )
            for one in inside:
                found.setdefault(one.resolve(), one)
        elif path.exists():
            found.setdefault(path.resolve(), path)
        else:
            refused.append(Refused(str(path), "no such file or folder", "check the path"))
    return tuple(found.values()), tuple(refused)


def review(
    path: Path, model: Model, *, min_confidence: float = 0.0, password: str | None = None
) -> Reviewed:
    """Return the document at `path` read, segmented and classified. Raises UnreadableInput."""
    document = read(path, password=password)
    clauses = segment(document)
    findings = classify(document, clauses, model, min_confidence=min_confidence)
    return Reviewed(document, clauses, findings)


def assess(path: Path, setup: Setup) -> Deal | Refused:
    """Return the deal the document at `path` makes by itself, or why it cannot be read."""
    model = load_model(setup.model_folder)
    try:
        reviewed = review(path, model, min_confidence=setup.min_confidence, password=setup.password)
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

    Each document is read in a worker process, which is stopped where it passes the limits.
    """
    setup = Setup(model.folder, tuple(policies), min_confidence, password)
    results = run(
        partial(assess, setup=setup),
        paths,
        workers=jobs,
        seconds=limits.seconds,
        megabytes=limits.megabytes,
    )
    for path, name, result in zip(paths, _deal_ids(paths), results, strict=True):
        if isinstance(result, Lost):
            yield Refused(str(path), result.reason, "try it alone, or print it to a new PDF")
        elif isinstance(result, Deal):
            yield replace(result, id=name)
        else:
            yield result


def _deal_ids(paths: Sequence[Path]) -> Iterator[str]:
    """The name of each file without its ending; where two share one, the whole path."""
    named = Counter(path.stem for path in paths)
    for path in paths:
        yield path.stem if named[path.stem] == 1 else path.as_posix()


def outline(path: Path, *, password: str | None = None) -> tuple[Document, tuple[Clause, ...]]:
    """Return the document at `path` and its clauses. Raises UnreadableInput."""
    document = read(path, password=password)
    return document, segment(document)


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
        f"{example.text}"
        for policy in policies
        for rule in policy.rules
        for example in rule.examples
        if fires(rule, example.text, model) is not example.fires
    )


def fires(rule: Rule, text: str, model: Model) -> bool:
    """Return whether a deal that says only `text` is a risk by the rule, or misses what it asks."""
    span = Span(0, len(text))
    page = Page(1, 612, 792, PageSource.TEXT, span)
    line = Line(span, Box(1, 72, 72, 540, 84), 11, False, 0, 84)
    document = Document("example", "", text, (page,), (line,))
    findings = classify(document, segment(document), model)
    evidence = Evidence(findings, rule.data_classes or ("records",), all_read=True)
    risk = ruling(rule, evidence)
    return risk is not None and risk.outcome in (Outcome.RISK, Outcome.REVIEW, Outcome.MISSING)


def tool(model: Model, policies: Sequence[Policy]) -> Tool:
    """Return what a report made with these is made with."""
    stamps = tuple(PolicyStamp(p.id, p.version, p.sha256) for p in policies)
    return Tool(installed_version(), model.name, model.sha256, stamps)


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
    return (
        _checked("model", lambda: f"{load_model().name} {load_model().sha256[:12]}"),
        _checked("policies", lambda: f"{len(load_policies(bundled_policies()))} files, no faults"),
        _checked(
            "reading PDF", lambda: f"{len(read(example_deals()[0]).pages)} pages of an example"
        ),
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
