/* The page as it is read: whole, self-contained, and without its script too. */
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { huzhou, inspected, report, speak, withPage, write } from "./page.mjs";

const both = report(huzhou, "both.html");
const english = report(huzhou, "en.html", "--lang", "en");

test("huzhou is below two megabytes", () => {
    assert.ok(statSync(both).size < 2_000_000, `${statSync(both).size} bytes`);
});

test("the same command gives the same bytes", () => {
    assert.deepEqual(readFileSync(report(huzhou, "again.html")), readFileSync(both));
});

test("the summary has ten sentences, each with a figure and its evidence", () =>
    withPage(both, {}, async (page) => {
        const links = page.locator("#summary li a");
        assert.equal(await links.count(), 10);
        for (const link of await links.all()) {
            assert.match(await link.locator("b").innerText(), /\d/);
            assert.ok((await link.locator("span").first().innerText()).length > 20);
            const target = page.locator(await link.getAttribute("href"));
            assert.equal(await target.count(), 1);
        }
    }));

test("the summary agrees with the tables of the command", () =>
    withPage(english, {}, async (page) => {
        const words = await page.locator("main > .title, #summary").allInnerTexts().then((all) => all.join());
        for (const fact of ["132 tasks 72 units 8 officials 388 assignments",
                            "12\ntasks are led by 市发展改革委", "26\nhand-overs to units",
                            "6\nunits of 69 tested lead more than an even deal explains; 市发展改革委 leads 12, where 1.8",
                            "1\nof 334 pairs", "各区县政府 and 南太湖新区管委会, on 12 tasks",
                            "10\nclusters of units hold together; 市发展改革委 bridges most, with tasks in 8",
                            "26\ntasks rest on a single unit, with nobody to step in; 4 of them on 市市场监管局",
                            "43.4%\nof the load", "9\nof 27 tasks of the five-year plan have no task"])
            assert.ok(words.includes(fact), `${fact} is not in ${words}`);
    }));

test("every link leads somewhere and every anchor is one place", () =>
    withPage(both, {}, async (page) => {
        const { lost, twice } = await page.evaluate(() => {
            const ids = Array.from(document.querySelectorAll("[id]"), (element) => element.id);
            const known = new Set(ids);
            const targets = Array.from(document.querySelectorAll("a[href]"), (a) => a.getAttribute("href"));
            return {
                lost: targets.filter((href) => !href.startsWith("#") || !known.has(href.slice(1))),
                twice: ids.filter((id, place) => ids.indexOf(id) !== place),
            };
        });
        assert.deepEqual(lost, []);
        assert.deepEqual(twice, []);
    }));

test("every task, unit and official has an entry", () =>
    withPage(both, {}, async (page) => {
        const count = (kind) => page.locator(`article[data-entry="${kind}"]`).count();
        assert.equal(await count("task"), 132);
        assert.equal(await count("official"), 8);
        assert.equal(await count("unit"), 73); /* one of them only through a group */
    }));

test("a language is wholly itself", () =>
    withPage(both, {}, async (page) => {
        const visible = () => page.locator("#summary").innerText();
        assert.match(await visible(), /What matters/);
        assert.doesNotMatch(await visible(), /要点/);
        await speak(page, "zh-CN");
        assert.match(await visible(), /要点/);
        assert.doesNotMatch(await visible(), /What matters/);
        assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
    }));

/* Every string of a notice: names, titles, ids. */
function stringsOf(value) {
    if (typeof value === "string") return [value];
    return value && typeof value === "object" ? Object.values(value).flatMap(stringsOf) : [];
}

/* What methods and people are called everywhere. */
const international = /^(zeren|docs|methods|Apache|ECharts|License|Newman|Tukey|Benjamini|Hochberg|HHI|BiCM|QAP|DeltaCon|tau|exp|csv|inspected|html|ledger|[A-Z]\d+)$/;

