import json
import re

import pytest
from markdown_it import MarkdownIt

from clauses.records import Report
from clauses.renderers.to_json import report_json
from clauses.renderers.to_markdown import literal, report_markdown


def shown(text: str) -> str:
    """Return the text of a paragraph of Markdown, where it is one and holds no markup."""
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    kinds = [token.type for token in page]
    assert kinds == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in page[1].children or ()} <= {"text", "text_special"}
    return "".join(child.content for child in page[1].children or ())


@pytest.mark.parametrize(
    "text",
    [
        "a *b* _c_ `d` [e](f) ![g](h) <i>j</i> | k ~~l~~ $m$ n@o.p &amp; \\q",
        "# no head", "- no item", "+ no item", "1. no item", "23) no item", "--- no rule",
        "=== no rule", "> no quotation", "https://example.org www.example.org",
        "plain words, 1.5 days - and (c) #4",
    ],
)  # fmt: skip
def test_literal_shows_the_text_itself(text: str) -> None:
    assert shown(literal(text)) == text


def test_literal_breaks_addresses_that_would_be_links() -> None:
    assert literal("http://a.b www.c.d") == "http\\://a.b www\\.c.d"


def test_plain_words_stay_readable() -> None:
    text = "Vendor may share data (see 4.2), for 30 days - or longer; $5, #4 + 1."
    assert literal(text) == text.replace("$", "\\$")


def test_memo_has_the_risks_and_quotes_of_the_json(report: Report) -> None:
    text = report_markdown(report)
    (deal,) = json.loads(report_json(report))["deals"]
    assert text.startswith("# Memorandum\n\n|  |  |\n| --- | --- |\n| To | ")
    for risk in deal["risks"]:
        told = risk["outcome"] in ("risk", "missing", "met")
        assert (f"({risk['rule']})" in text or f", {risk['rule']})" in text) is told
    for finding in deal["findings"]:
        assert f"\u201c{finding['quote']}\u201d" in text
    assert "> \u2014 p. 4, 5.2 Use of Footage. Read as " in text
    assert "| Example Bill 7 | failed | 2020 | https\\://example.org/b7 |" in text
    assert not re.search(r"(?i)\b(complies|violates)\b", text)
    assert text == report_markdown(report)
