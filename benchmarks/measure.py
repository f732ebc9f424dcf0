"""Score the committed model and the outline on gold contracts rendered to PDF.

    python benchmarks/measure.py FOLDER

FOLDER is an evaluation kit: gold contracts in `dev/`, `render.py` and `score.py`. Prints one line a
figure. Needs typst beside the development tools.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

FIGURES = (
    "family_f1", "precision", "recall", "stance_accuracy", "stance_macro_recall", "strict_f1",
    "verbatim", "page_right", "period_exact", "recipients_f1",
    "segment_f1", "number_right", "heading_right",
)  # fmt: skip


def _run(*command: str | Path) -> str:
    done = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(done.stderr)
    return done.stdout


def main() -> None:
    """Render, scan, outline, score, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("kit", type=Path)
    parser.add_argument("--errors", action="store_true", help="also print each error")
    arguments = parser.parse_args()
    kit, gold = arguments.kit, sorted((arguments.kit / "dev").glob("*.yaml"))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        _run(kit / "render.py", *gold, "--out", work)
        for pdf in sorted(work.glob("*.pdf")):
            for command, place in (("scan", "reports"), ("outline", "outlines")):
                (work / place).mkdir(exist_ok=True)
                text = _run("-m", "clauses", command, pdf, "--format", "json")
                (work / place / f"{pdf.stem}.json").write_text(text)
        found = json.loads(
            _run(kit / "score.py", "findings", *gold, "--pdfs", work, "--reports", work / "reports")
        )
        outline = json.loads(
            _run(kit / "score.py", "outline", *gold, "--outlines", work / "outlines")
        )
    for name in FIGURES:
        print(f"{name:<20} {found.get(name, outline.get(name))}")
    if arguments.errors:
        print(*found["wrong"], *outline["wrong"], sep="\n")


if __name__ == "__main__":
    main()
