/*
 * Of several rows about one task or figure, which counts.
 */
#include <math.h>
#include <string.h>

#include "src/dates.h"
#include "src/failure.h"
#include "src/ledger/filled.h"
#include "src/memory.h"
#include "src/text.h"

bool zr__filled_row_speaks(const zr_filled_row *row)
{
    return row->progress != ZR_PROGRESS_SILENT || row->progress_written != NULL ||
           isfinite(row->percent) || row->percent_written != NULL || row->done != NULL ||
           row->problem != NULL || row->next != NULL || row->updated != NULL;
}

/* Dates compare as texts; what is no date is older than any. */
static int compare_dates(const char *a, const char *b)
{
    return strcmp(a != NULL && zr__date_is_valid(a) ? a : "",
                  b != NULL && zr__date_is_valid(b) ? b : "");
}

static bool goes_before(const zr_filled_row *row, const zr_filled_row *best, const bool *is_own)
{
    if (is_own[row->sheet] != is_own[best->sheet])
        return is_own[row->sheet];
    if (row->leads != best->leads)
        return row->leads;
    return compare_dates(row->updated, best->updated) > 0;
}

/* What a list is called: its sheet, or the file of a CSV without directory and ending. */
static void add_label(zr__buffer *out, const zr_filled_sheet *sheet)
{
    const char *slash = strrchr(sheet->file, '/');
    const char *stem = slash != NULL ? slash + 1 : sheet->file;
    const char *dot = strrchr(stem, '.');

    if (sheet->name != NULL)
        zr__buffer_add(out, sheet->name);
    else
        zr__buffer_add_bytes(out, stem, dot != NULL ? (size_t)(dot - stem) : strlen(stem));
}

/* By sheet: it is the list of this unit, whose name may be too long for a sheet's. */
static bool *mark_own(const zr_filled *filled, const char *own)
{
    enum { CUT = 27 }; /* Characters: a sheet's name has 31 at most, and may end in " (2)". */
    bool *is_own = zr__calloc(filled->sheet_count, sizeof *is_own);
    bool has_memory = is_own != NULL;

    for (uint32_t s = 0; s < filled->sheet_count && has_memory && own != NULL; s++) {
        zr__buffer label = {0};

        add_label(&label, &filled->sheet[s]);
        has_memory = !label.failed;
        is_own[s] = has_memory && label.bytes != NULL &&
                    (strcmp(label.bytes, own) == 0 ||
                     (zr__utf8_count(label.bytes, label.size) >= CUT &&
                      strncmp(label.bytes, own, label.size) == 0));
        zr__buffer_clear(&label);
    }
    if (has_memory)
        return is_own;
    zr__free(is_own);
    return NULL;
}

zr_status zr__filled_choose(uint32_t **row, const zr_filled *filled, const zr_notice *notice,
                            const char *own, zr_error *err)
{
    uint32_t *task = NULL;
    uint32_t *best = zr__calloc(notice->task_count, sizeof *best);
    bool *is_own = mark_own(filled, own);
    const zr_status status = best == NULL || is_own == NULL
                                 ? zr__out_of_memory(err)
                                 : zr__filled_match(&task, filled, notice, err);

    for (uint32_t t = 0; t < notice->task_count && status == ZR_OK; t++)
        best[t] = ZR_NONE;
    for (uint32_t r = 0; r < filled->row_count && status == ZR_OK; r++) {
        const uint32_t t = task[r];

        if (t != ZR_NONE && zr__filled_row_speaks(&filled->row[r]) &&
            (best[t] == ZR_NONE || goes_before(&filled->row[r], &filled->row[best[t]], is_own)))
            best[t] = r;
    }
    zr__free(is_own);
    zr__free(task);
    if (status == ZR_OK)
        *row = best;
    else
        zr__free(best);
    return status;
}

static bool is_same_text(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static bool agree(const zr_filled_row *a, const zr_filled_row *b)
{
    return a->progress == b->progress && is_same_text(a->progress_written, b->progress_written) &&
           (a->percent == b->percent || (isnan(a->percent) && isnan(b->percent))) &&
           is_same_text(a->percent_written, b->percent_written) &&
           is_same_text(a->done, b->done) && is_same_text(a->problem, b->problem) &&
           is_same_text(a->next, b->next) && is_same_text(a->updated, b->updated);
}

zr_status zr__filled_count_others(uint32_t *count, const zr_filled *filled,
                                  const zr_notice *notice, zr_error *err)
{
    uint32_t *task = NULL, *chosen = NULL;
    uint32_t others = 0;
    zr_status status = zr__filled_match(&task, filled, notice, err);

    if (status == ZR_OK)
        status = zr__filled_choose(&chosen, filled, notice, NULL, err);
    for (uint32_t r = 0; r < filled->row_count && status == ZR_OK; r++) {
        const zr_filled_row *counts =
            task[r] != ZR_NONE && chosen[task[r]] != ZR_NONE ? &filled->row[chosen[task[r]]]
                                                             : NULL;

        others += zr__filled_row_speaks(&filled->row[r]) &&
                  (counts == NULL || !agree(&filled->row[r], counts));
    }
    zr__free(task);
    zr__free(chosen);
    if (status == ZR_OK)
        *count = others;
    return status;
}

/* How much a row says of its figure. */
static int weight(const zr_filled_figure *figure)
{
    return isfinite(figure->actual)                                ? 3
           : figure->actual_written != NULL                        ? 2
           : figure->actual_on != NULL || figure->remark != NULL ? 1
                                                                   : 0;
}

bool zr__filled_figure_speaks(const zr_filled_figure *figure)
{
    return weight(figure) > 0;
}

static bool figure_goes_before(const zr_filled_figure *figure, const zr_filled_figure *best)
{
    if (weight(figure) != weight(best))
        return weight(figure) > weight(best);
    if (figure->leads != best->leads)
        return figure->leads;
    return compare_dates(figure->actual_on, best->actual_on) > 0;
}

static void choose_figures(uint32_t *best, uint32_t count, const zr_filled *filled,
                           const uint32_t *figure_of)
{
    for (uint32_t f = 0; f < count; f++)
        best[f] = ZR_NONE;
    for (uint32_t r = 0; r < filled->figure_count; r++) {
        uint32_t *slot = figure_of[r] != ZR_NONE ? &best[figure_of[r]] : NULL;

        if (slot != NULL && (*slot == ZR_NONE || figure_goes_before(&filled->figure[r],
                                                                    &filled->figure[*slot])))
            *slot = r;
    }
}

zr_status zr__filled_choose_figures(uint32_t **row, const zr_filled *filled,
                                    const zr_notice *notice, zr_error *err)
{
    uint32_t *start = zr__figure_starts(notice), *figure_of = NULL, *best = NULL;
    zr_status status = start == NULL
                           ? zr__out_of_memory(err)
                           : zr__filled_match_figures(&figure_of, filled, notice, err);

    if (status == ZR_OK &&
        (best = zr__calloc(start[notice->task_count], sizeof *best)) == NULL)
        status = zr__out_of_memory(err);
    if (status == ZR_OK) {
        choose_figures(best, start[notice->task_count], filled, figure_of);
        *row = best;
    }
    zr__free(figure_of);
    zr__free(start);
    return status;
}
