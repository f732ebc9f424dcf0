"""Read HTML: the text a browser shows, with its headings, lists as numbered, and tables.

Menus (`nav`), scripts, and what the page itself hides are left out, the last with a warning. Style
sheets are not applied: only what the markup and its own `style` attributes say.
"""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from clauses.errors import UnreadableInput
from clauses.readers.decoding import decoded
from clauses.readers.laid_out import BODY, HEADINGS, Content, Paragraph, laid_out
from clauses.readers.runs import Mark, Run, cleaned, has_words, paragraph
from clauses.readers.text import paragraphs_of
from clauses.readers.web_forms import FIELDS, shown
from clauses.readers.web_lists import Counted, counted, marker
from clauses.readers.web_tables import TableRows
from clauses.records import Document

WORDLESS = "the page shows no words without running its scripts; print it to PDF in a browser"

_SKIPPED = frozenset({
    "head", "script", "style", "template", "noscript", "nav", "iframe", "object", "embed",
    "audio", "video", "canvas", "svg", "math", "datalist", "noframes", "applet", "map",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
})  # fmt: skip
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6", "u"})
_MARKS = {"del": Mark.DELETED, "s": Mark.STRUCK, "strike": Mark.STRUCK, "ins": Mark.INSERTED}
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_HEAVY = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight\s*:\s*(normal|lighter|[1-5]00)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_DECLARED_IN = 4096  # bytes at the start of a page in which it may name its charset


def read_web(path: str, data: bytes) -> Document:
    """Return the text of an HTML page, all on one page. Raises UnreadableInput."""
    found = _XML_CHARSET.match(data) or _CHARSET.search(data[:_DECLARED_IN])
    text = decoded(data, found[1].decode("ascii") if found else None)
    if text is None:
        raise UnreadableInput(
            f"{path}: the web page is not text", "save it again or print it to PDF"
        )
    try:
        contents = contents_of(text)
    except UnreadableInput as error:
        raise UnreadableInput(f"{path}: {error.found}", error.advice) from error
    return laid_out(path, data, contents, wordless=WORDLESS)


def contents_of(html: str) -> list[Content]:
    """Return the paragraphs and tables the markup shows. Raises UnreadableInput."""
    # Without `huge_tree` the parser drops all that is nested deeper than 256; browsers do not.
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    text = _DECLARATION.sub("", html).replace("\x00", "")
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing but white space
        return []
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableInput("the markup is nested too deep", "print the page to PDF in a browser")
    return [] if root is None else _Walk().over(root)


@dataclass(frozen=True, slots=True)
class _Style:
    """How the text of an element is shown."""

    bold: bool = False
    mark: Mark | None = None
    size: float = BODY


@dataclass(slots=True)
class _Walk:
    """What was met on the way through a page."""

    contents: list[Content] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    styles: list[_Style] = field(default_factory=lambda: [_Style()])
    lists: list[Counted] = field(default_factory=list)
    markers: list[str] = field(default_factory=list)  # printed, but no text beside them yet
    items: list[int] = field(default_factory=list)  # how many of those each open item came after
    tables: list[TableRows] = field(default_factory=list)

    def over(self, root: etree._Element) -> list[Content]:
        """Walk the whole tree and return what it shows."""
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped = 0
        for event, element in walker:
            if event == "start":
                if self._skips(element):
                    walker.skip_subtree()
                    skipped += 1
                else:
                    self._enter(element)
                    self._say(element.text)
                continue
            if skipped:  # the end that belongs to the start just skipped
                skipped -= 1
            else:
                self._leave(element)
            self._say(element.tail)
        self._flush()
        return self.contents

    def _skips(self, element: etree._Element) -> bool:
        tag = element.tag
        if tag in _SKIPPED or element.get("role") == "navigation":
            return True
        if tag == "pre":
            self._flush()
            self._place(paragraphs_of(_all_text(element)))
            return True
        if "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")):
            self._hide(element)
            return True
        if tag in FIELDS:
            style = self.styles[-1]
            self.runs.append(Run(shown(element), style.bold, style.mark))
            return True
        return False

    def _hide(self, element: etree._Element) -> None:
        texts: list[str] = []
        for one in element.iter():
            inside = "" if one.tag in _SKIPPED else one.text or ""
            texts += (inside, "" if one is element else one.tail or "")
        if words := cleaned(" ".join(texts)).strip():
            self.runs.append(Run(f" {words} ", mark=Mark.HIDDEN))

    def _say(self, text: str | None) -> None:
        if text:
            style = self.styles[-1]
            self.runs.append(Run(cleaned(text), style.bold, style.mark))

    def _enter(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._flush()
        self.styles.append(_styled(element, tag, self.styles[-1]))
        if tag == "br":
            self.runs.append(Run("\n"))
        elif tag in ("ol", "ul", "menu", "dir"):
            self.lists.append(counted(element))
        elif tag == "li":
            self.items.append(len(self.markers))
            self.markers += marker(element, self.lists[-1] if self.lists else None)
        elif tag == "table":
            self.tables.append(TableRows(layout=element.find(".//table") is not None))
        elif tag == "tr" and self.tables:
            self.tables[-1].open_row()
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].open_cell(element)

    def _leave(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._flush()
        self.styles.pop()
        if tag in ("ol", "ul", "menu", "dir"):
            self.lists.pop()
        elif tag == "li":
            del self.markers[self.items.pop() :]
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].close_cell()
        elif tag == "table":
            table = self.tables.pop()
            self._place(table.contents())

    def _flush(self) -> None:
        """End the paragraph."""
        runs, self.runs = self.runs, []
        number = ""
        if has_words(runs):
            number = " ".join(self.markers)
            self.markers.clear()
        made = paragraph(runs, number=number, size=self.styles[-1].size)
        if made.text or made.reported:
            self._place([made])

    def _place(self, contents: list[Paragraph] | list[Content]) -> None:
        """Put contents into the open cell, or on the page."""
        for table in reversed(self.tables):
            if table.takes(contents):
                return
        self.contents += contents


def _all_text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for one in element.iterdescendants():
        parts += (one.text or "", one.tail or "")
    return "".join(parts)


def _styled(element: etree._Element, tag: str, outer: _Style) -> _Style:
    style = outer
    if tag in _BOLD:
        style = replace(style, bold=True)
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        style = replace(style, size=HEADINGS[int(tag[1]) - 1])
    if (mark := _MARKS.get(tag)) and style.mark in (None, Mark.INSERTED):
        style = replace(style, mark=mark)
    if css := element.get("style"):
        if _STRUCK.search(css):
            style = replace(style, mark=Mark.STRUCK)
        if _HEAVY.search(css):
            style = replace(style, bold=True)
        elif _LIGHT.search(css):
            style = replace(style, bold=False)
    return style
