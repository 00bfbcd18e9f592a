/*
 * From rules to tables.
 *
 * The places of rules that belong together, those within a few points taken for one, are the edges
 * of rows and columns; where no rule runs along an edge, the places beside it are one cell.
 */
#include <string.h>

#include "src/import/pdf_boxes.h"
#include "src/import/pdf_ruled.h"
#include "src/memory.h"

enum {
    MOST_PAIRS = 4000000, /* Of a level and an upright rule; each is looked at. */
    MOST_EDGES = 1000,
    MOST_PLACES = 200000
};

/* Edges in one direction, from low to high. */
typedef struct edges {
    double at[MOST_EDGES];
    size_t count;
    bool failed; /* Too many. */
} edges;

static void add_edge(edges *e, double at)
{
    size_t i = e->count;

    for (size_t k = 0; k < e->count; k++) {
        if (at - e->at[k] < ZR__PDF_SAME && e->at[k] - at < ZR__PDF_SAME)
            return;
    }
    if (e->count == MOST_EDGES) {
        e->failed = true;
        return;
    }
    for (; i > 0 && e->at[i - 1] > at; i--)
        e->at[i] = e->at[i - 1];
    e->at[i] = at;
    e->count++;
}

static double middle_x(const zr__pdf_box *box)
{
    return (box->left + box->right) / 2;
}

static double middle_y(const zr__pdf_box *box)
{
    return (box->top + box->bottom) / 2;
}

/* Rules, and the outermost ends of others, for a table may be open at its sides. */
static void find_edges(const zr__pdf_ruled *r, size_t group, edges *x, edges *y)
{
    zr__pdf_box all = {1e9, 1e9, -1e9, -1e9};

    x->count = y->count = 0;
    x->failed = y->failed = false;
    for (size_t i = 0; i < r->count; i++) {
        const zr__pdf_box *rule = &r->item[i];
        if (zr__pdf_ruled_root(r, i) != group)
            continue;
        if (i < r->levels)
            add_edge(y, middle_y(rule));
        else
            add_edge(x, middle_x(rule));
        all.left = rule->left < all.left ? rule->left : all.left;
        all.top = rule->top < all.top ? rule->top : all.top;
        all.right = rule->right > all.right ? rule->right : all.right;
        all.bottom = rule->bottom > all.bottom ? rule->bottom : all.bottom;
    }
    add_edge(x, all.left);
    add_edge(x, all.right);
    add_edge(y, all.top);
    add_edge(y, all.bottom);
}

/* Where rules run along the edges of each place, its right one and the one below it: a bit for each
 * of its parts, for what is drawn twice does not count twice. */
typedef struct drawn {
    const zr__pdf_grid *grid;
    uint32_t *right, *below; /* Row 0 of `below` is the upper edge of the table. */
} drawn;

enum { PARTS = 32 };

/* The parts of the way from one place to another that lie between `a` and `b`. */
static uint32_t parts_of(double a, double b, double from, double to)
{
    const double part = (to - from) / PARTS;
    uint32_t parts = 0;

    for (unsigned i = 0; i < PARTS && b > from && a < to; i++) {
        const double middle = from + (i + 0.5) * part;
        if (middle > a && middle < b)
            parts |= (uint32_t)1 << i;
    }
    return parts;
}

/* Whether rules run along most of the way. */
static bool is_drawn(uint32_t parts)
{
    unsigned count = 0;

    for (; parts != 0; parts &= parts - 1)
        count++;
    return 10 * count > 6 * PARTS;
}

/* The edge at which a rule runs. */
static size_t edge_of(const double *edge, size_t count, double at)
{
    size_t i = 0;

    while (i < count && edge[i] + ZR__PDF_SAME < at)
        i++;
    return i;
}

