"""Findings as people and programs read them."""

from __future__ import annotations

import json
from urllib.parse import unquote

from msgspec.structs import replace

from policypress.findings import Finding, Place
from policypress.report import as_json, as_sarif, as_text, grouped, shown

ERROR = Finding(
    "duplicate-key",
    "键“title”重复",
    Place("policy/a b.yaml", 3, 5),
    "删去一个",
)
WARNING = Finding(
    "replaced-document",
    "所引文件已被替代",
    Place("policy/documents.yaml"),
    severity="warning",
)


def test_text_puts_errors_first_and_counts():
    assert as_text([WARNING, ERROR, ERROR]).splitlines() == [
        "错误  policy/a b.yaml:3:5：键“title”重复  [duplicate-key]",
        "      建议：删去一个",
        "警告  policy/documents.yaml：所引文件已被替代  [replaced-document]",
        "错误 1 处，警告 1 处。",
    ]


def test_text_gives_a_shared_hint_once():
    other = Finding(
        "duplicate-key",
        "键“title”重复",
        Place("policy/b.yaml", 1, 1),
        "删去一个",
    )
    assert as_text([ERROR, other]).count("建议") == 1


def test_nothing_found_is_no_text():
    assert as_text([]) == ""


def test_findings_may_come_from_a_generator():
    assert as_text(finding for finding in [ERROR]).endswith("错误 1 处。")


def test_json_has_the_same_keys_for_every_finding():
    assert json.loads(as_json([WARNING, ERROR]))["findings"] == [
        {"code": "duplicate-key", "severity": "error", "file": "policy/a b.yaml", "line": 3, "column": 5,
         "message": "键“title”重复", "hint": "删去一个", "quote": "", "where": ""},
        {"code": "replaced-document", "severity": "warning", "file": "policy/documents.yaml", "line": 0, "column": 0,
         "message": "所引文件已被替代", "hint": "", "quote": "", "where": ""},
    ]  # fmt: skip


def test_sarif_has_rules_levels_and_regions():
    log = json.loads(as_sarif([WARNING, ERROR]))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    first, second = run["results"]
    assert (
        run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"]
        == first["ruleId"]
        == "duplicate-key"
    )
    location = first["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "policy/a%20b.yaml"
    assert location["region"] == {"startLine": 3, "startColumn": 5}
    assert first["message"]["text"] == "键“title”重复。建议：删去一个"
    assert (
        second["level"] == "warning"
        and "region" not in second["locations"][0]["physicalLocation"]
    )


def test_a_path_below_the_current_folder_is_shown_as_one_would_type_it(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "policy/a.yaml") == "policy/a.yaml"
    assert shown(tmp_path.parent / "a.yaml") == str(tmp_path.parent / "a.yaml")
    assert shown("policy/a.yaml") == "policy/a.yaml"


HOSTILE = Finding(
    "duplicate-key",
    "键“a\x1b[2J”重复",
    Place("policy/甲\u202e\n乙.yaml", 3, 5),
    "删去\x9b一个",
)


def test_a_finding_is_one_line_whatever_its_file_is_called():
    lines = as_text([HOSTILE]).splitlines()
    assert (
        lines[0]
        == "错误  policy/甲\\u202e\\u000a乙.yaml:3:5：键“a\\u001b[2J”重复  [duplicate-key]"
    )
    assert lines[1] == "      建议：删去\\u009b一个" and len(lines) == 3
    assert "\\u202e" in shown("甲\u202e.docx")


def test_programs_get_exactly_the_name_and_terminals_none_of_it():
    for text in (as_json([HOSTILE]), as_sarif([HOSTILE])):
        assert not {"\x1b", "\x9b", "\u202e"} & set(text)
    assert (
        json.loads(as_json([HOSTILE]))["findings"][0]["file"]
        == HOSTILE.place.file
    )
    (run,) = json.loads(as_sarif([HOSTILE]))["runs"]
    uri = run["results"][0]["locations"][0]["physicalLocation"][
        "artifactLocation"
    ]["uri"]
    assert unquote(uri) == HOSTILE.place.file


def test_a_name_that_is_no_utf8_has_its_bytes_in_the_address():
    assert "policy/%FF.yaml" in as_sarif(
        [Finding("a", "b", Place("policy/\udcff.yaml"))]
    )


def _marks(lines: range) -> list[Finding]:
    """A half-width comma in each line."""
    return [
        Finding(
            "PU-01",
            "汉字之间用了半角标点“,”。",
            Place("通知.txt", line, 8),
            "改为全角“，”。",
            "warning",
            quote=",",
        )
        for line in lines
    ]


def test_what_says_the_same_again_and_again_does_not_hide_the_rest() -> None:
    """A text from the web has half-width commas throughout, and one reward for moving
    in: the first three commas are shown, the others are told by their places."""
    reward = Finding(
        "FC-03", "“落户奖励”以迁入为条件。", Place("通知.txt", 40, 1)
    )
    shown = grouped.as_grouped([*_marks(range(1, 61)), reward], {})
    assert shown.count("· PU-01 ·") == 4
    assert "另有 57 处 · 警告 · PU-01" in shown
    told = shown.split("逐处列出）\n")[1].split("\n\n")[0]
    assert told.split() == [f"{line}:8" for line in range(4, 61)]
    assert max(len(line) for line in told.splitlines()) <= 76
    assert "通知.txt:40:1 · 错误 · FC-03" in shown
    assert shown.endswith("错误 1 处，警告 60 处。")


def test_a_fourth_that_says_the_same_is_shown_as_well() -> None:
    """A line that says there is one more would take as much room."""
    shown = grouped.as_grouped(_marks(range(1, 5)), {})
    assert "另有" not in shown
    assert shown.count("· PU-01 ·") == 4


def test_all_can_be_asked_for_one_by_one() -> None:
    shown = grouped.as_grouped(_marks(range(1, 61)), {}, one_by_one=True)
    assert shown.count("· PU-01 ·") == 60


def test_each_file_shows_its_own_first_ones() -> None:
    marks = _marks(range(1, 11))
    elsewhere = [
        replace(one, place=replace(one.place, file="附件.txt"))
        for one in marks
    ]
    shown = grouped.as_grouped([*marks, *elsewhere], {})
    assert shown.count("另有 7 处") == 2


def test_places_without_a_line_go_by_what_a_reader_calls_them() -> None:
    marks = [
        replace(one, place=Place("通知.docx"), where=f"第{one.place.line}条")
        for one in _marks(range(1, 7))
    ]
    assert "    第4条 第5条 第6条" in grouped.as_grouped(marks, {})
