"""The language of rules.json, version 2: numbers and conditions as plain JSON.

docs/rules.md describes it; templates/site/rules.js and what it stands on are
its twin in the browser.

Build::

    grant = field("city_grant")
    half = times([grant, constant(Fraction(1, 2), "50%")])
    amount = step(least([half, constant(500000, "50万元")]), "cap", "最高")

Run::

    reckon = compile_number(amount)            # once for each rules object
    reckon(Scope({"city_grant": 800000}))      # Range(400000, 400000, ())
    reckon(Scope({}))                          # Range(0, 500000, ())
    arithmetic(amount, Scope(answers, labels=labels_of(rules)))  # list[Step]

    holds = compile_condition(compare(grant, ">=", 1000))
    holds(Scope({}))                           # "unknown"

A number is an int or a Fraction, in yuan for money; `paid` cuts a Range to the
fen. `max` None = no bound; `min` None only inside (a difference may be below
0), never after `paid`. Whatever is no expression raises RulesError.
"""

from policypress.rules.arithmetic import arithmetic
from policypress.rules.build import (
    add,
    all_of,
    any_of,
    at_least,
    case,
    choose,
    column,
    compare,
    constant,
    date,
    divide,
    equals,
    exists,
    field,
    greatest,
    has,
    least,
    minus,
    negate,
    one_of,
    rows,
    step,
    times,
    undecided,
    whole,
)
from policypress.rules.compiling import (
    compile_condition,
    compile_known,
    compile_number,
)
from policypress.rules.errors import RulesError
from policypress.rules.exact import Number, as_json, exact
from policypress.rules.logic import Verdict
from policypress.rules.ranges import Range, paid
from policypress.rules.references import columns_of, fields_of
from policypress.rules.scope import Label, Scope, labels_of
from policypress.rules.shown import Step
from policypress.rules.version import SCHEMA, VERSION, check_version

__all__ = [
    "SCHEMA",
    "VERSION",
    "Label",
    "Number",
    "Range",
    "RulesError",
    "Scope",
    "Step",
    "Verdict",
    "add",
    "all_of",
    "any_of",
    "arithmetic",
    "as_json",
    "at_least",
    "case",
    "check_version",
    "choose",
    "column",
    "columns_of",
    "compare",
    "compile_condition",
    "compile_known",
    "compile_number",
    "constant",
    "date",
    "divide",
    "equals",
    "exact",
    "exists",
    "field",
    "fields_of",
    "greatest",
    "has",
    "labels_of",
    "least",
    "minus",
    "negate",
    "one_of",
    "paid",
    "rows",
    "step",
    "times",
    "undecided",
    "whole",
]
