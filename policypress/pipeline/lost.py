"""What a returned file has lost on its way (丢失的内容): programs that save a Word file again
drop what they do not know. Each loss is a warning that says what follows from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, Place
from policypress.pipeline.returned import Returned, accepted
from policypress.review.basis import Basis
from policypress.word.bookmarks import tag_in
from policypress.word.remarks import read_remarks

_KEEP = "请对方用 Word、WPS 或 LibreOffice 修改原件，打开修订，存为 .docx"


def lost(
    returned: Returned,
    basis: Basis,
) -> list[Finding]:
    """The warnings about a file that has been matched with our text. basis: of today."""
    found: list[Finding] = []
    for about in (_macros, _policy, _stamp, _names, _marks, _comments):
        found += about(returned, basis)
    return found


def _warning(
    code: str,
    message: str,
    returned: Returned,
    hint: str,
) -> Finding:
    """A warning about the file as a whole."""
    return Finding(code, message, Place(returned.name), hint, "warning")


def _macros(
    returned: Returned,
    basis: Basis,
) -> Iterator[Finding]:
    """A program that came along."""
    if returned.has_macros:
        message = "文件带有宏；宏没有运行，也没有读取"
        hint = "不是对方有意加的，请核对来源；另存为 .docx 就没有宏"
        yield _warning("has-macros", message, returned, hint)


def _policy(
    returned: Returned,
    basis: Basis,
) -> Iterator[Finding]:
    """That it says it is of another policy, though its words are ours."""
    if returned.other_policy:
        message = (
            f"文件写明是《{returned.policy}》的，这套政策的标题是"
            f"《{returned.other_policy}》；按文字认作“{returned.document}”"
        )
        hint = "标题改过的，不必理会；不是这套政策的，用 --policy 指明是哪一套"
        yield _warning("other-title", message, returned, hint)


def _stamp(
    returned: Returned,
    basis: Basis,
) -> Iterator[Finding]:
    """What it no longer says of itself; or that it is of a text that nobody has."""
    if not returned.digest:
        message = (
            "文件里没有本工具写入的底稿标识（另存它的程序没有保留），"
            f"按文字认作“{returned.document}”"
        )
        hint = f"核对认得是否正确；{_KEEP}"
        yield _warning("stamp-lost", message, returned, hint)
        return
    is_today = returned.digest == basis.digest
    if is_today or returned.is_sent_found:
        return
    if returned.witness == "own-marks":
        message = (
            "送审时的文本与现在的不同，git 里也没有；以回稿拒绝全部修订后的文字"
            "作底稿，没有用修订做的改动看不出来"
        )
    else:
        message = (
            "送审时的文本与现在的不同，git 里也没有；送审以后源文件自己的改动"
            "也会被列为回稿的改动（改回旧文）"
        )
    hint = "逐处核对后用 --pick 选用；或者用 git 找回送审时的版本，在那里处理"
    yield _warning("sent-text-unknown", message, returned, hint)


def _names(
    returned: Returned,
    basis: Basis,
) -> Iterator[Finding]:
    """The names of its paragraphs, where they would have helped."""
    if returned.witness != "compared":
        return
    has_any = any(
        tag_in(one.name)
        for paragraph in returned.paragraphs
        for one in paragraph.bookmarks
    )
    if not has_any:
        message = "段落的书签已经丢失，改动大的段落只能按文字辨认"
        yield _warning("bookmarks-lost", message, returned, _KEEP)


def _marks(
    returned: Returned,
    basis: Basis,
) -> Iterator[Finding]:
    """Tracked changes, where the text is another without any, or with more."""
    if returned.witness in ("exact", "moved-on", "own-marks"):
        return
    if returned.is_tracked:
        message = (
            "除修订以外还有没有留痕的改动，全部按文字比较，分不清各处是谁改的"
        )
        yield _warning("untracked-too", message, returned, _KEEP)
    elif accepted(returned.paragraphs) != basis.texts:
        message = "没有修订痕迹（没有打开修订，或者已经全部接受），不知道是谁、何时改的"
        yield _warning("not-tracked", message, returned, _KEEP)


def _comments(
    returned: Returned,
    basis: Basis,
) -> Iterator[Finding]:
    """Comments of which only the place is left."""
    there = read_remarks(returned.package)
    gone = sum(
        one.name not in there
        for paragraph in returned.paragraphs
        for one in paragraph.comments
    )
    if gone:
        message = f"正文里有{gone}处批注的位置，批注的内容已经不在文件里"
        hint = "请对方从原件另存，或者把意见另附一份"
        yield _warning("comments-lost", message, returned, hint)
