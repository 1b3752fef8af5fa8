"""Which fonts are here, told from the font files themselves where no fontconfig is."""

from __future__ import annotations

import struct

from policypress.system import fonts


def font_file(*families: str) -> bytes:
    """The smallest file with a table directory and a `name` table: families in UTF-16 (platform 3)."""
    strings = [name.encode("utf-16-be") for name in families]
    records, at = b"", 0
    for string in strings:
        records += struct.pack(">6H", 3, 1, 0x804, 1, len(string), at)
        at += len(string)
    table = (
        struct.pack(">HHH", 0, len(strings), 6 + len(records))
        + records
        + b"".join(strings)
    )
    directory = struct.pack(">4sIII", b"name", 0, 28, len(table))
    return b"\0\1\0\0" + struct.pack(">HHHH", 1, 0, 0, 0) + directory + table


def test_a_font_file_tells_its_names_in_every_language(tmp_path):
    (tmp_path / "simfang.ttf").write_bytes(font_file("FangSong", "仿宋"))
    assert fonts.families_in(tmp_path / "simfang.ttf") == ["FangSong", "仿宋"]


def test_a_damaged_font_file_has_no_names(tmp_path):
    (tmp_path / "a.ttf").write_bytes(font_file("仿宋")[:30])
    assert fonts.families_in(tmp_path / "a.ttf") == []
    assert fonts.families_in(tmp_path / "none.ttf") == []


def test_without_fontconfig_the_font_folders_are_read(tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/simkai.TTF").write_bytes(font_file("楷体"))
    (tmp_path / "readme.txt").write_text("no font")
    monkeypatch.setattr(fonts, "find_program", lambda name: None)
    monkeypatch.setattr(fonts, "_folders", lambda: [tmp_path])
    assert fonts.families() == {"楷体"}
    assert fonts.stand_in("仿宋_GB2312") == ""


def test_with_fontconfig_it_is_asked(monkeypatch):
    answers = {
        "fc-list": "FandolFang R,FandolFang\n楷体,KaiTi\n",
        "fc-match": "FandolFang\n",
    }
    monkeypatch.setattr(
        fonts, "_ask", lambda program, *arguments: answers[program]
    )
    assert fonts.families() == {"FandolFang R", "FandolFang", "楷体", "KaiTi"}
    assert fonts.stand_in("仿宋_GB2312") == "FandolFang"
