/* The page as it looks: widths, themes, paper, and what axe says of it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { test } from "node:test";
import { drawCharts, huzhou, inspected, languages, report, speak, withPage } from "./page.mjs";

const file = report(huzhou, "both.html");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

test("nothing is wider than the window", async () => {
    await withPage(inspected(huzhou, "inspected.html"), { viewport: { width: 1440, height: 844 } }, async (page) => {
        await drawCharts(page);
        /* What is laid out only when it comes near is cut off, and so never wide. */
        await page.addStyleTag({ content: ".chapter { content-visibility: visible !important; }" });
        for (const tag of languages) {
            await speak(page, tag);
            for (const width of [1440, 900, 390, 320]) {
                await page.setViewportSize({ width, height: 844 });
                const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
                assert.ok(wide <= 0, `${width} ${tag}: ${wide} too wide`);
            }
        }
    });
});

test("a window becomes a phone's at once", () =>
    withPage(file, { viewport: { width: 1440, height: 844 } }, async (page) => {
        const start = performance.now();
        for (const width of [900, 390, 1440]) await page.setViewportSize({ width, height: 844 });
        const time = performance.now() - start;
        assert.ok(time < 4000, `${time} ms`); /* took a minute when rules with :has() chose the language */
    }));

test("light and dark follow the system, and the switch overrules it", async () => {
    const ground = (page) => page.evaluate(() => [
        getComputedStyle(document.documentElement).backgroundColor,
        getComputedStyle(document.querySelector("svg.diagram polygon")).fill]);
    await withPage(file, { colorScheme: "dark" }, async (page) => {
        assert.deepEqual(await ground(page), ["rgb(22, 25, 30)", "rgb(22, 25, 30)"]);
        await page.locator("label:has(#theme-light)").click();
        assert.deepEqual(await ground(page), ["rgb(255, 255, 255)", "rgb(255, 255, 255)"]);
    });
    await withPage(file, { colorScheme: "light" }, async (page) => {
        assert.deepEqual(await ground(page), ["rgb(255, 255, 255)", "rgb(255, 255, 255)"]);
        await page.locator("label:has(#theme-dark)").click();
        assert.deepEqual(await ground(page), ["rgb(22, 25, 30)", "rgb(22, 25, 30)"]);
    });
});

test("it prints on A4, whole, each chapter on a page of its own, light even from dark", () =>
    withPage(report(huzhou, "zh.html", "--lang", "zh"), { colorScheme: "dark" }, async (page) => {
        writeFileSync("report.pdf", await page.pdf({ preferCSSPageSize: true, printBackground: true }));
        const info = execFileSync("pdfinfo", ["report.pdf"], { encoding: "utf8" });
        assert.match(info, /Page size: +59[45]\.\d+ x 84[12]\.\d+ pts/);
        const pages = execFileSync("pdftotext", ["-layout", "report.pdf", "-"], { encoding: "utf8" }).split("\f");
        for (const heading of ["负荷", "领导", "全部单位", "全部任务"])
            assert.ok(pages.some((text) => text.trim().split(/\s/)[0] === heading), `${heading} starts no page`);
        const text = pages.join("");
        assert.match(text, /市气象局/); /* the last rows of a table that is folded on screen */
        assert.ok(text.split("经由组").length > 2, "the head of a long table is not on its next page");
        assert.doesNotMatch(text, /复制到电子表格|显示全部行/);
    }));

/* Of these rules, or of all but these. */
async function violations(page, rules, isEnabled) {
    await page.evaluate(axe);
    const { violations: found } = await page.evaluate(([names, enabled]) => axe.run(document, {
        resultTypes: ["violations"],
        ...enabled ? { runOnly: { type: "rule", values: names } }
            : { rules: Object.fromEntries(names.map((name) => [name, { enabled: false }])) },
    }), [rules, isEnabled]);
    return found.map((rule) => `${rule.id}: ${rule.nodes[0].html.slice(0, 200)}`);
}

/* Contrast, which takes most of the time, is a matter of themes, all else one of languages. The
 * notice is small, since axe looks at every element against every other; it has every chapter. */
test("axe finds nothing, in every language and theme, wide and narrow, with all that opens open", async () => {
    const small = inspected(resolve(process.env.ZEREN_SOURCE_DIR, "tests/data/t9.json"), "small.html");
    for (const width of [390, 1440])
        await withPage(small, { viewport: { width, height: 844 }, bypassCSP: true }, async (page) => {
            await drawCharts(page);
            await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
            for (const theme of ["light", "dark"]) {
                await page.locator(`label:has(#theme-${theme})`).click();
                await page.getByRole("combobox").fill("A");
                assert.deepEqual(await violations(page, ["color-contrast"], true), [], `${width} ${theme}`);
            }
            for (const tag of languages) {
                await speak(page, tag);
                await page.getByRole("combobox").fill("A");
                assert.deepEqual(await violations(page, ["color-contrast"], false), [], `${width} ${tag}`);
            }
        });
});
