"""The label a PDF gives a page: what a viewer shows beside the number of the page in the file."""

import pypdfium2

LONGEST = 16  # characters; a longer one is no number of a page


def page_label(pdf: pypdfium2.PdfDocument, number: int) -> str | None:
    """Return the label of the page, or None where the file has none of its own."""
    label = " ".join(str(pdf.get_page_label(number - 1)).split())
    if not label or len(label) > LONGEST or not label.isprintable() or label == str(number):
        return None
    return label
