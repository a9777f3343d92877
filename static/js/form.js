// The form of a dataset while one types: what is found and what it is worth, a draft that saves
// itself, suggested values, uploads with their progress. Without it the form does all but that.

const form = document.getElementById("record-form");
const words = JSON.parse(form.dataset.words);
const kPause = 700; // milliseconds after the last key
const kSavePause = 2500;
const kPart = 8 << 20; // bytes of an upload at a time

const say = (key, values = {}) =>
  words[key].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const control = (name) => document.getElementById(`f-${name}`);
const encoded = () => new URLSearchParams(new FormData(form));
const token = () => form.elements.form_token.value;

let changed = false; // since the page was opened or a draft was kept
let latest = null; // what the server last said of the form
let checked = false; // whether that is what stands in it now
let sending = false;

// ---------- what is found, and what it is worth

function show_findings(findings) {
  const by_list = new Map([...document.querySelectorAll("ul.found")].map((list) => [list, []]));
  for (const found of findings) {
    const name = found.field;
    const list = document.querySelector(`ul.found[data-found="${CSS.escape(name)}"]`) ??
      document.querySelector(`ul.found[data-found="${CSS.escape(name.replace(/\.(vi|en)$/, ""))}"]`);
    by_list.get(list)?.push(found);
  }
  for (const [list, items] of by_list) {
    const text = items.map(({ severity, text: sentence }) => severity + sentence).join("\n");
    if (list.dataset.shown === text) continue; // what has not changed is not read out again
    list.dataset.shown = text;
    list.replaceChildren(...items.map(({ severity, severity_label, text: sentence }) =>
      make("li", { class: `found-${severity}` },
           make("span", { class: "found-mark" }, `${severity_label}:`), ` ${sentence}`)));
  }
  const problems = findings.filter(({ severity }) => severity !== "advice");
  document.querySelector(".problems").replaceChildren(...problems.map((found) => {
    const item = make("li", { class: `found-${found.severity}` },
                      make("span", { class: "found-mark" }, `${found.severity_label}:`), " ");
    if (found.field)
      item.append(make("a", { href: `#f-${found.field}` }, found.label), " – ");
    item.append(found.text);
    return item;
  }));
}

let checking = 0;
async function check() {
  const number = ++checking;
  try {
    const answer = await fetch(form.dataset.check, { method: "POST", body: encoded() });
    if (!answer.ok || number !== checking) return;
    latest = await answer.json();
    checked = true;
  } catch {
    return; // without a network the form still works; the draft tells that it is not saved
  }
  document.getElementById("summary").hidden = false;
  show_findings(latest.findings);
  const title = document.getElementById("summary-title");
  if (title.textContent !== latest.summary) title.textContent = latest.summary;
  const meter = document.getElementById("record-meter");
  const open = meter.querySelector("details")?.open;
  meter.innerHTML = latest.meter;
  if (open) meter.querySelector("details").open = true;
  suggest();
}

// ---------- a draft that saves itself

const state_line = document.getElementById("saved-state");
const clock = () => new Date().toLocaleTimeString(document.documentElement.lang,
                                                  { hour: "2-digit", minute: "2-digit" });
let copy_tag = form.dataset.tag ?? "";
let keeps_copies = Boolean(form.dataset.workingCopy);

async function keep() {
  if (!keeps_copies || !changed) return;
  state_line.textContent = say("saving");
  if (!checked) await check();
  if (!checked || sending) return;
  changed = false;
  try {
    const answer = await fetch(form.dataset.workingCopy, {
      method: "PUT",
      headers: { "content-type": "application/ld+json", "x-form-token": token(),
                 "if-match": copy_tag },
      body: JSON.stringify(latest.document),
    });
    if (answer.ok) {
      copy_tag = answer.headers.get("etag") ?? copy_tag;
      const { workingCopy } = await answer.json();
      form.elements.seen.value = `copy-${workingCopy.version}`; // what the form stands for now
      state_line.textContent = say("saved", { time: clock() });
      return;
    }
    changed = true;
    if (answer.status === 404 || answer.status === 405) {
      keeps_copies = false;
      state_line.textContent = "";
      return;
    }
    const problem = await answer.json().catch(() => ({}));
    state_line.textContent = say("unsaved", { why: problem.detail ?? problem.title ?? answer.status });
  } catch (error) {
    changed = true;
    state_line.textContent = say("unsaved", { why: error.message });
  }
}

