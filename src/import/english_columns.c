/*
 * Headings of English columns, put together of few words: "Supporting Ministries/Agencies", "Target
 * completion date". A word for the part decides, with a noun for those who have it; "Delivery lead"
 * is both.
 */
#include "src/import/lexicon.h"

static const char *const leads[] = {
    "lead",         "leading",      "responsible", "primary", "principal", "main",
    "implementing", "coordinating", "accountable", "owning",  NULL};
static const char *const supports[] = {"supporting", "support", "supported", "partner", "partners",
                                       "partnering", "contributing", "collaborating", "assisting",
                                       "participating", "cooperating", "secondary", "other",
                                       "involved", NULL};
static const char *const bodies[] = {
    "agency",       "agencies",      "ministry",    "ministries",   "department",
    "departments",  "body",          "bodies",      "organisation", "organisations",
    "organization", "organizations", "unit",        "units",        "entity",
    "entities",     "office",        "offices",     "institution",  "institutions",
    "party",        "parties",       "partner",     "partners",     "stakeholder",
    "stakeholders", "authority",     "authorities", "team",         "teams",
    "actor",        "actors",        "directorate", "directorates", "mda",
    "mdas",         "service",       "services",    "group",        "groups",
    "division",     "divisions",     "section",     "sections",     NULL};
static const char *const fillers[] = {
    "key",   "delivery",       "the",     "by", "and", "or", "potential", "government", "national",
    "local", "implementation", "project", "s",  NULL};
static const char *const times[] = {"date",      "dates",    "timeframe",  "timeline",
                                    "timescale", "deadline", "completion", "due",
                                    "when",      "timing",   NULL};
static const char *const time_fillers[] = {"target", "expected", "planned", "proposed", "completed",
                                           "end", "by", "time", "for", "delivery", "of", NULL};

/* Openings that name no noun: who follows them is not in the lead. */
static const char *const company[] = {
    "working with", "in partnership with", "together with", "supported by", "with support from",
    "helped by", "in collaboration with", "assisted by", "delivered with", NULL};

static bool is_any(zr__slice word, const char *const *words)
{
    for (size_t i = 0; words[i] != NULL; i++) {
        if (zr__is_word(word, words[i]))
            return true;
    }
    return false;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The next word of letters; empty at the end. `text` moves behind it. */
static zr__slice next_word(zr__slice *text)
{
    size_t start = 0, end;

    while (start < text->size && !is_letter(text->at[start]))
        start++;
    for (end = start; end < text->size && is_letter(text->at[end]);)
        end++;
    const zr__slice word = zr__slice_part(*text, start, end);
    *text = zr__slice_from(*text, end);
    return word;
}

zr__label zr__english_column(zr__slice text)
{
    bool lead = false, support = false, body = false, time = false, others = false;
    bool time_words = true, ends_in_lead = false;

    if (is_any(text, company))
        return ZR__LABEL_SUPPORT;
    if (zr__slice_holds_any(text, (const char *const[]){".", ";", "\n", NULL}))
        return ZR__LABEL_NONE; /* the end of one sentence and the start of another */
    for (zr__slice word; (word = next_word(&text)).size > 0;) {
        const bool is_lead = is_any(word, leads), is_support = is_any(word, supports);
        const bool is_body = is_any(word, bodies), is_time = is_any(word, times);
        lead |= is_lead;
        support |= is_support;
        body |= is_body;
        time |= is_time;
        ends_in_lead = zr__is_word(word, "lead") || zr__is_word(word, "leads");
        time_words &= is_time || is_any(word, time_fillers);
        others |= !is_lead && !is_support && !is_body && !is_any(word, fillers);
    }
    if (time && time_words)
        return ZR__LABEL_DEADLINE;
    if (others || (!body && !ends_in_lead))
        return ZR__LABEL_NONE;
    if (lead && support)
        return ZR__LABEL_RESPONSIBLE;
    return lead ? ZR__LABEL_LEAD : support ? ZR__LABEL_SUPPORT : ZR__LABEL_NONE;
}
