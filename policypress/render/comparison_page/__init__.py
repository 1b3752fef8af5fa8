"""对照.html: a whole comparison as one page that needs nothing else (no
network, no server, no script to be readable).

Every unit is a section with its stable id. Its words stand once, with <ins>
and <del>: without <ins> they are the old text, without <del> the new one. The
side-by-side view is made of the same words by the script. Hostile text stays
text: everything is escaped, and a content policy allows only this page's own
style and script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from policypress.compare.changes import (
    KINDS,
    SUBSTANCE,
    Change,
    ChangeSet,
    Kind,
)
from policypress.compare.reports.reasons import NO_REASONS, reason_of
from policypress.language.patterns import later
from policypress.render.comparison_page.lines import pair_html
from policypress.render.escaping import (
    attribute,
    clean,
    text,
)
from policypress.render.html_head import digest, head

SLUGS = {
    "新增": "added",
    "删去": "removed",
    "修改": "amended",
    "移动": "moved",
    "拆分": "split",
    "合并": "merged",
    "仅条序调整": "renumbered",
    "版式差异": "retyped",
    "未变": "same",
}
_LEVELS = {"part": 2, "subpart": 2, "chapter": 2, "section": 3}
_LOWEST = 3
_CITED = later(r"第\S{1,12}条|（\S{1,4}）")  # 第三条, （九）
_KEYS = (
    ("j", "下一处修改"),
    ("k", "上一处修改"),
    ("s", "逐行对照 / 左右对照"),
    ("u", "显示 / 隐藏未变的条文"),
    ("t", "目录"),
    ("?", "这份说明"),
    ("Esc", "关闭"),
)


def render(
    changes: ChangeSet,
    *,
    title: str = "",
    reasons: Mapping[str, str] = NO_REASONS,
    note: str = "",
) -> bytes:
    """The page in UTF-8.

    reasons: why a clause changes, by the id of its change or of its source
    node. note: what was not compared, "" for nothing.
    """
    here = Path(__file__)
    style = here.with_name("page.css").read_text("utf-8")
    script = here.with_name("page.js").read_text("utf-8")
    policy = (
        f"default-src 'none'; style-src {digest(style)}; "
        f"script-src {digest(script)};"
        " base-uri 'none'; form-action 'none'"
    )
    name = title or f"{changes.new.title or changes.new.name}：版本对照"
    units = "".join(_units(changes, reasons))
    return (
        f"{head(text(name), style, policy)}<body>\n"
        '<a class="skip" href="#ui-text">跳到正文</a>\n'
        f'<header class="page">\n<h1>{text(name)}</h1>\n'
        f'<p class="versions"><span><b>旧</b> {text(changes.old.name)}</span> '
        f"<span><b>新</b> {text(changes.new.name)}</span></p>\n"
        f"{_counts(changes)}{_note(note)}</header>\n{_tools()}"
        '<div class="columns">\n<nav id="ui-contents" aria-label="目录">'
        "<h2>目录</h2>\n"
        f'{_contents(changes)}</nav>\n<main id="ui-text" tabindex="-1">\n'
        f"{units}{_numbers(changes)}</main>\n</div>\n"
        f"{_help()}<script>{script}</script>\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


class ChangedUnit(NamedTuple):
    """A unit of the text that differs, for a page of others.

    name: number and heading; kinds: in which ways; html: its lines with <ins> and <del>,
    escaped.
    """

    name: str
    kinds: str
    html: str


def changed_units(changes: ChangeSet) -> list[ChangedUnit]:
    """Every unit that says something else than before, in the order of the new text,
    where one was deleted in the place that it had.
    """
    found: list[ChangedUnit] = []
    for change in changes.changes:
        if not change.changed:
            continue
        lines = [pair_html(pair, change.unit) for pair in change.pairs]
        kinds = "、".join(kind for kind in change.kinds if kind in SUBSTANCE)
        found.append(ChangedUnit(_called(change), kinds, "\n".join(lines)))
    return found


def anchor(change: Change) -> str:
    """The id of a unit's section, without blanks."""
    return re.sub(r"\s+", "_", clean(change.id))


