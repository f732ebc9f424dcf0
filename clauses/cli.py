"""The command line: each command parses, calls one public function, renders and sets the exit code.

What a command needs is imported inside it, so that `clauses --help` costs no more than typer does.
"""

import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clauses.errors import ExitCode, PolicyError
from clauses.exits import FailOn, OneLineErrors, exit_code
from clauses.lookup import finding_id, judged_by, policies_named, rule_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from clauses.records import Report
    from clauses.renderers.targets import Target


class Format(StrEnum):
    """The forms of output; a test keeps them those of the renderers."""

    TERMINAL = "terminal"
    JSON = "json"


app = typer.Typer(
    cls=OneLineErrors,
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
policies_app = typer.Typer(no_args_is_help=True)
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
        list[Path], typer.Argument(metavar="PATH", help="Documents, or folders of documents.")
    ],
    formats: Formats = None,
    outputs: Outputs = None,
    profile: ProfileNames = None,
    policy: PolicyNames = None,
    jobs: Annotated[int, typer.Option(min=1, help="Documents read at the same time.")] = 1,
    fail_on: Annotated[
        FailOn, typer.Option(help="Exit with 1 on a risk or a lack this grave or graver.")
    ] = FailOn.NONE,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out findings less probable than this.")
    ] = 0.0,
    password: Password = None,
    timeout: Annotated[
        float, typer.Option(min=1, help="Seconds one file may take before it is stopped.")
    ] = 1800.0,
    page_timeout: Annotated[
        float, typer.Option(min=1, help="Seconds one page may take before it is given up.")
    ] = 120.0,
    max_memory: Annotated[
        int, typer.Option(min=512, help="Megabytes the process reading a file may use.")
    ] = 4096,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Nothing on standard error but errors.")
    ] = False,
) -> None:
    """Report the risks of one or more vendor deals."""
    targets = _targets(formats, outputs)
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
    )
    _deliver_report(report, targets)
    raise typer.Exit(exit_code(report, fail_on))


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

    targets = _targets(formats, outputs)
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
    finding, weights = explain_finding(of, wanted, model=load_model(), password=password)
    render_explanation(finding, weights, _console())


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
) -> None:
    """Print the JSON Schema of the report."""
    from clauses.renderers.schema import outline_schema, report_schema
    from clauses.renderers.to_json import json_text

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
) -> "Report":
    from clauses.classification import load_model
    from clauses.pipeline import Limits, find_documents, tool
    from clauses.pipeline import scan as scan_deals
    from clauses.records import Deal, Refused, Report
    from clauses.renderers.targets import refuse_overwriting

    documents, refused = find_documents(paths)
    refuse_overwriting(documents, targets)
    policies, profiles, faulty = judged_by(profile_names, policy_names)
    refused, model = refused + faulty, load_model()
    results = scan_deals(
        documents,
        model=model,
        policies=policies,
        jobs=jobs,
        min_confidence=min_confidence,
        password=password,
        limits=Limits(timeout, max_memory, page_timeout),
    )
    if not quiet:
        from clauses.renderers.progress import watched

        results = watched(refused, results, len(documents), sys.stderr)
    done = tuple(results)
    return Report(
        tool(model, policies, profiles),
        tuple(result for result in done if isinstance(result, Deal)),
        refused + tuple(result for result in done if isinstance(result, Refused)),
    )


# --- output --------------------------------------------------------------------------------------


def _targets(
    formats: "Sequence[str] | None", outputs: "Sequence[str] | None"
) -> "tuple[Target, ...]":
    """Return the outputs asked for. Raises UsageError where one cannot be written."""
    from clauses.renderers import RENDERERS
    from clauses.renderers.targets import chosen_targets, prove_writable

    targets = chosen_targets(formats or (), outputs or (), RENDERERS)
    for target in targets:
        if target.path is not None:
            prove_writable(target.path)
    return targets


def _deliver_report(report: "Report", targets: "Sequence[Target]") -> None:
    from clauses.renderers import RENDERERS
    from clauses.renderers.targets import deliver
    from clauses.renderers.terminal import render_report

    deliver(targets, lambda form: RENDERERS[form](report), partial(render_report, report))


def _console() -> "Console":
    from clauses.renderers.targets import stdout_console

    return stdout_console()


def _print_text(text: str) -> None:
    from clauses.renderers.targets import print_text

    print_text(text)
