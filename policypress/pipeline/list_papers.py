"""What is asked of a list, and what is written of it as a whole (名单测算的文件)."""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from policypress.findings import Finding, Place, has_errors
from policypress.pipeline.request import Progress
from policypress.publish import Owner, Published, Publisher

if TYPE_CHECKING:
    from policypress.document import Document
    from policypress.lists.outcome import Reckoned
    from policypress.source.model import Policy

LOOK = "gbt9704"
# The rows of notices that are too long to be printed (`lists.papers.long_notices`).
NOTICE_ROWS = ("公示名单.csv", "免申即享名单.csv")


class ListRequest(Struct, frozen=True):
    """What a user asks for. table: the list; against: another text of the policy to
    compare with, a folder or a git revision, "" = none; dask: the address of a cluster;
    budget: of the year, in fen."""

    policy: Path
    templates: Path
    out: Path
    table: Path
    against: str = ""
    dask: str = ""
    budget: int | None = None


class ListResult(Struct):
    """What came of it. lines: for the person who asked."""

    findings: list[Finding] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)


def other_policy(
    request: ListRequest,
    progress: Progress,
) -> tuple[Policy | None, list[Finding]]:
    """The other text of the policy."""
    from policypress.pipeline.versions import read_side

    side = read_side(
        request.against, request.policy, request.templates, progress
    )
    if side.policy is None and not has_errors(side.findings):
        message = (
            f"“{request.against}”不是政策文件夹，也不是 git 版本，不能测算"
        )
        place = Place("--against")
        return None, [
            Finding(
                "not-a-policy",
                message,
                place,
                "写政策文件夹，或者 git 版本，如 HEAD~1",
            )
        ]
    return side.policy, [
        one for one in side.findings if one.severity == "error"
    ]


def of_other(finding: Finding) -> Finding:
    """A finding about what the other text asks."""
    from msgspec.structs import replace

    return replace(finding, message=f"按对比的版本：{finding.message}")


def funds(
    outcome: Reckoned, old: Reckoned | None, request: ListRequest
) -> Document:
    """The estimate of funds (资金测算表). old: the same list by another text."""
    from policypress.lists.papers.funds import funds_document

    return funds_document(
        outcome,
        old,
        _called(request.against),
        request.table.name,
        request.budget,
    )


def rendered(
    documents: Sequence[Document | None], request: ListRequest
) -> tuple[dict[str, bytes], list[Finding]]:
    """The files of documents, by name."""
    from policypress.render import docx, xlsx

    look, findings = docx.named_look(
        request.templates / "looks", LOOK, Place("--templates")
    )
    if look is None or has_errors(findings):
        return {}, list(findings)
    files = {}
    for document in documents:
        if document is None:
            continue
        if "docx" in document.formats:
            files[f"{document.name}.docx"] = docx.render(document, look)
        files[f"{document.name}.xlsx"] = xlsx.render(document, look)
    return files, list(findings)


def _called(against: str) -> str:
    """The other text as the table names it: a folder by its name alone."""
    return f"“{Path(against).name or against}”"


def said(outcome: Reckoned) -> list[str]:
    """What came of it, in a few lines."""
    from policypress.lists.papers.blocks import span
    from policypress.lists.papers.estimates import lines, total_paid
    from policypress.lists.papers.sums import sums_of

    found = total_paid(outcome)
    number = sums_of(outcome).applicants
    every = [f"{number} 个申请人，合计 {span(found.low, found.high)}"]
    for one in lines(outcome):
        amount = span(one.paid.low, one.paid.high)
        every.append(
            f"  {one.number}　{one.title}：可申报 {one.certain} 户，待定 {one.open} 户，{amount}"
        )
    return every + [f"注意：{one}" for one in outcome.notes]


def folder_of(request: ListRequest) -> str:
    """The folder below --out that the files of a list lie in."""
    return f"名单测算-{request.table.stem}"


def remove_old_rows(request: ListRequest, kept: Container[str]) -> list[Path]:
    """Removes the rows of long notices that an earlier run wrote into the folder: a list
    of people that is no longer true. kept: names of files that are written anew."""
    folder = request.out / folder_of(request)
    old = [folder / one for one in NOTICE_ROWS if one not in kept]
    removed = [one for one in old if one.is_file()]
    for one in removed:
        one.unlink()
    return removed


def published_files(
    request: ListRequest, files: dict[str, bytes]
) -> Published:
    """Puts the files into their folder, below one of their own."""
    owner = Owner.of("lists", request.out, request.table)
    publisher = Publisher(
        request.out, owner, [request.policy, request.templates, request.table]
    )
    folder = folder_of(request)
    for name, data in files.items():
        publisher.add(f"{folder}/{name}", data, "lists")
    return publisher.publish(complete=True)
