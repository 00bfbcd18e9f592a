/*
 * The map of units, filled from the analysis.
 *
 * A tie is beyond chance where q over all pairs of units is at most alpha. Where only q over the
 * pairs that share a task is, it belongs to a milder family that selects on the outcome: shown
 * apart, and only as long as there are few.
 */
#include "render/units_map.h"

#include <math.h>
#include <stdio.h>

#include "render/label.h"
#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"

/* Points at scale 1. */
static const double LARGEST_DISC = 15.0; /* radius of the most loaded unit */
static const double FEW_PER_TASK = 12.0, MANY_PER_TASK = 2.0; /* radius with one task, at most */
static const double PER_TASK = 23.0; /* the same, by the square root of the units */
static const double SMALLEST_DISC = 1.3;

static zr__strength strength_of(const zr_tie *tie, const zr_diagram_options *options)
{
    if (tie->q[options->null_model] <= options->alpha)
        return ZR__BEYOND_CHANCE;
    return tie->q_observed[options->null_model] <= options->alpha ? ZR__MILDER : ZR__BY_CHANCE;
}

/* What stands on a card that is no module. */
static uint32_t singles_of(const zr_clusters *clusters)
{
    return clusters->cluster_count;
}

static uint32_t alone_of(const zr_clusters *clusters)
{
    return clusters->cluster_count + 1;
}

/* Module of a drawn unit, or what stands for one. */
static uint32_t module_of(const zr__units_map *m, uint32_t place)
{
    const zr_clusters *clusters = &m->subject->clusters;
    const uint32_t module = clusters->of_unit[m->subject->selection.unit[place].unit];

    return module < clusters->cluster_count ? module : alone_of(clusters);
}

static zr_status allocate(zr__units_map *m, zr_error *err)
{
    const zr_clusters *clusters = &m->subject->clusters;
    const size_t units = m->subject->selection.drawn, cards = (size_t)clusters->cluster_count + 2;

    m->map.unit = zr__calloc(units, sizeof *m->map.unit);
    m->map.card = zr__calloc(cards, sizeof *m->map.card);
    m->map.tie = zr__calloc(clusters->tie_count, sizeof *m->map.tie);
    m->name = zr__calloc(units, sizeof *m->name);
    m->member = zr__calloc(units, sizeof *m->member);
    m->module = zr__calloc(cards, sizeof *m->module);
    m->title = zr__calloc(cards, sizeof *m->title);
    m->brief = zr__calloc(cards, sizeof *m->brief);
    m->tie = zr__calloc(clusters->tie_count, sizeof *m->tie);
    m->strength = zr__calloc(clusters->tie_count, sizeof *m->strength);
    m->map.unit_count = (uint32_t)units;
    if (m->map.unit == NULL || m->map.card == NULL || m->map.tie == NULL || m->name == NULL ||
        m->member == NULL || m->module == NULL || m->title == NULL || m->brief == NULL ||
        m->tie == NULL || m->strength == NULL)
        return zr__out_of_memory(err);
    return ZR_OK;
}

/* Discs are comparable within a picture: where units are many, there is less room for each. */
static double per_task_at_most(uint32_t units)
{
    return fmin(FEW_PER_TASK, fmax(MANY_PER_TASK, PER_TASK / sqrt(units)));
}

static zr_status fill_units(zr__units_map *m, zr_error *err)
{
    const zr__selection *selection = &m->subject->selection;
    const double most = selection->count > 0 ? selection->unit[0].total : 1;
    const double per_task = fmin(per_task_at_most(selection->count), LARGEST_DISC / sqrt(most));


    for (uint32_t i = 0; i < m->map.unit_count; i++) {
        const zr__chosen *chosen = &selection->unit[i];
        m->name[i] = zr__clean_text(m->subject->graph->notice->unit[chosen->unit].name);
        if (m->name[i] == NULL)
            return zr__out_of_memory(err);
        m->map.unit[i].name = m->name[i];
        m->map.widest_word = fmax(m->map.widest_word, zr__widest_word(m->name[i]));
        snprintf(m->map.unit[i].count, sizeof m->map.unit[i].count, "%u/%u", chosen->lead,
                 chosen->total);
        m->map.unit[i].disc = fmax(SMALLEST_DISC, per_task * sqrt(chosen->total));
        m->map.unit[i].group = ZR_NONE;
    }
    return ZR_OK;
}

