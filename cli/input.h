/* Where the facts come from: a notice, its network, and the tasks that the options choose. */
#ifndef ZEREN_CLI_INPUT_H
#define ZEREN_CLI_INPUT_H

#include "cli/options.h"
#include "src/buffer.h"

/* Start from {0}, release with zr__input_clear() even after a failure. */
typedef struct zr__input {
    const char *path;
    zr_notice *notice;
    zr_graph *graph;
    zr_scope scope;
} zr__input;

/*
 * Load a notice, warn once of what `zeren check` would find in it, make its network, and choose
 * the tasks: of `plan` (NULL: of any) and of --official. Returns an exit code, having said what
 * was wrong.
 */
int zr__input_load(zr__input *out, const char *path, const char *plan, const zr_args *args);

/* The tasks of another choice from the same notice. */
int zr__input_choose(zr_scope *out, const zr__input *input, const char *plan, const zr_args *args);

/* Id of the plan of a kind, when there is exactly one; NULL otherwise. */
const char *zr__input_only_plan(const zr__input *input, zr_plan_kind kind);

/* What a trace of one notice goes from and to: --from and --to, else the five-year and the annual
 * plan. Returns an exit code as above. */
int zr__input_choose_plans(const char *plan[2], const zr__input *input, const zr_args *args);

/* Let units of several inputs be found by each other's names, where the registries of unit names
 * know them as one, and say so. Returns an exit code as above. */
int zr__inputs_share_names(zr__input *const *inputs, size_t count, const zr_args *args);

void zr__input_clear(zr__input *input);

/* Any file whole, or standard input for "-"; at most 128 MiB. Returns an exit code as above. */
int zr__input_bytes(zr__buffer *bytes, const char *path);

/* A file as people call it: "standard input" for "-". */
const char *zr__input_name(const char *path);

/* The index of the unit with this name or alias; returns an exit code as above. */
int zr__input_find_unit(uint32_t *out, const zr__input *input, const char *name);

/* The index of the official of this name; ZR_NONE for "none". As above. */
int zr__input_find_official(uint32_t *out, const zr__input *input, const char *name);

#endif
