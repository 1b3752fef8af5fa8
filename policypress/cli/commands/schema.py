"""`build.py schema`: write the JSON Schemas that editors use."""

from __future__ import annotations

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.parser import Parser

SUMMARY = "重新生成编辑器用的 JSON Schema 和说明各键的一页"


def run(arguments: list[str]) -> int:
    """Write the schemas and name them; the exit code."""
    Parser(
        "schema",
        "由模型重新生成 JSON Schema，编辑器据此提示和检查 YAML；以及 docs/zh/源文件各键.md 和 docs/zh/rules/。",
    ).parse(arguments)
    from policypress.lint.pages import write_pages
    from policypress.source.key_page import write_page
    from policypress.source.schema import FOLDER, write_schemas
    from policypress.system.refusals import explain

    try:
        written = [*write_schemas(), *write_page(), *write_pages()]
    except OSError as problem:
        print(report.as_text([explain(problem, FOLDER)]))
        return FINDINGS
    for path in written:
        print(report.shown(path))
    return OK
