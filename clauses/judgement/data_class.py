"""Tell what kind of data a deal handles, from the words its documents use and how often."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from clauses.judgement.rulings import SURE
from clauses.judgement.running_text import RunningText
from clauses.judgement.vocabulary import DATA_CLASSES
from clauses.records import Fact, Reviewed

NONE = "none"
# A word of the domain's own counts 3, one other contracts use too counts 1 or 2, and each
# doubling of its number counts as one word more. Words are read without their plural "s".
_WORDS: dict[str, dict[int, str]] = {
    "plates": {
        3: (
            "license plate, licence plate, plate reader, alpr, anpr, lpr, plate read, plate "
            "recognition, plate data, plate image"
        ),
        2: "hot list, hotlist, vehicle fingerprint, plate number",
    },
    "video": {
        3: (
            "body worn, body camera, body cam, video surveillance, surveillance camera, "
            "drone, unmanned aircraft, flight data, camera feed, live view, dash camera, "
            "camera footage"
        ),
        2: "footage, video recording, livestream, live stream, cctv, video evidence",
        1: "video, camera",
    },
    "audio": {
        3: (
            "gunshot, gunfire, audio recording, voice recording, call recording, acoustic "
            "sensor, audio snippet, audio clip"
        ),
        2: "microphone, audio, recorded call",
        1: "acoustic",
    },
    "biometric": {
        3: (
            "facial recognition, face recognition, biometric, faceprint, iris scan, palm "
            "print, dna profile, face template, voiceprint, facial image, biometric "
            "identifier"
        ),
        1: "fingerprint, dna",
    },
    "records": {
        3: (
            "record management system, computer aided dispatch, case file, criminal justice "
            "information, digital evidence, tenant screening, personally identifiable, agency "
            "data, city data, county data, customer data, client data, personal data, "
            "resident data, subscriber data, criminal history, consumer report, user data, "
            "data subject, applicant data, case record, mobile device forensic, hosted data"
        ),
        2: (
            "personal information, pii, cjis, incident report, inmate, background check, "
            "extraction, arrest record, booking record, search record, user account, "
            "authorized user"
        ),
        1: (
            "applicant, resident, account information, privacy policy, privacy statement, "
            "subprocessor, data breach, security incident, hosted, database"
        ),
    },
    "benefits": {
        3: (
            "public assistance, benefit eligibility, calfresh, food stamp, housing choice, "
            "caseworker, eligibility determination, benefit recipient, housing voucher, case "
            "worker"
        ),
        2: "medicaid, welfare, tanf, household",
        1: "client record, beneficiary, recipient of aid",
    },
    "health": {
        3: (
            "protected health information, patient, medical record, electronic health record, "
            "patient care, behavioral health, health record"
        ),
        2: "phi, hipaa, immunization, diagnosis",
        1: "clinical, clinician, treatment",
    },
    "students": {
        3: "student data, education record, ferpa, pupil record, student record, pupil data",
        2: "student, pupil, school district",
        1: "teacher, parent, classroom",
    },
    "mobility": {
        3: (
            "trip data, rider, scooter, bike share, mobility data, micromobility, ridership, "
            "parking citation, parking permit, location data, telematics, transponder, fare "
            "card"
        ),
        2: "geolocation, vehicle location, toll, fare, gps",
        1: "transit, trip",
    },
    "utility": {
        3: (
            "smart meter, meter data, advanced metering, interval data, consumption data, "
            "meter read, meter reading, usage interval"
        ),
        2: ("utility customer, water usage, energy usage, utility billing, ratepayer, metering"),
        1: "meter, usage data",
    },
}
# Where these abound, cameras look into sewers and microphones hang in ceilings.
_BUILDING = frozenset((
    "asphalt", "pavement", "sewer", "manhole", "trench", "concrete", "excavation", "pipe",
    "plumbing", "roofing", "grading", "curb", "gutter", "aggregate", "backfill", "demolition",
))  # fmt: skip
# Where a contract says what its service is: "“Services” means ..."
_SERVICE_MEANS = re.compile(
    r"[“\"](?:[^”\"\n]{0,40}\s)?(?:services?|system|solution|platform|software|products?)[”\"]"
    r"\s+(?:means?|is|are|refers?\s+to)\b[^.\n]{0,400}",
    re.IGNORECASE,
)
_ENOUGH = 6.0  # points that make a class certain in a paper of a few pages; less is boilerplate
_A_FEW_PAGES = 10_000  # characters
_DOUBLING = 4.0  # points more for each doubling of the length, as boilerplate grows with it
_ENOUGH_WORDS = 2  # different words that must be there
_SECOND_SHARE = 0.3  # of the points of the first class, that make a further class
_GENERAL = 0.7  # "records" is also what any deal with personal data is called: others go before it
_HINT = 3.0  # points that name the class where the findings show that there is one
# Findings that show it: sure ones, several, and not few for the length; others may be misreadings.
_ENOUGH_FINDINGS = 5
_PER_FINDING = 6_000  # characters


def data_classes(reviewed: Sequence[Reviewed], texts: Sequence[RunningText]) -> tuple[str, ...]:
    """Return the classes of data the documents handle, most prominent first; often one or none.

    `texts` are the running texts of `reviewed`. Where the words alone do not show that data is
    handled, but several findings do, the class is the one the words hint at, or else "records".
    """
    length = sum(len(text.text) for text in texts)
    enough = _ENOUGH + _DOUBLING * math.log2(max(1.0, length / _A_FEW_PAGES))
    points = _points(_counted(texts))
    for name in _named_as_the_service(texts):
        points[name] += enough
    ranked = sorted(points.items(), key=lambda item: -item[1])
    most = ranked[0][1]
    kept = tuple(name for name, got in ranked if got >= max(enough, _SECOND_SHARE * most))
    if kept or not _shown_by_findings(reviewed, length):
        return kept
    return (ranked[0][0],) if most >= _HINT else ("records",)


def _named_as_the_service(texts: Sequence[RunningText]) -> set[str]:
    """The classes of which a document says, where it defines its service, that it is about them."""
    defined = " ".join(m[0] for text in texts for m in _SERVICE_MEANS.finditer(text.text))
    return {
        name
        for name in DATA_CLASSES
        if name != "records" and any(_has(defined, word) for word in _WORDS[name][3].split(","))
    }


def _has(text: str, word: str) -> bool:
    words = r"[\s-]+".join(map(re.escape, word.split()))
    return re.search(rf"\b{words}s?\b", text, re.IGNORECASE) is not None


def _shown_by_findings(reviewed: Sequence[Reviewed], length: int) -> bool:
    findings = (finding for one in reviewed for finding in one.findings)
    sure = sum(finding.probability >= SURE for finding in findings)
    return sure >= max(_ENOUGH_FINDINGS, length / _PER_FINDING)


def data_class(classes: Sequence[str], texts: Sequence[RunningText]) -> Fact | None:
    """Return the fact `data_class`: the first of `classes`, or "none"; None without any text.

    Its quote is the first of the words that speak for it, with some around it.
    """
    first = next((text for text in texts if text.text.strip()), None)
    if first is None:
        return None
    if not classes:
        return Fact("data_class", NONE, "", 1, first.document.path)
    for text in texts:
        at = _first_word(text.text, classes[0])
        if at is not None:
            quote = text.quote(max(0, at - 60), at + 80, at)
            return Fact("data_class", classes[0], quote, text.page(at), text.document.path)
    return Fact("data_class", classes[0], "", 1, first.document.path)


def _lookup() -> dict[str, tuple[str, int]]:
    table = {}
    for name in DATA_CLASSES:
        for weight, words in _WORDS[name].items():
            for word in words.split(","):
                table[" ".join(word.split())] = (name, weight)
    return table


_LOOKUP = _lookup()
_STARTS = {word.split()[0] for word in _LOOKUP}


def _counted(texts: Sequence[RunningText]) -> Counter[str]:
    """How often each word of the lists, or of building, occurs in all texts."""
    counts: Counter[str] = Counter()
    for text in texts:
        known: dict[str, str] = {}  # one string a word: a long document has a million words
        words = [
            known.get(m[0]) or known.setdefault(m[0], _singular(m[0]))
            for m in re.finditer(r"[a-z]+", text.text.lower())
        ]
        counts.update(word for word in words if word in _BUILDING)
        for index, word in enumerate(words):
            if word not in _STARTS:
                continue
            for length in (3, 2, 1):
                phrase = " ".join(words[index : index + length])
                if phrase in _LOOKUP:
                    counts[phrase] += 1
                    break
    return counts


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _points(counts: Counter[str]) -> dict[str, float]:
    points = dict.fromkeys(DATA_CLASSES, 0.0)
    words: Counter[str] = Counter()
    for phrase, count in counts.items():
        if phrase in _LOOKUP:
            name, weight = _LOOKUP[phrase]
            points[name] += weight * (1 + math.log2(count))
            words[name] += 1
    points["records"] *= _GENERAL
    building = sum(counts[word] > 1 for word in _BUILDING)
    return {
        name: got - _DOUBLING * building if words[name] >= _ENOUGH_WORDS else min(got, _HINT)
        for name, got in points.items()
    }


def _first_word(text: str, name: str) -> int | None:
    strong = (word for words in _WORDS[name].values() for word in words.split(","))
    pattern = "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in strong)
    found = re.search(rf"\b(?:{pattern})", text, re.IGNORECASE)
    return found.start() if found else None
