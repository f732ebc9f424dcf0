import datetime
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from clauses.cli import Format, app
from clauses.errors import ExitCode, ModelError, PolicyError, UnreadableInput, UsageError
from clauses.exits import FailOn, exit_code
from clauses.judgement.faults import Fault
from clauses.lookup import finding_id, rule_named
from clauses.pipeline import Limits
from clauses.records import (
    Alike,
    Attributes,
    Clause,
    ClauseKind,
    Condition,
    Deal,
    DealStatus,
    Definition,
    Document,
    DocumentSummary,
    Event,
    Family,
    Finding,
    Links,
    Outcome,
    Page,
    PageSource,
    Policy,
    PolicyStamp,
    Profile,
    Refused,
    Report,
    Risk,
    Rule,
    Severity,
    Span,
    Stance,
    Tool,
)
from clauses.renderers import COPIES, RENDERERS
from clauses.renderers.terminal import report_text
from clauses.renderers.to_json import outline_json, read_report, report_json

ROOT = Path(__file__).parents[1]
TOOL = Tool("0.1.0", "statements", "cd" * 32, (PolicyStamp("sample", "1", "ef"),))
FINDING = Finding(
    "a1b2c3d4e5f60718", Family.RETENTION, Stance.PERMITS, 0.9, "Kept for ever.", "deal.pdf", 2,
    None, None, "", (), Attributes(),
)  # fmt: skip
DOCUMENT = Document("deal.pdf", "ab", "", (Page(1, 612.0, 792.0, PageSource.TEXT, Span(0, 0)),), ())
OUTLINE = (Clause(ClauseKind.CLAUSE, "1", "Data", "Text.", (), 1, 1),)
LINKS = Links((Definition("Data", 0, "Text."),))


def rule(name: str) -> Rule:
    condition = Condition((Family.RETENTION,))
    return Rule(
        name, "sample", f"Title of {name}", Family.RETENTION, Severity.HIGH, "present", condition,
        "Why.", "Ask.", (), (), (),
    )  # fmt: skip


def policy(name: str, *rules: str) -> Policy:
    return Policy(name, f"Title of {name}", "1", "Cities.", "ef", tuple(map(rule, rules)))


def deal(path: Path, *outcomes: tuple[Outcome, Severity]) -> Deal:
    risks = tuple(
        Risk(f"R-{n}", "sample", outcome, severity, Family.RETENTION, "T", "W", "A", (), ())
        for n, (outcome, severity) in enumerate(outcomes)
    )
    summary = DocumentSummary(path.name, "ab", "agreement", 2, 2, 0, 0, ())
    return Deal(
        path.stem, path.stem, None, None, Event.NEW, DealStatus.OK, (summary,), (), (), (), risks,
        (),
    )  # fmt: skip


