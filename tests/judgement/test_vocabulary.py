import pytest

from clauses.judgement import vocabulary
from clauses.records import Family, LawStatus, Severity, Stance


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (vocabulary.FAMILIES, Family),
        (vocabulary.STANCES, Stance),
        (vocabulary.SEVERITIES, Severity),
        (vocabulary.LAW_STATUSES, LawStatus),
    ],
)
def test_words_are_those_of_the_records(words: tuple[str, ...], names: type) -> None:
    assert words == tuple(name.value for name in names)  # type: ignore[attr-defined]
