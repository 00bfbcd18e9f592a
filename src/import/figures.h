/* Figures: quantitative targets in the words of a task. */
#ifndef ZEREN_SRC_IMPORT_FIGURES_H
#define ZEREN_SRC_IMPORT_FIGURES_H

#include "src/import/figure_openings.h"

typedef struct zr__figure {
    zr__slice name;
    zr__slice unit; /* Empty for a bare number. */
    const char *op; /* As the notice format writes it. */
    double value;
    zr__when by; /* As the words give it. */
} zr__figure;

typedef struct zr__figures {
    zr__figure *item;
    size_t count, capacity;
} zr__figures;

/* Add the targets of a text in its order. Names are kept in the reader. */
void zr__read_figures(zr__reader *reader, zr__slice text, uint32_t line, zr__figures *out);

#endif
