"""A Word file goes out, a reviewer marks it up, and what comes back becomes edits of the
source; everything else stays as it was."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from policypress.document import paragraphs, plain
from policypress.edit import undo
from policypress.pipeline.composing import compose
from policypress.pipeline.our_text import basis_of, look_of
from policypress.pipeline.review import ReviewRequest, review
from policypress.render.docx import render
from policypress.source import load
from policypress.system.environment import ROOT
from policypress.system.user_cache import ELSEWHERE
from tests.support import full_disk
from tests.support import small_policy as small
from tests.support.marking_up import Returned, text
from tests.support.saving_in_libreoffice import saved
from tests.support.shipped_templates import some_templates

# The documents that go out, what follows from them, and the table of opinions.
TEMPLATES = ("measures", "drafting-note", "guide", "opinions")
TEXT = "措施正文"


def quiet(*_):
    """Progress that nobody looks at."""


def templates(policy):
    """The folder of templates beside a policy."""
    folder = policy.parent / "templates"
    return folder if folder.exists() else some_templates(folder, *TEMPLATES)


def sent(policy: Path, name: str = TEXT) -> bytes:
    """The document as it goes out."""
    composed = compose(policy, templates(policy), (name,), quiet)
    (document,) = [one for one in composed.documents if one.name == name]
    return render(document, look_of(templates(policy), document.look))


@pytest.fixture
def policy(tmp_path, monkeypatch):
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "cache"))
    small.write(tmp_path)
    folder = tmp_path / "policy"
    supplementary = folder / "supplementary.yaml"
    text = supplementary.read_text("utf-8")
    supplementary.write_text(
        text
        + """  duty:
    subject: 职责
    paragraphs:
      first:
        text: 主管部门应当公开申报条件。
        items:
          a: {text: 及时公开；}
          b: {text: 免费公开。}
      second:
        text: 申报单位对材料的真实性负责。
      third:
        text: 本措施由文化局解释。
