// An official publishes, a colleague refuses, the official mends, the colleague approves, a citizen
// finds it.

import assert from "node:assert/strict";
import { choose_password, good, kPassword, stories } from "./portal.mjs";

const kAgency = "bo-y-te";
const story = stories({ administrators: ["mai", "lan"] });

const words = {
  vi: {
    title: "Lượng mưa theo trạm quan trắc tại Quảng Trị", search: "lượng mưa Quảng Trị",
    description: "Lượng mưa từng tháng ở mười hai trạm quan trắc, đo bằng milimét, lấy từ sổ đo tại trạm.",
    reason: "Thiếu giai đoạn dữ liệu", refused: /đã trả lại: Thiếu giai đoạn/, published: /Đã công bố/,
    review: "Gửi duyệt", refuse: "Trả lại kèm lý do", approve: "Duyệt và công bố",
    error: /1 lỗi phải sửa|còn 1 lỗi/,
  },
  en: {
    title: "Rainfall by station in Quang Tri", search: "rainfall Quang Tri",
    description: "Monthly rainfall at twelve stations in millimetres, taken from the books of the stations.",
    reason: "Which period?", refused: /Refused by .*: Which period\?/, published: /Published\. Everybody/,
    review: "Ask for review", refuse: "Refuse with the reason", approve: "Approve and publish",
    error: /1 error must be mended/,
  },
};

const kTable = { name: "rain.csv", mimeType: "text/csv", buffer: Buffer.from("station,mm\nHue,12\n") };

const by_name = (page, name) => page.locator(`#record-form [name="${name}"]`);

async function sign_in(page, url, name, link) {
  await page.context().clearCookies();
  if (link) return choose_password(page, url, link);
  await page.goto(`${url}/vi/sign-in`);
  await page.locator('main [name="name"]').fill(name);
  await page.locator('main [name="password"]').fill(kPassword);
  await page.locator("main button").last().click();
  await page.waitForURL(`${url}/vi/account`);
}

// `table`: a file to send with the form, in place of an address.
async function fill(page, language, table) {
  const text = words[language];
  await by_name(page, `title.${language}`).fill(text.title);
  await by_name(page, "publisher").selectOption(kAgency);
  await by_name(page, `keyword.${language}`).fill(language === "vi" ? "mưa, trạm đo" : "rain, stations");
  if (table) {
    await by_name(page, "file.new1.chosen").setInputFiles(table);
  } else {
    await by_name(page, "file.new1.downloadURL").fill("https://example.org/mua.csv");
    await by_name(page, "file.new1.format").fill("CSV");
  }
  await page.locator('[name="license"]').nth(2).check();
}

// Presses a button of the form and waits for the page that comes of it.
async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name, exact: true }).last().click()]);
}

// From the empty form to the page that a citizen finds; `check` looks at each page on the way.
async function publish({ page, url, language, links, first, check, official, colleague, table }) {
  const text = words[language];
  await sign_in(page, url, official, first ? links[official] : null);
  await page.goto(`${url}/${language}/manage/datasets/new`);
  await check(page);
  await fill(page, language, table);
  await press(page, text.review);
  assert.match(await page.getByRole("alert").textContent(), text.error, "there is no description yet");
  await check(page);
  if (table) {
    assert.equal(await by_name(page, "file.new1.title.vi").inputValue(), table.name);
    assert.equal(await by_name(page, "file.new1.format").inputValue(), "CSV");
  }
  await by_name(page, `description.${language}`).fill(text.description);
  await press(page, text.review);
  const id = /datasets\/([0-9a-f-]+)/.exec(page.url())[1];
  const address = `${url}/${language}/manage/datasets/${id}`;
  await check(page);

  await sign_in(page, url, colleague, first ? links[colleague] : null);
  await page.goto(`${url}/${language}/manage/${kAgency}`);
  await check(page);
  await page.getByRole("link", { name: text.title }).first().click();
  await page.waitForURL(address);
  await by_name(page, "note").fill(text.reason);
  await press(page, text.refuse);

  await sign_in(page, url, official);
  await page.goto(address);
  assert.match(await page.locator(".notice").first().textContent(), text.refused);
  await by_name(page, "temporal.startDate").fill("2020");
  await by_name(page, "temporal.endDate").fill("2024");
  await press(page, text.review);

  await sign_in(page, url, colleague);
  await page.goto(address);
  await press(page, text.approve);
  assert.match(await page.getByRole("status").first().textContent(), text.published);
  await page.goto(`${address}/history`);
  assert.ok((await page.locator("ol.history > li").count()) >= 4);
  await check(page);

  await page.context().clearCookies();
  await page.goto(`${url}/${language}/datasets?q=${encodeURIComponent(text.search)}`);
  await page.getByRole("link", { name: text.title }).first().click();
  assert.equal(await page.locator("h1").textContent(), text.title);
  if (table) {
    const file = await fetch(await page.locator('main a[href*="/files/"]').first().evaluate(({ href }) => href));
    assert.equal(await file.text(), table.buffer.toString());
  }
  await page.goto(`${page.url()}/history`);
  await check(page);
}

