/*
 * The pairs of units in the view of clusters: those beyond chance, by every weight, and against
 * notices with the same degrees.
 */
#include "render/clusters_view.h"

#include "src/failure.h"

typedef zr__clusters_subject subject;

enum { NEAREST_TIES = 10 }; /* Shown when none is beyond chance. */

const zr__column zr__tie_columns[] = {
    {"a", N_("unit"), ZR__TEXT},
    {"b", N_("and"), ZR__TEXT},
    {"shared", N_("shared tasks"), ZR__COUNT},
    {"newman", N_("weight"), ZR__DECIMAL},
    {"p", N_("p (BiCM)"), ZR__PROBABILITY},
    {"q", N_("q"), ZR__PROBABILITY},
    {"q_observed", N_("q observed"), ZR__PROBABILITY},
    {"p_hypergeometric", N_("p (hypergeometric)"), ZR__PROBABILITY},
    {"q_hypergeometric", N_("q"), ZR__PROBABILITY},
    {"q_observed_hypergeometric", N_("q observed"), ZR__PROBABILITY},
    {0},
};

static void add_tie(zr__table *table, const subject *view, uint32_t index)
{
    const zr_tie *tie = &view->result->tie[index];

    zr__table_add_row(table, index);
    zr__table_add_text(table, zr__unit_name(view->graph, tie->a));
    zr__table_add_text(table, zr__unit_name(view->graph, tie->b));
    zr__table_add_number(table, tie->shared);
    zr__table_add_number(table, tie->newman);
    for (int model = 0; model < ZR_NULL_MODELS; model++) {
        zr__table_add_number(table, tie->p[model]);
        zr__table_add_number(table, tie->q[model]);
        zr__table_add_number(table, tie->q_observed[model]);
    }
}

static void note_families(zr__table *table, const zr_clusters *result)
{
    zr__table_add_note(table,
                       _("p: of sharing at least as many tasks by chance. BiCM keeps how many "
                         "tasks each unit has and how many units each task has; the hypergeometric "
                         "test keeps only the units' and finds too much where a few tasks name "
                         "many. q: Benjamini and Hochberg's over all %s pairs of units; 'q "
                         "observed' only over the %u that share a task, a milder family that "
                         "selects on the outcome."),
                       zr__phrase_count(result->pairs).text, result->tie_count);
}

void zr__fill_beyond_chance(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_clusters *result = view->result;

    for (uint32_t i = 0; i < result->tie_count; i++)
        if (zr__is_beyond_chance(&result->tie[i]))
            add_tie(table, view, i);
    if (table->row_count == 0 && result->tie_count > 0) {
        for (uint32_t i = 0; i < result->tie_count && i < NEAREST_TIES; i++)
            add_tie(table, view, i);
        zr__table_add_note(table, "%s", _("None of these is beyond chance; they come nearest."));
    }
    note_families(table, result);
}

void zr__fill_ties(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->result->tie_count; i++)
        add_tie(table, view, i);
    note_families(table, view->result);
}

const zr__column zr__weight_columns[] = {
    {"a", N_("unit"), ZR__TEXT},
    {"b", N_("and"), ZR__TEXT},
    {"shared", N_("shared tasks"), ZR__COUNT},
    {"newman", N_("weight"), ZR__DECIMAL},
    {"jaccard", N_("Jaccard"), ZR__FINE},
    {"cosine", N_("cosine"), ZR__FINE},
    {"overlap", N_("overlap"), ZR__FINE},
    {"lift", N_("lift"), ZR__DECIMAL},
    {"a_to_b", N_("first to second"), ZR__SHARE},
    {"b_to_a", N_("second to first"), ZR__SHARE},
    {0},
};

void zr__fill_weights(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->result->tie_count; i++) {
        const zr_tie *tie = &view->result->tie[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__unit_name(view->graph, tie->a));
        zr__table_add_text(table, zr__unit_name(view->graph, tie->b));
        zr__table_add_number(table, tie->shared);
        zr__table_add_number(table, tie->newman);
        zr__table_add_number(table, tie->jaccard);
        zr__table_add_number(table, tie->cosine);
        zr__table_add_number(table, tie->overlap);
        zr__table_add_number(table, tie->lift);
        zr__table_add_number(table, tie->a_to_b);
        zr__table_add_number(table, tie->b_to_a);
    }
    zr__table_add_note(table, "%s",
                       _("First to second: spread what the first has evenly over its tasks, and "
                         "what each task has over its units; this part arrives at the second."));
}

const zr__column zr__fixed_columns[] = {
    {"a", N_("unit"), ZR__TEXT},
    {"b", N_("and"), ZR__TEXT},
    {"shared", N_("shared tasks"), ZR__COUNT},
    {"p_fdsm", N_("p (FDSM)"), ZR__PROBABILITY},
    {"mid_p_fdsm", N_("mid-p"), ZR__PROBABILITY},
    {"q_fdsm", N_("q"), ZR__PROBABILITY},
    {"q_observed_fdsm", N_("q observed"), ZR__PROBABILITY},
    {"mid_p", N_("mid-p (BiCM)"), ZR__PROBABILITY},
    {"mid_p_hypergeometric", N_("mid-p (hypergeometric)"), ZR__PROBABILITY},
    {0},
};

void zr__fill_fixed(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_clusters *result = view->result;

    for (uint32_t i = 0; i < result->tie_count; i++) {
        const zr_tie *tie = &result->tie[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__unit_name(view->graph, tie->a));
        zr__table_add_text(table, zr__unit_name(view->graph, tie->b));
        zr__table_add_number(table, tie->shared);
        zr__table_add_number(table, tie->fixed.p);
        zr__table_add_number(table, tie->fixed.mid_p);
        zr__table_add_number(table, tie->fixed.q);
        zr__table_add_number(table, tie->fixed.q_observed);
        zr__table_add_number(table, tie->mid_p[ZR_NULL_BICM]);
        zr__table_add_number(table, tie->mid_p[ZR_NULL_HYPERGEOMETRIC]);
    }
    if (result->fixed_degree_samples > 0)
        zr__table_add_note(table,
                           _("FDSM: %u random notices in which every unit has as many tasks and "
                             "every task as many units, seed %s. mid-p counts those that share "
                             "just as many half."),
                           result->fixed_degree_samples, zr__phrase_count(result->seed).text);
    else
        zr__table_add_note(table, "%s",
                           _("No random notices were drawn: ask with --fdsm N, on at most 100,000 "
                             "assignments."));
}