static void draw(const drawn *d, const zr__pdf_box *rule)
{
    const zr__pdf_grid *g = d->grid;

    if (zr__pdf_rule_is_level(rule)) {
        const size_t row = edge_of(g->y, g->rows, middle_y(rule));
        for (size_t c = 0; c < g->columns; c++)
            d->below[row * g->columns + c] |= parts_of(
                rule->left - ZR__PDF_TOUCH, rule->right + ZR__PDF_TOUCH, g->x[c], g->x[c + 1]);
        return;
    }
    const size_t column = edge_of(g->x, g->columns, middle_x(rule));
    for (size_t row = 0; row < g->rows && column > 0; row++)
        d->right[row * g->columns + column - 1] |= parts_of(
            rule->top - ZR__PDF_TOUCH, rule->bottom + ZR__PDF_TOUCH, g->y[row], g->y[row + 1]);
}

static bool has_right(const drawn *d, size_t row, size_t column)
{
    const zr__pdf_grid *g = d->grid;

    return column + 1 == g->columns || is_drawn(d->right[row * g->columns + column]);
}

/* Whether a rule runs along the upper edge of `row`, which may be one more than there are. */
static bool has_above(const drawn *d, size_t row, size_t column)
{
    const zr__pdf_grid *g = d->grid;

    return is_drawn(d->below[row * g->columns + column]);
}

/* The cell that starts at a place: as wide as no rule ends it, then as deep. */
static zr__pdf_cell cell_at(const drawn *d, size_t row, size_t column)
{
    const zr__pdf_grid *g = d->grid;
    size_t right = column, down = row;
    bool goes_on = true;

    while (!has_right(d, row, right) && g->owner[row * g->columns + right + 1] == SIZE_MAX)
        right++;
    while (goes_on && down + 1 < g->rows) {
        for (size_t c = column; c <= right && goes_on; c++)
            goes_on =
                !has_above(d, down + 1, c) && g->owner[(down + 1) * g->columns + c] == SIZE_MAX;
        down += goes_on;
    }
    return (zr__pdf_cell){.row = (uint32_t)row,
                          .column = (uint32_t)column,
                          .row_span = (uint32_t)(down - row + 1),
                          .column_span = (uint32_t)(right - column + 1),
                          .box = {g->x[column], g->y[row], g->x[right + 1], g->y[down + 1]},
                          .is_open_above = row == 0 && !has_above(d, 0, column),
                          .is_open_below = down + 1 == g->rows && !has_above(d, g->rows, column)};
}

static bool add_cells(zr__pdf_grid *grid, const zr__pdf_ruled *r, size_t group)
{
    drawn d = {.grid = grid,
               .right = zr__calloc(grid->rows * grid->columns, sizeof *d.right),
               .below = zr__calloc((grid->rows + 1) * grid->columns, sizeof *d.below)};
    bool is_good = d.right != NULL && d.below != NULL;

    for (size_t i = 0; i < r->count && is_good; i++) {
        if (zr__pdf_ruled_root(r, i) == group)
            draw(&d, &r->item[i]);
    }
    for (size_t row = 0; row < grid->rows && is_good; row++) {
        for (size_t c = 0; c < grid->columns && is_good; c++) {
            if (grid->owner[row * grid->columns + c] == SIZE_MAX)
                is_good = zr__pdf_grid_add_cell(grid, cell_at(&d, row, c));
        }
    }
    zr__free(d.right);
    zr__free(d.below);
    return is_good;
}

/* Within a cell of another table: a table of its own there is read as the text of that cell. */
static bool is_inside(const zr__pdf_grids *grids, size_t first, const edges *x, const edges *y)
{
    for (size_t i = first; i < grids->count; i++) {
        const zr__pdf_box *box = &grids->item[i].box;
        if (x->at[0] > box->left - ZR__PDF_SAME &&
            x->at[x->count - 1] < box->right + ZR__PDF_SAME && y->at[0] > box->top - ZR__PDF_SAME &&
            y->at[y->count - 1] < box->bottom + ZR__PDF_SAME)
            return true;
    }
    return false;
}

