// Two assessors answer what no program can measure, review each other, publish and print.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { choose_password, eventually, good, stories } from "./portal.mjs";

const run = promisify(execFile);
const story = stories({ administrators: ["mai", "hoa", "quan", "thu"] });

const words = {
  vi: {
    title: "Đánh giá sẵn sàng dữ liệu mở năm 2026", area: "VÀNG", heading: "Nhận xét",
    plus: "Có nghị định về dữ liệu mở của cơ quan nhà nước.", minus: "Cam kết chưa có thời hạn.",
    zero: "Thông tư này được ban hành sau ngày chốt.", law: "Thông tư về dữ liệu mở",
    not_in_force: "chưa có hiệu lực vào ngày chốt", far: /lệch hơn một bậc/,
    reason: "Tệp bị gỡ mà không báo trước.", comment: "Lãnh đạo đã nêu dữ liệu mở trong nghị quyết.",
    validation: "Hội thảo ngày 20/5 đề nghị nâng một bậc.", was: "trước tham vấn: VÀNG/ĐỎ",
    strength: "Có người đứng đầu rõ ràng.", limit: "Chưa theo dõi kết quả.",
    conclusion: "Cần giao một đầu mối theo dõi.", theirs: "Bình viết trước.", mine: "Lan viết sau.",
    clash: /Bình đã lưu phần này trong lúc bạn viết/, state: "Đã công bố", second: /người đánh giá khác sẽ công bố/,
    not_rated: "Chưa có mức",
  },
  en: {
    title: "Open data readiness 2026", area: "YELLOW", heading: "Comment",
    plus: "A decree on open data of public bodies exists.", minus: "Commitments carry no date.",
    zero: "This circular was issued after the cut-off date.", law: "Circular on open data",
    not_in_force: "not in force on the cut-off date", far: /more than one step/,
    reason: "Files were taken down without notice.", comment: "Leaders name open data in a resolution.",
    validation: "The workshop of 20 May asked for one step more.", was: "before validation: YELLOW/RED",
    strength: "It is clear who leads.", limit: "Results are not followed.",
    conclusion: "One body should follow results.", theirs: "Binh wrote first.", mine: "Lan wrote later.",
    clash: /saved this part while you were writing/, state: "Published", second: /another assessor publishes/,
    not_rated: "Not rated yet",
  },
};

const field = (page, name) => page.locator(`main [name="${name}"]`).last();
const fill = async (page, values) => {
  for (const [name, value] of Object.entries(values)) await field(page, name).fill(value);
};

// Presses the button of the form that does `what`, and answers the status of what comes of it.
async function press(page, what) {
  const [answer] = await Promise.all([
    page.waitForNavigation(),
    page.locator(`main button[name=do][value="${what}"]`).last().click(),
  ]);
  return answer.status();
}

// An administrator invites somebody by the page and gives them roles; answers the link.
async function invite(page, url, language, name, display_name, roles) {
  await page.goto(`${url}/${language}/manage/accounts`);
  await fill(page, { name, display_name });
  await press(page, "add");
  const link = new URL(await page.locator("[role=status] code.token").textContent()).pathname;
  await page.goto(`${url}/${language}/manage/accounts?q=${name}`);
  for (const role of roles) {
    await page.locator(".account-rows summary").click();
    await press(page, `give_${role}`);
  }
  return link;
}

async function open_assessment(page, url, language, publisher) {
  const text = words[language];
  await page.goto(`${url}/${language}/manage/assessments`);
  await field(page, "framework").selectOption("odra");
  await fill(page, { [`title_${language}`]: text.title, cutoff: "2026-05-18", authors: "Lan\nBình" });
  await field(page, "publisher").selectOption(publisher);
  const other = language === "vi" ? "en" : "vi";
  await page.locator(`main input[name=language][value=${other}]`).uncheck();
  assert.equal(await press(page, "open"), 200);
  return /assessments\/([^/?]+)/.exec(page.url())[1];
}

