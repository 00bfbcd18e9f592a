/*
 * Headings of English columns, put together of few words: "Supporting Ministries/Agencies", "Target
 * completion date", "Who will lead?". Each kind of column has its own words, and words that add
 * nothing to them; a heading is of the kind that has all its words.
 */
#include "src/import/lexicon.h"

static const char *const leads[] = {
    "lead",         "leads",        "led",     "leading",     "responsible", "responsibility",
    "primary",      "principal",    "main",    "implementing", "coordinating", "accountable",
    "owning",       "delivered",    "executing", NULL};
static const char *const supports[] = {
    "supporting",    "support",       "supports",      "supported",   "partner",  "partners",
    "partnering",    "partnership",   "contributing",  "contributors", "collaborating",
    "collaborators", "assisting",     "participating", "cooperating", "secondary", "other",
    "others",        "involved",      "help",          "helping",     "else",     "assist", NULL};
static const char *const bodies[] = {
    "agency",       "agencies",      "ministry",    "ministries",   "department",  "departments",
    "body",         "bodies",        "organisation", "organisations", "organization",
    "organizations", "unit",         "units",       "entity",       "entities",    "office",
    "offices",      "institution",   "institutions", "party",       "parties",     "partner",
    "partners",     "stakeholder",   "stakeholders", "authority",   "authorities", "team",
    "teams",        "actor",         "actors",      "directorate",  "directorates", "mda",
    "mdas",         "service",       "services",    "group",        "groups",      "division",
    "divisions",    "section",       "sections",    "who",          "whom",        "company",
    "companies",    "branch",        "branches",    "bureau",       "committee",   "dept",
    "depts",        "faculty",       "school",      "contributors", "collaborators", "org",
    "orgs",         NULL};
static const char *const fillers[] = {
    "key",     "delivery", "the",  "by", "and", "or", "potential", "government", "national", "local",
    "implementation", "project", "s", "will", "is", "are", "to", "be", "for", "with", "of", "in",
    "do", "this", "it", "action", "task", "council", "name", "names", "possible", "proposed", "city",
    "county", "state", "internal", "external", "community", "regional", "public", "private",
    "civic", "agreed", "additional", "suggested", "likely", "relevant", "our", "officer",
    "officers", "person", "persons", NULL};
static const char *const times[] = {
    "date",      "dates",  "timeframe", "timeframes", "timeline", "timelines", "timescale",
    "timescales", "deadline", "deadlines", "completion", "due",   "when",      "timing",
    "year",      "quarter", "finish",   "period",     "schedule", NULL};
static const char *const time_fillers[] = {
    "target", "expected", "planned", "proposed", "completed", "complete", "end", "by", "time", "for",
    "delivery", "of", "implementation", "estimated", "anticipated", "will", "it", "be", "done", "we",
    "do", "this", "is", "fiscal", "financial", "the", NULL};
static const char *const tasks[] = {
    "action",       "actions",     "activity",    "activities",  "task",      "tasks",
    "initiative",   "initiatives", "project",     "projects",    "measure",   "measures",
    "recommendation", "recommendations", "commitment", "commitments", "deliverable",
    "deliverables", "step",        "steps",       "intervention", "interventions", "programme",
    "programmes",   "program",     "programs",    "milestone",   "strategy",  "strategies",
    "proposal",     "proposals",   "what",        "work",        "item",      "requirement",
    "requirements", "undertaking", NULL};
static const char *const task_fillers[] = {
    "key",   "priority", "proposed", "specific", "main",   "agreed", "planned", "required", "details",
    "detail", "description", "title", "name", "of", "the", "we", "will", "do", "be", "done", "our",
    "summary", "and", "sub", "delivery", "high", "level", "is", "to", "needs", "being", "are",
    "going", "how", "policy", "strategic", "major", "need", "needed", "has", "for", "s", NULL};
static const char *const numbers[] = {"no", "number", "id", "ref", "reference", "code", "serial",
                                      "sr", "sn", "sl", NULL};
static const char *const number_fillers[] = {"action", "task", "item", "project", "s", "n", "the",
                                             "activity", "measure", "recommendation", NULL};
