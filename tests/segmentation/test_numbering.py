import pytest

from clauses.segmentation.numbering import BULLET, Counted, Number, Reading, number_at, roman


def found(text: str) -> Number:
    number = number_at(text)
    assert number is not None
    return number


@pytest.mark.parametrize(
    ("text", "printed", "readings"),
    [
        ("4. Data", "4.", [("decimal 1", (4,))]),
        ("4) Data", "4)", [("digit)", (4,))]),
        ("4 Data", "4", [("decimal 1", (4,))]),
        ("4.2 Data", "4.2", [("decimal 2", (4, 2))]),
        ("4.2. Data", "4.2", [("decimal 2", (4, 2))]),
        ("4.02 Data", "4.02", [("decimal 2", (4, 2))]),
        ("4.2“Data” means", "4.2", [("decimal 2", (4, 2))]),
        ("1306.2 DATA", "1306.2", [("decimal 2", (1306, 2))]),
        ("1306.2.1 PLATE DATA", "1306.2.1", [("decimal 3", (1306, 2, 1))]),
        ("4.2.1.3 Data", "4.2.1.3", [("decimal 4", (4, 2, 1, 3))]),
        ("(4) Data", "(4)", [("(digit)", (4,))]),
        ("(a) Data", "(a)", [("(lower letter)", (1,))]),
        ("( a ) Data", "( a )", [("(lower letter)", (1,))]),
        ("(B) Data", "(B)", [("(upper letter)", (2,))]),
        ("(bb) Data", "(bb)", [("(lower letter)", (28,))]),
        ("(i) Data", "(i)", [("(lower letter)", (9,)), ("(lower roman)", (1,))]),
        ("(iv) Data", "(iv)", [("(lower roman)", (4,))]),
        ("(IX) Data", "(IX)", [("(upper roman)", (9,))]),
        ("(ii) Data", "(ii)", [("(lower letter)", (35,)), ("(lower roman)", (2,))]),
        ("A. Data", "A.", [("upper letter.", (1,))]),
        ("a) data", "a)", [("lower letter)", (1,))]),
        ("II. Data", "II.", [("upper letter.", (35,)), ("upper roman.", (2,))]),
        ("iv. Data", "iv.", [("lower roman.", (4,))]),
        ("Section 4.02 Data", "Section 4.02", [("section 2", (4, 2))]),
        ("SECTION 4. Data", "SECTION 4", [("section 1", (4,))]),
        ("ARTICLE IV", "ARTICLE IV", [("article roman", (4,))]),
        ("ARTICLE I DATA", "ARTICLE I", [("article roman", (1,))]),
        ("Article 12 – Data", "Article 12", [("article 1", (12,))]),
        ("Section B Data", "Section B", [("section letter", (2,))]),
        ("§ 7 Data", "§ 7", [("§ 1", (7,))]),
        ("Clause 3: Data", "Clause 3", [("clause 1", (3,))]),
        ("A.1 Data", "A.1", [("compound A 1", (1,))]),
        ("B-2 Data", "B-2", [("compound B 1", (2,))]),
        ("C.1.4 Data", "C.1.4", [("compound C 2", (1, 4))]),
    ],
)
def test_a_number_is_read_as_printed(text: str, printed: str, readings: list[Reading]) -> None:
    number = found(text)
    assert (number.printed, list(number.readings)) == (printed, readings)
    rest = text[number.end :]
    assert rest == rest.lstrip()
    assert "Data".lower() in rest.lower() or rest == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Data",
        "2025",
        "2025. Data",
        "1,000 cameras",
        "$4.20",
        "4.2% of the price",
        "1306.2 Data",
        "1306.2 of the code",
        "1306.02 DATA",
        "1250.50 USD PER CAMERA",
        "4th of May",
        "30 days",
        "4/5/2025",
        "(see below)",
        "(the) City",
        "(four) cameras",
        "Sections 4 and 5",
        "Section 4(a) of",
        "Articles of Incorporation",
        "ARTICLE IIII",
        "e.g. Data",
        "U.S. Data",
        "IT. Data",
        "No. 4",
        "a",
        "A",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert number_at(text) is None


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("i", 1), ("iv", 4), ("IX", 9), ("xiv", 14), ("XL", 40), ("xcix", 99), ("C", 100),
     ("CL", 150)],
)  # fmt: skip
def test_roman_numerals_have_their_value(numeral: str, value: int) -> None:
    assert roman(numeral) == value


