"""The commands that ask an archive: status, search, report, versions, export. None changes it.

`archive_commands.py` puts them beside those that fill it.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clauses.errors import UsageError

if TYPE_CHECKING:
    from clauses.archive.search import Filters
    from clauses.renderers.targets import Target

queries_app = typer.Typer()

Store = Annotated[Path, typer.Option("--store", metavar="FILE", help="The archive.")]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", "-f", metavar="FORMAT", help="The form of the output, repeatable."),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="A file to write, repeatable; - is standard output."
    ),
]
STORE = Path("archive.db")


@queries_app.command()
def status(store: Store = STORE, formats: Formats = None, outputs: Outputs = None) -> None:
    """Show what an archive holds, what was not read and why, and what is left to do."""
    from dataclasses import replace

    from clauses.archive.questions import opened
    from clauses.archive.status import status as status_of
    from clauses.renderers.archive_files import answer_json
    from clauses.renderers.archive_pages import render_status
    from clauses.renderers.targets import deliver

    targets = _targets(formats, outputs, ("json",))
    with opened(store) as archive:
        found = status_of(archive)
    without_times = replace(found, runs=())
    deliver(targets, lambda _: answer_json(without_times), partial(render_status, found))


@queries_app.command()
def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]...",
            help='All of these; "a phrase", begin*, OR, NOT. None: all that the filters leave.',
        ),
    ] = None,
    store: Store = STORE,
    family: Annotated[str | None, typer.Option(help="Findings of this family.")] = None,
    stance: Annotated[str | None, typer.Option(help="Findings of this stance.")] = None,
    severity: Annotated[
        str | None, typer.Option(help="Findings on which a risk rests as grave, or graver.")
    ] = None,
    recipient: Annotated[str | None, typer.Option(help="Findings that name it.")] = None,
    rule: Annotated[
        str | None, typer.Option(help="Findings on which a risk by this rule rests.")
    ] = None,
    vendor: Annotated[str | None, typer.Option(help="Part of the vendor's name.")] = None,
    agency: Annotated[str | None, typer.Option(help="Part of the customer's name.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Dated then or later: 2021, 2021-06 ...")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Dated then or earlier, 2021 all of it.")
    ] = None,
    data: Annotated[str | None, typer.Option(help="Deals of this data class.")] = None,
    kind: Annotated[str | None, typer.Option(help="Documents of this kind.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Hits shown at most.")] = 20,
    formats: Formats = None,
    outputs: Outputs = None,
) -> None:
    """Find pages by their words, or findings where one of their filters is given."""
    from clauses.archive.questions import opened
    from clauses.archive.search import Filters
    from clauses.archive.search import search as search_in
    from clauses.renderers.archive_files import answer_json, hits_csv, hits_jsonl
    from clauses.renderers.archive_pages import render_hits
    from clauses.renderers.targets import deliver

    targets = _targets(formats, outputs, ("json", "jsonl", "csv"))
    filters = Filters(
        family=family,
        stance=stance,
        severity=severity,
        recipient=recipient,
        rule=rule,
        vendor=vendor,
        agency=agency,
        since=since,
        until=until,
        data=data,
        kind=kind,
    )
    _refuse_unknown(filters)
    with opened(store) as archive:
        hits = search_in(archive, " ".join(words or ()), filters, limit)
    forms = {"json": answer_json, "jsonl": hits_jsonl, "csv": hits_csv}
    deliver(targets, lambda form: forms[form](hits), partial(render_hits, hits))


@queries_app.command()
def report(
    store: Store = STORE,
    formats: Formats = None,
    outputs: Outputs = None,
    deals: Annotated[
        int, typer.Option(min=0, help="Deals listed at most, the gravest first.")
    ] = 10_000,
    gravest: Annotated[int, typer.Option(min=0, help="Gravest findings listed.")] = 20,
) -> None:
    """Sum an archive up: by vendor, agency, rule, law or bill, year and recipient."""
    from clauses.archive.questions import opened
    from clauses.archive.report import report as report_of
    from clauses.judgement import bundled_profiles
    from clauses.renderers.archive_pages import render_archive_report
    from clauses.renderers.archive_report_forms import REPORT_FORMS
    from clauses.renderers.targets import deliver

    targets = _targets(formats, outputs, tuple(REPORT_FORMS))
    with opened(store) as archive:
        found = report_of(archive, bundled_profiles(), most_deals=deals, gravest=gravest)
    draw = partial(render_archive_report, found)
    deliver(targets, lambda form: REPORT_FORMS[form](found), draw)


@queries_app.command()
def versions(
    of: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE_OR_GROUP]", help="A file, or a group (default: list groups)."
        ),
    ] = None,
    store: Store = STORE,
    page: Annotated[
        int | None, typer.Option(min=1, help="A page of the document of the file that is meant.")
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="Only documents of this kind, repeatable.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Groups listed at most.")] = 50,
    formats: Formats = None,
    outputs: Outputs = None,
) -> None:
    """Show documents that are alike, and what changed between the versions of a template."""
    from clauses.archive import versions as templates
    from clauses.archive.questions import opened
    from clauses.renderers.archive_files import answer_json
    from clauses.renderers.archive_version_pages import render_groups, render_versions
    from clauses.renderers.targets import deliver

    targets = _targets(formats, outputs, ("json",))
    for one in kind or ():
        _one_of("--kind", one, _kinds())
    with opened(store) as archive:
        if of is None:
            groups = templates.alike(archive, kind or (), limit)
            deliver(targets, lambda _: answer_json(groups), partial(render_groups, groups))
            return
        found = templates.versions_of(archive, of, page)
    deliver(targets, lambda _: answer_json(found), partial(render_versions, found))


@queries_app.command()
def export(
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FOLDER_OR_FILE", help="Where the tables go."),
    ],
    form: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="parquet, csv or jsonl.")
    ] = "csv",
    table: Annotated[
        list[str] | None,
        typer.Option(help="deals, documents, findings or risks, repeatable (default: all)."),
    ] = None,
    store: Store = STORE,
) -> None:
    """Write the deals, documents, findings and risks of an archive as tables."""
    from clauses.archive.export import TABLES, exported
    from clauses.archive.questions import opened
    from clauses.renderers.archive_export import WRITERS, export_paths
    from clauses.renderers.targets import prove_writable

    _one_of("--format", form, tuple(WRITERS))
    for one in table or ():
        _one_of("--table", one, TABLES)
    with opened(store) as archive:
        names = tuple(dict.fromkeys(table or TABLES))
        for name, path in zip(names, export_paths(form, output, names), strict=True):
            prove_writable(path)
            WRITERS[form](exported(archive, name), path)


# --- what they share -----------------------------------------------------------------------------


def _targets(
    formats: Sequence[str] | None, outputs: Sequence[str] | None, known: Sequence[str]
) -> "tuple[Target, ...]":
    from clauses.renderers.targets import chosen_targets, prove_writable

    targets = chosen_targets(formats or (), outputs or (), known)
    for target in targets:
        if target.path is not None:
            prove_writable(target.path)
    return targets


def _refuse_unknown(filters: "Filters") -> None:
    """Raise UsageError where a filter asks for a label that there is none of."""
    from clauses.judgement.vocabulary import DATA_CLASSES, FAMILIES, SEVERITIES, STANCES
    from clauses.records import RECIPIENTS

    _one_of("--family", filters.family, FAMILIES)
    _one_of("--stance", filters.stance, STANCES)
    _one_of("--severity", filters.severity, SEVERITIES)
    _one_of("--recipient", filters.recipient, RECIPIENTS)
    _one_of("--data", filters.data, (*DATA_CLASSES, "none"))
    _one_of("--kind", filters.kind, _kinds())


def _kinds() -> tuple[str, ...]:
    from clauses.archive.filed import PartKind

    return tuple(map(str, PartKind))


def _one_of(option: str, value: str | None, known: Sequence[str]) -> None:
    if value is not None and value not in known:
        raise UsageError(f"{option} {value} is not known", f"choose among {', '.join(known)}")
