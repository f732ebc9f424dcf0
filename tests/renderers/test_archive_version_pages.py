from collections.abc import Callable
from dataclasses import replace

from clauses.answers import Group, Groups, Version, Versions
from clauses.records import Comparison, Family, PassageChange, Turn
from clauses.renderers.archive_version_pages import render_groups, render_versions
from clauses.renderers.sheet import drawn
from tests.renderers.archived import MEMBER
from tests.renderers.conftest import KEEPING, SHARING


def text(draw: Callable[..., None], answer: object) -> str:
    return drawn(lambda console: draw(answer, console))


def test_groups_say_how_to_name_them_and_which_are_word_for_word_alike() -> None:
    members = tuple(replace(MEMBER, path=f"{number}.pdf", last_page=1) for number in range(8))
    shown = text(render_groups, Groups((Group("a1-0", members, 2),), 3, 40))
    assert "a1-0: 8 documents, 2 word for word like another" in shown
    assert "2019-05-01  0.pdf p. 1\n            agreement: Lease; Northlight; City of Elm" in shown
    assert "and 2 more" in shown
    assert "40 documents in groups. 3 more groups: see --limit." in shown
    assert text(render_groups, Groups((), 0, 0)) == "No two documents are alike.\n"


def test_versions_say_what_is_gone_since_when() -> None:
    gone = PassageChange(Turn.GONE, Family.THIRD_PARTY_SHARING, (), SHARING, None)
    reworded = PassageChange(
        Turn.CHANGED, Family.RETENTION, ("wording",), KEEPING, replace(KEEPING, page=9)
    )
    change = Comparison("a", "b", "Lease", (), (), (gone, reworded), 4)
    later = replace(MEMBER, path="2021.pdf", date="2021-06-30")
    undated = replace(MEMBER, path="when.pdf", date=None)
    versions = Versions("a1-0", (Version((MEMBER,), None), Version((later,), change)), (undated,))
    shown = text(render_versions, versions)
    assert "VERSION 2: 2021-06-30, 1 document" in shown
    assert f"Third-party sharing: {SHARING.stance}: gone since 2021-06-30\n" in shown
    assert f"Other wording only: p. {KEEPING.page} -> p. 9.\n4 passages as before." in shown
    assert "WITHOUT A DATE (1)" in shown
    none = text(render_versions, Versions("a1-0", (), (undated,)))
    assert "None of the documents has a date" in none