/* The card of each module: `count` holds its units and then its card. Modules without a unit get
 * none; several with one unit each, as when many are left out, share a card. */
static void make_cards(zr__units_map *m, uint32_t *count)
{
    const zr_clusters *clusters = &m->subject->clusters;
    uint32_t first = 0;

    for (uint32_t module = 0; module < clusters->cluster_count; module++)
        m->singles += count[module] == 1;
    if (m->singles < 2)
        m->singles = 0;
    count[singles_of(clusters)] = m->singles;
    for (uint32_t module = 0; module <= alone_of(clusters); module++) {
        if (count[module] == 0 || (m->singles > 0 && module < singles_of(clusters) &&
                                   count[module] == 1)) {
            count[module] = ZR_NONE;
            continue;
        }
        m->map.card[m->cards].unit = m->member + first;
        m->module[m->cards] = module;
        first += count[module];
        count[module] = m->cards++;
    }
}

/* Gather the drawn units on cards, by a counting sort. */
static zr_status fill_cards(zr__units_map *m, zr_error *err)
{
    const zr_clusters *clusters = &m->subject->clusters;
    uint32_t *count = zr__calloc((size_t)clusters->cluster_count + 2, sizeof *count);

    if (count == NULL)
        return zr__out_of_memory(err);
    for (uint32_t i = 0; i < m->map.unit_count; i++)
        count[module_of(m, i)]++;
    make_cards(m, count);
    for (uint32_t i = 0; i < m->map.unit_count; i++) {
        const uint32_t own = count[module_of(m, i)];
        zr__map_unit *unit = &m->map.unit[i];
        unit->card = own != ZR_NONE ? own : count[singles_of(clusters)];
        zr__map_card *card = &m->map.card[unit->card];
        card->unit[card->unit_count++] = i;
    }
    zr__free(count);
    return ZR_OK;
}

/* What a module is called where the names of its foremost units are too long. */
static bool name_briefly(zr__units_map *m, uint32_t card)
{
    zr__buffer brief = {0};

    if (m->module[card] >= m->subject->clusters.cluster_count)
        return true;
    zr__buffer_addf(&brief, _("module %u"), m->module[card] + 1);
    m->brief[card] = zr__buffer_take(&brief);
    return m->brief[card] != NULL;
}

static zr_status title_cards(zr__units_map *m, zr_error *err)
{
    const zr_clusters *clusters = &m->subject->clusters;

    for (uint32_t c = 0; c < m->cards; c++) {
        const uint32_t module = m->module[c];
        const char *title = module == alone_of(clusters)     ? _("Works alone")
                            : module == singles_of(clusters) ? _("From other modules, one of each")
                                                             : clusters->cluster[module].label;
        m->title[c] = zr__clean_text(title);
        if (m->title[c] == NULL || !name_briefly(m, c))
            return zr__out_of_memory(err);
        m->map.card[c].title = m->title[c];
        m->map.card[c].brief = m->brief[c];
        m->has_alone |= module == alone_of(clusters);
    }
    m->map.card_count = m->cards - m->has_alone;
    return ZR_OK;
}

static void add_tie(zr__units_map *m, const zr_tie *tie, zr__strength strength)
{
    const uint32_t a = zr__drawn_place(&m->subject->selection, tie->a);
    const uint32_t b = zr__drawn_place(&m->subject->selection, tie->b);

    if (a == ZR_NONE || b == ZR_NONE)
        return;
    m->strong_drawn += strength == ZR__BEYOND_CHANCE;
    m->milder_drawn += strength == ZR__MILDER;
    m->tie[m->map.tie_count] = tie;
    m->strength[m->map.tie_count] = strength;
    m->map.tie[m->map.tie_count++] = (zr__map_tie){a, b, tie->newman};
}

