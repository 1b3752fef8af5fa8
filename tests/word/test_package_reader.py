"""A file that somebody sends may be anything; it is opened with care or refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from policypress.word import package_reader
from policypress.word.package_reader import (
    DOCUMENT,
    Hints,
    Package,
    open_package,
)

ITEMS = "customXml/"


def archive(
    parts: dict[str, str], compression: int = zipfile.ZIP_DEFLATED
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def opened(data: bytes, hints: Hints | None = None) -> Package:
    return open_package(
        data,
        "来稿.docx",
        lambda part: part.startswith((DOCUMENT, ITEMS)),
        hints,
    )


def code(data: bytes) -> str:
    found = opened(data)
    assert found.finding is not None and found.roots == {}
    assert found.finding.place.file == "来稿.docx"
    return found.finding.code


def test_only_the_wanted_parts_are_read() -> None:
    parts = {
        DOCUMENT: "<a/>",
        f"{ITEMS}item1.xml": "<b/>",
        "word/styles.xml": "<",
    }
    found = opened(archive(parts))
    assert found.finding is None
    assert {name: root.tag for name, root in found.roots.items()} == {
        DOCUMENT: "a",
        f"{ITEMS}item1.xml": "b",
    }


@pytest.mark.parametrize(
    "name", ["/etc/x", "\\x", "word/../../x", "C:x", "..\\x"]
)
def test_names_that_leave_the_folder_are_refused(name: str) -> None:
    data = archive({DOCUMENT: "<a/>", "x" * len(name): ""})
    data = data.replace(b"x" * len(name), name.encode())
    assert code(data) == "unsafe-docx"


def test_a_name_with_two_dots_inside_stays_in_the_folder() -> None:
    assert opened(archive({DOCUMENT: "<a/>", "word/a..b": ""})).finding is None


def test_a_zip_bomb_is_refused_even_where_nobody_wants_the_part() -> None:
    assert (
        code(archive({DOCUMENT: "<a/>", "media/1": "0" * 2**21})) == "zip-bomb"
    )
    assert (
        opened(archive({DOCUMENT: "<a/>", "media/1": "0" * 2**19})).finding
        is None
    )


def test_an_encrypted_entry_is_named_as_such() -> None:
    data = bytearray(archive({DOCUMENT: "<a/>"}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1  # general purpose flag, APPNOTE 4.3.12
    assert code(bytes(data)) == "encrypted-file"


def test_damaged_data_is_no_crash() -> None:
    data = bytearray(archive({DOCUMENT: f"<a>{'甲乙' * 500}</a>"}))
    start = 30 + len(DOCUMENT)
    data[start : start + 8] = b"\xff" * 8
    assert code(bytes(data)) == "broken-docx"


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_reader, "ENTRIES", 2)
    assert opened(archive({DOCUMENT: "<a/>", "b": ""})).finding is None
    assert code(archive({DOCUMENT: "<a/>", "b": "", "c": ""})) == "too-large"


def test_all_parts_together_have_a_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(package_reader, "WHOLE", 10)
    assert opened(archive({DOCUMENT: "<a/>", "b": "x" * 6})).finding is None
    assert code(archive({DOCUMENT: "<a/>", "b": "x" * 7})) == "too-large"


def test_elements_are_counted_over_all_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(package_reader, "ELEMENTS", 3)
    monkeypatch.setattr(package_reader, "ALL_ELEMENTS", 5)
    assert code(archive({DOCUMENT: "<a><b/><c/></a>"})) == "too-large"
    parts = {DOCUMENT: "<a><b/></a>", f"{ITEMS}1.xml": "<a></a>"}
    assert opened(archive(parts)).finding is None
    found = opened(archive({**parts, f"{ITEMS}2.xml": "<a/>"})).finding
    assert (
        found is not None
        and found.code == "too-large"
        and "6 个" in found.message
    )


def test_an_element_with_very_many_attributes_is_refused() -> None:
    def element(count: int) -> bytes:
        names = " ".join(f'attribute{n:03}="1"' for n in range(count))
        return archive({DOCUMENT: f"<a {names}/>"}, zipfile.ZIP_STORED)

    assert opened(element(256)).finding is None
    assert code(element(257)) == "too-large"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a>" * 300 + "</a>" * 300, "nested-too-deep"),
        (f"<a>{'甲' * 4_000_000}</a>", "long-line"),
        ("<a>", "broken-docx"),
        ('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "unsafe-docx"),
    ],
)
def test_what_xml_may_not_be_is_named(text: str, expected: str) -> None:
    assert code(archive({DOCUMENT: text}, zipfile.ZIP_STORED)) == expected


def test_hints_depend_on_what_the_file_is_wanted_for() -> None:
    hints = Hints(not_docx="甲", pdf="乙", nested="丙")
    files = {
        "甲": archive({"xl/workbook.xml": "<a/>"}),
        "乙": b"%PDF-1.7",
        "丙": archive({DOCUMENT: "<a>" * 300 + "</a>" * 300}),
    }
    for hint, data in files.items():
        finding = opened(data, hints).finding
        assert finding is not None and finding.hint == hint


RESAVE = "用 Word 或 WPS 打开，另存为 .docx 后重试。"
UNTRUSTED = f"文件来源可能不可靠；{RESAVE}"
INTACT = f"请取得完好的文件，或者{RESAVE}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (b"", "是空文件。", "请确认选对了文件，或者重新导出。"),
        (OLE, "是旧版 .doc 或 .wps 文件，不是 .docx。", RESAVE),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "设有打开密码，不能读取。",
            "在 Word 或 WPS 中打开，取消密码后另存。",
        ),
        (b"%PDF-1.7", "是 PDF，不是 .docx。", "请使用 Word 文件。"),
        (b"PK", "已损坏，不是完整的 .docx。", INTACT),
        (archive({"a": ""}), "不是 Word 文件。", "请确认选对了文件。"),
        (archive({DOCUMENT: "<a>"}), "的正文已损坏。", INTACT),
        (
            archive({DOCUMENT: "<a>" * 300}),
            "的标记嵌套超过 256 层，没有读取。",
            "在 Word 中减少表格、文本框的嵌套，另存后再试。",
        ),
        (
            archive({DOCUMENT: "<!DOCTYPE a><a/>"}),
            "带有 DOCTYPE 声明，没有读取。",
            f"正常的 Word 文件没有它；{RESAVE}",
        ),
        (
            archive({DOCUMENT: "<a/>", "../x": ""}),
            "内含越出文件夹的文件名，没有读取。",
            UNTRUSTED,
        ),
        (
            archive({DOCUMENT: "<a/>", "b": "0" * 2**21}),
            "的压缩比异常，没有读取。",
            UNTRUSTED,
        ),
        (
            archive({DOCUMENT: "<a " + 'b="1" ' * 600 + "/>"}),
            "有标记带着超过 256 个属性，没有读取。",
            UNTRUSTED,
        ),
    ],
)
def test_why_a_file_is_not_read_and_what_to_do(
    data: bytes, message: str, hint: str
) -> None:
    found = opened(data).finding
    assert found is not None
    assert (found.message, found.hint) == (f"“来稿.docx”{message}", hint)


def test_what_is_too_large_is_named_with_how_large_it_may_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = archive({DOCUMENT: "<a><b/><b/></a>"})
    monkeypatch.setattr(package_reader, "ELEMENTS", 3)
    found = opened(data).finding
    assert found is not None and found.message == (
        "“来稿.docx”的正文有 4 个标记，超过 3 的上限，没有读取。"
    )
    assert found.hint == "请确认文件来源可靠。"
    monkeypatch.setattr(package_reader, "PART", 2)
    found = opened(data, Hints(large_part="甲")).finding
    assert found is not None and found.hint == "甲"
    assert "的正文超过 0 MB，没有读取。" in found.message
    monkeypatch.setattr(package_reader, "ENTRIES", 0)
    found = opened(data).finding
    assert found is not None and found.message == (
        "“来稿.docx”内含的文件过多或过大，没有读取。"
    )
    assert found.hint == "请确认文件来源可靠；删去大图片后另存再试。"


def test_a_document_type_on_this_machine_is_not_even_opened(
    tmp_path: Path,
) -> None:
    """Read, it would make the file a broken one."""
    outside = tmp_path / "x.dtd"
    outside.write_text("<!ELEMENT", "utf-8")
    text = f'<!DOCTYPE a SYSTEM "{outside.as_uri()}"><a/>'
    assert code(archive({DOCUMENT: text})) == "unsafe-docx"
