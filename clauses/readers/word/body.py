"""Read the body of a Word document: paragraphs as numbered, tables, notes, text boxes, changes.

The wording read is that with all tracked changes accepted and without struck-out or hidden words;
`runs` says why. Every paragraph with changes is a warning with both wordings and who made them.
Tables of contents are left out; what stands in headers, footers and comments is told in warnings.
Pages begin where Word last laid them out or where a break is set; a file without either has one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from clauses.errors import UnreadableInput
from clauses.readers.bundle import with_unread
from clauses.readers.laid_out import BODY, HEADINGS, Content, Paragraph, laid_out
from clauses.readers.runs import Mark, Run, has_words, paragraph
from clauses.readers.word.aside import aside
from clauses.readers.word.elements import Element, attribute, child, children, local, switch, value
from clauses.readers.word.inline import Inline, changed, choice, inline
from clauses.readers.word.numbering import BULLET, Numbering, numbering_of
from clauses.readers.word.package import Package, opened
from clauses.readers.word.styles import Look, Styles
from clauses.readers.word.tables import grid_of
from clauses.records import Document

# A heading style on more words than this numbers clauses; it does not make headings of them.
LONGEST_HEADING = 14
WORDLESS = "the document holds no words, only pictures or nothing: save it as PDF"


def read_docx(path: str, data: bytes) -> Document:
    """Return the Word document the bytes are. Raises UnreadableInput."""
    try:
        package = opened(data)
        reading = _Reading.of(package)
        body = child(package.main, "body")
        contents = list(reading.blocks(body, Run(""))) if body is not None else []
        contents += reading.held_over()
    except UnreadableInput as error:
        raise UnreadableInput(f"{path}: {error.found}", error.advice) from error
    except RecursionError as error:
        raise UnreadableInput(f"{path}: the Word file is nested too deep",
                              "save it as PDF and give that") from error  # fmt: skip
    warnings = (*package.warnings, *aside(package, reading.authors, reading.met))
    document = laid_out(path, data, contents, warnings, wordless=WORDLESS)
    if chunks := reading.met["altChunk"] + reading.met["subDoc"]:
        return with_unread(document, f"parts in files of their own ({chunks}); "
                           "open the document in Word, save it, and give that")  # fmt: skip
    return document


@dataclass(slots=True)
class _Reading:
    """What is needed on the way through a document, and what was met."""

    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], Element]
    sections: Iterator[Element]  # those after the one at hand, in order
    told: list[str] = field(default_factory=list)  # ids of the notes that were read, in order
    met: Counter[str] = field(default_factory=Counter)
    authors: set[str] = field(default_factory=set)
    # Runs of a paragraph whose end is deleted or hidden: they go on in the next.
    pending: list[Run] = field(default_factory=list)
    lead: "_Lead | None" = None

    @classmethod
    def of(cls, package: Package) -> "_Reading":
        """Return the reading of a package, nothing read."""
        parts = package.parts
        notes = {
            (kind, attribute(note, "id") or ""): note
            for kind in ("footnotes", "endnotes")
            for note in children(parts.get(kind), kind[:-1])
        }
        numbering = numbering_of(parts.get("numbering"), parts.get("styles"))
        return cls(Styles(parts.get("styles")), numbering, notes, _later_sections(package.main))

    def blocks(self, parent: Element, outer: Run) -> Iterator[Content]:
        """Yield the paragraphs and tables inside an element."""
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element, outer)
            elif name == "tbl":
                yield from self.held_over()
                yield grid_of(element, outer, self._cell)
            elif name in ("ins", "del", "moveFrom", "moveTo"):
                yield from self.blocks(element, changed(element, outer))
            elif name in ("sdt", "sdtContent", "customXml", "smartTag"):
                yield from self.blocks(element, outer)
            elif name == "AlternateContent" and (chosen := choice(element)) is not None:
                yield from self.blocks(chosen, outer)
            elif name in ("altChunk", "subDoc"):
                self.met[name] += 1

    def held_over(self) -> list[Content]:
        """Return the paragraph that was to go on in a next one, where there is none."""
        runs, self.pending = self.pending, []
        lead, self.lead = self.lead, None
        made = self._made(runs, lead.number if lead else "", lead.look if lead else Look())
        return [made] if made.text or made.reported else []

    def _cell(self, cell: Element, outer: Run) -> list[Content]:
        return [*self.blocks(cell, outer), *self.held_over()]

    def _paragraph(self, element: Element, outer: Run) -> Iterator[Content]:
        properties = child(element, "pPr")
        look = self._look(properties)
        found = inline(element, self.styles, look, outer)
        self.met["fields"] += found.unstored
        self.authors.update(run.author for run in found.runs if run.author)
        runs = [*self.pending, *_emphasised(found.runs, look)]
        self.pending = []
        if look.contents:
            runs = [run for run in runs if run.text == "\f"]
        if _end_is_deleted(properties) or outer.mark is Mark.DELETED:
            self.pending = runs
            if outer.mark is Mark.DELETED or not has_words(runs):
                yield from self.held_over()
            yield from self._beside(found, outer)
            return
        number = self._number(runs, properties, look)
        if _end_is_hidden(properties) and self.lead is None:
            self.pending, self.lead = runs, _Lead(number, look)
            return
        if self.lead is not None:
            number, look, self.lead = self.lead.number, self.lead.look, None
        made = self._made(runs, number, look)
        if switch(properties, "pageBreakBefore"):
            made = replace(made, text=f"\f{made.text}", bold_end=made.bold_end + 1)
        if child(properties, "sectPr") is not None and self._turns():
            made = replace(made, text=f"{made.text}\f")
        if made.text or made.reported:
            yield made
        yield from self._beside(found, outer)

    def _turns(self) -> bool:
        """Whether the section that follows begins on a new page."""
        following = next(self.sections, None)
        return value(following, "type") not in ("continuous", "nextColumn")

    def _look(self, properties: Element | None) -> Look:
        look = self.styles.look(value(properties, "pStyle"))
        outline = value(properties, "outlineLvl")
        if outline is not None and outline.isdigit():
            look = replace(look, level=int(outline) + 1 if int(outline) < 9 else None)
        return look

    def _number(self, runs: Sequence[Run], properties: Element | None, look: Look) -> str:
        """What is printed before the paragraph; an item that was deleted is not counted."""
        wordless = not has_words(runs)
        emptied = wordless and any(run.mark and run.text.strip() for run in runs)
        if emptied or look.contents:
            return ""
        printed = self.numbering.printed(properties, look)
        return "" if wordless and printed == BULLET else printed

    def _made(self, runs: Sequence[Run], number: str, look: Look) -> Paragraph:
        size = HEADINGS[min(look.level, len(HEADINGS)) - 1] if look.level else BODY
        made = paragraph(runs, number=number, size=size)
        headed = made.bold_end >= len(made.text) and len(made.text.split()) <= LONGEST_HEADING
        return made if headed else replace(made, size=BODY)

    def _beside(self, found: Inline, outer: Run) -> Iterator[Content]:
        """The notes a paragraph refers to and the boxes drawn beside it."""
        for key in found.notes:
            note = self.notes.pop(key, None)
            if note is not None:
                self.told.append(key[1])
                yield from self._note(note, len(self.told), outer)
        for box in found.boxes:
            yield from self.blocks(box, outer)
            yield from self.held_over()

    def _note(self, note: Element, count: int, outer: Run) -> Iterator[Content]:
        label = f"[{count}] "
        for content in (*self.blocks(note, outer), *self.held_over()):
            if isinstance(content, Paragraph) and content.text and label:
                bold_end = content.bold_end + len(label) * (content.bold_end > 0)
                content, label = replace(content, text=label + content.text, bold_end=bold_end), ""
            yield content


@dataclass(frozen=True, slots=True)
class _Lead:
    """The number and look of a heading that the next paragraph goes on from on the same line."""

    number: str
    look: Look


def _emphasised(runs: list[Run], look: Look) -> list[Run]:
    """The runs of a heading are as good as bold, unless it is a whole clause."""
    words = sum(len(run.text.split()) for run in runs if run.read)
    if look.level is None or words > LONGEST_HEADING:
        return runs
    return [replace(run, bold=True) for run in runs]


def _end_is_deleted(properties: Element | None) -> bool:
    marks = child(properties, "rPr")
    return child(marks, "del") is not None or child(marks, "moveFrom") is not None


def _end_is_hidden(properties: Element | None) -> bool:
    """Whether the paragraph is a heading set on one line with the next."""
    return switch(child(properties, "rPr"), "specVanish") or False


def _later_sections(main: Element) -> Iterator[Element]:
    """The properties of each section but the first; what was changed about them is not one."""
    parents = ((one.getparent(), one) for one in main.iter("{*}sectPr"))
    found = [one for above, one in parents if above is not None and local(above) in ("pPr", "body")]
    return iter(found[1:])
