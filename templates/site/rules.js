// The language of rules.json, version 2 (docs/rules.md): numbers and conditions as plain JSON, run on an applicant's answers.
// Pure functions, no DOM. The same as policypress/rules, function by function; tests/rules/test_browser.py compares the two.
// Stands on numbers.js and scope.js; arithmetic.js shows how a number came about.
//
//   const reckon = compileNumber(expression);            // once
//   reckon(scope(answers)) → { min, max, undecided }     // a number is { n, d }: BigInt n / d; null = no bound
//   compileCondition(condition)(scope(answers)) → "yes" | "no" | "unknown"
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(require("./numbers.js"), require("./scope.js"));
  else root.policypress.rules = factory(root.policypress.numbers, root.policypress.scoping);
})(typeof self === "undefined" ? this : self, function (counting, scoping) {
  "use strict";
  const { exact } = counting;
  const { ZERO, ONE, whole, order } = counting.numbers;
  const { NOTHING, range, exactly, add, subtract, multiply, divide, least, greatest, hull, floor, largestOf, reasons } = counting.ranges;
  const { YES, NO, UNKNOWN, OPPOSITE, COMPARISONS, ORDERS, allHold, anyHolds, enoughHold, verdictOf } = counting.logic;
  const { MOST_DEPTH, MOST_NODES, RulesError, own, isObject, get, unique, lookUp, inside, table, columnOf } = scoping;
  const { NUMBER_SHAPES, CONDITION_SHAPES, CASE, operation, checkKeys } = scoping;

  // ── compiling ─────────────────────────────────────────────────────────────
  const compileNumber = (expression) => new Compiler().number(expression, "");
  const compileCondition = (condition) => new Compiler().condition(condition, "");

  class Compiler {
    constructor() {
      this.depth = 0;
      this.nodes = 0;
    }

    number(node, path) {
      const value = exact(node);
      if (value !== null) return always(exactly(value));
      return this.deeper(path, () => NUMBERS[operation(node, NUMBER_SHAPES, path)](this, node, path));
    }

    condition(node, path) {
      if (typeof node === "boolean") return always(verdictOf(node));
      return this.deeper(path, () => CONDITIONS[operation(node, CONDITION_SHAPES, path)](this, node, path));
    }

    numbers(nodes, path) {
      return this.items(nodes, path).map((node, at) => this.number(node, `${path}[${at}]`));
    }

    conditions(nodes, path) {
      if (!Array.isArray(nodes)) throw new RulesError("应是一个列表", path);
      return nodes.map((node, at) => this.condition(node, `${path}[${at}]`));
    }

    items(nodes, path) {
      if (!Array.isArray(nodes) || !nodes.length) throw new RulesError("应是一个非空的列表", path);
      return nodes;
    }

    two(nodes, path) {
      const found = this.numbers(nodes, path);
      if (found.length !== 2) throw new RulesError("应有两个数", path);
      return found;
    }

    case(node, path) {
      if (!isObject(node)) throw new RulesError("应是{when: …, then: …}", path);
      checkKeys(node, "when", CASE, path);
      this.text(get(node, "words", ""), `${path}.words`);
      return [this.condition(node.when, `${path}.when`), this.number(node.then, `${path}.then`)];
    }

    text(value, path) {
      if (typeof value !== "string") throw new RulesError("应是文字", path);
      return value;
    }

    figure(value, path) {
      const number = exact(value);
      if (number === null) throw new RulesError("应是一个确切的数", path);
      return number;
    }

    count(value, path) {
      if (!Number.isSafeInteger(value) || value < 0) throw new RulesError("应是不小于0的整数", path);
      return value;
    }

    deeper(path, make) {
      this.depth += 1;
      this.nodes += 1;
      const at = path.slice(0, 200);
      if (this.depth > MOST_DEPTH) throw new RulesError(`嵌套超过${MOST_DEPTH}层`, at);
      if (this.nodes > MOST_NODES) throw new RulesError(`运算超过${MOST_NODES}个`, at);
      const made = make();
      this.depth -= 1;
      return made;
    }
  }

  const always = (result) => () => result;

  // ── operations on numbers ─────────────────────────────────────────────────
  const ofMany = (name, combine) => (compiler, node, path) => {
    const parts = compiler.numbers(node[name], `${path}.${name}`);
    return (at) => combine(parts.map((part) => part(at)));
  };

  const NUMBERS = {
    rows: compileRows, value: compileValue,
    field: compileAnswer("field", (at, name) => lookUp(at.answers, name)),
    column: compileAnswer("column", columnOf),
    sum: ofMany("sum", add),
    product: ofMany("product", (ranges) => ranges.reduce(multiply)),
    least: ofMany("least", least), greatest: ofMany("greatest", greatest),
    difference: compileDifference,
    quotient: (compiler, node, path) => {
      const [one, other] = compiler.two(node.quotient, `${path}.quotient`);
      return (at) => divide(one(at), other(at));
    },
    whole: compileWhole, choose: compileChoose, undecided: compileUndecided,
    step: (compiler, node, path) => {
      for (const key of ["kind", "name", "clause"]) compiler.text(get(node, key, ""), `${path}.${key}`);
      return compiler.number(node.step, `${path}.step`);
    },
  };

  function compileValue(compiler, node, path) {
    compiler.text(get(node, "words", ""), `${path}.words`);
    if (node.value === null) return always(range(ZERO, null, ["有数据待核"]));
    return always(exactly(compiler.figure(node.value, `${path}.value`)));
  }

  function compileAnswer(kind, read) {
    return (compiler, node, path) => {
      const name = compiler.text(node[kind], `${path}.${kind}`);
      const most = own(node, "most") ? compiler.figure(node.most, `${path}.most`) : null;
      if (most !== null && most.n < 0n) throw new RulesError("“most”不能小于0", path);
      const unknown = range(ZERO, most);
      return (at) => {
        const number = exact(read(at, name));
        if (number === null || number.n < 0n) return unknown;
        return most !== null && order(number, most) > 0 ? unknown : exactly(number);
      };
    };
  }

  function compileDifference(compiler, node, path) {
    const [one, other] = compiler.two(node.difference, `${path}.difference`);
    if (!own(node, "floor")) return (at) => subtract(one(at), other(at));
    const least = exactly(compiler.figure(node.floor, `${path}.floor`));
    return (at) => greatest([subtract(one(at), other(at)), least]);
  }

  function compileWhole(compiler, node, path) {
    const part = compiler.number(node.whole, `${path}.whole`);
    const of = compiler.figure(node.of, `${path}.of`);
    if (of.n <= 0n) throw new RulesError("“of”应大于0", path);
    return (at) => floor(part(at), of);
  }

  function compileChoose(compiler, node, path) {
    const cases = compiler.items(node.choose, `${path}.choose`)
      .map((one, at) => compiler.case(one, `${path}.choose[${at}]`));
    const otherwise = compiler.number(get(node, "otherwise", 0), `${path}.choose.otherwise`);
    return (at) => {
      const found = [];
      for (const [when, then] of cases) {
        const verdict = when(at);
        if (verdict === NO) continue;
        found.push(then(at));
        if (verdict === YES) return hull(found);
      }
      return hull([...found, otherwise(at)]);
    };
  }

  function compileUndecided(compiler, node, path) {
    const words = compiler.text(node.undecided, `${path}.undecided`);
    if (!own(node, "most")) return always(range(ZERO, null, [words]));
    const most = compiler.number(node.most, `${path}.most`);
    return (at) => {
      const limit = greatest([most(at), NOTHING]);
      return range(ZERO, limit.max, unique([words, ...limit.undecided]));
    };
  }

  // ── tables: over the rows where a condition holds ─────────────────────────
  function compileRows(compiler, node, path) {
    const makes = ["sum", "greatest", "count"].filter((name) => own(node, name));
    if (makes.length !== 1) throw new RulesError("“rows”应有sum、greatest、count中的一个", path);
    const [make] = makes;
    if (make === "count" && node.count !== true) throw new RulesError("“count”应为true", path);
    const value = make === "count" ? always(exactly(ONE)) : compiler.number(node[make], `${path}.${make}`);
    const limit = own(node, "most_rows") ? compiler.number(node.most_rows, `${path}.most_rows`) : null;
    const of = {
      thing: compiler.text(node.rows, path), where: compiler.condition(get(node, "where", true), `${path}.where`),
      value, limit, most: own(node, "most") ? whole(BigInt(compiler.count(node.most, path))) : null,
    };
    const make_of = make === "greatest" ? greatestRow : sumOfRows;
    return (at) => make_of(of, at);
  }

  function sumOfRows(of, at) {
    const found = rowValues(of, at);
    const limit = of.limit === null ? null : of.limit(at);
    if (found === null) return sumOfUnknown(of, at, limit);
    return limit === null ? add(found) : largestOf(found, limit);
  }

  function sumOfUnknown(of, at, limit) {
    let value = unknownRow(of, at);
    let count = range(ZERO, of.most);
    if (limit !== null) {
      value = greatest([value, NOTHING]);
      const counted = floor(greatest([limit, NOTHING]), ONE);
      count = least([range(ZERO, counted.max), count]);
      value = range(ZERO, value.max, reasons([value, limit]));
    }
    return multiply(count, value);
  }

  function greatestRow(of, at) {
    const found = rowValues(of, at) || [unknownRow(of, at)];
    const result = greatest([NOTHING, ...found]);
    if (of.limit === null) return result;
    const limit = of.limit(at);
    if (limit.max !== null && order(limit.max, ONE) < 0) return NOTHING;
    if (limit.min !== null && order(limit.min, ONE) >= 0) return result;
    return range(ZERO, result.max, reasons([result, limit]));
  }

  function rowValues(of, at) {
    const rows = table(at, of.thing);
    if (rows === null) return null;
    const found = [];
    for (const row of rows) {
      const inner = inside(at, of.thing, row);
      const verdict = of.where(inner);
      if (verdict === NO) continue;
      const value = of.value(inner);
      found.push(verdict === YES ? value : hull([value, NOTHING]));
    }
    return found;
  }

  function unknownRow(of, at) {
    const inner = inside(at, of.thing, {});
    return of.where(inner) === NO ? NOTHING : hull([of.value(inner), NOTHING]);
  }

  // ── conditions ────────────────────────────────────────────────────────────
  const ofConditions = (name, combine) => (compiler, node, path) => {
    const parts = compiler.conditions(node[name], `${path}.${name}`);
    return (at) => combine(parts.map((part) => part(at)));
  };

  const CONDITIONS = {
    all: ofConditions("all", allHold), any: ofConditions("any", anyHolds),
    at_least: (compiler, node, path) => {
      const number = compiler.count(node.at_least, `${path}.at_least`);
      const parts = compiler.conditions(node.of, `${path}.of`);
      return (at) => enoughHold(number, parts.map((part) => part(at)));
    },
    not: (compiler, node, path) => {
      const part = compiler.condition(node.not, `${path}.not`);
      return (at) => OPPOSITE[part(at)];
    },
    is: compileIs, one_of: compileOneOf, has: compileHas, compare: compileCompare, date: compileDate,
    exists: compileExists,
  };

  // The verdict about an answer; unknown while there is none.
  const about = (read, holds) => (at) => {
    const answer = read(at);
    return answer === undefined || answer === null ? UNKNOWN : verdictOf(holds(answer));
  };

  function compileIs(compiler, node, path) {
    const read = reader(compiler, node.is, `${path}.is`);
    if (node.value === null) return always(UNKNOWN);
    checkPlain(node.value, path);
    return about(read, (answer) => answer === node.value);
  }

  function compileOneOf(compiler, node, path) {
    const read = reader(compiler, node.one_of, `${path}.one_of`);
    const values = compiler.items(node.values, `${path}.values`);
    for (const value of values) checkPlain(value, path);
    return about(read, (answer) => [].concat(answer).some((one) => values.includes(one)));
  }

  function compileHas(compiler, node, path) {
    const read = reader(compiler, node.has, `${path}.has`);
    const value = compiler.text(node.value, `${path}.value`);
    return about(read, (answer) => (Array.isArray(answer) ? answer.includes(value) : answer === value));
  }

  function compileCompare(compiler, node, path) {
    const parts = node.compare;
    if (!Array.isArray(parts) || parts.length !== 3) throw new RulesError("“compare”应为[数, 比较符, 数]", path);
    const one = compiler.number(parts[0], `${path}.compare[0]`);
    const other = compiler.number(parts[2], `${path}.compare[2]`);
    const decide = COMPARISONS[checkOrder(parts[1], path)];
    return (at) => decide(one(at), other(at));
  }

  function compileDate(compiler, node, path) {
    const read = reader(compiler, node.date, `${path}.date`);
    const holds = ORDERS[checkOrder(node.op, path)];
    const { value } = node;
    if (value === null) return always(UNKNOWN);
    if (typeof value !== "string" || !/^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$/.test(value)) {
      throw new RulesError("日期应写作2023、2023-02或2023-02-06", path);
    }
    return (at) => {
      const answer = read(at);
      if (typeof answer !== "string" || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(answer)) return UNKNOWN;
      return verdictOf(holds(answer.slice(0, value.length), value));
    };
  }

  function compileExists(compiler, node, path) {
    const thing = compiler.text(node.exists, `${path}.exists`);
    const where = compiler.condition(get(node, "where", true), `${path}.where`);
    return (at) => {
      const rows = table(at, thing);
      if (rows === null) return where(inside(at, thing, {})) === NO ? NO : UNKNOWN;
      return anyHolds(rows.map((row) => where(inside(at, thing, row))));
    };
  }

  function reader(compiler, ref, path) {
    const kinds = isObject(ref) ? Object.keys(ref) : [];
    if (kinds.length !== 1) throw new RulesError("应为{field: …}或{column: …}", path);
    const name = compiler.text(ref[kinds[0]], path);
    if (kinds[0] === "field") return (at) => lookUp(at.answers, name);
    if (kinds[0] === "column") return (at) => columnOf(at, name);
    throw new RulesError("应为{field: …}或{column: …}", path);
  }

  function checkPlain(value, path) {
    if (typeof value !== "boolean" && typeof value !== "string") {
      throw new RulesError("应是文字或true、false；数用compare比较", path);
    }
  }

  function checkOrder(value, path) {
    if (typeof value !== "string" || !own(ORDERS, value)) throw new RulesError("比较符应为<、<=、>、>=、=、!=之一", path);
    return value;
  }

  return { ...counting, ...scoping, compileNumber, compileCondition };
});