// ---------- suggested values

let suggests = true;

// A chip puts one value into its field.
function chip(label, title, take) {
  const button = make("button", { type: "button", class: "quiet", title: title ?? "" }, label);
  button.setAttribute("aria-label", say("add", { value: label }));
  button.addEventListener("click", () => {
    take();
    button.remove();
    touched();
  });
  return button;
}

function offer(name, chips) {
  const place = document.querySelector(`[data-suggest="${CSS.escape(name)}"]`);
  if (!place) return;
  place.hidden = chips.length === 0;
  place.replaceChildren(...(chips.length ? [make("span", {}, say("suggested")), ...chips] : []));
}

const add_word = (input, word) => {
  const list = input.value.split(input.value.includes("\n") ? "\n" : /[,;]/)
    .map((each) => each.trim()).filter(Boolean);
  if (!list.includes(word)) list.push(word);
  input.value = list.join(input.value.includes("\n") ? "\n" : ", ");
};

function offer_terms(name, values) {
  const boxes = [...form.querySelectorAll(`[name="${name}"]`)];
  offer(name, values.flatMap(({ value, label, why }) => {
    const box = boxes.find((each) => each.value === value);
    return box && !box.checked ? [chip(label, why, () => { box.checked = true; })] : [];
  }));
}

function offer_words(values) {
  offer("keyword", values.flatMap(({ value, lang }) => {
    const input = control(`keyword.${lang === "en" ? "en" : "vi"}`);
    return input && !input.value.toLowerCase().includes(value.toLowerCase())
      ? [chip(value, "", () => add_word(input, value))] : [];
  }));
}

function offer_places(values) {
  const area = control("spatial");
  offer("spatial", values.flatMap(({ value, label }) => {
    const name = label ?? value;
    return area.value.includes(name) ? [] : [chip(name, "", () => {
      area.value = area.value ? `${area.value}\n${name}` : name;
    })];
  }));
}

function offer_formats(values) {
  const groups = [...form.querySelectorAll("[data-file]")];
  groups.forEach((group, place) => {
    const name = `file.${group.dataset.file}.format`;
    const input = control(name), format = values[place]?.format;
    offer(name, format && input && !input.value
      ? [chip(format, "", () => { input.value = format; })] : []);
  });
}

function show_duplicates(list) {
  const after = document.querySelector('[data-field="title"]');
  let box = document.getElementById("duplicates");
  if (!box) {
    box = make("div", { id: "duplicates", class: "notice duplicates", role: "status" });
    after.append(box);
  }
  box.hidden = list.length === 0;
  const lang = document.documentElement.lang;
  box.replaceChildren(say("duplicates"), make("ul", {}, ...list.map(({ title, slug, why }) =>
    make("li", {}, make("a", { href: `/${lang}/datasets/${slug}` }, title?.[lang] ?? title?.vi ?? title),
         why ? ` – ${why}` : ""))));
}

async function suggest() {
  if (!suggests || !latest) return;
  const answer = await fetch("/api/v1/suggestions", {
    method: "POST",
    headers: { "content-type": "application/ld+json", "x-form-token": token(),
               "accept-language": document.documentElement.lang },
    body: JSON.stringify(latest.document),
  }).catch(() => null);
  if (!answer?.ok) {
    if (answer && answer.status < 500) suggests = false;
    return;
  }
  const found = await answer.json();
  offer_terms("theme", found.theme ?? []);
  offer_words(found.keyword ?? []);
  offer_places(found.spatial ?? []);
  offer_formats(found.distribution ?? []);
  const own = form.dataset.workingCopy ?? "";
  show_duplicates((found.duplicates ?? []).filter(({ id }) => !own.includes(id)));
}

// ---------- uploads

const agency = () => control("publisher")?.value ?? "";