static void fill_ties(zr__units_map *m)
{
    const zr_clusters *clusters = &m->subject->clusters;

    for (uint32_t t = 0; t < clusters->tie_count; t++) {
        const zr__strength strength = strength_of(&clusters->tie[t], m->subject->options);
        m->strong += strength == ZR__BEYOND_CHANCE;
        m->milder += strength == ZR__MILDER;
    }
    const zr__strength least =
        m->milder <= m->subject->selection.drawn ? ZR__MILDER : ZR__BEYOND_CHANCE;
    for (uint32_t t = 0; t < clusters->tie_count; t++) {
        const zr__strength strength = strength_of(&clusters->tie[t], m->subject->options);
        if (strength >= least)
            add_tie(m, &clusters->tie[t], strength);
    }
}

/* Name of a unit's group so far, the least place in it. */
static uint32_t root(const zr__map *map, uint32_t unit)
{
    while (map->unit[unit].group != unit)
        unit = map->unit[unit].group;
    return unit;
}

/* Units of one card that ties connect share a group. */
static void find_groups(zr__map *map)
{
    for (uint32_t t = 0; t < map->tie_count; t++) {
        zr__map_unit *a = &map->unit[map->tie[t].a], *b = &map->unit[map->tie[t].b];
        if (a->card != b->card)
            continue;
        if (a->group == ZR_NONE)
            a->group = map->tie[t].a;
        if (b->group == ZR_NONE)
            b->group = map->tie[t].b;
        const uint32_t ra = root(map, map->tie[t].a), rb = root(map, map->tie[t].b);
        map->unit[ra < rb ? rb : ra].group = ra < rb ? ra : rb;
    }
    for (uint32_t u = 0; u < map->unit_count; u++)
        if (map->unit[u].group != ZR_NONE)
            map->unit[u].group = root(map, u);
}

/* Groups first, each together, by the most loaded of its units; then the rest. Stable. */
static void gather_groups(zr__map *map, zr__map_card *card)
{
    for (uint32_t i = 1; i < card->unit_count; i++) {
        const uint32_t moved = card->unit[i], group = map->unit[moved].group;
        uint32_t at = i;
        for (; at > 0 && map->unit[card->unit[at - 1]].group > group; at--)
            card->unit[at] = card->unit[at - 1];
        card->unit[at] = moved;
    }
}

zr_status zr__units_map_init(zr__units_map *out, const zr__subject *subject, zr_error *err)
{
    zr__units_map m = {.subject = subject};
    zr_status status = allocate(&m, err);

    if (status == ZR_OK)
        status = fill_units(&m, err);
    if (status == ZR_OK)
        status = fill_cards(&m, err);
    if (status == ZR_OK)
        status = title_cards(&m, err);
    if (status != ZR_OK) {
        zr__units_map_clear(&m);
        return status;
    }
    fill_ties(&m);
    find_groups(&m.map);
    for (uint32_t c = 0; c < m.cards; c++)
        gather_groups(&m.map, &m.map.card[c]);
    *out = m;
    return ZR_OK;
}

void zr__units_map_clear(zr__units_map *m)
{
    for (uint32_t i = 0; m->map.unit != NULL && i < m->map.unit_count; i++)
        zr__lines_clear(&m->map.unit[i].label);
    for (uint32_t i = 0; m->name != NULL && i < m->map.unit_count; i++)
        zr__free(m->name[i]);
    for (uint32_t c = 0; c < m->cards; c++) {
        zr__lines_clear(&m->map.card[c].heading);
        zr__free(m->title[c]);
        zr__free(m->brief[c]);
    }
    zr__free(m->map.unit);
    zr__free(m->map.card);
    zr__free(m->map.tie);
    zr__free(m->name);
    zr__free(m->member);
    zr__free(m->module);
    zr__free(m->title);
    zr__free(m->brief);
    zr__free(m->tie);
    zr__free(m->strength);
    *m = (zr__units_map){0};
}
