"""A comparison from beginning to end: everything is written and proven, or nothing is written and the reason told."""

from __future__ import annotations

import io
import os
import re
import signal
import zipfile
from pathlib import Path

import pytest

from policypress.cli.commands.compare import describe
from policypress.pipeline import compare as comparing
from policypress.pipeline.compare import CompareRequest, CompareResult
from policypress.pipeline.versions import read_side
from policypress.pipeline.workers import Workers
from policypress.system.environment import ROOT
from tests.compare.read.test_docx import package
from tests.support import small_policy as small
from tests.support.texts import NEW, OLD

PAPERS = [
    "修订稿.docx",
    "修改对照表.docx",
    "修改决定.docx",
    "修改决定.md",
    "对照.html",
    "影响清单.docx",
    "影响清单.xlsx",
    "决策一页.docx",
    "法律审核稿.docx",
    "对申请人的变化.docx",
]


def silent(*_: object) -> None:
    """No progress."""


def run(
    tmp_path: Path,
    old: str,
    new: str = "",
    policy: Path | None = None,
    *,
    auto_numbers: bool = False,
) -> CompareResult:
    policy, out = policy or tmp_path / "policy", tmp_path / "out"
    return comparing.compare(
        CompareRequest(
            old,
            new,
            policy,
            ROOT / "templates",
            out,
            "审查人",
            "2026-03-01",
            auto_numbers,
        ),
        silent,
    )


def test_word_counts_the_numbers_of_the_redline_where_it_is_asked_to(
    tmp_path, texts
):
    assert len(run(tmp_path, *texts).written) == len(PAPERS)
    again = run(tmp_path, *texts, auto_numbers=True)
    assert again.findings == [] and [path.name for path in again.written] == [
        "修订稿.docx"
    ]
    with zipfile.ZipFile(tmp_path / "out" / "修订稿.docx") as package:
        assert "第%1条" in package.read("word/numbering.xml").decode()


@pytest.fixture
def texts(tmp_path) -> tuple[str, str]:
    for name, text in (
        ("旧.txt", OLD),
        ("新.md", "# " + NEW.replace("\n", "\n\n")),
    ):
        (tmp_path / name).write_text(text, "utf-8")
    return str(tmp_path / "旧.txt"), str(tmp_path / "新.md")


def test_two_texts_give_every_paper_proven(tmp_path, texts):
    result = run(tmp_path, *texts)
    assert [str(finding) for finding in result.findings] == []
    assert sorted(path.name for path in result.written) == sorted(PAPERS)
    assert (
        "共 6 条：新增 1，删去 1，修改 1，仅条序调整 1，未变 2"
        in result.summary
    )
    assert result.data["counts"]["修改"] == 1 and result.data["money"] is None
    assert "将第二条改为第三条，将其中的“10万元”修改为“20万元”。" in (
        tmp_path / "out" / "修改决定.md"
    ).read_text("utf-8")


def written_as(tmp_path: Path, old: str, new: str) -> CompareResult:
    """The comparison of two texts."""
    for name, text in (("旧.txt", old), ("新.txt", new)):
        (tmp_path / name).write_text(text, "utf-8")
    result = run(tmp_path, str(tmp_path / "旧.txt"), str(tmp_path / "新.txt"))
    assert [one for one in result.findings if one.severity == "error"] == []
    return result


def test_a_contract_gives_an_agreement_and_no_decision(tmp_path):
    old = "房屋租赁合同\n第一条　每月一万元。\n第二条　每月五日前支付。\n"
    result = written_as(tmp_path, old, old.replace("五日", "十日"))
    names = {path.name for path in result.written}
    assert {"补充协议.docx", "补充协议.md"} <= names
    assert not {"修改决定.docx", "修改决定.md"} & names


def test_a_notice_with_its_instrument_is_told_apart(tmp_path):
    old = (
        "某局关于印发《某区奖励办法》的通知\n各企业：\n现印发给你们，请遵照执行。\n"
        "某局\n2026年3月1日\n某区奖励办法\n第一条　甲。\n第二条　奖励十万元。\n"
    )
    new = old.replace("十万", "二十万").replace("请遵照", "请认真遵照")
    result = written_as(tmp_path, old, new)
    assert "条文之外：印发通知（修改）" in result.summary
    assert "修改决定按惯例不写印发通知的变动" in result.summary
    decision = (tmp_path / "out" / "修改决定.md").read_text("utf-8")
    assert decision.startswith("# 关于修改《某区奖励办法》的决定")


