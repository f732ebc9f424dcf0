"""OCR: `judged` says whether a page needs it, `recognise` reads it, `keeps` picks the better."""

from clauses.readers.ocr.lettering import RecognisedLine, RecognisedWord
from clauses.readers.ocr.recognition import Recognised, recognise
from clauses.readers.ocr.text_layer import Layer, judged, keeps

__all__ = [
    "Layer", "Recognised", "RecognisedLine", "RecognisedWord", "judged", "keeps", "recognise",
]  # fmt: skip
