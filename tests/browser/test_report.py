"""The report of an example deal, and hostile and numerous ones made by hand, in a real browser."""

import importlib.util
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from clauses.classification import load_model
from clauses.lookup import judged_by
from clauses.pipeline import Setup, assess, example_deals, tool
from clauses.records import Deal, Finding, Level, Report
from clauses.renderers.to_html import MOST_INLINE, report_html
from clauses.sources import pictures
from tests.renderers.conftest import DEAL, TOOL

WIDTHS = (1280, 390)
BOX_TOLERANCE = 6.0  # points: half a word; readers keep a box for a line, not for each letter
SCRIPT = "<script>window.taken = 1</script><img src=x onerror='window.taken = 1'>"
REVERSED = "\u202egnihton\u202c \u2066hidden\u2069 \u200b"


@pytest.fixture(scope="session")
def report() -> Report:
    model = load_model()
    policies, profiles, _ = judged_by(["california-law-enforcement"], None)
    deal = assess(example_deals()[0], Setup(model.folder, policies, 0.0))
    assert isinstance(deal, Deal)
    return Report(tool(model, policies, profiles), (deal,), ())


@pytest.fixture(scope="session")
def html(report: Report, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report_html(report, pictures(report)), "utf-8")
    return path.as_uri()


@pytest.fixture(scope="session")
def axe() -> str:
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return (Path(spec.submodule_search_locations[0]) / "axe.min.js").read_text("utf-8")


def faults(page: Page, axe: str) -> list[str]:
    """What axe-core finds wrong with the page, a line each."""
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate("axe.run()")
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def shown(page: Page) -> list[str]:
    found: list[str] = page.locator(".finding:not([hidden])").evaluate_all(
        "all => all.map(one => `${one.dataset.family} ${one.dataset.stance}`)"
    )
    return found


def write(report: Report, folder: Path) -> str:
    path = folder / "report.html"
    path.write_text(report_html(report), "utf-8")
    return path.as_uri()


def test_filters_show_what_is_ticked_in_every_group(page: Page, html: str, report: Report) -> None:
    page.goto(html)
    everything = [f"{one.family} {one.stance}" for one in report.deals[0].findings]
    assert shown(page) == everything
    page.get_by_label("Retention", exact=True).check()
    page.get_by_label("Third-party sharing", exact=True).check()
    page.get_by_label("Prohibits", exact=True).check()
    wanted = {"retention prohibits", "third_party_sharing prohibits"}
    some = [one for one in everything if one in wanted]
    assert shown(page) == some
    status = page.locator(".filters .count")
    assert status.inner_text() == f"{len(some)} of {len(everything)} passages shown"
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".finding[hidden]")).to_have_count(0)  # a script test would break the CSP
    assert shown(page) == everything


def test_a_link_to_a_hidden_passage_shows_and_focuses_it(page: Page, html: str) -> None:
    page.goto(html)
    link = page.locator(".risk .where a").first
    target = str(link.get_attribute("href")).removeprefix("#")
    page.get_by_label("Retention", exact=True).check()
    assert page.locator(f"[id='{target}']").is_hidden()
    link.click()
    expect(page.locator(f"[id='{target}']")).to_be_focused()
    assert page.locator(f"[id='{target}']").is_visible()


def test_filters_work_from_the_keyboard_alone(page: Page, html: str) -> None:
    page.goto(html)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator(".filters input").first.focus()
    page.keyboard.press("Space")
    assert {one.split()[0] for one in shown(page)} == {"third_party_sharing"}


def test_highlights_lie_on_the_words_of_the_quote(page: Page, html: str, report: Report) -> None:
    page.goto(html)
    findings = report.deals[0].findings
    lit = page.locator(".finding").evaluate_all(
        """all => all.map(one => Array.from(one.querySelectorAll('rect.lit')).map(rect =>
        ['x', 'y', 'width', 'height'].map(name => Number(rect.getAttribute(name)))))"""
    )
    pdf = pypdfium2.PdfDocument(findings[0].document)
    compared = 0
    for finding, rects in zip(findings, lit, strict=True):
        assert len(rects) == len(finding.boxes)
        words = first_words(pdf, finding)
        if words is None:
            continue
        x, y, _, height = rects[0]
        left, top, bottom = words
        assert abs(x - left) <= BOX_TOLERANCE, finding.quote
        assert y - 3 <= (top + bottom) / 2 <= y + height + 3, finding.quote
        compared += 1
    pdf.close()
    assert compared >= len(findings) // 2


def first_words(pdf: pypdfium2.PdfDocument, finding: Finding) -> tuple[float, float, float] | None:
    """Where the page itself has the first words of the quote: left, top, bottom; None if twice."""
    page = pdf[finding.page - 1]
    textpage = page.get_textpage()
    search = textpage.search(" ".join(finding.quote.split()[:4]))
    found = search.get_next()
    if found is None or search.get_next() is not None:
        return None
    left, bottom, _, top = textpage.get_charbox(found[0])
    return left, page.get_height() - top, page.get_height() - bottom


