"""The drafter changes one thing in the source; every document that says it follows, and no other is touched."""

from __future__ import annotations

from pathlib import Path

from policypress.system.environment import ROOT
from tests.set.conftest import built
from tests.support.clauses import measures
from tests.support.outputs import documents, figures, paragraphs, sheets, words

GOLD = "measures/patent-award#supports.china_patent.amount.tiers.gold.amount.value"


PICTURE = "一图读懂.svg"  # no Word file, and so without the names of figures


def edit(file: Path, old: str, new: str) -> None:
    """What the drafter types: one place and no other."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, (
        f"{old} stands {text.count(old)} times in {file.name}"
    )
    file.write_text(text.replace(old, new), encoding="utf-8")


def state(out: Path) -> dict[str, tuple[bytes, int]]:
    """Bytes and time of writing of every document and every page."""
    files = [
        file
        for file in out.rglob("*")
        if file.suffix in (".docx", ".xlsx", ".html", ".xml", ".svg", ".csv")
        or file.name in ("rules.json", "measures.json")
    ]
    return {
        file.relative_to(out).as_posix(): (
            file.read_bytes(),
            file.stat().st_mtime_ns,
        )
        for file in files
    }


def rebuild(policy: Path, out: Path) -> set[str]:
    """Builds again; the names of the documents that were written, the site apart. All others keep bytes and time."""
    before = state(out)
    result = built(policy, out)
    after = state(out)
    written = {file.relative_to(out).as_posix() for file in result.written}
    assert {
        name for name in after if after[name] != before.get(name)
    } == written
    return {name for name in written if not name.startswith("site/")}


def saying(out: Path, *sought: str) -> set[str]:
    """The documents whose words hold one of these, the site apart."""
    return {
        file.relative_to(out).as_posix()
        for file in documents(out, ".docx", ".xlsx")
        if any(one in words(file) for one in sought)
    }


def test_an_amount_changes_wherever_it_is_mentioned(
    policy: Path, outputs: Path, shipped: Path
) -> None:
    edit(
        policy / "measures/patent-award.yaml",
        "when: 中国专利金奖\n          amount: 100万元",
        "when: 中国专利金奖\n          amount: 101万元",
    )
    written = rebuild(policy, outputs)
    mentions = {
        file.relative_to(shipped).as_posix()
        for file in documents(shipped)
        if GOLD in {f.id for f in figures(file)}
    }
    sheets_too = {"政策对照表.xlsx", "数据来源与待核清单.xlsx"}
    assert written == mentions | sheets_too | {PICTURE}
    assert "101万元" in (outputs / PICTURE).read_text("utf-8")
    page = (outputs / "site/m/patent-award.html").read_text("utf-8")
    assert "101万元" in page and "中国专利金奖：每件100万元" not in page
    assert mentions == {
        f"{name}.docx"
        for name in (
            "措施正文",
            "印发通知",
            "政策对照表",
            "政策解读",
            "申报指南汇编",
            "申报指南/09-专利奖配套奖励",
            "宣传单页/09-专利奖配套奖励",
            "数据来源与待核清单",
        )
    }
    for name in mentions:
        before = [
            figure.words
            for figure in figures(shipped / name)
            if figure.id == GOLD
        ]
        after = [
            figure.words
            for figure in figures(outputs / name)
            if figure.id == GOLD
        ]
        assert (
            len(before) == len(after)
            and set(before) == {"100万元"}
            and set(after) == {"101万元"}
        ), name
    assert [
        (row[6], row[7])
        for row in sheets(outputs / "政策对照表.xlsx")["对照数据"]
        if row[2] == "中国专利金奖" and row[3] == "本区"
    ] == [(101, "万元")]
    assert [
        row[2]
        for row in sheets(outputs / "数据来源与待核清单.xlsx")["拟定和待核"]
        if "中国专利金奖" in str(row[1])
    ] == [101]
    assert rebuild(policy, outputs) == set(), "nothing has changed since"


def test_a_title_and_a_cited_number_change_wherever_they_stand(
    policy: Path, outputs: Path, shipped: Path
) -> None:
    """The title of a chapter, the number of a cited document: both in one build, since
    each document says by its words which of them it has."""
    old, new = (
        "提升知识产权创造质量，厚植知识产权发展沃土",
        "提升知识产权创造质量，涵养创新发展沃土",
    )
    cited = "《光明区经济发展专项资金管理办法》（深光府规〔2023〕{}号）"
    edit(policy / "policy.yaml", f"title: {old}", f"title: {new}")
    edit(
        policy / "documents.yaml",
        "number: 深光府规〔2023〕15号",
        "number: 深光府规〔2023〕99号",
    )
    written = rebuild(policy, outputs) - {PICTURE}
    titled, citing = saying(shipped, old), saying(shipped, cited.format(15))
    assert saying(outputs, new) == titled
    assert saying(outputs, cited.format(99)) == citing
    assert written == titled | citing
    assert titled >= {
        "措施正文.docx",
        "印发通知.docx",
        "起草说明.docx",
        "政策解读.docx",
    }
    assert citing >= {"措施正文.docx", "印发通知.docx", "起草说明.docx"}
    assert saying(outputs, old, cited.format(15)) == set()


def test_a_measure_put_in_the_middle_moves_numbers_references_and_file_names(
    policy: Path, outputs: Path
) -> None:
    added = (ROOT / "policypress/source/starter/measure.yaml").read_text(
        encoding="utf-8"
    )
    added = (
        added.replace("SCHEMAS", "schemas")
        .replace("# CHAPTER", "chapter: quality\nafter: excellence")
        .replace("（写措施名称）", "质量小组")
    )
    added = added.replace("（写事项）", "质量小组")
    (policy / "measures/quality-circle.yaml").write_text(
        added, encoding="utf-8"
    )
    built(policy, outputs)

    text = paragraphs(outputs / "措施正文.docx")
    assert any(line.startswith("（三）支持质量小组。") for line in text)
    assert any(
        line.startswith("（四）支持开展重大标准化活动。") for line in text
    )
    assert any(
        line.startswith("（二十五）支持知识产权人才培养。") for line in text
    )
    assert any(
        "已依据本措施（一）、（四）获得资助的" in line for line in text
    ), "ref() follows"
    assert any("（十六）获得资助或者奖励的" in line for line in text)
    note = words(outputs / "起草说明.docx")
    assert (
        "五个方面提出共25条具体措施" in note
        and "分别从树立光明质量标杆、支持实施卓越绩效管理、质量小组等方面"
        in note
    )

    # Identity is not number: the old guides go, and those of the same measures stand under their new numbers.
    names = {file.name for file in (outputs / "申报指南").glob("*.docx")}
    assert {"04-重大标准化活动.docx", "25-知识产权人才培养.docx"} <= names
    assert not {"03-重大标准化活动.docx", "24-知识产权人才培养.docx"} & names
    assert len(names) == len(measures()) + 1
