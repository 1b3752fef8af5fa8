"""Slips of a text that was imported (原文的差错): it is kept as it is, so each that
`check` would stop at has a comment that says so.

The comment goes once the slip is mended: one that allows nothing is a finding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from policypress.findings import Finding
from policypress.lint.allowed import with_comments
from policypress.lint.registry import all_rules
from policypress.pipeline.own_proofreading import of_policy
from policypress.pipeline.request import Composed

WHY = "原文如此"


def slips_of(
    composed: Composed,
    folder: Path,
) -> list[Finding]:
    """The slips that `check` would stop at. composed: all that is composed of a policy
    folder."""
    rules = all_rules()
    codes = {one.rule.code for one in rules}
    found = of_policy(composed, rules, folder).findings
    return [
        one for one in found if one.severity == "error" and one.code in codes
    ]


def with_slips_allowed(
    files: Mapping[Path, bytes],
    slips: Sequence[Finding],
    name: str,
) -> dict[Path, bytes]:
    """The files of a policy, a comment above each slip of the text. name: of the folder
    in which the slips were found."""
    written = dict(files)
    for file, data in files.items():
        own = [
            (one.place.line, one.code)
            for one in slips
            if one.place.file == f"{name}/{file.as_posix()}" and one.place.line
        ]
        if own:
            text = with_comments(data.decode("utf-8"), own, WHY)
            written[file] = text.encode("utf-8")
    return written
