import pytest

from clauses.errors import PolicyError
from clauses.judgement.vendors import bundled_vendors, load_vendors, vendor_status

LIST = """
[[vendor]]
name = "Siskin Optics LLC"
aliases = ["Marlcam"]
family = ["Rook Imaging"]
checked = 2026-02-01

[[vendor.report]]
service = "plate reads"
recipient = "a federal agency"
publication = "The Marl Bay Ledger"
date = "2025-03"
standing = "claimed"
"""


@pytest.mark.parametrize(
    ("name", "relation"),
    [
        ("Siskin Optics, Inc.", "name"),
        ("MARLCAM", "alias"),
        ("Rook Imaging, LLC", "corporate family"),
        ("Siskin Optics Repair, Inc.", None),
        ("Siskin", None),
    ],
)
def test_whole_names_match(name: str, relation: str | None) -> None:
    found = vendor_status([name], load_vendors(LIST, "list.toml"), "2026-11-25")
    assert found.status == ("reported" if relation else "not_determined")
    assert [one.relation for one in found.reports] == ([relation] if relation else [])


@pytest.mark.parametrize(("day", "expired"), [("2027-02-01", False), ("2027-02-02", True)])
def test_an_entry_expires_after_a_year(day: str, expired: bool) -> None:
    found = vendor_status(["Marlcam"], load_vendors(LIST, "list.toml"), day)
    assert [one.expired for one in found.reports] == [expired]
    assert (found.status == "not_determined") is expired


def test_every_fault_is_named_with_its_line() -> None:
    wrong = LIST.replace("aliases", "nicknames").replace('"claimed"', '"sure"')
    with pytest.raises(PolicyError) as caught:
        load_vendors(wrong, "list.toml")
    assert [fault.split(";")[0] for fault in caught.value.faults] == [
        "list.toml:4:1: a vendor has no key 'nicknames'",
        "list.toml:13:12: unknown standing 'sure'",
    ]


def test_the_list_that_comes_with_clauses_has_sources_for_all() -> None:
    vendors = bundled_vendors()
    assert vendors
    assert all(one.publication and one.date for vendor in vendors for one in vendor.reports)
    assert all(vendor.reports for vendor in vendors)
