"""Documents that repeat each other are of one family."""

from clauses.classification.passages import Passage
from clauses.training.examples import Example
from clauses.training.families import families, same_words

LONG = (
    "The Company shall keep the logs of each gate for ninety days and no longer than that.",
    "Nobody but the Harbor Master may look at the picture of a boat that has not paid its berth.",
    "The Company may hire a crane operator of its own choice for the lifting of the buoys.",
)
OTHER = "The fee for the winter is due on the first of November, in one sum, at the Harbor office."


def documents(**texts: tuple[str, ...]) -> tuple[Example, ...]:
    return tuple(
        Example(Passage(text), (), group.replace("__", "/"), "made", complete=False)
        for group, passages in texts.items()
        for text in passages
    )


def test_documents_that_share_three_sentences_are_one_family() -> None:
    examples = documents(first=LONG, second=(OTHER,), third=(*LONG[::-1], OTHER))
    assert families(examples) == ("first",) * 3 + ("second",) + ("first",) * 4


def test_two_shared_sentences_are_chance() -> None:
    examples = documents(first=LONG[:2], second=(*LONG[:2], OTHER))
    assert families(examples) == ("first",) * 2 + ("second",) * 3


def test_short_sentences_are_not_counted() -> None:
    short = ("Governing law.", "Notices.", "Entire agreement.")
    assert families(documents(first=short, second=short)) == ("first",) * 3 + ("second",) * 3


def test_print_makes_no_difference() -> None:
    shouted = tuple(text.upper().replace(" ", "\n") for text in LONG)
    assert families(documents(first=LONG, second=shouted)) == ("first",) * 6


def test_families_join() -> None:
    more = tuple(f"{text} This holds in the outer harbor as well." for text in LONG)
    examples = documents(first=LONG, second=more, third=(*LONG, *more))
    assert set(families(examples)) == {"first"}


def test_a_pdf_and_the_text_of_the_same_name_are_one_document() -> None:
    one, other = "real:pages/Gate Lease (2021).pdf", "real:texts/gate_lease_2021.txt"
    examples = tuple(
        Example(Passage(text), (), group, "made", complete=False)
        for group, text in ((one, LONG[0]), (other, LONG[1]), ("real:a/Gate.txt", OTHER))
    )
    assert families(examples) == (one, one, "real:a/Gate.txt")


def test_two_texts_of_the_same_name_are_two_documents() -> None:
    examples = documents(**{"real:a__Terms.txt": LONG[:1], "real:b__Terms.txt": LONG[1:]})
    assert families(examples) == ("real:a/Terms.txt",) + ("real:b/Terms.txt",) * 2


def test_same_words() -> None:
    [example] = documents(first=("Section 4.2: “Logs” — kept 90 days!",))
    assert same_words(example) == "section42logskept90days"
