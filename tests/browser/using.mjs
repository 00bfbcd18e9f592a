/* The page as it is used: search, sort, filter, copy, point, follow, by mouse and by keyboard. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawCharts, huzhou, inspected, report, speak, withPage } from "./page.mjs";

const file = report(huzhou, "both.html");
const on = (use, options = {}) => withPage(file, options, use);

async function column(page, table, place) {
    return page.locator(`#${table} tbody tr > :nth-child(${place})`).allTextContents();
}

test("any part of a name finds it, and Enter goes there", () =>
    on(async (page) => {
        await page.keyboard.press("/");
        await page.keyboard.type("数据");
        const hits = page.getByRole("option");
        assert.ok((await hits.allInnerTexts()).some((text) => text.includes("市大数据局")));
        await page.keyboard.press("ArrowDown");
        assert.equal(await page.locator('[role="option"][aria-selected="true"]').count(), 1);
        const target = await hits.first().getAttribute("data-to");
        await page.keyboard.press("Enter");
        assert.equal(new URL(page.url()).hash, `#${target}`);
        assert.ok(await page.locator(`#${target}`).isVisible());
    }));

test("an alias, an official and a task's id are found too", () =>
    on(async (page) => {
        const box = page.getByRole("combobox");
        for (const [text, kind] of [["发改委", "unit"], ["王纲", "official"], ["annual-4-8", "task"],
                                    ["学在湖州", "task"], ["ＡＮＮＵＡＬ-4-8", "task"]]) {
            await box.fill(text);
            assert.match(await page.getByRole("option").first().getAttribute("data-to"),
                new RegExp(`^${kind}-\\d+$`), text);
        }
        await box.fill("没有这个单位");
        assert.equal(await page.getByRole("option").innerText(), "nothing found");
        await page.keyboard.press("Escape");
        assert.ok(!(await page.locator("#hits").isVisible()));
    }));

test("a head sorts its column down, then up, and says so", () =>
    on(async (page) => {
        const head = page.locator('#load-units th[data-key="support"]');
        const isSorted = (values, direction) =>
            values.every((value, i) => i === 0 || direction * (values[i - 1] - value) <= 0);
        await head.getByRole("button").click();
        assert.equal(await head.getAttribute("aria-sort"), "descending");
        assert.ok(isSorted((await column(page, "load-units", 3)).map(Number), -1));
        await head.getByRole("button").press("Enter");
        assert.equal(await head.getAttribute("aria-sort"), "ascending");
        assert.ok(isSorted((await column(page, "load-units", 3)).map(Number), 1));
    }));

test("a filter leaves the rows that match, folded ones too", () =>
    on(async (page) => {
        const section = page.locator("#load-units");
        await section.getByRole("searchbox").fill("气象");
        const rows = section.locator("tbody tr:visible");
        assert.equal(await rows.count(), 1);
        assert.match(await rows.innerText(), /市气象局/);
        assert.match(await section.getByRole("status").innerText(), /^1 \/ 72/);
        await section.getByRole("searchbox").fill("");
        await section.getByRole("button", { name: "Show all rows" }).click();
        assert.equal(await rows.count(), 72);
    }));

test("copying gives tabs and a table", () =>
    on(async (page) => {
        await page.evaluate(() => {
            addEventListener("copy", (event) => {
                window.copied = ["text/plain", "text/html"].map((type) => event.clipboardData.getData(type));
            });
        });
        await page.locator("#load-units").getByRole("button", { name: "Copy" }).click();
        const [text, html] = await page.evaluate(() => window.copied);
        const lines = text.split("\n").map((line) => line.split("\t"));
        assert.equal(lines.length, 73);
        assert.deepEqual(lines[1].slice(0, 4), ["市发展改革委", "12", "20", "32"]);
        assert.ok(html.includes("<td>市发展改革委</td><td>12</td>"));
    }));

test("pointing at a unit lights its ties and partners, and nothing else", () =>
    on(async (page) => {
        const svg = page.locator("#map-diagram .l0 svg");
        const tie = svg.locator('g.edge[data-id^="tie-"]').first();
        const [, a, b] = /^tie-(\d+)-(\d+)$/.exec(await tie.getAttribute("data-id"));
        await svg.locator(`a[data-id="unit-${a}"] ellipse`).first().hover();
        assert.match(await svg.getAttribute("class"), /\blit\b/);
        assert.match(await tie.getAttribute("class"), /\bon\b/);
        assert.match(await svg.locator(`a[data-id="unit-${b}"]`).getAttribute("class"), /\bon\b/);
        const wrong = await svg.locator("g.edge.on").evaluateAll(
            (lit, own) => lit.filter((edge) => !edge.dataset.id.split("-").includes(own)).length, a);
        assert.equal(wrong, 0);
        await page.mouse.move(5, 5);
        assert.doesNotMatch(await svg.getAttribute("class"), /\blit\b/);
    }));

test("a click on a unit goes to its entry", () =>
    on(async (page) => {
        const link = page.locator('#map-diagram .l0 a[data-id^="unit-"]').first();
        const target = await link.getAttribute("href");
        await link.locator("ellipse").first().click();
        assert.equal(new URL(page.url()).hash, target);
        assert.ok(await page.locator(`${target}:target`).isVisible());
    }));

test("a diagram is one stop for the keyboard, and arrows walk in it", () =>
    on(async (page) => {
        const links = page.locator("#map-diagram .l0 a[data-id]");
        assert.equal(await links.and(page.locator('[tabindex="0"]')).count(), 1);
        await page.locator("#map-diagram .scroll").focus();
        await page.keyboard.press("Tab");
        assert.ok(await links.first().evaluate((link) => link === document.activeElement));
        await page.keyboard.press("ArrowRight");
        const focused = await page.evaluate(() => document.activeElement.dataset.id);
        assert.equal(focused, await links.nth(1).getAttribute("data-id"));
        await page.keyboard.press("Enter");
        assert.equal(new URL(page.url()).hash, await links.nth(1).getAttribute("href"));
    }));

test("a diagram grows and shrinks back", () =>
    on(async (page) => {
        const figure = page.locator("#map-diagram");
        const width = async () => (await figure.locator("svg").first().boundingBox()).width;
        const before = await width();
        await figure.getByRole("button", { name: "Larger" }).click();
        assert.ok((await width()) > 1.4 * before);
        await figure.getByRole("button", { name: "Whole picture" }).click();
        assert.ok(Math.abs((await width()) - before) < 1);
    }));

test("charts take their room before they are drawn", async () => {
    for (const width of [1440, 390])
        await on(async (page) => {
            const rooms = () => page.locator("figure.chart .canvas").evaluateAll(
                (all) => all.map((canvas) => canvas.getBoundingClientRect().height));
            const before = await rooms();
            await drawCharts(page);
            assert.ok(before.length >= 6 && before.every((height) => height > 100), `${before}`);
            assert.deepEqual(await rooms(), before);
        }, { viewport: { width, height: 844 } });
});

test("the contents mark the chapter that is being read", () =>
    on(async (page) => {
        const marked = () => page.locator('#contents a[aria-current="true"]').getAttribute("href");
        const comesTo = (href) => page.locator(`#contents a[href="${href}"][aria-current]`).waitFor();
        await comesTo("#summary");
        await page.locator('#contents a[href="#load"]').click();
        await comesTo("#load");
        await page.evaluate(() => scrollTo(0, 0));
        await comesTo("#summary");
        assert.equal(await marked(), "#summary");
    }));

test("the keyboard alone skips, switches and sees where it is", () =>
    on(async (page) => {
        await page.keyboard.press("Tab");
        const skip = page.locator(".skip");
        assert.ok(await skip.evaluate((link) => link === document.activeElement));
        assert.ok((await skip.boundingBox()).x >= 0);
        await page.keyboard.press("Enter");
        await page.keyboard.press("Tab");
        assert.ok(await page.evaluate(() => Boolean(document.activeElement.closest("main"))));

        await page.locator("#lang-0").focus();
        await page.keyboard.press("ArrowRight");
        assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");

        await page.locator("#search input").focus();
        for (let i = 0; i < 24; i++) {
            await page.keyboard.press("Tab");
            const seen = await page.evaluate(() => {
                const at = document.activeElement;
                const part = at.matches(".switch input") ? at.nextElementSibling : at;
                return getComputedStyle(part).outlineStyle !== "none" ||
                    getComputedStyle(part.firstElementChild).strokeWidth === "2.5px" || at.outerHTML.slice(0, 99);
            });
            assert.equal(seen, true);
        }
    }));

test("every chart is drawn, in both languages", () =>
    withPage(inspected(huzhou, "inspected.html"), {}, async (page) => {
        for (const name of ["progress", "bars", "lorenz", "balance", "heat", "slopes", "bands"]) {
            const chart = page.locator(`#chart-${name}`);
            await chart.scrollIntoViewIfNeeded();
            await chart.locator("svg text").first().waitFor();
            assert.ok((await chart.locator("svg text").count()) > 5, name);
            assert.ok(await page.locator(await chart.locator("a").getAttribute("href")).isVisible());
        }
        const bars = page.locator("#chart-bars svg");
        assert.match(await bars.textContent(), /supports/);
        await speak(page, "zh-CN");
        assert.match(await bars.textContent(), /配合/);
    }));
