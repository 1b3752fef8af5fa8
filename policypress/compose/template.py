"""Templates: one file, one kind of output document (front matter + Jinja + Markdown)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from policypress.source.place import Finding, Place

_FENCE = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
KNOWN = {"title", "file", "for_each", "formats", "look", "landscape", "when", "lists_sources", "subject", "note", "order"}
FORMATS = ("docx", "xlsx", "pdf", "html", "odt", "md")


@dataclass(frozen=True, slots=True)
class Template:
    """A template file. name: file name without suffix; body starts at `first_line` of the file.

    title, file: Jinja over the same names as the body. for_each: "measures" or "". when: "notice", "notes",
    "guides" … something the policy must have. lists_sources: it is composed last, knowing where each figure appears.
    """

    name: str
    place: Place
    title: str
    file: str
    body: str
    first_line: int
    for_each: str = ""
    formats: tuple[str, ...] = ("docx",)
    look: str = "gbt9704"
    landscape: bool = False
    when: str = ""
    lists_sources: bool = False
    subject: str = ""
    order: int = 100


def load_templates(folder: Path) -> tuple[list[Template], list[Finding]]:
    """All templates of a folder (names beginning with _ are parts), in the order of their `order`, then name."""
    templates: list[Template] = []
    findings: list[Finding] = []
    if not folder.is_dir():
        return [], [Finding("templates-missing", "找不到模板文件夹", Place(str(folder)), "核对 templates/ 是否在 build.py 旁边")]
    for path in sorted(folder.glob("*.md")):
        if path.name.startswith("_"):
            continue
        template, found = _load(path)
        findings += found
        if template:
            templates.append(template)
    return sorted(templates, key=lambda t: (t.order, t.name)), findings


def _load(path: Path) -> tuple[Template | None, list[Finding]]:
    from policypress.source.read import read_text

    place = Place(f"templates/{path.name}")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return None, [Finding("not-utf8", "模板不是 UTF-8 编码", place, "用编辑器另存为 UTF-8")]
    except OSError as error:
        return None, [Finding("unreadable", f"模板无法读取（{type(error).__name__}）", place, "核对文件权限")]
    found = _FENCE.match(text)
    if not found:
        return None, [Finding("template-front-matter", "模板开头缺少 --- 之间的说明", Place(place.file, 1, 1), "写明 title、file、formats")]
    read = read_text("\n" + found[1], place.file)
    data = read.data if isinstance(read.data, dict) else {}
    findings = list(read.findings)
    findings += [Finding("unknown-key", f"模板说明中有不认识的项“{key}”", read.places.get((key,), place), f"可用：{'、'.join(sorted(KNOWN))}")
                 for key in data if key not in KNOWN]
    findings += [Finding("missing-key", f"模板说明缺少 {key}", Place(place.file, 1, 1), "参看其他模板的开头") for key in ("title", "file") if not data.get(key)]
    formats = tuple(data.get("formats") or ["docx"])
    findings += [Finding("unknown-format", f"不认识的格式“{name}”", read.places.get(("formats",), place), f"可用：{'、'.join(FORMATS)}")
                 for name in formats if name not in FORMATS]
    if data.get("for_each", "") not in ("", "measures"):
        findings.append(Finding("unknown-loop", f"for_each 不认识“{data['for_each']}”", read.places.get(("for_each",), place), "只可为 measures"))
    if findings:
        return None, findings
    flag = {name: str(data.get(name, "")).lower() == "true" for name in ("landscape", "lists_sources")}
    return Template(
        path.stem, place, data["title"], data["file"], text[found.end():], text[: found.end()].count("\n"), data.get("for_each", ""), formats,
        data.get("look", "gbt9704"), when=data.get("when", ""), subject=data.get("subject", ""), order=int(data.get("order", 100)), **flag), []
