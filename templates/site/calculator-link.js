// The link that carries answers: in its fragment, which browsers never send, and nothing else. What an old, foreign or forged
// link holds is taken as far as it is an answer to a question of this page.
"use strict";
// No question has a name with -.
window.calculatorPage.keys = { HAPPENED: "things-happened", ONLY: "only-measure", VERSION: "rules-version" };
window.calculatorPage.link = (engine, rules, guidance) => {
  const LONGEST = 60000; // characters; some programs cut addresses at 64 KB
  const { HAPPENED, ONLY, VERSION } = window.calculatorPage.keys;
  const questions = new Map(rules.questions.map((question) => [question.id, question]));
  const things = new Map(rules.things.map((thing) => [thing.id, thing]));
  const happenings = new Set((rules.happenings || []).map((one) => one.id));
  const measures = new Set(rules.measures.map((one) => one.id));
  const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

  const written = (value) =>
    (typeof value === "boolean" ? Number(value) : Array.isArray(value) ? JSON.stringify(value) : value);

  // "" of nothing; null where it would be too long for a link.
  function fragmentOf({ answers, happened, only, begun }) {
    const said = new URLSearchParams();
    for (const [id, value] of Object.entries(answers)) said.set(id, written(value));
    if (begun) said.set(HAPPENED, [...happened].join(" "));
    if (only) said.set(ONLY, only);
    if (![...said].length) return "";
    said.set(VERSION, guidance.version);
    const words = said.toString();
    return words.length > LONGEST ? null : words;
  }

  // answers, happened (null = the link does not say), only; notes: what a reader of the page should know of the link.
  function read(fragment) {
    const found = { answers: {}, happened: null, only: "", notes: [] };
    if (fragment.length > LONGEST) return { ...found, notes: ["链接太长，没有读取。"] };
    let left = 0;
    let version = null;
    for (const [id, words] of new URLSearchParams(fragment)) {
      if (id === HAPPENED) found.happened = new Set(words.split(" ").filter((one) => happenings.has(one)));
      else if (id === ONLY) found.only = measures.has(words) ? words : "";
      else if (id === VERSION) version = words;
      else {
        const value = answerFrom(id, words);
        if (value === undefined) left += 1;
        else found.answers[id] = value;
      }
    }
    if (version !== null && version !== guidance.version) found.notes.push("链接来自另一版本的政策，条件和金额已按本版重新计算，请核对回答。");
    if (left) found.notes.push(`链接中有 ${left} 个回答，本政策没有这样的问题或者选项，没有采用。`);
    return found;
  }

  function answerFrom(id, words) {
    if (things.has(id)) return rowsFrom(things.get(id), words);
    return questions.has(id) ? valueFrom(questions.get(id), words) : undefined;
  }

  function valueFrom(question, words) {
    const isNumber = ["money", "number"].includes(question.type) && /^[0-9]{1,15}$/.test(words);
    const value = question.type === "yes_no" ? { 1: true, 0: false }[words]
      : question.several ? parsed(words) : isNumber ? Number(words) : words;
    return engine.accepts(question, value) ? value : undefined;
  }

  // The rows with what their columns accept: what is left open stays open.
  function rowsFrom(thing, words) {
    const rows = parsed(words);
    if (engine.acceptedRows(thing, rows) === null) return undefined;
    const isAnswer = (row) => ({ id }) => own(row, id);
    return rows.map((row) => Object.fromEntries(thing.columns.filter(isAnswer(row))
      .filter((column) => engine.accepts(column, row[column.id])).map(({ id }) => [id, row[id]])));
  }

  function parsed(words) {
    try {
      return JSON.parse(words);
    } catch {
      return undefined;
    }
  }

  return { fragmentOf, read };
};
