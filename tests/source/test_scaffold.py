"""`new policy` and `new measure` write something valid to start from, and never over anything."""

from __future__ import annotations

import re
from pathlib import Path

from policypress.findings import Finding
from policypress.source import (
    load,
    new_file,
    new_measure,
    new_policy,
    scaffold_content,
)
from policypress.source.reading.unfilled import left_to_write
from policypress.source.schema import FOLDER


def codes_but_unfilled(findings: list[Finding]) -> list[str]:
    """What is found besides that there is something to be written."""
    assert any(one.code == "unfilled" for one in findings)
    return [one.code for one in findings if one.code != "unfilled"]


def test_a_new_policy_is_valid_at_once(tmp_path: Path) -> None:
    made = new_policy(tmp_path / "新 政策")
    assert made.findings == []
    assert len(made.written) == 7
    loaded = load(tmp_path / "新 政策")
    assert loaded.findings == []
    assert loaded.policy.meta.numbering.scheme == "articles"
    assert len(loaded.policy.meta.chapters) == 2


def test_each_file_names_its_schema_from_where_it_stands(
    tmp_path: Path,
) -> None:
    for path in new_policy(tmp_path / "a" / "b").written:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        schema = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / schema).resolve().parent == FOLDER.resolve()
        assert (path.parent / schema).is_file()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("原有内容", encoding="utf-8")
    made = new_policy(tmp_path)
    assert [f.code for f in made.findings] == ["folder-exists"]
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_new_measure_in_a_chapter_needs_no_other_edit(
    tmp_path: Path,
) -> None:
    new_policy(tmp_path / "p")
    made = new_measure(tmp_path / "p", "fresh-food", "shops")
    assert [path.name for path in made.written] == ["fresh-food.yaml"]
    loaded = load(tmp_path / "p")
    assert codes_but_unfilled(loaded.findings) == []
    assert list(loaded.policy.measures) == [
        "convenience-shop",
        "old-brand",
        "fresh-food",
        "night-market",
    ]


def test_a_new_measure_without_a_chapter_is_told_where_to_go(
    tmp_path: Path,
) -> None:
    new_policy(tmp_path / "p")
    made = new_measure(tmp_path / "p", "fresh-food")
    assert "shops、events" in made.next and "fresh-food" in made.next
    assert codes_but_unfilled(load(tmp_path / "p").findings) == [
        "measure-without-chapter"
    ]


def test_a_measure_that_exists_is_not_touched(tmp_path: Path) -> None:
    new_policy(tmp_path / "p")
    before = (tmp_path / "p/measures/old-brand.yaml").read_bytes()
    assert [
        f.code for f in new_measure(tmp_path / "p", "old-brand").findings
    ] == ["file-exists"]
    assert (tmp_path / "p/measures/old-brand.yaml").read_bytes() == before


def test_a_bad_name_or_place_is_refused_in_chinese(tmp_path: Path) -> None:
    new_policy(tmp_path / "p")
    assert [f.code for f in new_measure(tmp_path / "p", "生 鲜").findings] == [
        "bad-id"
    ]
    assert [f.code for f in new_measure(tmp_path / "p", "../x").findings] == [
        "bad-id"
    ]
    assert [
        f.code for f in new_measure(tmp_path / "nowhere", "x").findings
    ] == ["missing-folder"]
    [finding] = new_measure(tmp_path / "p", "x", "shop").findings
    assert (finding.code, finding.hint) == (
        "unknown-chapter",
        "是否应为“shops”？",
    )
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert [f.code for f in new_policy(tmp_path / "file" / "p").findings] == [
        "not-a-folder"
    ]


def test_a_provision_and_an_annex_are_begun_in_files_that_are_valid(
    tmp_path: Path,
) -> None:
    new_policy(tmp_path / "p")
    made = new_file(tmp_path / "p", "provision", "申报材料", "shops")
    annex = new_file(tmp_path / "p", "annex", "scoring")
    assert "ref('scoring')" in annex.next
    assert [one.name for one in (*made.written, *annex.written)] == [
        "申报材料.yaml",
        "scoring.yaml",
    ]
    loaded = load(tmp_path / "p")
    assert loaded.policy
    assert codes_but_unfilled(loaded.findings) == ["annex-never-cited"]
    assert "申报材料" in loaded.policy.order["shops"]
    assert "申报材料" not in loaded.policy.measures


def test_where_there_are_no_chapters_nothing_stands_in_one(
    tmp_path: Path,
) -> None:
    new_policy(tmp_path / "p")
    about = tmp_path / "p" / "policy.yaml"
    text = about.read_text(encoding="utf-8")
    before, after = text.split("chapters:\n")
    rest = after[after.index("\n\n") :]
    listed = "measures: [convenience-shop, old-brand, night-market]"
    about.write_text(f"{before}{listed}{rest}", encoding="utf-8")
    [finding] = new_measure(tmp_path / "p", "talent", "x").findings
    assert (finding.message, finding.hint) == (
        "这项政策不分章",
        "不写 --chapter",
    )
    assert not (tmp_path / "p/measures/talent.yaml").exists()


def test_an_annex_stands_in_no_chapter(tmp_path: Path) -> None:
    new_policy(tmp_path / "p")
    made = new_file(tmp_path / "p", "annex", "scoring", "shops")
    assert [one.code for one in made.findings] == ["unknown-chapter"]
    assert not (tmp_path / "p/annexes").exists()


def test_what_a_new_measure_leaves_to_be_written_is_told_at_its_place(
    tmp_path: Path,
) -> None:
    new_policy(tmp_path / "p")
    new_measure(tmp_path / "p", "fresh-food", "shops")
    told = [
        (str(one.place), one.severity, one.message)
        for one in load(tmp_path / "p").findings
    ]
    assert told == [
        (
            f"p/measures/fresh-food.yaml:{place}",
            "warning",
            f"“{words}”还没有写",
        )
        for place, words in [
            ("3:10", "（写措施名称）"),
            ("4:10", "（写事项）"),
            ("10:12", "（写对象和情形）"),
            ("14:11", "（写资助项目名称）"),
            ("20:11", "（写明金额怎么定的）"),
        ]
    ]


def test_what_goes_out_for_opinions_has_nothing_left_to_be_written(
    tmp_path: Path,
) -> None:
    new_policy(tmp_path / "p")
    new_measure(tmp_path / "p", "fresh-food", "shops")
    path = tmp_path / "p/policy.yaml"
    text = path.read_text("utf-8")
    sent = text.replace("stage: drafting", "stage: consultation")
    path.write_text(sent, "utf-8")
    loaded = load(tmp_path / "p")
    assert loaded.policy is None
    severities = {
        one.severity for one in loaded.findings if one.code == "unfilled"
    }
    assert severities == {"error"}


def test_everything_that_new_leaves_to_be_written_is_known() -> None:
    made = Path(scaffold_content.__file__).read_text("utf-8")
    assert set(re.findall("（写[^（）]+）", made)) <= left_to_write()
    assert "（写措施名称）" in left_to_write()
    assert "（写明理由）" not in left_to_write()
