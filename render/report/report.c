/*
 * The report: a page that holds everything.
 *
 * Measured once; written once in each language, by the same code, as pieces (html.h); joined into
 * one file. The policy in its head lets it load nothing and run only the script that we built, so
 * whatever a notice is called, a browser will not run it.
 */
#include "zeren/report.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "render/report/assets.h"
#include "render/report/chapters.h"
#include "render/report/entries.h"
#include "render/report/summary.h"
#include "src/failure.h"
#include "src/memory.h"
#include "zeren/version.h"

enum { TAG_SIZE = 16 };

struct zr_report {
    zr__report_data data;
    zr__hues hues;
    zr__html language[ZR_REPORT_LANGUAGES];
    char tag[ZR_REPORT_LANGUAGES][TAG_SIZE];
    size_t languages;
};

zr_status zr_report_new(zr_report **out, const zr_graph *graph, const zr_report_options *options,
                        zr_error *err)
{
    static const zr_report_options defaults = ZR_REPORT_OPTIONS_INIT;

    assert(out != NULL && graph != NULL);
    zr_report *report = zr__calloc(1, sizeof *report);
    if (report == NULL)
        return zr__out_of_memory(err);
    const zr_status status =
        zr__report_measure(&report->data, graph, options != NULL ? options : &defaults, err);
    if (status == ZR_OK)
        *out = report;
    else
        zr_report_free(report);
    return status;
}

static const char *title_of(const zr_notice *notice)
{
    return notice->title != NULL    ? notice->title
           : notice->issuer != NULL ? notice->issuer
                                    : "zeren";
}

static void add_facts(zr__html *html, const zr_notice *notice)
{
    const char *const fact[] = {notice->issuer, notice->region, notice->issued};
    bool is_first = true;

    if (notice->issuer == NULL && notice->region == NULL && notice->issued == NULL)
        return;
    zr__html_add(html, "<p class=\"byline\">");
    for (size_t i = 0; i < sizeof fact / sizeof *fact; i++) {
        if (fact[i] == NULL)
            continue;
        zr__html_add(html, is_first ? "<span>" : " <span>");
        zr__html_text(html, fact[i]);
        zr__html_add(html, "</span>");
        is_first = false;
    }
    zr__html_add(html, "</p>\n");
}

/* "132 tasks · 72 units · 8 officials · 388 assignments" */
static void add_size(zr__html *html, const zr__report_data *data)
{
    const zr_coverage *coverage = &data->coverage;
    uint32_t officials = 0;

    for (uint32_t i = 0; i < coverage->official_count; i++)
        officials += coverage->official[i].tasks > 0;
    zr__html_add(html, "<p class=\"byline size\"><span><a href=\"#all-tasks\">");
    zr__html_text(html, zr__phrase_tasks(data->load.tasks).text);
    zr__html_add(html, "</a></span> <span><a href=\"#all-units\">");
    zr__html_text(html, zr__phrase_units(data->load.count).text);
    zr__html_add(html, "</a></span> ");
    if (officials > 0) {
        zr__html_add(html, "<span><a href=\"#all-officials\">");
        zr__html_textf(html, _n("%u official", "%u officials", officials), officials);
        zr__html_add(html, "</a></span> ");
    }
    zr__html_add(html, "<span>");
    zr__html_text(html, zr__phrase_assignments(data->load.assignments).text);
    zr__html_add(html, "</span></p>\n");
}

static void add_scope(zr__html *html, const zr__report_data *data)
{
    zr__page page = {0};

    zr__page_tell_scope(&page, data->notice, &data->scope);
    if (page.paragraph_count > 0 && page.speech.bytes != NULL) {
        zr__html_add(html, "<p class=\"scope\">");
        zr__html_text(html, page.speech.bytes);
        zr__html_add(html, "</p>\n");
    }
    html->failed = html->failed || page.speech.failed;
    zr__page_clear(&page);
}

static void add_link(zr__html *html, const char *id, const char *heading)
{
    zr__html_addf(html, "<li><a href=\"#%s\">", id);
    zr__html_text(html, heading);
    zr__html_add(html, "</a></li>\n");
}

static void add_contents(zr__html *html, const zr__chapter *chapter, uint32_t count)
{
    zr__html_add(html, "<nav id=\"contents\"");
    zr__html_value(html, "aria-label", _("Contents"));
    zr__html_add(html, "><ol>\n");
    add_link(html, "summary", _("What matters"));
    for (uint32_t i = 0; i < count; i++)
        add_link(html, chapter[i].id, _(chapter[i].heading));
    add_link(html, "all-officials", _("Every official"));
    add_link(html, "all-units", _("Every unit"));
    add_link(html, "all-tasks", _("Every task"));
    zr__html_add(html, "</ol></nav>\n");
}

