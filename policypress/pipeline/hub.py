"""One site for several policies, from beginning to end: each policy's own site, then the
pages above them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from policypress.findings import Finding, has_errors, in_order
from policypress.pipeline.build import about_figures, site_request
from policypress.pipeline.composing import SHOWN, Composing
from policypress.pipeline.request import (
    BuildRequest,
    BuildResult,
    Composed,
    Progress,
)
from policypress.pipeline.several import official_text, renamed
from policypress.pipeline.workers import Workers
from policypress.portfolio import across, facts_of

if TYPE_CHECKING:
    from policypress.hub import Member
    from policypress.site.request import SiteRequest

Files = dict[str, bytes]


class HubRequest(Struct, frozen=True):
    """What the user asked for. policies: folder of each policy, by where its pages go
    below the site; out: the site goes below it; title: of the site, "" = by the region;
    base_url: where it will stand."""

    policies: dict[str, Path]
    templates: Path
    out: Path
    title: str = ""
    base_url: str = ""
    final: bool = False
    public: bool = False


class _Part(Struct, frozen=True):
    """One policy's own site, None as its member where it could not be made. files: at
    their places in the joint site."""

    findings: list[Finding]
    files: Files
    member: Member | None = None


def build_hub(
    request: HubRequest,
    progress: Progress,
) -> BuildResult:
    """Makes and publishes the site. A mistake in one policy and nothing is published."""
    from policypress.hub import make_hub
    from policypress.publish import Owner, Publisher

    started = perf_counter()
    files: Files = {}
    findings: list[Finding] = []
    members: list[Member] = []
    for number, name in enumerate(request.policies, 1):
        progress(name, number, len(request.policies))
        part = _part(request, name)
        findings += part.findings
        files |= part.files
        if part.member is not None:
            members.append(part.member)
    if has_errors(findings) or len(members) < len(request.policies):
        seconds = perf_counter() - started
        return BuildResult(in_order(findings), seconds=seconds)
    findings += across([one.facts for one in members])
    title = request.title or _title(members)
    base = request.base_url.rstrip("/") + "/" if request.base_url else ""
    pages, found = make_hub(members, request.templates, title, base)
    findings += found
    if has_errors(findings):
        seconds = perf_counter() - started
        return BuildResult(in_order(findings), seconds=seconds)
    inputs = [*request.policies.values(), request.templates]
    owner = Owner("hub")
    publisher = Publisher(request.out, owner, inputs)
    for file, data in (files | pages).items():
        publisher.add(f"site/{file}", data, "templates/site")
    published = publisher.publish(complete=True)
    return BuildResult(
        in_order([*findings, *published.findings]),
        published.written,
        published.unchanged,
        published.removed,
        seconds=perf_counter() - started,
    )


def _title(members: Sequence[Member]) -> str:
    """云湾区政策, or 各地政策 where they are of several places."""
    regions = {one.region for one in members}
    return f"{regions.pop()}政策" if len(regions) == 1 else "各地政策"


def _part(request: HubRequest, name: str) -> _Part:
    """One policy's own site, and what the pages above need of it."""
    from policypress.hub import member_of
    from policypress.pipeline.production import pages_of

    policy = request.policies[name]
    wanted, composed, findings = _wanted(request, name)
    if wanted is None:
        return _Part(findings, {})
    made = pages_of(wanted)
    findings += [renamed(one, policy, name) for one in made.findings]
    if made.site is None:
        return _Part(findings, {})
    text = official_text(composed.documents)
    facts = facts_of(wanted.policy, text, name)
    member = member_of(made.site, name, facts.called(name, policy.name))
    files = {f"{name}/{file}": data for file, data in made.files.items()}
    return _Part(findings, files, member)


def _wanted(
    request: HubRequest,
    name: str,
) -> tuple[SiteRequest | None, Composed, list[Finding]]:
    """What one policy's own site is made from, None where something is wrong; what was
    composed, and what is to be said of it, of a final or a public site as well."""
    from policypress.pipeline.production import Production

    policy = request.policies[name]
    own = BuildRequest(
        policy,
        request.templates,
        request.out,
        final=request.final,
    )
    composing = Composing(
        policy,
        request.templates,
        (),
        _silent,
        kinds=SHOWN,
        final=request.final,
    )
    composed = composing.composed
    with Workers(1) as workers:
        production = Production(own, _silent, workers, only_site=True)
        for document in composing:
            production.take(document)
        found = composed.findings
        found += about_figures(composed, own, request.public)
        findings = [renamed(one, policy, name) for one in found]
        if composed.policy is None or has_errors(findings):
            return None, composed, findings
        base = ""
        if request.base_url:
            base = f"{request.base_url.rstrip('/')}/{name}"
        shown = site_request(composed, own, base, None)
        wanted = production.with_downloads(shown)
    depth = name.count("/") + 1
    up = f"{'../' * depth}index.html"
    wanted = replace(wanted, public=request.public, up=up)
    return wanted, composed, findings


def _silent(
    what: str,
    done: int = 0,
    total: int = 0,
) -> None:
    """Steps inside one policy are not shown."""
