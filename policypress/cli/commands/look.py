"""`build.py look`: what the looks are, how each leaves the standard, and a look as a Word template."""

from __future__ import annotations

from pathlib import Path

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import folder, refuse_sources
from policypress.cli.parser import Parser
from policypress.findings import Place, has_errors
from policypress.publish import Owner, Publisher
from policypress.system.environment import ROOT

SUMMARY = "列出版式及其与国标的差异，或写成 Word 模板（.dotx）"


def run(arguments: list[str]) -> int:
    from policypress.render.docx import named_look, write_dotx

    parser = Parser(
        "look",
        "列出各版式及其与 GB/T 9704 的差异；加 --dotx 把一个版式写成 Word 模板。",
        "  build.py look gbt9704 --dotx",
    )
    parser.add_argument(
        "name", metavar="版式", nargs="?", help="版式名称，如 gbt9704；不写时列出全部"
    )
    parser.add_argument(
        "--templates",
        metavar="目录",
        type=Path,
        default=ROOT / "templates",
        help="模板文件夹（默认 templates/）",
    )
    parser.add_argument(
        "--out",
        metavar="目录",
        type=Path,
        default=ROOT / "outputs",
        help="输出文件夹（默认 outputs/）",
    )
    parser.add_argument("--dotx", action="store_true", help="写出 Word 模板")
    given = parser.parse(arguments)
    templates, out = folder(given.templates), folder(given.out)
    if given.dotx:
        refuse_sources(parser, out, [ROOT / "policy", ROOT / "templates", templates])
    looks = templates / "looks"
    names = (
        [given.name]
        if given.name
        else sorted(path.stem for path in looks.glob("*.yaml"))
    )
    owner = Owner.of("look", out, templates)
    publisher, findings = Publisher(out, owner, [templates]), []
    for name in names:
        look, found = named_look(looks, name, Place("版式"))
        findings += found
        if look is None:
            continue
        print(f"{name}  {look.title}")
        for deviation in look.deviations:
            print(
                f"    与国标不同  {deviation.clause}（{deviation.strength}）：{deviation.what}。{deviation.why}"
            )
        if given.dotx:
            publisher.add(f"版式/{name}.dotx", write_dotx(look), f"looks/{name}.yaml")
    if given.dotx and not has_errors(findings):
        published = publisher.publish(complete=False)
        findings += published.findings
        for path in (*published.written, *published.unchanged):
            print(report.shown(path))
    if findings:
        print(report.as_text(findings))
    return FINDINGS if has_errors(findings) else OK
