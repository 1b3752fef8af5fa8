"""What Jinja says of a template that it cannot read, in Chinese."""

from __future__ import annotations

import re

_MESSAGES = {
    "unexpected end of template": "模板没有写完",
    "Unexpected end of template": "模板没有写完",
    "unexpected char": "出现了不认识的字符",
    "expected token": "写法不完整",
    "unexpected '}'": "多了一个 }",
    "Encountered unknown tag": "不认识的标签",
    "Missing end of": "缺少结束标记",
    "No filter named": "不存在的过滤器",
    "No test named": "不存在的判断",
    "can't assign to": "这里应写一个名称",
}
# What its parser calls the marks of a template.
_MARKS = {
    "begin of print statement": "{{",
    "end of print statement": "}}",
    "begin of statement block": "{%",
    "end of statement block": "%}",
    "begin of comment": "{#",
    "end of comment": "#}",
    "end of template": "文件末尾",
}
# What it calls sorts of words, where it says which it expected.
_SORTS = {
    "string": "引号里的文字",
    "integer": "整数",
    "name": "名称",
    "const": "固定的值",
}


def shown(words: str) -> str:
    """Words of a template as a message may repeat them: printable and short."""
    short = words if len(words) <= 60 else f"{words[:60]}……"
    return "".join(ch if ch.isprintable() else "�" for ch in short)


def translated(message: str) -> str:
    """Jinja's English message in Chinese, with the words of the template that it
    quotes."""
    quoted = _quoted(message)
    for beginning, meaning in _MESSAGES.items():
        if message.startswith(beginning):
            return f"{meaning}（{quoted}）"
    return f"表达式写法有误（{quoted}）"


def _quoted(message: str) -> str:
    """The words and marks that a message of Jinja quotes."""
    quoted = re.findall(r"'([^']*)'", message.replace("can't", "cannot"))
    known = _MARKS
    if message.startswith(("expected token", "can't assign")):
        known = _MARKS | _SORTS
    marks = "、".join(known.get(one, one) for one in quoted)
    return shown(marks or "请检查此处")
