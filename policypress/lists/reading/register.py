"""A whole register of applicants (名册): the sheet of the applicants and those of their
tables, joined by applicant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from policypress.eligibility.answers import MOST_ROWS, by_name
from policypress.findings import Place, did_you_mean
from policypress.lists.compiling.layout import (
    PLACE,
    ROW,
    Layout,
    Scale,
    answer_column,
    count_column,
    layout_of,
    row_column,
)
from policypress.lists.frames import kind_of
from policypress.lists.measuring import measured
from policypress.lists.reading.cells import answers
from policypress.lists.reading.heads import (
    CODE,
    NAME,
    PERSON,
    PHONE,
    Column,
    columns_of,
)
from policypress.lists.reading.raw import Findings, Raw
from policypress.lists.reading.said import identity_of, said_counts
from policypress.lists.reading.twice import check_twice
from policypress.system.user_files import INVISIBLE

Rule = dict[str, Any]
_ASIDE = ("说明", "填写说明", "选项")  # sheets that hold no answers
_MOST_COMPARED = 3000  # names among which the nearest is looked for


class Register(Struct):
    """frames as `layout` says, with who each applicant is (@name, @code, @person,
    @phone; null where it is not said). notes: what was taken for granted."""

    applicants: Any
    tables: dict[str, Any]
    layout: Layout
    notes: list[str] = field(default_factory=list)
    is_of_people: bool = False


def register_of(
    raws: list[Raw], rules: Rule, findings: Findings, file: str
) -> Register | None:
    """The register that some sheets make; None where there is no list of applicants."""
    things = {one["id"]: one for one in rules.get("things", ())}
    main, sheets = _sorted_out(raws, rules, findings, file)
    if main is None:
        return None
    layout = layout_of(rules)
    columns = columns_of(main, rules["questions"], things.values(), findings)
    identity = {one.identity: one for one in columns if one.identity}
    if not _has_applicants(main, identity, findings):
        return None
    frame = _applicants(main, rules, columns, identity, layout, findings)
    register = Register(frame, {}, layout)
    register.is_of_people = main.heads[identity[NAME].at] == "姓名"
    _check_names(main, frame, identity, findings)
    for key, thing in things.items():
        raw = sheets.get(key)
        table = _empty(thing)
        if raw is not None:
            table = _rows(raw, thing, register, findings)
        register.tables[key] = table
        said = next((one for one in columns if one.thing == key), None)
        counts = _counts(main, said, thing, raw, register, findings)
        register.applicants = register.applicants.with_columns(counts)
    every = measured(layout, register.applicants, register.tables)
    register.applicants, register.tables = every
    return register


def _has_applicants(
    main: Raw,
    identity: Mapping[str, Column],
    findings: Findings,
) -> bool:
    """Whether a sheet names applicants; a finding where it does not. identity: the
    columns that say who they are."""
    place = Place(main.name)
    if NAME not in identity:
        hint = "写一列“企业名称”（自然人写“姓名”）"
        findings.add("no-names", "没有申请人名称这一列", place, hint)
        return False
    if not len(main.frame):
        hint = "每行写一个申请人"
        findings.add("empty-table", "只有栏目，没有申请人", place, hint)
        return False
    return True


def _sorted_out(
    raws: list[Raw],
    rules: Rule,
    findings: Findings,
    file: str,
) -> tuple[Raw | None, dict[str, Raw]]:
    """The sheet of the applicants, and those of tables by thing."""
    named = by_name(list(rules.get("things", ())))
    sheets: dict[str, Raw] = {}
    others: list[Raw] = []
    for raw in raws:
        thing = named.get(raw.title)
        if thing is not None:
            sheets[thing["id"]] = raw
        elif raw.title not in _ASIDE:
            others.append(raw)
    if not others:
        findings.add(
            "empty-table",
            "没有申请人的工作表",
            Place(file),
            "第一张工作表写申请人，每行一个",
        )
        return None, sheets
    main = others[0]
    for raw in others[1:]:
        hint = did_you_mean(raw.title, [*named], "改为某张表的名称，或者删去")
        message = f"不知道工作表“{raw.title}”是什么"
        findings.add("unknown-sheet", message, Place(raw.name), hint)
    return main, sheets


def _applicants(
    raw: Raw,
    rules: Rule,
    columns: list[Column],
    identity: dict[str, Column],
    layout: Layout,
    findings: Findings,
) -> Any:
    """The frame of the applicants, without their tables."""
    import polars as pl

    number = len(raw.frame)
    made = {PLACE: pl.int_range(number, dtype=pl.Int64, eager=True)}
    for name in (NAME, CODE, PERSON, PHONE):
        made[name] = identity_of(raw, identity.get(name), number)
    by_question = {one.what["id"]: one for one in columns if one.what}
    for question in rules["questions"]:
        key = question["id"]
        values, scale = _column(
            raw, by_question.get(key), question, number, findings
        )
        made[answer_column(key)] = values
        if scale is not None:
            layout.scales[key] = scale
    return pl.DataFrame(made)


def _column(
    raw: Raw,
    column: Column | None,
    question: Rule,
    number: int,
    findings: Findings,
) -> tuple[Any, Scale | None]:
    """The answers of a column; nothing answered where there is none."""
    import polars as pl

    if column is not None:
        return answers(raw, column, findings)
    scale = Scale(1, 0) if question["type"] in ("money", "number") else None
    return pl.repeat(None, number, dtype=kind_of(question), eager=True), scale


def _check_names(
    raw: Raw,
    frame: Any,
    identity: dict[str, Column],
    findings: Findings,
) -> None:
    """Nobody without a name, and nobody twice."""

    at = identity[NAME].at + 1
    for row in frame[NAME].is_null().arg_true():
        place = Place(raw.name, raw.row + row, at)
        findings.add(
            "no-name", "这一行没有申请人名称", place, "写上名称，空行删去"
        )
    for row in (
        frame[NAME].str.contains(INVISIBLE.pattern).fill_null(False).arg_true()
    ):
        place = Place(raw.name, raw.row + row, at)
        hint = "删去名称重新输入"
        findings.add("invisible", "名称里有看不见的字符", place, hint)
    check_twice(raw, frame, identity, findings)


def _empty(thing: Rule) -> Any:
    """A table without rows."""
    import polars as pl

    schema: dict[str, Any] = {PLACE: pl.Int64, ROW: pl.Int32}
    for one in thing["columns"]:
        schema[row_column(one["id"])] = kind_of(one)
    return pl.DataFrame(schema=schema)


def _rows(
    raw: Raw, thing: Rule, register: Register, findings: Findings
) -> Any:
    """The rows of one table, in the order of their applicants."""
    import polars as pl

    columns = columns_of(raw, thing["columns"], (), findings)
    identity = {one.identity: one for one in columns if one.identity}
    key = next(
        (
            one
            for one in (CODE, PERSON, NAME)
            if _is_key(one, identity, register)
        ),
        "",
    )
    if not key:
        message = f"“{thing['label']}”没有企业名称或信用代码，不知道各行属于谁"
        findings.add("no-names", message, Place(raw.name), "加一列“企业名称”")
        return _empty(thing)
    made = {}
    by_question = {one.what["id"]: one for one in columns if one.what}
    for question in thing["columns"]:
        name = f"{thing['id']}.{question['id']}"
        column = by_question.get(question["id"])
        values, scale = _column(
            raw, column, question, len(raw.frame), findings
        )
        if scale is not None:
            register.layout.scales[name] = scale
        made[row_column(question["id"])] = _with_default(
            values, question, scale
        )
    words = identity_of(raw, identity[key], len(raw.frame))
    homes = (
        register.applicants.select(PLACE, key)
        .drop_nulls()
        .unique(key, keep="first")
    )
    frame = (
        pl.DataFrame(made).with_columns(words.alias(key)).with_row_index("at")
    )
    joined = frame.join(homes, on=key, how="left", maintain_order="left")
    _check_homes(raw, joined, key, identity[key], register, findings)
    _check_shared(raw, joined, key, identity[key], register, findings)
    kept = joined.filter(pl.col(PLACE).is_not_null()).sort(PLACE, "at")
    numbers = pl.int_range(pl.len(), dtype=pl.Int32).over(PLACE).alias(ROW)
    kept = kept.with_columns(numbers)
    _check_most(raw, kept, thing, findings)
    return kept.drop("at", key)


def _is_key(
    name: str, identity: dict[str, Column], register: Register
) -> bool:
    """Whether both sheets say this of their applicants."""
    frame = register.applicants
    return name in identity and frame[name].null_count() < len(frame)


def _with_default(values: Any, question: Rule, scale: Scale | None) -> Any:
    """What a column says where nothing is written."""
    if question.get("default") is None:
        return values
    from policypress.lists.frames import cell_of

    below = scale.below if scale else 1
    return values.fill_null(cell_of(question, question["default"], below))


def _check_homes(
    raw: Raw,
    joined: Any,
    key: str,
    column: Column,
    register: Register,
    findings: Findings,
) -> None:
    """Each row is of an applicant of the list."""
    known = register.applicants[key].drop_nulls().to_list()
    for at in joined[PLACE].is_null().arg_true():
        place = Place(raw.name, raw.row + at, column.at + 1)
        word = joined[key][at]
        if word is None:
            findings.add(
                "no-name",
                "这一行没有写属于谁",
                place,
                "写上申请人名称，空行删去",
            )
            continue
        hint = "与申请人的工作表写得一致"
        if len(known) <= _MOST_COMPARED:
            hint = did_you_mean(word, known, hint)
        findings.add("unknown-applicant", f"申请人中没有“{word}”", place, hint)


def _check_shared(
    raw: Raw,
    joined: Any,
    key: str,
    column: Column,
    register: Register,
    findings: Findings,
) -> None:
    """No row is of two applicants who share a name."""
    names = register.applicants[key]
    shared = names.filter(names.is_duplicated()).drop_nulls().unique()
    for at in joined[key].is_in(shared.implode()).fill_null(False).arg_true():
        place = Place(raw.name, raw.row + at, column.at + 1)
        message = f"有几个申请人叫“{joined[key][at]}”，不知道这一行属于谁"
        hint = "两张表都加一列“统一社会信用代码”（自然人写“身份证号”）"
        findings.add("ambiguous-applicant", message, place, hint)


def _check_most(raw: Raw, rows: Any, thing: Rule, findings: Findings) -> None:
    """Nobody has more rows than the table takes."""
    import polars as pl

    most = thing.get("most") or MOST_ROWS
    many = rows.filter(pl.col(ROW) == most)
    for at in many["at"]:
        message = f"“{thing['label']}”每个申请人最多{most}行"
        findings.add(
            "too-many-rows",
            message,
            Place(raw.name, raw.row + at),
            "删去多余的行",
        )


def _counts(
    main: Raw,
    said: Column | None,
    thing: Rule,
    raw: Raw | None,
    register: Register,
    findings: Findings,
) -> Any:
    """How many rows of a table each applicant has; null where that is not known.

    Where a column of the applicants says 有 or 无, that holds; a sheet that has rows is
    taken to have all of them; an empty or missing one says nothing.
    """
    import polars as pl

    name = count_column(thing["id"])
    table = register.tables[thing["id"]]
    places = register.applicants.select(PLACE)
    found = table.group_by(PLACE).agg(pl.len().cast(pl.Int32).alias(name))
    counts = places.join(found, on=PLACE, how="left", maintain_order="left")[
        name
    ]
    if said is not None:
        return said_counts(main, said, thing, counts, findings).alias(name)
    if raw is None or not len(table):
        return counts.alias(name)
    register.notes.append(
        f"“{thing['label']}”的工作表视为填全：没有行的申请人按没有计算"
    )
    return counts.fill_null(0).alias(name)
