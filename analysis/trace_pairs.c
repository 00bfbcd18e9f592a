/*
 * One to one: the pairing of the two lists whose scores have the greatest sum.
 */
#include "analysis/igraph_assign.h"
#include "analysis/trace.h"
#include "src/failure.h"
#include "src/memory.h"

enum { MOST_PAIRED = 1000 };

/* Scores by task of the first list, a row each; those of tasks that are settled stay 0. */
static void fill_scores(double *score, zr__near *near, zr__nearest_list *second,
                        const bool *is_settled)
{
    const zr__evidence *e = second->evidence;
    const uint32_t columns = e->count - e->first_count;

    for (uint32_t a = 0; a < e->first_count; a++) {
        const uint32_t found =
            is_settled[a] ? 0 : zr__nearest_find(near, columns, second, a, NULL);

        for (uint32_t i = 0; i < found; i++)
            if (!is_settled[near[i].document])
                score[(size_t)a * columns + near[i].document - e->first_count] = near[i].score;
    }
}

zr_status zr__pair_off(uint32_t *partner, zr__nearest_list *second, const bool *is_settled,
                       zr_error *err)
{
    const zr__evidence *e = second->evidence;
    const uint32_t rows = e->first_count, columns = e->count - rows;
    double *score = NULL;
    zr__near *near = NULL;
    zr_status status = ZR_OK;

    if (rows > MOST_PAIRED || columns > MOST_PAIRED)
        return zr__fail(err, ZR_EINVAL, _("one to one is for at most %d tasks a side"),
                        (int)MOST_PAIRED);
    score = zr__calloc((size_t)rows * columns, sizeof *score);
    near = zr__calloc((size_t)columns + 1, sizeof *near);
    if (score == NULL || near == NULL) {
        status = zr__out_of_memory(err);
    } else {
        fill_scores(score, near, second, is_settled);
        status = zr__assign(partner, score, rows, columns, err);
    }
    for (uint32_t a = 0; status == ZR_OK && a < rows; a++)
        partner[a] = partner[a] == ZR_NONE ? ZR_NONE : rows + partner[a];
    zr__free(score);
    zr__free(near);
    return status;
}
