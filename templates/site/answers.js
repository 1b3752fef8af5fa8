// Answers of an applicant (答复): what a question accepts, what a person wrote as a value, a value in words.
// Pure functions, no DOM. The same as policypress/eligibility/answers, function by function.
(function (root, factory) {
  "use strict";
  const answers = factory();
  if (typeof module === "object" && module.exports) module.exports = answers;
  else root.policypress = Object.assign(root.policypress || {}, answers);
})(typeof self === "undefined" ? this : self, function () {
  "use strict";

  const [LARGEST, LONGEST] = [{ money: 1e13, number: 1e8 }, 200];
  const [YES, NO] = [["是", "有", "yes", "true", "y"], ["否", "无", "没有", "no", "false", "n"]];
  const POWERS = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
  function accepts(question, value) {
    const isText = typeof value === "string";
    switch (question.type) {
      case "yes_no": return typeof value === "boolean";
      case "choice": return question.choices.some((choice) => choice.id === value);
      case "date": return isText && isDate(value);
      case "text": return isText && value.length > 0 && [...value].length <= LONGEST;
      default:
        if (isText) return question.type === "number" && value.length <= 13 && /^(?:0|[1-9][0-9]*)\.[0-9]{0,3}[1-9]$/.test(value);
        return Number.isInteger(value) && value >= 0 && value <= LARGEST[question.type];
    }
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
      case "choice": return (question.choices.find((choice) => words === choice.id || words === choice.label) || {}).id;
      case "text": return words;
      case "money": return number(words, "元");
      case "number": return number(words, question.unit);
      default: {
        const found = /^([0-9]{4})(?:年|[-/.])([0-9]{1,2})(?:月|[-/.])([0-9]{1,2})日?$/.exec(halfWidth(words));
        return found ? `${found[1]}-${found[2].padStart(2, "0")}-${found[3].padStart(2, "0")}` : null;
      }
    }
  }

  function number(words, unit) {
    let plain = halfWidth(words).replace(/ /g, "");
    if (unit && plain.endsWith(unit)) plain = plain.slice(0, -unit.length);
    const found = /^([0-9]{1,16})(?:\.([0-9]{1,8}))?([十百千]?[万亿]?)$/.exec(plain);
    if (!found) return null;
    const decimals = found[2] || "";
    const power = [...found[3]].reduce((sum, ch) => sum + POWERS[ch], 0);
    const digits = found[1] + decimals.padEnd(power, "0");
    const places = Math.max(decimals.length - power, 0);
    const whole = digits.slice(0, digits.length - places);
    const rest = digits.slice(digits.length - places).replace(/0+$/, "");
    return rest ? `${BigInt(whole)}.${rest}` : Number(whole);
  }

  // An accepted answer in words.
  function say(question, value) {
    if (value === null || value === undefined) return "未填写";
    switch (question.type) {
      case "yes_no": return value ? "是" : "否";
      case "choice": return question.choices.find((choice) => choice.id === value).label;
      case "money": return money(value);
      case "number": return `${value}${question.unit}`;
      case "date": return "年月日".replace(/./g, (unit, at) => Number(value.split("-")[at]) + unit);
      default: return value;
    }
  }

  // Exact money in its natural unit: 100万元, 1.5亿元, 12345元.
  function money(yuan) {
    const plain = String(yuan);
    if (yuan >= 1e8) return yuan % 1e4 === 0 ? `${shifted(plain, 8)}亿元` : `${shifted(plain, 4)}万元`;
    const inWan = shifted(plain, 4);
    return yuan >= 1e4 && inWan.length + 1 <= plain.length ? `${inWan}万元` : `${plain}元`;
  }

  function shifted(digits, power) {
    const padded = digits.padStart(power + 1, "0");
    const rest = padded.slice(-power).replace(/0+$/, "");
    return padded.slice(0, -power) + (rest ? `.${rest}` : "");
  }

  // Only the answers that the questions accept; a Map, so that no name of an answer can mean something to the language.
  function known(rules, answers) {
    const given = (question) => (Object.prototype.hasOwnProperty.call(answers, question.id) ? answers[question.id] : undefined);
    return new Map(rules.questions.filter((one) => accepts(one, given(one))).map((one) => [one.id, given(one)]));
  }

  return { accepts, parse, say, money, known, dayNumber, dayOf, dateOf };
});
