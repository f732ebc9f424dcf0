"""`segment`: a Document to its Clauses."""

from clauses.segmentation.outline import segment

__all__ = ["segment"]