@dataclass
class Stages:
    """Stand-ins for the stages the command line calls, and what it asked of them."""

    folder: Path
    asked: dict[str, Any] = field(default_factory=dict)
    raises: BaseException | None = None
    healthy: bool = True
    judged_as: tuple[str, ...] = ()
    per_folder: bool = False
    Limits = Limits

    def deals_in(
        self, paths: Sequence[Path], *, per_folder: bool
    ) -> tuple[tuple[Path, ...], tuple[Refused, ...]]:
        self.per_folder = per_folder
        missing = tuple(Refused(str(p), "it is missing", "") for p in paths if not p.exists())
        return tuple(path for path in paths if path.exists()), missing

    def scan(self, paths: Sequence[Path], **options: Any) -> Iterator[Deal | Refused]:
        today = datetime.date.today().isoformat()
        assert options.pop("as_of") == today
        self.asked = options
        if self.raises is not None:
            raise self.raises
        for path in paths:
            if path.stem == "locked":
                yield Refused(path.name, "it is encrypted", "save it without password")
            else:
                yield deal(path, (Outcome.RISK, Severity.MEDIUM))

    def bundled_vendors(self) -> tuple[str, ...]:
        return ("ours",)

    def load_vendors(self, text: str, name: str) -> tuple[str, ...]:
        return (f"{text} of {name}",)

    def tool(self, model: str, policies: Sequence[Policy], profiles: Sequence[str]) -> Tool:
        self.judged_as = tuple(profiles)
        return TOOL

    def outline(
        self, path: Path, *, password: str | None = None
    ) -> tuple[Document, tuple[Clause, ...]]:
        if not path.exists():
            raise UnreadableInput(f"{path.name} is missing", "check the path")
        return DOCUMENT, OUTLINE

    def links(self, clauses: tuple[Clause, ...]) -> Links:
        assert clauses == OUTLINE
        return LINKS

    def explain(self, path: Path, wanted: str, **options: Any) -> tuple[Finding, Any, Any]:
        self.asked = {"path": path, "wanted": wanted} | options
        return FINDING, (("word:ever", 1.5),), (Alike("Like it.", (), "elm", 0.5),)

    def example_faults(self, policies: Sequence[Policy], model: str) -> tuple[str, ...]:
        misread = [policy.id for policy in policies if policy.id == "misread"]
        return tuple(f"{name}: X-1 should fire on: Words." for name in misread)

    def example_deals(self) -> tuple[Path, ...]:
        return (self.folder / "deal.pdf",)

    def examine(self) -> tuple[tuple[str, bool, str], ...]:
        return (("model", True, "statements"), ("policies", self.healthy, "2 of them"))

    def load_model(self, folder: Path | None = None) -> str:
        return "the model"

    def bundled_policies(self) -> tuple[Path, ...]:
        return Path("bundled/sample.toml"), Path("bundled/city.toml")

    def load_policies(self, paths: Sequence[Path]) -> tuple[Policy, ...]:
        faults = tuple(f"{p.name}:1:1: no id" for p in paths if p.stem == "faulty")
        if faults:
            raise PolicyError((*faults, "faulty.toml:2:1: no title"))
        known = {"sample": ("S-1", "S-2"), "city": ("C-1",)}
        return tuple(policy(path.stem, *known.get(path.stem, ("X-1",))) for path in paths)

    def sound_policies(self, paths: Sequence[Path]) -> tuple[tuple[Policy, ...], tuple[Fault, ...]]:
        faults = [Fault(p.name, 1, 1, "no id", "add one") for p in paths if p.stem == "faulty"]
        faults += [Fault("faulty.toml", 2, 1, "no title", "add one")] if faults else []
        return self.load_policies([p for p in paths if p.stem != "faulty"]), tuple(faults)

    def bundled_policy(self, name: str) -> Path:
        return Path(f"bundled/{name}.toml")

    def bundled_profiles(self) -> tuple[Profile, ...]:
        return (
            Profile("default", "Anyone", "For anyone.", ("sample",)),
            Profile("elm", "Elm", "For Elm.", ("city", "sample"), (("S-1", Severity.LOW),)),
            Profile("california-law-enforcement", "Police", "For police.", ("city",)),
        )

    def profiled(
        self, policies: Sequence[Policy], profiles: Sequence[Profile]
    ) -> tuple[Policy, ...]:
        self.asked["changed"] = [profile.id for profile in profiles]
        return tuple(policies)

    def train(self, out: Path, shared: Path | None) -> Path:
        self.asked = {"out": out, "shared": shared}
        return out / "statements"

    def evaluate(self, gold: Sequence[Path], model: str) -> str:
        self.asked = {"gold": gold, "model": model}
        return "family  f1"


@pytest.fixture
def stages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stages:
    stages = Stages(tmp_path)
    modules = {
        "pipeline": ("Limits", "deals_in", "scan", "tool", "outline", "links", "explain",
                     "example_deals", "example_faults", "examine"),
        "classification": ("load_model",),
        "judgement": ("bundled_policies", "bundled_policy", "bundled_profiles", "bundled_vendors",
                      "load_policies", "load_vendors", "profiled", "sound_policies"),
        "training": ("train", "evaluate"),
    }  # fmt: skip
    for module, names in modules.items():
        fake = ModuleType(f"clauses.{module}")
        for name in names:
            setattr(fake, name, getattr(stages, name))
        monkeypatch.setitem(sys.modules, f"clauses.{module}", fake)
    for name in ("deal.pdf", "locked.pdf"):
        (tmp_path / name).write_text("a document")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    return stages


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def report_of(*stems: str) -> Report:
    deals = tuple(deal(Path(f"{stem}.pdf"), (Outcome.RISK, Severity.MEDIUM)) for stem in stems)
    return Report(TOOL, deals, ())


