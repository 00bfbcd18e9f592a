/*
 * Turns of phrase that several views share.
 */
#include <stdio.h>

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

zr__phrase zr__phrase_number(double number)
{
    zr__phrase phrase;

    snprintf(phrase.text, sizeof phrase.text, "%.4g", number);
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

const char *zr__group_sentence(zr_group_policy groups)
{
    switch (groups) {
    case ZR_GROUPS_EXPAND:
        return _("A group of units is replaced by its members; one without a list of members "
                 "stays as it is.");
    case ZR_GROUPS_IGNORE:
        return _("Groups of units are left out.");
    default:
        return _("A group of units counts as one unit, as written; what reaches a unit through "
                 "its groups is shown beside.");
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
