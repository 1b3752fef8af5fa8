"""Names of sheets that Excel accepts."""

from __future__ import annotations

import re

_LONGEST = 31  # characters
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_ENDS = " '"  # Excel allows no apostrophe at either end
_RESERVED = "history"  # by Excel, for the changes of shared workbooks


def sheet_name(
    wanted: str,
    taken: set[str],
) -> str:
    """A name like the wanted one that no other sheet has.

    At most 31 characters, none of []:*?/\\, no apostrophe at the ends. taken:
    names in lower case that are used already; the new one is added.
    """
    cleaned = _FORBIDDEN.sub(" ", wanted).strip(_ENDS)
    name = cleaned[:_LONGEST].rstrip(_ENDS) or "表"
    if name.lower() == _RESERVED:
        name += "_"
    candidate = name
    number = 1
    while candidate.lower() in taken:
        number += 1
        suffix = f"({number})"
        candidate = name[: _LONGEST - len(suffix)] + suffix
    taken.add(candidate.lower())
    return candidate
