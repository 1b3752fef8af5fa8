"""The manual of the rules for people (规则手册): an index and a page a family, made of
their docstrings; docs/zh/rules holds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from policypress.findings import SEVERITIES
from policypress.lint.manual import Manual, manual_of
from policypress.lint.registry import all_rules
from policypress.lint.rule import EVERY, Genre, Loaded, Rule, Subject

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "zh" / "rules"
_GENRES: dict[Genre, str] = {
    "law": "法律法规",
    "rules": "办法、细则",
    "measures": "若干措施",
    "notice": "通知",
    "note": "起草说明",
    "guide": "申报指南",
    "table": "表格",
    "decision": "修改决定",
    "text": "其他文稿",
}
_READS: dict[Subject, str] = {
    "paper": "文字",
    "policy": "政策源文件",
    "package": "Word 文件",
    "page": "版面",
    "dossier": "报审材料",
    "changes": "与旧稿的差别",
    "check": "政策源文件",
}
FAMILIES = {
    "BAS": "依据",
    "CI": "引用的写法",
    "DA": "日期",
    "DN": "发文字号",
    "DOS": "报审材料",
    "EF": "施行和有效期",
    "FC": "公平竞争",
    "GUI": "申报指南",
    "MOD": "政策数据",
    "NU": "数字",
    "NUM": "数值关系",
    "OR": "序号",
    "PG": "版面",
    "PU": "标点和字符",
    "REF": "条文和附件的引用",
    "SEC": "保密和个人信息",
    "ST": "结构",
    "WO": "用语",
}
_HEAD = """\
<!-- 由规则自身的说明生成：build.py schema -->
"""
_INTRO = """\
# 校核规则

`build.py check` 校核本政策和全部成品，`build.py check 文稿.docx` 校核任何人写的文稿。
只有规范明文要求的（规定）和必然错误的（逻辑）才报错误；其余是警告、提示，可以不改。

- 只看某几类：`build.py check 文稿.docx --select FC,REF`；不看：`--ignore WO-12`。
- 一条规则的说明：`build.py check --explain PU-01`。
- 源文件里确需保留的，在那一行上面写注释 `# 允许 half-width-marks：理由`；没有理由不起作用，多余的会被指出。
- 各规则在公开文本上的命中数和误报见 [precision.md](precision.md)。

| 编号 | 名称 | 检查什么 | 级别 | 依据强度 |
|---|---|---|---|---|
"""


def pages() -> dict[str, str]:
    """The pages by file name."""
    rules = all_rules()
    found = {"README.md": _HEAD + _INTRO + "".join(map(_row, rules))}
    for family, group in groupby(rules, key=_family):
        found[f"{family}.md"] = _page(family, list(group))
    return found


def write_pages() -> list[Path]:
    """Writes them where the repository has a folder for them. Raises OSError."""
    if not FOLDER.is_dir():
        return []
    from policypress.system import atomic

    written = []
    for name, text in pages().items():
        atomic.write(FOLDER / name, text.encode())
        written.append(FOLDER / name)
    return written


def _family(loaded: Loaded) -> str:
    return loaded.rule.family


def _row(loaded: Loaded) -> str:
    """The line of a rule in the index."""
    rule = loaded.rule
    title = manual_of(loaded.manual).title.rstrip("。")
    page = f"{_family(loaded)}.md#{rule.code.lower()}"
    cells = (
        f"[{rule.code}]({page})",
        f"`{rule.name}`",
        _cell(title),
        SEVERITIES[rule.severity],
        rule.strength,
    )
    return f"| {' | '.join(cells)} |\n"


def _cell(words: str) -> str:
    """Words in a cell of a Markdown table."""
    return words.replace("|", "\\|")


def _page(family: str, rules: Iterable[Loaded]) -> str:
    """All rules of a family."""
    name = FAMILIES.get(family, family)
    blocks = [f"{_HEAD}# {family} {name}\n"]
    blocks += [_entry(one.rule, manual_of(one.manual)) for one in rules]
    return "\n".join(blocks)


def _entry(rule: Rule, manual: Manual) -> str:
    """The manual page of a rule."""
    parts = manual.parts
    held_to = f"读{_READS[rule.reads]}，适用于{_applies(rule)}"
    lines = [
        f"## {rule.code}",
        "",
        f"**{_marked(manual.title)}** 名称 `{rule.name}`，"
        f"{SEVERITIES[rule.severity]}，{held_to}。",
        "",
        f"检查：{_marked(parts['检查'])}",
        "",
        f"为什么：{_marked(parts['为什么'])}",
        "",
        f"- 不好：{_marked(parts['不好'])}",
        f"- 好：{_marked(parts['好'])}",
        "",
        f"来源：{parts['来源']}",
    ]
    if rule.mechanical:
        lines += ["", "可以用 `--fix` 改。"]
    return "\n".join(lines) + "\n"


def _marked(words: str) -> str:
    """Words whose signs are no marks of Markdown."""
    for sign in ("\\", "*", "_", "<", "[", "`"):
        words = words.replace(sign, f"\\{sign}")
    return words


def _applies(rule: Rule) -> str:
    """The kinds of text of a rule."""
    if rule.genres == EVERY:
        return "各种文稿"
    return "、".join(
        name for genre, name in _GENRES.items() if genre in rule.genres
    )
