"""From YAML to a checked Policy: read → model → bind → check. Everything a user can get
wrong comes back as findings."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policypress.source.loading import Loaded, load, load_kept
    from policypress.source.scaffold import new_file, new_measure
    from policypress.source.scaffold_policy import new_policy, write_policy

__all__ = [
    "Loaded",
    "load",
    "load_kept",
    "new_file",
    "new_measure",
    "new_policy",
    "write_policy",
]
_HOMES = {
    "Loaded": "loading",
    "load": "loading",
    "load_kept": "loading",
    "new_file": "scaffold",
    "new_measure": "scaffold",
    "new_policy": "scaffold_policy",
    "write_policy": "scaffold_policy",
}


def __getattr__(name: str) -> Any:
    """Imported when first used: `place` must stay cheap, and the model brings pydantic with it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
