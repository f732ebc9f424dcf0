"""A report as one HTML file: no request to anywhere, contract text never read as markup.

Up to `MOST_INLINE` deals stand one below the other; of more, the page is an index, and each deal
is held packed and becomes part of the page when it is opened, so that a thousand open at once.
"""

import base64
import hashlib
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from clauses.records import Family, Level, Outcome, PagePicture, Report, Severity, Stance
from clauses.renderers.deal_view import DealView, deal_view, level_counts
from clauses.renderers.wording import (
    FAMILY_NAMES,
    NOTICE,
    attribute_words,
    clause_name,
    counted,
    fact_name,
    page_words,
    period_words,
    plain,
    shortened,
    worded,
)

MOST_INLINE = 12
TEMPLATES = Path(__file__).parent / "html"


def report_html(report: Report, pictures: Sequence[PagePicture] = ()) -> str:
    """Return the report as a page; equal reports and pictures give equal text.

    A passage stands beside its place on a page where there is a picture of it; else only its words.
    """
    by_document: dict[str, list[PagePicture]] = {}
    for picture in pictures:
        by_document.setdefault(picture.document, []).append(picture)
    views = tuple(
        deal_view(
            number,
            deal,
            [one for document in deal.documents for one in by_document.get(document.path, ())],
            report.tool.retention_limits,
        )
        for number, deal in enumerate(report.deals, start=1)
    )
    environment = html_environment()
    style, script = (Markup(html_asset(name)) for name in ("report.css", "report.js"))
    deal = environment.get_template("deal.html")
    inline = len(views) <= MOST_INLINE
    return environment.get_template("report.html").render(
        report=report,
        views=views,
        inline=inline,
        deal_pages=(_markup(deal, view, report) for view in views),
        levels=level_counts(report.deals),
        style=style,
        script=script,
        policy=security_policy(style, script),
        title=_title(views),
    )


def _markup(template: Any, view: DealView, report: Report) -> Markup:
    return Markup(template.render(view=view, report=report))  # the template escapes


def _title(views: Sequence[DealView]) -> str:
    if len(views) == 1:
        return views[0].deal.title or views[0].deal.id
    return f"{counted(len(views), 'deal')} reviewed"


def security_policy(style: str, script: str) -> str:
    """Return the policy of a page: nothing is loaded, nothing runs but its own script and style."""
    return (
        "default-src 'none'; img-src data:; "
        f"style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def html_asset(name: str) -> str:
    """Return the text of a style or script of the templates."""
    return (TEMPLATES / name).read_text("utf-8")


@cache
def html_environment() -> Environment:
    """Return what fills the templates: every text is escaped and made plain."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    filters: dict[str, Callable[..., Any]] = {
        "counted": counted,
        "fact_name": fact_name,
        "worded": worded,
        "period": period_words,
        "shortened": shortened,
        "packed": _packed,
        "plain": plain,
        "data_uri": _data_uri,
        "web_address": _web_address,
        "file_name": _file_name,
    }
    environment.filters.update(filters)
    environment.globals.update(
        FAMILY_NAMES=FAMILY_NAMES,
        NOTICE=NOTICE,
        Family=Family,
        Outcome=Outcome,
        Severity=Severity,
        Stance=Stance,
        attribute_words=attribute_words,
        clause_name=clause_name,
        page_words=page_words,
        level_rank=_level_rank,
    )
    return environment


def _shown(value: Any) -> Any:
    """Free every text of what cannot be seen or reorders a line; markup of ours is as it is."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    before, after = (" " if end.isspace() else "" for end in (value[:1], value[-1:]))
    return f"{before}{plain(value)}{after}"


def _data_uri(picture: PagePicture) -> str:
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"


def _packed(markup: str) -> str:
    """Return markup as zlib makes it short, in base64: a thousand deals fit one page."""
    return base64.b64encode(zlib.compress(markup.encode("utf-8", "replace"), 9)).decode()


def _file_name(path: str) -> str:
    return PurePath(path).name


def _level_rank(level: Level | None) -> int:
    return tuple(Level).index(level) if level else len(Level)


def _web_address(text: str) -> str:
    """Return the address where it is one of the web, else nothing: no script hides in a link."""
    return text if text.startswith(("https://", "http://")) else ""
