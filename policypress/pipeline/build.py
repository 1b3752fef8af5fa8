"""One build from beginning to end: read → check → compose → render → publish."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from policypress.findings import Finding, Place, has_errors, in_order
from policypress.pipeline.composing import (
    SHOWN,
    Composing,
    compose,
    found_by_composing,
)
from policypress.pipeline.previous import is_fixed
from policypress.pipeline.request import (
    FORMATS,
    BuildRequest,
    BuildResult,
    Composed,
    Progress,
)
from policypress.pipeline.workers import Workers

if TYPE_CHECKING:
    from policypress.site.request import SiteRequest
    from policypress.source.model import Policy

__all__ = [
    "FORMATS",
    "SHOWN",
    "BuildRequest",
    "BuildResult",
    "Composed",
    "Progress",
    "build",
    "check",
    "checked",
    "compose",
    "site",
    "lacking",
]


def build(
    request: BuildRequest,
    progress: Progress,
) -> BuildResult:
    """Build what is asked for, and the site with a whole set.

    A user's mistake gives findings; then nothing is published.
    """
    if request.at:
        return _build_at(request, progress)
    return _build(request, progress)


def _build_at(
    request: BuildRequest,
    progress: Progress,
) -> BuildResult:
    """The same of the policy as it stood at a git revision, with the templates of today.

    What is made belongs to the policy folder itself, not to the copy.
    """
    from policypress.pipeline.git import checked_out, label

    progress(f"读取版本 {request.at}")
    name = request.policy.name
    # The copy is called like the folder: documents say from which line words come, and
    # must be those that were made then.
    with checked_out(request.policy, request.at, name) as found:
        if isinstance(found, Finding):
            return BuildResult([found])
        copy = replace(request, policy=found, home=request.policy)
        result = _build(copy, progress)
    shown = label(request.policy, request.at)
    findings = [_renamed(one, name, shown) for one in result.findings]
    return replace(result, findings=findings)


def _renamed(
    finding: Finding,
    name: str,
    shown: str,
) -> Finding:
    """A finding in a file of a folder, under another name of the folder."""
    file = finding.place.file
    if not file.startswith(f"{name}/"):
        return finding
    place = replace(finding.place, file=shown + file.removeprefix(name))
    return replace(finding, place=place)


def _build(
    request: BuildRequest,
    progress: Progress,
) -> BuildResult:
    """The same, of a policy folder that is there."""
    is_whole = (
        not request.only and request.formats is None and not request.marks
    )
    has_site = (request.templates / "site").is_dir()
    return _produce(request, progress, with_site=is_whole and has_site)


def check(policy: Path, templates: Path) -> list[Finding]:
    """Every finding of a policy and its templates; nothing is rendered or written."""
    return checked(policy, templates)[0]


def checked(
    policy: Path,
    templates: Path,
) -> tuple[list[Finding], bool]:
    """The same, and whether it is the same as long as no file changes."""
    composed = found_by_composing(policy, templates)
    return in_order(composed.findings), is_fixed(composed.policy)


def site(
    request: BuildRequest,
    progress: Progress,
    base_url: str = "",
    since: Path | None = None,
    public: bool = False,
) -> BuildResult:
    """The published site alone, below `request.out`/site.

    base_url: where the site will stand, "" = at the address that the policy states
    (policy.yaml, site). since: policy folder of the version published before; public:
    without what only drafters need.
    """
    return _produce(
        request,
        progress,
        only_site=True,
        base_url=base_url,
        since=since,
        public=public,
    )


def _produce(
    request: BuildRequest,
    progress: Progress,
    with_site: bool = True,
    only_site: bool = False,
    base_url: str = "",
    since: Path | None = None,
    public: bool = False,
) -> BuildResult:
    """Compose, render and publish. only_site: what the site shows, and nothing else."""
    from policypress.pipeline.production import Production

    started = perf_counter()
    published, about_before = _before(since)
    composing = _composing(request, progress, only_site)
    composed = composing.composed

    def site_shown() -> SiteRequest:
        """The site of the documents that are composed."""
        shown = _site_shown(composed, request, base_url, since, published)
        return replace(shown, public=public)

    is_to_show = with_site
    with Workers(request.jobs) as workers:
        composing.begin(workers)
        production = Production(request, progress, workers, only_site)
        for document in composing:
            production.take(document)
            # What the site shows comes first: at another document it can begin.
            is_other = document.template not in SHOWN
            if is_to_show and is_other and composing.is_sound():
                production.show(site_shown())
                is_to_show = False
        findings = composed.findings
        findings += about_before
        findings += about_figures(composed, request, public)
        if has_errors(findings) or composed.policy is None:
            return _refused(composed, findings, started)
        if is_to_show:
            production.show(site_shown())
        result = production.finish()
    if not is_fixed(composed.policy):
        result = replace(result, digests={})
    return replace(
        result,
        findings=in_order([*findings, *result.findings]),
        seconds=perf_counter() - started,
        composed=composed,
    )


def _before(since: Path | None) -> tuple[Policy | None, list[Finding]]:
    """The policy as it was published before, and what is wrong with it; nothing where
    nothing is said of one."""
    from policypress.source import load

    if since is None:
        return None, []
    loaded = load(since)
    return loaded.policy, loaded.findings


def _refused(
    composed: Composed,
    findings: list[Finding],
    started: float,
) -> BuildResult:
    """A build that makes nothing, for what was found. started: by `perf_counter`."""
    return BuildResult(
        in_order(findings),
        seconds=perf_counter() - started,
        composed=composed if composed.policy else None,
    )


def _site_shown(
    composed: Composed,
    request: BuildRequest,
    base_url: str,
    since: Path | None,
    published: Policy | None,
) -> SiteRequest:
    """The site of what is composed, at its address. since, published: folder and policy
    of the version published before."""
    assert composed.policy is not None
    address = base_url or composed.policy.meta.site
    wanted = site_request(composed, request, address, published)
    if since:
        return _compared(wanted, request, since)
    return wanted


def _composing(
    request: BuildRequest,
    progress: Progress,
    only_site: bool,
) -> Composing:
    """The documents that are asked for, to be composed one after the other."""
    return Composing(
        request.policy,
        request.templates,
        request.only,
        progress,
        kinds=SHOWN if only_site else (),
        final=request.final,
        home=request.home,
    )


def site_request(
    composed: Composed,
    request: BuildRequest,
    base_url: str,
    published: Policy | None,
) -> SiteRequest:
    """The site of what is composed.

    published: the policy as it was published before.
    """
    from policypress.render.comparison_page import changed_units
    from policypress.site.request import SiteRequest

    assert composed.policy is not None
    shown = [
        document
        for document in composed.documents
        if document.template in SHOWN
    ]
    return SiteRequest(
        composed.policy,
        shown,
        request.templates,
        base_url=base_url,
        published=published,
        since=composed.since,
        units=changed_units(composed.changes) if composed.changes else (),
        final=request.final,
    )


def _compared(
    wanted: SiteRequest,
    request: BuildRequest,
    since: Path,
) -> SiteRequest:
    """A site that says what differs from the version published before. Where the texts
    cannot be compared, its feed still does, clause by clause."""
    from policypress.pipeline.previous import changes_since
    from policypress.render.comparison_page import changed_units

    def quietly(
        what: str,
        done: int = 0,
        total: int = 0,
    ) -> None:
        """Reading an earlier version is no step of its own."""

    kinds = ("measures",)
    earlier = compose(
        since,
        request.templates,
        (),
        quietly,
        kinds,
        since=False,
    )
    text = next(
        (one for one in wanted.documents if one.template in kinds),
        None,
    )
    changes = None
    if text is not None:
        changes = changes_since(earlier, text, wanted.policy)
    units = changed_units(changes) if changes else ()
    return replace(wanted, since=None, units=units)


def about_figures(
    composed: Composed,
    request: BuildRequest,
    public: bool = False,
) -> list[Finding]:
    """What is to be said about figures that are still to be settled. public: of a site for
    the public, which is of an issued document or says that it is a draft."""
    if composed.policy is None:
        return []
    notes = open_figures(composed.policy, request.policy)
    if public:
        from policypress.pipeline.public_site import about_public

        notes += about_public(composed.policy, request.final)
    if request.final:
        return [*lacking(composed.policy), *notes]
    return notes


def lacking(policy: Policy) -> list[Finding]:
    """What stands between a draft and the document that is issued (印发): a finding for
    each demand that is not met."""
    from policypress.source.demands import portal
    from policypress.source.stages import stage_of, unmet

    found = list(unmet(policy, stage_of(policy, final=True)))
    for lack in portal(policy):
        message = f"{lack.message}，publish.json 中写作待补"
        gap = Finding(
            "lacks-portal",
            message,
            lack.place,
            lack.hint,
            "warning",
        )
        found.append(gap)
    return found


def open_figures(
    policy: Policy,
    folder: Path,
) -> list[Finding]:
    """One note that counts the figures of a draft that are still to be settled, and one for
    the details of guides that are still to be verified."""
    from policypress.source.figures import figures

    every = figures(policy)
    counts = Counter(one.figure.status for one in every if not one.is_detail)
    place, found = Place(str(folder)), []
    proposed, unknown = counts["proposed"], counts["unknown"]
    if proposed + unknown:
        message = f"拟定数据 {proposed} 项、待核数据 {unknown} 项，逐项见《数据来源与待核清单》"
        hint = "加 --marks 可在文件中标出并写明理由"
        found.append(Finding("open-figures", message, place, hint, "note"))
    details = [
        one for one in every if one.is_detail and not one.figure.is_known
    ]
    if details:
        message = f"办理信息待核 {len(details)} 项，申报指南中印为【待核】"
        hint = "逐项见《数据来源与待核清单》"
        found.append(Finding("open-details", message, place, hint, "note"))
    return found
