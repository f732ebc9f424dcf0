"""Write the generated pages of docs/: the rules, the JSON Schemas, the picture of the terminal.

    python docs/generate.py [--check]

With --check nothing is written; it fails and names the pages that are not what would be written.
"""

import io
import os
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from clauses.classification import load_model
from clauses.judgement import bundled_policies, bundled_profiles, load_policies
from clauses.lookup import judged_by
from clauses.pipeline import example_deals, scan, tool
from clauses.records import Deal, Policy, Report, Rule
from clauses.renderers.schema import outline_schema, report_schema
from clauses.renderers.terminal import render_report
from clauses.renderers.to_json import json_text

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
# The last digits of an eight-bit model differ from processor to processor; they make no page stale.
PROBABILITY = re.compile(r"(?<=probability&#160;)[01]\.\d\d|(?<=\(probability )[01]\.\d\d")
PROFILE = "california-law-enforcement"  # that of `clauses demo`
PICTURE_LINES = 46  # one screen of summary and the gravest finding


def pages() -> dict[Path, str]:
    """Return the text of each generated page by its path."""
    return {
        DOCS / "rules.md": _rules(load_policies(bundled_policies())),
        DOCS / "report.schema.json": json_text(report_schema()),
        DOCS / "outline.schema.json": json_text(outline_schema()),
        DOCS / "demo.svg": _picture(),
    }


def _rules(policies: tuple[Policy, ...]) -> str:
    lines = [
        "# Rules",
        "",
        "Made from `clauses/profiles.toml` and `clauses/policies/` by `make docs`: do not edit.",
        "",
        *_profiles(),
        "",
    ]
    for policy in policies:
        lines += [
            f"## {policy.title}",
            "",
            f"`{policy.id}`, version {policy.version}. {policy.scope}",
        ]
        lines += ["", "| rule | severity | asks | law |", "| --- | --- | --- | --- |"]
        for rule in policy.rules:
            law = "; ".join(f"{one.citation} ({one.status}, {one.date})" for one in rule.law)
            lines.append(f"| `{rule.id}` | {_severity(rule)} | {rule.title} | {law} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _severity(rule: Rule) -> str:
    moved = (f"{one.severity} for {', '.join(one.data_classes)}" for one in rule.severities)
    return "; ".join((rule.severity, *moved))


def _profiles() -> list[str]:
    lines = ["| profile | for | policies |", "| --- | --- | --- |"]
    for profile in bundled_profiles():
        named = ", ".join(f"`{name}`" for name in profile.policies)
        lines.append(f"| `{profile.id}` | {profile.title}. {profile.scope} | {named} |")
    return lines


def _picture() -> str:
    """The beginning of the real terminal output for the first example deal, as SVG."""
    path = example_deals()[0].relative_to(ROOT)
    (policies, profiles, _), model = judged_by([PROFILE], None), load_model()
    deals = tuple(d for d in scan([path], model=model, policies=policies) if isinstance(d, Deal))
    whole = Console(record=True, width=96, file=io.StringIO(), force_terminal=True)
    render_report(Report(tool(model, policies, profiles), deals, ()), whole)
    styled = whole.export_text(styles=True).splitlines()[:PICTURE_LINES]
    return _svg(styled)


def _svg(styled: list[str]) -> str:
    from rich.text import Text

    console = Console(record=True, width=96, file=io.StringIO(), force_terminal=True)
    for line in styled:
        console.print(Text.from_ansi(line))
    svg = console.export_svg(title="clauses demo", theme=MONOKAI, unique_id="demo")
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)  # no font from the network


def _same(path: Path, text: str) -> bool:
    if not path.exists():
        return False
    return PROBABILITY.sub("", path.read_text("utf-8")) == PROBABILITY.sub("", text)


def main() -> None:
    """Write the pages, or check them."""
    os.chdir(ROOT)  # pages name files as a reader in the checkout does
    made = pages()
    if "--check" in sys.argv[1:]:
        stale = [p for p, text in made.items() if not _same(p, text)]
        for path in stale:
            print(f"{path}: not what `make docs` writes; run it")
        sys.exit(bool(stale))
    for path, text in made.items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