/* What the script says, in the order of web/words.js. */
static void add_words(zr__html *html)
{
    static const char *const words[][2] = {
        {"copy", N_("Copy for a spreadsheet")},
        {"copied", N_("Copied")},
        {"filter", N_("Show only rows with …")},
        {"all", N_("Show all rows")},
        {"fewer", N_("Show fewer rows")},
        {"rows", N_("rows shown")},
        {"search", N_("Find a task, unit or official")},
        {"nothing", N_("nothing found")},
        {"larger", N_("Larger")},
        {"smaller", N_("Smaller")},
        {"fit", N_("Whole picture")},
        {"task", N_("task")},
        {"unit", N_("unit")},
        {"official", N_("official")},
        {"leads", N_("leads")},
        {"supports", N_("supports")},
        {"bars", N_("Units by tasks they lead and support")},
        {"lorenz", N_("Lorenz curve: how unevenly leads and tasks are spread")},
        {"balance", N_("Units by tasks they lead, now and after the hand-overs")},
        {"now", N_("leads now")},
        {"then", N_("leads after the hand-overs")},
        {"share-units", N_("share of units, the least loaded first")},
        {"share-load", N_("share of the load")},
        {"even", N_("evenly spread")},
        {"tasks", N_("tasks")},
        {"slopes", N_("Shares of the load: the units that moved most, up in blue, down in orange")},
        {"before", N_("five-year plan")},
        {"after", N_("the year's plan")},
        {"heat", N_("Units by officials: tasks in common")},
        {"bands", N_("From the five-year plan to the year's tasks: wide where the score is high, "
                     "grey where the signs are weak")},
        {"progress", N_("Progress: tasks by what was reported, and how much is done on average "
                        "beside the time that has gone")},
        {"carried", N_("carried")},
        {"weak", N_("weak")},
        {"table-below", N_("The same figures as a table")},
    };

    zr__html_add(html, "<dl id=\"words\" hidden>");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        zr__html_addf(html, "<dt>%s</dt><dd>", words[i][0]);
        zr__html_text(html, _(words[i][1]));
        zr__html_add(html, "</dd>");
    }
    zr__html_add(html, "</dl>\n");
}

static void add_colophon(zr__html *html)
{
    zr__html_add(html, "<footer><p>");
    zr__html_textf(html, _("Made by zeren %s. Every figure is defined, with its source, in "
                           "docs/methods.md."),
                   zr_version());
    zr__html_add(html, "</p><p>");
    zr__html_text(html, _("Charts: Apache ECharts, Apache License 2.0."));
    zr__html_add(html, "</p></footer>\n");
}

static zr_status write_body(zr__html *html, zr_report *report, zr_error *err)
{
    zr__chapter chapter[ZR__MOST_CHAPTERS];
    const uint32_t count = zr__chapter_list(chapter, &report->data);
    zr_status status = ZR_OK;

    add_contents(html, chapter, count);
    zr__html_add(html, "<main id=\"main\">\n<header class=\"title\"><h1>");
    zr__html_text(html, title_of(report->data.notice));
    zr__html_add(html, "</h1>\n");
    add_facts(html, report->data.notice);
    add_size(html, &report->data);
    add_scope(html, &report->data);
    zr__html_add(html, "</header>\n");
    zr__summary_write(html, &report->data);
    for (uint32_t i = 0; i < count && status == ZR_OK; i++)
        status = zr__chapter_write(html, &report->hues, &chapter[i], &report->data, err);
    if (status == ZR_OK)
        zr__entries_write(html, &report->data);
    add_colophon(html);
    zr__html_add(html, "</main>\n");
    add_words(html);
    return status == ZR_OK && html->failed ? zr__out_of_memory(err) : status;
}

