"""What a text calls the place it is made for (地区): 本区, 本市, 本县."""

from __future__ import annotations

# Last characters of the names of places that a government has.
_KINDS = "省市区县旗州盟镇乡"


def here(region: str) -> str:
    """本区 for 云湾区, 本县 for 柳河县; 本地 where the name doesn't say what it is."""
    last = region.strip()[-1:]
    if last and last in _KINDS:
        return f"本{last}"
    return "本地"
