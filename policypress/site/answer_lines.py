"""The lines of everyday answers that come from the data of a policy: its common guide,
highest amounts, and what answer_conditions.py says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from policypress.compose.views.guides import GuideView
from policypress.site import answer_conditions as conditions
from policypress.site.shared import Shared
from policypress.source.model import Material, Policy

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
    names = []
    for step in guide.common.steps.values():
        some = "（部分项目）" if step.modes else ""
        names.append(f"{step.name}{some}")
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
    materials = policy.common_guide.materials.values()
    for for_whom, names in _handed_in(policy, materials).items():
        who = f"{for_whom}还要" if for_whom else "各项都要"
        yield f"{who}：{'；'.join(names)}。"
    looked_up = [one.name for one in materials if one.required == "verified"]
    if looked_up:
        yield f"由受理单位自行核验、不用交：{'；'.join(looked_up)}。"
    yield "各项另外要的材料，见该项的申报指南。"


def _handed_in(
    policy: Policy,
    materials: Iterable[Material],
) -> dict[str, list[str]]:
    """What applicants hand in, by for whom it is, "" for everybody."""
    found: dict[str, list[str]] = {}
    for one in materials:
        if one.required == "verified":
            continue
        groups = [policy.meta.groups.get(key) for key in one.beneficiaries]
        for_whom = "、".join(group.label for group in groups if group)
        some = "（有此情形的）" if one.required == "if_applicable" else ""
        found.setdefault(for_whom, []).append(f"{one.name}{some}")
    return found


def _amount(site: Shared) -> Iterator[str]:
    """What each measure gives at most."""
    entries = site.catalogue.entries
    yield f"共 {len(entries)} 项，各项金额不同，可以用政策计算器试算："
    for entry in entries:
        if entry.amount_text:
            yield f"{entry.subject}：{entry.amount_text}"


def each_amount(site: Shared) -> Iterator[str]:
    """What each measure gives at most, where nothing is said of all together."""
    yield "各项合计的上限，本政策没有写明。"
    yield from _amount(site)


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


def _paid(site: Shared) -> Iterator[str]:
    """The limit of each step and of them all."""
    guide = common_guide(site)
    if guide is None:
        return
    limits = [
        f"{step.name} {_said(site, step.limit)}"
        for step in guide.common.steps.values()
        if step.limit
    ]
    total = guide.common.total_limit
    if total:
        yield f"{total.label or '全程'}：{_said(site, total)}。"
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
    "paid": _paid,
    "forms": _forms,
    "text": _text,
    **conditions.MAKERS,
}


def _said(site: Shared, figure: object) -> str:
    """A figure in words; what is not known yet says so."""
    words = site.words.text(figure)
    if words == _UNKNOWN:
        return f"{_UNKNOWN}，以公布的为准"
    return words.rstrip("。")
