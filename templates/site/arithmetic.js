// How a number came about, line by line (计算过程): arithmetic(expression, scope(answers, null, labelsOf(rules))) gives
// [{ kind, text, clause }]. Pure functions, no DOM. The same as policypress/rules/arithmetic, shown, lines and formulas,
// function by function. Stands on rules.js.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(require("./rules.js"));
  else Object.assign(root.policypress, factory(root.policypress.rules));
})(typeof self === "undefined" ? this : self, function (language) {
  "use strict";
  const { compileNumber, compileCondition, exact, settled, sameEnds, isShort, numberText, cutText, rangeText, unitOf } = language;
  const { own, isObject, get, inside, table, columnOf, NUMBER_SHAPES } = language;
  const { ZERO, ONE, whole, order, same } = language.numbers;
  const { NOTHING } = language.ranges;
  const { YES, NO, UNKNOWN, notAbove } = language.logic;

  // ── arithmetic: how a number came about, line by line ─────────────────────
  const CUT = "（不足1分的部分舍去）";
  const MANY = ["sum", "product", "least", "greatest", "difference", "quotient"];

  function arithmetic(expression, at) {
    compiled(expression, compileNumber);
    const writer = new Writer();
    writer.show(expression, at, { prefix: "", name: "", kind: "amount", clause: "", isCalled: false });
    return writer.lines;
  }

  // Where a line stands: before it the row and the case, then its own name; isCalled: these have called it something.
  const nameless = (where) => ({ ...where, name: "" });
  const within = (where, words) => ({ ...where, prefix: `${where.prefix}${words}：`, name: "", isCalled: true });

  const operationOf = (node) => (isObject(node) ? Object.keys(NUMBER_SHAPES).find((name) => own(node, name)) : "number");
  const isAtom = (node) => ["number", "value", "field", "column"].includes(operationOf(node));
  // What a bound looks like: it takes no lines of its own.
  const isPlain = (node) => {
    const [inner] = unwrapped(node);
    return isAtom(inner) || ["product", "quotient", "whole"].includes(operationOf(inner));
  };

  // A bound without the `step` around it, and the name that this gave it.
  function unwrapped(node) {
    if (operationOf(node) !== "step") return [node, ""];
    const [inner, name] = unwrapped(node.step);
    return [inner, get(node, "name", "") || name];
  }

  const thingLabel = (node, at) => at.labels.get(node.rows) || { text: node.rows, unit: "", name: "" };
  const rowValue = (node) => (own(node, "sum") ? node.sum : node.greatest);
  const isNothing = (node) => !isObject(node) && exact(node).n === 0n;

  function answerLabel(node, at) {
    const name = own(node, "field") ? node.field : node.column;
    return at.labels.get(own(node, "field") ? name : `${at.thing}.${name}`) || { text: name, unit: "", name: "" };
  }

  function rowName(label, number, at) {
    const name = label.name ? columnOf(at, label.name) : null;
    return `${label.text}（${number}）${typeof name === "string" && name ? `“${name}”` : ""}`;
  }

  // What the rows of a table are counted in: 件; 项 where nothing says it.
  const rowsUnit = (node, at) => (at.labels.get(node.rows) || {}).unit || "项";

  function unitIn(node, at) {
    const name = operationOf(node);
    if (name === "number") return "";
    if (name === "value") return unitOf(get(node, "words", ""));
    if (name === "field" || name === "column") return answerLabel(node, at).unit;
    if (name === "whole" || name === "step") return unitIn(node[name], at);
    if (name === "undecided") return unitIn(get(node, "most", 0), at) || "元";
    if (name === "rows") return own(node, "count") ? rowsUnit(node, at) : unitIn(rowValue(node), inside(at, node.rows, {}));
    const parts = MANY.includes(name) ? node[name] : [...node.choose.map((one) => one.then), get(node, "otherwise", 0)];
    return unitOfMany(name, parts.map((part) => unitIn(part, at)));
  }

  function unitOfMany(name, units) {
    const known = units.filter(Boolean);
    if (name === "quotient") return units.slice(1).includes(units[0]) ? "" : units[0];
    if (name !== "product" || !known.length) return known[0] || "";
    return known.includes("元") ? "元" : known.find((unit) => unit !== "%") || "%";
  }

  // A part of the rules compiled, once for as long as there is one.
  const made = new WeakMap();
  function compiled(node, make) {
    if (!isObject(node)) return make(node);
    if (!made.has(node)) made.set(node, make(node));
    return made.get(node);
  }

  class Writer {
    constructor() {
      this.lines = [];
    }

    line({ prefix, name, kind, clause, isCalled }, text) {
      this.lines.push({ kind, text: prefix + (name && !isCalled ? `${name}：` : "") + text, clause });
    }

    show(node, at, where) {
      const show = LINES[operationOf(node)];
      if (show) show(this, node, at, where);
      else this.showFormula(node, at, where);
    }

    showFormula(node, at, where) {
      const text = this.formula(node, at, where);
      this.line(isAtom(node) ? where : nameless(where), text + this.result(node, at));
    }

    formula(node, at, where) {
      const write = FORMULAS[operationOf(node)];
      if (write) return write(this, node, at, where);
      this.show(node, at, nameless(where));
      return this.shown(node, at);
    }

    value(node, at) {
      return compiled(node, compileNumber)(at);
    }

    shown(node, at) {
      return rangeText(this.value(node, at), unitIn(node, at));
    }

    result(node, at) {
      const found = this.value(node, at);
      if (isAtom(node) || !settled(found)) return "";
      const unit = unitIn(node, at);
      if (unit !== "元" || found.min.n < 0n || isShort(found.min, unit)) return ` = ${rangeText(found, unit)}`;
      return ` = ${cutText(found.min, unit)}${CUT}`;
    }
  }

  // What takes lines of its own.
  const LINES = {
    step: (writer, node, at, where) => {
      const clause = get(node, "clause", "") || where.clause;
      writer.show(node.step, at, { ...where, name: get(node, "name", ""), kind: node.kind, clause });
    },
    least: (writer, node, at, where) => {
      if (where.kind === "lowest" || !node.least.slice(1).every(isPlain)) compared(writer, "least", node, at, where);
      else bounded(writer, node.least, "最高", at, where);
    },
    greatest: (writer, node, at, where) => {
      if (where.kind === "highest" || !node.greatest.slice(1).every(isPlain)) compared(writer, "greatest", node, at, where);
      else bounded(writer, node.greatest, "最低", at, where);
    },
    sum: (writer, node, at, where) => {
      for (const part of node.sum) writer.show(part, at, nameless(where));
      if (node.sum.length > 1) total(writer, node.sum.map((part) => writer.shown(part, at)), node, at, where);
    },
    difference: (writer, node, at, where) => {
      const [one, other] = node.difference;
      const takesNothing = sameEnds(writer.value(other, at), NOTHING);
      if (takesNothing && !isAtom(one)) writer.show(one, at, nameless(where));
      else writer.showFormula(node, at, where);
    },
    choose: (writer, node, at, where) => {
      for (const one of node.choose) {
        const verdict = compiled(one.when, compileCondition)(at);
        if (verdict === NO) continue;
        const words = get(one, "words", "");
        writer.show(one.then, at, words ? within(where, words) : where);
        if (verdict === YES) return;
      }
      const otherwise = get(node, "otherwise", 0);
      if (!isNothing(otherwise)) writer.show(otherwise, at, within(where, "其他情形"));
    },
    undecided: (writer, node, at, where) => {
      const limit = writer.value(node, at).max;
      const most = limit === null ? "" : `，最多${numberText(limit, unitIn(node, at))}`;
      writer.line(where, `${node.undecided}，不能测算${most}`);
    },
    rows: showRows,
  };

  // The amount, then each bound that can matter: the name is that of the bound.
  function bounded(writer, [amountNode, ...bounds], word, at, where) {
    const amount = writer.value(amountNode, at);
    const inner = nameless(where);
    writer.show(amountNode, at, inner);
    for (const node of bounds) {
      const limit = writer.value(node, at);
      const [lesser, larger] = word === "最高" ? [amount, limit] : [limit, amount];
      if (notAbove(lesser.max, larger.min)) continue;
      const binds = notAbove(larger.max, lesser.min);
      const [bound, name] = unwrapped(node);
      const here = name ? { ...inner, kind: node.kind, clause: get(node, "clause", "") || where.clause } : inner;
      const text = writer.formula(bound, at, here) + writer.result(bound, at);
      writer.line(here, `${name || where.name || word}${text}${binds ? "，按此计算" : ""}`);
    }
  }

  function compared(writer, name, node, at, where) {
    for (const part of node[name]) writer.show(part, at, nameless(where));
    const isRival = (part) => !same(writer.value(part, at).max, ZERO); // what gives nothing is none
    const parts = name === "greatest" ? node[name].filter(isRival) : node[name];
    if (parts.length < 2) return;
    const which = name === "greatest" ? "最高" : "最低";
    const values = parts.map((part) => writer.shown(part, at)).join("、");
    writer.line(where, `${values}，取其中${which}的：${writer.shown(node, at)}`);
  }

  function total(writer, values, node, at, where) {
    const isSettled = settled(writer.value(node, at));
    const text = isSettled ? values.join(" + ") + writer.result(node, at) : writer.shown(node, at);
    writer.line({ ...where, name: where.name || "合计", kind: "sum" }, text);
  }

  function showRows(writer, node, at, where) {
    if (own(node, "count")) return writer.line(where, writeCount(writer, node, at));
    const label = thingLabel(node, at);
    const rows = table(at, node.rows);
    if (rows === null || !rows.length) return writer.line(where, label.text + (rows === null ? "尚未填写" : "：无"));
    const counted = [];
    rows.forEach((row, position) => {
      const inner = inside(at, node.rows, row);
      const here = within(where, rowName(label, position + 1, inner));
      if (showRow(writer, node, inner, here)) counted.push(writer.shown(rowValue(node), inner));
    });
    if (counted.length > 1 || own(node, "most_rows")) madeOfRows(writer, node, counted, at, where);
    return undefined;
  }

  function showRow(writer, node, at, where) {
    const verdict = compiled(get(node, "where", true), compileCondition)(at);
    if (verdict === NO) {
      writer.line(where, "不符合条件，不计");
      return false;
    }
    writer.show(rowValue(node), at, where);
    if (verdict === UNKNOWN) writer.line(where, "是否符合条件，尚待填报");
    return true;
  }

  function madeOfRows(writer, node, values, at, where) {
    const shown = writer.shown(node, at);
    if (own(node, "greatest")) return writer.line(where, `取其中最高的：${shown}`);
    if (own(node, "most_rows")) {
      const limit = writer.value(node.most_rows, at);
      if (limit.min === null || order(limit.min, whole(BigInt(values.length))) < 0) {
        return writer.line(where, `计${rangeText(limit, rowsUnit(node, at))}，从高到低取：${shown}`);
      }
    }
    return values.length > 1 ? total(writer, values, node, at, where) : undefined;
  }

  // What is part of a line: 市级资助金额100万元 × 50%.
  const FORMULAS = {
    number: (writer, node, at) => writer.shown(node, at),
    value: (writer, node, at) => get(node, "words", "") || writer.shown(node, at),
    field: writeAnswer, column: writeAnswer,
    product: (writer, node, at, where) => {
      const isShare = (part) => Number(unitIn(part, at) === "%"); // a share comes last
      const parts = [...node.product].sort((a, b) => isShare(a) - isShare(b));
      const texts = parts.map((part) => writeInside(writer, part, at, where));
      if (texts.length === 2 && texts[0].startsWith("每")) texts[1] = countAlone(writer, parts[1], at) || texts[1];
      return texts.join(" × ");
    },
    quotient: (writer, node, at, where) => {
      const [left, right] = node.quotient.map((part) => writeInside(writer, part, at, where));
      const isLong = ["product", "quotient"].includes(operationOf(node.quotient[1]));
      return `${left} ÷ ${isLong ? `（${right}）` : right}`;
    },
    difference: (writer, node, at, where) => {
      const left = writer.formula(node.difference[0], at, where);
      return `${left} − ${writeInside(writer, node.difference[1], at, where)}`;
    },
    least: writeBounded, greatest: writeBounded, whole: writeWhole,
    rows: (writer, node, at, where) => {
      if (own(node, "count")) return writeCount(writer, node, at);
      writer.show(node, at, nameless(where));
      return writer.shown(node, at);
    },
  };

  function writeAnswer(writer, node, at) {
    const label = answerLabel(node, at);
    const found = writer.value(node, at);
    return settled(found) ? label.text + rangeText(found, label.unit) : label.text;
  }

  // The only count of a price per unit needs no name.
  function countAlone(writer, node, at) {
    if (!["field", "column"].includes(operationOf(node)) || answerLabel(node, at).unit === "元") return "";
    const found = writer.value(node, at);
    return settled(found) ? rangeText(found, "") : "";
  }

  function writeBounded(writer, node, at, where) {
    const name = operationOf(node);
    const [first, ...others] = node[name];
    const bounds = others.map(unwrapped);
    if (![first, ...bounds.map(([bound]) => bound)].every(isAtom)) {
      writer.show(node, at, nameless(where));
      return writer.shown(node, at);
    }
    const text = writer.formula(first, at, where);
    if (sameEnds(writer.value(node, at), writer.value(first, at))) return text;
    const word = name === "least" ? "最高" : "最低";
    return `${text}（${bounds.map(([bound, called]) => (called || word) + writer.formula(bound, at, where)).join("，")}）`;
  }

  function writeWhole(writer, node, at, where) {
    const inner = writeInside(writer, node.whole, at, where);
    const found = writer.value(node, at);
    if (sameEnds(found, writer.value(node.whole, at))) return inner;
    const [unit, of] = [unitIn(node, at), exact(node.of)];
    const cut = same(of, ONE) ? "取整" : `按${numberText(of, unit)}的整数倍计`;
    return settled(found) ? `（${inner}${cut}为${rangeText(found, unit)}）` : `（${inner}${cut}）`;
  }

  function writeCount(writer, node, at) {
    const name = (own(node, "where") ? "符合条件的" : "") + thingLabel(node, at).text;
    const found = writer.value(node, at);
    return settled(found) ? name + rangeText(found, rowsUnit(node, at)) : `${name}数量`;
  }

  function writeInside(writer, node, at, where) {
    const text = writer.formula(node, at, where);
    return operationOf(node) === "difference" ? `（${text}）` : text;
  }

  return { arithmetic };
});
