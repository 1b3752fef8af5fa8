"""The register of documents: successors, circles, and what a figure may stand on (文件登记)."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.source.figures import FigureRecord, figures
from policypress.source.model import Basis, Policy
from policypress.source.traverse import at


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for successors and sources that are not registered, circles, and drafts
    as sources."""
    if "documents" in policy.broken:
        return
    yield from _successors(policy)
    yield from _circles(policy)
    for record, basis in _written_bases(policy):
        yield from _source(record, basis, policy)


def _written_bases(policy: Policy) -> Iterator[tuple[FigureRecord, Basis]]:
    """Each basis that somebody wrote, once, with the first figure that stands on it.

    A document's own date has one that nobody wrote (source/bind), without a path.
    """
    paths: set[str] = set()
    for record in figures(policy):
        basis = record.figure.provenance
        if basis and basis.path and basis.path not in paths:
            paths.add(basis.path)
            yield record, basis


def _source(
    record: FigureRecord,
    basis: Basis,
    policy: Policy,
) -> Iterator[Finding]:
    """What a figure stands on is registered; what has been published stands in no draft."""
    if not basis.source:
        return
    name = basis.source.document
    cited = policy.documents.get(name)
    if cited is None:
        message = f"documents.yaml 中没有文件“{name}”"
        hint = did_you_mean(
            name,
            policy.documents,
            "先在 documents.yaml 中登记",
        )
        yield at(
            basis.source,
            "document",
            "unknown-document",
            message,
            hint,
        )
        return
    is_published = basis.status == "published" and record.part != "documents"
    if cited.force == "draft" and is_published:
        yield at(
            basis.source,
            "document",
            "source-is-draft",
            f"“已公布”的数据出自征求意见稿《{cited.title}》",
            "status 改为 proposed 或 unknown 并写明理由，或改引正式文件",
        )


def _successors(policy: Policy) -> Iterator[Finding]:
    """What replaces a document is registered itself."""
    for cited in policy.documents.values():
        successor = cited.replaced_by
        if successor and successor not in policy.documents:
            message = f"documents.yaml 中没有文件“{successor}”"
            hint = did_you_mean(
                successor,
                policy.documents,
                "先登记替代它的文件",
            )
            yield at(
                cited,
                "replaced_by",
                "unknown-document",
                message,
                hint,
            )


def _circles(policy: Policy) -> Iterator[Finding]:
    """Documents that replace one another in a ring; each ring once, at the first that
    leads into it."""
    done: set[str] = set()
    for key in policy.documents:
        chain: list[str] = []
        step: str | None = key
        while (
            step in policy.documents and step not in done and step not in chain
        ):
            chain.append(step)
            step = policy.documents[step].replaced_by
        done.update(chain)
        if step in chain:
            ring = [*chain[chain.index(step) :], step]
            message = f"文件的替代关系绕成了圈：{' → '.join(ring)}"
            hint = "后出的文件替代先出的，删去反过来的一处"
            cited = policy.documents[step]
            yield at(
                cited,
                "replaced_by",
                "circular-reference",
                message,
                hint,
            )
