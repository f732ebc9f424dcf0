import pytest

from clauses.errors import PolicyError
from clauses.judgement.manifest import Listed, Manifest, load_manifest

WHOLE = """
title = "Plate readers of Marl Bay"
profile = "default"
data_class = ["plates"]

[[document]]
path = "agreement.pdf"
kind = "agreement"
precedence = 2

[[document]]
path = "addendum.pdf"

[on_file]
vendor_declaration = 2026-03-01
no_alternative_finding = true
"""


def test_everything_a_manifest_can_say() -> None:
    assert load_manifest(WHOLE, "deal.toml") == Manifest(
        "Plate readers of Marl Bay",
        ("default",),
        ("plates",),
        (Listed("agreement.pdf", "agreement", 2), Listed("addendum.pdf")),
        (("vendor_declaration", "2026-03-01"), ("no_alternative_finding", "true")),
    )


def test_data_class_none_is_not_the_same_as_none_said() -> None:
    only = '[[document]]\npath = "a.pdf"\n'
    assert load_manifest(only, "deal.toml").data_classes is None
    assert load_manifest('data_class = "none"\n' + only, "deal.toml").data_classes == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[document]]\npath = "a.pdf"\nkinds = "mou"\n',
         "deal.toml:3:1: a document has no key 'kinds'; did you mean 'kind'?"),
        ('[[document]]\npath = "a.pdf"\nprecedence = 0\n',
         "deal.toml:3:14: precedence 0 is no place; write 1 for what goes first"),
        ("[[document]]\nkind = 'mou'\n", "deal.toml:1:1: a document has no path"),
        ("title = 'x'\n", "deal.toml:1:1: a deal has no document"),
        ("title = \n", "deal.toml:1:1: this is not TOML"),
        ('data_class = "cats"\n[[document]]\npath = "a"\n', "deal.toml:1:14: unknown kind of data"),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_its_place(text: str, fault: str) -> None:
    with pytest.raises(PolicyError) as caught:
        load_manifest(text, "deal.toml")
    assert [one[: len(fault)] for one in caught.value.faults] == [fault]
