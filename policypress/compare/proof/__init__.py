"""Proof (自证): what was written says exactly what was compared.

Each proof reads a finished file back with code of its own, which shares nothing with the code that wrote it, and
compares it with the two texts. A finding means that the toolkit is wrong, not the user: the run must fail loudly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from policypress.compare.changes import ChangeSet
from policypress.compare.proof.comparison_table import prove_table
from policypress.compare.proof.redline import prove_redline
from policypress.findings import Finding

Proof = Callable[[str, bytes, ChangeSet], list[Finding]]

# How a file name ends → the proof of such a file, from (name, bytes, changes). One line for each kind of file.
PROOFS: tuple[tuple[str, Proof], ...] = (
    ("修订稿.docx", prove_redline),
    ("修改对照表.docx", prove_table),
)


def prove(changes: ChangeSet, files: Mapping[str, bytes]) -> list[Finding]:
    """What is wrong with the files of one comparison (file name → bytes as written); [] when everything agrees."""
    return [
        finding
        for name, data in files.items()
        for ending, proof in PROOFS
        if name.endswith(ending)
        for finding in proof(name, data, changes)
    ]
