"""`build.py look`: what the looks are, how each leaves the standard, and a look as a
Word template.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import add_templates, folder, refuse_sources
from policypress.cli.parser import Parser
from policypress.findings import Finding, Place, has_errors
from policypress.publish import Owner, Publisher
from policypress.system.environment import ROOT

if TYPE_CHECKING:
    from policypress.render.docx import Look

SUMMARY = "列出版式及其与国标的差异，或写成 Word 模板（.dotx）"


def run(arguments: list[str]) -> int:
    """List the looks, or write them as Word templates; the exit code."""
    parser = _parser()
    given = parser.parse(arguments)
    templates, out = folder(given.templates), folder(given.out)
    if given.dotx:
        refuse_sources(
            parser,
            out,
            [ROOT / "policy", ROOT / "templates", templates],
        )
    looks, findings = _looks(templates / "looks", given.name)
    for name, look in looks.items():
        _list(name, look)
    if given.dotx and not has_errors(findings):
        findings += _write(looks, templates, out)
    if findings:
        print(report.as_text(findings))
    return FINDINGS if has_errors(findings) else OK


def _looks(
    folder: Path,
    name: str | None,
) -> tuple[dict[str, Look], list[Finding]]:
    """The look of this name, or all in a folder, and what is wrong with them."""
    from policypress.render.docx import named_look

    names = (
        [name] if name else sorted(path.stem for path in folder.glob("*.yaml"))
    )
    if not names:
        hint = "核对 --templates 后的路径：版式放在其中的 looks 文件夹里"
        return {}, [Finding("no-looks", "没有版式", Place(str(folder)), hint)]
    looks: dict[str, Look] = {}
    findings: list[Finding] = []
    for one in names:
        look, found = named_look(folder, one, Place("版式"))
        findings += found
        if look is not None:
            looks[one] = look
    return looks, findings


def _list(name: str, look: Look) -> None:
    """Print a look and how it leaves the standard."""
    print(f"{name}  {look.title}")
    for deviation in look.deviations:
        clause = f"{deviation.clause}（{deviation.strength}）"
        print(f"    与国标不同  {clause}：{deviation.what}。{deviation.why}")


def _write(
    looks: dict[str, Look],
    templates: Path,
    out: Path,
) -> list[Finding]:
    """Write looks as Word templates and print where; what went wrong."""
    from policypress.render.docx import write_dotx

    publisher = Publisher(out, Owner.of("look", out, templates), [templates])
    for name, look in looks.items():
        publisher.add(
            f"版式/{name}.dotx",
            write_dotx(look),
            f"looks/{name}.yaml",
        )
    published = publisher.publish(complete=False)
    for path in (*published.written, *published.unchanged):
        print(report.shown(path))
    return published.findings


def _parser() -> Parser:
    """What the command line may say."""
    parser = Parser(
        "look",
        "列出各版式及其与 GB/T 9704 的差异；加 --dotx 把一个版式写成 Word 模板。",
        "  build.py look gbt9704 --dotx",
    )
    parser.add_argument(
        "name",
        metavar="版式",
        nargs="?",
        help="版式名称，如 gbt9704；不写时列出全部",
    )
    add_templates(parser)
    parser.add_argument(
        "--out",
        metavar="目录",
        type=Path,
        default=ROOT / "outputs",
        help="输出文件夹（默认 outputs/）",
    )
    parser.add_argument("--dotx", action="store_true", help="写出 Word 模板")
    return parser
