"""One build from beginning to end: read → check → compose → render → publish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from policypress.findings import Finding, Place, has_errors, in_order, nearest
from policypress.pipeline.request import FORMATS, BuildRequest, BuildResult, Progress
from policypress.pipeline.workers import Workers

if TYPE_CHECKING:
    from policypress.compose.compose import Composer, Job
    from policypress.compose.sandbox.template import Template
    from policypress.document import Document
    from policypress.source.model import Policy

__all__ = [
    "FORMATS",
    "BuildRequest",
    "BuildResult",
    "Composed",
    "Progress",
    "build",
    "check",
    "compose",
    "unsettled",
]
# Templates whose documents the site shows, those that take longest to render first.
SHOWN = ("guide", "form", "comparison", "measures")


@dataclass(slots=True)
class Composed:
    """A policy with its composed documents; policy None when it could not be read."""

    policy: Policy | None
    documents: list[Document]
    findings: list[Finding]


def build(request: BuildRequest, progress: Progress) -> BuildResult:
    """Build what is asked for, and the site with a whole set. A user's mistake gives findings; then nothing is published."""
    whole = (
        not request.only
        and request.formats is None
        and not request.marks
        and (request.templates / "site").is_dir()
    )
    return _produce(request, progress, with_site=whole)


def check(policy: Path, templates: Path) -> list[Finding]:
    """Every finding of a policy and its templates; nothing is rendered or written."""
    return in_order(compose(policy, templates, (), lambda *_: None).findings)


def site(
    request: BuildRequest,
    progress: Progress,
    base_url: str = "",
    since: Path | None = None,
) -> BuildResult:
    """The published site alone, below `request.out`/site. since: policy folder of the version published before."""
    return _produce(request, progress, only_site=True, base_url=base_url, since=since)


def _produce(
    request: BuildRequest,
    progress: Progress,
    with_site: bool = True,
    only_site: bool = False,
    base_url: str = "",
    since: Path | None = None,
) -> BuildResult:
    from policypress.pipeline.production import Production
    from policypress.source import load

    started = perf_counter()
    before = load(since) if since else None
    with Workers(request.jobs) as workers:
        production = Production(request, progress, workers, only_site)

        def ready(so_far: Composed) -> None:
            production.take(so_far.documents[-1])
            if (
                with_site
                and so_far.documents[-1].template not in SHOWN
                and not has_errors(so_far.findings)
            ):
                show(so_far)

        def show(so_far: Composed) -> None:
            from policypress.site.request import SiteRequest

            shown = [
                document for document in so_far.documents if document.template in SHOWN
            ]
            published = before.policy if before else None
            production.show(
                SiteRequest(
                    so_far.policy,
                    shown,
                    request.templates,
                    base_url=base_url,
                    published=published,
                )
            )

        kinds = SHOWN if only_site else ()
        composed = compose(
            request.policy,
            request.templates,
            request.only,
            progress,
            kinds,
            ready,
            request.final,
        )
        findings = composed.findings + (before.findings if before else [])
        if composed.policy:
            findings += (
                unsettled(composed.policy)
                if request.final
                else open_figures(composed.policy, request.policy)
            )
        if has_errors(findings) or composed.policy is None:
            return BuildResult(in_order(findings), seconds=perf_counter() - started)
        if with_site:
            show(composed)
        result = production.finish()
    return replace(
        result,
        findings=in_order([*findings, *result.findings]),
        seconds=perf_counter() - started,
    )


