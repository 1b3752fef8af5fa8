"""What programs lose that save a returned file again is said in words, and nothing is
written that the reviewer did not write."""

from __future__ import annotations

import io

import docx
import pypandoc
import pytest

from policypress.pipeline.review import ReviewRequest, review
from tests.pipeline.test_review import (
    changed,
    commit,
    policy,
    quiet,
    returned,
    sent,
    templates,
)
from tests.support import full_disk
from tests.support.marking_up import Returned

pytestmark = pytest.mark.whole

__all__ = ["policy", "returned"]  # the fixtures of the neighbour


def marked(returned: Returned) -> Returned:
    """A reviewer's work: words, a figure, a new paragraph, a comment."""
    returned.replace("真实性", "真实性、合法性", "李四")
    returned.replace("20万元", "25万元")
    returned.add_paragraph("材料的", "申报单位应当配合核查。")
    returned.comment("由文化局", "建议写明由谁解释", "司法局")
    return returned


def through_pandoc(file, *arguments: str):
    """A file read and written by pandoc."""
    out = file.with_name(f"pandoc-{file.name}")
    pypandoc.convert_file(
        str(file), "docx", "docx", extra_args=arguments, outputfile=str(out)
    )
    return out


def through_python_docx(file):
    """A file read and written by python-docx."""
    out = file.with_name(f"python-{file.name}")
    docx.Document(str(file)).save(str(out))
    return out


def reviewed(policy, file, **asked):
    """What a review of a file says."""
    request = ReviewRequest(
        (file,), policy, templates(policy), when="2026-11-29", **asked
    )
    return review(request, quiet)


def codes(result) -> set[str]:
    """What was said about the file."""
    return {one.code for one in result.findings if one.place.line == 0}


@pytest.fixture
def file(returned, tmp_path):
    path = tmp_path / "回稿.docx"
    path.write_bytes(marked(returned).data())
    return path


WANTED = ["added", "figure", "words"]


def test_pandoc_keeps_the_marks_and_loses_what_the_file_says_of_itself(
    policy, file
):
    again = through_pandoc(file, "--track-changes=all")
    result = reviewed(policy, again, apply=True)
    assert codes(result) == {"stamp-lost"}
    assert result.returned[0].witness == "exact"
    assert sorted(one.kind for one in result.proposals) == WANTED
    hands = {name for one in result.proposals for name in one.authors}
    assert hands == {"张三", "李四"}
    assert [one.remark.text for one in result.returned[0].remarks] == [
        "建议写明由谁解释"
    ]
    assert result.is_applied and not result.differences


def test_pandoc_without_the_marks_leaves_words_that_are_compared(policy, file):
    before = full_disk.files(policy)
    again = through_pandoc(file)
    result = reviewed(policy, again, apply=True)
    assert codes(result) == {"stamp-lost", "bookmarks-lost", "not-tracked"}
    assert sorted(one.kind for one in result.proposals) == WANTED
    assert not any(one.authors for one in result.proposals)
    assert result.is_applied and not result.differences
    names = set(changed(policy, before))
    assert names == {"supplementary.yaml", "measures/prize.yaml"}


def test_python_docx_keeps_everything(policy, file):
    result = reviewed(policy, through_python_docx(file), apply=True)
    assert codes(result) == set()
    assert result.returned[0].witness == "exact"
    assert sorted(one.kind for one in result.proposals) == WANTED
    assert len(result.returned[0].remarks) == 1
    assert result.is_applied and not result.differences


def test_a_comment_whose_words_are_gone_is_counted(policy, file):
    """As some programs save it: the place stays, the part with the comments does not."""
    again = docx.Document(str(file))
    for name, part in list(again.part.rels.items()):
        if part.reltype.endswith("/comments"):
            del again.part.rels[name]
    again.save(str(file))
    result = reviewed(policy, file)
    assert codes(result) == {"comments-lost"}
    assert not result.returned[0].remarks


def test_one_of_the_two_places_with_the_stamp_is_enough(
    policy, returned, tmp_path
):
    for name in ("customXml/item1.xml", "docProps/custom.xml"):
        one = Returned(returned.data())
        one.drop(name)
        path = tmp_path / "回稿.docx"
        path.write_bytes(one.data())
        assert not reviewed(policy, path).findings


def test_what_was_typed_beside_the_marks_is_said_to_have_no_hand(
    policy, returned, tmp_path
):
    returned.replace("真实性", "真实性、合法性")
    other = docx.Document(io.BytesIO(returned.data()))
    for paragraph in other.paragraphs:
        if "由文化局解释" in paragraph.text:
            paragraph.text = paragraph.text.replace("由文化局", "由区文旅局")
    path = tmp_path / "回稿.docx"
    other.save(str(path))
    result = reviewed(policy, path, apply=True)
    assert codes(result) == {"untracked-too"}
    assert result.returned[0].witness == "mixed"
    hands = {one.node: one.authors for one in result.proposals}
    duty = "supplementary#articles.duty.paragraphs"
    assert hands == {f"{duty}.second.text": ["张三"], f"{duty}.third.text": []}
    assert result.is_applied and not result.differences


