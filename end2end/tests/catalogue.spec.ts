// Somebody looks something up in the catalogue: with and without JavaScript, in both languages.
import { expect, expectAccessible, expectAwake, expectNoSidewaysScroll, LANGUAGES, speak, test } from "../fixtures/page";

const WORDS = {
  ja: { title: "基準カタログ", submit: "表示する", search: "言葉でさがす", topic: "分野", edition: "版", certification: "認証", back: "基準カタログへ戻る", other: "English", otherTitle: "Criteria catalogue", missing: "ページが見つかりません", quote: "引用するとき", edition51: "第5.1版" },
  en: { title: "Criteria catalogue", submit: "Show", search: "Search by word", topic: "Topic", edition: "Edition", certification: "Certification", back: "Back to the catalogue", other: "日本語", otherTitle: "基準カタログ", missing: "Page not found", quote: "To quote it", edition51: "Edition 5.1" },
};

for (const javaScriptEnabled of [true, false]) {
  for (const language of LANGUAGES) {
    test.describe(`${language}, JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
      test.use({ javaScriptEnabled });
      const words = WORDS[language];

      test("search, open a criterion, switch the language, go back", async ({ page }) => {
        await speak(page, language);
        await page.goto("/");
        await page.getByRole("navigation").getByRole("link", { name: words.title }).click();
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await expect(page.getByRole("heading", { level: 1, name: words.title })).toBeVisible();
        if (javaScriptEnabled) await expectAwake(page);

        const rows = page.locator("[data-search]:visible");
        const all = await rows.count();
        expect(all).toBeGreaterThan(60);
        await page.getByLabel(words.search).fill("ＩＳＭＡＰ");
        // With JavaScript the list follows at once; without it the button asks the server.
        if (!javaScriptEnabled) await page.getByRole("button", { name: words.submit }).click();
        await expect.poll(() => rows.count()).toBeLessThan(all);
        const found = await rows.count();
        expect(found).toBeGreaterThan(0);
        await expect(page.getByRole("status")).toContainText(String(found));
        await expect(page).toHaveURL(/q=/);

        const name = await rows.first().getByRole("link").innerText();
        await rows.first().getByRole("link").click();
        await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
        await expect(page.getByRole("heading", { name: words.quote })).toBeVisible();

        await page.goBack();
        await expect(page.getByLabel(words.search)).toHaveValue("ＩＳＭＡＰ");
        await expect.poll(() => rows.count()).toBe(found);

        await page.getByRole("button", { name: words.other }).click();
        await expect(page.getByRole("heading", { level: 1, name: words.otherTitle })).toBeVisible();
        await expect(page).toHaveURL(/\/catalogue\?.*q=/);
        await expect.poll(() => rows.count()).toBe(found);
      });

      test("topic and edition", async ({ page }) => {
        await speak(page, language);
        await page.goto("/catalogue");
        if (javaScriptEnabled) await expectAwake(page);
        await page.getByLabel(words.topic).selectOption({ label: words.certification });
        if (!javaScriptEnabled) await page.getByRole("button", { name: words.submit }).click();
        await expect(page.locator("[data-topic]:visible")).toHaveCount(1);

        await page.getByLabel(words.edition, { exact: true }).selectOption({ label: words.edition51 });
        await page.getByRole("button", { name: words.submit }).click();
        await expect(page).toHaveURL(/edition=5\.1/);
        await expect(page.locator("[data-topic]:visible")).toHaveCount(1);
        await expect(page.locator(".criterion-row__places:visible").first()).toContainText("8.1.2");
      });
    });
  }
}

test("what nobody finds is said, and can be undone", async ({ page }) => {
  await speak(page, "ja");
  await page.goto("/catalogue?q=zzzz");
  await expect(page.getByRole("status")).toContainText("当てはまる項目がありません");
  await expectAwake(page);
  await page.getByLabel("言葉でさがす").fill("");
  await expect(page.locator("[data-search]:visible").first()).toBeVisible();
  await expect(page).toHaveURL(/\/catalogue$/);
});

for (const language of LANGUAGES) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [size, viewport] of [["phone", { width: 360, height: 740 }], ["desktop", { width: 1280, height: 900 }]] as const) {
      test(`every page can be used by everyone: ${language}, ${colorScheme}, ${size}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        await speak(page, language);
        for (const path of ["/", "/catalogue", "/catalogue/place-of-storage", "/catalogue/nothing", "/nowhere"]) {
          const missing = /nothing|nowhere/.test(path);
          const answer = await page.goto(path);
          expect(answer?.status()).toBe(missing ? 404 : 200);
          await expectAccessible(page);
          await expectNoSidewaysScroll(page);
        }
        await expect(page.getByRole("heading", { level: 1, name: WORDS[language].missing })).toBeVisible();
      });
    }
  }
}