def compose(
    folder: Path,
    templates: Path,
    only: tuple[str, ...],
    progress: Progress,
    kinds: tuple[str, ...] = (),
    ready: Callable[[Composed], None] = lambda so_far: None,
    final: bool = False,
) -> Composed:
    """Reads a policy and composes the documents asked for, those that the site shows first.

    kinds: only those of these templates (() = of all). ready: called for each document, the last of those so far.
    final: documents are no drafts.
    """
    from policypress.compose.compose import Composer
    from policypress.compose.sandbox.template import load_templates
    from policypress.source import load
    from policypress.source.promises import promises

    progress("读取政策")
    loaded = load(folder)
    findings = [*loaded.findings, *(promises(loaded.policy) if loaded.policy else ())]
    known, found = load_templates(templates)
    known = [template for template in known if not kinds or template.name in kinds]
    findings += found
    if loaded.policy is None:
        return Composed(None, [], findings)
    composer = Composer(loaded.policy, templates, final)
    jobs, found = _wanted(composer, known, only)
    composed = Composed(loaded.policy, [], findings + found)
    for number, job in enumerate(sorted(jobs, key=_turn), 1):
        progress("编排文件", number, len(jobs))
        document = composer.compose(job)
        if document and (not only or any(_is(document, name) for name in only)):
            composed.documents.append(document)
            ready(composed)
    composer.compiled.keep()
    composed.findings += composer.all_findings()
    return composed


def _turn(job: Job) -> int:
    name = job.template.name
    return SHOWN.index(name) if name in SHOWN else len(SHOWN)


def unsettled(policy: Policy) -> list[Finding]:
    """A finding for each figure that is proposed or unknown: what stands between a draft and a final document."""
    from policypress.source.figures import figures

    words = {"proposed": "仍是拟定数据", "unknown": "仍待核实"}
    return [
        Finding(
            "not-published",
            f"{record.label}（{record.figure}）{words[record.figure.status]}",
            record.place,
            "核实后写明来源，并把 status 改为 published",
        )
        for record in figures(policy)
        if record.figure.status != "published"
    ]


def open_figures(policy: Policy, folder: Path) -> list[Finding]:
    """One note that counts the figures of a draft that are not published yet."""
    from policypress.source.figures import figures

    counts = Counter(record.figure.status for record in figures(policy))
    if not counts["proposed"] + counts["unknown"]:
        return []
    message = f"拟定数据 {counts['proposed']} 项、待核数据 {counts['unknown']} 项，逐项见《数据来源与待核清单》"
    return [
        Finding(
            "open-figures",
            message,
            Place(str(folder)),
            "加 --marks 可在文件中标出并写明理由",
            "note",
        )
    ]


def _wanted(
    composer: Composer, kinds: list[Template], only: tuple[str, ...]
) -> tuple[list, list[Finding]]:
    """The jobs that make the documents asked for; a name that no document has is a finding."""
    jobs = composer.jobs(kinds)
    if not only:
        return jobs, []
    names = {job: composer.name(job) for job in jobs}
    known = list(
        dict.fromkeys(
            [
                *names.values(),
                *(name.split("/")[0] for name in names.values()),
                *(job.template.name for job in jobs),
            ]
        )
    )
    findings = []
    for asked in only:
        if not any(_matches(asked, names[job], job.template.name) for job in jobs):
            near = nearest(asked, known)
            hint = (
                f"是否应为“{near}”？"
                if near
                else "可用："
                + "、".join(dict.fromkeys(n.split("/")[0] for n in names.values()))
            )
            findings.append(
                Finding(
                    "unknown-document",
                    f"没有名为“{asked}”的文件",
                    Place("--only"),
                    hint,
                )
            )
    chosen = [
        job
        for job in jobs
        if any(_matches(asked, names[job], job.template.name) for asked in only)
    ]
    # A list of sources says where each figure appears, so it needs every document.
    return (
        jobs if any(job.template.lists_sources for job in chosen) else chosen
    ), findings


def _is(document: Document, asked: str) -> bool:
    return _matches(asked, document.name, document.template)


def _matches(asked: str, name: str, template: str) -> bool:
    asked = asked.strip("/").removesuffix(".docx").removesuffix(".xlsx")
    return asked in (name, template, name.split("/")[0], name.split("/")[-1])
