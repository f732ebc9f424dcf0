"""Take the two pictures of a report that the README shows; needs Chromium.

python docs/pictures.py
"""

import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from clauses.classification import load_model
from clauses.lookup import judged_by
from clauses.pipeline import Setup, assess, example_deals, tool
from clauses.records import Deal, Report
from clauses.renderers.to_html import report_html
from clauses.sources import pictures

DOCS = Path(__file__).parent
SHOTS = {"report-summary.png": (".summary", 940), "report-passages.png": (".passages", 940)}


def main() -> None:
    """Write the pictures of the report of the first example deal."""
    model = load_model()
    policies, profiles, _ = judged_by(["california-law-enforcement"], None)
    deal = assess(example_deals()[0], Setup(model.folder, policies, 0.0))
    assert isinstance(deal, Deal)
    report = Report(tool(model, policies, profiles), (deal,), ())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "report.html"
        path.write_text(report_html(report, pictures(report)), "utf-8")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1200, "height": 940})
        page.goto(path.as_uri())
        for name, (part, height) in SHOTS.items():
            page.set_viewport_size({"width": 1200, "height": height})
            page.evaluate("part => document.querySelector(part).scrollIntoView()", part)
            page.wait_for_timeout(300)
            shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            shot.quantize(160, dither=Image.Dither.NONE).save(DOCS / name, optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