def test_a_text_without_clauses_is_counted_by_paragraphs(tmp_path):
    old = "某院批复\n某院：\n来文收悉。\n赔偿十万元。\n某院\n2026年3月1日\n"
    result = written_as(tmp_path, old, old.replace("十万", "二十万"))
    assert "没有条文编号，按段落计：修改 1，未变 5" in result.summary
    assert "条文之外：正文（修改）" in result.summary


def test_the_same_comparison_gives_the_same_bytes(tmp_path, texts):
    run(tmp_path, *texts)
    again = run(tmp_path, *texts)
    assert again.written == [] and len(again.unchanged) == len(PAPERS)


def test_two_policies_also_give_money_documents_and_benchmarks(tmp_path):
    new = small.write(
        tmp_path,
        small.edited(
            "measures/prize.yaml",
            ("20万元", "25万元"),
            ("basis:\n", "change_reason: 与市级看齐。\nbasis:\n"),
        ),
    )
    old = small.write(tmp_path / "旧版")
    result = run(tmp_path, str(old), str(new))
    assert [f for f in result.findings if f.severity == "error"] == []
    assert {path.name for path in result.written} >= {
        "资金变动表.docx",
        "资金变动表.xlsx",
    }
    (row,) = result.data["money"]
    assert (row["clause"], row["old"], row["new"], row["difference"]) == (
        "第（一）条",
        "20万元",
        "25万元",
        "增加5万元（+25%）",
    )
    assert "措施正文" in row["where"] and len(row["where"]) > 1
    assert result.data["impact"]["benchmarks"][0]["benchmark"] == "市手艺规程"
    assert {item["state"] for item in result.data["impact"]["documents"]} == {
        "内容变化"
    }
    assert result.data["reasons"] == {"measures/prize": "与市级看齐。"}
    assert (
        "与市级看齐"
        in zipfile.ZipFile(tmp_path / "out" / "修订稿.docx")
        .read("word/comments.xml")
        .decode()
    )


def test_a_measure_that_moves_keeps_its_figures(tmp_path):
    swap = ("measures: [prize, training]", "measures: [training, prize]")
    old, new = (
        small.write(tmp_path / "a"),
        small.write(tmp_path / "b", small.edited("policy.yaml", swap)),
    )
    result = run(tmp_path, str(old), str(new))
    assert [
        str(f) for f in result.findings if f.severity == "error"
    ] == [] and result.data["money"] == []
    assert {
        change["kind"]
        for change in result.data["changes"]
        if change["unit"] == "clause"
    } >= {"移动"}


def test_equal_versions_write_nothing(tmp_path, texts):
    result = run(tmp_path, texts[0], texts[0])
    assert result.identical and not (tmp_path / "out").exists()


def test_a_decision_that_cannot_be_proven_is_left_out_and_that_is_said(
    tmp_path, texts, monkeypatch
):
    from policypress.compare.decision.write import decision as amend

    written = amend.numbered
    monkeypatch.setattr(
        amend,
        "numbered",
        lambda number, item: [
            line.replace("20万元", "30万元") for line in written(number, item)
        ],
    )
    result = run(tmp_path, *texts)
    assert {finding.code for finding in result.findings} == {
        "decision-left-out"
    }
    names = {path.name for path in result.written}
    assert "修订稿.docx" in names
    assert not any(name.startswith("修改决定") for name in names)


def test_a_proof_that_fails_is_loud_and_nothing_is_written(
    tmp_path, texts, monkeypatch
):
    from policypress.findings import Finding, Place
    from policypress.pipeline import compare as comparing

    wrong = Finding("proof-failed", "自证未通过", Place("修订稿.docx"), "")
    monkeypatch.setattr(comparing, "proved", lambda *_: [wrong])
    result = run(tmp_path, *texts)
    assert {finding.code for finding in result.findings} == {
        "proof-failed"
    } and not (tmp_path / "out").exists()


def test_papers_of_an_earlier_comparison_that_no_longer_apply_are_removed(
    tmp_path, texts
):
    old, new = tmp_path / "旧.txt", tmp_path / "b/policy"
    small.write(
        tmp_path / "b",
        small.edited("measures/prize.yaml", ("20万元", "25万元")),
    )
    old.rename(tmp_path / "文.txt")
    small.write(tmp_path / "a").rename(
        old
    )  # first a policy, then a text of the same name
    run(tmp_path, str(old), str(new))
    old.rename(tmp_path / "c")
    (tmp_path / "文.txt").rename(old)
    assert sorted(
        path.name for path in run(tmp_path, str(old), str(new)).removed
    ) == [
        "资金变动表.docx",
        "资金变动表.xlsx",
    ]


