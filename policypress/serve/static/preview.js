// The preview page: asks what is there, shows it, and waits for news. Everything it shows is text, never markup.
"use strict";
const $ = (id) => document.getElementById(id);
const SITE = "site";
const shown = { what: null, page: "", digest: "", view: "pages", place: null }; // what stands on the stage
let state = null;

function element(tag, words, name) {
  const made = document.createElement(tag);
  if (words) made.textContent = words;
  if (name) made.className = name;
  return made;
}

function wanted() {
  try {
    return decodeURIComponent(location.hash.slice(1)) || first();
  } catch {
    return first();
  }
}

// What is shown when nothing is asked for: the site, or without its templates a document.
const first = () => (state && !state.site && state.documents.length ? state.documents[0].name : SITE);

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
  if (state.site) add("", [[SITE, "网站"]]);
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
    if (found.place) {
      const place = element("p", `${found.place}　${found.code}`, "place");
      if (found.origin && state.version) {
        const go = element("button", "看它在页面上的位置");
        go.type = "button";
        go.addEventListener("click", () => show(found));
        place.append("　", go);
      }
      row.append(place);
    }
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
  const still = state.version ? "，下面仍是上一次没有错误的内容" : "";
  const coming = $("stage").querySelector(".paper") && state.page_images.pages === null ? "，版面正在重排…" : "";
  status.textContent = errors ? `${errors} 处错误${still}` : state.version ? `已更新（第 ${state.version} 版）${coming}` : "正在读取…";
}

// ── findings on the page itself ─────────────────────────────────────────────
const page = () => $("stage").querySelector("iframe")?.contentDocument;
const selector = (origin) => `[data-source="${CSS.escape(origin)}"]`;

// What the page shows of a source node, or of what encloses it: a.b.c, then a.b, then a.
function onPage(origin) {
  const seen = (id) => [...(page()?.querySelectorAll(selector(id)) ?? [])].find((one) => one.checkVisibility());
  for (let id = origin; id; id = id.slice(0, Math.max(id.lastIndexOf("."), 0))) if (seen(id)) return seen(id);
  return null;
}

function notes() {
  for (const old of page()?.querySelectorAll("[data-finding]") ?? []) old.remove();
  for (const found of state.findings) {
    const at = found.origin && onPage(found.origin);
    if (!at) continue;
    const cell = at.closest("td, th, li");
    const error = found.severity === "error";
    const note = page().createElement(cell ? "span" : "p");
    note.dataset.finding = found.code;
    note.setAttribute("role", "note");
    note.textContent = `${error ? "错误" : "注意"}：${found.message}`;
    note.title = found.place;
    // A page's content policy forbids style sheets that are not its own, not what a script sets on an element.
    note.style.cssText = "display:block;font:14px/1.6 sans-serif;text-indent:0;text-align:left;margin:.4em 0;padding:.3em .7em;"
      + `color:#1d232b;background:${error ? "#fdf0ef" : "#fdf6e3"};border-left:4px solid ${error ? "#a3201d" : "#7d5300"};white-space:normal`;
    cell ? cell.append(note) : at.closest("p, h1, h2, h3, h4, h5, h6, table, div, section")?.after(note);
  }
}

// Back to where one was before the page was loaded anew.
function restore() {
  if (shown.place !== null) page()?.defaultView.scrollTo(0, shown.place);
  shown.place = null;
}

function show(found) {
  if (shown.view === "pages") {
    press("as-web").then(() => $("stage").querySelector("iframe").addEventListener("load", () => show(found), { once: true }));
    return;
  }
  const at = onPage(found.origin);
  if (at) at.scrollIntoView({ block: "center" });
  else $("status").textContent = "这一页没有写到它，请在左边选别的文件";
}

// ── what is looked at ───────────────────────────────────────────────────────
function frame(address) {
  const old = $("stage").querySelector("iframe");
  if (old && shown.what === wanted() && shown.view === "web") {
    // The browser's own memory of the place is lost when a second version comes before the first is drawn.
    shown.place ??= page()?.defaultView.scrollY ?? 0;
    old.contentWindow.location.reload();
    return;
  }
  const made = element("iframe");
  made.title = "预览的页面";
  made.addEventListener("load", notes);
  made.addEventListener("load", restore);
  made.src = address;
  shown.place = null;
  $("stage").replaceChildren(made);
}

