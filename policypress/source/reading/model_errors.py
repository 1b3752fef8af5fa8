"""What pydantic found wrong, said to a drafter: Chinese words, the right place, and
what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from policypress.findings import Finding, Place, nearest
from policypress.source.model import amount_kinds
from policypress.source.model.base import Node
from policypress.source.reading.model_types import (
    field,
    is_node,
    leaves,
    located,
)
from policypress.source.reading.yaml_file import Read

_MEANINGS = re.compile(r"([a-z0-9_]+) ([^；]+)")
_KEY_RULE = "标识用汉字或小写英文字母开头，只含汉字、小写字母、数字和{}，不超过 40 个字符"


def explain(
    error: ValidationError,
    model: type[Node],
    source: Read,
) -> list[Finding]:
    """Findings for all errors of one file, at the places of `source`."""
    errors = error.errors(include_url=False)
    # A list with a bad item is also said to be too short, since the bad one is not counted.
    inner = {
        item["loc"][:depth]
        for item in errors
        for depth in range(len(item["loc"]))
    }
    return [
        _Problem(dict(item), model, source).finding()
        for item in errors
        if not (item["type"] == "too_short" and item["loc"] in inner)
    ]


class _Problem:
    """One pydantic error. loc: where in the data; owner: the class whose field it is;
    name: the field or key; kind: the type of what should stand there."""

    def __init__(
        self,
        error: dict[str, Any],
        model: type[Node],
        source: Read,
    ) -> None:
        """error: as pydantic has it; model: of the whole file; source: the file as read."""
        self.error, self.source, self.model = error, source, model
        self.given = error.get("input")
        self.context: dict[str, Any] = error.get("ctx", {})
        self.loc, self.owner, self.is_key, self.kind = located(
            model,
            error["loc"],
        )
        self.name = str(self.loc[-1]) if self.loc else ""

    @property
    def title(self) -> str:
        """The field with its Chinese title: “mode（资助方式）”; of a list the item."""
        if isinstance(self.loc[-1], int) and len(self.loc) > 1:
            way = tuple(self.error["loc"])
            last = len(way) - 1 - way[::-1].index(self.loc[-1])
            loc, owner, _, _ = located(self.model, way[:last])
            return f"{_titled(owner, str(loc[-1]))}的第{self.loc[-1] + 1}项"
        return _titled(self.owner, self.name)

    def finding(self) -> Finding:
        """The error as a finding: what is wrong, where, and what to write instead."""
        kind = self.error["type"]
        code, message, hint = _EXPLAINED.get(kind, _custom)(self)
        return Finding(
            code,
            message,
            self._place(kind),
            hint,
        )

    def _place(self, kind: str) -> Place:
        """A wrong key stands at the key, anything else at the value."""
        if kind == "extra_forbidden" or self.is_key:
            return self.source.keys.get(self.loc) or self.source.places.around(
                self.loc
            )
        if kind == "wrong-unit":
            return self.source.places.around((*self.loc, "value"))
        return self.source.places.around(self.loc)


def _titled(owner: type[Node] | None, name: str) -> str:
    """A field by its name and its title."""
    found = field(owner, name)
    if found and found.title:
        return f"“{name}”（{found.title}）"
    return f"“{name}”"


Explained = tuple[str, str, str]  # code, message, hint


def _missing(p: _Problem) -> Explained:
    where = p.error["loc"][:-1]
    inside = "文件" if not where else "此处"
    return "missing-field", f"{inside}缺少{p.title}", f"补写 {p.name}: ……"


# Keys of policy.yaml that became files.
_MOVED = {
    "attachments": "每个附件写一份 annexes/标识.yaml（title 和内容），次序写在 annexes；用 build.py new annex 标识 新建",
}


def _extra(p: _Problem) -> Explained:
    """A key that the model does not have: one that belongs to an amount in it, near to
    one that it has, or one of these."""
    fields = p.owner.model_fields if p.owner else {}
    known = [one.alias or name for name, one in fields.items()]
    near = nearest(p.name, known)
    if p.name in _MOVED and "chapters" in fields:
        hint = _MOVED[p.name]
    elif near:
        hint = f"是否应为“{near}”？"
    elif "amount" in fields and p.name in amount_kinds():
        hint = f"写在 amount 里：amount: {{{p.name}: ……}}"
    else:
        hint = f"此处可写：{'、'.join(known)}"
    return "unknown-key", f"不认识的键“{p.name}”", hint


def _words(p: _Problem) -> Explained:
    """A word that is not among those allowed; the Chinese word for one of them is taken
    as a slip."""
    own = field(p.owner, p.name)
    meanings = dict(_MEANINGS.findall(own.description or "")) if own else {}
    expected = str(p.context.get("expected", ""))
    allowed = re.findall(r"'([^']+)'", expected) or list(meanings)
    choices = [f"{word} {meanings.get(word, '')}".rstrip() for word in allowed]
    hint = f"可用：{'；'.join(choices)}"
    near = _meant(p.given, allowed, meanings) or nearest(str(p.given), allowed)
    if near:
        hint = f"是否应为“{near}”？{hint}"
    return "not-allowed", f"{p.title}不能写“{p.given}”", hint


def _meant(
    given: Any,
    allowed: list[str],
    meanings: dict[str, str],
) -> str | None:
    """The allowed word whose Chinese meaning contains what was written (奖励 → reward)."""
    for word in allowed:
        if given and str(given) in meanings.get(word, ""):
            return word
    return None


def _kind(p: _Problem) -> Explained:
    """A mapping that says by none, or by two, of its keys what it is."""
    kinds = _kinds_of(p.kind)
    listed = "；".join(f"{key} {title}" for key, title in kinds.items())
    if not isinstance(p.given, dict):
        return (
            "wrong-shape",
            f"{p.title}应写成数值或者一组键值，写成了{_shape(p.given)}",
            f"可用：{listed}",
        )
    found = [key for key in p.given if key in kinds]
    if len(found) > 1:
        names = "”和“".join(found)
        return (
            "two-kinds",
            f"{p.title}同时写了“{names}”，不知道是哪一种",
            f"只留一个；可用：{listed}",
        )
    for key in p.given:
        if near := nearest(str(key), kinds):
            return (
                "unknown-kind",
                f"{p.title}中不认识的键“{key}”",
                f"是否应为“{near}”？可用：{listed}",
            )
    return (
        "unknown-kind",
        f"{p.title}没有写明是哪一种",
        f"写上其中一个：{listed}",
    )


def _kinds_of(union: Any) -> dict[str, str]:
    """The kind keys of a union's classes, each with its Chinese title."""
    kinds = [kind for kind in leaves(union) if is_node(kind)]
    named = [kind for kind in kinds if getattr(kind, "kind", "")]
    return {kind.kind: kind.kind_title for kind in named}


