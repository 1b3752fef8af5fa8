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


def test_the_table_of_names_may_stand_behind_others(tmp_path):
    whole = font_file("仿宋")
    head, entry, table = whole[:12], whole[12:28], whole[28:]
    others = b"".join(
        struct.pack(">4sIII", tag, 0, 0, 0) for tag in (b"cmap", b"head")
    )
    moved = struct.pack(">4sIII", b"name", 0, 28 + len(others), len(table))
    count = struct.pack(">H", 3)
    assert entry[:4] == b"name"
    (tmp_path / "a.ttf").write_bytes(
        head[:4] + count + head[6:] + others + moved + table
    )
    assert fonts.families_in(tmp_path / "a.ttf") == ["仿宋"]


def test_a_collection_has_the_names_of_all_its_faces(tmp_path):
    faces = [font_file("仿宋"), font_file("楷体")]
    starts = [20, 20 + len(faces[0])]
    data = b"ttcf" + struct.pack(">IIII", 0x10000, 2, *starts)
    for start, face in zip(starts, faces, strict=True):
        assert len(data) == start
        offset = start + 28  # of the table, from the head of the file
        data += face[:20] + struct.pack(">I", offset) + face[24:]
    (tmp_path / "a.ttc").write_bytes(data)
    assert fonts.families_in(tmp_path / "a.ttc") == ["仿宋", "楷体"]


def test_on_windows_the_fonts_of_the_system_and_of_the_user_are_read(
    tmp_path, monkeypatch
):
    own = tmp_path / "own/Microsoft/Windows/Fonts"
    for folder, family in ((tmp_path / "win/Fonts", "仿宋"), (own, "楷体")):
        folder.mkdir(parents=True)
        (folder / "a.ttf").write_bytes(font_file(family))
    monkeypatch.setenv("WINDIR", str(tmp_path / "win"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "own"))
    monkeypatch.setattr(fonts.sys, "platform", "win32")
    assert fonts.families_in_folders() == {"仿宋", "楷体"}


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


def test_a_chinese_face_is_asked_for_chinese_text(monkeypatch):
    asked = []

    def answer(program, *arguments):
        asked.append((program, *arguments))
        return " FandolFang\n"

    monkeypatch.setattr(fonts, "_ask", answer)
    for name in ("仿宋", "FangSong_GB2312", "Times New Roman"):
        assert fonts.stand_in(name) == "FandolFang"
    match = ("fc-match", "--format", "%{family[0]}")
    assert asked == [
        (*match, "仿宋:lang=zh-cn"),
        (*match, "FangSong_GB2312:lang=zh-cn"),
        (*match, "Times New Roman"),
    ]
