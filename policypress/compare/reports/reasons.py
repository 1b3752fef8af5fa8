"""Why a clause changes (修改理由).

The words a source gives, found for a change.
"""

from __future__ import annotations

from collections.abc import Mapping

from policypress.compare.changes import Change

NO_REASONS: Mapping[str, str] = {}


def reason_of(
    change: Change,
    reasons: Mapping[str, str],
) -> str:
    """The reason of a change, "" for none.

    reasons: by the id of the change, else by that of a source node it became
    or came from.
    """
    keys = [change.id]
    nodes = change.new + change.old
    keys += [node.id for node in nodes]
    for key in keys:
        if key in reasons:
            return reasons[key]
    return ""
