// Those in charge say what the catalogue holds, and see at once what it changes.

import assert from "node:assert/strict";
import { choose_password, eventually, good, stories } from "./portal.mjs";

const story = stories({ administrators: ["mai", "hoa", "lan"] });
const kAgency = "bo-y-te";

async function press(page, what) {
  await Promise.all([page.waitForNavigation(),
                     page.locator(`main button[name=do][value="${what}"]`).last().click()]);
}

const counted = async (url, id) =>
  (await (await fetch(`${url}/readiness.json`)).json()).indicators.find((each) => each.id === id);

story("A steward confirms a suggestion with all that it must hold, and the figures follow", {},
      async ({ page, url, links }) => {
  await choose_password(page, url, links.mai);
  await eventually(async () => {
    await page.goto(`${url}/vi/readiness/coverage/godi2016/budget`);
    return (await page.locator(".claim-decide").count()) > 0;
  }, "nothing is suggested");
  assert.match(await page.locator(".item-covered").textContent(), /\?/);
  await eventually(async () => (await counted(url, "m.cov.godi")).unknown > 0, "suggestions are not counted");
  const before = await counted(url, "m.cov.godi");
  await page.locator(".claim-decide summary").first().click();
  const ticks = page.locator(".claim-ticks").first().locator("input");
  assert.equal(await ticks.count(), 3);
  for (const tick of await ticks.all()) await tick.check();
  await good(page);
  await Promise.all([page.waitForNavigation(), page.locator("button[value=confirm]").first().click()]);
  assert.match(await page.getByRole("status").textContent(), /Đã xác nhận/);
  assert.match(await page.locator(".item-covered").textContent(), /✓/);
  await good(page);
  await eventually(async () => (await counted(url, "m.cov.godi")).pass === before.pass + 1,
                   "the confirmed dataset is not counted");
  await page.context().clearCookies();
  await page.goto(`${url}/vi/readiness/coverage/godi2016`);
  const row = page.locator(".matrix tr").filter({ has: page.locator('a[href$="/godi2016/budget"]') });
  assert.equal((await row.locator("td .mark").first().textContent()).trim(), "✓");
});

story("An editor keeps the inventory by form and by table, without scripts", { javaScriptEnabled: false },
      async ({ page, url, links }) => {
  await choose_password(page, url, links.hoa);
  await page.goto(`${url}/vi/manage/${kAgency}/inventory`);
  await page.locator("#title_vi").fill("Sổ tiêm chủng");
  await page.locator("#description_vi").fill("Từng mũi tiêm.\nTheo trạm y tế.");
  await page.locator("#access").selectOption("closed");
  await page.locator("#reason").fill("Có dữ liệu cá nhân");
  await page.locator("#law").fill("Luật Khám bệnh, chữa bệnh, Điều 10");
  await press(page, "save");
  assert.match(await page.getByRole("status").textContent(), /Đã lưu/);
  await page.getByRole("link", { name: "Sửa" }).first().click();
  assert.equal(await page.locator("#description_vi").inputValue(), "Từng mũi tiêm.\nTheo trạm y tế.");
  const table = await (await fetch(`${url}/api/v1/agencies/${kAgency}/inventory.csv`)).text();
  const [head, ...lines] = table.trimEnd().split(/\r?\n/);
  const columns = head.replace(/^\uFEFF/, "").split(",");
  const added = columns.map((name) =>
    ({ id: "kho-thuoc", title_vi: "Kho thuốc", access: "open" })[name] ?? "").join(",");
  await page.locator("#table").setInputFiles(
    { name: "so.csv", mimeType: "text/csv", buffer: Buffer.from([head, ...lines, added, ""].join("\r\n")) });
  await press(page, "upload");
  assert.match(await page.getByRole("status").textContent(), /thêm 1, sửa 0, xóa 0/);
  await page.context().clearCookies();
  await page.goto(`${url}/vi/agencies/${kAgency}/inventory`);
  const shown = await page.locator(".holdings").innerText();
  for (const part of ["Sổ tiêm chủng", "đóng", "Có dữ liệu cá nhân", "Kho thuốc"]) assert.ok(shown.includes(part), part);
  await eventually(async () => (await counted(url, "m.org.inventory")).pass === 1, "the inventory is not counted");
});

story("Ticks of the what-if page tell what would change and keep nothing", {}, async ({ page, url }) => {
  await page.goto(`${url}/vi/readiness/what-if`);
  const before = await counted(url, "m.idx.mqa405");
  const tick = page.locator('input[name="fix"]').first();
  const figure = (await tick.getAttribute("value")).split("|")[0];
  await tick.check();
  await Promise.all([page.waitForNavigation(), page.locator("main form button[type=submit]").click()]);
  const rows = page.locator("section[aria-labelledby=then-h] tbody tr");
  assert.ok((await rows.count()) >= 1);
  assert.equal(await page.locator(`section[aria-labelledby=then-h] a[href*="${figure}"]`).count(), 1);
  assert.ok(await page.locator('input[name="fix"]').first().isChecked());
  await good(page);
  assert.deepEqual(await counted(url, "m.idx.mqa405"), before);
});

story("The pages of those in charge break no rule and fit a phone", {}, async ({ page, url, links }) => {
  await choose_password(page, url, links.lan);
  for (const language of ["vi", "en"])
    for (const path of ["/manage/assessments", "/manage/actions", "/manage/actions/new", `/manage/${kAgency}/inventory`,
                        `/manage/${kAgency}/lists`, "/readiness/coverage/odra48/census", "/readiness/indicators/m.lic.set"]) {
      await page.goto(`${url}/${language}${path}`);
      await good(page);
    }
});
