/*
 * Tables whose cells have a border or a shade each, with a strip between them.
 *
 * Four rules whose ends meet are the box of a cell; a page that cuts a cell leaves one without its
 * lower or upper rule. Boxes side by side are a table: their left and upper edges are its columns
 * and rows, and a box reaches over those that start within it. Where cells share their rules, these
 * run on, and hardly any ends meet but those of the frame.
 */
#include "src/import/pdf_boxes.h"

#include <stdlib.h>

#include "src/import/pdf_ruled.h"
#include "src/memory.h"

enum { MOST_RULES = 3000, MOST_BOXES = 1500, LEAST_BOXES = 4, MOST_EDGES = 256 };

static const double corner = 2, strip = 9, least = 6; /* Points. */

typedef struct box {
    zr__pdf_box at;
    bool is_open_above, is_open_below, is_dropped;
    size_t group;
} box;

typedef struct boxes {
    const zr__pdf_box *rule;
    size_t rule_count;
    box *item;
    size_t count;
} boxes;

static bool near(double a, double b)
{
    return a - b < corner && b - a < corner;
}

static bool is_box(const box *b, const zr__pdf_box *at)
{
    return near(b->at.left, at->left) && near(b->at.right, at->right) &&
           near(b->at.top, at->top) && near(b->at.bottom, at->bottom);
}

static void add_box(boxes *all, box b)
{
    if (all->count == MOST_BOXES || b.at.right - b.at.left < least ||
        b.at.bottom - b.at.top < least)
        return;
    for (size_t i = all->count; i > 0; i--) {
        if (is_box(&all->item[i - 1], &b.at))
            return;
    }
    all->item[all->count++] = b;
}

/* The upright rule at `x` that starts (or ends) at `y`; NULL when none does. */
static const zr__pdf_box *upright_at(const boxes *all, double x, double y, bool starts)
{
    for (size_t i = 0; i < all->rule_count; i++) {
        const zr__pdf_box *u = &all->rule[i];
        if (!zr__pdf_rule_is_level(u) && (near(u->left, x) || near(u->right, x)) &&
            (starts ? near(u->top, y) : near(u->bottom, y)))
            return u;
    }
    return NULL;
}

/* Whether level rules close two uprights at `y`, over most of the way. */
static bool is_closed(const boxes *all, double left, double right, double y)
{
    double longest = 0;

    for (size_t i = 0; i < all->rule_count; i++) {
        const zr__pdf_box *l = &all->rule[i];
        if (!zr__pdf_rule_is_level(l) || (!near(l->top, y) && !near(l->bottom, y)))
            continue;
        const double from = l->left > left ? l->left : left;
        const double to = l->right < right ? l->right : right;
        longest = to - from > longest ? to - from : longest;
    }
    return longest > 0.6 * (right - left);
}

/* The box below a level rule, or above it. */
static void take_box(boxes *all, const zr__pdf_box *level, bool below)
{
    const double y = below ? level->top : level->bottom;
    const zr__pdf_box *left = upright_at(all, level->left, y, below);
    const zr__pdf_box *right = upright_at(all, level->right, y, below);

    if (left == NULL || right == NULL || left == right)
        return;
    const double end = below ? left->bottom : left->top;
    if (!near(end, below ? right->bottom : right->top))
        return;
    const bool closed = is_closed(all, level->left, level->right, end);
    if (closed && !below)
        return; /* found from above */
    add_box(all, (box){.at = {level->left, below ? y : end, level->right, below ? end : y},
                       .is_open_below = below && !closed,
                       .is_open_above = !below});
}

static bool holds(const zr__pdf_box *outer, const zr__pdf_box *inner)
{
    return outer->left <= inner->left + corner && outer->right >= inner->right - corner &&
           outer->top <= inner->top + corner && outer->bottom >= inner->bottom - corner;
}

/* The frame of a table is no cell. */
static void drop_frames(boxes *all)
{
    for (size_t i = 0; i < all->count; i++) {
        size_t within = 0;
        for (size_t k = 0; k < all->count && within < 2; k++)
            within += k != i && holds(&all->item[i].at, &all->item[k].at);
        all->item[i].is_dropped = within >= 2;
    }
}

static size_t root(box *item, size_t i)
{
    while (item[i].group != i)
        i = item[i].group = item[item[i].group].group;
    return i;
}

static bool are_neighbours(const zr__pdf_box *a, const zr__pdf_box *b)
{
    return a->left < b->right + strip && b->left < a->right + strip &&
           a->top < b->bottom + strip && b->top < a->bottom + strip;
}

