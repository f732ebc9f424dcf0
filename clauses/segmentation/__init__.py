"""`segment`: a Document to its Clauses; `definitions`, `references`: what their words point at.

`amended`: what the clauses change in another agreement.
`with_page_numbers`: what a document's pages bear as numbers.
"""

from clauses.segmentation.amendments import amended
from clauses.segmentation.definitions import definitions
from clauses.segmentation.outline import segment
from clauses.segmentation.page_numbers import with_page_numbers
from clauses.segmentation.references import references

__all__ = ["amended", "definitions", "references", "segment", "with_page_numbers"]
