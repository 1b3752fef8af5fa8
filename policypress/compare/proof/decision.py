"""Proof of 修改决定: applying it to the old text gives the new one, the record of passage
and blanks in headings apart, which no decision amends.
"""

from __future__ import annotations

from collections.abc import Iterable

from policypress.compare.changes import ChangeSet
from policypress.compare.decision.outcome import faults
from policypress.compare.proof.messages import failed
from policypress.compare.proof.reading import Table, blocks, read_body
from policypress.findings import Finding


def prove_decision_markdown(
    file_name: str,
    data: bytes,
    changes: ChangeSet,
) -> list[Finding]:
    """What is wrong with the decision `data`, written as Markdown."""
    text = data.decode("utf-8")
    lines = text.removeprefix("# ").splitlines()
    return _prove_lines(file_name, lines, changes)


def prove_decision_document(
    file_name: str,
    data: bytes,
    changes: ChangeSet,
) -> list[Finding]:
    """What is wrong with the decision `data`, written as .docx.

    One that quotes tables is not read back: its Markdown is.
    """
    texts = []
    body = read_body(data)
    for block in blocks(body, "accepted"):
        if isinstance(block, Table):
            return []
        texts.append(block.text)
    # Where a title breaks is typesetting.
    if texts:
        texts[0] = texts[0].replace("\n", "")
    text = "\n".join(texts)
    return _prove_lines(file_name, text.splitlines(), changes)


def _prove_lines(
    file_name: str,
    lines: Iterable[str],
    changes: ChangeSet,
) -> list[Finding]:
    """What is wrong with a decision, by the lines it has."""
    filled = tuple(filter(str.strip, lines))
    found = faults(filled, changes.old, changes.new)
    return [failed(file_name, message) for message in found]
