"""Where this user keeps what programs remember between runs (缓存): one folder of ours,
made when it is first needed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "policypress"
ELSEWHERE = (
    "POLICYPRESS_CACHE"  # the variable by which a user puts it elsewhere
)


def user_cache() -> Path:
    """The folder, which may not be there yet.

    As each system has it: XDG Base Directory on Linux, Library/Caches on macOS,
    LOCALAPPDATA on Windows. Raises RuntimeError when there is no home.
    """
    chosen = os.environ.get(ELSEWHERE)
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        given = os.environ.get("LOCALAPPDATA")
        home = Path(given) if given else Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Caches"
    else:
        given = os.environ.get("XDG_CACHE_HOME")
        is_whole = given is not None and os.path.isabs(given)
        home = Path(given or "") if is_whole else Path.home() / ".cache"
    return home / NAME
