"""Where on a page a finding belongs (问题在页面上的位置): by the origins that composed documents carry."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from policypress.findings import Place

if TYPE_CHECKING:
    from policypress.document import Document


class Spots:
    """The origins in documents, file by file, in the order in which they are written."""

    def __init__(self, documents: Iterable[Document]) -> None:
        found: dict[str, dict[tuple[int, int], str]] = {}
        for document in documents:
            for origin in _origins(document.blocks):
                spots, at = (
                    found.setdefault(origin.place.file, {}),
                    (origin.place.line, origin.place.column),
                )
                spots[at] = min(
                    origin.id, spots.get(at, origin.id), key=len
                )  # the node, not a part that stands at its beginning
        self._by_file = {file: sorted(spots.items()) for file, spots in found.items()}

    def of(self, place: Place, opens: bool = False) -> str:
        """Id of the origin at a place, or of the last one before it in the same file; "" when no document shows the file.

        opens: the place is a key that opens a mapping; then what is shown of its inside comes first.
        """
        spots = self._by_file.get(place.file, [])
        if not spots or not place.line:
            return ""
        at = bisect_right(spots, (place.line, place.column), key=lambda spot: spot[0])
        inside = opens and at < len(spots) and spots[at][0][1] > place.column
        return spots[at if inside else max(at - 1, 0)][1]


def _origins(node: Any) -> Iterator[Any]:
    """Every origin below blocks, cells and inlines."""
    if isinstance(node, tuple):
        for one in node:
            yield from _origins(one)
    elif is_dataclass(node):
        for field in fields(node):
            value = getattr(node, field.name)
            if field.name == "origin" and value:
                yield value
            elif isinstance(value, tuple):
                yield from _origins(value)
