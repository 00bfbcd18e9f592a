/*
 * From rules to tables.
 *
 * Rules that touch are one table. Their places, those within a few points taken for one, are the
 * edges of rows and columns; where no rule runs along an edge, the places beside it are one cell.
 * A stroke of a character is not taken for a rule, for it does not reach from rule to rule.
 */
#include "src/import/pdf_grid.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

enum {
    MOST_PAIRS = 4000000, /* Of a level and an upright rule; each is looked at. */
    MOST_EDGES = 1000,
    LONG_UPRIGHT = 24, /* Points: no stroke of a character is as long. */
    LONG_LEVEL = 40,   /* Points: few lines of characters look like a rule as long. */
    MOST_PLACES = 200000
};

static const double touch = 1.5, same = 3; /* Points. */

/* The rules of a page, level ones first, and which of them belong together. */
typedef struct rules {
    zr__pdf_box *item;
    size_t levels, count;
    size_t *group;
} rules;

static bool meet(const zr__pdf_box *a, const zr__pdf_box *b, double apart)
{
    return a->left <= b->right + apart && b->left <= a->right + apart &&
           a->top <= b->bottom + apart && b->top <= a->bottom + apart;
}

/* How many ends of an upright rule touch level ones of at least this length. */
static int ends(const rules *r, const zr__pdf_box *upright, double least)
{
    zr__pdf_box top = *upright, bottom = *upright;
    bool above = false, below = false;

    top.left = bottom.left -= same - touch; /* A border of its own may stand beside it. */
    top.right = bottom.right += same - touch;
    top.bottom = upright->top;
    bottom.top = upright->bottom;
    for (size_t l = 0; l < r->levels; l++) {
        if (r->item[l].right - r->item[l].left < least)
            continue;
        above |= meet(&r->item[l], &top, touch);
        below |= meet(&r->item[l], &bottom, touch);
    }
    return above + below;
}

/* Add the upright rules that level ones hold. */
static void add_uprights(rules *r, const zr__pdf_box *rule, size_t count, double least)
{
    r->count = r->levels;
    for (size_t i = 0; i < count; i++) {
        const double height = rule[i].bottom - rule[i].top;
        if (zr__pdf_rule_is_level(&rule[i]))
            continue;
        const int touching = ends(r, &rule[i], least);
        if (touching == 2 || (touching == 1 && height > LONG_UPRIGHT) ||
            height > 2 * LONG_UPRIGHT)
            r->item[r->count++] = rule[i];
    }
}

/* Whether a level rule reaches from one upright rule to another, or across one. */
static bool is_held(const rules *r, const zr__pdf_box *level)
{
    zr__pdf_box left = *level, right = *level;
    bool at_left = false, at_right = false, is_across = false;

    left.right = level->left;
    right.left = level->right;
    for (size_t u = r->levels; u < r->count; u++) {
        const zr__pdf_box *upright = &r->item[u];
        at_left |= meet(upright, &left, touch);
        at_right |= meet(upright, &right, touch);
        is_across |= meet(upright, level, touch) && upright->left > level->left + same &&
                     upright->right < level->right - same;
    }
    return (at_left && at_right) || is_across;
}

/* Level rules in front, then upright ones; and none that only a line of characters makes. The
 * long ones tell which others are rules. */
static bool sort_out(rules *r, const zr__pdf_box *rule, size_t count)
{
    size_t kept = 0;

    r->item = zr__calloc(count, sizeof *r->item);
    r->group = zr__calloc(count, sizeof *r->group);
    bool *holds = zr__calloc(count, sizeof *holds);
    const bool is_good = r->item != NULL && r->group != NULL && holds != NULL;
    for (size_t i = 0; i < count && is_good; i++) {
        if (zr__pdf_rule_is_level(&rule[i]))
            r->item[r->levels++] = rule[i];
    }
    if (is_good) {
        add_uprights(r, rule, count, LONG_LEVEL);
        for (size_t l = 0; l < r->levels; l++)
            holds[l] = is_held(r, &r->item[l]);
        for (size_t l = 0; l < r->levels; l++) {
            if (holds[l])
                r->item[kept++] = r->item[l];
        }
        r->levels = kept;
        add_uprights(r, rule, count, 0);
    }
    zr__free(holds);
    return is_good;
}

static size_t root(size_t *group, size_t i)
{
    while (group[i] != i)
        i = group[i] = group[group[i]];
    return i;
}

