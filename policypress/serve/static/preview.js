// The preview page: asks what is there, shows it, and waits for news. Everything it shows is text, never markup.
"use strict";
const $ = (id) => document.getElementById(id);
const SITE = "site";
const shown = { what: null, version: -1, digest: "", view: "pages" }; // what stands on the stage
let state = null;

function element(tag, words, name) {
  const made = document.createElement(tag);
  if (words) made.textContent = words;
  if (name) made.className = name;
  return made;
}

function wanted() {
  const said = decodeURIComponent(location.hash.slice(1));
  return said || SITE;
}

function list() {
  const groups = new Map([["", []]]);
  for (const { name } of state.documents) {
    const at = name.lastIndexOf("/");
    const folder = at < 0 ? "" : name.slice(0, at);
    if (!groups.has(folder)) groups.set(folder, []);
    groups.get(folder).push([name, name.slice(at + 1)]);
  }
  const nav = $("list");
  const parts = [];
  const add = (heading, items) => {
    if (heading) parts.push(element("h2", heading));
    const rows = element("ul");
    for (const [name, label] of items) {
      const link = element("a", label);
      link.href = "#" + encodeURIComponent(name);
      if (name === wanted()) link.setAttribute("aria-current", "page");
      rows.append(element("li"));
      rows.lastChild.append(link);
    }
    parts.push(rows);
  };
  add("", [[SITE, "网站"]]);
  for (const [folder, items] of groups) if (items.length) add(folder || "文件", items);
  const top = nav.scrollTop;
  nav.replaceChildren(...parts);
  nav.scrollTop = top;
}

function findings() {
  const box = $("findings");
  const rows = element("ol");
  for (const found of state.findings) {
    const row = element("li", "", found.severity);
    row.append(element("p", found.message));
    if (found.place) row.append(element("p", `${found.place}　${found.code}`, "place"));
    if (found.line) {
      const line = element("pre");
      const at = Math.max(found.column - 1, 0);
      line.append(found.line.slice(0, at), element("mark", found.line.slice(at) || " "));
      row.append(line);
    }
    if (found.hint) row.append(element("p", `建议：${found.hint}`, "hint"));
    rows.append(row);
  }
  box.replaceChildren(rows);
  box.hidden = !state.findings.length;
  const errors = state.findings.filter((found) => found.severity === "error").length;
  const status = $("status");
  status.classList.toggle("wrong", errors > 0);
  status.textContent = errors
    ? `${errors} 处错误，下面仍是上一次没有错误的内容`
    : state.version ? `已更新（第 ${state.version} 版）` : "正在读取…";
}

function frame(address) {
  const old = $("stage").querySelector("iframe");
  if (old && shown.what === wanted() && shown.view === "web") {
    old.contentWindow.location.reload(); // keeps the place on the page
    return;
  }
  const made = element("iframe");
  made.title = document.title;
  made.src = address;
  $("stage").replaceChildren(made);
}

function pages({ digest, pages: count }) {
  const paper = element("div", "", "paper");
  for (let number = 1; number <= count; number += 1) {
    const picture = element("img");
    picture.alt = `第 ${number} 页`;
    picture.addEventListener("load", () => picture.classList.toggle("wide", picture.naturalWidth > picture.naturalHeight));
    picture.src = `/picture/${digest}/${number}.png`;
    paper.append(picture);
  }
  const top = shown.what === wanted() && shown.view === "pages" ? $("stage").scrollTop : 0;
  $("stage").replaceChildren(paper);
  Promise.all([...paper.children].map((picture) => picture.decode().catch(() => {}))).then(() => { $("stage").scrollTop = top; });
}

function stage() {
  const what = wanted();
  const asPages = $("as-pages").getAttribute("aria-pressed") === "true";
  const ready = what !== SITE && asPages && state.pictures.pages > 0;
  $("views").hidden = what === SITE || !state.pictures.available;
  const view = ready ? "pages" : "web";
  const same = shown.what === what && shown.view === view;
  if (!state.version) {
    $("stage").replaceChildren(element("p", "改正上面的错误后，这里会显示文件。", "empty"));
    return;
  }
  if (ready) {
    if (!same || shown.digest !== state.pictures.digest) pages(state.pictures);
  } else if (!same || shown.version !== state.version) {
    frame(what === SITE ? "/site/index.html" : `/document/${encodeURIComponent(what)}`);
  }
  Object.assign(shown, { what, version: state.version, digest: state.pictures.digest, view });
  const entry = state.documents.find(({ name }) => name === what);
  $("title").textContent = what === SITE ? "网站" : what.split("/").pop();
  document.title = `${entry ? entry.title : "网站"}－实时预览`;
}

async function look() {
  const what = wanted();
  const address = what === SITE ? "/state" : `/state?document=${encodeURIComponent(what)}`;
  state = await (await fetch(address)).json();
  list();
  findings();
  stage();
}

async function follow() {
  for (;;) {
    try {
      await look();
      let tick = state.tick;
      while (tick === state.tick) tick = (await (await fetch(`/news?after=${state.tick}`)).json()).tick;
    } catch {
      $("status").textContent = "预览已停止，重新运行 build.py serve 后会自动接上";
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}

for (const [id, other] of [["as-pages", "as-web"], ["as-web", "as-pages"]]) {
  $(id).addEventListener("click", () => {
    $(id).setAttribute("aria-pressed", "true");
    $(other).setAttribute("aria-pressed", "false");
    stage();
  });
}
$("menu").addEventListener("click", () => {
  const open = document.body.classList.toggle("listing");
  $("menu").setAttribute("aria-expanded", String(open));
});
$("skip").addEventListener("click", (event) => { event.preventDefault(); $("stage").focus(); });
addEventListener("hashchange", () => { document.body.classList.remove("listing"); look(); });
follow();