// A question with a statement of each sign, a law that was not yet in force, and both colours.
async function answer_with_evidence(page, at, language, check) {
  const text = words[language];
  await page.goto(`${at}/questions/odra.1.1`);
  for (const [i, sign] of ["+", "-", "0"].entries()) {
    await press(page, "add");
    await field(page, `s${i}_sign`).selectOption(sign);
    await fill(page, { [`s${i}_text_${language}`]: [text.plus, text.minus, text.zero][i] });
  }
  await press(page, "source:0");
  await fill(page, { s0_n0_title: "Báo cáo", s0_n0_url: "https://example.org/report.pdf", s0_n0_page: "12" });
  await press(page, "source:2");
  await field(page, "s2_n0_kind").selectOption("law");
  await fill(page, { s2_n0_title: text.law, s2_n0_number: "12/2026/TT-BNV", s2_n0_date: "2026-06-01" });
  await field(page, "s2_n0_in_force").selectOption("no");
  await field(page, "rating").selectOption("yellow");
  await page.locator(".assess-validation summary").click();
  await field(page, "preliminary").selectOption("yellow_red");
  await fill(page, { [`comment_${language}`]: text.comment, [`validation_${language}`]: text.validation });
  await check(page);
  assert.equal(await press(page, "save"), 200);
  await page.goto(`${at}/questions/odra.1.1`);
  assert.equal(await field(page, `s2_text_${language}`).inputValue(), text.zero);
  assert.match(await page.locator("main").textContent(), new RegExp(text.not_in_force));
}

// The colour is far from what is measured: a reason is asked for, and nothing written is lost.
async function answer_against_the_figures(page, at, language) {
  const text = words[language];
  await page.goto(`${at}/questions/odra.2.3`);
  await field(page, "rating").selectOption("red");
  await fill(page, { [`comment_${language}`]: text.comment });
  assert.equal(await press(page, "save"), 422);
  assert.match(await page.getByRole("alert").textContent(), text.far);
  assert.equal(await field(page, `comment_${language}`).inputValue(), text.comment);
  await fill(page, { [`reason_${language}`]: text.reason });
  assert.equal(await press(page, "save"), 200);
}

async function conclude(page, at, language, check) {
  const text = words[language];
  await page.goto(`${at}/dimensions/odra.1`);
  await field(page, "rating").selectOption("yellow");
  await fill(page, {
    [`comment_${language}`]: text.comment, [`strengths_${language}`]: `${text.strength}\n${text.plus}`,
    [`limits_${language}`]: text.limit, [`conclusion_${language}`]: text.conclusion,
  });
  await check(page);
  assert.equal(await press(page, "save"), 200);
}

// Both have the form open; who saves second sees both texts, and mends.
async function clash(first, second, at, language, check) {
  const text = words[language];
  const question = `${at}/questions/odra.1.2`;
  await Promise.all([first.goto(question), second.goto(question)]);
  for (const [page, comment] of [[second, text.theirs], [first, text.mine]]) {
    await field(page, "rating").selectOption("yellow_green");
    await fill(page, { [`comment_${language}`]: comment });
  }
  assert.equal(await press(second, "save"), 200);
  assert.equal(await press(first, "save"), 409);
  assert.match(await first.locator(".clash").textContent(), text.clash);
  assert.match(await first.locator(".clash").textContent(), new RegExp(text.theirs));
  assert.equal(await field(first, `comment_${language}`).inputValue(), text.mine);
  await check(first);
  await fill(first, { [`comment_${language}`]: `${text.theirs} ${text.mine}` });
  assert.equal(await press(first, "save"), 200);
}

// Brings the founding report's area 7 in as a file; another one publishes it.
async function publish_area7({ page, url, links }) {
  await choose_password(page, url, links.quan);
  await page.goto(`${url}/vi/manage/assessments`);
  await page.locator("#file").setInputFiles(path.join(import.meta.dirname, "../fixtures/assessment/area7.json"));
  assert.equal(await press(page, "import"), 200);
  const at = page.url();
  await press(page, "submit");
  await page.context().clearCookies();
  await choose_password(page, url, links.thu);
  await page.goto(at);
  assert.equal(await press(page, "publish"), 200);
  return { at, id: /assessments\/([^/?]+)/.exec(at)[1] };
}

// What Chromium prints: its text as it stands on the paper, and how many A4 pages.
async function print(page, folder) {
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const file = path.join(folder, `${Date.now()}.pdf`);
  await writeFile(file, bytes);
  const [text, info] = await Promise.all([run("pdftotext", ["-layout", file, "-"]), run("pdfinfo", [file])]);
  assert.match(info.stdout, /Page size: +59[45](\.\d+)? x 84[12](\.\d+)? pts \(A4\)/);
  return { text: text.stdout.normalize("NFC"), pages: Number(/Pages: +(\d+)/.exec(info.stdout)[1]) };
}

