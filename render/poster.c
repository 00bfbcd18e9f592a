/*
 * What stands on the poster, and how high it is.
 *
 * Of more tasks than there is room for, one of each unit is taken, then those that name the most
 * units.
 */
#include "render/poster.h"

#include <math.h>

#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"

static const double BETWEEN_ROWS = 2.5;
static const double BOX_PADDING = 3.0;
static const double LARGE_BLOCK = 0.6; /* of all tasks */

enum { FEWEST_SPLIT = 12 };

double zr__poster_heading(uint32_t lines)
{
    return ZR__POSTER_ABOVE_BLOCK + lines * zr__line_pitch(ZR__POSTER_HEADING) + BETWEEN_ROWS;
}

static zr_status allocate(zr__poster *p, zr_error *err)
{
    const zr__selection *selection = &p->subject->selection;
    const size_t blocks = (size_t)p->subject->graph->notice->official_count + 2;

    p->task = zr__calloc(ZR__POSTER_MOST, sizeof *p->task);
    p->order = zr__calloc(ZR__POSTER_MOST, sizeof *p->order);
    p->unit = zr__calloc(selection->drawn, sizeof *p->unit);
    p->unit_order = zr__calloc(selection->drawn, sizeof *p->unit_order);
    p->block = zr__calloc(blocks, sizeof *p->block);
    p->block_order = zr__calloc(blocks, sizeof *p->block_order);
    if (p->task == NULL || p->order == NULL || p->unit == NULL || p->unit_order == NULL ||
        p->block == NULL || p->block_order == NULL)
        return zr__out_of_memory(err);
    return ZR_OK;
}

static zr_status fill_units(zr__poster *p, bool may_cut, zr_error *err)
{
    const zr__subject *subject = p->subject;
    const double width = p->unit_width - 2 * BOX_PADDING - 3.4 * ZR__POSTER_SIZE; /* "12/32" */
    double used = 0;

    for (uint32_t i = 0; i < subject->selection.drawn; i++) {
        zr__poster_unit *unit = &p->unit[p->unit_count++];
        const uint32_t number = subject->selection.unit[i].unit;
        unit->place = i;
        unit->name = zr__clean_text(subject->graph->notice->unit[number].name);
        if (unit->name == NULL ||
            !zr__lines_wrap(&unit->label, unit->name, width / ZR__POSTER_SIZE))
            return zr__out_of_memory(err);
        unit->height = unit->label.count * zr__line_pitch(ZR__POSTER_SIZE) + BOX_PADDING;
        used += unit->height + BETWEEN_ROWS;
        if (may_cut && used > p->height && p->unit_count > 1) {
            p->unit_count--;
            zr__free(unit->name);
            zr__lines_clear(&unit->label);
            *unit = (zr__poster_unit){0};
            break;
        }
    }
    p->units_left_out = subject->selection.count - p->unit_count;
    return ZR_OK;
}

static zr_status wrap_task(zr__poster *p, zr__poster_task *task, zr_error *err)
{
    const zr_task *of = &p->subject->graph->notice->task[task->task];
    char *title = zr__clean_text(of->title != NULL && of->title[0] != '\0' ? of->title : of->id);

    if (title == NULL)
        return zr__out_of_memory(err);
    const bool made = zr__lines_wrap(&task->title, title, p->title_width / ZR__POSTER_SIZE);
    zr__free(title);
    task->height = task->title.count * zr__line_pitch(ZR__POSTER_SIZE) + BETWEEN_ROWS;
    return made ? ZR_OK : zr__out_of_memory(err);
}

static zr_status fill_tasks(zr__poster *p, bool may_cut, double share, zr_error *err)
{
    const zr__subject *subject = p->subject;
    const double blocks = subject->graph->notice->official_count + 1;
    const double room = share * (2 * p->height - fmin(blocks, 24) * zr__poster_heading(1));
    const double row = zr__line_pitch(ZR__POSTER_SIZE) + BETWEEN_ROWS;
    const double most = may_cut ? fmax(1, fmin(ZR__POSTER_MOST, room / row)) : ZR__POSTER_MOST;
    uint32_t count = 0;
    zr_status status =
        zr__choose_tasks(p->order, &count, (uint32_t)most, &subject->selection, p->unit_count,
                         subject->graph, subject->options->scope, err);

    for (uint32_t i = 0; i < count && status == ZR_OK; i++) {
        zr__poster_task *task = &p->task[p->task_count++];
        task->task = p->order[i];
        status = wrap_task(p, task, err);
    }
    p->tasks_left_out = subject->selection.tasks - p->task_count;
    return status;
}