@pytest.mark.parametrize("text", ["", "iiii", "vx", "vix", "iix", "ic", "d", "b", "i i", "1"])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert roman(text) is None


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("4. data", True),
        ("4.2 Data", True),
        ("4.2 of this Agreement", False),
        ("(a) data", True),
        ("a) data", True),
        ("a. data", False),
        ("II. Data", True),
        ("V. Data", False),
        ("Section 4 Data", False),
        ("4 Data", False),
        ("1306.2 DATA", False),
    ],
)
def test_firm_numbers_seldom_begin_a_line_by_accident(text: str, firm: bool) -> None:
    assert found(text).firm is firm


@pytest.mark.parametrize("sign", ["•", "▪", "●", "◦", "·", "○", "■", "✓", "*", "-", "–", "—"])
def test_bullets(sign: str) -> None:
    assert BULLET.match(f"{sign} plate images")
    assert not BULLET.match(f"{sign}plate images")


def test_a_small_o_is_a_bullet_before_a_capital() -> None:
    assert BULLET.match("o Plate images")
    assert not BULLET.match("o plate images")


def counted(*texts: str) -> Counted:
    made = Counted()
    for text in texts:
        made.add(found(text))
    return made


@pytest.mark.parametrize(
    ("met", "text", "expected"),
    [
        ([], "1. x", True),
        ([], "(a) x", True),
        ([], "3. x", False),
        (["2. x"], "3. x", True),
        (["2. x"], "5. x", False),
        (["4.1 X"], "4.2 X", True),
        (["4.1 X"], "5.2 X", False),
        (["4.1 X"], "5.1 X", True),
        (["Section 4.01 X"], "Section 4.02 X", True),
        (["(a) x"], "(b) x", True),
        (["a) x"], "(b) x", False),
        (["(a) x", "(b) x", "(c) x"], "(b) x", False),
        (["(h) x"], "(i) x", True),
        (["(h) x", "(i) x"], "(ii) x", True),
        (["(h) x", "(i) x"], "(j) x", True),
        (["(i) x"], "(j) x", False),
    ],
)
def test_the_next_number_is_expected(met: list[str], text: str, expected: bool) -> None:
    assert counted(*met).expects(found(text)) is expected


def test_some_numbers_may_have_been_missed() -> None:
    letters = counted("A. x")
    assert letters.expects(found("D. x"), within=3)
    assert not letters.expects(found("E. x"), within=3)
    assert not letters.expects(found("D. x"))


@pytest.mark.parametrize(
    ("text", "printed", "rest"),
    [
        ("5.MANUFACTURING AND SUPPLY", "5.", "MANUFACTURING AND SUPPLY"),
        ("1.Definitions", "1.", "Definitions"),
        ("2.10Change Orders", "2.10", "Change Orders"),
        ("3)Fees", "3)", "Fees"),
    ],
)
def test_a_number_may_touch_its_text(text: str, printed: str, rest: str) -> None:
    number = number_at(text)
    assert number is not None
    assert (number.printed, text[number.end :]) == (printed, rest)


@pytest.mark.parametrize("text", ["2.5Mbps or so", "3.2GHz", "0.2MW each", "4.5kg", "5.a", "1.5M"])
def test_a_quantity_is_no_number_of_a_clause(text: str) -> None:
    assert number_at(text) is None
