"""The command line: each command parses, calls one public function, renders and sets the exit code.

What a command needs is imported inside it, so that `clauses --help` costs no more than typer does.
"""

import datetime
import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clauses.archive_commands import (
    MaxMemory,
    MinConfidence,
    PageTimeout,
    Quiet,
    Timeout,
    VendorList,
    archive_app,
)
from clauses.errors import ExitCode, PolicyError
from clauses.exits import FailOn, OneLineErrors, difference_code, exit_code
from clauses.lookup import finding_id, judged_by, policies_named, rule_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from clauses.records import Report
    from clauses.renderers.targets import Target


class Format(StrEnum):
    """The forms of output; a test keeps them those of the renderers."""

    TERMINAL = "terminal"
    CSV = "csv"
    DOCX = "docx"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    PDF = "pdf"
    SARIF = "sarif"
    XLSX = "xlsx"


class DealPer(StrEnum):
    """What makes a deal."""

    FILE = "file"
    FOLDER = "folder"


app = typer.Typer(
    cls=OneLineErrors,
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
policies_app = typer.Typer(no_args_is_help=True)
app.add_typer(archive_app, name="archive", help="Archives of many files, in one store.")
app.add_typer(policies_app, name="policies", help="The laws and ordinances a deal is judged by.")

PolicyNames = Annotated[
    list[str] | None,
    typer.Option("--policy", metavar="FILE_OR_ID", help="A policy to judge by, repeatable."),
]
ProfileNames = Annotated[
    list[str] | None,
    typer.Option(
        "--profile",
        metavar="ID",
        help="For whom to judge, repeatable; --policy adds to it (default: default).",
    ),
]
PolicyArguments = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE_OR_ID", help="Policies (default: all)."),
]
Formats = Annotated[
    list[Format] | None,
    typer.Option("--format", "-f", help="The form of the output, repeatable, one for each -o."),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="A file to write, repeatable; - is standard output."
    ),
]


Password = Annotated[str | None, typer.Option("--password", help="Opens a PDF that asks for one.")]
Baseline = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="The list of accepted risks (default: clauses-accepted.toml, if any)."
    ),
]
FailOnLevel = Annotated[
    FailOn, typer.Option(help="Exit with 1 on a risk or a lack this grave or graver.")
]


def _read_settings(context: typer.Context, path: Path | None) -> Path | None:
    """Make what the file of settings says the defaults of the command; the command line wins."""
    from clauses.settings import settings

    said = settings(path, tuple(Format))
    known = {parameter.name for parameter in context.command.params}
    context.default_map = {name: value for name, value in said.items() if name in known}
    return path


Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        is_eager=True,
        callback=_read_settings,
        help="Defaults for these options (default: clauses.toml, if any).",
    ),
]


def _print_version(wanted: bool) -> None:
    if not wanted:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("vendor-clauses")
    except PackageNotFoundError:
        number = "(not installed)"
    typer.echo(f"clauses {number}")
    raise typer.Exit


