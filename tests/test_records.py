"""Records do what frozen dataclasses with slots do, and `dataclasses` takes them for such."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from typing import ClassVar

import pytest

from policypress.records import (
    as_dict,
    field,
    mutable_record,
    record,
    replace,
)


@record
class Amount:
    """Money."""

    yuan: int
    unit: str = "元"
    kind: ClassVar[str] = "amount"

    def doubled(self) -> int:
        return self.yuan * 2


@record
class Capped(Amount):
    cap: int = 0


@record
class Other:
    yuan: int
    unit: str = "元"


@record(order=True)
class Spot:
    file: str
    line: int = 0
    note: str = field(default="", compare=False)


@record(eq=False)
class Alone:
    name: str


@mutable_record
class Basket:
    owner: str
    amounts: list[Amount] = field(default_factory=list)


@record
class Nothing:
    pass


def test_values_come_by_position_by_name_and_by_default():
    assert Amount(5) == Amount(yuan=5) == Amount(5, "元")
    assert (Amount(5, "万元").unit, Amount(5).doubled()) == ("万元", 10)
    assert (Amount.kind, Amount.__doc__) == ("amount", "Money.")


@pytest.mark.parametrize("wrong", [(), (1, "元", 3)])
def test_too_few_and_too_many_values_are_refused(wrong):
    with pytest.raises(TypeError, match=r"Amount\.__init__\(\)"):
        Amount(*wrong)


def test_a_name_that_is_none_of_its_values_is_refused():
    with pytest.raises(TypeError):
        Amount(1, colour="red")
    with pytest.raises(TypeError):
        replace(Amount(1), colour="red")


def test_a_record_does_not_change():
    one = Amount(5)
    with pytest.raises(AttributeError, match="Amount.yuan"):
        one.yuan = 6
    with pytest.raises(AttributeError):
        del one.yuan
    with pytest.raises(AttributeError):
        one.colour = "red"
    assert not hasattr(one, "__dict__")


def test_equal_values_are_equal_only_in_the_same_class():
    assert Amount(5) != Other(5)
    assert Amount(5) != Capped(5)
    assert Amount(5) != (5, "元")
    assert len({Amount(5), Amount(5), Amount(6)}) == 2


def test_a_record_builds_on_another():
    one = Capped(5, cap=9)
    assert isinstance(one, Amount)
    assert (one.yuan, one.unit, one.cap, one.doubled()) == (5, "元", 9, 10)
    assert repr(one) == "Capped(yuan=5, unit='元', cap=9)"


def test_records_with_an_order_are_sorted_by_their_values():
    later, sooner = Spot("a", 2), Spot("a", 1)
    assert sorted([later, sooner]) == [sooner, later]
    with pytest.raises(TypeError):
        sorted([later, 3])
    with pytest.raises(TypeError):
        sorted([Amount(1), Amount(2)])


def test_a_value_without_a_default_cannot_follow_one_with_a_default():
    with pytest.raises(TypeError, match="second has no default"):

        @record
        class Wrong:
            first: int = 1
            second: int


def test_a_value_that_does_not_count_is_not_compared():
    assert Spot("a", 1, "x") == Spot("a", 1, "y")
    assert hash(Spot("a", 1, "x")) == hash(Spot("a", 1, "y"))


def test_without_equality_each_equals_only_itself():
    one = Alone("a")
    assert one == one
    assert one != Alone("a")
    assert len({one, Alone("a")}) == 2


def test_a_record_without_values():
    assert Nothing() == Nothing()
    assert repr(Nothing()) == "Nothing()"
    assert len({Nothing(), Nothing()}) == 1


def test_a_mutable_record_changes_and_shares_nothing():
    one, other = Basket("a"), Basket("a")
    one.amounts.append(Amount(1))
    one.owner = "b"
    assert (other.owner, other.amounts) == ("a", [])
    assert Basket("a", [Amount(1)]) == Basket("a", [Amount(1)])
    with pytest.raises(TypeError):
        hash(one)


def test_it_travels_to_another_process_and_is_copied():
    one = Basket("a", [Capped(5, cap=9)])
    assert pickle.loads(pickle.dumps(one)) == one
    deep = copy.deepcopy(one)
    deep.amounts.clear()
    assert one.amounts == [Capped(5, cap=9)]
    assert copy.copy(Amount(5)) == Amount(5)


def test_one_value_is_replaced():
    assert replace(Capped(5, cap=9), yuan=6) == Capped(6, cap=9)
    assert dataclasses.replace(Capped(5, cap=9), yuan=6) == Capped(6, cap=9)


def test_its_values_as_plain_data_like_those_of_a_dataclass():
    one = Basket("a", [Amount(5), Capped(6)])
    plain = as_dict(one)
    assert plain["amounts"][0] == {"yuan": 5, "unit": "元"}
    assert plain == dataclasses.asdict(one)


def test_dataclasses_takes_it_for_one():
    assert dataclasses.is_dataclass(Amount)
    names = [one.name for one in dataclasses.fields(Capped(5))]
    assert names == ["yuan", "unit", "cap"]


def test_it_is_matched_by_position():
    match Capped(5, cap=9):
        case Amount(yuan, unit):
            assert (yuan, unit) == (5, "元")


def test_no_module_of_python_that_takes_long_is_imported_for_it():
    seen = "import sys, policypress.records; print('inspect' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", seen], capture_output=True, text=True
    )
    assert done.stdout == "False\n", done.stderr
