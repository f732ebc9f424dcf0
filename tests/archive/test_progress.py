import pytest

from clauses.archive.progress import Progress


def test_all_is_read_where_nothing_failed_now_or_before() -> None:
    assert Progress(read=3, known=2, same=1, others=4).all_read


@pytest.mark.parametrize("name", ["failed", "failed_before", "missing"])
def test_all_is_not_read_where_something_failed(name: str) -> None:
    assert not Progress(read=3, **{name: 1}).all_read
