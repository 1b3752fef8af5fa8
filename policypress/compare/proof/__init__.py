"""Proof (自证): what was written says exactly what was compared.

Each proof reads a finished file back with code of its own, which shares
nothing with the code that wrote it, and compares it with the two texts. A
finding means that the toolkit is wrong, not the user: the run must fail
loudly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from policypress.compare.changes import ChangeSet
from policypress.compare.proof.comparison_table import prove_table
from policypress.compare.proof.counts import prove_counts
from policypress.compare.proof.decision import (
    prove_decision_document,
    prove_decision_markdown,
)
from policypress.compare.proof.page import prove_page
from policypress.compare.proof.redline import prove_redline
from policypress.findings import Finding

__all__ = ["PROOFS", "Proof", "prove", "prove_counts"]

Proof = Callable[[str, bytes, ChangeSet], list[Finding]]

# How a file name ends → the proof of such a file, from (name, bytes, changes).
# One line for each kind of file.
PROOFS: tuple[tuple[str, Proof], ...] = (
    ("修订稿.docx", prove_redline),
    ("修改对照表.docx", prove_table),
    ("修改决定.md", prove_decision_markdown),
    ("补充协议.md", prove_decision_markdown),
    ("修改决定.docx", prove_decision_document),
    ("补充协议.docx", prove_decision_document),
    ("对照.html", prove_page),
)


def prove(
    changes: ChangeSet,
    files: Mapping[str, bytes],
    quiet: ChangeSet | None = None,
) -> list[Finding]:
    """What is wrong with the files of one comparison.

    [] when everything agrees.

    files: file name → bytes as written. Files of which there is no proof are
    passed over. quiet: the changes that a redline without typography shows;
    the old text then comes back but for that.
    """
    findings = []
    for name, data in files.items():
        for ending, proof in PROOFS:
            if not name.endswith(ending):
                continue
            if quiet and proof is prove_redline:
                findings += prove_redline(name, data, quiet, quiet=True)
            else:
                findings += proof(name, data, changes)
    return findings
