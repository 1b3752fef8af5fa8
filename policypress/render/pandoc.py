"""Our own HTML → OpenDocument (.odt) and Markdown (.md) through pandoc.

Pandoc never sees the Markdown of a template: it would join Chinese lines with
a space. Patterns below may be this plain because the HTML is what
`render.html.fragment` writes: quotes in words are always escaped there.
"""

from __future__ import annotations

import os
import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from policypress.findings import Finding, Place
from policypress.system.tools import NoAnswer, ask, find_pandoc

_EPOCH = "946684800"  # 2000-01-01, the date of creation in every output
_SECONDS = 120
_FROM = "html-native_spans-native_divs"
_TO = {
    "odt": ["--to=odt", "--metadata=lang=zh-CN"],
    "md": ["--to=gfm", "--wrap=none"],
}
# Pandoc gives up pipe tables at a <br>; this stands in for it until
# afterwards.
_CELL_BREAK = "\ue0ff"
_PARAGRAPH_END = re.compile(r"</p><p>|<br>")
_MARKUP = re.compile(r"<[^>]*>|&[a-z0-9#]+;")
_LAYOUT = re.compile(r"<style:page-layout-properties\b[^>]*>")
_LAYOUT_SIZES = {  # GB/T 9704—2012, 5.2.1
    "fo:page-width": "210mm",
    "fo:page-height": "297mm",
    "fo:margin-top": "37mm",
    "fo:margin-right": "26mm",
    "fo:margin-bottom": "35mm",
    "fo:margin-left": "28mm",
}
_CHINESE = {  # what pandoc writes where it knows no East Asian language
    'style:language-asian="zxx"': 'style:language-asian="zh"',
    'style:country-asian="none"': 'style:country-asian="CN"',
    'style:font-name-asian="Lucida Sans Unicode"': 'style:font-family-asian="仿宋"',
}
_ATTRIBUTES = re.compile(
    r' (?:data-source|class|id|scope|tabindex|role|aria-label)="[^"]*"'
)
_MARK = re.compile(
    r'<mark class="[^"]*" title="([^"]*)"[^>]*>(.*?)</mark>',
    re.DOTALL,
)
_CELL = re.compile(r"(<t[dh]\b[^>]*>)(.*?)(</t[dh]>)", re.DOTALL)
_HEADING = re.compile(r"<h\d\b.*?</h\d>", re.DOTALL)
_STRESS = re.compile(r"<(strong|em)>(.*?)</\1>", re.DOTALL)
_NAV = re.compile(r"<nav\b.*?</nav>", re.DOTALL)
_HINT = "安装 pandoc（Debian/Ubuntu：apt install pandoc），或删去 .venv 后重新运行 build.py"


def convert(
    html: str,
    to: str,
) -> bytes | Finding:
    """A fragment of our HTML in another format ("odt" or "md").

    The same bytes each time.

    A pandoc that is missing, fails or hangs gives a Finding with the remedy.
    """
    pandoc = find_pandoc()
    if not pandoc:
        message = f"没有找到 pandoc，未能生成 {to} 文件"
        return Finding(
            "pandoc-missing",
            message,
            Place("pandoc"),
            _HINT,
            "warning",
        )
    html = _MARK.sub(r"\2〔\1〕", html)
    if to == "md":
        html = _for_markdown(html)
    command = [str(pandoc), f"--from={_FROM}", *_TO[to], "--output=-"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": _EPOCH}
    try:
        done = ask(
            command,
            _SECONDS,
            html.encode("utf-8", "replace"),
            environment,
        )
    except NoAnswer as problem:
        return _failed(to, str(problem))
    if done.code:
        return _failed(to, _last_line(done.errors) or "没有说明原因")
    if to == "odt":
        return _same_bytes(done.out)
    return done.out.replace(_CELL_BREAK.encode(), b"<br>")


def _last_line(errors: bytes) -> str:
    """The last line that pandoc wrote: what went wrong in the end."""
    return errors.decode("utf-8", "replace").strip().rpartition("\n")[2]


def _failed(
    to: str,
    why: str,
) -> Finding:
    """A warning: one format less, the others are not affected."""
    message = f"pandoc 生成 {to} 文件失败：{why}"
    hint = "运行 build.py doctor 查看 pandoc 版本；其他格式不受影响"
    return Finding("pandoc-failed", message, Place("pandoc"), hint, "warning")


def _for_markdown(html: str) -> str:
    """The fragment without what Markdown cannot show.

    That is contents, sources, classes, and stress that would stand as literal
    asterisks.
    """
    html = _ATTRIBUTES.sub("", _NAV.sub("", html))
    html = _HEADING.sub(_heading_in_one_line, html)
    html = _CELL.sub(_cell_in_one_line, html)
    return _STRESS.sub(_stress, html)


def _heading_in_one_line(found: re.Match[str]) -> str:
    """Pandoc would put a space where the line breaks."""
    return found[0].replace("<br>", "")


def _cell_in_one_line(found: re.Match[str]) -> str:
    start, inside, end = found.groups()
    return start + _PARAGRAPH_END.sub(_CELL_BREAK, inside) + end


def _stress(found: re.Match[str]) -> str:
    """A stressed piece, or only its words where CommonMark would not see the
    stress.

    By its flanking rules no stress begins or ends with punctuation next to a
    Chinese character.
    """
    words = _MARKUP.sub("", found[2])
    if words and words[0].isalnum() and words[-1].isalnum():
        return found[0]
    return found[2]


def _same_bytes(odt: bytes) -> bytes:
    """The package with fixed dates, on our page, with Chinese as its language.

    The file mimetype stays first and stored (OpenDocument 1.3, part 2, 3.3).
    """
    buffer = BytesIO()
    with (
        ZipFile(BytesIO(odt)) as old,
        ZipFile(buffer, "w", ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == "styles.xml":
                content = _chinese_styles(content.decode()).encode()
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            is_stored = name == "mimetype"
            entry.compress_type = ZIP_STORED if is_stored else ZIP_DEFLATED
            new.writestr(entry, content)
    return buffer.getvalue()


def _chinese_styles(styles: str) -> str:
    """styles.xml on A4 with the margins of an official document,
    in Chinese.
    """
    styles = _LAYOUT.sub(_resized, styles)
    for old, new in _CHINESE.items():
        styles = styles.replace(old, new)
    return styles


def _resized(found: re.Match[str]) -> str:
    layout = found[0]
    for name, value in _LAYOUT_SIZES.items():
        layout = re.sub(rf'\b{name}="[^"]*"', f'{name}="{value}"', layout)
    return layout
