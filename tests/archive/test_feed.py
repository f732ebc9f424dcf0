import pytest

from clauses.archive.feed import Wanted
from clauses.archive.items import Item


def item(path: str, root: str, modified: str = "2026-11-25T10:00:00") -> Item:
    return Item(path, root, "", None, 1, modified)


@pytest.mark.parametrize(
    ("modified", "taken"),
    [("2026-11-25T00:00:00", True), ("2026-11-24T23:59:59", False), ("etag-1", True)],
)
def test_since_takes_what_is_as_young_or_of_unknown_age(modified: str, taken: bool) -> None:
    assert Wanted(since="2026-11-25").takes(item("a", "a", modified)) is taken


def test_each_file_is_in_one_share_wherever_the_store_is() -> None:
    shares = {
        number: [
            n for n in range(100)
            if Wanted(shard=(number, 4)).takes(item(f"county/{n}.pdf", "county"))
        ]
        for number in (1, 2, 3, 4)
    }  # fmt: skip
    assert sorted(n for found in shares.values() for n in found) == list(range(100))
    assert all(len(found) > 10 for found in shares.values())
    assert shares[2] == [
        n for n in range(100)
        if Wanted(shard=(2, 4)).takes(item(f"../../county/{n}.pdf", "../../county"))
    ]  # fmt: skip


def test_a_file_given_by_name_is_in_the_share_of_its_name() -> None:
    for path in ("x/a.pdf", "y/z/a.pdf"):
        assert [n for n in (1, 2, 3) if Wanted(shard=(n, 3)).takes(item(path, path))] == [
            n for n in (1, 2, 3) if Wanted(shard=(n, 3)).takes(item("a.pdf", "a.pdf"))
        ]