test("each language is complete, in every chapter", () =>
    withPage(inspected(huzhou, "inspected.html"), {}, async (page) => {
        const names = new Set(stringsOf(JSON.parse(readFileSync(huzhou, "utf8"))));
        const texts = (hidden) => page.evaluate((others) => {
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const found = new Set();
            while (walker.nextNode())
                if (!walker.currentNode.parentElement.closest(`script, #bar, svg, dt, ${others}`))
                    found.add(walker.currentNode.data.trim());
            return Array.from(found);
        }, hidden);
        const english = await texts(".l1");
        await speak(page, "zh-CN");
        const chinese = await texts(".l0");
        const strip = (text) => Array.from(names).reduce(
            (rest, name) => name.length > 1 ? rest.replaceAll(name, "") : rest, text);
        const untranslated = chinese.filter((text) => !names.has(text)).flatMap(
            (text) => (strip(text).match(/[A-Za-z]{3,}/g) ?? []).filter((word) => !international.test(word)));
        assert.deepEqual(Array.from(new Set(untranslated)), []);
        const mixed = english.filter((text) => !chinese.includes(text)).map((text) => strip(text.replace(/“[^”]*”/g, "")))
            .filter((text) => /[\u4e00-\u9fff\u3001\u3002\uff00-\uff65]/.test(text));
        assert.deepEqual(mixed, []);
    }));

test("without its script the page reads, links and switches language", () =>
    withPage(both, { javaScriptEnabled: false }, async (page) => {
        assert.equal(await page.locator("#load-units tbody tr").count(), 72);
        assert.ok(await page.locator("#map-diagram svg").first().isVisible());
        assert.ok(await page.locator("#task-1").isVisible());
        assert.ok(await page.getByText("What matters").first().isVisible());
        await speak(page, "zh-CN");
        assert.ok(!(await page.locator("#summary h2 .l0").isVisible()));
        assert.ok(await page.locator("#summary h2 .l1").isVisible());
    }));

test("a page of one language has no switch", () =>
    withPage(english, {}, async (page) => {
        assert.equal(await page.locator('input[name="lang"]').count(), 0);
        assert.equal(await page.locator("main .l0, main .l1").count(), 0);
    }));

const year = { id: "p", title: "年度", kind: "annual", from: 2021, to: 2021 };

test("a notice of one task says what it has, and why chapters are missing", () => {
    const small = { zeren: 1, plans: [year], tasks: [{ id: "1", title: "唯一的任务", plan: "p", lead: ["市教育局"],
        indicators: [{ name: "数量", op: ">=", value: 123456.5, unit: "个", by: 2021 }] }] };
    return withPage(report(write("one.json", small), "one.html"), {}, async (page) => {
        const summary = page.locator("#summary");
        assert.match(await summary.innerText(), /the notice has no five-year plan/);
        assert.doesNotMatch(await summary.innerText(), /\b0 tested/);
        assert.equal(await page.locator("#compare, #trace").count(), 0);
        assert.match(await page.locator("#task-1").textContent(), /数量 ≥ 123456\.5 个/);
        await speak(page, "zh-CN");
        assert.match(await summary.innerText(), /通知中没有五年计划/);
    });
});

test("codes are words, columns without any are left out, slices are arcs", () =>
    withPage(both, {}, async (page) => {
        const flags = page.locator("#load-units tbody tr").first().locator("td").last();
        assert.match(await flags.textContent(), /leads far more than most/);
        await speak(page, "zh-CN");
        assert.match(await flags.textContent(), /牵头远多于一般单位/);
        assert.match(await page.locator("#officials-single-unit tbody tr").first().textContent(), /五年计划/);
        assert.equal(await page.locator('#officials-without-official th[data-key="official"]').count(), 0);
        const slices = await page.locator("#map-diagram a path").evaluateAll(
            (paths) => paths.map((path) => path.getAttribute("d")));
        assert.ok(slices.length > 50 && slices.every((d) => d.length < 200 && d.includes("A")));
    }));

test("who shares the first place is not called the first", () => {
    const two = { zeren: 1, plans: [year], officials: [{ name: "王" }, { name: "李" }],
        tasks: ["甲", "乙", "甲", "乙"].map((unit, i) => ({ id: `${i}`, title: `任务${i}`, plan: "p",
            official: i < 2 ? "王" : "李", lead: [unit] })) };
    return withPage(report(write("two.json", two), "two.html"), {}, async (page) => {
        const words = await page.locator("#summary").innerText();
        assert.match(words, /2\s+tasks are led by each of 2 units, no more by any/);
        assert.match(words, /2\s+units answer to more than one official; 2 units to 2, the most/);
    });
});
