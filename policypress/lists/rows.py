"""The results as rows for people and programs (结果行)."""

from __future__ import annotations

from typing import Any

from policypress.lists.outcome import Outcome
from policypress.lists.reading.heads import CODE, NAME
from policypress.lists.reasons import NO_PLACE, NO_ROW, Reason, conditions_of

VERDICTS = {True: "可申报", False: "不可申报", None: "待定"}
FEN = 100
_FORMULA = r"^([=+\-@\t\r])"  # begins what a spreadsheet takes for a formula
RESULT_HEADS = (
    "申请人", "统一社会信用代码", "措施编号", "措施", "项目", "结论", "金额下限（元）", "金额上限（元）", "理由或待答", "依据",
)  # fmt: skip


def yuan(fen: int | None) -> int | float | None:
    """Fen as yuan for a cell: whole where it is."""
    if fen is None:
        return None
    whole, rest = divmod(int(fen), FEN)
    return int(fen) / FEN if rest else whole


def results_frame(outcome: Outcome) -> Any:
    """A row for each applicant and support: who, what, verdict, amount in yuan (exact, as
    decimals), why and where it is said."""
    import polars as pl

    people = outcome.register.applicants.select(NAME, CODE)
    parts = []
    for measure in outcome.plan.prepared.measures:
        for support in measure.supports:
            name = f"s:{support.name}"
            conditions = conditions_of(outcome.plan, measure.id, support.id)
            own = [
                f"{name}.{end}"
                for end in ("v", "low", "high", "why", "no", "ask")
            ]
            present = [one for one in own if one in outcome.results.columns]
            frame = pl.concat(
                [people, outcome.results.select(present)], how="horizontal"
            )
            parts.append(
                _of_support(
                    frame, name, measure.rule, support.rule, conditions
                )
            )
    found = pl.concat(parts)
    return found.sort("place", maintain_order=True).drop("place")


def _of_support(
    frame: Any,
    name: str,
    measure: dict[str, Any],
    support: dict[str, Any],
    conditions: list[Reason],
) -> Any:
    """The rows of one support."""
    import polars as pl

    verdict = pl.col(f"{name}.v")
    words = (
        pl.when(verdict.is_null())
        .then(pl.lit("待定"))
        .when(verdict)
        .then(pl.lit("可申报"))
        .otherwise(pl.lit("不可申报"))
    )
    reason, clause = _reasons(frame, name, conditions)
    return frame.select(
        pl.int_range(pl.len()).alias("place"),
        pl.col(NAME).alias("申请人"),
        pl.col(CODE).alias("统一社会信用代码"),
        pl.lit(measure["number"]).alias("措施编号"),
        pl.lit(measure["title"]).alias("措施"),
        pl.lit(support["name"]).alias("项目"),
        words.alias("结论"),
        _decimal(f"{name}.low").alias("金额下限（元）"),
        _decimal(f"{name}.high").alias("金额上限（元）"),
        reason.alias("理由或待答"),
        clause.alias("依据"),
    )


def _decimal(name: str) -> Any:
    """Fen as exact yuan with two decimals."""
    import polars as pl

    fen = pl.col(name).cast(pl.Int128)
    whole = (fen // FEN).cast(pl.String)
    rest = (fen % FEN).cast(pl.String).str.zfill(2)
    return pl.concat_str(whole, pl.lit("."), rest)


def _reasons(
    frame: Any, name: str, conditions: list[Reason]
) -> tuple[Any, Any]:
    """Why not, or what is open, in words; and where it is said."""
    import polars as pl

    undecided = pl.col(f"{name}.why")
    if f"{name}.no" not in frame.columns:
        return undecided, pl.lit("")
    words = {at: one.words for at, one in enumerate(conditions)}
    words |= {NO_ROW: "没有一项同时符合各项条件", NO_PLACE: "未进入名额"}
    clauses = {at: one.clause for at, one in enumerate(conditions)}
    refusing = pl.col(f"{name}.no")
    refused = refusing.replace_strict(
        list(words), list(words.values()), default=None, return_dtype=pl.String
    )
    cited = refusing.replace_strict(
        list(clauses),
        list(clauses.values()),
        default="",
        return_dtype=pl.String,
    )
    asked = pl.col(f"{name}.ask")
    open_ones = pl.when(asked != "").then(
        pl.concat_str(pl.lit("待答："), asked)
    )
    both = pl.concat_str(
        open_ones,
        pl.when(undecided != "").then(undecided),
        separator="；",
        ignore_nulls=True,
    )
    is_no = ~pl.col(f"{name}.v").fill_null(True)
    reason = (
        pl.when(is_no)
        .then(pl.concat_str(pl.lit("不符合："), refused))
        .otherwise(both)
    )
    return reason, cited


def as_csv(results: Any) -> bytes:
    """The results as CSV that Excel opens rightly; no cell of it is ever a formula."""
    import io

    buffer = io.BytesIO()
    harmless(results).write_csv(buffer, include_bom=True)
    return buffer.getvalue()


def harmless(rows: Any) -> Any:
    """Rows of which no cell is ever a formula."""
    import polars as pl

    return rows.with_columns(pl.col(pl.String).str.replace(_FORMULA, "'$1"))


def as_parquet(results: Any) -> bytes:
    """The results for programs."""
    import io

    buffer = io.BytesIO()
    results.write_parquet(buffer)
    return buffer.getvalue()