/* The table of a group of rules, if it is one. */
static bool add_table(zr__pdf_grids *out, size_t boxed, const zr__pdf_ruled *r, size_t group,
                      edges *x, edges *y)
{
    find_edges(r, group, x, y);
    out->is_beyond |= x->failed || y->failed;
    if (x->failed || y->failed || x->count < 3 || y->count < 2 || x->count > 257 ||
        x->count * y->count > MOST_PLACES || is_inside(out, boxed, x, y))
        return true;
    zr__pdf_grid *grid = zr__pdf_grids_add(out, x->at, x->count - 1, y->at, y->count - 1);
    return grid != NULL && add_cells(grid, r, group);
}

static size_t pairs_of(const zr__pdf_box *rule, size_t count)
{
    size_t levels = 0;

    for (size_t i = 0; i < count; i++)
        levels += zr__pdf_rule_is_level(&rule[i]);
    return levels * (count - levels);
}

static double area(const zr__pdf_box *box)
{
    return (box->right - box->left) * (box->bottom - box->top);
}

static bool overlap_each_other(const zr__pdf_box *a, const zr__pdf_box *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static bool has_strip(const double *edge, size_t count)
{
    const double thin = 8; /* Points: no column or row is as narrow. */

    for (size_t i = 0; i < count; i++) {
        if (edge[i + 1] - edge[i] < thin)
            return true;
    }
    return false;
}

/* Whether borders of their own tell the cells better than the rules of the same place do: these
 * make rows or columns of the strips between, those reach as far, and nearly every place has one.
 */
static bool is_better(const zr__pdf_grid *boxed, const zr__pdf_grid *ruled)
{
    return area(&ruled->box) < 1.1 * area(&boxed->box) &&
           5 * boxed->unboxed <= boxed->rows * boxed->columns &&
           (has_strip(ruled->x, ruled->columns) || has_strip(ruled->y, ruled->rows));
}

/* The first `boxed` grids were made by borders, the others by rules that belong together. */
static bool choose(zr__pdf_grids *grids, size_t boxed)
{
    bool *drop = zr__calloc(grids->count + 1, sizeof *drop);

    for (size_t b = 0; b < boxed && drop != NULL; b++) {
        const zr__pdf_grid *one = &grids->item[b];
        for (size_t r = boxed; r < grids->count; r++) {
            const zr__pdf_grid *other = &grids->item[r];
            if (2 * area(&other->box) > area(&one->box) &&
                overlap_each_other(&one->box, &other->box))
                drop[b] |= !is_better(one, other);
        }
        for (size_t r = boxed; r < grids->count && !drop[b]; r++)
            drop[r] |= overlap_each_other(&one->box, &grids->item[r].box);
    }
    if (drop != NULL)
        zr__pdf_grids_drop(grids, drop);
    zr__free(drop);
    return drop != NULL;
}

bool zr__pdf_grids_find(zr__pdf_grids *out, const zr__pdf_box *rule, size_t count)
{
    zr__pdf_ruled r = {0};
    edges *found = zr__calloc(2, sizeof *found);
    bool is_good = found != NULL && zr__pdf_boxes_find(out, rule, count);
    const size_t boxed = out->count;

    out->is_beyond = pairs_of(rule, count) > MOST_PAIRS;
    if (is_good && count > 0 && !out->is_beyond) {
        is_good = zr__pdf_ruled_sort_out(&r, rule, count);
        if (is_good)
            zr__pdf_ruled_join(&r);
        for (size_t i = 0; i < r.levels && is_good; i++) {
            if (zr__pdf_ruled_root(&r, i) == i)
                is_good = add_table(out, boxed, &r, i, &found[0], &found[1]);
        }
    }
    is_good = is_good && choose(out, boxed);
    zr__pdf_grids_sort(out);
    zr__free(found);
    zr__free(r.item);
    zr__free(r.group);
    return is_good;
}
