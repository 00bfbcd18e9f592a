/* Targets in English sentences. */
#ifndef ZEREN_SRC_IMPORT_FIGURES_ENGLISH_H
#define ZEREN_SRC_IMPORT_FIGURES_ENGLISH_H

#include "src/import/figures.h"

/* Add the targets of a text that has no Chinese in it, in its order. */
void zr__read_english_figures(zr__reader *reader, zr__slice text, uint32_t line, zr__figures *out);

#endif
