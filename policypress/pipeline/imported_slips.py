"""Slips of a text that was imported (原文的差错): it is kept as it is, so each that
`check` would stop at has a comment that says so.

The comment goes once the slip is mended: one that allows nothing is a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from policypress.findings import Finding
from policypress.lint.allowed import with_comments
from policypress.lint.registry import all_rules
from policypress.pipeline.composing import compose
from policypress.pipeline.proofreading import of_policy
from policypress.system import temporary

WHY = "原文如此"


def with_slips_allowed(
    files: Mapping[Path, bytes],
    name: str,
    templates: Path,
) -> dict[Path, bytes]:
    """The files of a policy, a comment above each slip of the text. name: of its folder.
    Raises OSError."""
    rules = all_rules()
    codes = {one.rule.code for one in rules}
    with temporary.folder() as home:
        folder = home / (name or "policy")
        for file, data in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        composed = compose(folder, templates, (), lambda *_: None)
        found = of_policy(composed, rules, folder).findings
        errors = [
            one
            for one in found
            if one.severity == "error" and one.code in codes
        ]
        return _commented(files, errors, folder.name)


def _commented(
    files: Mapping[Path, bytes],
    slips: list[Finding],
    name: str,
) -> dict[Path, bytes]:
    """The files with their comments."""
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
