// Somebody in a hospital's procurement: signs in, compares, reads one assessment; with and without JavaScript, in both
// languages, on a phone too.
import { expect, expectAccessible, expectNoSidewaysScroll, LANGUAGES, speak, test } from "../fixtures/page";

const WORDS = {
  ja: { name: "サインイン名", password: "パスワード", signIn: "サインイン", demo: "これはデモです", case: "電子カルテのクラウド化", compare: "候補を比べる", waiting: "まだ回答がありません", order: "なぜこの順か", matrix: "項目ごとの比較", assessment: "評価をくわしく見る", plain: "やさしい表示", findings: "項目ごとの結果", good: "よいところ" },
  en: { name: "Sign-in name", password: "Password", signIn: "Sign in", demo: "This is a demo", case: "電子カルテのクラウド化", compare: "Compare the candidates", waiting: "No answer yet", order: "Why this order", matrix: "Item by item", assessment: "See the assessment", plain: "Plain view", findings: "Results item by item", good: "What is good" },
};
const PROCUREMENT = { name: "procurement@demo.example", password: "azukari-demo-procurement" };

for (const javaScriptEnabled of [true, false]) {
  for (const language of LANGUAGES) {
    test.describe(`${language}, JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
      test.use({ javaScriptEnabled });
      const words = WORDS[language];

      test("sign in, compare, read one assessment", async ({ page }) => {
        test.slow();
        const usable = async () => {
          for (const width of [360, 1280]) {
            await page.setViewportSize({ width, height: 800 });
            // axe needs a script of its own in the page.
            if (javaScriptEnabled) await expectAccessible(page);
            await expectNoSidewaysScroll(page);
          }
        };
        await speak(page, language);
        await page.goto("/cases");
        await page.getByLabel(words.name, { exact: true }).fill(PROCUREMENT.name);
        await page.getByLabel(words.password, { exact: true }).fill(PROCUREMENT.password);
        await page.getByRole("button", { name: words.signIn, exact: true }).click();
        await expect(page).toHaveURL(/\/cases$/);
        await expect(page.getByText(words.demo)).toBeVisible();
        await usable();

        await page.getByRole("link", { name: words.case, exact: true }).click();
        await usable();
        await page.getByRole("link", { name: words.compare }).click();
        await expect(page.locator(".verdict")).toBeVisible();
        await expect(page.locator(".compare-card")).toHaveCount(5);
        await expect(page.locator(".compare-card", { hasText: words.waiting })).toHaveCount(1);
        await expect(page.getByRole("heading", { name: words.order })).toBeVisible();
        await expect(page.getByRole("heading", { name: words.matrix })).toBeVisible();
        await usable();

        await page.getByRole("link", { name: words.assessment }).first().click();
        await expect(page.getByRole("heading", { name: words.findings })).toBeVisible();
        await usable();
        await page.getByRole("link", { name: words.plain }).click();
        await expect(page.getByRole("heading", { name: words.good })).toBeVisible();
        await usable();
      });
    });
  }
}