// Resumable (tus 1.0) where the portal has it; else in one request.
async function send_in_parts(file, progress) {
  const meta = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const begun = await fetch("/uploads", {
    method: "POST",
    headers: { "tus-resumable": "1.0.0", "upload-length": file.size, "x-form-token": token(),
               "upload-metadata": `filename ${meta(file.name)},agency ${meta(agency())}` },
  });
  if (begun.status !== 201) return null;
  const address = begun.headers.get("location");
  for (let at = 0; at < file.size;) {
    const sent = await fetch(address, {
      method: "PATCH",
      headers: { "tus-resumable": "1.0.0", "upload-offset": at, "x-form-token": token(),
                 "content-type": "application/offset+octet-stream" },
      body: file.slice(at, at + kPart),
    });
    if (!sent.ok) throw new Error((await sent.json().catch(() => ({}))).detail ?? `${sent.status}`);
    at = Number(sent.headers.get("upload-offset"));
    progress(at / file.size);
    if (at >= file.size) return sent.headers.get("file-id");
  }
  return null;
}

const send_whole = (file, progress) => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  request.open("POST", `/api/v1/files?name=${encodeURIComponent(file.name)}&agency=${encodeURIComponent(agency())}`);
  request.setRequestHeader("x-form-token", token());
  request.setRequestHeader("content-type", file.type || "application/octet-stream");
  request.upload.addEventListener("progress", ({ loaded, total }) => progress(loaded / total));
  request.addEventListener("error", () => reject(new Error("network")));
  request.addEventListener("load", () => {
    let body = {};
    try { body = JSON.parse(request.responseText); } catch { /* told by its status */ }
    if (request.status === 201) resolve(body);
    else reject(new Error(body.detail ?? body.title ?? `${request.status}`));
  });
  request.send(file);
});

async function upload(group, file, bar, line) {
  const progress = (part) => {
    bar.hidden = false;
    bar.value = part;
    line.textContent = say("uploading", { percent: Math.round(part * 100) });
  };
  progress(0);
  try {
    const id = await send_in_parts(file, progress);
    const stored = id ? { id, name: file.name } : await send_whole(file, progress);
    const name = group.dataset.file;
    control(`file.${name}.file`).value = stored.id;
    const address = control(`file.${name}.downloadURL`);
    if (address) address.value = "";
    const title = control(`file.${name}.title.vi`);
    if (title && !title.value) title.value = file.name;
    line.textContent = say("uploaded", { name: stored.name ?? file.name });
    touched();
  } catch (error) {
    line.textContent = say("upload_failed", { why: error.message });
  }
  bar.hidden = true;
}

// What is chosen goes to the server at once, and not once more with the form.
function add_upload(group) {
  const name = `file.${group.dataset.file}`;
  const input = control(`${name}.chosen`);
  input.removeAttribute("name");
  input.removeAttribute("aria-describedby");
  input.nextElementSibling.remove(); // the limit of what goes with the form
  const bar = make("progress", { max: 1, value: 0, "aria-label": say("upload") });
  bar.hidden = true;
  const line = make("p", { class: "small", role: "status" });
  input.addEventListener("change", () => input.files[0] && upload(group, input.files[0], bar, line));
  input.after(bar, line);
  if (input.files[0] && !control(`${name}.file`).value) upload(group, input.files[0], bar, line);
}

// ---------- typing

function count_letters(area) {
  let line = area.nextElementSibling;
  if (!line?.classList.contains("letters")) {
    line = make("p", { class: "letters" });
    area.after(line);
  }
  line.textContent = say("letters", { count: [...area.value].length });
}

let check_later, keep_later;
function touched() {
  changed = true;
  checked = false;
  clearTimeout(check_later);
  clearTimeout(keep_later);
  check_later = setTimeout(check, kPause);
  keep_later = setTimeout(keep, kSavePause);
}

form.addEventListener("input", ({ target }) => {
  if (target.matches("textarea[name^='description.']")) count_letters(target);
  if (target.name !== "note" && target.type !== "file") touched();
});
form.addEventListener("submit", () => { sending = true; });
addEventListener("beforeunload", (event) => {
  if (changed && !sending) event.preventDefault();
});

// The place is added at once instead of when saving.
form.elements["spatial.add"]?.addEventListener("change", ({ target }) => {
  const area = control("spatial");
  if (target.value) area.value = area.value ? `${area.value}\n${target.value}` : target.value;
  target.value = "";
  touched();
});

form.querySelectorAll("textarea[name^='description.']").forEach(count_letters);
form.querySelectorAll("[data-file]").forEach(add_upload);
