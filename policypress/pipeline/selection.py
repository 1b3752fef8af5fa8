"""Which documents a user asks for by name (`--only`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from policypress.findings import Finding, Place, did_you_mean

if TYPE_CHECKING:
    from policypress.compose.compose import Composer, Job
    from policypress.compose.sandbox.template import Template
    from policypress.document import Document

# Below, a name is another word and no misspelling: 措施正文 and 措施全文 are 0.75 alike.


def wanted(
    composer: Composer,
    templates: list[Template],
    only: Sequence[str],
) -> tuple[list[Job], list[Finding]]:
    """The jobs that make the documents asked for (() = all).

    A name that no document has is a finding.
    """
    jobs = composer.jobs(templates)
    if not only:
        return jobs, []
    names = {job: composer.name(job) for job in jobs}
    chosen = [
        job for job in jobs if _is_among(only, names[job], job.template.name)
    ]
    findings = [
        _unknown(asked, names) for asked in only if not _is_known(asked, names)
    ]
    # A list of sources says where each figure appears, so it needs every document.
    if any(job.template.lists_sources for job in chosen):
        return jobs, findings
    return chosen, findings


def is_named(
    document: Document,
    only: Sequence[str],
) -> bool:
    """Whether a document is among those asked for (() = all)."""
    return not only or _is_among(only, document.name, document.template)


def _is_among(
    only: Sequence[str],
    name: str,
    template: str,
) -> bool:
    """Whether a document is meant by one of the names asked for."""
    return any(_matches(asked, name, template) for asked in only)


def _is_known(asked: str, names: dict[Job, str]) -> bool:
    """Whether a document has this name."""
    return any(
        _matches(asked, name, job.template.name) for job, name in names.items()
    )


def _matches(
    asked: str,
    name: str,
    template: str,
) -> bool:
    """Whether a document is meant: by its file, its folder, both, or its template."""
    asked = asked.strip("/").removesuffix(".docx").removesuffix(".xlsx")
    folder, file = name.split("/")[0], name.split("/")[-1]
    return asked in (name, template, folder, file)


def _unknown(asked: str, names: dict[Job, str]) -> Finding:
    """The finding for a name that no document has, with the nearest one that is."""
    folders = [name.split("/")[0] for name in names.values()]
    templates = [job.template.name for job in names]
    known = _each_once([*names.values(), *folders, *templates])
    hint = did_you_mean(
        asked,
        known,
        f"可用：{'、'.join(_each_once(folders))}",
    )
    message = f"没有名为“{asked}”的文件"
    return Finding("unknown-document", message, Place("--only"), hint)


def _each_once(names: Iterable[str]) -> list[str]:
    """The names without repeats, in their order."""
    return list(dict.fromkeys(names))
