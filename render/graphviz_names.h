/*
 * Numbers for the names of a graph, in the order in which they come.
 *
 * By itself cgraph numbers a name by where in memory it keeps it and writes subgraphs in the order
 * of their numbers: in another order each time.
 */
#ifndef ZEREN_RENDER_GRAPHVIZ_NAMES_H
#define ZEREN_RENDER_GRAPHVIZ_NAMES_H

#include <cgraph.h>
#include <stdbool.h>
#include <stddef.h>

/* Hand `disc` to agopen(), and release after agclose() with zr__ids_clear(). */
typedef struct zr__ids {
    Agdisc_t disc;   /* First: cgraph gives its address back. */
    Agraph_t *graph;
    char **name;     /* By number / 2 - 1: named things have even numbers. cgraph's own strings,
                        since it looks for a mark before them that says they are HTML. */
    size_t count, room;
    size_t *slot;    /* Hash table of numbers / 2; 0 is free. */
    size_t slots;    /* A power of two. */
    IDTYPE nameless; /* The last odd number given. */
} zr__ids;

/* With room for so many names. There is no way to tell cgraph of a lack of memory later: it would
 * make up names of its own. False when memory ran out. */
bool zr__ids_init(zr__ids *ids, size_t room, Agiodisc_t *io);

void zr__ids_clear(zr__ids *names);

#endif