def _counts(changes: ChangeSet) -> str:
    """Clauses by kind; the numbers are also what the filter shows."""
    counts = changes.counts()
    items = []
    for kind, count in counts.items():
        if count:
            slug = SLUGS[kind]
            items.append(
                f'<li><label class="kind {slug}">'
                f'<input type="checkbox" name="{slug}" checked> {kind} '
                f'<b data-count="{attribute(kind)}">{count}</b></label></li>'
            )
    total = f"共 {sum(counts.values())} 条"
    if not any(counts.values()):
        total = "没有条文编号"
    elsewhere = len(changes.elsewhere())
    if elsewhere:
        total += f"；条文之外另有 {elsewhere} 处修改"
    listed = "".join(items)
    return (
        f'<ul class="kinds" aria-label="按修改类别筛选">{listed}</ul>\n'
        f'<p class="total">{total}</p>\n'
    )


def _note(words: str) -> str:
    """What was not compared, as a remark above the text."""
    if words:
        return f'<p class="note" role="note">{text(words)}</p>\n'
    return ""


def _tools() -> str:
    """The buttons above the text; the keys named in them do the same."""
    return (
        '<div class="tools" role="toolbar" aria-label="阅读工具">'
        '<button type="button" data-do="back" '
        'aria-keyshortcuts="k">上一处</button>'
        '<button type="button" data-do="on" aria-keyshortcuts="j">下一处</button>'
        '<output class="where" aria-live="polite"></output>'
        '<button type="button" data-do="sides" aria-pressed="false"'
        ' aria-keyshortcuts="s">左右对照</button>'
        '<button type="button" data-do="same" aria-pressed="true"'
        ' aria-keyshortcuts="u">显示未变</button>'
        '<button type="button" data-do="help" aria-label="键盘说明"'
        ' aria-keyshortcuts="?">?</button></div>\n'
    )


def _help() -> str:
    """The list of keys, which a button and a key show."""
    rows = "".join(
        f"<div><dt><kbd>{key}</kbd></dt><dd>{words}</dd></div>"
        for key, words in _KEYS
    )
    return (
        '<dialog id="ui-help" aria-labelledby="ui-help-title">'
        f'<h2 id="ui-help-title">键盘</h2><dl>{rows}</dl>'
        "<p>每一条的序号都是链接，可以复制给别人。</p>"
        '<form method="dialog"><button>知道了</button></form></dialog>\n'
    )


def _contents(changes: ChangeSet) -> str:
    """Chapters with their counts, below each the clauses that are not as they
    were, and what else changed (附件, 标题).
    """
    below: dict[str, list[Change]] = {}
    for change in changes.clauses():
        chapter = change.path[-1] if change.path else ""
        below.setdefault(chapter, []).append(change)
    counted: dict[str, Mapping[Kind, int]] = {}
    for heading, counts in changes.counts_by_chapter():
        counted[heading.id if heading else ""] = counts
    rows = []
    if "" in below:
        rows.append(_entry("<span>正文</span>", "", counted[""], below[""]))
    for change in changes.changes:
        if change.unit == "heading":
            link = _link(change, _heading_text(change))
            depth = len(change.path)
            own = _own_mark(change)
            inside = below.get(change.id, [])
            rows.append(
                _entry(link, own, counted.get(change.id, {}), inside, depth)
            )
        elif change.unit != "clause" and change.changed:
            link = _link(change, _called(change))
            rows.append(_entry(link, _own_mark(change), {}, []))
    return f'<ol class="contents">{"".join(rows)}</ol>\n'


def _heading_text(change: Change) -> str:
    """A heading as the table of contents shows it."""
    if change.new:
        return " ".join(change.new[0].lines[0].printed.split())
    return f"（删去）{change.old[0].lines[0].printed}"


def _link(
    change: Change,
    words: str,
) -> str:
    """A link to the section of a unit."""
    return f'<a href="#{quote(anchor(change))}">{text(words)}</a>'


def _own_mark(change: Change) -> str:
    """How a unit changed itself, "" when it did not."""
    if not change.changed:
        return ""
    return f'<span class="mark {SLUGS[change.kind]}">{change.kind}</span> '


def _entry(
    link: str,
    own_mark: str,
    counts: Mapping[Kind, int],
    inside: list[Change],
    depth: int = 0,
) -> str:
    """A row of the table of contents.

    counts: of the clauses below it; inside: those clauses.
    """
    marks = own_mark + "".join(_count_marks(counts))
    listed = ""
    for change in inside:
        if change.changed:
            clause = _link(change, _called(change))
            listed += f'<li class="{SLUGS[change.kind]}">{clause}</li>'
    more = f"<ul>{listed}</ul>" if listed else ""
    return f'<li class="depth-{depth}"><div>{link} {marks}</div>{more}</li>\n'