@app.callback()
def clauses(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Find what vendor contracts say of third-party sharing, federal access and retention.

    Everything is read on this machine; nothing is sent anywhere.

    Exit codes: 0 done, 1 a risk as grave as --fail-on, 2 a fault in usage,

    policy or model, 3 an input that could not be read.
    """


@app.command()
def scan(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Documents, folders of them, or a deal.toml."),
    ],
    formats: Formats = None,
    outputs: Outputs = None,
    profile: ProfileNames = None,
    policy: PolicyNames = None,
    jobs: Annotated[int, typer.Option(min=1, help="Documents read at the same time.")] = 1,
    deal_per: Annotated[
        DealPer, typer.Option(help="What makes a deal: each file, or each folder.")
    ] = DealPer.FILE,
    vendor_list: VendorList = None,
    fail_on: FailOnLevel = FailOn.NONE,
    baseline: Baseline = None,
    min_confidence: MinConfidence = 0.0,
    password: Password = None,
    timeout: Timeout = 1800.0,
    page_timeout: PageTimeout = 120.0,
    max_memory: MaxMemory = 4096,
    quiet: Quiet = False,
    config: Config = None,
) -> None:
    """Report the risks of one or more vendor deals."""
    from clauses.accepting import accepted_in, with_baseline

    targets, listed = _targets(formats, outputs), accepted_in(baseline)
    report = _scanned(
        paths,
        targets,
        policy,
        jobs,
        min_confidence,
        quiet,
        profile_names=profile,
        password=password,
        timeout=timeout,
        page_timeout=page_timeout,
        max_memory=max_memory,
        per_folder=deal_per is DealPer.FOLDER,
        vendor_list=vendor_list,
    )
    report, stale = with_baseline(report, listed, datetime.date.today())
    _note(stale, quiet)
    _deliver_report(report, targets, password, jobs)
    raise typer.Exit(exit_code(report, fail_on))


@app.command()
def accept(
    risk: Annotated[str, typer.Argument(metavar="RISK", help="The rule that found it.")],
    finding: Annotated[
        str, typer.Argument(metavar="[FINDING]", help="Only in the passage of this finding.")
    ] = "",
    *,
    of: Annotated[
        Path, typer.Option("--of", metavar="PATH", help="The deal, or its report in JSON.")
    ],
    reason: Annotated[str, typer.Option(help="Why it is acceptable, and who decided.")],
    until: Annotated[str, typer.Option(metavar="DATE", help="The last day this holds.")],
    baseline: Baseline = None,
    profile: ProfileNames = None,
    policy: PolicyNames = None,
    password: Password = None,
    config: Config = None,
) -> None:
    """Note that a risk is accepted: reports still show it, and --fail-on no longer counts it."""
    from clauses import accepting
    from clauses.judgement.acceptance import acceptances
    from clauses.renderers.wording import counted

    why, last = (
        accepting.given_reason(reason),
        accepting.last_day(until, datetime.date.today()),
    )
    begins = finding_id(finding) if finding else ""
    report = _report_at(of, policy, profile, password)
    known = [rule.id for one in policies_named(None) for rule in one.rules]
    deal, found = accepting.found_risk(report.deals, risk, begins, known)
    entries = acceptances(deal, found, begins, why, last)
    path = baseline or Path(accepting.BASELINE)
    accepting.add_to_baseline(path, entries)
    typer.echo(
        f"{found.rule} is accepted until {last} in {counted(len(entries), 'passage')} "
        f"of {deal.id}: see {path}."
    )


@app.command()
def diff(
    base: Annotated[
        Path, typer.Argument(metavar="BASE", help="A deal, or a report in JSON, before.")
    ],
    amended: Annotated[
        Path, typer.Argument(metavar="AMENDED", help="The deal, or its report, after.")
    ],
    formats: Formats = None,
    outputs: Outputs = None,
    profile: ProfileNames = None,
    policy: PolicyNames = None,
    fail_on: Annotated[
        FailOn, typer.Option(help="Exit with 1 on a new or graver risk of this level or more.")
    ] = FailOn.NONE,
    baseline: Baseline = None,
    password: Password = None,
    config: Config = None,
) -> None:
    """Show what changed in what a deal says of sharing, federal access and retention."""
    from clauses.accepting import accepted_in, with_baseline
    from clauses.judgement.comparison import differences
    from clauses.renderers.comparison_pages import render_differences
    from clauses.renderers.targets import deliver
    from clauses.renderers.to_json import differences_json

    targets, listed = _targets(formats, outputs, [Format.JSON]), accepted_in(baseline)
    before, after = (
        with_baseline(
            _report_at(path, policy, profile, password, targets), listed, datetime.date.today()
        )[0]
        for path in (base, amended)
    )
    found = differences(before, after)
    deliver(targets, lambda _: differences_json(found), partial(render_differences, found))
    raise typer.Exit(difference_code(before, after, found, fail_on))


@app.command()
def demo() -> None:
    """Scan the example deal that comes with clauses."""
    from clauses.pipeline import example_deals

    targets = _targets(None, None)
    profiles = ["california-law-enforcement"]  # that of the example's customer
    report = _scanned(example_deals()[:1], targets, quiet=True, profile_names=profiles)
    _deliver_report(report, targets)


@app.command()
def outline(
    file: Annotated[Path, typer.Argument(help="A document.")],
    formats: Formats = None,
    outputs: Outputs = None,
    password: Password = None,
) -> None:
    """Show a document as segmented: numbers, headings, pages, text, terms and references."""
    from clauses.pipeline import links
    from clauses.pipeline import outline as outline_of
    from clauses.renderers.passage_pages import render_outline
    from clauses.renderers.targets import deliver, refuse_overwriting
    from clauses.renderers.to_json import outline_json

    targets = _targets(formats, outputs, [Format.JSON])
    refuse_overwriting((file,), targets)
    document, segments = outline_of(file, password=password)
    pointed = links(segments)
    draw = partial(render_outline, document, segments, pointed)
    deliver(targets, lambda _: outline_json(document, segments, pointed), draw)


@app.command()
def explain(
    identity: Annotated[
        str, typer.Argument(metavar="ID", help="A rule, or a finding of the contract --of.")
    ],
    of: Annotated[
        Path | None, typer.Option("--of", metavar="FILE", help="The contract a finding is from.")
    ] = None,
    policy: PolicyNames = None,
    password: Password = None,
) -> None:
    """Explain a rule and the law behind it, or what weighed for a finding."""
    if of is None:
        from clauses.renderers.policy_pages import render_rule

        render_rule(rule_named(identity, policies_named(policy)), _console())
        return
    from clauses.classification import load_model
    from clauses.pipeline import explain as explain_finding
    from clauses.renderers.passage_pages import render_explanation

    wanted = finding_id(identity)
    found = explain_finding(of, wanted, model=load_model(), password=password)
    render_explanation(*found, _console())


@policies_app.command("list")
def list_policies() -> None:
    """List the policies that come with clauses, and the profiles that choose among them."""
    from clauses.judgement import bundled_profiles
    from clauses.renderers.policy_pages import render_policies, render_profiles

    render_policies(policies_named(None), _console())
    render_profiles(bundled_profiles(), _console())


@policies_app.command("show")
def show_policy(
    name: Annotated[str, typer.Argument(metavar="FILE_OR_ID", help="A policy.")],
) -> None:
    """Show what a policy covers and each of its rules."""
    from clauses.renderers.policy_pages import render_policy

    for policy in policies_named([name]):
        render_policy(policy, _console())


@policies_app.command("check")
def check_policies(names: PolicyArguments = None) -> None:
    """Check policy files, and name every fault with its file, line and column."""
    from clauses.renderers.policy_pages import render_policies

    render_policies(policies_named(names), _console())
    typer.echo("No faults found.")


@policies_app.command("test")
def try_policies(names: PolicyArguments = None) -> None:
    """Try each rule on its own examples, and name those it does not decide as they say."""
    from clauses.classification import load_model
    from clauses.pipeline import example_faults
    from clauses.renderers.wording import counted

    policies = policies_named(names)
    faults = example_faults(policies, load_model())
    if faults:
        raise PolicyError(faults)
    rules = [rule for policy in policies for rule in policy.rules]
    examples = counted(sum(len(rule.examples) for rule in rules), "example")
    typer.echo(f"{counted(len(rules), 'rule')}, {examples}: each decided as it says.")


@app.command()
def train(
    out: Annotated[
        Path, typer.Option(metavar="FOLDER", help="Where the model's folder is put.")
    ] = Path("models"),
    shared: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="More labelled data to learn from.")
    ] = None,
) -> None:
    """Fit the model to the training data, and print the folder it is in."""
    from clauses.training import train as fit

    typer.echo(str(fit(out, shared)))


@app.command()
def evaluate(
    gold: Annotated[
        list[Path] | None,
        typer.Option(metavar="FOLDER", help="Hand-labelled contracts, repeatable."),
    ] = None,
) -> None:
    """Measure the model on hand-labelled contracts, and print the table."""
    from clauses.classification import load_model
    from clauses.training import evaluate as measure

    _print_text(measure(tuple(gold or ()), load_model()).rstrip("\n") + "\n")


@app.command()
def doctor() -> None:
    """Check this installation, offline: the model, the policies, the PDF and OCR engines."""
    from clauses.pipeline import examine
    from clauses.renderers.passage_pages import render_checks

    checks = examine()
    render_checks(checks, _console())
    if not all(holds for _, holds, _ in checks):
        raise typer.Exit(ExitCode.USAGE)


@app.command()
def schema(
    outline: Annotated[
        bool, typer.Option("--outline", help="The schema of `clauses outline --format json`.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="The schema of `clauses diff --format json`.")
    ] = False,
) -> None:
    """Print the JSON Schema of the report."""
    from clauses.renderers.schema import differences_schema, outline_schema, report_schema
    from clauses.renderers.to_json import json_text

    if diff:
        _print_text(json_text(differences_schema()))
        return
    _print_text(json_text(outline_schema() if outline else report_schema()))


# --- what the commands share ---------------------------------------------------------------------


def _scanned(
    paths: "Sequence[Path]",
    targets: "Sequence[Target]",
    policy_names: "Sequence[str] | None" = None,
    jobs: int = 1,
    min_confidence: float = 0.0,
    quiet: bool = False,
    *,
    profile_names: "Sequence[str] | None" = None,
    password: str | None = None,
    timeout: float = 1800.0,
    page_timeout: float = 120.0,
    max_memory: int = 4096,
    per_folder: bool = False,
    vendor_list: Path | None = None,
) -> "Report":
    from clauses.classification import load_model
    from clauses.lookup import all_policies, files_of, own_profiles, vendors_in
    from clauses.pipeline import Limits, deals_in, tool
    from clauses.pipeline import scan as scan_deals
    from clauses.records import Deal, Refused, Report
    from clauses.renderers.targets import refuse_overwriting

    found, refused = deals_in(paths, per_folder=per_folder)
    refuse_overwriting(files_of(found), targets)
    policies, profiles, faulty = judged_by(profile_names, policy_names)
    deals, wrong = own_profiles(found, profile_names, policy_names)
    refused, model = refused + faulty + wrong, load_model()
    results = scan_deals(
        deals,
        model=model,
        policies=policies,
        jobs=jobs,
        min_confidence=min_confidence,
        password=password,
        limits=Limits(timeout, max_memory, page_timeout),
        vendors=vendors_in(vendor_list),
        as_of=datetime.date.today().isoformat(),
    )
    if not quiet:
        from clauses.renderers.progress import watched

        results = watched(refused, results, len(deals), sys.stderr)
    done = tuple(results)
    return Report(
        tool(model, all_policies(policies, deals), profiles),
        tuple(result for result in done if isinstance(result, Deal)),
        refused + tuple(result for result in done if isinstance(result, Refused)),
    )


def _report_at(
    path: Path,
    policy: "Sequence[str] | None",
    profile: "Sequence[str] | None",
    password: str | None,
    targets: "Sequence[Target]" = (),
) -> "Report":
    """Return the report that the file at `path` is, or that on the documents at `path`."""
    from clauses.lookup import report_in

    report = report_in(path)
    if report is not None:
        return report
    return _scanned(
        [path],
        targets,
        policy,
        quiet=True,
        profile_names=profile,
        password=password,
        per_folder=path.is_dir(),
    )


def _note(notes: "Sequence[str]", quiet: bool) -> None:
    from clauses.renderers.wording import plain

    for note in () if quiet else notes:
        typer.echo(f"clauses: note: {plain(note)}", err=True)


# --- output --------------------------------------------------------------------------------------


def _targets(
    formats: "Sequence[str] | None",
    outputs: "Sequence[str] | None",
    known: "Sequence[str] | None" = None,
) -> "tuple[Target, ...]":
    """Return the outputs asked for. Raises UsageError where one cannot be written."""
    from clauses.renderers import COPIES, RENDERERS
    from clauses.renderers.targets import chosen_targets, prove_writable

    targets = chosen_targets(formats or (), outputs or (), known or (*RENDERERS, *COPIES))
    for target in targets:
        if target.path is not None:
            prove_writable(target.path)
    return targets


def _deliver_report(
    report: "Report", targets: "Sequence[Target]", password: str | None = None, jobs: int = 1
) -> None:
    from clauses.renderers import COPIES, PICTURED, RENDERERS
    from clauses.renderers.targets import deliver, deliver_copies
    from clauses.renderers.terminal import render_report
    from clauses.sources import copies, pictures

    def rendered(form: str) -> str | bytes:
        if form in PICTURED:
            return PICTURED[form](report, pictures(report, password=password, jobs=jobs))
        return RENDERERS[form](report)

    whole = [target for target in targets if target.format not in COPIES]
    deliver(whole, rendered, partial(render_report, report))
    inputs = [Path(document.path) for deal in report.deals for document in deal.documents]
    for target in targets:
        if target.format in COPIES:
            made = copies(report, COPIES[target.format], password=password, jobs=jobs)
            deliver_copies(target, made, inputs)


def _console() -> "Console":
    from clauses.renderers.targets import stdout_console

    return stdout_console()


def _print_text(text: str) -> None:
    from clauses.renderers.targets import print_text

    print_text(text)
