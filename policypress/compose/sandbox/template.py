"""Templates: one file, one kind of output document (front matter + Jinja + Markdown)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from policypress.compose.sandbox.typed_figures import typed_in_template
from policypress.findings import Finding, Place, did_you_mean
from policypress.source.reading.yaml_file import Read, read_text
from policypress.system.user_files import TEMPLATE, read_text_file

_DIGITS = 9  # of the number that orders documents
_FENCE = re.compile(
    r"\A---[ \t]*\n(.*?)^---[ \t]*\n",
    re.DOTALL | re.MULTILINE,
)
KNOWN = (
    "title",
    "file",
    "subject",
    "formats",
    "look",
    "landscape",
    "for_each",
    "when",
    "order",
    "lists_sources",
    "note",
)
FORMATS = ("docx", "xlsx", "pdf", "html", "odt", "md", "svg", "png")
CONDITIONS = (
    "notes",
    "notice",
    "common_guide",
    "benchmarks",
    "reviews",
    "audited",
)
_FLAGS = ("landscape", "lists_sources")
# Item → code of the finding, and the values that mean something.
_CHOICES = {
    "for_each": ("unknown-loop", ("measures",)),
    "when": ("unknown-condition", CONDITIONS),
    "landscape": ("not-boolean", ("true", "false")),
    "lists_sources": ("not-boolean", ("true", "false")),
}


class Template(Struct, frozen=True):
    """A template file. name: file name without suffix; body starts at `first_line` of
    the file.

    title, file: Jinja over the same names as the body. for_each: "measures" or "".
    when: one of CONDITIONS, something the policy must have, or "". lists_sources: it is
    composed last, knowing where each figure appears.
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
    """All templates of a folder in the order of their `order`, then name, and every
    mistake in them and their parts.

    Names that begin with _ and files in subfolders are parts: included by others, no
    document themselves.
    """
    if not folder.is_dir():
        hint = "核对 templates/ 是否在 build.py 旁边"
        place = Place(str(folder))
        return [], [
            Finding("templates-missing", "找不到模板文件夹", place, hint)
        ]
    templates: list[Template] = []
    findings: list[Finding] = []
    for path in sorted(folder.rglob("*.md")):
        name = f"templates/{path.relative_to(folder).as_posix()}"
        text, found = read_text_file(path, name, TEMPLATE)
        findings += found
        if text is None:
            continue
        findings += typed_in_template(text, name)
        if path.parent == folder and not path.name.startswith("_"):
            template, found = _template(path.stem, text, Place(name, 1, 1))
            findings += found
            if template:
                templates.append(template)
    templates.sort(key=lambda template: (template.order, template.name))
    return templates, findings


def _template(
    stem: str,
    text: str,
    place: Place,
) -> tuple[Template | None, list[Finding]]:
    """One template, or what is wrong with its front matter."""
    fence = _FENCE.match(text)
    if not fence:
        why = "模板开头缺少 --- 之间的说明"
        hint = "写明 title、file、formats"
        return None, [Finding("template-front-matter", why, place, hint)]
    front = read_text("\n" + fence[1], place.file)  # the line of --- is line 1
    findings = list(front.findings)
    if front.data is not None:
        findings += _mistakes(front, place)
    if findings:
        return None, findings
    known = {key: value for key, value in front.data.items() if key != "note"}
    known["formats"] = _formats(front.data)
    known["order"] = int(known.get("order", 100))
    for name in _FLAGS:
        known[name] = known.get(name) == "true"
    template = Template(
        stem,
        Place(place.file),
        body=text[fence.end() :],
        first_line=fence[0].count("\n"),
        **known,
    )
    return template, []


def _mistakes(
    front: Read,
    place: Place,
) -> Iterator[Finding]:
    """What is wrong with the front matter of a template."""
    data: dict[str, Any] = front.data
    for key, value in data.items():
        if key not in KNOWN:
            why = f"模板说明中有不认识的项“{key}”"
            hint = did_you_mean(key, KNOWN)
            yield Finding("unknown-key", why, front.keys[key,], hint)
        elif key != "formats" and not isinstance(value, str):
            why = f"{key} 应写一项文字"
            yield Finding(
                "not-words",
                why,
                front.places[key,],
                f"写成 {key}: 文字",
            )
    for key in ("title", "file"):
        if not data.get(key):
            why = f"模板说明缺少 {key}"
            yield Finding("missing-key", why, place, "参看其他模板的开头")
    for name in _formats(data):
        if name not in FORMATS:
            why = f"不认识的格式“{name}”"
            hint = did_you_mean(str(name), FORMATS)
            yield Finding(
                "unknown-format",
                why,
                front.places["formats",],
                hint,
            )
    yield from _bad_choices(front)


def _bad_choices(front: Read) -> Iterator[Finding]:
    """Items of which only some values mean anything."""
    for key, (code, choices) in _CHOICES.items():
        value = front.data.get(key)
        if isinstance(value, str) and value and value not in choices:
            why = f"{key} 不能写“{value}”"
            hint = f"可用：{'、'.join(choices)}"
            yield Finding(code, why, front.places[key,], hint)
    order = front.data.get("order", "0")
    if isinstance(order, str) and not _is_place(order):
        shown = order[:_DIGITS]
        why = f"order 应是不超过 {_DIGITS} 位的整数，写的是“{shown}”"
        place = front.places["order",]
        yield Finding("not-a-number", why, place, "写成如 order: 60")


def _is_place(order: str) -> bool:
    """Whether it is a number that places a document among others."""
    return order.isdecimal() and len(order) <= _DIGITS


def _formats(data: dict[str, Any]) -> tuple[Any, ...]:
    formats = data.get("formats") or "docx"
    if isinstance(formats, str):
        return (formats,)
    return tuple(formats)
