"""The tiny policy that `build.py new policy` writes (another district, 第X条): for tests that change a policy."""

from __future__ import annotations

import re
from pathlib import Path

from policypress.source.scaffold_policy import new_policy
from tests.support.journey import ANSWERED, CONSULTED, DECIDED, REVIEWED

NOTES = """\
opening: 现说明如下。
background:
  why: {title: 起草缘由, paragraphs: {main: {text: 居民买菜不便。}}}
approach: {main: {text: 先行先试。}}
"""


def tiny_policy(folder: Path) -> Path:
    """The starter policy in a new folder."""
    assert not new_policy(folder).findings
    return folder


def publish_everything(folder: Path) -> None:
    """What drafters do when the text has been issued: every figure gets its value and its
    source, and the record of the procedure is complete."""
    about = folder / "policy.yaml"
    record = f"procedure:\n{CONSULTED}{ANSWERED}{REVIEWED}{DECIDED}"
    about.write_text(about.read_text("utf-8") + record, encoding="utf-8")
    (folder / "notes.yaml").write_text(NOTES, encoding="utf-8")
    settled = (
        "{status: published, source: {document: street-plan, article: 第一条}}"
    )
    for file in folder.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        for name, value in (
            ("number", "青府规〔2025〕3号"),
            ("issued", "2025年5月20日"),
            ("effective", "2025年6月1日"),
        ):
            text = re.sub(
                rf"^{name}: {{basis",
                f"{name}: {{value: {value}, basis",
                text,
                flags=re.MULTILINE,
            )
        file.write_text(
            re.sub(
                r"\{status: (proposed|unknown), reason: [^}]*\}", settled, text
            ),
            encoding="utf-8",
        )
