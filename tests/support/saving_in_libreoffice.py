"""Opening files in LibreOffice and saving them as .docx, as a user without Word does."""

from __future__ import annotations

import subprocess
from pathlib import Path

from policypress.system.tools import find_soffice


def saved(files: list[Path], out: Path, profile: Path) -> list[Path]:
    """The files as LibreOffice saves them into `out`, in one call; names must differ.

    profile: a folder of LibreOffice's own for its settings; calls may share it.
    """
    command = [
        str(find_soffice()),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(out),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return [out / file.name for file in files]
