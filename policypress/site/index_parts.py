"""What a search page looks in, in parts beside it where the page would be too heavy with it
(search-page.js)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policypress.site.pages import as_data, as_json
from policypress.site.parts import part_file

Rows = dict[str, list[Any]]
# Bytes of an index, as it stands in a page, that the page carries itself: it has 75 kB of
# scripts, styles and words besides, and no page is heavier than 300 kB.
_LIGHT = 200_000
# Bytes of JSON in a part: some 60 kB once it is packed.
_PART = 300_000
# The lists that grow with the number of policies.
_GROWING = ("pages", "texts", "answers")


def parted_index(
    index: dict[str, Any],
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """What the page carries, and the parts by name: none where it carries everything."""
    if len(as_data(index, "index").encode()) <= _LIGHT:
        return index, {}
    files = {}
    for number, rows in enumerate(_parts(index), 1):
        name = f"search-index-{number}.js"
        files[name] = part_file(name, rows)
    emptied: Rows = {name: [] for name in _GROWING}
    return {**index, **emptied, "parts": list(files)}, files


def _parts(index: dict[str, Any]) -> Iterator[Rows]:
    """The rows of the lists that grow, in order, as many as make a part."""
    rows: Rows = {}
    size = 0
    for name in _GROWING:
        for row in index[name]:
            weight = len(as_json(row).encode())
            if rows and size + weight > _PART:
                yield rows
                rows, size = {}, 0
            rows.setdefault(name, []).append(row)
            size += weight
    if rows:
        yield rows
