// A hospital's whole way: fixes a policy, begins a case with two services, opens, compares, tries other weights, reads an
// assessment in both views, sees what to ask, and prints.
import { expect, expectAccessible, expectNoSidewaysScroll, LANGUAGES, speak, test } from "../fixtures/page";

const WORDS = {
  ja: { name: "サインイン名", password: "パスワード", signIn: "サインイン", policies: "評価方針", newPolicy: "新しい方針を作る", policyName: "方針の名前", look: "中身を確かめる", fix: "この内容で確定する", fixed: "第1版", newCase: "新しい案件を始める", caseTitle: "案件の名前", deadline: "委員会の日", begin: "案件を始める", beforeOpening: "開く前に確かめる", open: "開示書を開く", history: "これまでのこと", trial: "ほかの重みで試算する", trialNote: "試算です。決定に使う方針は変わりません。", assessment: "評価をくわしく見る", plain: "やさしい表示", letter: "先生が決めること", where: "記録のある場所", questions: "未記載の質問を見る", notSent: "ここから事業者へは送られません", print: "印刷用に、すべて開いて表示する" },
  en: { name: "Sign-in name", password: "Password", signIn: "Sign in", policies: "Policies", newPolicy: "Make a new policy", policyName: "Name of the policy", look: "See what it says", fix: "Fix it", fixed: "version 1", newCase: "Begin a new case", caseTitle: "Name of the case", deadline: "Day of the committee", begin: "Begin the case", beforeOpening: "Look before opening", open: "Open the disclosures", history: "What happened", trial: "Try other weights", trialNote: "This is a trial.", assessment: "See the assessment", plain: "Plain view", letter: "What you have to decide", where: "Where the records are", questions: "See the open questions", notSent: "Nothing is sent from here.", print: "Show everything unfolded, for printing" },
};

for (const javaScriptEnabled of [true, false]) {
  for (const language of LANGUAGES) {
    test.describe(`${language}, JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
      test.use({ javaScriptEnabled });
      const words = WORDS[language];

      test("from a policy to paper", async ({ page }) => {
        test.setTimeout(400_000);
        const usable = async () => {
          for (const [width, colorScheme] of [[360, "light"], [1280, "dark"]] as const) {
            await page.emulateMedia({ colorScheme });
            await page.setViewportSize({ width, height: 800 });
            if (javaScriptEnabled && language === "ja") await expectAccessible(page);
            await expectNoSidewaysScroll(page);
          }
        };
        const name = `E2E ${language} ${javaScriptEnabled ? "on" : "off"}`;
        await speak(page, language);
        await page.goto("/cases");
        await page.getByLabel(words.name, { exact: true }).fill("procurement@demo.example");
        await page.getByLabel(words.password, { exact: true }).fill("azukari-demo-procurement");
        await page.getByRole("button", { name: words.signIn, exact: true }).click();

        await page.getByRole("link", { name: words.policies, exact: true }).click();
        await usable();
        await page.getByRole("link", { name: words.newPolicy, exact: true }).click();
        await page.getByLabel(words.policyName).fill(name);
        await page.locator("[name='weight.mark-or-isms']").fill("９０");
        await usable();
        await page.getByRole("button", { name: words.look }).click();
        await usable();
        await page.getByRole("button", { name: words.fix }).click();
        await expect(page.getByRole("heading", { level: 1 })).toContainText(words.fixed);
        await usable();

        await page.goto("/cases");
        await page.getByRole("link", { name: words.newCase }).click();
        await page.getByLabel(words.deadline).fill("2099-12-01");
        await page.locator("input[name=service]").nth(0).check();
        await page.locator("input[name=service]").nth(2).check();
        await page.getByLabel(name).check();
        await usable();
        await page.getByRole("button", { name: words.begin, exact: true }).click();
        await expect(page.getByRole("alert")).toBeVisible();
        await usable();
        await expect(page.locator("input[name=service]:checked")).toHaveCount(2);
        await page.getByLabel(words.caseTitle).fill(name);
        await page.getByRole("button", { name: words.begin, exact: true }).click();
        await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
        await usable();

        await page.getByRole("link", { name: words.beforeOpening }).click();
        await usable();
        await page.getByRole("button", { name: words.open, exact: true }).click();
        await expect(page.locator(".compare-card")).toHaveCount(2);
        await usable();
        await page.getByRole("link", { name: words.trial }).click();
        await expect(page.getByText(words.trialNote)).toBeVisible();
        await usable();
        await page.goBack();
        await page.getByRole("link", { name: words.assessment }).first().click();
        await expect(page.getByRole("heading", { name: words.where })).toBeVisible();
        await usable();
        await page.getByRole("link", { name: words.plain }).click();
        await expect(page.getByRole("heading", { name: words.letter })).toBeVisible();
        await usable();
        await page.getByRole("link", { name: words.print }).click();
        expect(await page.locator("details:not([open])").count()).toBe(0);
        const paper = await page.pdf({ format: "A4" });
        expect(paper.length).toBeGreaterThan(1000);

        await page.goto("/cases");
        await page.getByRole("link", { name, exact: true }).click();
        await expect(page.getByRole("heading", { name: words.history })).toBeVisible();
        await page.getByRole("link", { name: words.questions }).click();
        await expect(page.getByText(words.notSent)).toBeVisible();
        await usable();
      });
    });
  }
}