/* Cells may have a border each, with a little between them. */
static void join(const rules *r)
{
    for (size_t i = 0; i < r->count; i++)
        r->group[i] = i;
    for (size_t u = r->levels; u < r->count; u++) {
        for (size_t l = 0; l < r->levels; l++) {
            if (meet(&r->item[l], &r->item[u], same)) {
                const size_t a = root(r->group, l), b = root(r->group, u);
                r->group[a > b ? a : b] = a > b ? b : a;
            }
        }
    }
}

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
        if (at - e->at[k] < same && e->at[k] - at < same)
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
static void find_edges(const rules *r, size_t group, edges *x, edges *y)
{
    zr__pdf_box all = {1e9, 1e9, -1e9, -1e9};

    x->count = y->count = 0;
    x->failed = y->failed = false;
    for (size_t i = 0; i < r->count; i++) {
        const zr__pdf_box *rule = &r->item[i];
        if (root(r->group, i) != group)
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

/* How far rules run along the edges of each place: its right one, and the one below it. */
typedef struct drawn {
    const zr__pdf_grid *grid;
    double *right, *below; /* In points; row 0 of `below` is the upper edge of the table. */
} drawn;

static double overlap(double a, double b, double from, double to)
{
    const double low = a > from ? a : from, high = b < to ? b : to;

    return high > low ? high - low : 0;
}

/* The edge at which a rule runs. */
static size_t edge_of(const double *edge, size_t count, double at)
{
    size_t i = 0;

    while (i < count && edge[i] + same < at)
        i++;
    return i;
}

static void draw(const drawn *d, const zr__pdf_box *rule)
{
    const zr__pdf_grid *g = d->grid;

    if (zr__pdf_rule_is_level(rule)) {
        const size_t row = edge_of(g->y, g->rows, middle_y(rule));
        for (size_t c = 0; c < g->columns; c++)
            d->below[row * g->columns + c] +=
                overlap(rule->left - touch, rule->right + touch, g->x[c], g->x[c + 1]);
        return;
    }
    const size_t column = edge_of(g->x, g->columns, middle_x(rule));
    for (size_t row = 0; row < g->rows && column > 0; row++)
        d->right[row * g->columns + column - 1] +=
            overlap(rule->top - touch, rule->bottom + touch, g->y[row], g->y[row + 1]);
}

static bool has_right(const drawn *d, size_t row, size_t column)
{
    const zr__pdf_grid *g = d->grid;

    return column + 1 == g->columns || d->right[row * g->columns + column] >
                                           0.6 * (g->y[row + 1] - g->y[row]);
}

/* Whether a rule runs along the upper edge of `row`, which may be one more than there are. */
static bool has_above(const drawn *d, size_t row, size_t column)
{
    const zr__pdf_grid *g = d->grid;

    return d->below[row * g->columns + column] > 0.6 * (g->x[column + 1] - g->x[column]);
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
            goes_on = !has_above(d, down + 1, c) &&
                      g->owner[(down + 1) * g->columns + c] == SIZE_MAX;
        down += goes_on;
    }
    return (zr__pdf_cell){.row = (uint32_t)row,
                          .column = (uint32_t)column,
                          .row_span = (uint32_t)(down - row + 1),
                          .column_span = (uint32_t)(right - column + 1),
                          .box = {g->x[column], g->y[row], g->x[right + 1], g->y[down + 1]},
                          .is_open_above = row == 0 && !has_above(d, 0, column),
                          .is_open_below =
                              down + 1 == g->rows && !has_above(d, g->rows, column)};
}

bool zr__pdf_grid_add_cell(zr__pdf_grid *grid, zr__pdf_cell cell)
{
    zr__pdf_cell *grown =
        zr__grow(grid->cell, &grid->cell_capacity, grid->cell_count + 1, sizeof *grown);

    if (grown == NULL)
        return false;
    grid->cell = grown;
    for (size_t row = cell.row; row < cell.row + cell.row_span; row++) {
        for (size_t c = cell.column; c < cell.column + cell.column_span; c++)
            grid->owner[row * grid->columns + c] = grid->cell_count;
    }
    grown[grid->cell_count++] = cell;
    return true;
}

static bool add_cells(zr__pdf_grid *grid, const rules *r, size_t group)
{
    drawn d = {.grid = grid,
               .right = zr__calloc(grid->rows * grid->columns, sizeof(double)),
               .below = zr__calloc((grid->rows + 1) * grid->columns, sizeof(double))};
    bool is_good = d.right != NULL && d.below != NULL;

    for (size_t i = 0; i < r->count && is_good; i++) {
        if (root(r->group, i) == group)
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

zr__pdf_grid *zr__pdf_grids_add(zr__pdf_grids *grids, const double *x, size_t columns,
                                const double *y, size_t rows)
{
    zr__pdf_grid *grown = zr__grow(grids->item, &grids->capacity, grids->count + 1, sizeof *grown);

    if (grown == NULL)
        return NULL;
    grids->item = grown;
    zr__pdf_grid *grid = &grown[grids->count++];
    *grid = (zr__pdf_grid){.box = {x[0], y[0], x[columns], y[rows]},
                           .columns = columns,
                           .rows = rows,
                           .x = zr__calloc(columns + 1, sizeof *x),
                           .y = zr__calloc(rows + 1, sizeof *y),
                           .owner = zr__calloc(rows * columns, sizeof *grid->owner)};
    if (grid->x == NULL || grid->y == NULL || grid->owner == NULL)
        return NULL;
    memcpy(grid->x, x, (columns + 1) * sizeof *x);
    memcpy(grid->y, y, (rows + 1) * sizeof *y);
    memset(grid->owner, 0xFF, rows * columns * sizeof *grid->owner); /* SIZE_MAX */
    return grid;
}

/* Within a cell of another table: a table of its own there is read as the text of that cell. */
static bool is_inside(const zr__pdf_grids *grids, const edges *x, const edges *y)
{
    for (size_t i = 0; i < grids->count; i++) {
        const zr__pdf_box *box = &grids->item[i].box;
        if (x->at[0] > box->left - same && x->at[x->count - 1] < box->right + same &&
            y->at[0] > box->top - same && y->at[y->count - 1] < box->bottom + same)
            return true;
    }
    return false;
}

/* The table of a group of rules, if it is one. */
static bool add_table(zr__pdf_grids *out, const rules *r, size_t group, edges *x, edges *y)
{
    find_edges(r, group, x, y);
    if (x->failed || y->failed || x->count < 3 || y->count < 2 || x->count > 257 ||
        x->count * y->count > MOST_PLACES || is_inside(out, x, y))
        return true;
    zr__pdf_grid *grid = zr__pdf_grids_add(out, x->at, x->count - 1, y->at, y->count - 1);
    return grid != NULL && add_cells(grid, r, group);
}

static int by_top(const void *a, const void *b)
{
    const zr__pdf_grid *x = a, *y = b;

    if (x->box.top != y->box.top)
        return x->box.top < y->box.top ? -1 : 1;
    return (x->box.left > y->box.left) - (x->box.left < y->box.left);
}

void zr__pdf_grids_sort(zr__pdf_grids *grids)
{
    if (grids->count > 1)
        qsort(grids->item, grids->count, sizeof *grids->item, by_top);
}

static size_t pairs_of(const zr__pdf_box *rule, size_t count)
{
    size_t levels = 0;

    for (size_t i = 0; i < count; i++)
        levels += zr__pdf_rule_is_level(&rule[i]);
    return levels * (count - levels);
}

bool zr__pdf_grids_find(zr__pdf_grids *out, const zr__pdf_box *rule, size_t count)
{
    rules r = {0};
    edges *found = zr__calloc(2, sizeof *found);
    bool is_good = found != NULL;

    if (is_good && count > 0 && pairs_of(rule, count) <= MOST_PAIRS) {
        is_good = sort_out(&r, rule, count);
        if (is_good)
            join(&r);
        for (size_t i = 0; i < r.levels && is_good; i++) {
            if (root(r.group, i) == i)
                is_good = add_table(out, &r, i, &found[0], &found[1]);
        }
    }
    zr__pdf_grids_sort(out);
    zr__free(found);
    zr__free(r.item);
    zr__free(r.group);
    return is_good;
}

zr__pdf_cell *zr__pdf_grid_at(const zr__pdf_grid *grid, double x, double y)
{
    size_t column = 0, row = 0;

    if (x < grid->x[0] || x > grid->x[grid->columns] || y < grid->y[0] || y > grid->y[grid->rows])
        return NULL;
    while (column + 1 < grid->columns && x > grid->x[column + 1])
        column++;
    while (row + 1 < grid->rows && y > grid->y[row + 1])
        row++;
    const size_t cell = grid->owner[row * grid->columns + column];
    return cell != SIZE_MAX ? &grid->cell[cell] : NULL;
}

void zr__pdf_grid_clear(zr__pdf_grid *grid)
{
    zr__free(grid->x);
    zr__free(grid->y);
    zr__free(grid->cell);
    zr__free(grid->owner);
    *grid = (zr__pdf_grid){0};
}

void zr__pdf_grids_clear(zr__pdf_grids *grids)
{
    for (size_t i = 0; i < grids->count; i++)
        zr__pdf_grid_clear(&grids->item[i]);
    zr__free(grids->item);
    *grids = (zr__pdf_grids){0};
}