def test_the_crop_shows_the_ink_of_the_page_under_the_highlight(page: Page, html: str) -> None:
    page.goto(html)
    crop = page.locator(".crop").first
    crop.scroll_into_view_if_needed()
    picture = Image.open(io.BytesIO(crop.screenshot())).convert("L")
    dark = sum(picture.histogram()[:100])
    assert 0.01 < dark / (picture.width * picture.height) < 0.5


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_the_page_is_no_wider_than_the_screen(
    page: Page, html: str, axe: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(html)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page, axe) == []


def test_hostile_text_is_shown_as_text(page: Page, tmp_path: Path, axe: str) -> None:
    quote = f"{SCRIPT}</script><!-- {{{{ 7 * 7 }}}} {REVERSED}=HYPERLINK(1) shared"
    finding = replace(DEAL.findings[0], quote=quote, clause_heading=SCRIPT, lead_in=SCRIPT)
    deal = replace(
        DEAL,
        title=SCRIPT,
        vendor=SCRIPT,
        customer='" onfocus="window.taken = 1" autofocus="',
        findings=(finding, *DEAL.findings[1:]),
        documents=(replace(DEAL.documents[0], path=SCRIPT, warnings=(SCRIPT,)),),
    )
    page.goto(write(Report(TOOL, (deal,), ()), tmp_path))
    visible = " ".join(
        f"{SCRIPT}</script><!-- {{{{ 7 * 7 }}}} gnihton hidden =HYPERLINK(1) shared".split()
    )
    assert visible in str(page.locator("blockquote").first.text_content())
    assert page.locator("h1").inner_text() == SCRIPT
    assert page.evaluate("window.taken") is None
    assert page.locator("img, iframe, object, [onerror], [onfocus]").count() == 0
    whole = page.content()
    assert not set("\u202e\u202c\u2066\u2069\u200b") & set(whole)
    assert faults(page, axe) == []


def test_many_deals_sort_search_and_open(page: Page, tmp_path: Path, axe: str) -> None:
    hostile = replace(DEAL.findings[0], quote=f"</script>{SCRIPT} shared")
    deals = tuple(
        replace(
            DEAL,
            id=f"deal-{number}",
            title=f"Agreement {number}",
            findings=(hostile, *DEAL.findings[1:]),
            verdicts=tuple(replace(one, level=tuple(Level)[number % 5]) for one in DEAL.verdicts),
        )
        for number in range(MOST_INLINE + 20)
    )
    page.goto(write(Report(TOOL, deals, ()), tmp_path))
    rows = page.locator("#deals tbody tr:not([hidden]) th")
    assert rows.count() == len(deals)
    assert faults(page, axe) == []
    by_federal = page.get_by_role("button", name="Federal access")
    by_federal.click()
    levels = page.locator("#deals tbody tr td:nth-child(4)").all_inner_texts()
    assert [one.lower() for one in levels] == sorted(
        (str(tuple(Level)[n % 5]) for n in range(len(deals))),
        key=[str(one) for one in Level].index,
    )
    page.get_by_label("Find a deal, vendor or customer").fill("agreement 17")
    assert rows.all_inner_texts() == ["Agreement 17"]
    rows.first.get_by_role("link").click()
    page.wait_for_selector("#opened h1")
    assert page.locator("#opened h1").inner_text() == "Agreement 17"
    assert page.locator("#opened blockquote").first.text_content() == f"</script>{SCRIPT} shared"
    assert page.evaluate("window.taken") is None
    assert faults(page, axe) == []
    page.get_by_role("link", name="Back to all deals").click()
    page.wait_for_selector("#deals")
    assert page.locator("#opened h1").count() == 0


def test_of_very_many_deals_the_first_hundred_in_order_are_shown(
    page: Page, tmp_path: Path, axe: str
) -> None:
    deals = tuple(replace(DEAL, id=f"d-{n}", title=f"Agreement {n}") for n in range(130))
    page.goto(write(Report(TOOL, deals, ()), tmp_path))
    rows = page.locator("#deals tbody tr:not([hidden]) th")
    count = page.locator("#search-count")
    assert rows.all_inner_texts() == [f"Agreement {n}" for n in range(100)]
    assert count.inner_text() == "130 of 130 deals, the first 100 shown"
    deal = page.locator("#deals thead button").first
    deal.click()
    deal.click()
    assert rows.all_inner_texts() == [f"Agreement {n}" for n in range(129, 29, -1)]
    page.get_by_label("Find a deal, vendor or customer").fill("agreement 17")
    assert (rows.count(), count.inner_text()) == (2, "2 of 130 deals")
    page.get_by_label("Find a deal, vendor or customer").fill("")
    assert faults(page, axe) == []
    page.get_by_role("button", name="Show all 130").click()
    assert (rows.count(), count.inner_text()) == (130, "130 of 130 deals")
