import pytest

from clauses.judgement.parties import Parties
from clauses.judgement.rights import rights
from clauses.judgement.running_text import running_text
from tests.judgement.made import reviewed

PARTIES = Parties(vendor_names=("Siskin",), customer_names=("Marl Bay",))


def found(text: str) -> dict[str, str]:
    return {fact.name: fact.value for fact in rights(running_text(reviewed(text)), PARTIES)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marl Bay owns all Footage.", {"data_owner": "customer"}),
        ("The Records are the sole and exclusive property of Siskin.", {"data_owner": "vendor"}),
        ("Siskin retains all title to its software.", {}),
        ("Siskin owns aggregated data.", {}),
        ("Siskin does not own Footage and will not sell it.", {}),
        ("Siskin gets no title to the Records of Marl Bay.", {}),
        (
            "All right and title in the Records belong to and are held only by Marl Bay.",
            {"data_owner": "customer"},
        ),
        ("The parts belong to and are held only by Marl Bay.", {}),
        ("It is preferred that Siskin owns the Records.", {}),
        ("Say whether Siskin owns the Records.", {}),
        ("Marl Bay may audit Siskin once a year.", {"audit_right": "true"}),
        ("Siskin's books shall be open to inspection.", {"audit_right": "true"}),
        ("Siskin may audit use of the software by Marl Bay.", {}),
        ("Marl Bay has no right to audit Siskin.", {}),
        (
            "Siskin shall permit the auditor at any time to inspect its logs.",
            {"audit_right": "true"},
        ),
        ("Siskin need neither supply nor permit Marl Bay to inspect staff files.", {}),
        ("Each offer is kept in a file open to public inspection.", {}),
        ("Marl Bay may use the Services for permits, plans and inspections.", {}),
        (
            "Siskin shall notify Marl Bay of a data breach within seventy-two (72) hours.",
            {"breach_notice": "PT72H"},
        ),
        ("Siskin shall report a security incident within two days.", {"breach_notice": "P2D"}),
        (
            "Siskin shall inform Marl Bay of an attack on its servers within one day.",
            {"breach_notice": "P1D"},
        ),
        ("Siskin shall inform Marl Bay of an attack by a dog within one day.", {}),
        (
            "Siskin shall promptly tell Marl Bay of a security breach.",
            {"breach_notice": "promptly"},
        ),
        ("Marl Bay shall notify Siskin of a security breach within one day.", {}),
        ("Notice of a breach of this Agreement is due within ten days.", {}),
        ("Notice of a breach of Section 4 is due within ten days.", {}),
        (
            "Siskin gives Marl Bay notice of a breach of SiskinCloud within ten days.",
            {"breach_notice": "P10D"},
        ),
        (
            "Siskin gives Marl Bay notice of a breach of the portal within ten days.",
            {"breach_notice": "P10D"},
        ),
        ("Siskin gives Marl Bay notice of a breach of good manners within ten days.", {}),
        ("The desk reports incidents 24 hours a day.", {}),
        (
            "Each subcontractor is bound to the same terms as Siskin.",
            {"subcontractor_flowdown": "true"},
        ),
        ("Siskin may use subcontractors.", {}),
        (
            "Siskin shall notify Marl Bay before it answers a subpoena.",
            {"notice_of_legal_process": "true"},
        ),
        ("Siskin may answer a subpoena without notice to Marl Bay.", {}),
        (
            "Before it obeys a court order, either gives the Disclosing Party timely notice.",
            {"notice_of_legal_process": "true"},
        ),
        ("The Disclosing Party may obey a court order.", {}),
        (
            "Marl Bay may terminate this Agreement for convenience on thirty days’ notice.",
            {"termination_for_convenience": "P30D"},
        ),
        ("Marl Bay may terminate this Agreement for material breach on ten days’ notice.", {}),
        ("Siskin may terminate this Agreement for convenience.", {}),
        ("The parties, by mutual agreement, may terminate this Agreement at any time.", {}),
    ],
)
def test_what_a_sentence_gives_the_customer(text: str, expected: dict[str, str]) -> None:
    assert found(text) == expected


def test_a_heading_tells_what_is_notified() -> None:
    one = reviewed(("Security incident", "Siskin shall notify the coordinator within one day."))
    fact = next(rights(running_text(one), PARTIES))
    assert (fact.name, fact.value, fact.page) == ("breach_notice", "P1D", 1)
