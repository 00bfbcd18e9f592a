/*
 * The summary: the first ten findings that this notice has, and why chapters are not here.
 */
#include "render/report/summary.h"

#include <string.h>

#include "render/report/chapters.h"
#include "render/report/findings.h"
#include "src/failure.h"

enum { SENTENCES = 10 };

/* The chapter that an anchor is in, translated: of "load-units", Load. */
static const char *chapter_of(const char *anchor, const zr__report_data *data)
{
    zr__chapter chapter[ZR__MOST_CHAPTERS];
    const uint32_t count = zr__chapter_list(chapter, data);
    const size_t size = strcspn(anchor, "-");

    for (uint32_t i = 0; i < count; i++)
        if (strncmp(chapter[i].id, anchor, size) == 0 && chapter[i].id[size] == '\0')
            return _(chapter[i].heading);
    return strncmp(anchor, "unit", size) == 0 ? _("Every unit") : _("Every task");
}

static void write_finding(zr__html *html, const zr__finding *found, const zr__report_data *data)
{
    zr__html_addf(html, "<li%s><a href=\"#%s\"><b>", found->is_alarm ? " class=\"alarm\"" : "",
                  found->evidence);
    zr__html_text(html, found->figure);
    zr__html_add(html, "</b> <span>");
    zr__html_text(html, found->sentence.bytes);
    zr__html_add(html, " <small>");
    zr__html_text(html, chapter_of(found->evidence, data));
    zr__html_add(html, "</small></span></a></li>\n");
}

static bool has_plan(const zr_notice *notice, zr_plan_kind kind)
{
    for (uint32_t i = 0; i < notice->plan_count; i++)
        if (notice->plan[i].kind == kind)
            return true;
    return false;
}

/* Why the chapters on two plans are not here. */
static const char *why_no_plans(const zr__report_data *data)
{
    const bool has_five_year = has_plan(data->notice, ZR_PLAN_FIVE_YEAR);
    const bool has_year = has_plan(data->notice, ZR_PLAN_ANNUAL);

    if (data->scope.plan != ZR_ANY)
        return _(
            "The year's plan is not set against the five-year plan: this page is of one plan.");
    if (has_five_year)
        return _("The five-year plan is set against no other: the notice has no plan of the year.");
    if (has_year)
        return _("The year's plan is set against no other: the notice has no five-year plan.");
    return _("No plans are set against each other: the notice has no five-year plan and no plan "
             "of the year.");
}

static void tell_absent(zr__html *html, const char *why)
{
    zr__html_add(html, "<p class=\"note\">");
    zr__html_text(html, why);
    zr__html_add(html, "</p>\n");
}

void zr__summary_write(zr__html *html, const zr__report_data *data)
{
    uint32_t shown = 0;

    zr__html_add(html, "<section class=\"chapter\" id=\"summary\"><h2>");
    zr__html_text(html, _("What matters"));
    zr__html_add(html, "</h2>\n<ol class=\"findings\">\n");
    bool is_more = true;
    for (uint32_t i = 0; is_more && shown < SENTENCES; i++) {
        zr__finding found = {0};

        is_more = zr__finding_tell(&found, i, data);
        html->failed = html->failed || found.sentence.failed;
        if (found.sentence.size > 0) {
            write_finding(html, &found, data);
            shown++;
        }
        zr__buffer_clear(&found.sentence);
    }
    zr__html_add(html, "</ol>\n");
    if (!data->has_plans)
        tell_absent(html, why_no_plans(data));
    if (!data->has_balance)
        tell_absent(html, data->graph->groups != ZR_GROUPS_KEEP
                              ? _("There is no chapter on balance: with groups of units taken "
                                  "apart or left out, nobody knows who could lead.")
                              : _("There is no chapter on balance: no unit leads a task."));
    zr__html_add(html, "</section>\n");
}
