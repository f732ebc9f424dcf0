from clauses.archive.splitting.going_on import going_on_in
from clauses.archive.splitting.looks import looks_of
from tests.archive.splitting.packets import PROSE, TERMS, TREES, packet

UPSIDE = "Jadeuel ssajppe pueq uado jaays dn epis umop paal " * 4


def facts(*pages: list[str]) -> dict[str, float]:
    """The facts of the last page."""
    return going_on_in(looks_of(packet(*pages)))[-1]


def test_pages_that_go_on_share_their_words() -> None:
    same, other = facts([TREES], [TREES]), facts([TREES], [TERMS])
    assert same["cohesion"] > other["cohesion"]
    assert same["new words"] == 0.0 < other["new words"]


def test_looks_rather_like_the_next_page() -> None:
    table = ["12", "7.5", "AB", "3"]
    looks = looks_of(packet([PROSE], table, table))
    assert going_on_in(looks)[1]["shape rather like next"] > 0
    assert going_on_in(looks)[2]["shape rather like next"] <= 0


def test_a_page_read_upside_down() -> None:
    assert facts([PROSE], [UPSIDE])["garbled begins"]
    assert not facts([PROSE], [TREES])["garbled"]
    assert not facts([UPSIDE], [UPSIDE])["garbled begins"]
    assert not facts([PROSE], ["Trees"])["garbled"]


def test_a_copy_of_pages_before_ends() -> None:
    assert facts([TREES], [TREES], [PROSE])["copy ends"]
    assert not facts([TREES], [PROSE], [TERMS])["copy ends"]
    assert not facts(["Trees"], ["Trees"], [PROSE])["copy ends"]


def test_a_file_without_pages() -> None:
    assert going_on_in(()) in ((), ({},))