function pages({ digest, pages: count }) {
  const paper = element("div", "", "paper");
  for (let number = 1; number <= count; number += 1) {
    const picture = element("img");
    picture.alt = `第 ${number} 页`;
    picture.addEventListener("load", () => picture.classList.toggle("wide", picture.naturalWidth > picture.naturalHeight));
    picture.src = `/page-image/${digest}/${number}.png`;
    paper.append(picture);
  }
  const top = shown.what === wanted() && shown.view === "pages" ? $("stage").scrollTop : 0;
  const put = () => {
    $("stage").replaceChildren(paper);
    $("stage").scrollTop = top;
  };
  Promise.all([...paper.children].map((picture) => picture.decode().catch(() => {}))).then(put);
}

function stage() {
  const what = wanted();
  const possible = what !== SITE && asPages();
  $("views").hidden = what === SITE || !state.page_images.available;
  if (!state.version) {
    shown.what = null;
    $("stage").replaceChildren(element("p", state.findings.length ? "改正上面的错误后，这里会显示文件。" : "", "empty"));
    return;
  }
  const entry = state.documents.find(({ name }) => name === what);
  if (what !== SITE && !entry) {
    shown.what = null;
    $("stage").replaceChildren(element("p", `没有“${what}”：它可能改了名称，请在左边的列表中另选。`, "empty"));
    return;
  }
  // While new images are being made the old ones stay; a document looked at for the first time is a web page meanwhile.
  if (possible && state.page_images.pages === null && shown.what === what && shown.view === "pages") return;
  const ready = possible && state.page_images.pages > 0;
  const view = ready ? "pages" : "web";
  const same = shown.what === what && shown.view === view;
  const current = what === SITE ? String(state.version) : state.page;
  if (ready) {
    if (!same || shown.digest !== state.page_images.digest) pages(state.page_images);
  } else if (!same || shown.page !== current) {
    frame(what === SITE ? "/site/index.html" : `/document/${encodeURIComponent(what)}`);
  } else {
    notes();
  }
  Object.assign(shown, { what, page: current, digest: state.page_images.digest, view });
  $("title").textContent = what === SITE ? "网站" : what.split("/").pop();
  document.title = `${entry ? entry.title : "网站"}－实时预览`;
}

async function look() {
  const what = wanted();
  const address = what === SITE ? "/state" : `/state?document=${encodeURIComponent(what)}${asPages() ? "&pages" : ""}`;
  state = await (await fetch(address)).json();
  list();
  findings();
  stage();
}

// Waits for the next revision. The server composes first what its waiting tabs show, so a tab says what that is.
let waiting = new AbortController();
async function news(after) {
  waiting = new AbortController();
  const what = wanted();
  const viewed = what === SITE ? "" : `&document=${encodeURIComponent(what)}`;
  const answer = await fetch(`/news?after=${after}${viewed}`, { signal: waiting.signal });
  return (await answer.json()).revision;
}

async function follow() {
  for (;;) {
    try {
      await look();
      const known = state.revision;
      while ((await news(known)) === known);
    } catch (problem) {
      if (problem.name === "AbortError") continue;
      $("status").textContent = "预览已停止，重新运行 build.py serve 后会自动接上";
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}

// Page images are only made for who looks at them.
const asPages = () => $("as-pages").getAttribute("aria-pressed") === "true";

function press(id) {
  for (const one of ["as-pages", "as-web"]) $(one).setAttribute("aria-pressed", String(one === id));
  return look();
}

for (const id of ["as-pages", "as-web"]) $(id).addEventListener("click", () => press(id));
$("menu").addEventListener("click", () => {
  const open = document.body.classList.toggle("listing");
  $("menu").setAttribute("aria-expanded", String(open));
});
$("skip").addEventListener("click", (event) => { event.preventDefault(); $("stage").focus(); });
addEventListener("hashchange", () => {
  document.body.classList.remove("listing");
  waiting.abort();
  look();
});
follow();