# --- the choices are those of the layers below ---------------------------------------------------


def test_formats_are_those_of_the_renderers() -> None:
    assert {str(form) for form in Format} == {"terminal", *RENDERERS, *COPIES}


def test_fail_on_has_every_severity() -> None:
    assert [str(limit) for limit in FailOn] == [*map(str, Severity), "none"]


# --- scan ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("stages")
def test_scan_prints_the_page() -> None:
    result = run("scan", "deal.pdf")
    assert (result.exit_code, result.stdout, result.stderr) == (
        0, report_text(report_of("deal")), "",
    )  # fmt: skip


@pytest.mark.usefixtures("stages")
def test_scan_prints_json() -> None:
    result = run("scan", "deal.pdf", "--format", "json")
    assert (result.exit_code, result.stdout) == (0, report_json(report_of("deal")))


@pytest.mark.usefixtures("stages")
def test_scan_writes_several_outputs(tmp_path: Path) -> None:
    result = run("scan", "deal.pdf", "-o", "-", "-o", "r.json", "-o", "r.txt")
    page = report_text(report_of("deal"))
    assert (result.exit_code, result.stdout) == (0, page)
    assert (tmp_path / "r.json").read_text(encoding="utf-8") == report_json(report_of("deal"))
    assert (tmp_path / "r.txt").read_text(encoding="utf-8") == page


@pytest.mark.usefixtures("stages")
def test_refused_input_is_3_and_the_rest_is_written() -> None:
    result = run("scan", "deal.pdf", "locked.pdf", "gone.pdf", "--format", "json")
    assert result.exit_code == ExitCode.INPUT_UNREADABLE
    report = read_report(result.stdout)
    assert report.deals == report_of("deal").deals
    assert [refused.path for refused in report.refused] == ["gone.pdf", "locked.pdf"]
    assert result.stderr == (
        "clauses: not read: gone.pdf: it is missing\n"
        "clauses: not read: locked.pdf: it is encrypted; save it without password\n"
    )


@pytest.mark.usefixtures("stages")
def test_quiet_says_nothing_of_refused_inputs() -> None:
    result = run("scan", "locked.pdf", "--quiet", "--fail-on", "low")
    assert (result.exit_code, result.stderr) == (3, "")


@pytest.mark.usefixtures("stages")
@pytest.mark.parametrize(("limit", "code"), [("none", 0), ("high", 0), ("medium", 1), ("info", 1)])
def test_fail_on(limit: str, code: int) -> None:
    assert run("scan", "deal.pdf", "--fail-on", limit).exit_code == code


def test_options_reach_the_pipeline(stages: Stages) -> None:
    given = ("--jobs", "3", "--min-confidence", "0.4", "--policy", "city")
    limits = ("--password", "open", "--timeout", "20", "--max-memory", "900")
    run("scan", "deal.pdf", *given, *limits)
    assert stages.asked == {
        "model": "the model",
        "policies": (policy("city", "C-1"),),
        "jobs": 3,
        "min_confidence": 0.4,
        "password": "open",
        "limits": Limits(20.0, 900),
        "vendors": ("ours",),
    }
    run("scan", "deal.pdf")
    assert stages.asked == {
        "model": "the model",
        "policies": (policy("sample", "S-1", "S-2"),),
        "jobs": 1,
        "min_confidence": 0.0,
        "password": None,
        "limits": Limits(),
        "vendors": ("ours",),
    }


