/* The rows of the table of verbs, one file each. */
#ifndef ZEREN_CLI_VERBS_H
#define ZEREN_CLI_VERBS_H

#include "cli/verb.h"

extern const zr_verb zr__verb_balance;
extern const zr_verb zr__verb_check;
extern const zr_verb zr__verb_clusters;
extern const zr_verb zr__verb_compare;
extern const zr_verb zr__verb_completion;
extern const zr_verb zr__verb_coverage;
extern const zr_verb zr__verb_help;
extern const zr_verb zr__verb_import;
extern const zr_verb zr__verb_inspect;
extern const zr_verb zr__verb_ledger;
extern const zr_verb zr__verb_merge;
extern const zr_verb zr__verb_render;
extern const zr_verb zr__verb_report;
extern const zr_verb zr__verb_robustness;
extern const zr_verb zr__verb_trace;
extern const zr_verb zr__verb_unit;
extern const zr_verb zr__verb_what_if;
extern const zr_verb zr__verb_workload;

#endif
