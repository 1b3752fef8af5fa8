"""`build.py new`: something valid to start writing from, never over what is there."""

from __future__ import annotations

from pathlib import Path

from policypress.cli import main


def test_a_new_policy_is_small_and_complete(tmp_path, capsys):
    home = tmp_path / "某 区"
    assert main(["new", "policy", str(home)]) == 0
    names = sorted(
        path.relative_to(home).as_posix() for path in home.rglob("*.yaml")
    )
    assert (
        "policy.yaml" in names
        and "supplementary.yaml" in names
        and len([n for n in names if n.startswith("measures/")]) == 3
    )
    assert "下一步：build.py --policy" in capsys.readouterr().out


def test_a_new_policy_has_no_errors(tmp_path, capsys):
    main(["new", "policy", str(tmp_path / "p")])
    capsys.readouterr()
    assert main(["check", "--policy", str(tmp_path / "p")]) == 0, (
        capsys.readouterr().out
    )


def test_editors_find_the_schema_from_the_new_file(tmp_path):
    main(["new", "policy", str(tmp_path / "p")])
    main(["new", "measure", "talent-fund", "--policy", str(tmp_path / "p")])
    path = tmp_path / "p" / "measures/talent-fund.yaml"
    comment = path.read_text("utf-8").splitlines()[0]
    target = (path.parent / comment.partition("$schema=")[2]).resolve()
    assert target.parts[-4:] == (
        "policypress",
        "source",
        "schemas",
        "measure.json",
    )


def test_what_is_there_is_never_written_over(tmp_path, capsys):
    main(["new", "policy", str(tmp_path / "p")])
    path = tmp_path / "p/measures/talent-fund.yaml"
    path.write_text("mine", "utf-8")
    assert (
        main(
            ["new", "measure", "talent-fund", "--policy", str(tmp_path / "p")]
        )
        == 1
    )
    assert "已经存在" in capsys.readouterr().out
    assert path.read_text("utf-8") == "mine"


def test_a_place_where_nothing_can_be_made_is_a_sentence(tmp_path, capsys):
    (tmp_path / "file").write_text("x")
    assert main(["new", "policy", str(Path(tmp_path / "file" / "p"))]) == 1
    assert "不能当文件夹用" in capsys.readouterr().out


def test_an_id_that_cannot_be_a_name_in_prose_is_told(tmp_path, capsys):
    assert (
        main(["new", "measure", "Some Thing", "--policy", str(tmp_path)]) == 1
    )
    assert "用小写英文字母或汉字开头" in capsys.readouterr().out


def test_a_guide_and_a_compared_policy_are_begun(tmp_path, capsys):
    home = str(tmp_path / "p")
    main(["new", "policy", home])
    for kind, name in (("guide", "old-brand"), ("benchmark", "city")):
        assert main(["new", kind, name, "--policy", home]) == 0
    capsys.readouterr()
    assert main(["check", "--policy", home]) == 0
    assert main(["new", "guide", "old-brnd", "--policy", home]) == 1
    assert "是否应为“old-brand”？" in capsys.readouterr().out


def test_a_policy_starts_from_an_example(tmp_path, capsys):
    home = str(tmp_path / "p")
    assert main(["new", "policy", home, "--like", "talent-housing"]) == 0
    capsys.readouterr()
    assert main(["check", "--policy", home]) == 0
    assert "没有发现问题。" in capsys.readouterr().out


def test_only_a_policy_starts_from_an_example(tmp_path, capsys):
    words = ["new", "measure", "x", "--like", "talent-housing"]
    assert main([*words, "--policy", str(tmp_path)]) == 2
    assert "--like 只用于 new policy" in capsys.readouterr().err