def test_the_users_list_of_vendors_and_a_deal_per_folder(stages: Stages, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("those")
    run("scan", "deal.pdf", "--vendor-list", "own.toml", "--deal-per", "folder")
    assert (stages.asked["vendors"], stages.per_folder) == (("those of own.toml",), True)
    done = run("scan", "deal.pdf", "--vendor-list", "none.toml")
    assert (done.exit_code, "none.toml" in done.stderr) == (2, True)


def test_policies_are_files_or_ids(stages: Stages, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("")
    run("scan", "deal.pdf", "--policy", "own.toml", "--policy", "sample", "--policy", "own.toml")
    assert [policy.id for policy in stages.asked["policies"]] == ["own", "sample"]


@pytest.mark.parametrize(
    ("arguments", "policies", "profiles"),
    [
        ((), ["sample"], ("default",)),
        (("--profile", "elm"), ["city", "sample"], ("elm",)),
        (("--profile", "default", "--profile", "elm"), ["sample", "city"], ("default", "elm")),
        (("--profile", "default", "--policy", "city"), ["sample", "city"], ("default",)),
        (("--policy", "city"), ["city"], ()),
    ],
)
def test_profiles_choose_policies_and_named_ones_add_to_them(
    stages: Stages, arguments: tuple[str, ...], policies: list[str], profiles: tuple[str, ...]
) -> None:
    assert run("scan", "deal.pdf", *arguments).exit_code == 0
    assert [policy.id for policy in stages.asked["policies"]] == policies
    assert stages.judged_as == profiles


def test_a_policy_at_fault_is_named_and_costs_nothing_else(stages: Stages, tmp_path: Path) -> None:
    (tmp_path / "faulty.toml").write_text("")
    arguments = ("--profile", "default", "--policy", "faulty.toml")
    result = run("scan", "deal.pdf", *arguments, "-f", "json", "-o", "-")
    assert result.exit_code == 3
    assert json.loads(result.stdout)["refused"] == [
        {"path": "faulty.toml:1:1", "reason": "no id", "advice": "add one"},
        {"path": "faulty.toml:2:1", "reason": "no title", "advice": "add one"},
    ]
    assert [policy.id for policy in stages.asked["policies"]] == ["sample"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-o", "missing/r.json"), "cannot write missing/r.json: No such file or directory; "
         "choose another -o"),
        (("-o", "r.odt"), "the name r.odt tells no format; "
         "add --format " + " or ".join(("terminal", *RENDERERS, *COPIES))),
        (("-o", "deal.pdf", "--format", "json"), "-o deal.pdf is an input; choose another -o"),
        (("--policy", "sampel"), "no policy file or id sampel; did you mean sample?"),
        (("--profile", "elms"), "no profile is called elms; did you mean elm?"),
        (("--profile", "zzz"), "no profile is called zzz; "
         "use one of: default, elm, california-law-enforcement"),
        (("--policy", "x.toml"), "no policy file or id x.toml; "
         "`clauses policies list` names them"),
    ],
)  # fmt: skip
def test_usage_errors_come_before_the_work(
    stages: Stages, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    stages.raises = AssertionError("the scan began")
    result = run("scan", "deal.pdf", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"clauses: error: {message}\n"
    assert (tmp_path / "deal.pdf").read_text() == "a document"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deal.pdf", "locked.pdf"]


@pytest.mark.usefixtures("stages")
def test_a_page_is_written_and_a_copy_only_of_what_is_a_pdf(tmp_path: Path) -> None:
    result = run("scan", "deal.pdf", "-o", "r.html", "-o", "c.pdf", "--quiet")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "clauses: error: no document to make a copy in pdf of; "
        "give PDF files, unchanged since they were read\n"
    )
    assert (tmp_path / "r.html").read_text("utf-8").startswith("<!doctype html>\n")
    assert not (tmp_path / "c.pdf").exists()


@pytest.mark.usefixtures("stages")
@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "odt"),
        ("--fail-on", "grave"),
        ("--jobs", "0"),
        ("--min-confidence", "1.5"),
        ("--colour",),
    ],
)
def test_unknown_values_are_typers_own_errors(arguments: tuple[str, ...]) -> None:
    result = run("scan", "deal.pdf", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: ")
    assert arguments[0] in result.stderr


def test_every_fault_of_a_policy_has_a_line(stages: Stages, tmp_path: Path) -> None:
    (tmp_path / "faulty.toml").write_text("")
    result = run("scan", "deal.pdf", "--policy", "faulty.toml")
    assert (result.exit_code, result.stderr) == (
        2,
        "clauses: error: faulty.toml:1:1: no id; add one\n"
        "clauses: error: faulty.toml:2:1: no title; add one\n",
    )


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (ModelError("the model is damaged", "install it again"), 2,
         "clauses: error: the model is damaged; install it again\n"),
        (UnreadableInput("\x1b[1mbad\nfile"), 3, "clauses: error: [1mbad file\n"),
        (OSError(28, "No space left on device"), 2,
         "clauses: error: [Errno 28] No space left on device\n"),
        (KeyboardInterrupt(), 130, "clauses: error: interrupted\n"),
        (BrokenPipeError(), 141, ""),
    ],
)  # fmt: skip
def test_errors_are_one_line(stages: Stages, error: BaseException, code: int, message: str) -> None:
    stages.raises = error
    result = run("scan", "deal.pdf")
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", message)


