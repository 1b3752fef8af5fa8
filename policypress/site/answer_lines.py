"""The lines of everyday answers that come from the data of a policy: its common guide,
conditions, exclusions, highest amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from policypress.compose.views.guides import GuideView
from policypress.site.shared import Shared

_UNKNOWN = "【待核】"


def common_guide(site: Shared) -> GuideView | None:
    """A guide, for what it has in common with all others; None without guides."""
    for measure in site.context.measures:
        if measure.guide:
            return measure.guide
    return None


def _apply(site: Shared) -> Iterator[str]:
    """Where to apply, and the steps in order."""
    guide = common_guide(site)
    if guide is None:
        return
    for line in guide.channel:
        yield site.words.text(line)
    names = [site.words.text(step.name) for step in guide.steps]
    yield f"办理环节：{' → '.join(names)}。"


def _when(site: Shared) -> Iterator[str]:
    """The window of all measures, and those of measures that have their own."""
    policy = site.request.policy
    if not policy.common_guide:
        return
    yield f"申请时间：{_said(site, policy.common_guide.window)}。"
    for entry in site.catalogue.entries:
        guide = policy.guides.get(entry.measure.id)
        if guide and guide.window:
            yield f"{entry.subject}：{_said(site, guide.window)}。"


def _materials(site: Shared) -> Iterator[str]:
    """What every guide asks for; each has its own besides."""
    policy = site.request.policy
    if not policy.common_guide:
        return
    wanted = policy.common_guide.materials.values()
    handed_in = [one.name for one in wanted if one.required != "verified"]
    names = [site.words.text(name) for name in handed_in]
    yield f"各项都要的：{'；'.join(names)}。"
    looked_up = [one.name for one in wanted if one.required == "verified"]
    if looked_up:
        yield f"由主管单位自行核验、不用交的：{'；'.join(looked_up)}。"
    yield "各项另外要的材料，见该项的申报指南。"


def _amount(site: Shared) -> Iterator[str]:
    """What each measure gives at most."""
    entries = site.catalogue.entries
    yield f"共 {len(entries)} 项，各项金额不同，可以用政策计算器试算："
    for entry in entries:
        if entry.amount_text:
            yield f"{entry.subject}：{entry.amount_text}"


def whom_to_ask(site: Shared) -> Iterator[str]:
    """Offices and telephones of the common guide; the drafter where there is none."""
    policy = site.request.policy
    common = policy.common_guide
    contacts = common.contacts.values() if common else ()
    for figure in contacts:
        yield f"{figure.label}：{_said(site, figure)}"
    if not contacts:
        yield f"可以向{policy.meta.drafter}咨询。"


def _where(site: Shared) -> Iterator[str]:
    """Office, address and hours, then how to apply without going there."""
    yield from whom_to_ask(site)
    guide = common_guide(site)
    if guide:
        yield site.words.text(guide.channel[0])


def _who(site: Shared) -> Iterator[str]:
    """Conditions of everybody, and of groups."""
    for condition in site.context.conditions:
        yield f"须符合：{site.words.text(condition)}"


def _excluded(site: Shared) -> Iterator[str]:
    """Who gets nothing."""
    for exclusion in site.context.exclusions:
        yield f"不予{site.context.p.grant}：{site.words.text(exclusion)}"


def _here(site: Shared) -> Iterator[str]:
    """Conditions that name the place."""
    meta = site.request.policy.meta
    places = (meta.region, "本区", "区内", "辖区")
    for condition in site.context.conditions:
        words = site.words.text(condition)
        if any(place in words for place in places):
            yield f"须符合：{words}"


def _paid(site: Shared) -> Iterator[str]:
    """The limit of each step and of them all."""
    guide = common_guide(site)
    if guide is None:
        return
    limits = []
    for step in guide.steps:
        limit = site.words.text(step.limit)
        if limit != "—":
            limits.append(f"{site.words.text(step.name)} {limit}")
    if guide.total_limit:
        label = guide.total_limit.label or "全程"
        yield f"{label}：{_said(site, guide.total_limit)}。"
    if limits:
        yield f"其中：{'，'.join(limits)}。"


def _forms(site: Shared) -> Iterator[str]:
    """Which files the site has; without any, where the form is made."""
    if any(entry.downloads for entry in site.catalogue.entries):
        yield "各项的申请表可以在该项的申报指南页下载。"


def _calculate(site: Shared) -> Iterator[str]:
    """The calculator."""
    count = len(site.catalogue.entries)
    yield f"政策计算器：回答几个问题，看 {count} 项中能申请什么、大约多少；不上传任何信息。"


def _text(site: Shared) -> Iterator[str]:
    """The text itself."""
    yield f"《{site.request.policy.meta.title}》"


MAKERS: dict[str, Callable[[Shared], Iterator[str]]] = {
    "apply": _apply,
    "when": _when,
    "materials": _materials,
    "amount": _amount,
    "calculate": _calculate,
    "phone": whom_to_ask,
    "where": _where,
    "who": _who,
    "individual": _who,
    "outside": _here,
    "dishonest": _excluded,
    "paid": _paid,
    "forms": _forms,
    "text": _text,
}


def _said(site: Shared, figure: object) -> str:
    """A figure in words; what is not known yet says so."""
    words = site.words.text(figure)
    if words == _UNKNOWN:
        return f"{_UNKNOWN}，以公布的为准"
    return words.rstrip("。")