// Answers that the stories mean to get; what is suggested is the same on every machine.
async function expect_answers(page, refused) {
  page.on("response", (answer) => answer.status() === 422 && refused.add(answer.url()));
  await page.route("**/api/v1/suggestions", (route) => route.fulfill({ json: {
    theme: [{ value: "http://publications.europa.eu/resource/authority/data-theme/ENVI", label: "Environment" }],
    keyword: [{ value: "groundwater", lang: "en" }], spatial: [], distribution: [],
    duplicates: [{ id: "x", title: { en: "Wells of the hills" }, slug: "wells", why: "similar title" }],
  } }));
}

story("An official publishes in Vietnamese, a colleague refuses and then approves", {},
      async ({ page, url, refused, links }) => {
  await expect_answers(page, refused);
  await publish({ page, url, language: "vi", links, first: true, check: good, official: "mai", colleague: "lan" });
});

story("An official without scripts publishes in English, and a colleague approves",
      { javaScriptEnabled: false }, async ({ page, url, refused, links }) => {
  await expect_answers(page, refused);
  await publish({ page, url, language: "en", links, first: false, official: "mai", colleague: "lan",
                  table: kTable, check: async (shown) => assert.equal(await shown.locator("h1").count(), 1) });
});

story("While one types, what is missing is told and counted; a draft keeps itself", {},
      async ({ page, url, refused }) => {
  await expect_answers(page, refused);
  await sign_in(page, url, "mai");
  await page.goto(`${url}/en/manage/datasets/new`);
  await by_name(page, "title.en").fill("Wells of the delta");
  await by_name(page, "contactPoint.hasEmail").fill("nobody");
  const told = page.locator('[data-found="contactPoint.hasEmail"] li');
  await told.first().waitFor();
  assert.match(await told.first().textContent(), /not an e-mail address/);
  const before = await page.locator("#record-meter meter").getAttribute("value");
  await by_name(page, "keyword.en").fill("wells");
  await page.waitForFunction((points) => document.querySelector("#record-meter meter").value > points, Number(before));
  await page.getByRole("button", { name: "Add “groundwater”" }).press("Enter");
  assert.equal(await by_name(page, "keyword.en").inputValue(), "wells, groundwater");
  await page.getByRole("button", { name: "Add “Environment”" }).click();
  assert.ok(await page.getByRole("checkbox", { name: "Environment", exact: true }).isChecked());
  assert.match(await page.locator("#duplicates").textContent(), /Wells of the hills/);
  await by_name(page, "publisher").selectOption(kAgency);
  await press(page, "Save draft");
  await by_name(page, "description.en").fill("Depth and water of every well.");
  await page.waitForFunction(() => /Saved at/.test(document.getElementById("saved-state").textContent));
  await page.reload();
  assert.equal(await by_name(page, "description.en").inputValue(), "Depth and water of every well.");
  await good(page);
});

story("With scripts a chosen file is uploaded at once, and not once more with the form", {},
      async ({ page, url, refused }) => {
  await expect_answers(page, refused);
  await sign_in(page, url, "mai");
  await page.goto(`${url}/en/manage/datasets/new`);
  const sent = [];
  page.on("request", (request) => request.method() === "POST" && /\/manage\//.test(request.url()) &&
    sent.push(request.postDataBuffer()?.toString() ?? ""));
  await by_name(page, "title.en").fill("Rain by station");
  await by_name(page, "publisher").selectOption(kAgency);
  await page.locator("#record-form input[type=file]").setInputFiles(kTable);
  await page.getByText("Uploaded: rain.csv").waitFor();
  await good(page);
  await press(page, "Save draft");
  assert.match(page.url(), /done=form_done_added/);
  assert.ok(sent.length > 0);
  assert.ok(sent.every((body) => !body.includes("station,mm")));
  await page.getByRole("link", { name: "Check for personal data" }).click();
  await page.getByRole("heading", { level: 1, name: "rain.csv" }).waitFor();
  await good(page);
});

story("The form is filled and saved with the keyboard alone", {}, async ({ page, url, refused }) => {
  await expect_answers(page, refused);
  await sign_in(page, url, "mai");
  await page.goto(`${url}/vi/manage/datasets/new`);
  const reach = async (test) => {
    for (let i = 0; i < 250; ++i) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(test)) return;
    }
    assert.fail(`no way by Tab to ${test}`);
  };
  await reach(() => document.activeElement.name === "title.vi");
  await page.keyboard.type("Bến phà và giờ chạy");
  await reach(() => document.activeElement.name === "description.vi");
  await page.keyboard.type("Các bến phà, giờ chạy và giá vé.");
  await reach(() => document.activeElement.name === "publisher");
  await page.keyboard.press("ArrowDown");
  await reach(() => document.activeElement.name === "theme");
  await page.keyboard.press("Space");
  assert.ok(await page.evaluate(() => document.activeElement.checked));
  await reach(() => document.activeElement.value === "save" && document.activeElement.tabIndex === 0);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  assert.match(page.url(), /done=form_done_added/);
});

for (const javaScriptEnabled of [true, false]) {
  story(`Opened and saved unchanged, ${javaScriptEnabled ? "with" : "without"} scripts, a record stays as it is`,
        { javaScriptEnabled }, async ({ page, url, refused }) => {
    await expect_answers(page, refused);
    await sign_in(page, url, "mai");
    const { items } = await (await fetch(`${url}/api/v1/datasets?limit=8`)).json();
    for (const { id } of items) {
      await page.goto(`${url}/vi/manage/datasets/${id}`);
      await press(page, "Lưu thay đổi");
      assert.match(page.url(), /form_done_unchanged/);
    }
  });
}
