"""What is wrong with a look file, each thing once."""

from __future__ import annotations

from collections.abc import Iterable

from policypress.findings import Finding, Place, did_you_mean


class Problems:
    """Collects findings; one that is there already is not added again."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings

    def error(
        self,
        code: str,
        message: str,
        place: Place,
        hint: str,
    ) -> None:
        """Adds an error."""
        finding = Finding(code, message, place, hint)
        if finding not in self.findings:
            self.findings.append(finding)

    def unknown(
        self,
        code: str,
        what: str,
        name: str,
        place: Place,
        known: Iterable[str],
    ) -> None:
        """Adds an error for a name that is none of the known ones.

        The hint is the nearest of them, or all.
        """
        names = list(known)
        hint = did_you_mean(name, names, f"可写：{'、'.join(names)}")
        self.error(code, f"{what}“{name}”", place, hint)
