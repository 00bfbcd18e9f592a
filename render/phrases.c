/*
 * Turns of phrase that several views share.
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "render/view.h"
#include "src/failure.h"

zr__phrase zr__phrase_units(uint32_t count)
{
    zr__phrase phrase;

    snprintf(phrase.text, sizeof phrase.text, _n("%u unit", "%u units", count), count);
    return phrase;
}

zr__phrase zr__phrase_tasks(uint32_t count)
{
    zr__phrase phrase;

    snprintf(phrase.text, sizeof phrase.text, _n("%u task", "%u tasks", count), count);
    return phrase;
}

zr__phrase zr__phrase_assignments(uint32_t count)
{
    zr__phrase phrase;

    snprintf(phrase.text, sizeof phrase.text, _n("%u assignment", "%u assignments", count), count);
    return phrase;
}

zr__phrase zr__phrase_count(uint64_t count)
{
    zr__phrase phrase;

    snprintf(phrase.text, sizeof phrase.text, "%" PRIu64, count);
    return phrase;
}

zr__phrase zr__phrase_number(double number)
{
    zr__phrase phrase;

    snprintf(phrase.text, sizeof phrase.text, fabs(number) < 9999.5 ? "%.4g" : "%.0f", number);
    return phrase;
}

zr__phrase zr__phrase_amount(double amount)
{
    zr__phrase phrase;

    /* Fifteen digits are what a double keeps; ten hide what subtracting leaves behind. */
    snprintf(phrase.text, sizeof phrase.text,
             fabs(amount) < 1e15 && amount == floor(amount) ? "%.0f" : "%.10g", amount);
    return phrase;
}

zr__phrase zr__phrase_percent(double share)
{
    zr__phrase phrase;

    snprintf(phrase.text, sizeof phrase.text, "%.1f%%", 100 * share);
    return phrase;
}

zr__phrase zr__phrase_probability(double p)
{
    zr__phrase phrase;

    snprintf(phrase.text, sizeof phrase.text, "%.2g", p);
    return phrase;
}

void zr__page_call_after(zr__page *page, const char *what, const zr_notice *notice)
{
    if (notice->title != NULL)
        /* TRANSLATORS: the kind of analysis, then the title of the notice */
        zr__page_call(page, _("%s: %s"), what, notice->title);
    else
        zr__page_call(page, "%s", what);
}

static void add_part(zr__buffer *parts, const char *format, const char *name)
{
    if (parts->size > 0)
        zr__buffer_add(parts, _(", "));
    zr__buffer_addf(parts, format, name);
}

void zr__page_tell_scope(zr__page *page, const zr_notice *notice, const zr_scope *scope)
{
    zr__buffer parts = {0};

    if (scope->plan != ZR_ANY)
        add_part(&parts, _("plan %s"), notice->plan[scope->plan].id);
    if (scope->official == ZR_NONE)
        add_part(&parts, "%s", _("tasks without an official"));
    else if (scope->official != ZR_ANY)
        add_part(&parts, _("official %s"), notice->official[scope->official].name);
    if (scope->unit != ZR_ANY)
        add_part(&parts, _("tasks of %s"), notice->unit[scope->unit].name);

    if (parts.size > 0)
        /* TRANSLATORS: what part of the notice was looked at: "plan annual, official …" */
        zr__page_say(page, _("Only this was looked at: %s."), parts.bytes);
    page->speech.failed = page->speech.failed || parts.failed;
    zr__buffer_clear(&parts);
}

void zr__json_scope(zr__json *json, const char *key, const zr_notice *notice, const zr_scope *scope)
{
    const char *official = NULL;

    if (scope->official == ZR_NONE)
        official = "";
    else if (scope->official != ZR_ANY)
        official = notice->official[scope->official].name;

    zr__json_open(json, key, '{');
    zr__json_text(json, "plan", scope->plan != ZR_ANY ? notice->plan[scope->plan].id : NULL);
    zr__json_text(json, "official", official);
    zr__json_text(json, "unit", scope->unit != ZR_ANY ? notice->unit[scope->unit].name : NULL);
    zr__json_close(json, '}');
}

zr__phrase zr__rule_key(zr_load_rule rule)
{
    zr__phrase key;

    snprintf(key.text, sizeof key.text, "%s", zr_load_rule_name(rule));
    for (char *at = key.text; (at = strchr(at, '-')) != NULL;)
        *at = '_';
    return key;
}

const char *zr__group_sentence(zr_group_policy groups)
{
    switch (groups) {
    case ZR_GROUPS_EXPAND:
        return _("A group of units is replaced by its members; one without a list of members "
                 "stays as it is.");
    case ZR_GROUPS_IGNORE:
        return _("Groups of units are left out.");
    default:
        return _("A group of units counts as one unit, as written.");
    }
}

const char *zr__group_policy_name(zr_group_policy groups)
{
    switch (groups) {
    case ZR_GROUPS_EXPAND:
        return "expand";
    case ZR_GROUPS_IGNORE:
        return "ignore";
    default:
        return "keep";
    }
}
