/**
 * @file
 * Diagrams of a notice, laid out and drawn by Graphviz inside the process.
 */
#ifndef ZEREN_DIAGRAM_H
#define ZEREN_DIAGRAM_H

#include "zeren/clusters.h"
#include "zeren/coverage.h"
#include "zeren/workload.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum zr_diagram_kind {
    ZR_DIAGRAM_UNITS,    /**< The map of who works with whom: modules by colour, size by load. */
    ZR_DIAGRAM_OFFICIALS /**< Officials and the units they call on; lead ties strong. */
} zr_diagram_kind;

typedef enum zr_diagram_format {
    ZR_DIAGRAM_SVG,
    ZR_DIAGRAM_PNG,
    ZR_DIAGRAM_PDF,
    ZR_DIAGRAM_DOT
} zr_diagram_format;

typedef struct zr_diagram_options {
    const zr_scope *scope;    /**< Borrowed; NULL means the whole notice. */
    zr_diagram_format format;
    const char *title;        /**< NULL: the notice's own title and the diagram's. */
    const char *font;         /**< Font family; NULL: "Noto Sans CJK SC". */
    double alpha;             /**< Level at which a tie is beyond chance. */
    zr_null_model null_model; /**< Whose q decides. */
    uint32_t top;             /**< Units drawn at most, by load; 0: all that are legible. */
    uint64_t seed;
} zr_diagram_options;

#define ZR_DIAGRAM_OPTIONS_INIT \
    {NULL, ZR_DIAGRAM_SVG, NULL, NULL, 0.05, ZR_NULL_HYPERGEOMETRIC, 0, 1}

/**
 * Draw a diagram.
 *
 * The picture is as wide as a slide (960 points, 13.33 inches) and 16:9; where that does not hold
 * everything at 9 points, it is higher, down to 1:2. Where that does not either, or there are more
 * than 400 units, those with the most tasks are drawn, as many as a slide holds, and it says so.
 * With `top`, so many are drawn, at worst smaller.
 *
 * Same input, options and language: same bytes for DOT and SVG, on any machine. Names come out as
 * inert text. The language is that of the process's messages (gettext).
 *
 * @param[out] bytes  Set on success; release with zr_string_free(). NUL-terminated, which PNG and
 *                    PDF do not need.
 * @param[out] size   Length in bytes.
 * @param graph       Borrowed.
 * @retval ZR_ELIBRARY  Graphviz failed, or has no plug-in for the format.
 *
 * Not re-entrant inside (Graphviz is not): a lock makes callers take turns.
 */
ZR_API zr_status zr_diagram_draw(char **bytes, size_t *size, zr_diagram_kind kind,
                                 const zr_graph *graph, const zr_diagram_options *options,
                                 zr_error *err);

#ifdef __cplusplus
}
#endif

#endif
