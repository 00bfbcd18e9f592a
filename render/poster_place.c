/*
 * Where units, blocks and hubs stand on the poster, once they have their order.
 */
#include <math.h>

#include "render/poster.h"

/* Points. */
static const double MOST_SPREAD = 14.0; /* between rows, more than they need */
static const double BETWEEN_UNITS = 2.5;
static const double BETWEEN_HUBS = 9.0; /* their middles */

double zr__poster_units_height(const zr__poster *p)
{
    double used = 0;

    for (uint32_t i = 0; i < p->unit_count; i++)
        used += p->unit[i].height + BETWEEN_UNITS;
    return used;
}

/* Rows of units, spread over the height. */
static void place_units(zr__poster *p)
{
    const double used = zr__poster_units_height(p);
    const double spread = fmin(MOST_SPREAD, (p->height - used) / fmax(p->unit_count, 1));
    double y = p->top + (p->height - used - spread * p->unit_count) / 2;
    for (uint32_t i = 0; i < p->unit_count; i++) {
        zr__poster_unit *unit = &p->unit[p->unit_order[i]];
        unit->y = y + spread / 2 + unit->height / 2;
        y += unit->height + BETWEEN_UNITS + spread;
    }
}

/* Blocks of a side, spread over the height. */
static void place_side(zr__poster *p, int side)
{
    double used = 0, rows = 0;

    for (uint32_t b = 0; b < p->block_count; b++)
        if (p->block[b].side == side) {
            used += p->block[b].height;
            rows += p->block[b].count;
        }
    const double spread = fmin(MOST_SPREAD, (p->height - used) / fmax(rows, 1));
    double y = p->top + (p->height - used - spread * rows) / 2;
    for (uint32_t i = 0; i < p->block_count; i++) {
        zr__poster_block *block = &p->block[p->block_order[i]];
        if (block->side != side)
            continue;
        block->top = y + ZR__POSTER_ABOVE_BLOCK;
        y += zr__poster_heading(block->heading.count);
        for (uint32_t t = block->first; t < block->first + block->count; t++) {
            zr__poster_task *task = &p->task[p->order[t]];
            task->y = y + task->height / 2;
            y += task->height + spread;
        }
        block->bottom = y - spread;
    }
}

/* A hub stands at the height of the middle of its units and of its tasks. */
static void note_hub(zr__poster_hub *hub, const zr__poster *p, uint32_t number)
{
    double sum = 0;

    for (uint32_t i = 0; i < p->tie_count; i++)
        if (p->tie[i].hub == number)
            sum += p->unit[p->tie[i].unit].y + p->task[p->tie[i].task].y;
    hub->y = sum / (2.0 * hub->units * hub->tasks);
}

/* Keep the hubs of a side apart, from the top down. */
static void part_hubs(zr__poster *p, int side)
{
    double y = p->top;

    for (;;) {
        zr__poster_hub *next = NULL;
        for (uint32_t h = 0; h < p->hub_count; h++)
            if (p->block[p->hub[h].block].side == side && !p->hub[h].is_placed &&
                (next == NULL || p->hub[h].y < next->y))
                next = &p->hub[h];
        if (next == NULL)
            return;
        next->y = fmax(next->y, y);
        next->is_placed = true;
        y = next->y + BETWEEN_HUBS;
    }
}

void zr__poster_place(zr__poster *p)
{
    place_units(p);
    for (int side = 0; side < 2; side++)
        place_side(p, side);
    for (uint32_t h = 0; h < p->hub_count; h++)
        note_hub(&p->hub[h], p, h);
    for (int side = 0; side < 2; side++)
        part_hubs(p, side);
}
