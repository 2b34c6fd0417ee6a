// Somebody at a vendor states facts that lie deep: an owner of an owner, a statement that differs, a date of the
// Japanese calendar; with and without JavaScript, on a phone.
import { expect, expectAccessible, expectNoSidewaysScroll, speak, test } from "../fixtures/page";

const SECTIONS = ["service", "vendor", "sites", "subprocessors", "access", "keys", "certifications", "audits", "boundary", "documents", "claims"];
const FILE = {
  schema: "azukari.disclosure/1",
  vendor: { name: "架空クラウド", jurisdiction: "JP", owners: [{ name: "親会社" }] },
  service: { name: "架空カルテ", plans: [{ id: "standard", name: "標準" }] },
  sites: [{ id: "tokyo", name: "東京", country: "JP", valid_from: "2026-04-01" }],
  subprocessors: [{ id: "iaas", name: "架空基盤", owners: [{ name: "持株会社" }] }],
};

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("a file, an owner two levels deep, a differing statement, a Japanese date", async ({ page }) => {
      test.slow();
      const usable = async () => {
        if (javaScriptEnabled) await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      };
      await page.setViewportSize({ width: 360, height: 740 });
      await speak(page, "ja");
      await page.goto("/sign-in?back=/services");
      await page.getByLabel("サインイン名", { exact: true }).fill("vendor@demo.example");
      await page.getByLabel("パスワード", { exact: true }).fill("azukari-demo-vendor");
      await page.getByRole("button", { name: "サインイン", exact: true }).click();
      await page.getByLabel("サービスの名前").fill(`深い事実 ${javaScriptEnabled}`);
      await page.getByRole("button", { name: "サービスを追加" }).click();
      const draft = page.url();

      await page.goto(`${draft}/file`);
      await page.getByLabel("開示書のファイル", { exact: true }).setInputFiles({ name: "d.json", mimeType: "application/json", buffer: Buffer.from("{") });
      await page.getByRole("button", { name: "送って確かめる", exact: true }).click();
      await expect(page.getByRole("alert")).toContainText("JSON として読めません");
      await usable();
      await page.getByLabel("開示書のファイル", { exact: true }).setInputFiles({ name: "d.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(FILE)) });
      await page.getByRole("button", { name: "送って確かめる", exact: true }).click();
      await expect(page).toHaveURL(/check$/);

      await page.goto(`${draft}/facts-vendor`);
      const first = page.locator("#vendor\\.owners\\.0");
      await first.getByLabel("持分（％）").fill("６０");
      await first.getByRole("button", { name: "株主を追加" }).click();
      await expect(page).toHaveURL(/#vendor\.owners\.0\.owners\.0$/);
      const second = page.locator("#vendor\\.owners\\.0\\.owners\\.0");
      await expect(second).toBeInViewport();
      await second.getByLabel("名前").fill("米国の持株会社");
      await second.getByLabel("どの国の法律に従うか").fill("米国");
      await usable();
      await second.getByRole("button", { name: "株主を追加" }).click();
      const third = page.locator("#vendor\\.owners\\.0\\.owners\\.0\\.owners\\.0");
      await third.getByLabel("名前").fill("さらに上の会社");
      await usable();
      await page.getByRole("button", { name: "保存して一覧へ" }).click();

      await page.goto(`${draft}/facts-claims`);
      await page.getByRole("button", { name: "別の記載を追加" }).click();
      await page.getByLabel("何についての記載か", { exact: true }).selectOption("sites/tokyo/country");
      await page.getByLabel("どう書かれているか").fill("シンガポール");
      const on = page.getByRole("group", { name: "いつ" });
      await on.getByLabel("年").fill("令和８");
      await on.getByLabel("月").fill("13");
      await on.getByLabel("日").fill("1");
      await page.getByLabel("年").first().press("Enter");
      await expect(page.getByRole("alert")).toContainText("「13」は月として読めません");
      await usable();
      await page.getByRole("alert").getByRole("link").first().click();
      await expect(on.getByLabel("年")).toHaveValue("令和８");
      await on.getByLabel("月").fill("３");
      await page.getByRole("button", { name: "保存して一覧へ" }).click();

      const exported = await (await page.request.get(`${draft}/export`)).json();
      expect(exported.vendor.owners[0]).toEqual({
        name: "親会社",
        share: 60,
        owners: [{ name: "米国の持株会社", jurisdiction: "US", owners: [{ name: "さらに上の会社" }] }],
      });
      expect(exported.claims).toEqual([{ about: "sites/tokyo/country", says: "SG", on: "2026-03-01" }]);

      if (!javaScriptEnabled) return;
      for (const section of SECTIONS) {
        await page.goto(`${draft}/facts-${section}`);
        for (const fold of await page.locator("details.fold:not([open]) > summary").all()) await fold.click();
        await usable();
      }
    });
  });
}
