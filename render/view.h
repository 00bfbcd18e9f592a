/*
 * A view turns one kind of result into text. It is a row of tables, each of which knows how to fill
 * itself from the result, a few sentences, and a shape of JSON; the rest (choosing, sorting,
 * cutting, the formats) is the same for all.
 */
#ifndef ZEREN_RENDER_VIEW_H
#define ZEREN_RENDER_VIEW_H

#include "render/json_writer.h"
#include "render/page.h"
#include "render/table.h"
#include "zeren/tables.h"

/* `subject` is what the view's own functions agree on: a result and its graph, usually. */
typedef struct zr__view_table {
    const char *name;    /* Stable: --table. */
    const char *heading; /* Marked N_(). */
    const zr__column *column;
    void (*fill)(zr__table *table, const void *subject);
    bool on_request; /* Shown only when --table names it. */
} zr__view_table;

typedef struct zr__view {
    const zr__view_table *table;
    uint32_t table_count;
    void (*tell)(zr__page *page, const void *subject);

    /* Write the members of the outermost object. `first` is the first table, already in the order
     * wanted: `first->id[first->order[i]]` for i below `first->shown`. Other lists are cut at
     * `top`, 0 meaning never. NULL: the JSON is a list of the rows of the first table. */
    void (*write)(zr__json *json, const void *subject, const zr__table *first, uint32_t top);
} zr__view;

/* As zr_workload_format(), for any view. */
zr_status zr__view_format(char **text, const zr__view *view, const void *subject,
                          const zr_table_options *options, zr_error *err);

/* The level of what is called beyond chance where a result has none of its own. */
#define ZR__LEVEL 0.05

static inline const char *zr__unit_name(const zr_graph *graph, uint32_t unit)
{
    return graph->notice->unit[unit].name;
}

/* NULL for ZR_NONE, as cells and JSON take it. */
static inline const char *zr__official_name(const zr_graph *graph, uint32_t official)
{
    return official == ZR_NONE ? NULL : graph->notice->official[official].name;
}

static inline const char *zr__plan_id(const zr_graph *graph, uint32_t plan)
{
    return graph->notice->plan[plan].id;
}

/* How many of `count` a list may show. */
uint32_t zr__view_cut(uint32_t count, uint32_t top);

/* A count with its noun, for sentences: "1 task", "72 units". */
typedef struct zr__phrase {
    char text[128];
} zr__phrase;

zr__phrase zr__phrase_units(uint32_t count);
zr__phrase zr__phrase_tasks(uint32_t count);
zr__phrase zr__phrase_assignments(uint32_t count);

zr__phrase zr__phrase_count(uint64_t count); /* without a noun */

/* A number within a sentence, with no more digits than it needs: "2", "2.5". */
zr__phrase zr__phrase_number(double number);

/* A figure of a notice or a ledger, with every digit that it was written with: "12345.6". */
zr__phrase zr__phrase_amount(double amount);

/* A share of 0 to 1 within a sentence, with its sign: "33.3%". */
zr__phrase zr__phrase_percent(double share);

/* A probability within a sentence: "0.49", "8.7e-08". */
zr__phrase zr__phrase_probability(double p);

/* "Workload: <title of the notice>". `what` is translated already. */
void zr__page_call_after(zr__page *page, const char *what, const zr_notice *notice);

/* A sentence that names the scope, unless it is the whole notice. */
void zr__page_tell_scope(zr__page *page, const zr_notice *notice, const zr_scope *scope);

/* {"plan", "official", "unit"}: null where all are meant, "" for tasks without an official. */
void zr__json_scope(zr__json *json, const char *key, const zr_notice *notice,
                    const zr_scope *scope);

/* The name of a rule as a key: "lead_weighted" of "lead-weighted". */
zr__phrase zr__rule_key(zr_load_rule rule);

/* How groups were counted: a sentence, translated. */
const char *zr__group_sentence(zr_group_policy groups);
const char *zr__group_policy_name(zr_group_policy groups);

#endif
