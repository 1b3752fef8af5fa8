"""What each is paid under all budgets (总额核减后的金额): budgets of supports first, then of
measures, then of the policy.

How much all ask for has to be known before anybody's amount is cut; from then on each
applicant is reckoned alone. So a list can be dealt with in parts: one way through all of
them for each budget, and one to cut.
"""

from __future__ import annotations

from typing import Any

from policypress.lists.sharing import Budget, cut_out

Asked = tuple[int, int | None]


class Giving:
    """The amounts of some applicants under the budgets that have been applied so far.

    results: columns as `running` has them; measures: their ids.
    """

    def __init__(self, results: Any, measures: list[str]) -> None:
        """Nothing is applied yet."""
        self._results = results
        self._given = {name: _wide(results, f"m:{name}") for name in measures}
        self._whole: Any = None

    def amounts(self, budget: Budget) -> Any:
        """What the applicants ask for of a budget: low and high, in fen. Budgets of the
        policy come last."""
        measure, _, support = budget.home.partition(".")
        if support:
            return _wide(self._results, f"s:{budget.home}")
        return self._given[measure] if measure else self.whole()

    def whole(self) -> Any:
        """All measures together, less what was cut from each."""
        if self._whole is None:
            whole = _wide(self._results, "total")
            for name, given in self._given.items():
                asked = _wide(self._results, f"m:{name}")
                whole = _less(whole, asked, given)
            self._whole = whole
        return self._whole

    def apply(self, budget: Budget, asked: Asked) -> Any:
        """Cuts what the applicants get of a budget, of which all together ask for
        `asked`; gives what is left to them."""
        amounts = self.amounts(budget)
        cut = cut_out(budget, amounts, *asked)
        measure, _, support = budget.home.partition(".")
        if support:
            before = self._given[measure]
            self._given[measure] = _less(before, amounts, cut)
        elif measure:
            self._given[measure] = cut
        else:
            self._whole = cut
        return cut

    def columns(self) -> list[Any]:
        """What is paid, as columns `m:….given`, `m:….given high`, `total.given` and
        `total.given high`."""
        every = {f"m:{name}": one for name, one in self._given.items()}
        every["total"] = self.whole()
        found = []
        for name, one in every.items():
            found.append(one["low"].alias(f"{name}.given"))
            found.append(one["high"].alias(f"{name}.given high"))
        return found


def _wide(results: Any, name: str) -> Any:
    """Both ends of an amount."""
    import polars as pl

    return results.select(
        pl.col(f"{name}.low").cast(pl.Int128).alias("low"),
        pl.col(f"{name}.high").cast(pl.Int128).alias("high"),
    )


def _less(whole: Any, before: Any, after: Any) -> Any:
    """A sum less what one of its parts was cut by."""
    import polars as pl

    ends = []
    for end in ("low", "high"):
        frame = pl.DataFrame(
            {"whole": whole[end], "before": before[end], "after": after[end]}
        )
        cut = (pl.col("before") - pl.col("after")).fill_null(0)
        left = pl.max_horizontal(
            pl.col("whole") - cut, pl.lit(0, dtype=pl.Int128)
        )
        kept = pl.when(pl.col("whole").is_not_null()).then(left)
        ends.append(frame.select(kept.alias(end)).to_series())
    return pl.DataFrame(ends)
