"""What holds for a whole file: settings, and the faces it names."""

from __future__ import annotations

from policypress.word import settings


def test_word_opens_the_file_as_one_of_today_with_odd_and_even_pages() -> None:
    uri = "http://schemas.microsoft.com/office/word"
    name = 'w:name="compatibilityMode"'
    assert (
        f'<w:compatSetting {name} w:uri="{uri}" w:val="15"/>'
        in settings.SETTINGS
    )
    assert settings.SETTINGS.count(f'w:uri="{uri}" w:val="1"/>') == 3
    assert "<w:evenAndOddHeaders/>" in settings.SETTINGS


def test_a_missing_face_names_the_one_to_use_instead() -> None:
    table = settings.font_table(
        [("仿宋", "FangSong", True), ("Times", "", False)]
    )
    assert table.partition('mc:Ignorable="w14 w15">')[2] == (
        '<w:font w:name="仿宋"><w:altName w:val="FangSong"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        '<w:font w:name="Times"><w:charset w:val="00"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )
