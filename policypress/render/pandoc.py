"""Our own HTML → OpenDocument (.odt) and Markdown (.md) through pandoc.

Pandoc never sees the Markdown of a template: it would join Chinese lines with a space. Patterns below may be this
plain because the HTML is what `policypress.render.html.fragment` writes: quotes in words are always escaped there.
"""

from __future__ import annotations

import os
import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from policypress.document import Document
from policypress.findings import Finding, Place
from policypress.render.html import fragment
from policypress.system.tools import NoAnswer, ask, find_pandoc

_EPOCH = "946684800"  # 2000-01-01, the date of creation in every output
_SECONDS = 120
_FROM = "html-native_spans-native_divs"
_TO = {"odt": ["--to=odt", "--metadata=lang=zh-CN"], "md": ["--to=gfm", "--wrap=none"]}
_CELL_BREAK = "\ue0ff"  # pandoc gives up pipe tables at a <br>; this stands in for it until afterwards
_ATTRIBUTES = re.compile(
    r' (?:data-source|class|id|scope|tabindex|role|aria-label)="[^"]*"'
)
_MARK = re.compile(r'<mark class="[^"]*" title="([^"]*)"[^>]*>(.*?)</mark>', re.DOTALL)
_CELL = re.compile(r"(<t[dh]\b[^>]*>)(.*?)(</t[dh]>)", re.DOTALL)
_HEADING = re.compile(r"<h\d\b.*?</h\d>", re.DOTALL)
_STRESS = re.compile(r"<(strong|em)>(.*?)</\1>", re.DOTALL)
_NAV = re.compile(r"<nav\b.*?</nav>", re.DOTALL)
_HINT = (
    "安装 pandoc（Debian/Ubuntu：apt install pandoc），或删去 .venv 后重新运行 build.py"
)


def render_odt(
    document: Document, look: object = None, *, marks: bool = False
) -> bytes | Finding:
    """The OpenDocument text of `document`; fields become blanks to fill in by hand."""
    return convert(fragment(document, marks=marks, form=False), "odt")


def render_markdown(
    document: Document, look: object = None, *, marks: bool = False
) -> bytes | Finding:
    """The Markdown (GitHub flavour) of `document`; open figures are followed by their reason when marks is set."""
    return convert(fragment(document, marks=marks, form=False), "md")


def convert(html: str, to: str) -> bytes | Finding:
    """A fragment of our HTML in another format ("odt" or "md"); the same bytes each time.

    A pandoc that is missing, fails or hangs gives a Finding with the remedy.
    """
    pandoc = _pandoc()
    if not pandoc:
        return Finding(
            "pandoc-missing",
            f"没有找到 pandoc，未能生成 {to} 文件",
            Place("pandoc"),
            _HINT,
            "warning",
        )
    html = _MARK.sub(r"\2〔\1〕", html)
    source = _for_markdown(html) if to == "md" else html
    command = [pandoc, f"--from={_FROM}", *_TO[to], "--output=-"]
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": _EPOCH}
    try:
        done = ask(command, _SECONDS, source.encode("utf-8", "replace"), surroundings)
    except NoAnswer as problem:
        return _failed(to, str(problem))
    if done.code:
        return _failed(
            to,
            done.errors.decode("utf-8", "replace").strip().rpartition("\n")[2]
            or "没有说明原因",
        )
    return (
        _same_bytes(done.out)
        if to == "odt"
        else done.out.replace(_CELL_BREAK.encode(), b"<br>")
    )


def _pandoc() -> str:
    """The pandoc that pypandoc brings, or one on the machine; "" when there is none."""
    return str(find_pandoc() or "")


def _failed(to: str, why: str) -> Finding:
    return Finding(
        "pandoc-failed",
        f"pandoc 生成 {to} 文件失败：{why}",
        Place("pandoc"),
        "运行 build.py doctor 查看 pandoc 版本；其他格式不受影响",
        "warning",
    )


def _for_markdown(html: str) -> str:
    """Without what Markdown cannot say: contents, sources, classes, and stress that would stand as literal asterisks."""
    html = _ATTRIBUTES.sub("", _NAV.sub("", html))
    html = _HEADING.sub(
        lambda heading: heading[0].replace("<br>", ""), html
    )  # pandoc would put a space there
    html = _CELL.sub(
        lambda cell: cell[1] + re.sub(r"</p><p>|<br>", _CELL_BREAK, cell[2]) + cell[3],
        html,
    )
    return _STRESS.sub(_stress, html)


def _stress(found: re.Match[str]) -> str:
    """CommonMark knows no stress that begins or ends with punctuation next to a Chinese character (flanking rules)."""
    words = re.sub(r"<[^>]*>|&[a-z0-9#]+;", "", found[2])
    safe = words and words[0].isalnum() and words[-1].isalnum()
    return found[0] if safe else found[2]


def _same_bytes(odt: bytes) -> bytes:
    """The package with fixed dates, on A4 with the margins of GB/T 9704—2012 5.2.1 and Chinese as its language."""
    buffer = BytesIO()
    with ZipFile(BytesIO(odt)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in (
            old.namelist()
        ):  # mimetype stays first and stored (OpenDocument 1.3, part 2, 3.3)
            content = old.read(name)
            if name == "styles.xml":
                content = _page(content.decode()).encode()
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            new.writestr(entry, content)
    return buffer.getvalue()


def _page(styles: str) -> str:
    sizes = {
        "fo:page-width": "210mm",
        "fo:page-height": "297mm",
        "fo:margin-top": "37mm",
        "fo:margin-right": "26mm",
        "fo:margin-bottom": "35mm",
        "fo:margin-left": "28mm",
    }

    def resize(found: re.Match[str]) -> str:
        layout = found[0]
        for name, value in sizes.items():
            layout = re.sub(rf'\b{name}="[^"]*"', f'{name}="{value}"', layout)
        return layout

    styles = re.sub(r"<style:page-layout-properties\b[^>]*>", resize, styles)
    styles = styles.replace('style:language-asian="zxx"', 'style:language-asian="zh"')
    styles = styles.replace('style:country-asian="none"', 'style:country-asian="CN"')
    return styles.replace(
        'style:font-name-asian="Lucida Sans Unicode"', 'style:font-family-asian="仿宋"'
    )
