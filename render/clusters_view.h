/* What the two halves of the view of clusters share: its sentences and tables, and its JSON. */
#ifndef ZEREN_RENDER_CLUSTERS_VIEW_H
#define ZEREN_RENDER_CLUSTERS_VIEW_H

#include "render/view.h"

typedef struct zr__clusters_subject {
    const zr_clusters *result;
    const zr_graph *graph;
} zr__clusters_subject;

/* Ties with q at most 0.05 by one null model: over all pairs, and over those that share a task. */
typedef struct zr__beyond_chance {
    uint32_t all_pairs;
    uint32_t observed_pairs;
} zr__beyond_chance;

zr__beyond_chance zr__count_beyond_chance(const zr_clusters *result, zr_null_model model);

/* Whether any null model finds the tie beyond chance over all pairs. */
bool zr__is_beyond_chance(const zr_tie *tie);

void zr__clusters_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top);

extern const zr__view zr__clusters_view;

/* The tables of pairs, in clusters_ties_view.c. */
extern const zr__column zr__tie_columns[], zr__weight_columns[], zr__fixed_columns[];
void zr__fill_beyond_chance(zr__table *table, const void *subject);
void zr__fill_ties(zr__table *table, const void *subject);
void zr__fill_weights(zr__table *table, const void *subject);
void zr__fill_fixed(zr__table *table, const void *subject);

/* A method, in words for a sentence. */
const char *zr__cluster_method_words(zr_cluster_method method);

#endif
