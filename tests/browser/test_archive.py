"""The report on an archive in a real browser: its pages of deals, sorting, finding, and axe."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from clauses.renderers.archive_html import archive_html
from tests.browser.test_report import REVERSED, SCRIPT, WIDTHS, axe, faults
from tests.renderers.archived import DEAL, GRAVE, REPORT

__all__ = ["axe"]  # a fixture


@pytest.fixture
def html(tmp_path: Path) -> str:
    deals = tuple(
        replace(
            DEAL,
            title=f"Deal {number}",
            vendor=f"Vendor {number % 7} {SCRIPT}{REVERSED}",
            value=float(number) if number % 2 else None,
            levels=("critical" if number % 3 else "none", "high", "cannot_tell"),
        )
        for number in range(250)
    )
    path = tmp_path / "archive.html"
    gravest = (replace(GRAVE, quote=SCRIPT + REVERSED), GRAVE)
    report = replace(REPORT, deals=deals, deals_total=250, deals_left_out=0, gravest=gravest)
    path.write_text(archive_html(report), "utf-8")
    return path.as_uri()


def firsts(page: Page) -> list[str]:
    found: list[str] = page.locator("#deals tbody th").all_inner_texts()
    return found


def test_a_hundred_deals_are_shown_at_a_time(page: Page, html: str) -> None:
    page.goto(html)
    status = page.locator("#search-count")
    expect(status).to_have_text("1 to 100 of 250 deals")
    expect(page.locator("#before")).to_be_disabled()
    page.get_by_role("button", name="Next 100").click()
    page.get_by_role("button", name="Next 100").click()
    expect(status).to_have_text("201 to 250 of 250 deals")
    expect(page.locator("#after")).to_be_disabled()
    assert firsts(page)[-1] == "Deal 249"
    page.get_by_role("button", name="Previous 100").click()
    assert firsts(page)[0] == "Deal 100"


def test_all_deals_are_sorted_and_found_not_only_those_shown(page: Page, html: str) -> None:
    page.goto(html)
    page.locator("#deals").get_by_role("button", name="Value").click()
    page.locator("#deals").get_by_role("button", name="Value").click()
    assert firsts(page)[:2] == ["Deal 249", "Deal 247"]
    page.locator("#deals").get_by_role("button", name="Third-party sharing").click()
    assert page.locator("#deals tbody tr:first-child .level").first.inner_text() == "Critical"
    page.fill("#search", "DEAL 24")
    numbers = [24, 124, 224, *range(240, 250)]
    assert sorted(firsts(page)) == sorted(f"Deal {number}" for number in numbers)
    expect(page.locator("#search-count")).to_have_text("1 to 13 of 13 deals")
    page.fill("#search", "no such words")
    expect(page.locator("#search-count")).to_have_text("No deal found")


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_fault_and_no_words_run(page: Page, html: str, axe: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(html)
    assert faults(page, axe) == []
    assert page.evaluate("window.taken") is None
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
