/*
 * The legend of the map of units: how to read it, which ties are drawn by what rule, and which are
 * left out.
 */
#include "render/units_legend.h"

#include "src/failure.h"

static const double DISC_RADIUS = 8.0; /* points */

static void explain_ties(zr__notes *notes, const zr__units_map *m)
{
    const zr_clusters *clusters = &m->subject->clusters;
    const zr_diagram_options *options = m->subject->options;
    const bool by_bicm = options->null_model == ZR_NULL_BICM;

    if (clusters->tie_count == 0) {
        zr__notes_add(notes, _("No task names two units: there is nobody to work with."), 0);
        return;
    }
    zr__notes_line(notes, "key-beyond-chance", 2.5, notes->theme->neutral, false);
    zr__notes_addf(notes, ZR__NOTES_SAMPLE,
                   _n("%u of %u ties is beyond chance: %s, q ≤ %g over all %llu pairs of units",
                      "%u of %u ties are beyond chance: %s, q ≤ %g over all %llu pairs of units",
                      m->strong),
                   m->strong, clusters->tie_count,
                   by_bicm ? _("bipartite configuration model") : _("hypergeometric test"),
                   options->alpha, (unsigned long long)clusters->pairs);
    if (m->milder_drawn > 0) {
        zr__notes_line(notes, "key-milder", 1.5,
                       zr__tint(notes->theme->neutral, notes->theme->page, 0.7), true);
        zr__notes_addf(notes, ZR__NOTES_SAMPLE,
                       _n("%u more by a milder test: q over the %u pairs that share a task",
                          "%u more by a milder test: q over the %u pairs that share a task",
                          m->milder),
                       m->milder, clusters->tie_count);
    }
    if (m->strong_drawn < m->strong)
        zr__notes_addf(notes, ZR__NOTES_SAMPLE,
                       _n("%u of these joins units that are not drawn",
                          "%u of these join units that are not drawn", m->strong - m->strong_drawn),
                       m->strong - m->strong_drawn);
    const uint32_t shown = m->strong_drawn + m->milder_drawn;
    zr__notes_addf(notes, ZR__NOTES_SAMPLE,
                   _n("width: Newman's weight of the shared tasks. %u tie is not drawn",
                      "width: Newman's weight of the shared tasks. %u ties are not drawn",
                      clusters->tie_count - shown),
                   clusters->tie_count - shown);
}

void zr__units_legend(zr__notes *notes, const zr__units_map *m)
{
    const zr__selection *selection = &m->subject->selection;

    zr__notes_heading(notes, _("How to read it"));
    zr__notes_disc(notes, DISC_RADIUS);
    zr__notes_add(notes, _("area: tasks that name the unit; dark slice: those it leads; "
                           "3/8: it leads 3 of 8"), ZR__NOTES_SAMPLE);
    explain_ties(notes, m);
    if (m->subject->clusters.cluster_count > 0)
        zr__notes_addf(notes, 0,
                       notes->theme->is_grey
                           ? _("frames: modules of units and tasks that hold together "
                               "(two-mode modularity %.2f)")
                           : _("colours: modules of units and tasks that hold together "
                               "(two-mode modularity %.2f)"),
                       m->subject->clusters.modularity);
    if (selection->drawn < selection->count)
        zr__notes_addf(notes, 0, _("drawn: the %u units with the most tasks, of %u"),
                       selection->drawn, selection->count);
}
