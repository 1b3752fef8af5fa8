"""Who signs and seals a form, and who gives an opinion on it (签章、审核意见栏、填表说明)."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from policypress.compose.markdown.markers import Marked, visible
from policypress.compose.views.things import ThingForm

_BLANK = "　"
_DATE = "　　年　　月　　日"
_DECLARED = (
    "申请人已阅知《承诺书》全部内容，对所填内容和所附材料的合法性、真实性、"
    "准确性和完整性负责。"
)
_AUTHORITY = "主管单位"
_OPINION = "审核意见"
# For repeated rows (重复节), which only Word offers once more.
_MORE_ROWS = (
    "栏数不够的，在Word中点击一栏右下角的“＋”增加，在其他软件中复制整栏。"
)
_SIGNED = "经办人：　　　　　　　审核人："


def signature_lines(
    demands: list[Any],
    default: str,
) -> list[Any]:
    """A line for each who signs or seals, as the guide demands. A seal stands in brackets,
    a name is written behind a colon. default: where it demands nothing, 申请人（盖章）."""
    return [_signature_line(one) for one in demands or [default]]


def _signature_line(demand: Any) -> Any:
    """（加盖单位公章） or 本人签名：."""
    words = str(demand)
    is_seal = "章" in words and "签" not in words and "（" not in words
    return Marked(f"（{demand}）" if is_seal else f"{demand}：")


def declaration(lines: list[Any]) -> list[Any]:
    """The cell in which an applicant declares, signs and dates. lines: who signs."""
    return [_DECLARED, _BLANK, *lines, _BLANK, _DATE]


def opinions(names: list[Any] | None) -> list[Any]:
    """The boxes for opinions, each with its name, who writes into it and the lines in it;
    one where the guide names none."""
    boxes = [f"{_AUTHORITY}{_OPINION}"] if names is None else names
    return [_box(name) for name in boxes]


def _box(name: Any) -> Any:
    """One box. name: 责任单位审核意见; who writes there stands before 审核意见 or 意见."""
    words = visible(str(name))
    who = words.removesuffix("意见").removesuffix("审核") or _AUTHORITY
    seal = f"（{who}章）{_BLANK * 2}{_DATE}"
    lines = [_BLANK, _BLANK, _SIGNED, seal]
    return SimpleNamespace(name=name, who=who, lines=lines)


def form_notes(
    things: list[ThingForm],
    own: list[Any],
    boxes: list[Any],
) -> Iterator[Any]:
    """How the form is filled in (填表说明); what the guide says besides stands last."""
    yield "逐项如实填写，没有的填“无”；金额以元为单位，填阿拉伯数字。"
    for thing in things:
        most = f"最多{thing.most}{thing.unit}"
        yield f"{thing.label}一{thing.unit}填一栏，{most}。"
    if things:
        yield _MORE_ROWS
    if boxes:
        who = "、".join(dict.fromkeys(box.who for box in boxes))
        yield f"{_OPINION}由{who}填写，申请人不填。"
    yield from own
