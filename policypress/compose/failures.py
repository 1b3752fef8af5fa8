"""What can go wrong while prose or a template is rendered, as findings: a slip there is a user's, not ours."""

from __future__ import annotations

import difflib
import re

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateNotFound

from policypress.source.place import Finding, Place


class NoWords(Exception):
    """A value that is neither words nor a figure was to be written, such as a whole support."""


class UnknownId(Exception):
    """ref() or cite() of an id that does not exist; becomes a finding."""

    def __init__(self, kind: str, identity: str, known: list[str]) -> None:
        super().__init__(identity)
        self.kind, self.identity, self.known = kind, identity, known


_JINJA_SAYS = {
    "unexpected end of template": "模板没有写完", "Unexpected end of template": "模板没有写完",
    "unexpected char": "出现了不认识的字符", "expected token": "写法不完整", "unexpected '}'": "多了一个 }",
    "Encountered unknown tag": "不认识的标签", "Missing end of": "缺少结束标记",
    "No filter named": "不存在的过滤器", "No test named": "不存在的判断",
}
# Code, message and hint of what needs no more words; the first that fits.
_PLAIN = (
    ((SecurityError, OverflowError, MemoryError), "template-unsafe",
     "此处的表达式不被允许（涉及程序内部或运算量过大）", "只使用说明文档列出的名称"),
    (NoWords, "no-words", "这里写出的不是文字，也不是数据",
     "写到具体的一项，如 {{ s.x.value }}；几项的用 listing 或 for 列出"),
    (RecursionError, "template-circular", "条文或模板引用了自身，形成循环", "检查 {{ }} 和 include 是否绕回了这里"),
    (TemplateError, "template-error", "模板无法执行", "核对表达式"),
)


def as_finding(error: Exception, place: Place, names: list[str]) -> Finding:
    """An error as a finding. place: where the prose or template stands; names: what could have been meant."""
    if isinstance(error, TemplateSyntaxError):
        where = Place(f"templates/{error.name}", error.lineno, 1) if error.name else place
        return Finding("template-syntax", f"模板语法有误：{_translate(error.message or '')}", where,
                       "核对 {{ }} 与 {% %} 是否成对、引号是否配对")
    if isinstance(error, TemplateNotFound):
        return Finding("template-missing", f"找不到模板“{error.name}”", place, "核对 include 的文件名")
    if isinstance(error, UnknownId):
        near = difflib.get_close_matches(error.identity, error.known, n=1, cutoff=0.5)
        return Finding("unknown-reference", f"{error.kind}“{error.identity}”不存在", place,
                       f"是否应为“{near[0]}”？" if near else f"可用的标识：{'、'.join(error.known[:12])}")
    if isinstance(error, UndefinedError):
        missing = _missing_name(str(error))
        return Finding("undefined-name", f"引用了不存在的名称“{missing}”", place, _meant(missing, names))
    for kind, code, message, hint in _PLAIN:
        if isinstance(error, kind):
            return Finding(code, message, place, hint)
    return Finding("template-error", f"表达式无法计算（{type(error).__name__}）", place, "核对表达式中各项的类型")


def _meant(missing: str, names: list[str]) -> str:
    if missing in names:
        return f"这里没有写“{missing}”这一项：在 YAML 中补上，或改用已有的"
    near = difflib.get_close_matches(missing, names, n=1, cutoff=0.5)
    return f"是否应为“{near[0]}”？" if near else f"此处可用：{'、'.join(names[:12])}"


def _missing_name(message: str) -> str:
    quoted = re.findall(r"'([^']*)'", message)
    return quoted[-1] if quoted else message


def _translate(message: str) -> str:
    said = next((words for start, words in _JINJA_SAYS.items() if message.startswith(start)), "表达式写法有误")
    return f"{said}（{_quoted(message)}）"


def _quoted(message: str) -> str:
    return "、".join(re.findall(r"'([^']*)'", message)) or "请检查此处"
