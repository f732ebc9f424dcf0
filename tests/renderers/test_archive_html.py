import base64
import hashlib
import json
import re
from dataclasses import replace

from clauses.renderers.archive_html import PAGE, archive_html
from tests.renderers.archived import DEAL, REPORT
from tests.renderers.hostile import WORDS


def held(page: str) -> list[list[object]]:
    (data,) = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)
    rows: list[list[object]] = json.loads(data)
    return rows


def test_the_page_has_all_of_the_report() -> None:
    page = archive_html(REPORT)
    for text in (
        "12 deals in 2 files",
        "8 of 9 pages read.",
        "Verdicts by family",
        "Northlight may sell plate reads.",
        "11 more deals not listed",
        "Laws and bills",
        "federal immigration",
        "a picture",
        "12,600",
        "Not legal advice.",
    ):
        assert text in page, text
    assert '<span class="level level-cannot_tell">cannot tell</span>' in page


def test_nothing_is_loaded_and_only_its_own_script_and_style_may_run() -> None:
    page = archive_html(REPORT)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    for name in ("style", "script"):
        (body,) = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{name}-src &#39;sha256-{digest}&#39;" in policy
    assert policy.startswith("default-src &#39;none&#39;;")
    assert " style=" not in page
    assert not re.search(r"\bon[a-z]+=", page)
    assert not re.search(r'(?:src|href)="(?!#)', page)


def test_of_many_deals_the_page_shows_a_hundred_and_holds_the_others() -> None:
    deals = tuple(replace(DEAL, title=f"Deal {number}") for number in range(1000))
    page = archive_html(replace(REPORT, deals=deals))
    assert len(held(page)) == 1000
    assert page.count('<th scope="row">') == PAGE
    assert "The first 100 of 1000 deals" in page
    assert "noscript" not in archive_html(REPORT)


def test_no_words_of_a_contract_become_markup() -> None:
    deals = tuple(replace(DEAL, title=words, vendor=words) for words in (*WORDS, "</script><b>"))
    gravest = tuple(replace(REPORT.gravest[0], quote=words) for words in WORDS)
    page = archive_html(replace(REPORT, deals=deals, gravest=gravest))
    assert "<script>alert" not in page
    assert page.count("</script>") == 2
    assert "<b>" not in page
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert held(page)[-1][0] == "</script><b>"


def test_equal_reports_give_equal_pages_and_an_empty_one_is_a_page() -> None:
    assert archive_html(REPORT) == archive_html(REPORT)
    empty = replace(REPORT, deals=(), deals_total=0, levels=(), gravest=(), not_read=(), reasons=())
    assert held(archive_html(empty)) == []
