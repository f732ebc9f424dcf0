"""The closed lists a policy may draw on; their words mean what the labelling guide says."""

from clauses.records import Family, LawStatus, Severity, Stance

FAMILIES = tuple(str(family) for family in Family)
STANCES = tuple(str(stance) for stance in Stance)
SEVERITIES = tuple(str(severity) for severity in Severity)
LAW_STATUSES = tuple(str(status) for status in LawStatus)
WHEN = ("present", "absent")
DATA_CLASSES = (
    "plates",
    "video",
    "audio",
    "biometric",
    "records",
    "benefits",
    "health",
    "students",
    "mobility",
    "utility",
)
