import tomllib

import pytest

from clauses.judgement.places import Path, Place, places

TRICKY = r'''# [[rule]] in a comment
id = "a"   # [[rule]]
"quoted key" = 1
dotted.'literal key'.end = [ # a list
  "one, ]", 'two',
  [3, 4], { x = 5, "y" = "}" },
]
long = """
[[rule]]
id = "inside"
\"""still"""
raw = """it's [law]"""
bare = 'no \ escape'
when = 2026-11-25 07:00:00
empty = ""

  [[rule]]
  id = "first"
  [rule.condition]
  stances = ["permits", "bans"]
[[rule.example]]
text = "one"
[[rule.example]]
text = """two"" """
[[rule]]
id = 'second'
'''


def paths(content: object, at: Path = ()) -> list[Path]:
    found = [at] if at else []
    if isinstance(content, dict):
        for key, value in content.items():
            found += paths(value, (*at, key))
    elif isinstance(content, list):
        for index, value in enumerate(content):
            found += paths(value, (*at, index))
    return found


def test_everything_tomllib_reads_has_a_place() -> None:
    found = places(TRICKY)
    wanted = paths(tomllib.loads(TRICKY))
    assert [path for path in wanted if path not in found.values] == []
    assert [path for path in found.values if path not in wanted] == []


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("id",), (2, 1), (2, 6)),
        (("quoted key",), (3, 1), (3, 16)),
        (("dotted", "literal key", "end", 1), (5, 13), (5, 13)),
        (("dotted", "literal key", "end", 2, 1), (6, 7), (6, 7)),
        (("dotted", "literal key", "end", 3, "y"), (6, 20), (6, 26)),
        (("long",), (8, 1), (8, 8)),
        (("rule", 0), (17, 3), (17, 3)),
        (("rule", 0, "id"), (18, 3), (18, 8)),
        (("rule", 0, "condition", "stances", 1), (20, 25), (20, 25)),
        (("rule", 0, "example", 1, "text"), (24, 1), (24, 8)),
        (("rule", 1, "id"), (26, 1), (26, 6)),
    ],
)
def test_place(path: Path, key: tuple[int, int], value: tuple[int, int]) -> None:
    found = places(TRICKY)
    assert (found.key(path), found.value(path)) == (Place(*key), Place(*value))


def test_what_is_missing_has_the_place_of_its_table() -> None:
    found = places(TRICKY)
    assert found.value(("rule", 1, "severity")) == Place(25, 1)
    assert found.value(("severity",)) == Place(1, 1)


def test_line_ends_of_windows_count_once() -> None:
    assert places('a = 1\r\nb = 2\r\n[[c]]\r\nd = "x"\r\n').value(("c", 0, "d")) == Place(4, 5)