def test_another_comparison_in_the_same_folder_leaves_the_first_alone(
    tmp_path, texts
):
    first = run(tmp_path, *texts)
    before = {path: path.read_bytes() for path in first.written}
    other = run(tmp_path, texts[1], texts[0])
    assert other.findings == [] and other.removed == []
    assert other.folder == tmp_path / "out" / "新→旧"
    assert {path: path.read_bytes() for path in before} == before
    again = run(tmp_path, texts[1], texts[0])
    assert (again.folder, again.written) == (other.folder, [])


def test_a_comparison_never_takes_the_place_of_what_it_compares(
    tmp_path, texts
):
    for make in (Path.rename, lambda old, new: os.link(old, new)):
        (tmp_path / "out").mkdir(exist_ok=True)
        (tmp_path / "old.md").write_text(OLD, "utf-8")
        marked = tmp_path / "out" / "修改决定.md"
        marked.unlink(missing_ok=True)
        make(tmp_path / "old.md", marked)
        given = (
            tmp_path / "old.md" if (tmp_path / "old.md").exists() else marked
        )
        result = run(tmp_path, str(given), texts[1])
        assert [finding.code for finding in result.findings] == [
            "output-is-input"
        ]
        assert marked.read_text("utf-8") == OLD and result.written == []
        assert [path.name for path in (tmp_path / "out").iterdir()] == [
            "修改决定.md"
        ]


def test_a_comparison_is_not_written_into_a_version_that_it_compares(tmp_path):
    old = small.write(tmp_path)
    new = small.write(
        tmp_path / "b",
        small.edited("measures/prize.yaml", ("20万元", "25万元")),
    )
    request = CompareRequest(
        str(old), str(new), new, ROOT / "templates", old / "对照", "审查人"
    )
    result = comparing.compare(request, silent)
    assert (
        "output-is-input" in {f.code for f in result.findings}
        and not (old / "对照").exists()
    )


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("空.txt", b"  \n", "empty-file"),
        ("乱.txt", b"\xff\xfe\x00\xd8", "encoding"),
        ("扫描.pdf", b"%PDF-1.7", "pdf-file"),
        ("旧.doc", b"\xd0\xcf\x11\xe0", "broken-file"),
        ("文.wps", b"x", "broken-file"),
        ("文.rtf", b"x", "broken-file"),
        ("文.odt", b"x", "broken-file"),
        ("半.docx", b"PK\x03\x04", "broken-docx"),
        ("假.docx", b"words", "broken-docx"),
        ("扫描.docx", b"%PDF-1.7", "pdf-file"),
    ],
)
def test_a_file_that_cannot_be_compared_is_named_with_what_to_do(
    tmp_path, texts, name, data, code
):
    (tmp_path / name).write_bytes(data)
    result = run(tmp_path, texts[0], str(tmp_path / name))
    assert (
        result.findings[0].code == code
        and result.findings[0].hint
        and not (tmp_path / "out").exists()
    )


@pytest.mark.parametrize(
    ("spec", "code"),
    [
        ("没有.docx", "missing-file"),
        ("没有/", "missing-file"),
        ("-x", "unknown-revision"),
    ],
)
def test_a_path_that_is_not_there_is_not_taken_for_a_revision(
    tmp_path, spec, code
):
    assert (
        read_side(spec, tmp_path, ROOT / "templates", silent).findings[0].code
        == code
    )


def test_a_folder_that_is_no_policy_is_said_to_be_none(tmp_path):
    (tmp_path / "空").mkdir()
    assert (
        read_side(str(tmp_path / "空"), tmp_path, ROOT / "templates", silent)
        .findings[0]
        .code
        == "not-a-policy"
    )


def test_a_policy_with_mistakes_gives_its_findings(tmp_path):
    root = small.write(tmp_path, {"policy.yaml": "title: 甲\n"})
    side = read_side(str(root), root, ROOT / "templates", silent)
    assert side.tree is None and "missing-field" in {
        finding.code for finding in side.findings
    }


def test_a_text_in_another_encoding_is_read_and_reported(tmp_path):
    (tmp_path / "国标.txt").write_bytes(OLD.encode("gb18030"))
    side = read_side(
        str(tmp_path / "国标.txt"), tmp_path, ROOT / "templates", silent
    )
    assert side.tree and [(f.code, f.severity) for f in side.findings] == [
        ("encoding", "warning")
    ]


