"""The stages of a document (阶段), each with what it prints, how its files are named, and
what it demands: the one table of it; docs/stages.md shows the same.

A stage is no part of the name: it is printed below the title as a line of its own, and
`p.title` never has it, so that references and the next stage stay as they are. Files of
a stage are named by it, so that a 送审稿 cannot be taken for the text that is issued;
those of 起草 and 印发 are not: the former are nobody's but the drafter's, who builds them
over and over, and the latter are the document itself.

Demands add up: a stage demands what it lists and what all earlier ones do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from policypress.findings import Finding, Severity
from policypress.source import demands
from policypress.source.figures import own_figures
from policypress.source.model import Policy

# How binding the source of a demand is: 规定 a norm of the state, 地方 one of some places,
# 实务 what is usual and no norm says.
Strength = Literal["规定", "地方", "实务"]


class Demand(Struct, frozen=True):
    """Something that a stage needs. key: the code of its findings; title: what it is;
    norm: where the demand comes from; unmet: a finding for each thing that lacks."""

    key: str
    title: str
    norm: str
    strength: Strength
    unmet: Callable[[Policy], Iterator[demands.Lack]]

    @property
    def severity(self) -> Severity:
        """Only what a norm of the state demands stops a build."""
        if self.strength == "规定":
            return "error"
        return "warning"


class Stage(Struct, frozen=True):
    """One stage. name: as people call it; line: printed below the title; suffix: of file
    names; use: what a document that is not in force yet may be used for; demands: those
    that earlier stages do not have."""

    key: str
    name: str
    line: str = ""
    suffix: str = ""
    use: str = ""
    demands: tuple[Demand, ...] = ()


_DRAFT_RULES = "国办发〔2018〕37号"
_REVIEW_RULES = "国办发〔2018〕115号"
_COMPETITION = "《公平竞争审查条例》第十四条、第十七条、第十八条"

BASIS = Demand(
    "basis-not-in-force", "所依据的文件现行有效", f"{_DRAFT_RULES}：不得违反上位规定；废止、失效的不作依据", "规定",
    demands.basis_in_force,
)  # fmt: skip
CONSULTATION = Demand(
    "lacks-consultation", "征求意见的起止日期和方式，或者不公开征求意见的理由", f"{_DRAFT_RULES}：公开征求意见", "规定",
    demands.consultation,
)  # fmt: skip
NOTES = Demand(
    "lacks-notes", "起草说明", f"{_REVIEW_RULES}：送审稿附说明；《规章制定程序条例》第十八条（参照）", "规定",
    demands.notes,
)  # fmt: skip
OPINIONS = Demand(
    "lacks-opinions", "收到意见和采纳的条数；有不采纳的，写明理由", f"{_REVIEW_RULES}：征求意见及采纳情况", "规定",
    demands.opinions,
)  # fmt: skip
COMPETITION = Demand(
    "lacks-fair-competition", "公平竞争审查的机关、日期和结论", _COMPETITION, "规定",
    demands.fair_competition,
)  # fmt: skip
BASIS_KNOWN = Demand(
    "basis-not-verified", "所依据的文件效力已经核实", "没有条文规定；报批前逐一核对是惯例", "实务",
    demands.basis_known,
)  # fmt: skip
LEGALITY = Demand(
    "lacks-legality", "合法性审核的机关、日期和结论", f"{_DRAFT_RULES}、{_REVIEW_RULES}：未经合法性审核的，不得提交集体审议", "规定",
    demands.legality,
)  # fmt: skip
VALUES = Demand(
    "lacks-value", "除文号和日期外，本文件的数据都有数值", "没有条文规定；审议的文本不留空", "实务",
    demands.values,
)  # fmt: skip
DECISION = Demand(
    "lacks-decision", "审议通过的会议：机关、名称、日期", f"{_DRAFT_RULES}：集体审议决定", "规定",
    demands.decision,
)  # fmt: skip
FIGURES = Demand(
    "not-settled", "本文件的数据都已批准或者已公布", f"{_DRAFT_RULES}：印发的是集体审议决定的文本", "规定",
    demands.figures_settled,
)  # fmt: skip
NUMBER = Demand(
    "lacks-number", "发文字号", "GB/T 9704—2012 7.2.5", "规定",
    demands.number,
)  # fmt: skip
ISSUED = Demand(
    "lacks-issued", "成文日期", "GB/T 9704—2012 7.3.5.4", "规定",
    demands.issued,
)  # fmt: skip
EFFECTIVE = Demand(
    "lacks-effective", "施行日期", "《规章制定程序条例》（参照）：写明施行日期", "规定",
    demands.effective,
)  # fmt: skip
VALIDITY = Demand(
    "lacks-validity", "有效期", "《广东省行政规范性文件管理规定》等地方规定，期限各地不一", "地方",
    demands.validity,
)  # fmt: skip
REPEAL = Demand(
    "lacks-repeal", "废止日期和依据", f"{_DRAFT_RULES}：清理结果向社会公布", "规定",
    demands.repeal,
)  # fmt: skip

STAGES = (
    Stage("drafting", "起草", use="起草、审核"),
    Stage(
        "consultation", "征求意见稿", "（征求意见稿）", "（征求意见稿）", "征求意见",
        (BASIS, CONSULTATION),
    ),
    Stage(
        "review", "送审稿", "（送审稿）", "（送审稿）", "审核",
        (NOTES, OPINIONS, COMPETITION, BASIS_KNOWN),
    ),
    Stage(
        "approval", "报批稿", "（报批稿）", "（报批稿）", "审议",
        (LEGALITY, VALUES),
    ),
    Stage(
        "issued", "印发",
        demands=(DECISION, FIGURES, NUMBER, ISSUED, EFFECTIVE, VALIDITY),
    ),
    Stage("repealed", "废止", "（已废止）", "（已废止）", demands=(REPEAL,)),
)  # fmt: skip
_BY_KEY = {stage.key: stage for stage in STAGES}


def stage_of(policy: Policy, final: bool = False) -> Stage:
    """The stage that documents are made for. final: as if the document were issued, be it
    at an earlier stage."""
    stage = _BY_KEY[policy.meta.stage]
    if final and stage.use:
        return _BY_KEY["issued"]
    return stage


def demanded(stage: Stage) -> list[Demand]:
    """Everything that a stage demands, with what all before it do."""
    found: list[Demand] = []
    for one in STAGES[: STAGES.index(stage) + 1]:
        found += one.demands
    return found


def unmet(
    policy: Policy,
    stage: Stage,
) -> Iterator[Finding]:
    """A finding with place and remedy for each thing that a stage demands and the policy
    lacks."""
    for demand in demanded(stage):
        for lack in demand.unmet(policy):
            message = f"{lack.message}（{stage.name}的要求，{demand.norm}）"
            yield Finding(
                demand.key,
                message,
                lack.place,
                lack.hint,
                demand.severity,
            )


def banner(policy: Policy, stage: Stage) -> str:
    """The line on the face of a document that is not in force (草案提示); "" when it is."""
    repeal = policy.meta.procedure.repeal
    if repeal and not stage.use and stage.line:
        return f"已废止：本文件自{repeal.date}起废止，不再具有效力，仅供查阅"
    if not stage.use:
        return ""
    proposed = any(
        figure.status == "proposed" for figure in own_figures(policy)
    )
    data = "，其中的拟定数据尚未批准" if proposed else ""
    name = "草案" if stage.key == "drafting" else stage.name
    return f"{name}：本文件尚未印发{data}，不具效力，仅供{stage.use}使用"
