// The rules that the page has, and those beside it (calculator-rules-1.js …), which it takes as an applicant chooses: a page of
// very many measures stays light. A page that carries everything takes nothing.
"use strict";
window.calculatorPage.parts = (core, guidance) => {
  const { of, asked, happened, matters, common } = core.parts || { of: [], asked: {}, happened: {}, matters: [], common: null };
  const here = new Map(); // number of a part → its data
  const home = new Map(of.flatMap((measures, at) => measures.map((id) => [id, at + 1])));
  const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const numbersOf = (measures) => measures.map((id) => home.get(id)).filter(Boolean);

  // The parts of what happened.
  const ofHappenings = (ids) => [...ids].flatMap((id) => (own(happened, id) ? happened[id] : []));

  // The parts of an answer. A question about matters names supports; another one may be asked in several parts, of which one is
  // enough to know it where the link says what happened. found: the parts that are needed anyway.
  function ofAnswer(id, words, isTold, found) {
    if (matters.includes(id)) return numbersOf([...words.matchAll(/"([^".]+)\./g)].map(([, measure]) => measure));
    const there = own(asked, id) ? asked[id] : [];
    if (!isTold) return there;
    return there.some((number) => found.has(number)) ? [] : there.slice(0, 1);
  }

  // The parts that a link needs.
  function ofFragment(fragment, { HAPPENED, ONLY }) {
    const said = new URLSearchParams(fragment);
    const isTold = said.has(HAPPENED) || said.has(ONLY);
    const told = new Set((said.get(HAPPENED) || "").split(" "));
    const found = new Set([...numbersOf([said.get(ONLY) || ""]), ...ofHappenings(told)]);
    for (const [id, words] of said) for (const number of ofAnswer(id, words, isTold, found)) found.add(number);
    return [...found];
  }

  const missing = (numbers) => numbers.filter((number) => !here.has(number));
  const known = () => here.size;
  const left = () => missing(of.map((_, at) => at + 1));

  async function load(numbers) {
    const found = await Promise.all(missing(numbers).map(async (number) =>
      [number, await window.partData(`calculator-rules-${number}.js`)]));
    for (const [number, data] of found) here.set(number, data);
  }

  // The rules and what is said besides, of all that is here, in the order of the policy; the same objects where there are no parts.
  function joined() {
    if (!of.length) return { rules: core, guidance };
    const parts = [...here].sort(([one], [other]) => one - other).map(([, data]) => data);
    const happenings = core.happenings.map((one) =>
      ({ ...one, supports: parts.flatMap((part) => (own(part.happened, one.id) ? part.happened[one.id] : [])) }));
    const rules = { ...core, common, happenings, total: home.size, measures: parts.flatMap((one) => one.measures),
      questions: inOrder([core, ...parts].flatMap((one) => one.questions)),
      things: inOrder([core, ...parts].flatMap((one) => one.things)),
      clauses: Object.assign({}, core.clauses, ...parts.map((one) => one.clauses)) };
    return { rules, guidance: joinedGuidance(parts.map((one) => one.guidance)) };
  }

  // Each once, with the choices of all.
  function inOrder(items) {
    const found = new Map();
    for (const one of items) {
      const known = found.get(one.id);
      if (!known) found.set(one.id, one);
      else if (matters.includes(one.id)) found.set(one.id, { ...known, choices: withMore(known.choices, one.choices) });
    }
    return [...found.values()].sort((one, other) => one.place - other.place);
  }

  function withMore(known, more) {
    const ids = new Set(known.map(({ id }) => id));
    return [...known, ...more.filter(({ id }) => !ids.has(id))];
  }

  function joinedGuidance(parts) {
    const [materials, measures] = [[], {}];
    const names = Object.assign({}, ...parts.map((one) => one.names));
    const places = new Map();
    const placeOf = (name) => {
      if (!places.has(name)) places.set(name, materials.push(name) - 1);
      return places.get(name);
    };
    for (const part of parts) {
      const numbers = part.materials.map(placeOf);
      for (const [id, one] of Object.entries(part.measures)) {
        measures[id] = { ...one, materials: (one.materials || []).map((at) => numbers[at]) };
      }
    }
    return { ...guidance, materials, measures, names };
  }

  return { ofHappenings, ofFragment, missing, known, left, load, joined };
};
