"""The register of documents: successors, circles, and what a figure may stand on (文件登记)."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.source.figures import figures
from policypress.source.model import Policy
from policypress.source.traverse import at


def check(policy: Policy) -> Iterator[Finding]:
    if "documents" in policy.broken:
        return
    yield from _successors(policy)
    drafts = {key for key, cited in policy.documents.items() if cited.force == "draft"}
    told: set[int] = set()
    for record in figures(policy):
        basis = record.figure.provenance
        if not basis or not basis.source or not basis.path or id(basis) in told:
            continue  # the document's own date has a basis nobody wrote
        told.add(id(basis))
        name = basis.source.document
        if name not in policy.documents:
            yield at(
                basis.source,
                "document",
                "unknown-document",
                f"documents.yaml 中没有文件“{name}”",
                did_you_mean(name, policy.documents, "先在 documents.yaml 中登记"),
            )
        elif (
            name in drafts
            and basis.status == "published"
            and record.part != "documents"
        ):
            yield at(
                basis.source,
                "document",
                "source-is-draft",
                f"“已公布”的数据出自征求意见稿《{policy.documents[name].title}》",
                "status 改为 proposed 或 unknown 并写明理由，或改引正式文件",
            )


def _successors(policy: Policy) -> Iterator[Finding]:
    for key, cited in policy.documents.items():
        if cited.replaced_by and cited.replaced_by not in policy.documents:
            yield at(
                cited,
                "replaced_by",
                "unknown-document",
                f"documents.yaml 中没有文件“{cited.replaced_by}”",
                did_you_mean(cited.replaced_by, policy.documents, "先登记替代它的文件"),
            )
    # Each circle is told once, at its first document.
    done: set[str] = set()
    for key in policy.documents:
        chain: list[str] = []
        step: str | None = key
        while step in policy.documents and step not in done and step not in chain:
            chain.append(step)
            step = policy.documents[step].replaced_by
        if step in chain:
            circle = [*chain[chain.index(step) :], step]
            yield at(
                policy.documents[step],
                "replaced_by",
                "circular-reference",
                f"文件的替代关系绕成了圈：{' → '.join(circle)}",
                "后出的文件替代先出的，删去反过来的一处",
            )
        done.update(chain)
