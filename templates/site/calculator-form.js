// What is filled in on the calculator's page: answers, questions passed over, tables that were begun; and the link that carries
// the answers. form.changed is called after each change.
"use strict";
window.calculatorPage.form = (engine, rules) => {
  const questions = new Map(rules.questions.map((question) => [question.id, question]));
  const things = new Map(rules.things.map((thing) => [thing.id, thing]));
  const measures = new Map(rules.measures.map((measure) => [measure.id, measure]));
  // more: tables of which another row may follow. asked: the question that was opened again.
  const state = { answers: {}, skipped: new Set(), chosen: new Set(measures.keys()), asked: null, opened: new Set(), more: new Set() };

  // ── slots: what can be answered — a question { field }, a table { field }, a column of a row { field, row, column } ─────
  const keyOf = ({ field, row, column }) => (column === undefined ? field : `${field}.${row}.${column}`);
  const columnOf = ({ field, column }) => things.get(field).columns.find((one) => one.id === column);
  const questionOf = (slot) => (slot.column === undefined ? questions.get(slot.field) : columnOf(slot));
  const rowLabel = (thing, row) => `${thing.label}第${row + 1}项`;
  const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const rowsOf = (thing) => (own(state.answers, thing.id) ? state.answers[thing.id] : undefined);

  function given(slot) {
    const answers = slot.column === undefined ? state.answers : state.answers[slot.field][slot.row];
    const key = slot.column === undefined ? slot.field : slot.column;
    return own(answers, key) ? answers[key] : undefined;
  }

  function answer(slot, value) {
    if (slot.column === undefined) state.answers[slot.field] = value;
    else state.answers[slot.field][slot.row][slot.column] = value;
    proceed(slot);
  }

  function skip(slot) {
    if (slot.column === undefined) delete state.answers[slot.field];
    else delete state.answers[slot.field][slot.row][slot.column];
    proceed(slot);
    state.skipped.add(keyOf(slot));
    form.changed();
  }

  function proceed(slot) {
    state.skipped.delete(keyOf(slot));
    state.asked = null;
    form.changed();
  }

  function addRow(thing) {
    state.more.add(thing.id);
    state.answers[thing.id] = [...(rowsOf(thing) || []), {}];
    proceed({ field: thing.id });
  }

  function dropRow(thing, row) {
    state.answers[thing.id] = rowsOf(thing).filter((_, at) => at !== row);
    for (const key of [...state.skipped]) if (key.startsWith(`${thing.id}.`)) state.skipped.delete(key);
    proceed({ field: thing.id });
  }

  // ── the link: answers in the fragment and nothing else ──────────────────────
  function toFragment() {
    const said = new URLSearchParams();
    for (const [id, value] of Object.entries(state.answers)) {
      said.set(id, typeof value === "boolean" ? Number(value) : Array.isArray(value) ? JSON.stringify(value) : value);
    }
    return said.toString();
  }

  function fromFragment() {
    const answers = {};
    for (const [id, words] of new URLSearchParams(location.hash.slice(1))) {
      const question = questions.get(id);
      const value = things.has(id) ? rowsFrom(things.get(id), words) : question ? valueFrom(question, words) : undefined;
      if (value !== undefined) answers[id] = value;
    }
    return answers;
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

  // Nothing is passed over, begun or opened again.
  function forget(answers) {
    Object.assign(state, { answers, asked: null });
    state.skipped.clear();
    state.more.clear();
  }

  const form = {
    state, questions, things, measures, own, keyOf, questionOf, rowLabel, rowsOf, given, answer, skip, addRow, dropRow,
    toFragment, fromFragment, forget, changed: () => {},
  };
  return form;
};
