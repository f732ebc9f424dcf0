import pytest

from clauses.archive.splitting.names import date_in, parties_in, title_in


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("dated June 30, 2021, and", "2021-06-30"),
        ("this 3rd day of May, 2020", "2020-05-03"),
        ("on 7/4/21 at noon", "2021-07-04"),
        ("February 30, 2021; then 3/1/2021", "2021-03-01"),
        ("in June 2021", None),
        ("13/40/2021", None),
    ],
)
def test_the_first_whole_date(text: str, date: str | None) -> None:
    assert date_in(text) == date


def test_the_parties_of_an_agreement_the_vendor_first() -> None:
    text = "by and between the City of Alder, a municipality, and Northlight LLC, a company."
    assert parties_in(text) == ("Northlight LLC", "City of Alder")
    company = "between Northlight Optics, Inc., a corporation, and the City of Alder."
    assert parties_in(company) == ("Northlight Optics, Inc.", "City of Alder")
    assert parties_in("The difference between the two is small.") == ()


def test_the_line_that_names_a_document() -> None:
    assert title_in(("CITY OF ALDER", "SERVICES AGREEMENT")) == "SERVICES AGREEMENT"
    assert title_in(("12", "Tree list of the parks")) == "Tree list of the parks"
    assert title_in(("12", "7")) is None
    assert title_in(("SWEEPING CONTRACT, Page 1 of 5",)) == "SWEEPING CONTRACT"
    assert title_in(("LEASE OF THE LAST PAGE 1",)) == "LEASE OF THE LAST PAGE 1"


def test_a_running_head_names_a_document_only_where_nothing_else_does() -> None:
    form = "Rev. 04/2021 Contract Number: 77-01 Page | 1"
    top = (form, "CITY OF ALDER SERVICES CONTRACT", "Cameras")
    assert title_in(top) == form
    assert title_in(top, {"rev contract number page"}) == "CITY OF ALDER SERVICES CONTRACT"
    policy = ("Policy 12 – Plate Readers Page 1", "Standard: None")
    assert title_in(policy, {"policy plate readers page"}) == "Policy 12 – Plate Readers"
    assert title_in(policy) == "Policy 12 – Plate Readers Page 1"


def test_an_exhibit_is_named_with_the_line_below_it() -> None:
    assert title_in(("EXHIBIT B:", "FEES", "7")) == "EXHIBIT B: FEES"
    assert title_in(("EXHIBIT B: FEES", "Each camera")) == "EXHIBIT B: FEES"
    assert title_in(("EXHIBIT B",)) == "EXHIBIT B"


def test_an_address_is_no_name() -> None:
    assert title_in(("HTTP://NORTHLIGHT.EXAMPLE", "Northlight Optics")) == "Northlight Optics"
    assert title_in(("ada@alder.example", "Northlight Optics")) == "Northlight Optics"
    assert title_in(("Find us at www.northlight.example", "x")) == (
        "Find us at www.northlight.example"
    )
    assert title_in(("Northlight Optics Page 1 of 5",)) == "Northlight Optics"


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("This Amendment is made by and between the City of Alder and Northlight Optics, Inc. The",
         ("Northlight Optics, Inc.", "City of Alder")),
        ("A services agreement between Northlight LLC and the Town of Harrow.",
         ("Northlight LLC", "Town of Harrow")),
        ("The path between Main Street and Oak Avenue, in the rain, is closed.", ()),
        ("Between Monday and Friday, and by an agreement between the City of Alder and Ada Gray.",
         ("Ada Gray", "City of Alder")),
    ],
)  # fmt: skip
def test_parties_with_nothing_but_a_word_between_them(text: str, parties: tuple[str, ...]) -> None:
    assert parties_in(text) == parties


def test_a_message_is_named_by_what_it_is_about() -> None:
    header = ("From: Ada <ada@alder.example>", "Sent: Monday, May 3, 2021 9:10 AM", "To: Records")
    assert title_in((*header, "Subject: Cameras on the bridge")) == "Cameras on the bridge"
    assert title_in((*header, "Subject:", "Are they on?")) == "From: Ada <ada@alder.example>"
    assert title_in(("SERVICES AGREEMENT", "Subject: cameras")) == "SERVICES AGREEMENT"
