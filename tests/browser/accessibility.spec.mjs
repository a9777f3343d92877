import assert from "node:assert/strict";
import { overflow, stories, violations } from "./portal.mjs";

const story = stories();

const pages = {
  home: "",
  search: "/datasets?q=dan+so",
  missing: "/missing",
  "search, nothing found": "/datasets?q=zzzzqqqq",
  dataset: "/datasets/cac-cang-hang-khong-dang-khai-thac",
  "dataset without files": "/datasets/co-so-du-lieu-ho-tich-dien-tu",
  agencies: "/agencies",
  agency: "/agencies/tong-cuc-thong-ke",
  readiness: "/readiness",
  "readiness of a dimension": "/readiness/dimensions/m.lic",
  "readiness, a question": "/readiness/questions/odra.2.4",
  "readiness, an indicator": "/readiness/indicators/m.lic.set",
  "readiness by agency": "/readiness/agencies",
  "readiness of an agency": "/readiness/agencies/bo-y-te",
  "readiness, what if": "/readiness/what-if",
  coverage: "/readiness/coverage",
  "coverage of a list": "/readiness/coverage/odra48",
  "coverage of an item": "/readiness/coverage/odra48/traffic",
  inventory: "/agencies/bo-y-te/inventory",
  assessments: "/readiness/assessments",
  "actions": "/readiness/actions",
  developers: "/developers",
  about: "/about",
  "not found": "/there-is-no-such-page",
};
const widths = [1280, 390];

for (const language of ["vi", "en"]) {
  story(`Pages in ${language} break no rule of WCAG 2.2 AA at any width`, {},
        async ({ page, url, refused }) => {
    const bad = [];
    for (const [name, at] of Object.entries(pages)) {
      const address = `${url}/${language}${at}`;
      const status = name === "not found" ? 404 : 200;
      if (status === 404) refused.add(address);
      assert.equal((await page.goto(address)).status(), status, name);
      await page.evaluate(() => document.fonts.ready);
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        const wider = await overflow(page);
        if (wider > 0) bad.push(`${name} ${width}: ${wider} pixels too wide`);
        bad.push(...(await violations(page)).map((line) => `${name} ${width}: ${line}`));
      }
    }
    assert.deepEqual(bad, []);
  });
}
