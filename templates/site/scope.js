// What the language of rules.json is run on and what it looks like: answers and rows, keys of each operation, what it asks.
// Pure functions, no DOM. The same as policypress/rules/errors, scope, shape, references and version, function by function.
(function (root, factory) {
  "use strict";
  const scoping = factory();
  if (typeof module === "object" && module.exports) module.exports = scoping;
  else root.policypress = Object.assign(root.policypress || {}, { scoping });
})(typeof self === "undefined" ? this : self, function () {
  "use strict";

  const VERSION = 2;
  const [MOST_DEPTH, MOST_NODES] = [60, 50000];

  class RulesError extends Error {
    constructor(message, path = "") {
      const at = path.replace(/^\.+/, "");
      super(at ? `${at}：${message}` : message);
      Object.assign(this, { name: "RulesError", problem: message, path: at });
    }
  }

  const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const get = (object, key, otherwise) => (own(object, key) ? object[key] : otherwise);
  const unique = (items) => [...new Set(items)];

  // ── scope: the answers (a Map or an object), the row of a table, labels ────
  const scope = (answers, row = null, labels = new Map(), thing = "") => ({ answers, row, labels, thing });
  const lookUp = (container, key) => {
    if (container instanceof Map) return container.get(key);
    return own(container, key) ? container[key] : undefined;
  };
  const inside = (of, thing, row) => scope(of.answers, isObject(row) ? row : {}, of.labels, thing);
  const table = (of, thing) => {
    const rows = lookUp(of.answers, thing);
    return Array.isArray(rows) ? rows : null;
  };
  const columnOf = (of, name) => (of.row === null ? undefined : lookUp(of.row, name));

  // The labels of every question, table and column: field, thing or "thing.column" → { text, unit, name }.
  function labelsOf(rules) {
    const label = (one) => ({ text: one.label, unit: one.type === "money" ? "元" : one.unit || "", name: "" });
    const labels = new Map(rules.questions.map((one) => [one.id, label(one)]));
    for (const thing of get(rules, "things", [])) {
      const named = thing.columns.find((column) => column.type === "text");
      labels.set(thing.id, { text: thing.label, unit: thing.unit || "", name: named ? named.id : "" });
      for (const column of thing.columns) labels.set(`${thing.id}.${column.id}`, label(column));
    }
    return labels;
  }

  // ── shape: which keys each operation takes ────────────────────────────────
  const shape = (required, optional = "") =>
    ({ required: required.split(" ").filter(Boolean), optional: optional.split(" ").filter(Boolean) });
  const NUMBER_SHAPES = {
    rows: shape("", "where sum greatest count most_rows most"), value: shape("", "words"), field: shape("", "most"),
    column: shape("", "most"), sum: shape(""), product: shape(""), least: shape(""), greatest: shape(""),
    difference: shape("", "floor"), quotient: shape(""), whole: shape("of"), choose: shape("", "otherwise"),
    undecided: shape("", "most"), step: shape("kind", "name clause"),
  };
  const CONDITION_SHAPES = {
    all: shape(""), any: shape(""), at_least: shape("of"), not: shape(""), is: shape("value"), one_of: shape("values"),
    has: shape("value"), compare: shape(""), date: shape("op value"), exists: shape("", "where"),
  };
  const CASE = shape("when then", "words");

  function operation(node, shapes, path) {
    if (!isObject(node)) throw new RulesError("应是一个运算（对象）", path);
    const name = Object.keys(shapes).find((key) => own(node, key));
    if (name === undefined) {
      const shown = Object.keys(node).slice(0, 5).map((key) => [...key].slice(0, 40).join("")).join("、");
      throw new RulesError(`没有认识的运算（键：${shown || "无"}）`, path);
    }
    checkKeys(node, name, shapes[name], path);
    return name;
  }

  function checkKeys(node, name, { required, optional }, path) {
    const missing = required.filter((key) => !own(node, key)).sort();
    if (missing.length) throw new RulesError(`“${name}”缺少：${missing.join("、")}`, path);
    const others = Object.keys(node).filter((key) => key !== name && !required.includes(key) && !optional.includes(key));
    const shown = others.map((key) => [...key].slice(0, 40).join("")).sort(byCharacters).join("、");
    if (others.length) throw new RulesError(`“${name}”不认识：${shown}`, path);
  }

  // In the order of characters, not of UTF-16 units.
  function byCharacters(one, other) {
    const [a, b] = [[...one], [...other]];
    const at = a.findIndex((character, position) => character !== b[position]);
    if (at < 0) return a.length - b.length;
    return at < b.length ? a[at].codePointAt(0) - b[at].codePointAt(0) : 1;
  }

  // ── references and version ────────────────────────────────────────────────
  function references(node) {
    if (Array.isArray(node)) return node.flatMap(references);
    if (!isObject(node)) return [];
    const found = ["field", "column", "rows", "exists"].filter((key) => typeof get(node, key) === "string")
      .map((key) => [key, node[key]]);
    return found.concat(Object.values(node).flatMap(references));
  }
  const fieldsOf = (node) => unique(references(node).filter(([kind]) => kind !== "column").map(([, name]) => name));
  const columnsOf = (node) => unique(references(node).filter(([kind]) => kind === "column").map(([, name]) => name));

  function checkVersion(rules) {
    if (!isObject(rules) || !own(rules, "version")) throw new RulesError("这不是规则文件：没有写版本（version）");
    if (rules.version !== VERSION) {
      const shown = String(rules.version).slice(0, 20);
      throw new RulesError(`规则文件的版本是${shown}，本程序只认识版本${VERSION}`);
    }
  }

  return {
    VERSION, MOST_DEPTH, MOST_NODES, RulesError, own, isObject, get, unique, scope, lookUp, inside, table, columnOf, labelsOf,
    NUMBER_SHAPES, CONDITION_SHAPES, CASE, operation, checkKeys, fieldsOf, columnsOf, checkVersion,
  };
});
