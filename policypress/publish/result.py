"""What came of publishing."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from policypress.findings import Finding


class Published(Struct):
    """What happened to the outputs.

    Absolute paths, in the order they were added.

    digests: of each file as it is now, the manifest among them, by its name
    below the output folder; empty unless every output of the run is in its
    place.
    """

    findings: list[Finding] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
