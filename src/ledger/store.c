/*
 * Growing lists with sticky failure; texts live in one arena.
 */
#include "src/ledger/store.h"

#include <string.h>

#include "src/failure.h"
#include "src/memory.h"

zr_status zr_filled_new(zr_filled **out, zr_error *err)
{
    zr__filled_store *store = zr__calloc(1, sizeof *store);

    if (store == NULL)
        return zr__out_of_memory(err);
    store->filled.store = store;
    *out = &store->filled;
    return ZR_OK;
}

void zr_filled_free(zr_filled *filled)
{
    zr__filled_store *store = filled != NULL ? filled->store : NULL;

    if (store == NULL)
        return;
    zr__free(store->sheet);
    zr__free(store->row);
    zr__free(store->figure);
    zr__free(store->problem);
    zr__arena_clear(&store->arena);
    zr__free(store);
}

zr__filled_mark zr__filled_mark_here(const zr__filled_store *store)
{
    const zr_filled *filled = &store->filled;

    return (zr__filled_mark){filled->sheet_count, filled->row_count, filled->figure_count,
                             filled->problem_count, filled->file_count};
}

void zr__filled_go_back(zr__filled_store *store, zr__filled_mark mark)
{
    zr_filled *filled = &store->filled;

    filled->sheet_count = mark.sheets;
    filled->row_count = mark.rows;
    filled->figure_count = mark.figures;
    filled->problem_count = mark.problems;
    filled->file_count = mark.files;
    store->failed = false;
}

const char *zr__filled_keep(zr__filled_store *store, const char *text, size_t size)
{
    const char *copy = zr__arena_text(&store->arena, text, size);

    store->failed = store->failed || copy == NULL;
    return copy;
}

void zr__filled_begin_file(zr__filled_store *store, const char *name)
{
    store->file = zr__filled_keep(store, name, strlen(name));
    store->filled.file_count++;
}

/* An array with room for one more; NULL, and `failed` set, when memory ran out. */
static void *grow(zr__filled_store *store, void *array, size_t *capacity, uint32_t count,
                  size_t size)
{
    void *grown = zr__grow(array, capacity, (size_t)count + 1, size);

    store->failed = store->failed || grown == NULL;
    return grown;
}

uint32_t zr__filled_add_sheet(zr__filled_store *store, const char *name)
{
    zr_filled *filled = &store->filled;
    zr_filled_sheet *grown = grow(store, store->sheet, &store->sheet_capacity,
                                  filled->sheet_count, sizeof *grown);

    if (grown == NULL)
        return 0;
    filled->sheet = store->sheet = grown;
    grown[filled->sheet_count] = (zr_filled_sheet){
        .file = store->file,
        .name = name != NULL ? zr__filled_keep(store, name, strlen(name)) : NULL,
    };
    return filled->sheet_count++;
}

void zr__filled_add_row(zr__filled_store *store, zr_filled_row row)
{
    zr_filled *filled = &store->filled;
    zr_filled_row *grown =
        grow(store, store->row, &store->row_capacity, filled->row_count, sizeof *grown);

    if (grown == NULL)
        return;
    filled->row = store->row = grown;
    grown[filled->row_count++] = row;
}

void zr__filled_add_figure(zr__filled_store *store, zr_filled_figure figure)
{
    zr_filled *filled = &store->filled;
    zr_filled_figure *grown =
        grow(store, store->figure, &store->figure_capacity, filled->figure_count, sizeof *grown);

    if (grown == NULL)
        return;
    filled->figure = store->figure = grown;
    grown[filled->figure_count++] = figure;
}

void zr__filled_report(zr__filled_store *store, zr_filled_problem problem)
{
    zr_filled *filled = &store->filled;
    zr_filled_problem *grown = grow(store, store->problem, &store->problem_capacity,
                                    filled->problem_count, sizeof *grown);

    if (grown == NULL)
        return;
    filled->problem = store->problem = grown;
    grown[filled->problem_count++] = problem;
}