async function tell({ page, url, refused, links, folder }, language, { administrator, publisher, check }) {
  const text = words[language];
  page.context().on("response", (answer) => [409, 422].includes(answer.status()) && refused.add(answer.url()));
  const names = { lan: `lan.${language}`, binh: `binh.${language}` };
  await choose_password(page, url, links[administrator]);
  const link = {};
  link.lan = await invite(page, url, language, names.lan, "Lan", ["assessor"]);
  // Only who may publish for an agency makes an assessment its dataset.
  link.binh = await invite(page, url, language, names.binh, "Bình", publisher ? ["assessor", "administrator"] : ["assessor"]);

  const context = await page.context().browser().newContext({ javaScriptEnabled: language === "vi" });
  const other = await context.newPage();
  await other.goto(url + link.binh);
  await choose_password(other, url, link.binh);
  await page.context().clearCookies();
  await choose_password(page, url, link.lan);

  const id = await open_assessment(page, url, language, publisher);
  const at = `${url}/${language}/manage/assessments/${id}`;
  const report = `${url}/${language}/readiness/assessments/${id}`;
  await check(page);
  await answer_with_evidence(page, at, language, check);
  await other.goto(`${at}/questions/odra.1.3`);
  await field(other, "rating").selectOption("green");
  assert.equal(await press(other, "save"), 200);
  await answer_against_the_figures(page, at, language);
  await clash(page, other, at, language, check);
  await conclude(page, at, language, check);

  await page.goto(at);
  await check(page);
  assert.equal((await fetch(report)).status, 404, "a draft is no business of strangers");
  assert.ok(!(await (await fetch(`${url}/${language}/readiness/assessments`)).text()).includes(text.title));
  assert.equal(await press(page, "submit"), 200);
  assert.equal(await page.locator("button[value=publish]").count(), 0);
  assert.match(await page.locator("main").textContent(), text.second);
  await other.goto(at);
  assert.equal(await press(other, "publish"), 200);
  await context.close();

  await page.context().clearCookies();
  await page.goto(`${url}/${language}/readiness/assessments`);
  await check(page);
  await page.getByRole("link", { name: text.title }).first().click();
  const shown = await page.locator("main").innerText();
  for (const part of [text.state, text.was, text.not_in_force, text.reason, text.limit, `${text.theirs} ${text.mine}`])
    assert.ok(shown.includes(part), part);
  await check(page);
  const paper = await print(page, folder);
  assert.ok(paper.pages > 1);
  for (const part of [text.area, text.heading, text.title]) assert.ok(paper.text.includes(part), part);
  if (!publisher) return;
  await page.goto(`${url}/${language}/agencies/${publisher}`);
  await eventually(async () => {
    await page.reload();
    return (await page.getByRole("link", { name: text.title }).count()) > 0;
  }, "the assessment is no dataset of its publisher");
}

story("Assessors answer in Vietnamese, meet over one question, publish and print", {},
      (given) => tell(given, "vi", { administrator: "mai", publisher: "bo-noi-vu", check: good }));

story("Assessors answer in English without scripts, publish and print", { javaScriptEnabled: false },
      (given) => tell(given, "en", { administrator: "hoa", publisher: "",
        check: async (page) => assert.equal(await page.locator("h1").count(), 1) }));

story("Area 7 of the founding report prints its table in Vietnamese, in English and in both", {},
      async (given) => {
  const { page, url, folder, refused } = given;
  const { at, id } = await publish_area7(given);
  for (const [language, both] of [["vi", ""], ["en", ""], ["vi", "?both=1"]]) {
    await page.goto(`${url}/${language}/readiness/assessments/${id}${both}`);
    await good(page);
    const { text, pages } = await print(page, folder);
    assert.ok(pages > 1);
    const ratings = [...text.matchAll(/7\.[1-6] /g)].length;
    assert.ok(ratings >= 12, "each question stands in the text and in the table");
    for (const part of both ? ["VÀNG", "YELLOW", "Nhận xét"] : language === "vi" ? ["VÀNG", "Nhận xét"] : ["YELLOW", "Comment"])
      assert.ok(text.includes(part), part);
  }
  await page.goto(at);
  await press(page, "next");
  const next = /assessments\/([^/?]+)/.exec(page.url())[1];
  await page.goto(`${url}/vi/manage/assessments/${next}/questions/dgra.7.1`);
  await field(page, "rating").selectOption("green");
  assert.equal(await press(page, "save"), 200);
  for (const language of ["vi", "en"])
    for (const [path, status] of [[`/readiness/assessments/${id}/diff/${next}`, 200], [`/manage/assessments/${next}`, 200],
                                  ["/readiness/assessments", 200], ["/readiness/actions", 200]]) {
      assert.equal((await page.goto(`${url}/${language}${path}`)).status(), status, path);
      await good(page);
    }
});
