"""What came of publishing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from policypress.findings import Finding


@dataclass(slots=True)
class Published:
    """What happened to the outputs; absolute paths, in the order they were added."""

    findings: list[Finding] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
