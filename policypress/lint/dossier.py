"""What goes with a draft to the next step (报审材料): which papers a stage needs, which are
there, and which were made of another text.

Source: 国办发〔2018〕115号 (送审稿、说明、依据、征求意见及采纳情况、审核意见); which of them a
place asks for besides is local.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from policypress.source.model import Policy
from policypress.source.stages import STAGES

_ORDER = {stage.key: at for at, stage in enumerate(STAGES)}
_OPINIONS = "征求意见采纳情况表"
# Name, template that makes it ("" = it comes from elsewhere), and the stage from which it
# is needed.
_PAPERS = (
    ("措施正文", "measures", "consultation"),
    ("起草说明", "drafting-note", "consultation"),
    ("政策对照表", "comparison", "review"),
    ("征求意见采纳情况表", "opinions", "review"),
    ("公平竞争审查表", "audit-competition", "review"),
    ("合法性审核意见书", "audit-legality", "approval"),
    ("申报指南", "guide", "approval"),
    ("政策解读", "explanation", "approval"),
    ("印发通知", "notice", "approval"),
    ("集体讨论记录", "", "issued"),
)
_STATES = {
    "there": "齐备",
    "stale": "已过期",
    "missing": "缺",
    "later": "下一阶段还不需要",
    "elsewhere": "另行提供",
}


class Paper(Struct, frozen=True):
    """A paper of the dossier. state: there, stale, missing, later or elsewhere; files: how
    many there are of it."""

    name: str
    state: str
    note: str = ""
    files: int = 0

    @property
    def said(self) -> str:
        """Its state in words."""
        return _STATES[self.state]


class Made(Struct, frozen=True):
    """A document of a policy. is_there: whether its file is among the outputs;
    is_current: whether that file has the words of today."""

    template: str
    is_there: bool
    is_current: bool


def dossier(policy: Policy, made: Iterable[Made]) -> list[Paper]:
    """The papers in their order, with the state of each."""
    by_template: dict[str, list[Made]] = {}
    for one in made:
        by_template.setdefault(one.template, []).append(one)
    return list(_papers(policy, by_template))


def _papers(
    policy: Policy,
    made: Mapping[str, list[Made]],
) -> Iterator[Paper]:
    """Each paper: one that is not needed yet may be there all the same. Needed is what
    the stage has to have, and what it takes to go on to the next."""
    now = _ORDER[policy.meta.stage] + 1
    for name, template, stage in _PAPERS:
        needed = now >= _ORDER[stage]
        own = made.get(template, [])
        if not template:
            yield _elsewhere(policy, name, needed)
        elif not own and name == _OPINIONS and not policy.reviews:
            yield Paper(name, "elsewhere", "reviews/ 中没有登记意见")
        else:
            yield _paper(name, own, needed)


def _paper(name: str, own: list[Made], needed: bool) -> Paper:
    """A paper that we make."""
    there = [one for one in own if one.is_there]
    stale = [one for one in there if not one.is_current]
    if own and len(there) == len(own):
        if stale:
            note = f"{len(stale)}份与现在的源文件不符，重新生成"
            return Paper(name, "stale", note, len(there))
        return Paper(name, "there", "", len(there))
    if not needed:
        return Paper(name, "later")
    note = "build.py 生成" if own else "没有这一份的模板或者内容"
    return Paper(name, "missing", note, len(there))


def _elsewhere(policy: Policy, name: str, needed: bool) -> Paper:
    """A paper that nobody here makes; the meeting is in the record of decisions."""
    if not needed:
        return Paper(name, "later")
    if policy.meta.decisions:
        return Paper(name, "elsewhere", "审议会议已登记于 policy.yaml")
    return Paper(name, "missing", "policy.yaml 没有登记审议的会议")