""",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def returned(policy):
    return Returned(sent(policy))


def reviewed(policy, tmp_path, *files, **asked):
    """What a review of files says."""
    paths = []
    for number, one in enumerate(files):
        path = tmp_path / f"回稿{number}.docx"
        path.write_bytes(one.data())
        paths.append(path)
    request = ReviewRequest(
        tuple(paths), policy, templates(policy), when="2026-11-29", **asked
    )
    return review(request, quiet)


def changed(policy, before):
    """The lines that went and came, by file."""
    found = {}
    now = full_disk.files(policy)
    for name in now.keys() | before.keys():
        old = before.get(name, b"").decode().splitlines()
        new = now.get(name, b"").decode().splitlines()
        if old != new:
            found[name] = (
                [line for line in old if line not in new],
                [line for line in new if line not in old],
            )
    return found


def test_words_of_prose_come_home_and_no_other_byte_changes(
    policy, returned, tmp_path
):
    before = full_disk.files(policy)
    returned.replace("真实性", "真实性、合法性")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert [one.kind for one in result.proposals] == ["words"]
    assert result.proposals[0].authors == ["张三"]
    assert result.is_applied and not result.differences
    assert changed(policy, before) == {
        "supplementary.yaml": (
            ["        text: 申报单位对材料的真实性负责。"],
            ["        text: 申报单位对材料的真实性、合法性负责。"],
        )
    }
    undo(policy)
    assert full_disk.files(policy) == before


def test_an_amount_comes_home_as_the_datum_and_other_documents_follow(
    policy, returned, tmp_path
):
    before = full_disk.files(policy)
    returned.replace("20万元", "25万元")
    result = reviewed(policy, tmp_path, returned, apply=True)
    (one,) = result.proposals
    assert (one.kind, one.old, one.new) == ("figure", "20万元", "25万元")
    assert list(changed(policy, before)) == ["measures/prize.yaml"]
    assert any(name.startswith("申报指南") for name in result.follow)
    assert not result.differences


def test_an_amount_typed_into_prose_becomes_a_datum_with_its_proposer(
    policy, returned, tmp_path
):
    before = full_disk.files(policy)
    returned.insert("负责。", "负责，并在30日内补正", 0)
    returned.delete("负责。")
    returned.insert("本措施由", "")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert result.is_applied, [one.reason for one in result.proposals]
    (_, new) = changed(policy, before)["supplementary.yaml"]
    assert any("{{ facts.added_1 }}" in line for line in new)
    assert any("value: 30日" in line for line in new)
    assert any("按张三的修改意见写入" in line for line in new)


def test_paragraphs_and_items_come_go_move_split_and_join(
    policy, returned, tmp_path
):
    returned.add_paragraph("材料的真实性", "申报单位应当配合核查。", "李四")
    returned.add_paragraph("及时公开", "2.完整公开；")
    returned.delete_paragraph("本措施由文化局")
    result = reviewed(policy, tmp_path, returned, apply=True)
    kinds = sorted(one.kind for one in result.proposals)
    assert kinds == ["added", "added", "removed"]
    assert result.is_applied and not result.differences
    text = (policy / "supplementary.yaml").read_text("utf-8")
    order = [
        text.index(words)
        for words in ("及时公开", "完整公开", "免费公开", "真实性", "配合核查")
    ]
    assert order == sorted(order)
    assert "解释" not in text


def test_a_moved_paragraph_is_moved_with_its_key(policy, returned, tmp_path):
    returned.delete_paragraph("本措施由文化局解释")
    returned.add_paragraph("免费公开", "本措施由文化局解释。")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert [one.kind for one in result.proposals] == ["moved"]
    text = (policy / "supplementary.yaml").read_text("utf-8")
    assert text.index("third:") < text.index("second:")
    assert not result.differences


def test_a_paragraph_is_split_and_two_are_joined(policy, returned, tmp_path):
    returned.split("材料的真实性")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert [one.kind for one in result.proposals] == ["split"]
    assert not result.differences
    again = Returned(sent(policy))
    again.join("申报单位对")
    result = reviewed(policy, tmp_path, again, apply=True)
    assert [one.kind for one in result.proposals] == ["joined"]
    assert not result.differences
    text = (policy / "supplementary.yaml").read_text("utf-8")
    assert "text: 申报单位对材料的真实性负责。" in text


def test_what_cannot_be_written_back_is_refused_with_the_reason(
    policy, returned, tmp_path
):
    before = full_disk.files(policy)
    returned.replace("（一）奖励", "（二）奖励")
    returned.delete_paragraph("支持匠人")
    returned.replace("20万元", "很多钱")
    returned.delete("及时公开；")
    returned.join("免费公开")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert {one.kind for one in result.proposals} == {"refused"}
    assert [(one.new, one.reason) for one in result.proposals] == [
        (
            "",
            "标题、序号和只有一款的条文不能单独删去；要删整条，请连同它的各款一起删",
        ),
        (
            "（二）奖励手艺大赛。对获得大赛金奖、大赛银奖的，分别奖励20万元、"
            "10万元，每家每年最高30万元。",
            "“（一）”是自动生成的，不能直接改",
        ),
        (
            "（一）奖励手艺大赛。对获得大赛金奖、大赛银奖的，分别奖励20万元、"
            "很多钱，每家每年最高30万元。",
            "“10万元”是一个数据，改成的“很多钱”读不出一个确切的数值；"
            "请写成如“10万元”的样子，或在编辑器里改",
        ),
        ("", "条文的文字全部删去而序号还在，请把这一段整个删去"),
        (
            "2.免费公开。申报单位对材料的真实性负责。",
            "合并的两段不是同一级的条文，请在编辑器里改",
        ),
    ]
    assert full_disk.files(policy) == before


def test_two_reviewers_agree_and_disagree(policy, returned, tmp_path):
    other = Returned(sent(policy))
    returned.replace("真实性", "真实性、合法性")
    other.replace("真实性", "真实性、合法性", "李四")
    returned.replace("20万元", "25万元")
    other.replace("20万元", "22万元", "李四")
    result = reviewed(policy, tmp_path, returned, other)
    kept = [one for one in result.proposals if not one.is_refused]
    assert [one.kind for one in kept] == ["words", "same"]
    assert kept[0].authors == ["张三", "李四"]
    conflicts = [one for one in result.proposals if "冲突" in one.reason]
    assert len(conflicts) == 2
    assert "22万元" in conflicts[0].reason + conflicts[1].reason


def test_only_what_is_picked_is_written(policy, returned, tmp_path):
    returned.replace("真实性", "真实性、合法性")
    returned.replace("20万元", "25万元", "李四")
    result = reviewed(
        policy, tmp_path, returned, apply=True, authors=("李四",)
    )
    assert result.written == ["measures/prize.yaml"]
    assert result.is_proved and not result.differences


def test_what_several_reviewers_wrote_is_held_to_each_of_their_files(
    policy, returned, tmp_path
):
    other = Returned(sent(policy))
    guide = Returned(sent(policy, "申报指南/01-手艺大赛"))
    returned.replace("真实性", "真实性、合法性")
    other.replace("20万元", "25万元", "李四")
    other.replace("免费公开", "主动公开", "李四")
    guide.replace("20万元、10万元", "20万元、12万元", "吴六")
    result = reviewed(policy, tmp_path, returned, other, guide, apply=True)
    kinds = sorted(one.kind for one in result.proposals)
    assert kinds == ["figure", "figure", "words", "words"]
    assert result.is_proved and not result.differences


def test_a_file_without_marks_is_compared_word_by_word(
    policy, returned, tmp_path
):
    returned.replace("真实性", "真实性、合法性")
    returned.add_paragraph("材料的", "申报单位应当配合核查。")
    returned.accept_all()
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert result.returned[0].witness == "bookmarks"
    assert {one.code for one in result.findings} == {"not-tracked"}
    assert sorted(one.kind for one in result.proposals) == ["added", "words"]
    assert result.is_applied


def test_comments_are_listed_with_the_node_they_are_about(
    policy, returned, tmp_path
):
    returned.comment("真实性", "建议加上完整性")
    result = reviewed(policy, tmp_path, returned)
    (said,) = result.returned[0].remarks
    assert said.node.startswith(
        "supplementary#articles.duty.paragraphs.second"
    )
    assert (said.words, said.remark.text) == ("真实性", "建议加上完整性")


def test_comments_are_entered_once_as_opinions_and_their_answers_are_held_to(
    policy, returned, tmp_path
):
    returned.comment("真实性", "建议加上完整性", "司法局")
    for _ in range(2):
        result = reviewed(policy, tmp_path, returned, apply=True)
        assert not result.findings
    path = policy / "reviews" / "2026-11-28-司法局.yaml"
    text = path.read_text("utf-8")
    assert text.count("建议加上完整性") == 1
    assert "about: duty.second" in text
    path.write_text(text.rstrip() + "\n    answer: adopted\n", "utf-8")
    found = load(policy)
    assert [one.code for one in found.findings] == ["adopted-unchanged"]
    composed = compose(policy, templates(policy), ("opinions",), quiet)
    (table,) = composed.documents
    assert table.name == "征求意见采纳情况表"
    words = "".join(plain(one.inlines) for one in paragraphs(table.blocks))
    assert "采纳1条" in words and "建议加上完整性" in words
    file = policy / "supplementary.yaml"
    old = file.read_text("utf-8")
    file.write_text(old.replace("真实性", "真实性、完整性"), "utf-8")
    assert not load(policy).findings


def test_a_provision_of_one_paragraph_is_split_into_two(policy, tmp_path):
    file = policy / "supplementary.yaml"
    text = file.read_text("utf-8")
    short = (
        '    paragraphs: {main: {text: "所需资金由{{ p.region }}财政安排。"}}'
    )
    assert short in text
    whole = "    text: 所需资金由{{ p.region }}财政安排，专款专用。"
    file.write_text(text.replace(short, whole), "utf-8")
    returned = Returned(sent(policy))
    returned.split("专款专用")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert result.is_applied and not result.differences
    text = file.read_text("utf-8")
    assert "text: 所需资金由{{ p.region }}财政安排，\n" in text
    assert "text: 专款专用。\n" in text


def test_rows_of_a_table_come_and_go_and_cells_change(policy, tmp_path):
    file = policy / "supplementary.yaml"
    text = file.read_text("utf-8").replace(
        "      third:\n        text: 本措施由文化局解释。\n",
        """\
      third:
        text: 补助标准见下表。
        table:
          columns: [类别, 标准]
          rows:
            - [传统手艺, 每家一份]
            - [现代手艺, 每家两份]
            - [民间手艺, 每家三份]