static const char *const categories[] = {
    "theme",   "pillar",   "goal",       "goals",    "objective", "objectives", "priority",
    "priorities", "workstream", "stream", "area",    "outcome",   "domain",     "sector",
    "ambition", "aim",     "category",   "chapter",  "cluster",   "component",  "phase",
    "stage",   NULL};
static const char *const category_fillers[] = {"strategic", "key",    "result", "programme",
                                               "program",   "thematic", "work", "focus",
                                               "policy",    "action", "of",     NULL};

/* Openings that name no noun: who follows them is not in the lead. */
static const char *const company[] = {
    "working with", "in partnership with", "together with", "supported by", "with support from",
    "helped by", "in collaboration with", "assisted by", "delivered with", "with help from",
    "help from", "with assistance from", "aided by", "backed by", "in cooperation with",
    "jointly with", "alongside", NULL};
/* Who was told to do it. */
static const char *const charged[] = {
    "assigned to", "assigned", "assignee", "assignees", "allocated to", "delegated to", "tasked to",
    "entrusted to", "given to", "falls to", NULL};
static const char *const owners[] = {"owner", "owners", NULL};

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

/* Whether a text has one of these words, and no others than they and the fillers. */
static bool is_made_of(zr__slice text, const char *const *words, const char *const *more)
{
    bool has_word = false;

    for (zr__slice word; (word = next_word(&text)).size > 0;) {
        if (is_any(word, words))
            has_word = true;
        else if (!is_any(word, more))
            return false;
    }
    return has_word;
}

/* Who has which part: a word for it, with a noun for those who have it; "Delivery lead" is both. */
static zr__label part_of(zr__slice text)
{
    bool lead = false, support = false, body = false, others = false, ends_in_lead = false;
    bool is_question = false, ends_in_partner = false;
    size_t words = 0;

    for (zr__slice word; (word = next_word(&text)).size > 0; words++) {
        const bool is_lead = is_any(word, leads), is_support = is_any(word, supports);
        const bool is_body = is_any(word, bodies);
        lead |= is_lead;
        support |= is_support;
        body |= is_body;
        is_question |= zr__is_word(word, "who") || zr__is_word(word, "whom");
        ends_in_partner = is_any(word, (const char *const[]){"partner", "partners", "stakeholders",
                                                             "contributors", NULL});
        ends_in_lead = is_any(word, (const char *const[]){"lead", "leads", NULL}) ||
                       (lead && words > 0 && zr__is_word(word, "by"));
        others |= !is_lead && !is_support && !is_body && !is_any(word, fillers);
    }
    if (ends_in_partner && !lead && words <= 3)
        return ZR__LABEL_SUPPORT; /* "Community partners" */
    if (others || (!body && !ends_in_lead))
        return ZR__LABEL_NONE;
    if (is_question && !lead && !support)
        return words <= 4 ? ZR__LABEL_LEAD : ZR__LABEL_NONE; /* "Who", "By whom" */
    if (lead && support && !is_question)
        return ZR__LABEL_RESPONSIBLE;
    return lead ? ZR__LABEL_LEAD : support ? ZR__LABEL_SUPPORT : ZR__LABEL_NONE;
}

zr__label zr__english_column(zr__slice text)
{
    if (is_any(text, company))
        return ZR__LABEL_SUPPORT;
    if (is_any(text, charged))
        return ZR__LABEL_LEAD;
    if (zr__slice_holds_any(text, (const char *const[]){".", ";", "\n", NULL}))
        return ZR__LABEL_NONE; /* the end of one sentence and the start of another */
    if (is_made_of(text, times, time_fillers))
        return ZR__LABEL_DEADLINE;
    return part_of(text);
}

zr__label zr__english_column_of_table(zr__slice text)
{
    const zr__label label = zr__english_column(text);

    if (label != ZR__LABEL_NONE)
        return label;
    if (is_made_of(text, owners, fillers) || is_made_of(text, owners, leads))
        return ZR__LABEL_OWNER;
    if (is_made_of(text, numbers, number_fillers))
        return ZR__LABEL_NUMBER;
    if (is_made_of(text, tasks, task_fillers))
        return ZR__LABEL_TASK;
    return is_made_of(text, categories, category_fillers) ? ZR__LABEL_CATEGORY : ZR__LABEL_NONE;
}
