import pytest

from clauses.renderers.archive_report_forms import REPORT_FORMS
from tests.renderers.archived import REPORT


@pytest.mark.parametrize("form", REPORT_FORMS)
def test_every_form_is_made_and_is_always_the_same(form: str) -> None:
    made = REPORT_FORMS[form](REPORT)
    assert made
    assert made == REPORT_FORMS[form](REPORT)
    assert set(REPORT_FORMS) == {"json", "html", "markdown", "csv", "xlsx"}