""",
    )
    file.write_text(text, "utf-8")
    returned = Returned(sent(policy))
    returned.delete_row("传统手艺")
    returned.add_row("现代手艺", ["数字手艺", "另行规定"], "李四")
    returned.replace("每家三份", "每家四份")
    result = reviewed(policy, tmp_path, returned, apply=True)
    kinds = sorted(one.kind for one in result.proposals)
    assert kinds == ["added", "removed", "words"], result.proposals
    assert result.is_applied and not result.differences
    now = file.read_text("utf-8")
    assert "传统手艺" not in now
    order = [now.index(one) for one in ("现代手艺", "数字手艺", "民间手艺")]
    assert order == sorted(order)
    assert "每家四份" in now


@pytest.mark.libreoffice
def test_a_file_that_libreoffice_saved_comes_home_like_any_other(
    policy, returned, tmp_path
):
    """It splits runs, renames styles and renumbers marks; marks and words stay."""
    returned.replace("真实性", "真实性、合法性")
    returned.replace("20万元", "25万元", "李四")
    returned.add_paragraph("材料的", "申报单位应当配合核查。")
    returned.delete_paragraph("本措施由文化局")
    sent_back = tmp_path / "sent"
    sent_back.mkdir()
    file = sent_back / "回稿.docx"
    file.write_bytes(returned.data())
    out = tmp_path / "saved"
    out.mkdir()
    (path,) = saved([file], out, tmp_path / "profile")
    request = ReviewRequest(
        (path,), policy, templates(policy), apply=True, when="2026-11-29"
    )
    result = review(request, quiet)
    assert result.returned[0].witness == "exact"
    kinds = sorted(one.kind for one in result.proposals)
    assert kinds == ["added", "figure", "removed", "words"]
    assert {"张三", "李四"} == {
        name for one in result.proposals for name in one.authors
    }
    assert result.is_applied and not result.differences


def test_the_source_has_moved_on_and_git_has_what_went_out(
    policy, returned, tmp_path
):
    commit(policy.parent)
    file = policy / "supplementary.yaml"
    text = file.read_text("utf-8")
    moved = text.replace("公开申报条件", "及时公开申报条件").replace(
        "由文化局解释", "由区文旅局解释"
    )
    file.write_text(moved, "utf-8")
    returned.replace("真实性", "真实性、合法性")
    returned.replace("由文化局", "由市文化局")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert result.returned[0].witness == "moved-on"
    kinds = sorted(one.kind for one in result.proposals)
    assert kinds == ["refused", "words"]
    conflict = next(one for one in result.proposals if one.is_refused)
    assert "由文化局" in conflict.old and "由市文化局" in conflict.new
    assert "由区文旅局" in conflict.reason
    text = file.read_text("utf-8")
    assert "真实性、合法性" in text and "及时公开申报条件" in text
    assert "由区文旅局" in text


def commit(folder):
    """The folder in git."""
    who = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
    for words in (
        ["init", "-q"],
        ["add", "policy"],
        [*who, "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *words], cwd=folder, check=True)


def test_another_policy_s_file_is_refused(policy, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(ROOT / "examples" / "talent-housing", other / "policy")
    name = "办法正文"
    foreign = Returned(sent(other / "policy", name))
    result = reviewed(policy, tmp_path, foreign)
    assert {one.code for one in result.findings} & {
        "not-ours",
        "unknown-document",
    }


def test_a_folder_or_a_file_that_is_not_there_is_said_in_words(
    policy, tmp_path
):
    for path, code in (
        (tmp_path, "is-directory"),
        (tmp_path / "没有.docx", "missing-file"),
    ):
        result = review(
            ReviewRequest((path,), policy, templates(policy)), quiet
        )
        assert [one.code for one in result.findings] == [code]


def test_what_is_no_word_file_is_a_finding(policy, tmp_path):
    path = tmp_path / "回稿.docx"
    path.write_bytes(b"PK\x03\x04 nothing")
    request = ReviewRequest((path,), policy, templates(policy))
    result = review(request, quiet)
    assert result.findings and not result.proposals


def test_our_own_paragraphs_know_their_source(policy):
    composed = compose(policy, templates(policy), (TEXT,), quiet)
    basis = basis_of(composed.documents[0], policy, templates(policy))
    number = next(
        index for index, text in enumerate(basis.texts) if "真实性" in text
    )
    kinds = {one.kind for one in basis.segments(number)}
    assert kinds == {"words"}
    assert basis.node(number) == (
        "supplementary",
        ("articles", "duty", "paragraphs", "second"),
    )


def test_what_a_paragraph_gave_goes_with_it_and_is_told(policy, tmp_path):
    """A condition that names a deleted 款 has nothing to rest on any more."""
    file = policy / "policy.yaml"
    text = file.read_text("utf-8")
    text = text.replace(
        "在本区依法设立}", "在本区依法设立, clause: duty.third}"
    )
    file.write_text(text, "utf-8")
    returned = Returned(sent(policy))
    returned.delete_paragraph("本措施由文化局")
    result = reviewed(policy, tmp_path, returned, apply=True)
    (gone,) = result.proposals
    assert gone.kind == "removed"
    assert "policy#conditions" in gone.new
    assert result.is_applied and not result.differences
    assert "duty.third" not in file.read_text("utf-8")


def test_whoever_leaves_a_file_right_is_not_blamed_for_what_it_says_of_another(
    policy, tmp_path
):
    """policy.yaml names a 款 that one reviewer deletes; who changed the preamble there
    has nothing to do with it."""
    file = policy / "policy.yaml"
    text = file.read_text("utf-8")
    cited = "促进手艺发展（解释依照{{ ref('duty.third') }}），"
    file.write_text(text.replace("促进手艺发展，", cited), "utf-8")
    returned = Returned(sent(policy))
    returned.replace("促进手艺发展（", "促进手艺传承发展（", "李四")
    returned.delete_paragraph("本措施由文化局")
    result = reviewed(policy, tmp_path, returned)
    assert not result.findings
    kinds = {one.node: one.kind for one in result.proposals}
    assert kinds["policy#preamble.0"] == "words"
    (wrong,) = [one for one in result.proposals if one.is_refused]
    assert wrong.node.startswith("supplementary#articles.duty")
    assert "duty.third" in wrong.reason


def test_what_stays_refused_in_a_paragraph_is_no_difference_of_the_rest(
    policy, returned, tmp_path
):
    """The sign between two figures is made; the words beside it are written back."""
    (paragraph,) = [
        one for one in returned.paragraphs if "20万元、10万元" in text(one)
    ]
    words = text(paragraph)
    sign = words.index("、10万元")
    returned.delete_at(paragraph, sign, sign + 1, "李四")
    returned.insert_at(paragraph, sign, "或者", "李四")
    stop = text(paragraph).index("每家每年")
    returned.insert_at(paragraph, stop, "依法", "张三")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert sorted(one.kind for one in result.proposals) == [
        "refused",
        "words",
    ]
    assert result.is_applied and not result.differences
