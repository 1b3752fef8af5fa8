"""Findings of checks that a rule has taken over (并入规则的检查): they go by its code."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from policypress.findings import Finding
from policypress.lint.registry import all_rules
from policypress.lint.rule import Loaded


def under_codes(
    findings: Iterable[Finding],
    rules: Iterable[Loaded],
) -> list[Finding]:
    """Findings of loading, promises and measuring by the codes of rules. rules: those that
    are asked for; what others would say is left out, but errors never are."""
    codes = {
        check: one.rule.code
        for one in all_rules()
        for check in one.rule.checks
    }
    asked = {one.rule.code for one in rules}
    found = []
    for finding in findings:
        code = codes.get(finding.code)
        if code is None:
            found.append(finding)
        elif code in asked or finding.severity == "error":
            found.append(replace(finding, code=code))
    return found
