import re

import pytest

from clauses.classification import features as features_module
from clauses.classification.features import (
    LONGEST_PASSAGE,
    features,
    mention_table,
    mentions,
)
from clauses.classification.passages import Passage
from clauses.records import RECIPIENTS

WHOLE = Passage(
    "Vendor may share Footage with any police department within thirty (30) days.",
    heading="Use of Footage",
    part="EXHIBIT A",
    lead_in="Unless Customer objects, Vendor may not:",
    before="Footage belongs to Customer.",
)


def stream(name: str, passage: Passage) -> list[str]:
    return [one for one in features(passage) if one.split(" ", 1)[0] == name]


def test_every_stream_is_there_sorted_and_distinct() -> None:
    found = features(WHOLE)
    assert {one.split(" ", 1)[0] for one in found} == {"w", "n", "c", "h", "p", "l", "lf", "b", "f"}
    assert list(found) == sorted(set(found))
    assert found == features(WHOLE)


def test_what_a_passage_lacks_makes_no_stream() -> None:
    found = features(Passage("Vendor may share Footage."))
    assert {one.split(" ", 1)[0] for one in found} == {"w", "n", "c", "f"}
    assert features(Passage("")) == ()


def test_words_and_pairs_of_words() -> None:
    assert stream("w", Passage("Keep the Keep.")) == ["w keep", "w keep the", "w the", "w the keep"]


def test_letters_within_words_know_where_a_word_begins_and_ends() -> None:
    assert stream("c", Passage("data")) == ["c  dat", "c  data", "c ata ", "c data", "c data "]


def test_heading_part_lead_in_and_the_sentence_before() -> None:
    assert stream("h", WHOLE) == ["h footage", "h of", "h use"]
    assert stream("p", WHOLE) == ["p a", "p exhibit"]
    assert {"l vendor", "l vendor may", "l not"} <= set(stream("l", WHOLE))
    assert {"lf may", "lf maynot", "lf except"} <= set(stream("lf", WHOLE))
    assert stream("b", WHOLE) == ["b belongs", "b customer", "b footage", "b to"]


def test_parties_and_periods_are_replaced_by_what_they_are() -> None:
    one = Passage("Vendor may share Footage with any sheriff within thirty days.")
    other = Passage("Contractor may share Recordings with any police department within a week.")
    assert stream("n", one) == stream("n", other)
    assert "n state-local-agencies within period" in stream("n", one)


def test_facts_of_drafting_stand_alone_and_with_recipients() -> None:
    found = stream("f", WHOLE)
    assert {"f may", "f give", "f period", "f state_local_agencies"} <= set(found)
    assert "f state_local_agencies+may" in found
    assert "f federal_immigration" not in found


@pytest.mark.parametrize(
    "text", ["Vendor shall tell ICE of every match.", "Immigration and Customs Enforcement may."]
)
def test_a_federal_immigration_agency_is_seen(text: str) -> None:
    assert "f federal_immigration" in features(Passage(text))


@pytest.mark.parametrize(
    "text",
    [
        "Vendor shall give notice to the office of the police.",
        "The ice machine is serviced twice.",
        "The price of a licence and its services.",
        "Vendor tells NICE and OFFICE of every match.",
    ],
)
def test_ice_is_a_word_of_its_own_in_capitals(text: str) -> None:
    assert "f federal_immigration" not in features(Passage(text))


@pytest.mark.parametrize(
    "text",
    [
        "it may, and cannot; it shan't",
        "in no case and under no circumstances may it share",
        "looks up, look-ups, lookup, log-in, logins, logging in",
        "hand back, rolled off, aged off, backup, back-up, back up",
        "opted in, opt-in, optin, options, in good faith or good-faith",
        "not be obliged to, no longer, no copies, at their option, as the law requires",
        "it shall not, it must, they agree to; no person may",
        "a warranty, a warrant, maybe, dismay, unshared, re-shared, shared_data",
        "in writing, agreed in writing, elect in writing, made available, open to, opens to",
        "winding up, wind-down, offboarding, off-boarding, close-out, closeout",
    ],
)
def test_facts_are_those_of_the_plain_patterns(text: str) -> None:
    patterns = {
        fact: rf"\b(?:{'|'.join(alternatives)})\b"
        for fact, alternatives in features_module._table("drafting.toml").items()
    }
    found = [fact for fact, pattern in patterns.items() if re.search(pattern, text)]
    assert features_module._facts_in(text) == found


def test_a_word_longer_than_any_is_read_like_the_others() -> None:
    assert "c aaaa" in features(Passage("a" * 100))
    assert "f maynot" in features(Passage("prohibit" + "a" * 100))


def test_curly_quotes_and_ligatures_read_like_plain_ones() -> None:
    plain = features(Passage("Vendor's office can't disclose it - never."))
    assert features(Passage("Vendor’s oﬃce can’t disclose it – never.")) == plain


def test_of_a_passage_too_long_to_be_one_only_the_start_counts() -> None:
    long = "Vendor may share Footage; " * 400
    assert len(long) > 2 * LONGEST_PASSAGE
    assert features(Passage(long + "ICE may look")) == features(Passage(long[:LONGEST_PASSAGE]))


def test_mentions_come_in_order_and_the_longest_wins() -> None:
    text = "The City may tell federal law enforcement and its subcontractors."
    found = [(one.label, text[one.start : one.end]) for one in mentions(text)]
    assert found == [
        ("customer", "City"),
        ("federal_other", "federal law enforcement"),
        ("subcontractors", "subcontractors"),
    ]


def test_every_recipient_class_has_phrases_and_no_phrase_two_classes() -> None:
    table = mention_table()
    assert set(RECIPIENTS) <= set(table)
    assert all(table.values())
    phrases = [phrase.lower() for label in RECIPIENTS for phrase in table[label]]
    assert sorted(phrases) == sorted(set(phrases))
