/*
 * A notice and its graph from a few words, for tests of what stands on the graph:
 *
 *     zt_sketch *sketch = zt_sketch_new("F1: A B\n"             the first unit leads
 *                                       "F2 title of F2: C\n"   a title is optional
 *                                       "F3:\n");               as are units
 *
 * Units are numbered as first named. One plan, no officials.
 */
#ifndef ZEREN_TESTS_SKETCH_H
#define ZEREN_TESTS_SKETCH_H

#include "zeren/graph.h"

typedef struct zt_sketch {
    zr_notice notice;
    zr_graph *graph;
    char *words; /* What the names point into. */
    zr_unit *unit;
    zr_task *task;
    zr_assignment *assignment;
    zr_plan plan;
} zt_sketch;

/* The example of methods.md, section 0, without plans, officials and members. */
#define ZT_T9                                                                                      \
    "F1: A B\nF2: A\nF3: C A D\nN1: A B\nN2: B A G\nN3: C D\nN4: C D E\nN5: D\nL1: E C\n"
enum { ZT_A, ZT_B, ZT_C, ZT_D, ZT_G, ZT_E }; /* As first named there. */

/* Fails the test rather than return NULL. */
zt_sketch *zt_sketch_new(const char *text);
void zt_sketch_free(zt_sketch *sketch);

/* Index of a unit by name; fails the test when there is none. */
uint32_t zt_unit(const zt_sketch *sketch, const char *name);

#endif
