import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { overflow, stories, violations } from "./portal.mjs";

const kKeywords = 70; // more than a page lists

// Datasets of one title, each with a keyword of its own and of one of three agencies of a ministry.
async function write_catalogue(folder) {
  const at = path.join(folder, "facets.ttl");
  const agency = (name, above) => `<https://x.example/org/${name}> a foaf:Agent ;
    foaf:name "Cơ quan ${name}"@vi${above ? ` ; org:subOrganizationOf <https://x.example/org/${above}>` : ""} .`;
  const records = Array.from({ length: kKeywords }, (_, i) => `<https://x.example/d/${i}> a dcat:Dataset ;
    dct:title "Hầm ${i}"@vi ; dct:description "Số liệu hầm đường bộ"@vi ;
    dcat:keyword "Đoạn số ${i}"@vi ; dct:publisher <https://x.example/org/${["Mot", "Hai", "Ba"][i % 3]}> .`);
  await writeFile(at, `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
${agency("Mot", "")}\n${agency("Hai", "Mot")}\n${agency("Ba", "Hai")}\n${records.join("\n")}\n`);
  return at;
}

const story = stories({ documents: [write_catalogue] });

const facet = (page, name) => page.locator(`section[aria-labelledby=facet-${name}]`);
const shown = (list) => list.locator(".facet-value:visible .facet-text").allInnerTexts();
const total = async (page) =>
  Number.parseInt((await page.locator(".results-count").innerText()).replace(/[.,]/g, ""), 10);

async function open(page, name) {
  const body = facet(page, name).locator(".facet-body");
  if (!(await body.evaluate((details) => details.open))) await body.locator("> summary").click();
  return facet(page, name);
}

for (const [language, typed, found] of [["vi", "moi truong", "Môi trường"],
                                        ["en", "ENVIRON", "Environment"]])
  story(`Typing narrows the values of a facet (${language})`, {}, async ({ page, url }) => {
    await page.goto(`${url}/${language}/datasets`);
    const themes = await open(page, "theme");
    const before = await shown(themes);
    assert.equal(before.length, 6);
    const box = themes.getByRole("searchbox");
    await box.fill(typed);
    assert.deepEqual(await shown(themes), [found]);
    assert.match(await themes.getByRole("status").innerText(), /^1 \D+\d+/);
    assert.deepEqual(await violations(page), []);
    await box.fill("zzz");
    assert.deepEqual(await shown(themes), []);
    assert.doesNotMatch(await themes.getByRole("status").innerText(), /\d/);
    await box.press("Escape");
    assert.equal(await box.inputValue(), "");
    assert.deepEqual(await shown(themes), before);
    assert.equal(await themes.getByRole("status").innerText(), "");
  });

story("Someone without a mouse types, goes to a value and chooses it", {}, async ({ page, url }) => {
  await page.goto(`${url}/vi/datasets`);
  const formats = await open(page, "format");
  await formats.getByRole("searchbox").focus();
  await page.keyboard.type("json");
  for (const key of ["ArrowDown", "Enter"]) {
    await formats.getByRole("searchbox").focus();
    await page.keyboard.press(key);
    assert.equal(await page.evaluate(() => document.activeElement.className), "facet-value", key);
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(/format=/);
  assert.match(await page.locator(".chips").innerText(), /JSON/);
});

story("Values that the page does not list are found too", {}, async ({ page, url }) => {
  await page.goto(`${url}/vi/datasets?q=ham+duong+bo`);
  const keywords = await open(page, "keyword");
  await keywords.getByRole("searchbox").fill("doan so 69");
  const link = keywords.locator(".facet-value:visible");
  await link.filter({ hasText: "Đoạn số 69" }).waitFor();
  assert.equal(await link.count(), 1);
  assert.deepEqual(await violations(page), []);
  await link.click();
  await page.waitForURL(/keyword=/);
  assert.equal(new URL(page.url()).searchParams.get("q"), "ham duong bo");
  assert.equal(await total(page), 1);
  await page.locator(".chip").filter({ hasText: "Đoạn số 69" }).click();
  await page.waitForURL((address) => !address.searchParams.has("keyword"));
  assert.equal(await total(page), kKeywords);
});

story("The same without JavaScript, on a phone",
      { javaScriptEnabled: false, viewport: { width: 390, height: 800 } }, async ({ page, url }) => {
  await page.goto(`${url}/vi/datasets?q=ham+duong+bo`);
  await page.locator(".filters > summary").click();
  const keywords = await open(page, "keyword");
  await keywords.getByRole("searchbox").fill("đoạn số 69");
  await keywords.getByRole("button").click();
  await page.waitForURL(/facet_q\.keyword=/);
  assert.deepEqual(await shown(facet(page, "keyword")), ["Đoạn số 69"]);
  assert.equal(await overflow(page), 0);
  await facet(page, "keyword").locator(".facet-value").click();
  await page.waitForURL((address) => address.searchParams.get("keyword") === "Đoạn số 69" &&
                                      address.searchParams.get("q") === "ham duong bo");
});

story("A ministry finds what all below it publish, and leads down to them",
      { javaScriptEnabled: false }, async ({ page, url }) => {
  await page.goto(`${url}/vi/datasets?q=ham+duong+bo`);
  for (const name of ["Mot", "Hai", "Ba"]) {
    const row = facet(page, "agency").locator(".facet-value").filter({ hasText: `Cơ quan ${name}` });
    const promised = Number.parseInt(await row.locator(".count").innerText(), 10);
    await row.click();
    await page.waitForURL(/agency=/);
    assert.equal(await total(page), promised, name);
    assert.equal(await page.locator(".chip").count(), 1, "the one below takes the place of the other");
  }
});

for (const language of ["vi", "en"])
  story(`Open facets are fit for everybody (${language})`, {}, async ({ page, url }) => {
    await page.goto(`${url}/${language}/datasets`);
    await page.evaluate(() => document.querySelectorAll(".search-side details")
      .forEach((details) => { details.open = true; }));
    assert.deepEqual(await violations(page), []);
    await page.setViewportSize({ width: 390, height: 800 });
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await violations(page), []);
  });

story("The datasets that are used most come first when asked for", { javaScriptEnabled: false },
      async ({ page, url }) => {
  await page.goto(`${url}/vi/datasets`);
  await page.getByRole("link", { name: "Được dùng nhiều" }).click();
  await page.waitForURL(/sort=popularity/);
  assert.equal(await page.locator(".sorting [aria-current]").innerText(), "Được dùng nhiều");
});