def _pattern(p: _Problem) -> Explained:
    """A word that can be no id; several of them with a Chinese comma between are a slip
    of their own."""
    text = str(p.given)
    if any(ch in text for ch in "，、；"):
        return (
            "full-width-comma",
            f"“{text}”里用了中文标点隔开",
            "各项之间用英文逗号，如 [a, b]，或每项一行以“- ”开头",
        )
    # Ids of files may have hyphens; inner ids become names in prose, and may not.
    is_file_id = "_-]" in str(p.context.get("pattern", ""))
    rule = _KEY_RULE.format(
        "连字符（-）、下划线（_）" if is_file_id else "下划线（_）"
    )
    return "bad-id", f"“{text}”不能作标识", rule


def _too_long(p: _Problem) -> Explained:
    """An id of more than 40 characters."""
    return (
        "bad-id",
        f"“{str(p.given)[:20]}……”太长，不能作标识",
        _KEY_RULE.format("下划线或连字符"),
    )


def _empty(p: _Problem) -> Explained:
    return "empty-value", f"{p.title}不能为空", "写上内容，或删去这一行"


def _too_few(p: _Problem) -> Explained:
    """A list or mapping that may not be empty."""
    return (
        "too-few",
        f"{p.title}至少要有 {p.context.get('min_length', 1)} 项",
        "补写内容",
    )


def _text(p: _Problem) -> Explained:
    """Something else where text belongs."""
    return (
        "wrong-shape",
        f"{p.title}应是一段文字，写成了{_shape(p.given)}",
        "直接在冒号后写文字；文字里有英文冒号或以 [、{ 开头时加引号",
    )


def _list(p: _Problem) -> Explained:
    """Something else where a list belongs; Chinese brackets are the usual slip."""
    if isinstance(p.given, str) and p.given.startswith(("［", "【", "〔")):
        return (
            "full-width-bracket",
            f"{p.title}用了全角括号",
            "改成英文方括号和英文逗号，如 [a, b]",
        )
    return (
        "wrong-shape",
        f"{p.title}应是列表，写成了{_shape(p.given)}",
        "每项另起一行，以“- ”开头；没有内容时删去这一行",
    )


def _mapping(p: _Problem) -> Explained:
    """Something else where keys and values belong."""
    if isinstance(p.given, str) and p.given.startswith(("｛", "［", "【")):
        return (
            "full-width-bracket",
            f"{p.title}用了全角括号",
            "改成英文括号，或换行缩进写成“键: 值”",
        )
    return (
        "wrong-shape",
        f"{p.title}应是一组键值，写成了{_shape(p.given)}",
        "换行并缩进两格，每行写成“键: 值”；没有内容时删去这一行",
    )


def _custom(p: _Problem) -> Explained:
    """Errors of the model's own validators: already Chinese, with a hint in the context."""
    kind = p.error["type"]
    if "-" not in kind:  # one of pydantic's that the model cannot cause today
        return "wrong-value", f"{p.title}的内容不合要求", "对照同类文件的写法"
    hints = {
        "not-boolean": "是写 true，否写 false",
        "basis-without-source": "加上 source: {document: 文件标识, article: 条款}",
        "basis-without-reason": "加上 reason: 一句话说明怎么定的",
        "approved-without-decision": "加上 decision: 标识（policy.yaml 的 decisions 中的一次会议）",
        "decision-without-approval": "写 status: approved；还没有批准的删去 decision",
    }
    return (
        kind,
        p.error["msg"],
        str(p.context.get("hint") or hints.get(kind, "")),
    )


def _shape(given: Any) -> str:
    """What was written instead, as a reader calls it."""
    if given == "":
        return "空白"
    if isinstance(given, dict):
        return "一组键值"
    if isinstance(given, list):
        return "列表"
    return "文字"


_EXPLAINED: dict[str, Callable[[_Problem], Explained]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "literal_error": _words,
    "union_tag_not_found": _kind,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "string_too_short": _empty,
    "too_short": _too_few,
    "string_type": _text,
    "bool_type": _text,
    "tuple_type": _list,
    "list_type": _list,
    "dict_type": _mapping,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
}
