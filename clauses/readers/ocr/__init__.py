"""OCR: `judged` says whether a page needs it, `recognise` reads it, `keeps` picks the better.

`pasted` reads pictures on a page of text, `merged` puts their lines among its own.
"""

from clauses.readers.ocr.inserts import Pasted, merged, pasted
from clauses.readers.ocr.lettering import RecognisedLine, RecognisedWord
from clauses.readers.ocr.recognition import Recognised, recognise
from clauses.readers.ocr.text_layer import Layer, judged, keeps

__all__ = [
    "Layer", "Pasted", "Recognised", "RecognisedLine", "RecognisedWord", "judged", "keeps",
    "merged", "pasted", "recognise",
]  # fmt: skip
