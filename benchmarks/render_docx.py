"""One document to .docx in one process: policypress, docxtpl and pandoc, in turns.

    python benchmarks/render_docx.py [--quick]

Three ways in, because peers start from different things: a composed tree (rendering alone), Markdown (as pandoc does),
a template and data (as docxtpl does). Each writes a file. What one build makes once for all its documents (the look, the
compiled template) is made before; the memory of words seen is emptied, so no document profits from the one before.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import docx  # noqa: E402
import pypandoc  # noqa: E402
from docxtpl import DocxTemplate  # noqa: E402
from timing import Bar, headline, hold, in_turns, show  # noqa: E402
from workload import (  # noqa: E402
    HEAD,
    MARKDOWN_TEMPLATE,
    TITLE,
    characters,
    data,
    document,
    markdown,
    workload,
)

from policypress.compose.markdown.blocks import Builder  # noqa: E402
from policypress.compose.markdown.markers import Nodes, escape, take_line_marks  # noqa: E402
from policypress.compose.markdown.parser import parse  # noqa: E402
from policypress.compose.sandbox.marking import Sandbox  # noqa: E402
from policypress.document import Document  # noqa: E402
from policypress.findings import Place  # noqa: E402
from policypress.render.docx import named_look, render  # noqa: E402

OURS, FROM_MARKDOWN = (
    "policypress, tree → docx",
    "policypress, Markdown → docx",
)
FROM_TEMPLATE = "policypress, template + data → docx"
DOCXTPL, PANDOC = "docxtpl, template + data → docx", "pandoc, Markdown → docx"
BARS = [Bar(OURS, DOCXTPL, 3), Bar(OURS, PANDOC, 20)]
_STYLES = {
    "Normal",
    "Heading 1",
    "Heading 2",
    "Body Text",
    "Table Grid",
    "Normal Table",
}


def docxtpl_template(path: Path) -> None:
    """The template a user of docxtpl would draw in Word: one paragraph and one table row in loops.

    Styles nobody uses are taken out: python-docx's own template has hundreds, and Word's has not.
    """
    file = docx.Document()
    for unused in [
        style.element for style in file.styles if style.name not in _STYLES
    ]:
        unused.getparent().remove(unused)
    for arrow in [
        key
        for key, part in file.part.rels.items()
        if part.reltype.endswith("/stylesWithEffects")
    ]:
        del file.part.rels[arrow]
    file.add_paragraph("{{ title }}", style="Heading 1")
    loops = ("chapter in chapters", "clause in chapter[1]", "text in clause")
    for level, loop in enumerate(loops):
        file.add_paragraph(f"{{%p for {loop} %}}")
        if level == 0:
            file.add_paragraph("{{ chapter[0] }}", style="Heading 2")
    file.add_paragraph("{{ text }}", style="Body Text")
    for _ in loops:
        file.add_paragraph("{%p endfor %}")
    table = file.add_table(rows=4, cols=len(HEAD), style="Table Grid")
    for line, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            text = (
                HEAD[column],
                "{%tr for row in rows %}",
                f"{{{{ row[{column}] }}}}",
                "{%tr endfor %}",
            )[line]
            cell.text = text if column == 0 or line % 2 == 0 else ""
    file.save(str(path))


def makers(folder: Path) -> dict[str, Callable[[], Path]]:
    """Each way to make the document; calling one writes it and gives its path."""
    words = workload()
    tree, text, values = document(words), markdown(words), data(words)
    look, findings = named_look(
        ROOT / "templates" / "looks", "gbt9704", Place("")
    )
    assert look and not findings, findings
    docxtpl_template(folder / "template.docx")
    (folder / "template.md").write_text(MARKDOWN_TEMPLATE, "utf-8")
    nodes = Nodes()
    template = Sandbox(nodes, folder).get_template("template.md")

    def from_tree() -> Path:
        return _write(folder / "tree.docx", render(tree, look))

    def from_markdown() -> Path:
        blocks = Builder(Nodes(), [(-1, 0)] * (text.count("\n") + 1)).build(
            parse(text)
        )
        return _write(
            folder / "markdown.docx",
            render(Document("workload", TITLE, blocks), look),
        )

    def from_template() -> Path:
        for seen in (nodes.lines, nodes.cells):
            seen.clear()
        escape.cache_clear()
        body, lines = take_line_marks(template.render(values))
        blocks = Builder(nodes, lines).build(parse(body))
        return _write(
            folder / "ours.docx",
            render(Document("workload", TITLE, blocks), look),
        )

    def by_docxtpl() -> Path:
        file = DocxTemplate(
            folder / "template.docx"
        )  # a rendered one cannot be rendered again
        file.render(values)
        file.save(folder / "docxtpl.docx")
        return folder / "docxtpl.docx"

    def by_pandoc() -> Path:
        pypandoc.convert_text(
            text,
            "docx",
            format="markdown",
            outputfile=str(folder / "pandoc.docx"),
        )
        return folder / "pandoc.docx"

    return {
        OURS: from_tree,
        FROM_MARKDOWN: from_markdown,
        FROM_TEMPLATE: from_template,
        DOCXTPL: by_docxtpl,
        PANDOC: by_pandoc,
    }


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--quick", action="store_true", help="5 rounds instead of 21"
    )
    rounds = 5 if parser.parse_args().quick else 21
    with tempfile.TemporaryDirectory() as folder:
        ways = makers(Path(folder))
        texts = {
            name: characters(make().read_bytes())
            for name, make in ways.items()
        }
        expected = texts[OURS]
        different = [name for name, text in texts.items() if text != expected]
        if different:
            print("MISSED  other words in:", ", ".join(different))
            return 1
        headline("docxtpl", "pypandoc_binary")
        print(
            f"pandoc {pypandoc.get_pandoc_version()}; {len(expected)} characters, the same in all; median of {rounds} rounds\n"
        )
        times = in_turns(ways, rounds, tries=3)
    show(times)
    print()
    return 0 if hold(times, BARS) else 1


if __name__ == "__main__":
    sys.exit(main())