def test_an_unreadable_deal_counts_as_unread_input() -> None:
    report = report_of("deal")
    unread = replace(report.deals[0], status=DealStatus.UNREADABLE)
    assert exit_code(report, FailOn.NONE) == ExitCode.DONE
    assert exit_code(replace(report, deals=(unread,)), FailOn.INFO) == ExitCode.INPUT_UNREADABLE


@pytest.mark.parametrize("outcome", list(Outcome))
def test_only_risks_and_lacks_fail(outcome: Outcome) -> None:
    report = Report(TOOL, (deal(Path("a.pdf"), (outcome, Severity.CRITICAL)),), ())
    grave = outcome in (Outcome.RISK, Outcome.MISSING)
    assert exit_code(report, FailOn.CRITICAL) == (ExitCode.RISK_FOUND if grave else ExitCode.DONE)


# --- the other commands --------------------------------------------------------------------------


def test_demo_scans_the_example(stages: Stages) -> None:
    result = run("demo")
    assert stages.judged_as == ("california-law-enforcement",)
    assert (result.exit_code, result.stdout) == (0, report_text(report_of("deal")))


@pytest.mark.usefixtures("stages")
def test_outline(tmp_path: Path) -> None:
    result = run("outline", "deal.pdf", "-o", "o.json", "-o", "-")
    assert result.exit_code == 0
    assert result.stdout.endswith(
        "1 page read; 1 segment\n\n1 Data (p. 1)\n  Text.\n\nDefined terms Data (p. 1)\n"
    )
    assert (tmp_path / "o.json").read_text(encoding="utf-8") == outline_json(
        DOCUMENT, OUTLINE, LINKS
    )


@pytest.mark.usefixtures("stages")
def test_outline_of_an_unreadable_file_is_3() -> None:
    result = run("outline", "gone.pdf")
    assert (result.exit_code, result.stdout, result.stderr) == (
        3, "", "clauses: error: gone.pdf is missing; check the path\n",
    )  # fmt: skip


@pytest.mark.usefixtures("stages")
def test_explain_rule() -> None:
    result = run("explain", "s-2")
    assert result.exit_code == 0
    assert "\nS-2: Title of S-2\n" in result.stdout


@pytest.mark.usefixtures("stages")
def test_explain_unknown_rule_offers_the_like() -> None:
    result = run("explain", "S2")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "clauses: error: no rule is called S2; did you mean S-2? (for a finding, add --of FILE)\n"
    )


def test_explain_finding(stages: Stages) -> None:
    result = run("explain", "A1B2C3", "--of", "deal.pdf", "--password", "open")
    assert result.exit_code == 0
    assert stages.asked == {
        "path": Path("deal.pdf"),
        "wanted": "a1b2c3",
        "model": "the model",
        "password": "open",
    }
    assert "\nFinding a1b2c3d4e5f60718\n" in result.stdout
    assert "\n  +1.500    word:ever\n" in result.stdout
    assert result.stdout.endswith('0.50      no finding (elm)\n          "Like it."\n')


@pytest.mark.parametrize("text", ["a1b2c", "S-2", "a1b2c3x", ""])
def test_what_is_no_finding_id_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is no finding id; give at least 6 of its hexadecimal"):
        finding_id(text)


def test_unlike_anything_there_is_a_way_to_list() -> None:
    with pytest.raises(UsageError, match=r"`clauses policies show ID` lists them \(for a finding"):
        rule_named("zzzzzz", (policy("sample", "S-1"),))


@pytest.mark.usefixtures("stages")
def test_policies_list() -> None:
    result = run("policies", "list")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "sample  Title of sample (1, 2 rules)\ncity    Title of city (1, 1 rule)\n\nPROFILES (3)\n"
    )
    assert "default                     Anyone\n" in result.stdout


