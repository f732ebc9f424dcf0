from pathlib import Path

import pytest
from docx.oxml import parse_xml

from tests.readers.made import (
    NS,
    add_list,
    add_num,
    draft,
    item,
    level,
    outline,
    put,
    read_draft,
    run,
)


def numbers(folder: Path, made) -> list[str | None]:  # type: ignore[no-untyped-def]
    return [number for number, _, _ in outline(read_draft(folder, made))]


def test_levels_count_below_each_other_and_start_again(tmp_path: Path) -> None:
    made = draft()
    add_list(made, 50, [
        level("decimal", "%1."), level("decimal", "%1.%2"), level("lowerLetter", "(%3)"),
        level("lowerRoman", "(%4)"),
    ])  # fmt: skip
    item(made, "Data", 50)
    item(made, "The City shall own all plate images.", 50, 1)
    item(made, "The vendor shall keep no copy, and neither:", 50, 1)
    item(made, "its staff;", 50, 2)
    item(made, "nor its hosts:", 50, 2)
    item(made, "here,", 50, 3)
    item(made, "elsewhere.", 50, 3)
    item(made, "Fees", 50)
    item(made, "The City shall pay each year.", 50, 1)
    assert outline(read_draft(tmp_path, made)) == [
        ("1.", "Data", ""),
        ("1.1", None, "The City shall own all plate images."),
        ("1.2", None, "The vendor shall keep no copy, and neither:"),
        ("(a)", None, "its staff;"),
        ("(b)", None, "nor its hosts:"),
        ("(i)", None, "here,"),
        ("(ii)", None, "elsewhere."),
        ("2.", "Fees", ""),
        ("2.1", None, "The City shall pay each year."),
    ]


@pytest.mark.parametrize(
    ("form", "text", "printed"),
    [
        ("upperRoman", "ARTICLE %1", "ARTICLE IV"),
        ("decimal", "Section %1.", "Section 4."),
        ("upperLetter", "%1.", "D."),
        ("lowerLetter", "%1)", "d)"),
        ("lowerRoman", "(%1)", "(iv)"),
        ("decimalZero", "%1.", "04."),
        ("ordinal", "%1", "4th"),
        ("cardinalText", "Part %1:", "Part Four:"),
        ("ordinalText", "%1.", "Fourth."),
        ("none", "Note", "Note"),
        ("chicago", "%1.", "4."),
    ],
)
def test_forms_of_numbers(tmp_path: Path, form: str, text: str, printed: str) -> None:
    made = draft()
    add_list(made, 50, [level(form, text, start=4)])
    item(made, "Retention", 50)
    assert read_draft(tmp_path, made).text == f"{printed} Retention\n"


def test_figures_where_the_level_asks_for_nothing_else(tmp_path: Path) -> None:
    made = draft()
    legal = "<w:isLgl/>"
    add_list(made, 50, [level("upperRoman", "%1."), level("decimal", "%1.%2", extra=legal)])
    item(made, "Data", 50)
    item(made, "Data", 50)
    item(made, "The City owns the data.", 50, 1)
    assert numbers(tmp_path, made) == ["I.", "II.", "2.1"]


def test_lists_that_count_together_and_one_that_starts_anew(tmp_path: Path) -> None:
    made = draft()
    add_list(made, 50, [level("decimal", "%1.")])
    add_num(made, 51, 50)
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    add_num(made, 52, 50, override=anew)
    for key in (50, 50, 51, 52, 52):
        item(made, "The City owns the data.", key)
    assert numbers(tmp_path, made) == ["1.", "2.", "3.", "1.", "2."]


def test_a_level_that_never_starts_again(tmp_path: Path) -> None:
    made = draft()
    add_list(made, 50, [
        level("decimal", "%1."), level("decimal", "(%2)", extra='<w:lvlRestart w:val="0"/>'),
    ])  # fmt: skip
    for at in (0, 1, 1, 0, 1):
        item(made, "The City owns the data.", 50, at)
    assert numbers(tmp_path, made) == ["1.", "(1)", "(2)", "2.", "(3)"]


def test_numbers_that_come_with_a_style(tmp_path: Path) -> None:
    made = draft()
    linked = '<w:pStyle w:val="Heading2"/>'
    add_list(made, 50, [level("decimal", "%1."), level("decimal", "%1.%2", extra=linked)])
    for name, at in (("Heading 1", 0), ("Heading 2", None)):
        ilvl = "" if at is None else f'<w:ilvl w:val="{at}"/>'
        made.styles[name].element.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {NS}>{ilvl}<w:numId w:val="50"/></w:numPr>')
        )
    made.add_paragraph("Data", style="Heading 1")
    made.add_paragraph("Ownership", style="Heading 2")
    made.add_paragraph("The City owns the data.")
    unnumbered = made.add_paragraph("Recitals", style="Heading 1")
    unnumbered._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {NS}><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    )
    made.add_paragraph("Fees", style="Heading 1")
    assert outline(read_draft(tmp_path, made)) == [
        ("1.", "Data", ""),
        ("1.1", "Ownership", "The City owns the data."),
        (None, "Recitals", ""),
        ("2.", "Fees", ""),
    ]


def test_a_list_defined_through_a_list_style(tmp_path: Path) -> None:
    made = draft()
    style = (
        f'<w:style {NS} w:type="numbering" w:styleId="Legal"><w:name w:val="Legal"/>'
        '<w:pPr><w:numPr><w:numId w:val="50"/></w:numPr></w:pPr></w:style>'
    )
    made.styles.element.append(parse_xml(style))
    add_list(made, 50, [level("decimal", "%1.")], extra='<w:styleLink w:val="Legal"/>')
    add_list(made, 60, [], extra='<w:numStyleLink w:val="Legal"/>')
    item(made, "The City owns the data.", 60)
    assert numbers(tmp_path, made) == ["1."]


def test_bullets_and_hidden_numbers(tmp_path: Path) -> None:
    made = draft()
    add_list(made, 50, [level("bullet", "\uf0b7")])
    add_list(made, 51, [level("decimal", "%1.") + "<w:rPr><w:vanish/></w:rPr>"])
    made.add_paragraph("The vendor keeps:")
    item(made, "plates;", 50)
    item(made, "places.", 50)
    item(made, "", 50)
    item(made, "The City owns the data.", 51)
    document = read_draft(tmp_path, made)
    assert document.text.splitlines() == [
        "The vendor keeps:", "• plates;", "• places.", "The City owns the data.",
    ]  # fmt: skip


def test_a_number_beside_a_run_in_heading(tmp_path: Path) -> None:
    made = draft()
    add_list(made, 50, [level("decimal", "%1.")])
    put(item(made, "", 50), run("Sharing", "<w:b/>") + run(" with others. ") + run("None is made."))
    put(item(made, "", 50), run("Deletion. ", '<w:u w:val="single"/>') + run("After thirty days."))
    put(item(made, "", 50), run("The vendor shall keep ") + run("no", "<w:b/>") + run(" images."))
    assert outline(read_draft(tmp_path, made)) == [
        ("1.", "Sharing", "with others. None is made."),
        ("2.", "Deletion", "After thirty days."),
        ("3.", None, "The vendor shall keep no images."),
    ]


def test_a_list_that_is_not_defined_prints_nothing(tmp_path: Path) -> None:
    made = draft()
    item(made, "The City owns the data.", 777)
    assert numbers(tmp_path, made) == [None]