/* Blocks in document order of officials, by a counting sort. */
static zr_status fill_blocks(zr__poster *p, zr_error *err)
{
    const zr_notice *notice = p->subject->graph->notice;
    uint32_t *block_of = zr__calloc((size_t)notice->official_count + 1, sizeof *block_of);
    uint32_t *next = zr__calloc((size_t)notice->official_count + 2, sizeof *next);

    if (block_of == NULL || next == NULL) {
        zr__free(block_of);
        zr__free(next);
        return zr__out_of_memory(err);
    }
    for (uint32_t i = 0; i < p->task_count; i++) {
        const uint32_t official = notice->task[p->task[i].task].official;
        next[official < notice->official_count ? official : notice->official_count]++;
    }
    uint32_t first = 0;
    for (uint32_t o = 0; o <= notice->official_count; o++) {
        const uint32_t count = next[o];
        if (count == 0)
            continue;
        block_of[o] = p->block_count;
        p->block[p->block_count++] = (zr__poster_block){
            .official = o < notice->official_count ? o : ZR_NONE, .first = first, .count = count};
        next[o] = first;
        first += count;
    }
    for (uint32_t i = 0; i < p->task_count; i++) {
        uint32_t official = notice->task[p->task[i].task].official;
        official = official < notice->official_count ? official : notice->official_count;
        p->task[i].block = block_of[official];
        p->order[next[official]++] = i;
    }
    zr__free(block_of);
    zr__free(next);
    return ZR_OK;
}

/* A block with most of the tasks goes on at the other side. */
static void split_large_block(zr__poster *p)
{
    for (uint32_t b = 0; b < p->block_count; b++) {
        zr__poster_block *block = &p->block[b];
        if (block->count < FEWEST_SPLIT || block->count < LARGE_BLOCK * p->task_count)
            continue;
        zr__poster_block *rest = &p->block[p->block_count];
        *rest = *block;
        block->count /= 2;
        rest->first += block->count;
        rest->count -= block->count;
        for (uint32_t i = 0; i < rest->count; i++)
            p->task[p->order[rest->first + i]].block = p->block_count;
        p->block_count++;
        return;
    }
}

static zr_status fill_ties(zr__poster *p, zr_error *err)
{
    const zr_graph *graph = p->subject->graph;
    size_t room = 0;

    for (uint32_t i = 0; i < p->task_count; i++)
        room += zr_graph_task_size(graph, p->task[i].task);
    p->tie = zr__calloc(room, sizeof *p->tie);
    if (p->tie == NULL)
        return zr__out_of_memory(err);
    for (uint32_t i = 0; i < p->task_count; i++) {
        const uint32_t task = p->task[i].task;
        for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++) {
            const uint32_t place = p->subject->selection.place[graph->task_edge[e].end];
            if (place < p->unit_count)
                p->tie[p->tie_count++] =
                    (zr__poster_tie){place, i, graph->task_edge[e].role == ZR_LEAD};
        }
    }
    return ZR_OK;
}

/* Write over a block whose it is; how high and wide it is. */
static zr_status head_block(zr__poster *p, zr__poster_block *block, zr_error *err)
{
    const zr_notice *notice = p->subject->graph->notice;
    zr__buffer words = {0};

    if (block->official == ZR_NONE)
        zr__buffer_addf(&words, _("without an official: %u"), block->count);
    else
        zr__buffer_addf(&words, _("%s · tasks: %u"), notice->official[block->official].name,
                        block->count);
    char *clean = words.failed ? NULL : zr__clean_text(words.bytes);
    const bool is_made =
        clean != NULL &&
        zr__lines_wrap(&block->heading, clean, p->title_width / ZR__POSTER_HEADING);
    zr__free(clean);
    zr__buffer_clear(&words);
    if (!is_made)
        return zr__out_of_memory(err);
    block->height = zr__poster_heading(block->heading.count);
    block->width = block->heading.width * ZR__POSTER_HEADING;
    for (uint32_t i = 0; i < block->count; i++) {
        const zr__poster_task *task = &p->task[p->order[block->first + i]];
        block->height += task->height;
        block->width = fmax(block->width, task->title.width * ZR__POSTER_SIZE);
    }
    return ZR_OK;
}

zr_status zr__poster_fill(zr__poster *p, bool may_cut, double share, zr_error *err)
{
    zr_status status = allocate(p, err);

    if (status == ZR_OK)
        status = fill_units(p, may_cut, err);
    if (status == ZR_OK)
        status = fill_tasks(p, may_cut, share, err);
    if (status == ZR_OK)
        status = fill_blocks(p, err);
    if (status != ZR_OK)
        return status;
    split_large_block(p);
    for (uint32_t b = 0; b < p->block_count && status == ZR_OK; b++)
        status = head_block(p, &p->block[b], err);
    return status == ZR_OK ? fill_ties(p, err) : status;
}

void zr__poster_clear(zr__poster *p)
{
    for (uint32_t i = 0; p->task != NULL && i < ZR__POSTER_MOST; i++)
        zr__lines_clear(&p->task[i].title);
    for (uint32_t i = 0; p->unit != NULL && i < p->subject->selection.drawn; i++) {
        zr__lines_clear(&p->unit[i].label);
        zr__free(p->unit[i].name);
    }
    for (uint32_t b = 0; p->block != NULL && b < p->block_count; b++)
        zr__lines_clear(&p->block[b].heading);
    zr__free(p->task);
    zr__free(p->unit);
    zr__free(p->block);
    zr__free(p->tie);
    zr__free(p->order);
    zr__free(p->block_order);
    zr__free(p->unit_order);
}