def test_our_own_word_file_reads_back_as_the_policy_it_was_made_of(tmp_path):
    from policypress.compare import compare, parse_lines
    from policypress.compare.read.docx import read_docx
    from policypress.findings import Place
    from policypress.render.docx import named_look, render

    root = small.write(tmp_path)
    side = read_side(str(root), root, ROOT / "templates", silent)
    document = next(
        document for document in side.documents if document.name == "措施正文"
    )
    look, _ = named_look(ROOT / "templates" / "looks", "gbt9704", Place(""))
    lines, *_ = read_docx(render(document, look), "措施正文.docx")
    assert compare(
        parse_lines(lines, "措施正文.docx").tree, side.tree
    ).identical


def test_a_redline_must_be_settled_before_it_is_compared(tmp_path, texts):
    run(tmp_path, *texts)
    side = read_side(
        str(tmp_path / "out" / "修订稿.docx"),
        tmp_path,
        ROOT / "templates",
        silent,
    )
    assert side.findings[0].code == "tracked-changes"


def test_the_papers_are_word_files_without_faults(tmp_path, texts):
    from tests.support.verify_word import verify

    for path in run(tmp_path, *texts).written:
        if path.suffix == ".docx":
            assert verify(path) == [], path.name
        elif path.suffix == ".xlsx":
            assert (
                "xl/workbook.xml"
                in zipfile.ZipFile(io.BytesIO(path.read_bytes())).namelist()
            )


def test_words_with_a_tab_are_quoted_and_read_back_as_they_are(tmp_path):
    for name, words in (
        ("旧.txt", "第一条 金奖\t10万元"),
        ("新.txt", "第一条 金奖\t10万元\n第二条 银奖\t5万元"),
    ):
        (tmp_path / name).write_text(words, "utf-8")
    assert (
        run(
            tmp_path, str(tmp_path / "旧.txt"), str(tmp_path / "新.txt")
        ).findings
        == []
    )


def test_a_citation_of_a_clause_that_lost_its_number_is_reported(tmp_path):
    kept = (
        "申请人应当在每年三月底以前提交上一年度的申报材料，并且对真实性负责。"
    )
    old = f"第一章 总则\n第一条 本办法由区局制定。\n第二条 {kept}\n第三条 依照第二条提交的，不再重复提交。"
    new = old.replace("第一条 本办法由区局制定。\n第二条 ", "").replace(
        "第三条", "第一条"
    )
    for name, words in (("旧.txt", old), ("新.txt", new)):
        (tmp_path / name).write_text(words, "utf-8")
    result = run(tmp_path, str(tmp_path / "旧.txt"), str(tmp_path / "新.txt"))
    assert result.findings == []
    assert [
        item["message"] for item in result.data["impact"]["citations"]
    ] == ["引用的第二条已经没有，原第二条现没有条序"]


PICTURE = "第一条　见下图：\n\n![流程]({name})\n\n第二条　奖励{amount}。\n"


def picture_texts(tmp_path, amount: str) -> tuple[str, str]:
    """Two versions in which another picture stands."""
    found = []
    for name, money in (("旧", "10万元"), ("新", amount)):
        file = tmp_path / f"{name}.md"
        file.write_text(
            PICTURE.format(name=f"{name}.png", amount=money), encoding="utf-8"
        )
        found.append(str(file))
    return found[0], found[1]


def test_another_picture_is_told_where_no_word_differs(tmp_path):
    result = run(tmp_path, *picture_texts(tmp_path, "10万元"))
    assert result.identical and not result.whole
    assert [one.code for one in result.findings] == ["not-compared"]
    words = describe(result, tmp_path)
    assert "文字相同" not in words and "未比较的内容有不同" in words


def test_another_picture_is_told_in_every_paper(tmp_path):
    result = run(tmp_path, *picture_texts(tmp_path, "20万元"))
    said = "图片 1 处（第 3 段），内容有不同"
    assert said in result.summary
    assert result.data["uncompared"][0]["what"] == "图片"
    for path in result.written:
        if path.suffix == ".docx":
            marked = path.stem == "修订稿"
            part = "word/comments.xml" if marked else "word/document.xml"
            body = zipfile.ZipFile(path).read(part).decode()
            assert "未作为文字比较的内容" in re.sub("<[^>]+>", "", body), path
        if path.suffix in (".html", ".md"):
            assert said in path.read_text("utf-8")


