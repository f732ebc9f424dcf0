"""How fast `clauses` is beside the libraries others read PDFs with, and its memory."""
