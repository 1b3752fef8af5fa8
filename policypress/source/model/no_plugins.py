"""pydantic without plugins.

Before its first validator pydantic reads what every installed package says of itself, to
find plugins of its own, and imports Python's modules for mail, archives and tables for
that: a fiftieth of a check. We have none, and nothing that happens to be installed may
have a say in what a policy means.
"""

from __future__ import annotations

import sys
from types import ModuleType

_LOADER = "pydantic.plugin._loader"


def leave_out_plugins() -> None:
    """Put a module that knows no plugins where pydantic has the one that looks for them;
    nothing changes for a pydantic that has none there, or has looked already."""
    module = ModuleType(_LOADER)
    vars(module)["get_plugins"] = tuple
    sys.modules.setdefault(_LOADER, module)
