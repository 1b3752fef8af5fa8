// The elements that the calculator's page is made of.
"use strict";
window.calculatorPage = { elements: (() => {
  const at = (id) => document.getElementById(id);

  // element("p", {className: "x"}, "words", child, …)
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) name in made ? (made[name] = value) : made.setAttribute(name, value);
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  }

  // The children of a parent, where few of them are others than before: those that stay are not touched.
  function renew(parent, children) {
    const kept = new Set(children);
    for (const one of [...parent.childNodes]) if (!kept.has(one)) one.remove();
    let next = parent.firstChild;
    for (const one of children) {
      if (one === next) next = next.nextSibling;
      else parent.insertBefore(typeof one === "string" ? document.createTextNode(one) : one, next);
    }
  }

  // Elements by name, each made again only where what it shows is another. shown: what it depends on.
  function keeper() {
    const known = new Map();
    return (name, shown, make) => {
      const kept = known.get(name);
      if (kept && kept.shown.length === shown.length && kept.shown.every((one, at) => one === shown[at])) return kept.made;
      const made = make();
      known.set(name, { shown, made });
      return made;
    };
  }

  const button = (className, words, onclick, attributes = {}) =>
    element("button", { type: "button", className, onclick, ...attributes }, words);

  function fieldset(words, help, ...children) {
    const legend = element("legend", { className: "legend", tabIndex: -1 }, ...[].concat(words));
    return element("fieldset", {}, legend, help ? element("p", { className: "hint" }, help) : null, ...children);
  }

  // ✓可申报
  const mark = ([words, sign], verdict) =>
    element("span", { className: `verdict ${verdict}` }, element("span", { "aria-hidden": "true" }, sign), words);

  return { at, element, renew, keeper, button, fieldset, mark };
})() };
