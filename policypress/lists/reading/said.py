"""What a sheet says of its applicants in plain words: who they are, and whether they have
anything of a table (有、无)."""

from __future__ import annotations

from typing import Any

from policypress.eligibility.answers import NONE_WORDS
from policypress.findings import Place
from policypress.lists.reading.cells import as_words, plain
from policypress.lists.reading.heads import Column
from policypress.lists.reading.raw import Findings, Raw

Rule = dict[str, Any]
_SOME, _NONE = ("有", "是"), (*NONE_WORDS, "无")


def identity_of(raw: Raw, column: Column | None, number: int) -> Any:
    """Who the applicants are, in words."""
    import polars as pl

    if column is None:
        return pl.repeat(None, number, dtype=pl.String, eager=True)
    words = as_words(raw.frame[str(column.at)])
    different = words.unique().drop_nulls().to_list()
    return words.replace_strict(
        different,
        [plain(one) for one in different],
        default=None,
        return_dtype=pl.String,
    )


def said_counts(
    main: Raw, said: Column, thing: Rule, counts: Any, findings: Findings
) -> Any:
    """The numbers of rows where a column says whether there are any."""
    import polars as pl

    words = identity_of(main, said, len(main.frame))
    is_none = words.is_in(list(_NONE)).fill_null(False)
    has_rows = counts.is_not_null()
    for at in (is_none & has_rows).arg_true():
        place = Place(main.name, main.row + at, said.at + 1)
        message = f"写着没有，“{thing['label']}”的工作表中却有{counts[at]}行"
        findings.add(
            "contradiction", message, place, "改为“有”，或者删去那些行"
        )
    is_some = words.is_in(list(_SOME)).fill_null(False)
    for at in (is_some & ~has_rows).arg_true():
        place = Place(main.name, main.row + at, said.at + 1)
        message = f"写着有，“{thing['label']}”的工作表中没有这个申请人的行"
        findings.add("contradiction", message, place, "补上各行；不清楚的留空")
    other = words.is_not_null() & ~is_none & ~is_some
    for at in (
        other & ~words.is_in(["未知", "不清楚"]).fill_null(False)
    ).arg_true():
        place = Place(main.name, main.row + at, said.at + 1)
        findings.add(
            "wrong-answer",
            f"“{thing['label']}”这一列要填有或者无",
            place,
            "不清楚的留空",
        )
    frame = pl.DataFrame({"counts": counts, "none": is_none})
    none = pl.when("none").then(pl.lit(0, dtype=pl.Int32))
    return frame.select(pl.col("counts").fill_null(none)).to_series()
