"""对照.html: a whole comparison as one page that needs nothing else (no network, no server, no script to be readable).

Every unit is a section with its stable id. Its words stand once, with <ins> and <del>: without <ins> they are the old
text, without <del> the new one. The side-by-side view is made of the same words by the script. Hostile text stays text:
everything is escaped, and a content policy allows only this page's own style and script.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote

from policypress.compare.changes import (
    KINDS,
    SUBSTANCE,
    Change,
    ChangeSet,
    Pair,
    Piece,
    RowPair,
)
from policypress.compare.reports.reasons import NO_REASONS, reason_of
from policypress.compare.text.tree import Tree

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
_TAGS = {"delete": "del", "insert": "ins"}
_NATURES = {"": "", "number": "number", "typography": "typography"}
_LEVELS = {"part": 2, "subpart": 2, "chapter": 2, "section": 3}
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
    changes: ChangeSet, *, title: str = "", reasons: Mapping[str, str] = NO_REASONS
) -> bytes:
    """The page in UTF-8. reasons: why a clause changes, by the id of its change or of its source node."""
    here = Path(__file__)
    style = here.with_name("page.css").read_text("utf-8")
    script = here.with_name("page.js").read_text("utf-8")
    policy = f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'; form-action 'none'"
    name = title or f"{_title(changes.new)}：版本对照"
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_attribute(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{_text(name)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#ui-text">跳到正文</a>\n<header class="page">\n<h1>{_text(name)}</h1>\n'
        f'<p class="versions"><span><b>旧</b> {_text(changes.old.name)}</span> <span><b>新</b> {_text(changes.new.name)}</span></p>\n'
        f"{_counts(changes)}</header>\n{_tools()}"
        f'<div class="columns">\n<nav id="ui-contents" aria-label="目录"><h2>目录</h2>\n{_contents(changes)}</nav>\n'
        f'<main id="ui-text" tabindex="-1">\n{"".join(_units(changes, reasons))}{_numbers(changes)}</main>\n</div>\n'
        f"{_help()}<script>{script}</script>\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


def anchor(change: Change) -> str:
    """The id of a unit's section, without blanks."""
    return re.sub(r"\s+", "_", _clean(change.id))


def _counts(changes: ChangeSet) -> str:
    """Clauses by kind; the numbers are also what the filter shows."""
    items = []
    for kind, count in changes.counts().items():
        if count:
            items.append(
                f'<li><label class="kind {SLUGS[kind]}"><input type="checkbox" name="{SLUGS[kind]}" checked> {kind} '
                f'<b data-count="{_attribute(kind)}">{count}</b></label></li>'
            )
    elsewhere = len(changes.elsewhere())
    total = f"共 {sum(changes.counts().values())} 条" + (
        f"；条文之外另有 {elsewhere} 处修改" if elsewhere else ""
    )
    return f'<ul class="kinds" aria-label="按修改类别筛选">{"".join(items)}</ul>\n<p class="total">{total}</p>\n'


def _tools() -> str:
    return (
        '<div class="tools" role="toolbar" aria-label="阅读工具">'
        '<button type="button" data-do="back" aria-keyshortcuts="k">上一处</button>'
        '<button type="button" data-do="on" aria-keyshortcuts="j">下一处</button>'
        '<output class="where" aria-live="polite"></output>'
        '<button type="button" data-do="sides" aria-pressed="false" aria-keyshortcuts="s">左右对照</button>'
        '<button type="button" data-do="same" aria-pressed="true" aria-keyshortcuts="u">显示未变</button>'
        '<button type="button" data-do="help" aria-label="键盘说明" aria-keyshortcuts="?">?</button></div>\n'
    )


def _help() -> str:
    rows = "".join(
        f"<div><dt><kbd>{key}</kbd></dt><dd>{words}</dd></div>" for key, words in _KEYS
    )
    return (
        f'<dialog id="ui-help" aria-labelledby="ui-help-title"><h2 id="ui-help-title">键盘</h2><dl>{rows}</dl>'
        '<p>每一条的序号都是链接，可以复制给别人。</p><form method="dialog"><button>知道了</button></form></dialog>\n'
    )


