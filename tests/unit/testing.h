/*
 * What every test may use. The library's calls are wrapped so that a failure prints its own words:
 * the macros expect the call to fill a `zr_error` of the test that is called `err`.
 */
#ifndef ZEREN_TESTS_UNIT_TESTING_H
#define ZEREN_TESTS_UNIT_TESTING_H

#include <string.h>

#include <criterion/criterion.h>

#include "src/memory.h"
#include "zeren/graph.h"
#include "zeren/notice.h"

/* The error as one line, with the status when there are no words. The text lives until the next
 * call. */
const char *zt_words(const zr_error *err, zr_status status);

/* The call succeeds. */
#define ZT_OK(call)                                                                                \
    do {                                                                                           \
        const zr_status zt_status = (call);                                                        \
        cr_assert(zt_status == ZR_OK, "%s: %s", #call, zt_words(&err, zt_status));                 \
    } while (0)

/* The call fails with `expected` and says so in `err`. */
#define ZT_FAILS(expected, call)                                                                   \
    do {                                                                                           \
        const zr_status zt_status = (call);                                                        \
        cr_assert(zt_status == (expected), "%s: %s", #call, zt_words(&err, zt_status));            \
        cr_assert(err.status == (expected) && err.message[0] != '\0');                             \
    } while (0)

/* Each allocation of the call fails in turn, until there is none left and it succeeds. Before, it
 * says ZR_ENOMEM; that nothing leaks shows under the address sanitizer. */
#define ZT_SURVIVES_OOM(call)                                                                      \
    do {                                                                                           \
        zr_status zt_status = ZR_ENOMEM;                                                           \
        for (long zt_n = 0; zt_status != ZR_OK; zt_n++) {                                          \
            zr__memory_fail_after(zt_n);                                                           \
            zt_status = (call);                                                                    \
            zr__memory_fail_after(-1);                                                             \
            cr_assert(zt_status == ZR_OK || (zt_status == ZR_ENOMEM && err.status == ZR_ENOMEM),   \
                      "allocation %ld of %s: %s", zt_n, #call, zt_words(&err, zt_status));         \
        }                                                                                          \
    } while (0)

/* As above, and `object` is byte for byte as it was after each failure. */
#define ZT_SURVIVES_OOM_UNTOUCHED(object, call)                                                    \
    do {                                                                                           \
        unsigned char zt_before[sizeof(object)];                                                   \
        memcpy(zt_before, &(object), sizeof(object));                                              \
        ZT_SURVIVES_OOM(zt_unless_changed((call), &(object), zt_before, sizeof(object)));          \
    } while (0)
zr_status zt_unless_changed(zr_status status, const void *object, const void *before, size_t size);

/* A notice from JSON text, or from a file below tests/data; the test fails when it is refused.
 * Free it with zr_notice_free(). */
zr_notice *zt_notice(const char *json);
zr_notice *zt_load(const char *path);

/*
 * A graph from a sketch, a task a line:
 *
 *     "t1: A* B\n"                  the star marks a lead
 *     "t2 annual: A* B C\n"         plan 'annual'; without one the plan is 'plan'
 *     "t3 annual Wang: C* A\n"      and official 'Wang'
 *     "G = A B\n"                   G is a group, declared where it stands
 *
 * Its notice lives until the program ends.
 */
zr_status zt_graph(zr_graph **out, const char *sketch, zr_error *err);

/* The notice of such a sketch, to be freed with zr_notice_free(). */
zr_notice *zt_sketch(const char *sketch);

#endif
