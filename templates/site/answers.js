// Answers of an applicant (答复): what a question accepts, what a person wrote as a value, a value in words; tables of things.
// Pure functions, no DOM. The same as policypress/eligibility/answers, function by function. Stands on rules.js and written.js.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(require("./rules.js"), require("./written.js"));
  else Object.assign(root.policypress, factory(root.policypress.rules, root.policypress.written));
})(typeof self === "undefined" ? this : self, function (language, written) {
  "use strict";

  const { exact, moneyText, own } = language;
  const { order } = language.numbers;
  const { readNumber, refusal } = written;
  const isRow = language.isObject;
  const [LONGEST, MOST_ROWS, DIGITS] = [200, 1000, 30];
  const DECIMALS = { money: 2, number: 8 };
  const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);
  const [YES, NO] = [["是", "有", "yes", "true", "y"], ["否", "无", "没有", "no", "false", "n"]];
  const NONE = ["无", "没有", "否", "none", "no"];
  const NOTHING = ["没有", "无"];

  function accepts(question, value) {
    const isText = typeof value === "string";
    switch (question.type) {
      case "yes_no": return typeof value === "boolean";
      case "choice": return acceptsChoice(question, value);
      case "date": return isText && isDate(value);
      case "text": return isText && value.length > 0 && [...value].length <= LONGEST;
      default: return acceptsNumber(question.type, value) && !isBeyond(question, value);
    }
  }

  // An id, or a list of different ids where several may be chosen.
  function acceptsChoice(question, value) {
    const isChoice = (one) => question.choices.some((choice) => choice.id === one);
    if (!question.several) return isChoice(value);
    return Array.isArray(value) && value.every(isChoice) && new Set(value).size === value.length;
  }

  // A whole number that JSON keeps, or any other in words, in its one form.
  function acceptsNumber(kind, value) {
    if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0;
    const found = typeof value === "string" ? /^(0|[1-9][0-9]*)(?:\.([0-9]*[1-9]))?$/.exec(value) : null;
    if (!found) return false;
    const [, whole, decimals = ""] = found;
    if (!decimals && BigInt(whole) <= LARGEST) return false;
    return whole.length <= DIGITS && decimals.length <= DECIMALS[kind];
  }

  // More than a question takes: the policy says that nobody has it.
  const isBeyond = ({ most }, value) => most !== undefined && most !== null && order(exact(value), exact(most)) > 0;

  // Why a number is more than the question takes, in words; "" where it is not. text: as it was written.
  function beyond(question, [whole, decimals], text) {
    if (!isBeyond(question, `${whole}.${decimals || 0}`)) return "";
    const most = question.type === "money" ? money(question.most) : `${question.most}${question.unit}`;
    return `“${text}”超过了最多的${most}，请核对`;
  }

  // The rows of a table as Maps of what their columns accept, the defaults filled in; null when it is not answered.
  function acceptedRows(thing, value) {
    if (!Array.isArray(value) || value.length > (thing.most || MOST_ROWS) || !value.every(isRow)) return null;
    return value.map((row) => accepted(thing.columns, row));
  }

  // A Map, so that no name of an answer can mean something to the language.
  function accepted(questions, given) {
    const found = new Map();
    for (const question of questions) {
      const said = own(given, question.id) ? given[question.id] : undefined;
      const value = said === undefined || said === null ? question.default : said;
      if (value !== undefined && value !== null && accepts(question, value)) found.set(question.id, value);
    }
    return found;
  }

  // The answers that the questions accept, and the tables.
  function known(rules, answers) {
    const found = accepted(rules.questions, answers);
    for (const thing of rules.things || []) {
      const rows = acceptedRows(thing, own(answers, thing.id) ? answers[thing.id] : undefined);
      if (rows !== null) found.set(thing.id, rows);
    }
    return found;
  }

  // Days since 1970 (Date.UTC would take the years below 100 for 19xx), and back.
  const dayNumber = (year, month, day) => new Date(0).setUTCFullYear(year, month - 1, day) / 86400000;
  const dayOf = (date) => dayNumber(...date.split("-").map(Number));
  const dateOf = (day) => new Date(day * 86400000).toISOString().slice(0, 10);
  const isDate = (text) => /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && !text.startsWith("0000") && dateOf(dayOf(text)) === text;

  const halfWidth = (text) =>
    text.replace(/[０-９．]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) - 0xfee0)).replace(/[,，]/g, "");

  // What a person wrote — 500万元, 1.5年, 是, 2023年2月6日 — as an answer; null when it is none.
  function parse(question, text) {
    const value = read(question, text.trim());
    return value !== undefined && accepts(question, value) ? value : null;
  }

  function read(question, words) {
    switch (question.type) {
      case "yes_no": return YES.includes(words.toLowerCase()) || (NO.includes(words.toLowerCase()) ? false : null);
      case "choice": return readChoices(question, words);
      case "text": return words;
      case "money": return number(words, "元");
      case "number": return number(words, question.unit);
      default: {
        const found = /^([0-9]{4})(?:年|[-/.])([0-9]{1,2})(?:月|[-/.])([0-9]{1,2})日?$/.exec(halfWidth(words));
        return found ? `${found[1]}-${found[2].padStart(2, "0")}-${found[3].padStart(2, "0")}` : null;
      }
    }
  }

  const choiceOf = (question, words) =>
    (question.choices.find((choice) => words === choice.id || words === choice.label) || {}).id;

  // A choice by its id or its label; several between 、, 无 for none.
  function readChoices(question, words) {
    const whole = choiceOf(question, words); // a label may contain 、 itself
    if (!question.several) return whole;
    if (whole !== undefined) return [whole];
    if (NONE.includes(words)) return [];
    if (!words) return undefined;
    const found = [];
    for (let left = words; left;) {
      const [choice, rest] = firstChoice(question, left);
      if (choice === undefined) return undefined;
      found.push(choice);
      left = rest;
    }
    return found;
  }

  // The first of several choices, and what comes behind it. A label may contain 、 itself, so the longest that fits is meant.
  function firstChoice(question, words) {
    const names = question.choices.flatMap(({ id, label }) => [id, label]).sort((a, b) => [...b].length - [...a].length);
    for (const name of names) {
      const rest = words.slice(name.length).trimStart();
      if (words.startsWith(name) && (!rest || /^[、，,;；]/.test(rest))) return [choiceOf(question, name), rest.slice(1).trimStart()];
    }
    return [undefined, ""];
  }

  function number(words, unit) {
    const { digits } = readNumber(words, unit);
    if (digits === null) return null;
    const [whole, decimals] = digits;
    if (decimals) return `${whole}.${decimals}`;
    return BigInt(whole) <= LARGEST ? Number(whole) : whole;
  }

  // Why what a person wrote is no answer, in words; "" where it is one, or where nothing better is known than that it is none.
  function misread(question, text) {
    if (!(question.type in DECIMALS) || parse(question, text) !== null) return "";
    const unit = question.type === "money" ? "元" : question.unit;
    const { digits } = readNumber(text, unit);
    if (digits && digits[1].length > DECIMALS[question.type]) {
      return `“${text.trim()}”的小数太长，请${unit === "元" ? "精确到分" : "最多写8位小数"}`;
    }
    return (digits && beyond(question, digits, text.trim())) || refusal(text, unit);
  }

  // An accepted answer in words.
  function say(question, value) {
    if (value === null || value === undefined) return "未填写";
    switch (question.type) {
      case "yes_no": return value ? "是" : "否";
      case "choice": return sayChoices(question, value);
      case "money": return money(value);
      case "number": return `${value}${question.unit}`;
      case "date": return "年月日".replace(/./g, (unit, at) => Number(value.split("-")[at]) + unit);
      default: return value;
    }
  }

  function sayChoices(question, value) {
    const chosen = [].concat(value);
    return question.choices.filter(({ id }) => chosen.includes(id)).map(({ label }) => label).join("、") || "无";
  }

  // A row in words: its text columns, else the choices made in it, without those that say 没有.
  function sayRow(thing, row) {
    const given = row instanceof Map ? Object.fromEntries(row) : row;
    for (const kind of ["text", "choice"]) {
      const columns = thing.columns.filter((column) => column.type === kind && own(given, column.id));
      const said = columns.map((column) => say(column, given[column.id]))
        .filter((words) => !NOTHING.some((nothing) => words.startsWith(nothing)));
      if (said.length) return said.join("，");
    }
    return "";
  }

  // Exact money in its natural unit: 100万元, 1.5亿元, 12345元, 12345.60元.
  const money = (yuan) => moneyText(exact(yuan));

  return { accepts, acceptedRows, parse, misread, say, sayRow, money, known, dayNumber, dayOf, dateOf };
});
