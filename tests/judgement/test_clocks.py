import pytest

from clauses.judgement.clocks import clocks
from clauses.records import CLOCKS, Attributes
from tests.judgement.made import RETENTION, SHARING, finding


@pytest.mark.parametrize(
    ("quote", "set_by_it"),
    [
        ("Recordings are deleted thirty days after capture.", {"data"}),
        ("Recordings are deleted upon expiration of the retention period.", {"data"}),
        ("Recordings of expired registrations are kept.", {"data"}),
        ("Recordings are deleted thirty days after termination.", {"after_termination"}),
        ("Upon expiration of the Term all data is destroyed.", {"after_termination"}),
        ("When this Agreement ends, all logs are destroyed.", {"after_termination"}),
        (
            "Recordings are deleted thirty days after capture and, on termination, at once.",
            {"data", "after_termination"},
        ),
        ("Search logs are kept for two years.", {"logs"}),
        ("The audit trail is kept for two years.", {"logs"}),
        ("The login page is kept for two years.", {"data"}),
        ("Backups are overwritten after ninety days.", {"backups"}),
        ("All data, backups included, is deleted after ninety days.", {"data"}),
        ("Aggregated data is kept for ever.", {"derived"}),
        ("Models derived from footage are kept for ever.", {"derived"}),
    ],
)
def test_which_clock_a_passage_sets(quote: str, set_by_it: set[str]) -> None:
    assert clocks(finding(RETENTION, quote=quote)) == set_by_it
    assert set_by_it <= set(CLOCKS)


def test_the_lead_in_counts() -> None:
    listed = finding(
        RETENTION, quote="(a) delete all data;", lead_in="Upon termination Vendor shall"
    )
    assert clocks(listed) == {"after_termination"}


def test_what_is_read_as_deidentified_is_derived() -> None:
    read = finding(RETENTION, quote="It is kept.", attributes=Attributes(data="deidentified"))
    assert clocks(read) == {"derived"}


def test_another_family_sets_none() -> None:
    assert clocks(finding(SHARING, quote="Logs are shared after termination.")) == frozenset()


@pytest.mark.parametrize(
    ("quote", "set_by_it"),
    [
        ("Clips wait for two weeks after the plan stops, and then they go.", {"after_termination"}),
        ("Cancel and it is all gone, backups too.", {"after_termination"}),
        ("Images are wiped at the end of each day.", {"data"}),
        ("At the end the vendor wipes its servers.", {"after_termination"}),
        ("A track expires one hundred eighty days from the flight.", {"data"}),
        ("Histories are kept without expiration.", {"data"}),
        ("Door logs are kept two weeks.", {"data"}),
        ("Access logs are kept two weeks.", {"logs"}),
        ("Closed accounts are kept ninety days after the last log-in.", {"data"}),
        ("Log in once a year or the profile is purged.", {"data"}),
        ("The pole unit has ten days of edge storage.", set()),
        ("The edge of each recording is cut; storage is for ten days.", {"data"}),
        ("The signed request is kept on file.", set()),
        ("Plate reads that a request names are kept on file.", {"data"}),
    ],
)
def test_near_twins(quote: str, set_by_it: set[str]) -> None:
    assert clocks(finding(RETENTION, quote=quote)) == set_by_it
