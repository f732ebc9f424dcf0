import pytest

from clauses.judgement.party_words import is_company, is_party, is_public, vendor_leaning


@pytest.mark.parametrize(
    ("name", "company", "public"),
    [
        ("Siskin Video, Inc.", True, False),
        ("GREBE & WREN, LLC", True, False),
        ("City of Marl Bay", False, True),
        ("Fenn County Sheriff’s Office", False, True),
        ("Dunlin Unified School District", False, True),
        ("City Lights Software LLC", True, False),
        ("Public School Analytics", False, False),
        ("Heron Brothers", False, False),
        ("Incorporation of Trees", False, False),
    ],
)
def test_what_a_name_shows(name: str, company: bool, public: bool) -> None:
    assert (is_company(name), is_public(name)) == (company, public)


def test_a_name_without_any_mark_is_no_party() -> None:
    assert is_party("Public School Analytics")
    assert not is_party("Heron Brothers")


@pytest.mark.parametrize(
    ("name", "roles", "leaning"),
    [
        ("Siskin Video, Inc.", ("Provider",), 4),
        ("Siskin Video, Inc.", (), 1),
        ("City of Marl Bay", ("City",), -5),
        ("City of Marl Bay", (), -2),
        ("County of Fenn", ("Sheriff", "Host"), 1),
        ("Heron Brothers", ("Licensee",), -3),
        ("Heron Brothers", ("Heron",), 0),
    ],
)
def test_the_role_outweighs_the_name(name: str, roles: tuple[str, ...], leaning: int) -> None:
    assert vendor_leaning(name, roles) == leaning