def _contents(changes: ChangeSet) -> str:
    """Chapters with their counts, below each the clauses that are not as they were, and what else changed (附件, 标题)."""
    below: dict[str, list[Change]] = {}
    for change in changes.clauses():
        below.setdefault(change.path[-1] if change.path else "", []).append(change)
    counted = {
        heading.id if heading else "": counts
        for heading, counts in changes.counts_by_chapter()
    }
    rows = []
    if "" in below:
        rows.append(_entry("", "正文", counted[""], below[""]))
    for change in changes.changes:
        if change.unit == "heading":
            words = (
                " ".join(change.new[0].lines[0].printed.split())
                if change.new
                else f"（删去）{change.old[0].lines[0].printed}"
            )
            rows.append(
                _entry(
                    anchor(change),
                    words,
                    counted.get(change.id, {}),
                    below.get(change.id, []),
                    len(change.path),
                    change,
                )
            )
        elif change.unit != "clause" and change.changed:
            rows.append(_entry(anchor(change), _called(change), {}, [], own=change))
    return f'<ol class="contents">{"".join(rows)}</ol>\n'


def _entry(
    target: str,
    words: str,
    counts: Mapping[str, int],
    inside: list[Change],
    depth: int = 0,
    own: Change | None = None,
) -> str:
    """own: the unit the entry names, to say how it changed itself."""
    marks = (
        f'<span class="mark {SLUGS[own.kind]}">{own.kind}</span> '
        if own and own.changed
        else ""
    )
    marks += "".join(
        f'<span class="mark {SLUGS[kind]}" title="{kind} {counts[kind]} 条">{kind[:2] if kind != "仅条序调整" else "条序"} {counts[kind]}</span>'
        for kind in KINDS
        if kind != "未变" and counts.get(kind)
    )
    link = (
        f'<a href="#{quote(target)}">{_text(words)}</a>'
        if target
        else f"<span>{_text(words)}</span>"
    )
    listed = "".join(
        f'<li class="{SLUGS[change.kind]}"><a href="#{quote(anchor(change))}">{_text(_called(change))}</a></li>'
        for change in inside
        if change.changed
    )
    more = f"<ul>{listed}</ul>" if listed else ""
    return f'<li class="depth-{depth}"><div>{link} {marks}</div>{more}</li>\n'


def _called(change: Change) -> str:
    label = (change.new_label or change.old_label).rstrip("、.")
    if change.heading.startswith(label):  # 附件一：名单
        return change.heading or change.id
    return " ".join(filter(None, [label, change.heading])) or change.id


def _units(changes: ChangeSet, reasons: Mapping[str, str]) -> Iterator[str]:
    for step in changes.steps:
        if step.side == "old" and step.change.new:
            target = step.change
            yield (
                f'<p class="moved-away">{_text(target.old_label or _called(target))}移至'
                f'<a href="#{quote(anchor(target))}">{_text(target.new_label or _called(target))}</a></p>\n'
            )
        else:
            yield _unit(step.change, reasons)