static void join(boxes *all)
{
    for (size_t i = 0; i < all->count; i++)
        all->item[i].group = i;
    for (size_t i = 0; i < all->count; i++) {
        for (size_t k = 0; k < i && !all->item[i].is_dropped; k++) {
            if (all->item[k].is_dropped || !are_neighbours(&all->item[i].at, &all->item[k].at))
                continue;
            const size_t a = root(all->item, i), b = root(all->item, k);
            all->item[a > b ? a : b].group = a > b ? b : a;
        }
    }
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Edges from low to high, those within a little taken for one; the last one is the outer end. */
typedef struct edges {
    double at[MOST_BOXES + 1];
    size_t count;
} edges;

static void settle(edges *e, double end)
{
    size_t kept = 0;

    qsort(e->at, e->count, sizeof *e->at, by_value);
    for (size_t i = 0; i < e->count; i++) {
        if (kept == 0 || e->at[i] - e->at[kept - 1] > ZR__PDF_SAME)
            e->at[kept++] = e->at[i];
    }
    e->at[kept] = end;
    e->count = kept;
}

/* The edge at which something starts, or the one behind the last that starts before its end. */
static size_t edge_of(const edges *e, double at)
{
    size_t i = 0;

    while (i < e->count && e->at[i] + ZR__PDF_SAME < at)
        i++;
    return i;
}

/* How many boxes belong to a group; their edges. */
static size_t find_edges(boxes *all, size_t group, edges *x, edges *y)
{
    double right = 0, bottom = 0;
    size_t count = 0;

    x->count = y->count = 0;
    for (size_t i = 0; i < all->count; i++) {
        const box *b = &all->item[i];
        if (b->is_dropped || root(all->item, i) != group)
            continue;
        x->at[x->count++] = b->at.left;
        y->at[y->count++] = b->at.top;
        right = b->at.right > right ? b->at.right : right;
        bottom = b->at.bottom > bottom ? b->at.bottom : bottom;
        count++;
    }
    settle(x, right);
    settle(y, bottom);
    return count;
}

static bool is_free(const zr__pdf_grid *grid, const zr__pdf_cell *cell)
{
    for (size_t row = cell->row; row < cell->row + cell->row_span; row++) {
        for (size_t c = cell->column; c < cell->column + cell->column_span; c++) {
            if (grid->owner[row * grid->columns + c] != SIZE_MAX)
                return false;
        }
    }
    return true;
}

static bool add_cell(zr__pdf_grid *grid, const box *b, const edges *x, const edges *y)
{
    const size_t row = edge_of(y, b->at.top), column = edge_of(x, b->at.left);
    const size_t last_row = edge_of(y, b->at.bottom - 2 * ZR__PDF_SAME);
    const size_t last_column = edge_of(x, b->at.right - 2 * ZR__PDF_SAME);
    zr__pdf_cell cell = {.row = (uint32_t)row,
                         .column = (uint32_t)column,
                         .row_span = (uint32_t)(last_row > row ? last_row - row : 1),
                         .column_span = (uint32_t)(last_column > column ? last_column - column : 1),
                         .box = b->at,
                         .is_open_above = b->is_open_above && row == 0,
                         .is_open_below = b->is_open_below && last_row >= grid->rows};

    return row >= grid->rows || column >= grid->columns || !is_free(grid, &cell) ||
           zr__pdf_grid_add_cell(grid, cell);
}

/* Cells without a border have a place as well. */
static bool add_missing(zr__pdf_grid *grid)
{
    bool is_good = true;

    for (size_t row = 0; row < grid->rows && is_good; row++) {
        for (size_t c = 0; c < grid->columns && is_good; c++) {
            const zr__pdf_cell cell = {.row = (uint32_t)row,
                                       .column = (uint32_t)c,
                                       .row_span = 1,
                                       .column_span = 1,
                                       .box = {grid->x[c], grid->y[row], grid->x[c + 1],
                                               grid->y[row + 1]}};
            if (grid->owner[row * grid->columns + c] != SIZE_MAX)
                continue;
            is_good = zr__pdf_grid_add_cell(grid, cell);
            grid->unboxed++;
        }
    }
    return is_good;
}

static bool add_table(zr__pdf_grids *out, boxes *all, size_t group, edges *x, edges *y)
{
    const size_t count = find_edges(all, group, x, y);

    if (count < LEAST_BOXES || x->count < 2 || y->count < 2 || x->count > MOST_EDGES)
        return true;
    zr__pdf_grid *grid = zr__pdf_grids_add(out, x->at, x->count, y->at, y->count);
    bool is_good = grid != NULL;
    for (size_t i = 0; i < all->count && is_good; i++) {
        if (!all->item[i].is_dropped && root(all->item, i) == group)
            is_good = add_cell(grid, &all->item[i], x, y);
    }
    return is_good && add_missing(grid);
}

bool zr__pdf_boxes_find(zr__pdf_grids *out, const zr__pdf_box *rule, size_t count)
{
    boxes all = {.rule = rule, .rule_count = count};
    edges *found = zr__calloc(2, sizeof *found);
    bool is_good = found != NULL;

    if (is_good && count > 0 && count <= MOST_RULES) {
        all.item = zr__calloc(MOST_BOXES, sizeof *all.item);
        is_good = all.item != NULL;
        for (size_t i = 0; i < count && is_good; i++) {
            if (!zr__pdf_rule_is_level(&rule[i]))
                continue;
            take_box(&all, &rule[i], true);
            take_box(&all, &rule[i], false);
        }
        drop_frames(&all);
        join(&all);
        for (size_t i = 0; i < all.count && is_good; i++) {
            if (!all.item[i].is_dropped && root(all.item, i) == i)
                is_good = add_table(out, &all, i, &found[0], &found[1]);
        }
    }
    zr__free(found);
    zr__free(all.item);
    return is_good;
}