static bool is_tag(const char *tag)
{
    const size_t size = strlen(tag);

    return size > 0 && size < TAG_SIZE &&
           strspn(tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") == size;
}

zr_status zr_report_speak(zr_report *report, const char *tag, zr_error *err)
{
    assert(report != NULL && tag != NULL);
    if (report->languages == ZR_REPORT_LANGUAGES)
        return zr__fail(err, ZR_EINVAL, _("a page has %d languages at most"), ZR_REPORT_LANGUAGES);
    if (!is_tag(tag))
        return zr__fail(err, ZR_EINVAL, _("'%s' is not the tag of a language"), tag);

    zr__html *html = &report->language[report->languages];
    const zr_status status = write_body(html, report, err);
    if (status == ZR_OK)
        snprintf(report->tag[report->languages++], TAG_SIZE, "%s", tag);
    else
        zr__html_clear(html);
    return status;
}

/* The name of a language in itself. */
static const char *own_name(const char *tag)
{
    return strncmp(tag, "zh", 2) == 0 ? "中文" : strncmp(tag, "en", 2) == 0 ? "English" : tag;
}

static void add_hues(zr__buffer *out, const zr__hues *hues)
{
    zr__buffer_add(out, ":root{");
    zr__hues_add(out, hues, false);
    zr__buffer_add(out, "}@media screen{:root:has(#theme-dark:checked){");
    zr__hues_add(out, hues, true);
    zr__buffer_add(out, "}}@media screen and (prefers-color-scheme:dark){"
                        ":root:not(:has(#theme-light:checked)){");
    zr__hues_add(out, hues, true);
    zr__buffer_add(out, "}}\n");
}

/* Where there is no script the style sheet alone switches languages. It is kept from others: with
 * these rules a browser looks at every element again whenever a window passes one of the widths at
 * which the page changes, for seconds. */
static void add_plain_switch(zr__buffer *out)
{
    zr__buffer_add(out, "<noscript><style>html:has(#lang-1:checked) .l0{display:none!important}"
                        "html:has(#lang-1:checked) .l1{display:revert!important}"
                        "</style></noscript>\n");
}

static void add_head(zr__buffer *out, const zr_report *report)
{
    zr__html title = {0};
    const char *const tag[] = {report->tag[0]};

    zr__buffer_addf(out,
                    "<!DOCTYPE html>\n<html lang=\"%s\"%s>\n<head>\n"
                    "<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                    "script-src '%s'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
                    "form-action 'none'\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>",
                    report->tag[0], report->languages > 1 ? " data-shown=\"0\"" : "",
                    zr__report_script_hash);
    zr__html_text(&title, title_of(report->data.notice));
    const zr__html *const pages[] = {&title};
    zr_error ignored;
    if (zr__html_join(out, pages, tag, 1, &ignored) != ZR_OK)
        out->failed = true;
    zr__html_clear(&title);
    zr__buffer_add(out, "</title>\n<style>\n");
    zr__buffer_add(out, zr__report_style);
    add_hues(out, &report->hues);
    zr__buffer_add(out, "</style>\n");
    if (report->languages > 1)
        add_plain_switch(out);
    zr__buffer_add(out, "</head>\n");
}

static void add_switch(zr__buffer *out, const char *group, const char *id, const char *tag,
                       const char *label, bool is_on)
{
    zr__buffer_addf(out,
                    "<label lang=\"%s\"><input type=\"radio\" name=\"%s\" id=\"%s\" "
                    "value=\"%s\"%s><span>%s</span></label>\n",
                    tag, group, id, tag, is_on ? " checked" : "", label);
}

/* The bar at the top: both switches work without a script, by the style sheet. */
static void add_bar(zr__buffer *out, const zr_report *report)
{
    char id[32];

    zr__buffer_add(out, "<body>\n<a class=\"skip\" href=\"#main\">");
    for (size_t i = 0; i < report->languages; i++)
        zr__buffer_addf(out, "<span class=\"l%zu\" lang=\"%s\">%s</span>", i, report->tag[i],
                        strncmp(report->tag[i], "zh", 2) == 0 ? "跳到正文" : "Skip to the report");
    zr__buffer_add(out, "</a>\n<header id=\"bar\"><div id=\"search\"></div>\n");
    if (report->languages > 1) {
        zr__buffer_add(out, "<fieldset class=\"switch\"><legend>Language 语言</legend>\n");
        for (size_t i = 0; i < report->languages; i++) {
            snprintf(id, sizeof id, "lang-%zu", i);
            add_switch(out, "lang", id, report->tag[i], own_name(report->tag[i]), i == 0);
        }
        zr__buffer_add(out, "</fieldset>\n");
    }
    zr__buffer_add(out, "<fieldset class=\"switch\"><legend>Theme 明暗</legend>\n");
    add_switch(out, "theme", "theme-auto", report->tag[0], "◐<i>auto 自动</i>", true);
    add_switch(out, "theme", "theme-light", report->tag[0], "☀<i>light 浅色</i>", false);
    add_switch(out, "theme", "theme-dark", report->tag[0], "☾<i>dark 深色</i>", false);
    zr__buffer_add(out, "</fieldset></header>\n");
}

zr_status zr_report_format(char **html, size_t *size, const zr_report *report, zr_error *err)
{
    const zr__html *pages[ZR_REPORT_LANGUAGES];
    const char *tag[ZR_REPORT_LANGUAGES];
    zr__buffer out = {0};

    assert(html != NULL && report != NULL);
    if (report->languages == 0)
        return zr__fail(err, ZR_EINVAL, "%s", _("the report has no language yet"));
    for (size_t i = 0; i < report->languages; i++) {
        pages[i] = &report->language[i];
        tag[i] = report->tag[i];
    }
    add_head(&out, report);
    add_bar(&out, report);
    zr_status status = zr__html_join(&out, pages, tag, report->languages, err);
    zr__buffer_add(&out, "<script>");
    zr__buffer_add(&out, zr__report_script);
    zr__buffer_add(&out, "</script>\n</body>\n</html>\n");

    const size_t length = out.size;
    char *taken = status == ZR_OK ? zr__buffer_take(&out) : NULL;
    if (status == ZR_OK && taken == NULL)
        status = zr__out_of_memory(err);
    if (status == ZR_OK) {
        *html = taken;
        if (size != NULL)
            *size = length;
    }
    zr__buffer_clear(&out);
    return status;
}

void zr_report_free(zr_report *report)
{
    if (report == NULL)
        return;
    for (size_t i = 0; i < ZR_REPORT_LANGUAGES; i++)
        zr__html_clear(&report->language[i]);
    zr__hues_clear(&report->hues);
    zr__report_data_clear(&report->data);
    zr__free(report);
}
