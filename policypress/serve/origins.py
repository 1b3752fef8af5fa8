"""Where on a page a finding belongs (问题在页面上的位置).

A composed document remembers for each of its parts which node of the source it
shows, and where that node stands. So a line of the source leads to what the
page shows of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from policypress.findings import Place

if TYPE_CHECKING:
    from policypress.document import Document

Position = tuple[int, int]  # line and column


class Origins:
    """The origins in documents, file by file, in the order in which they are
    written.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        """documents: as composed, with the origin of each block."""
        found: dict[str, dict[Position, str]] = defaultdict(dict)
        for document in documents:
            for origin in _origins(document.blocks):
                place = origin.place
                ids = found[place.file]
                position = (place.line, place.column)
                known = ids.get(position, origin.id)
                # The node itself, not a part of it that stands at its
                # beginning.
                ids[position] = min(origin.id, known, key=len)
        self._by_file: dict[str, list[tuple[Position, str]]] = {}
        for file, ids in found.items():
            self._by_file[file] = sorted(ids.items())

    def of(
        self,
        place: Place,
        opens: bool = False,
    ) -> str:
        """The id of the origin at a place, or of the last one before it in the
        file.

        "" when no document shows the file. opens: the place is a key that
        opens a mapping; then what is shown of its inside comes first.
        """
        known = self._by_file.get(place.file, [])
        if not known or not place.line:
            return ""
        position = (place.line, place.column)
        following = bisect_right(known, position, key=itemgetter(0))
        if opens and following < len(known):
            (_, column), origin = known[following]
            if column > place.column:
                return origin
        nearest = max(following - 1, 0)
        _, origin = known[nearest]
        return origin


def _origins(node: Any) -> Iterator[Any]:
    """Every origin below blocks, cells and inlines."""
    if isinstance(node, tuple):
        for one in node:
            yield from _origins(one)
        return
    if not isinstance(node, Struct):
        return
    for name in node.__struct_fields__:
        value = getattr(node, name)
        if name == "origin" and value:
            yield value
        elif isinstance(value, tuple):
            yield from _origins(value)
