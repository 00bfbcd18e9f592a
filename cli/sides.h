/* Two sides to set against each other: two plans of a notice, or two notices. */
#ifndef ZEREN_CLI_SIDES_H
#define ZEREN_CLI_SIDES_H

#include "cli/input.h"
#include "zeren/compare.h"

/* Start from {0}, release with zr__sides_clear() even after a failure. */
typedef struct zr__sides {
    zr__input first, second; /* `second` is empty where both sides are of one notice. */
    zr_side from, to;
} zr__sides;

/* What is looked at where --from, --to and --plan do not say. */
typedef enum zr__sides_usual {
    ZR__SIDES_WHOLE, /* Two notices whole; plans have to be named. */
    ZR__SIDES_PLANS  /* The five-year plan and the year's; of two notices the annual plan of each,
                        or all of it. */
} zr__sides_usual;

/* What cannot be right whatever the files say: so that nothing is read in vain. Returns an exit
 * code, having said what was wrong; so does the next. */
int zr__sides_check(const char *const *path, size_t count, zr__sides_usual usual,
                    const zr_args *args);

/* Load one or two files and choose the sides. */
int zr__sides_load(zr__sides *out, const char *const *path, size_t count, zr__sides_usual usual,
                   const zr_args *args);

void zr__sides_clear(zr__sides *sides);

#endif
