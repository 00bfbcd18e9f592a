/*
 * The assignment problem by igraph (Jonker & Volgenant 1987, "A shortest augmenting path algorithm
 * for dense and sparse linear assignment problems"). It wants a square of costs: one less the
 * value, and 1 where a row or column was added.
 */
#include "analysis/igraph_assign.h"

#include <igraph/igraph.h>

#include "analysis/igraph_visit.h"
#include "src/failure.h"

typedef struct job {
    uint32_t *chosen;
    const double *value;
    uint32_t rows, columns;
} job;

static igraph_error_t solve(job *work, igraph_matrix_t *cost, igraph_vector_int_t *column)
{
    const igraph_integer_t size = igraph_matrix_nrow(cost);

    igraph_matrix_fill(cost, 1);
    for (uint32_t i = 0; i < work->rows; i++)
        for (uint32_t j = 0; j < work->columns; j++)
            MATRIX(*cost, i, j) = 1 - work->value[(size_t)i * work->columns + j];
    IGRAPH_CHECK(igraph_solve_lsap(cost, size, column));
    for (uint32_t i = 0; i < work->rows; i++) {
        const size_t j = (size_t)VECTOR(*column)[i];
        const bool is_pair = j < work->columns && work->value[(size_t)i * work->columns + j] > 0;
        work->chosen[i] = is_pair ? (uint32_t)j : ZR_NONE;
    }
    return IGRAPH_SUCCESS;
}

static igraph_error_t visit(void *data)
{
    job *work = data;
    const igraph_integer_t size = work->rows > work->columns ? work->rows : work->columns;
    igraph_matrix_t cost;
    igraph_vector_int_t column;

    IGRAPH_CHECK(igraph_matrix_init(&cost, size, size));
    IGRAPH_FINALLY(igraph_matrix_destroy, &cost);
    IGRAPH_CHECK(igraph_vector_int_init(&column, size));
    IGRAPH_FINALLY(igraph_vector_int_destroy, &column);
    IGRAPH_CHECK(solve(work, &cost, &column));
    igraph_vector_int_destroy(&column);
    igraph_matrix_destroy(&cost);
    IGRAPH_FINALLY_CLEAN(2);
    return IGRAPH_SUCCESS;
}

zr_status zr__assign(uint32_t *chosen, const double *value, uint32_t rows, uint32_t columns,
                     zr_error *err)
{
    job work = {chosen, value, rows, columns};

    if (rows == 0 || columns == 0) {
        for (uint32_t i = 0; i < rows; i++)
            chosen[i] = ZR_NONE;
        return ZR_OK;
    }
    return zr__igraph_visit(visit, &work, 0, err);
}