def _unit(change: Change, reasons: Mapping[str, str]) -> str:
    identity = _attribute(anchor(change))
    kinds = " ".join(SLUGS[kind] for kind in change.kinds)
    badges = "".join(
        f'<span class="badge {SLUGS[kind]}">{kind}</span>'
        for kind in change.kinds
        if kind != "未变"
    )
    level = next((_LEVELS.get(node.kind, 3) for node in (*change.new, *change.old)), 3)
    was = (
        f'<span class="was">原{_text(change.old_label)}</span>'
        if change.old_label
        and change.new_label
        and change.old_label != change.new_label
        else ""
    )
    alias = (
        f'<a id="{_attribute(change.new_label)}"></a>'
        if change.new_label
        and re.fullmatch(r"第\S{1,12}条|（\S{1,4}）", change.new_label)
        and change.id != change.new_label
        and "/" in change.id
        else ""
    )
    tag = f"h{level}"
    words = "".join(f"{_pair(pair, change.unit)}\n" for pair in change.pairs)
    reason = reason_of(change, reasons)
    why = f'<p class="reason"><b>修改说明</b> {_text(reason)}</p>' if reason else ""
    stop = ' data-stop=""' if any(kind in SUBSTANCE for kind in change.kinds) else ""
    return (
        f'<section id="{identity}" class="unit {change.unit} {SLUGS[change.kind]}" data-kinds="{kinds}" data-kind="{_attribute(change.kind)}" '
        f'data-unit="{change.unit}" tabindex="-1"{stop}>{alias}\n<{tag} class="name"><a href="#{quote(anchor(change))}">{_text(_called(change))}</a> {was}{badges}</{tag}>\n'
        f'<div class="words">{words}</div>{why}\n</section>\n'
    )


def _pair(pair: Pair, unit: str) -> str:
    if pair.rows:
        return (
            f'<div class="scroll"><table>{"".join(map(_row, pair.rows))}</table></div>'
        )
    level = next((line.level for line in (*pair.new, *pair.old)), "paragraph")
    lead = " heading" if unit in ("heading", "title") else ""
    moved = '<span class="badge moved">本条内移动</span>' if pair.move else ""
    side = "" if pair.old and pair.new else " come" if pair.new else " gone"
    return f'<p class="line {level}{lead}{side}">{_pieces(pair.pieces)}{moved}</p>'


def _pieces(pieces: Iterable[Piece]) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    if piece.op == "equal":
        return _text(piece.text)
    tag = _TAGS[piece.op]
    nature = f' class="{_NATURES[piece.nature]}"' if piece.nature else ""
    # The end of a paragraph that was taken out or put in is shown, and read back, as a mark of its own.
    ended = f'<span class="end" aria-label="段落标记">¶</span></{tag}><br><span class="indent"></span><{tag}{nature}>'
    return f"<{tag}{nature}>{ended.join(map(_text, piece.text.split(chr(10))))}</{tag}>".replace(
        f"<{tag}{nature}></{tag}>", ""
    )


def _row(row: RowPair) -> str:
    kind = {"新增": ' class="added"', "删去": ' class="removed"'}.get(row.kind, "")
    cells = []
    for cell in row.cells:
        column = (
            ' class="added"'
            if cell.old is None and row.old is not None
            else ' class="removed"'
            if cell.new is None and row.new is not None
            else ""
        )
        cells.append(f"<td{column}>{_pieces(cell.pieces)}</td>")
    return f"<tr{kind}>{''.join(cells)}</tr>"


def _numbers(changes: ChangeSet) -> str:
    moved = [(old, new) for old, new in changes.numbers if old != new]
    if not moved:
        return ""
    rows = "".join(
        f"<tr><td>{_text(old)}</td><td>{_text(new or '（删去）')}</td></tr>"
        for old, new in moved
    )
    return (
        f'<details class="numbers"><summary>条序对照（{len(moved)} 条）</summary><div class="scroll"><table><thead><tr><th scope="col">原条序</th>'
        f'<th scope="col">新条序</th></tr></thead><tbody>{rows}</tbody></table></div></details>\n'
    )


def _title(tree: Tree) -> str:
    return next(
        (
            "".join(line.printed for line in node.lines)
            for node in tree.nodes
            if node.kind == "title"
        ),
        tree.name,
    )


def _digest(text: str) -> str:
    return (
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
    )


def _text(words: str) -> str:
    return escape(_clean(words), quote=False)


def _attribute(words: str) -> str:
    return escape(_clean(words), quote=True)


def _clean(words: str) -> str:
    """Without the control characters HTML forbids."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", "", words)
