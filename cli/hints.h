/* The names nearest to one that was mistyped. */
#ifndef ZEREN_CLI_HINTS_H
#define ZEREN_CLI_HINTS_H

#include <stddef.h>

enum { ZR_MOST_HINTS = 3 };

/* Start from {.wanted = name}; `name` is filled nearest first. */
typedef struct zr__hints {
    const char *wanted;
    size_t count;
    const char *name[ZR_MOST_HINTS];
    size_t distance[ZR_MOST_HINTS];
} zr__hints;

/* Consider a name. `spelling` is what is compared (an alias, say), `name` what is shown; both must
 * outlive `hints`. */
void zr__hints_offer(zr__hints *hints, const char *spelling, const char *name);

/* Write " (did you mean 'a' or 'b'?)", or nothing when nothing is near. */
void zr__hints_format(char *text, size_t size, const zr__hints *hints);

#endif