def test_one_returned_file_is_compared_with_itself(tmp_path):
    """Our own redline comes back: before and after are what they were."""
    for name, text in (("旧", OLD), ("新", NEW)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    first = run(tmp_path, str(tmp_path / "旧.txt"), str(tmp_path / "新.txt"))
    redline = next(one for one in first.written if one.stem == "修订稿")
    returned = tmp_path / "返回稿.docx"
    returned.write_bytes(redline.read_bytes())
    again = run(tmp_path / "又", str(returned))
    assert not any(one.severity == "error" for one in again.findings)
    counts = first.summary.split("\n")[1]
    assert again.summary.split("\n")[1] == counts
    decisions = [
        next(one for one in result.written if one.name == "修改决定.md")
        for result in (first, again)
    ]
    assert decisions[0].read_text("utf-8") == decisions[1].read_text("utf-8")
    review = next(one for one in again.written if one.stem == "法律审核稿")
    body = zipfile.ZipFile(review).read("word/document.xml").decode()
    assert "修订记录" in body and "审查人" in body


def test_who_changed_a_clause_stays_who_changed_it(tmp_path):
    def paragraph(text: str, author: str = "") -> str:
        run = f"<w:r><w:t>{text}</w:t></w:r>"
        who = f'w:id="1" w:author="{author}" w:date="2026-03-0{len(author)}T09:00:00Z"'
        marked = f"<w:ins {who}><w:r><w:t>（修改）</w:t></w:r></w:ins>"
        return f"<w:p>{run}{marked if author else ''}</w:p>"

    body = "".join(
        (
            paragraph("某办法"),
            paragraph("第一条　甲。", "张三"),
            paragraph("第二条　乙。", "欧阳四"),
            paragraph("第三条　丙。"),
        )
    )
    marked = tmp_path / "返回稿.docx"
    marked.write_bytes(package(body))
    result = run(tmp_path, str(marked))
    assert result.written, result.findings
    redline = next(one for one in result.written if one.stem == "修订稿")
    xml = zipfile.ZipFile(redline).read("word/document.xml").decode()
    assert set(re.findall(r'w:author="([^"]*)" w:date="([^"]*)"', xml)) == {
        ("张三", "2026-03-02T09:00:00Z"),
        ("欧阳四", "2026-03-03T09:00:00Z"),
    }


def test_a_marked_file_beside_another_needs_a_word(tmp_path, texts):
    first = run(tmp_path, *texts)
    redline = next(one for one in first.written if one.stem == "修订稿")
    marked = tmp_path / "返回稿.docx"
    marked.write_bytes(redline.read_bytes())
    refused = run(tmp_path / "甲", str(marked), texts[1])
    assert refused.findings[0].code == "tracked-changes"
    assert "--tracked accept" in refused.findings[0].hint
    request = CompareRequest(
        str(marked),
        texts[1],
        tmp_path,
        ROOT / "templates",
        tmp_path / "乙",
        tracked="accept",
    )
    assert comparing.compare(request, silent).identical


def written(folder: Path) -> dict[str, bytes]:
    """The files that a comparison has written."""
    return {one.name: one.read_bytes() for one in folder.glob("[!.]*")}


@pytest.mark.skipif(not Workers(2).free(), reason="这个系统没有 fork")
@pytest.mark.parametrize("is_killed", [False, True])
def test_papers_made_in_another_process_are_the_same(
    tmp_path, texts, monkeypatch, is_killed
):
    monkeypatch.setattr(comparing, "processors", lambda: 1)
    alone = run(tmp_path / "甲", *texts)
    me, make = os.getpid(), comparing.proven_papers

    def make_elsewhere(*given):
        if is_killed and os.getpid() != me:
            os.kill(os.getpid(), signal.SIGKILL)
        assert is_killed or os.getpid() != me
        return make(*given)

    monkeypatch.setattr(comparing, "processors", lambda: 2)
    monkeypatch.setattr(comparing, "proven_papers", make_elsewhere)
    beside = run(tmp_path / "乙", *texts)
    assert sorted(written(tmp_path / "乙/out")) == sorted(PAPERS)
    assert written(tmp_path / "乙/out") == written(tmp_path / "甲/out")
    assert [one.name for one in beside.written] == [
        one.name for one in alone.written
    ]
    assert (beside.summary, beside.data) == (alone.summary, alone.data)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_wrong_redline_is_found_wherever_it_is_made(
    tmp_path, texts, monkeypatch, processes
):
    from policypress.render import redline

    first = run(tmp_path / "甲", *texts)
    other = next(one for one in first.written if one.stem == "法律审核稿")
    data = other.read_bytes()
    monkeypatch.setattr(comparing, "processors", lambda: processes)
    monkeypatch.setattr(redline, "render", lambda *_, **__: data)
    result = run(tmp_path / "乙", *texts)
    assert {one.code for one in result.findings} == {"proof-failed"}
    assert not (tmp_path / "乙/out").exists()