def _count_marks(counts: Mapping[Kind, int]) -> Iterator[str]:
    """How many clauses below a heading changed in each way."""
    for kind in KINDS:
        count = counts.get(kind)
        if kind == "未变" or not count:
            continue
        short = "条序" if kind == "仅条序调整" else kind[:2]
        yield (
            f'<span class="mark {SLUGS[kind]}" title="{kind} {count} 条">'
            f"{short} {count}</span>"
        )


def _called(change: Change) -> str:
    """What a unit is called: its number and heading, else its id."""
    label = (change.new_label or change.old_label).rstrip("、.")
    if change.heading.startswith(label):  # 附件一：名单
        return change.heading or change.id
    return " ".join(filter(None, [label, change.heading])) or change.id


def _units(
    changes: ChangeSet,
    reasons: Mapping[str, str],
) -> Iterator[str]:
    """The sections of all units.

    Where one was that moved, a line that leads to it.
    """
    for step in changes.steps:
        change = step.change
        if step.side == "old" and change.new:
            name = _called(change)
            link = _link(change, change.new_label or name)
            was = text(change.old_label or name)
            yield f'<p class="moved-away">{was}移至{link}</p>\n'
        else:
            yield _unit(change, reasons)


def _unit(
    change: Change,
    reasons: Mapping[str, str],
) -> str:
    """The section of a unit.

    Name, old number, kinds of change, words and reason.
    """
    identity = attribute(anchor(change))
    kinds = " ".join(SLUGS[kind] for kind in change.kinds)
    stop = ""
    if any(kind in SUBSTANCE for kind in change.kinds):
        stop = ' data-stop=""'
    tag = f"h{_level(change)}"
    link = _link(change, _called(change))
    name = f"{link} {_old_number(change)}{_badges(change)}"
    words = "".join(
        f"{pair_html(pair, change.unit)}\n" for pair in change.pairs
    )
    reason = reason_of(change, reasons)
    why = ""
    if reason:
        why = f'<p class="reason"><b>修改说明</b> {text(reason)}</p>'
    return (
        f'<section id="{identity}" '
        f'class="unit {change.unit} {SLUGS[change.kind]}"'
        f' data-kinds="{kinds}" data-kind="{attribute(change.kind)}"'
        f' data-unit="{change.unit}" tabindex="-1"{stop}>{_alias(change)}\n'
        f'<{tag} class="name">{name}</{tag}>\n'
        f'<div class="words">{words}</div>{why}\n</section>\n'
    )


def _level(change: Change) -> int:
    """The level of a unit's heading on the page.

    That of a chapter is above that of a clause.
    """
    nodes = (*change.new, *change.old)
    if nodes:
        return _LEVELS.get(nodes[0].kind, _LOWEST)
    return _LOWEST


def _old_number(change: Change) -> str:
    """原第三条, where the number is another one."""
    old = change.old_label
    new = change.new_label
    if not old or not new or old == new:
        return ""
    return f'<span class="was">原{text(old)}</span>'


def _badges(change: Change) -> str:
    """The kinds of change of a unit."""
    return "".join(
        f'<span class="badge {SLUGS[kind]}">{kind}</span>'
        for kind in change.kinds
        if kind != "未变"
    )


def _alias(change: Change) -> str:
    """A second anchor, the number, for a unit whose id is that of a source
    node (measures/award).
    """
    label = change.new_label
    if not label or "/" not in change.id or not _CITED.fullmatch(label):
        return ""
    return f'<a id="{attribute(label)}"></a>'


def _numbers(changes: ChangeSet) -> str:
    """The table of old and new numbers (条序对照), as far as they differ."""
    moved = [(old, new) for old, new in changes.numbers if old != new]
    if not moved:
        return ""
    rows = "".join(
        f"<tr><td>{text(old)}</td><td>{text(new or '（删去）')}</td></tr>"
        for old, new in moved
    )
    return (
        f'<details class="numbers"><summary>条序对照（{len(moved)} 条）</summary>'
        '<div class="scroll"><table><thead><tr><th scope="col">原条序</th>'
        f'<th scope="col">新条序</th></tr></thead><tbody>{rows}</tbody></table>'
        "</div>"
        "</details>\n"
    )
