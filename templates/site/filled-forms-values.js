// The answers of an applicant as words for the form of a measure: each under the name of its field, as
// policypress/eligibility/form_values.py says them. names: what the form calls the measure, and questions and tables where it
// calls them by other names than these rules do.
"use strict";
window.formValues = (engine, rules, answers, found, names = { measure: found.id, fields: {} }) => {
  const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const taken = new Set(Object.values(names.fields));
  // What a question is called in the form; null of one that only others ask.
  function nameOf(id) {
    if (own(names.fields, id)) return `${names.measure}.${names.fields[id]}`;
    return taken.has(id) ? null : `${names.measure}.${id}`;
  }
  const isAnswered = (question) => own(answers, question.id) && engine.accepts(question, answers[question.id]);

  // Of a question about which matters (of which of these?) those of this measure are choices of its form.
  function shown(question) {
    const choices = (question.choices || []).filter(({ id }) => id.startsWith(`${found.id}.`));
    return choices.length ? { ...question, choices } : question;
  }

  // The amount in yuan where it is settled, else "".
  function amount() {
    const { min, max } = found.amount;
    return found.verdict === "yes" && min !== null && String(min) === String(max) ? String(min) : "";
  }

  function rowWords(thing, row) {
    const columns = thing.columns.filter(({ id }) => row.has(id));
    return Object.fromEntries(columns.map((column) => [column.id, engine.say(column, row.get(column.id))]));
  }

  const words = amount() ? { "common.amount": amount() } : {};
  for (const question of rules.questions.filter(isAnswered)) {
    if (nameOf(question.id)) words[nameOf(question.id)] = engine.say(shown(question), answers[question.id]);
  }
  const rows = {};
  for (const thing of rules.things || []) {
    const given = engine.acceptedRows(thing, own(answers, thing.id) ? answers[thing.id] : undefined);
    if (given !== null && nameOf(thing.id)) rows[nameOf(thing.id)] = given.map((row) => rowWords(thing, row));
  }
  const supports = found.supports.filter(({ verdict }) => verdict !== "no").map(({ id }) => id);
  return { words, rows, supports };
};