def test_a_paragraph_typed_anew_is_known_by_its_bookmark(
    policy, returned, tmp_path
):
    other = docx.Document(io.BytesIO(returned.data()))
    (paragraph,) = [
        one for one in other.paragraphs if "由文化局解释" in one.text
    ]
    kept, *rest = paragraph.runs
    kept.text = "具体办法，文化行政部门另定。"
    for run in rest:
        run._r.getparent().remove(run._r)
    path = tmp_path / "回稿.docx"
    other.save(str(path))
    result = reviewed(policy, path)
    assert result.returned[0].witness == "bookmarks"
    (one,) = result.proposals
    assert one.kind == "words"
    assert one.node == "supplementary#articles.duty.paragraphs.third.text"


@pytest.mark.parametrize("tracked", [True, False])
def test_a_text_of_long_ago_is_not_taken_for_the_reviewer_s(
    policy, returned, tmp_path, tracked
):
    """The source has moved on, and no revision has what went out: marks say what the
    reviewer did; without them nobody can tell, and that is said."""
    returned.replace("真实性", "真实性、合法性")
    if not tracked:
        returned.accept_all()
    supplementary = policy / "supplementary.yaml"
    text = supplementary.read_text("utf-8")
    supplementary.write_text(
        text.replace("公开申报条件", "及时公开申报条件"), "utf-8"
    )
    commit(policy.parent)
    path = tmp_path / "回稿.docx"
    path.write_bytes(returned.data())
    result = reviewed(policy, path)
    assert "sent-text-unknown" in codes(result)
    wanted = 1 if tracked else 2
    assert len(result.proposals) == wanted
    if tracked:
        assert "合法性" in result.proposals[0].new


def test_what_only_looks_otherwise_is_listed_and_not_written(
    policy, returned, tmp_path
):
    returned.restyle("真实性", "李四")
    path = tmp_path / "回稿.docx"
    path.write_bytes(returned.data())
    before = full_disk.files(policy)
    result = reviewed(policy, path, apply=True)
    assert not result.proposals and not result.is_applied
    (look,) = result.returned[0].formats
    assert "真实性" in look.words and look.by.author == "李四"
    assert full_disk.files(policy) == before


def test_a_file_with_macros_is_read_without_them(policy, returned, tmp_path):
    returned.replace("真实性", "真实性、合法性")
    returned.put("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 macros")
    path = tmp_path / "回稿.docm"
    path.write_bytes(returned.data())
    result = reviewed(policy, path)
    assert codes(result) == {"has-macros"}
    assert [one.kind for one in result.proposals] == ["words"]


def test_a_policy_of_another_title_with_our_words_is_pointed_out(
    policy, returned, tmp_path
):
    returned.replace("真实性", "真实性、合法性")
    path = tmp_path / "回稿.docx"
    path.write_bytes(returned.data())
    meta = policy / "policy.yaml"
    text = meta.read_text("utf-8")
    title = "青石区关于支持手艺的若干措施"
    old = "青石区关于促进手艺发展的若干措施"
    assert old in text
    meta.write_text(text.replace(old, title), "utf-8")
    assert title.encode() not in sent(policy)  # it is compressed
    result = reviewed(policy, path)
    assert {"other-title", "sent-text-unknown"} <= codes(result)


BAD = {
    "空": (b"", "empty-file"),
    "不是压缩包": (b"hello", "broken-docx"),
    "旧格式": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "old-format",
    ),
    "版式文件": (b"%PDF-1.7\n", "pdf-file"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_word_file_is_named_and_nothing_is_touched(
    policy, tmp_path, kind
):
    content, code = BAD[kind]
    path = tmp_path / "回稿.docx"
    path.write_bytes(content)
    refused_without_a_touch(policy, path, code)


def test_a_damaged_file_is_named_and_nothing_is_touched(
    policy, returned, tmp_path
):
    data = returned.data()
    path = tmp_path / "回稿.docx"
    path.write_bytes(data[: len(data) // 2])
    refused_without_a_touch(policy, path, "broken-docx")


def test_a_doctype_is_not_read(policy, returned, tmp_path):
    returned.put("customXml/item9.xml", b"<!DOCTYPE x><x/>")
    path = tmp_path / "回稿.docx"
    path.write_bytes(returned.data())
    refused_without_a_touch(policy, path, "unsafe-docx")


def test_a_file_of_200_megabytes_is_not_read(policy, tmp_path):
    path = tmp_path / "回稿.docx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    refused_without_a_touch(policy, path, "too-large")


def refused_without_a_touch(policy, path, code):
    """A review that writes what it can says why it cannot read the file."""
    before = full_disk.files(policy)
    result = reviewed(policy, path, apply=True)
    (finding,) = result.findings
    assert (finding.code, finding.severity) == (code, "error")
    assert path.name in finding.message and finding.hint
    assert not result.proposals and not result.is_applied
    assert full_disk.files(policy) == before
