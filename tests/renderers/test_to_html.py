import base64
import hashlib
import re
from dataclasses import replace

from clauses.records import AcceptanceState, Accepted, PagePicture, Place, Report
from clauses.renderers.to_html import MOST_INLINE, report_html
from tests.renderers.conftest import DEAL, PATH, RISKS, SHARE, TOOL

PICTURE = PagePicture(PATH, 4, 612.0, 792.0, "image/webp", b"picture")


def test_the_page_has_all_of_the_report(report: Report) -> None:
    page = report_html(report)
    for text in (
        "Camera agreement",
        "Northlight Optics, Inc.",
        "Shared at the vendor&#39;s belief.",
        SHARE,
        "Title of F-9",
        "Reason of S-2.",
        "Question of F-1?",
        "Example Bill 7",
        "failed, 2020",
        "page 8 is a picture",
        "https://example.org/terms",
        "deals/elm/locked.pdf",
        "ab" * 32,
        "cd" * 32,
        "ef" * 32,
        "Not legal advice.",
    ):
        assert text in page, text


def test_nothing_is_loaded_and_only_its_own_script_and_style_may_run(report: Report) -> None:
    page = report_html(report, [PICTURE])
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    for name in ("style", "script"):
        (body,) = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{name}-src &#39;sha256-{digest}&#39;" in policy
    assert policy.startswith("default-src &#39;none&#39;; img-src data:;")
    assert " style=" not in page
    assert not re.search(r"\bon[a-z]+=", page)
    assert not re.search(r'(?:src|href)="(?!#|data:|https://example\.org/)', page)


def test_equal_reports_give_equal_pages(report: Report) -> None:
    assert report_html(report, [PICTURE]) == report_html(report, [PICTURE])


def test_the_picture_of_a_page_is_there_once_and_shown_by_each_passage(report: Report) -> None:
    boxes = DEAL.findings[0].boxes
    deal = replace(DEAL, findings=tuple(replace(one, boxes=boxes) for one in DEAL.findings))
    page = report_html(replace(report, deals=(deal,)), [PICTURE])
    assert page.count("data:image/webp;base64,cGljdHVyZQ==") == 1
    assert page.count('<use href="#d1-d1p4"/>') == 3


def test_markup_and_invisible_characters_of_a_contract_stay_text(report: Report) -> None:
    title = "<b onclick=x>\u202eevil\u202c & {{ 7 * 7 }}"
    page = report_html(replace(report, deals=(replace(DEAL, title=title),)))
    assert "&lt;b onclick=x&gt;evil &amp; {{ 7 * 7 }}" in page
    assert "<b onclick" not in page
    assert "\u202e" not in page


def test_an_accepted_risk_is_shown_with_its_reason() -> None:
    accepted = Accepted("The council chose so.", "2027-01-01", AcceptanceState.HOLDS)
    deal = replace(DEAL, risks=(replace(RISKS[0], accepted=accepted), *RISKS[1:]))
    page = report_html(Report(TOOL, (deal,), ()))
    assert "Accepted until 2027-01-01:</strong> The council chose so." in page
    assert "Accepted risks" not in report_html(Report(TOOL, (DEAL,), ()))


def test_of_many_deals_each_is_held_as_text(report: Report) -> None:
    few = report_html(replace(report, deals=(DEAL,) * MOST_INLINE))
    many = report_html(replace(report, deals=(DEAL,) * (MOST_INLINE + 1)))
    assert few.count("text/plain") == 0
    assert many.count('<script type="text/plain" data-deal="d') == MOST_INLINE + 1


def test_a_report_without_deals_says_what_was_refused(report: Report) -> None:
    page = report_html(replace(report, deals=()))
    assert "0 deals reviewed" in page
    assert "save a copy without password" in page


def test_a_passage_without_a_picture_is_shown_by_its_words(report: Report) -> None:
    without, with_one = report_html(report), report_html(report, [PICTURE])
    assert (without.count(' words-only"'), with_one.count(' words-only"')) == (3, 2)
    assert without.count('class="finding-page"') == 0
    assert with_one.count('class="finding-page"') == 1


def test_a_passage_names_the_other_pages_that_say_the_same(report: Report) -> None:
    twice = replace(DEAL.findings[2], also=(Place(9, None, None),))
    page = report_html(replace(report, deals=(replace(DEAL, findings=(twice,)),)))
    assert '<p class="place">p. 6, (b); also on page 9</p>' in page
    assert "also on page" not in report_html(report)
