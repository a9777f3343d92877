// People with an account: they choose a password, sign in and out, and make tokens.

import assert from "node:assert/strict";
import { choose_password, kPassword, overflow, stories, violations } from "./portal.mjs";

const story = stories({ administrators: ["mai", "lan", "hoa"] });

const fill = async (page, fields) => {
  for (const [name, value] of Object.entries(fields))
    await page.locator(`main [name="${name}"]`).last().fill(value);
};

story("Someone invited chooses a password, makes a token, signs out and in", {},
      async ({ page, url, refused, links }) => {
  refused.add(url + links.mai), refused.add(`${url}/vi/sign-in`);
  await page.goto(url + links.mai);
  assert.deepEqual(await violations(page), []);
  await fill(page, { password: "matkhau123456", password_again: "matkhau123456" });
  await page.getByRole("button", { name: "Lưu và đăng nhập" }).click();
  assert.match(await page.getByRole("alert").textContent(), /bị đoán đầu tiên/);
  await choose_password(page, url, links.mai);
  assert.equal(await page.locator("h1").textContent(), "mai");
  assert.deepEqual(await violations(page), []);

  await fill(page, { label: "robot" });
  await page.locator("#scope").selectOption("write");
  await page.locator("#token_password").fill(kPassword);
  await page.getByRole("button", { name: "Tạo mã truy cập" }).click();
  const token = await page.locator("[role=status] code.token").textContent();
  assert.match(token, /^odp_[0-9a-f]{56}$/);
  const me = await (await fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })).json();
  assert.equal(me.name, "mai");
  assert.deepEqual(await violations(page), []);
  await page.setViewportSize({ width: 390, height: 800 });
  assert.equal(await overflow(page), 0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("button", { name: "Thu hồi" }).click();
  assert.match(await page.getByRole("status").textContent(), /Đã thu hồi/);

  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await page.waitForURL(`${url}/vi`);
  await page.goto(`${url}/vi/account`);
  assert.match(page.url(), /\/vi\/sign-in\?next=/);
  assert.deepEqual(await violations(page), []);
  await fill(page, { name: "mai", password: "sai mật khẩu" });
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  assert.match(await page.getByRole("alert").textContent(), /không đúng/);
  await fill(page, { name: "mai", password: kPassword });
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await page.waitForURL(`${url}/vi/account`);
});

story("An administrator without scripts invites somebody to an agency", { javaScriptEnabled: false },
      async ({ page, url, links }) => {
  await choose_password(page, url, links.lan);
  await page.goto(`${url}/vi/manage/tong-cuc-thong-ke/members`);
  await page.getByRole("button", { name: "Tạo liên kết" }).click();
  const link = new URL(await page.locator("[role=status] code.token").textContent());
  await page.context().clearCookies();
  await page.goto(url + link.pathname);
  await fill(page, { name: "binh", display_name: "Bình", password: kPassword, password_again: kPassword });
  await page.getByRole("button", { name: "Lưu và đăng nhập" }).click();
  await page.waitForURL(`${url}/vi/account`);
  assert.match(await page.locator("main").textContent(), /Biên tập viên/);
});

story("An administrator sets up the portal, merges an agency after a look, and finds an account", {},
      async ({ page, url, refused, links }) => {
  refused.add(`${url}/vi/manage/portal`);
  await choose_password(page, url, links.hoa);
  for (const path of ["/manage/portal", "/manage/agencies", "/manage/agencies/bo-y-te", "/manage/accounts?q=hoa"])
    for (const language of ["vi", "en"]) {
      await page.goto(`${url}/${language}${path}`);
      assert.deepEqual(await violations(page), [], path);
      await page.setViewportSize({ width: 390, height: 800 });
      assert.equal(await overflow(page), 0, path);
      await page.setViewportSize({ width: 1280, height: 800 });
    }

  await page.goto(`${url}/vi/manage/portal`);
  await fill(page, { "site.accent": "#ffd700" });
  await page.getByRole("button", { name: "Lưu thiết lập" }).click();
  assert.match(await page.locator(".field-fault").textContent(), /1,34:1.*#[0-9a-f]{6}/);
  assert.deepEqual(await violations(page), []);
  await fill(page, { "site.accent": "#8a2846", "site.title.vi": "Dữ liệu mở tỉnh Ví Dụ" });
  await page.getByRole("button", { name: "Lưu thiết lập" }).click();
  assert.match(await page.getByRole("status").textContent(), /có hiệu lực/);
  await page.goto(`${url}/vi`);
  assert.match(await page.title(), /Dữ liệu mở tỉnh Ví Dụ/);
  assert.deepEqual(await violations(page), []);

  await page.goto(`${url}/vi/manage/agencies/bo-y-te`);
  const form = page.locator("form:has(button[value=preview_merge])");
  await form.locator("select").selectOption("bo-noi-vu");
  await form.locator("[name=law_number]").fill("176/2025/QH15");
  await form.locator("[name=law_date]").fill("2025-03-01");
  await form.getByRole("button").click();
  assert.match(await page.locator("h2").first().textContent(), /Hợp nhất “Bộ Y tế” vào “Bộ Nội vụ”/);
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: "Đồng ý thực hiện" }).click();
  await page.goto(`${url}/vi/agencies/bo-y-te`);
  assert.equal(page.url(), `${url}/vi/agencies/bo-noi-vu`);
  assert.match(await page.locator("main").textContent(), /Bộ Y tế: hợp nhất vào cơ quan này từ 01\/03\/2025, theo 176\/2025\/QH15/);
});
