import pytest

from clauses.judgement.data_class import NONE, data_class, data_classes
from clauses.judgement.running_text import running_text
from clauses.records import Finding
from tests.judgement.made import PLATES, finding, reviewed

PAVING = (
    "Contractor shall mill the asphalt pavement, grade the base, lay concrete curb and gutter and "
    "backfill each trench. A camera on a tractor makes a video of every sewer pipe, and the video "
    "is given to the Engineer. Asphalt and concrete are tested; curb, gutter, trench and pavement "
    "are measured. The sewer pipe is laid on aggregate. Residents are told of the work in a letter."
)


def classes(*texts: str, findings: tuple[Finding, ...] = ()) -> tuple[str, ...]:
    one = reviewed(*texts, findings=findings)
    return data_classes([one], [running_text(one)])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (PLATES, "plates"),
        (
            "Body-worn cameras record video. Footage and video evidence go to the evidence site.",
            "video",
        ),
        (
            "Each acoustic sensor listens for gunfire; the audio of a gunshot is sent as a clip.",
            "audio",
        ),
        (
            "Facial recognition compares a face template with others; biometric hits are kept.",
            "biometric",
        ),
        (
            "The case file of each inmate, incident reports and criminal history are hosted.",
            "records",
        ),
        (
            "Caseworkers decide on public assistance; the household's Medicaid record is read.",
            "benefits",
        ),
        ("Each patient's medical record is protected health information under HIPAA.", "health"),
        (
            "Student records are education records under FERPA; teachers see their students.",
            "students",
        ),
        (
            "Scooter trip data shows each rider's trips; the location data is aggregated.",
            "mobility",
        ),
        (
            "Each smart meter sends interval data; meter reads show water usage by the hour.",
            "utility",
        ),
    ],
)
def test_class(text: str, name: str) -> None:
    assert classes(text)[0] == name


@pytest.mark.parametrize(
    "text",
    [
        PAVING,
        "The vendor shall supply forty office chairs and assemble them on the third floor.",
        "The janitor shall pass a background check and wear a badge.",
        "",
    ],
)
def test_no_class(text: str) -> None:
    assert classes(text) == ()


def test_two_classes_where_both_are_prominent() -> None:
    text = "Body-worn camera footage and video are kept. Drone footage is kept."
    assert set(classes(PLATES + " " + text)) == {"plates", "video"}


def test_a_few_words_on_privacy_do_not_make_a_long_paper_a_data_deal() -> None:
    boilerplate = "Contractor shall keep personal information safe and tell of a data breach."
    filler = "The work is done on weekdays, between seven and four, in fair weather. " * 2000
    assert classes(filler, boilerplate) == ()


def test_sure_findings_show_data_where_words_do_not() -> None:
    text = "The Docket holds what clients tell their counsel, and the firm minds it."
    sure = tuple(finding(probability=0.95, page=page) for page in range(1, 6))
    assert classes(text, findings=sure) == ("records",)
    assert classes(text, findings=sure[:4]) == ()
    unsure = tuple(finding(probability=0.6, page=page) for page in range(1, 9))
    assert classes(text, findings=unsure) == ()


def test_fact() -> None:
    one = reviewed("The parties agree.", PLATES)
    texts = [running_text(one)]
    fact = data_class(("plates", "video"), texts)
    assert fact is not None
    assert (fact.name, fact.value, fact.page) == ("data_class", "plates", 1)
    assert "license plate readers" in fact.quote
    assert fact.quote in PLATES
    none = data_class((), texts)
    assert none is not None
    assert (none.value, none.quote) == (NONE, "")
    assert data_class((), [running_text(reviewed())]) is None


def test_what_the_service_is_said_to_be_goes_before_how_often_words_occur() -> None:
    footage = "Footage is video. Each camera sends video to the site. Footage is kept in a vault."
    assert classes(footage, footage, footage) == ("video",)
    defined = "“Siskin Services” means cameras for automatic license plate detection."
    assert classes(footage, footage, footage, defined) == ("video", "plates")
    aside = "“Visitor” means whoever parks a car with a license plate of another state."
    assert classes(footage, footage, footage, aside) == ("video",)
