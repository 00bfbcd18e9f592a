/*
 * The table of verbs.
 */
#include "cli/verb.h"

#include <assert.h>
#include <string.h>

#include "cli/verbs.h"

const zr_verb *const zr__verbs[] = {
    &zr__verb_import,
    &zr__verb_merge,
    &zr__verb_check,
    &zr__verb_workload,
    &zr__verb_clusters,
    &zr__verb_coverage,
    &zr__verb_robustness,
    &zr__verb_compare,
    &zr__verb_trace,
    &zr__verb_balance,
    &zr__verb_what_if,
    &zr__verb_unit,
    &zr__verb_render,
    &zr__verb_report,
    &zr__verb_ledger,
    &zr__verb_inspect,
    &zr__verb_help,
    &zr__verb_completion,
    NULL,
};

const zr_verb *zr__verb_find(const char *name)
{
    for (size_t i = 0; zr__verbs[i] != NULL; i++)
        if (strcmp(zr__verbs[i]->name, name) == 0)
            return zr__verbs[i];
    return NULL;
}

void zr__verb_rows(zr_option rows[ZR_MOST_OPTIONS], const zr_verb *verb)
{
    size_t count = 0;

    for (size_t i = 0; i < ZR_MOST_GROUPS && verb->options[i] != NULL; i++)
        for (const zr_option *row = verb->options[i]; row->kind != ZR_OPTION_END; row++) {
            assert(count < ZR_MOST_OPTIONS - 1);
            rows[count++] = *row;
        }
    rows[count] = (zr_option){.kind = ZR_OPTION_END};
}