@pytest.mark.usefixtures("stages")
def test_policies_show() -> None:
    result = run("policies", "show", "city")
    assert result.exit_code == 0
    assert result.stdout.endswith("C-1  HIGH Title of C-1\n")
    assert run("policies", "show", "town").exit_code == 2


@pytest.mark.usefixtures("stages")
def test_policies_check(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("")
    (tmp_path / "faulty.toml").write_text("")
    sound = run("policies", "check", "own.toml")
    assert (sound.exit_code, sound.stdout) == (
        0, "own  Title of own (1, 1 rule)\nNo faults found.\n",
    )  # fmt: skip
    faulty = run("policies", "check", "own.toml", "faulty.toml")
    assert (faulty.exit_code, faulty.stdout) == (2, "")
    assert faulty.stderr.startswith("clauses: error: faulty.toml:1:1: no id\n")
    assert run("policies", "check").exit_code == 0


@pytest.mark.usefixtures("stages")
def test_policies_test_tries_the_examples(tmp_path: Path) -> None:
    for name in ("own.toml", "misread.toml"):
        (tmp_path / name).write_text("")
    sound = run("policies", "test", "own.toml")
    assert (sound.exit_code, sound.stdout) == (0, "1 rule, 0 examples: each decided as it says.\n")
    misread = run("policies", "test", "misread.toml")
    assert (misread.exit_code, misread.stdout) == (2, "")
    assert misread.stderr == "clauses: error: misread: X-1 should fire on: Words.\n"


def test_train(stages: Stages) -> None:
    result = run("train", "--out", "built", "--shared", "more")
    assert (result.exit_code, result.stdout) == (0, f"{Path('built/statements')}\n")
    assert stages.asked == {"out": Path("built"), "shared": Path("more")}


def test_evaluate(stages: Stages) -> None:
    result = run("evaluate", "--gold", "a", "--gold", "b")
    assert (result.exit_code, result.stdout) == (0, "family  f1\n")
    assert stages.asked == {"gold": (Path("a"), Path("b")), "model": "the model"}


def test_doctor(stages: Stages) -> None:
    assert run("doctor").exit_code == 0
    stages.healthy = False
    result = run("doctor")
    assert (result.exit_code, result.stdout) == (
        2, "model     ok statements\npolicies  FAILED 2 of them\n",
    )  # fmt: skip


def test_schema() -> None:
    assert json.loads(run("schema").stdout)["$id"] == "urn:vendor-clauses:report:1"
    assert json.loads(run("schema", "--outline").stdout)["$id"] == "urn:vendor-clauses:outline:1"


def test_version_is_one_line() -> None:
    result = run("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("clauses ")
    assert result.stdout.count("\n") == 1


# --- the program ---------------------------------------------------------------------------------


def started(*command: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "FORCE_COLOR")}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env=environment | options,
    )


def test_the_ways_to_start_are_one_program() -> None:
    module = started("-m", "clauses", "--help")
    script = started("cli.py", "--help")
    assert module.returncode == 0
    assert b"Usage: clauses [OPTIONS] COMMAND" in module.stdout
    assert (script.returncode, script.stdout) == (0, module.stdout)


def test_help_imports_no_stage() -> None:
    code = (
        "import sys\nfrom clauses.cli import app\n"
        "try: app(['--help'])\nexcept SystemExit: pass\n"
        "print(*(m for m in sys.modules if m.startswith('clauses')), file=sys.stderr)"
    )
    assert sorted(started("-c", code).stderr.decode().split()) == [
        "clauses", "clauses.archive_commands", "clauses.archive_queries", "clauses.cli",
        "clauses.errors", "clauses.exits", "clauses.lookup",
    ]  # fmt: skip


def test_json_is_utf_8_whatever_the_console() -> None:
    shown = started("-m", "clauses", "schema", PYTHONIOENCODING="ascii")
    assert (shown.returncode, shown.stderr) == (0, b"")


def test_a_console_that_lacks_a_letter_shows_a_question_mark() -> None:
    code = (
        "from clauses.renderers.targets import stdout_console\n"
        "from clauses.renderers.sheet import Sheet\n"
        "Sheet(stdout_console()).write('\\u00a7 4')"
    )
    shown = started("-c", code, PYTHONIOENCODING="ascii")
    assert (shown.stdout, shown.stderr) == (f"? 4{os.linesep}".encode(), b"")
