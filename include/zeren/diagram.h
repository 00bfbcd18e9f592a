/**
 * @file
 * Diagrams of a notice, laid out and drawn by Graphviz inside the process.
 */
#ifndef ZEREN_DIAGRAM_H
#define ZEREN_DIAGRAM_H

#include "zeren/clusters.h"
#include "zeren/compare.h"
#include "zeren/coverage.h"
#include "zeren/trace.h"
#include "zeren/workload.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum zr_diagram_kind {
    ZR_DIAGRAM_UNITS,     /**< The map of who works with whom: modules by colour, size by load. */
    ZR_DIAGRAM_OFFICIALS, /**< Officials and the units they call on; lead ties strong. */
    ZR_DIAGRAM_OFFICIAL,  /**< One official (`index`): tasks and units. */
    ZR_DIAGRAM_UNIT,      /**< One unit (`index`): tasks, partners and officials. */
    ZR_DIAGRAM_NETWORK,   /**< Every task and unit, as a poster: by official or, where no task has
                               one, by module. */
    ZR_DIAGRAM_COMPARE,   /**< Two sides (`from`, `to`): ranked columns joined by slopes. */
    ZR_DIAGRAM_MATRIX,    /**< Units by officials or by tasks (`by`). */
    ZR_DIAGRAM_GROUPS,    /**< Units that repeatedly share tasks, as sets. */
    ZR_DIAGRAM_TRACE,     /**< Two sides (`from`, `to`): tasks and what carries them out, in bands
                               (`by` officials or units). */
    ZR_DIAGRAM_KINDS
} zr_diagram_kind;

typedef enum zr_diagram_format {
    ZR_DIAGRAM_SVG,
    ZR_DIAGRAM_PNG,
    ZR_DIAGRAM_PDF,
    ZR_DIAGRAM_DOT
} zr_diagram_format;

typedef enum zr_diagram_theme {
    ZR_THEME_LIGHT,
    ZR_THEME_DARK,
    ZR_THEME_PRINT, /**< Grey: shape, line style and pattern carry what colour does. */
    ZR_THEMES
} zr_diagram_theme;

/** What the columns of a matrix are, and the bands of a trace. */
typedef enum zr_diagram_by {
    ZR_BY_OFFICIALS,
    ZR_BY_TASKS, /**< Of a matrix. */
    ZR_BY_UNITS  /**< Of a trace: by the first leading unit. */
} zr_diagram_by;

/** Widths of a page in millimetres; a page lies across unless it has to be higher. */
#define ZR_WIDTH_A4 297.0
#define ZR_WIDTH_A3 420.0
#define ZR_WIDTH_SLIDE (13.0 * 25.4 + 25.4 / 3.0) /**< 16:9, 13.33 inches. */

typedef struct zr_diagram_options {
    const zr_scope *scope;    /**< Borrowed; NULL means the whole notice. */
    zr_diagram_format format;
    const char *title;        /**< NULL: the notice's own title and the diagram's; "": neither. */
    const char *font;         /**< Font family; NULL: "Noto Sans CJK SC". */
    double alpha;             /**< Level at which a tie is beyond chance. */
    zr_null_model null_model; /**< Whose q decides. */
    uint32_t top;             /**< Units drawn at most, by load; 0: all that are legible. */
    uint64_t seed;
    zr_diagram_theme theme;
    double width;             /**< Of the page, millimetres, 50 to 5000; 0: a slide, or A3 for the
                                   network. */
    double aspect;            /**< Width to height, .1 to 10; 0: as the width suggests, then higher
                                   as needed, down to 1:2. */
    uint32_t index;           /**< Official or unit that ZR_DIAGRAM_OFFICIAL or _UNIT is about. */
    zr_diagram_by by;         /**< Of ZR_DIAGRAM_MATRIX and _TRACE. */
    const zr_side *from, *to; /**< Of ZR_DIAGRAM_COMPARE and _TRACE, which need them; borrowed. */
    bool concentrate;         /**< Of ZR_DIAGRAM_NETWORK: where units share several tasks of an
                                   official, draw their lines through a hub (Newbery 1989). */
} zr_diagram_options;

#define ZR_DIAGRAM_OPTIONS_INIT                                                               \
    {NULL, ZR_DIAGRAM_SVG, NULL, NULL, 0.05, ZR_NULL_HYPERGEOMETRIC, 0, 1, ZR_THEME_LIGHT, 0, \
     0, ZR_NONE, ZR_BY_OFFICIALS, NULL, NULL, false}

/** Stable names, such as "units" and "matrix"; "light", "dark" and "print". */
ZR_API const char *zr_diagram_kind_name(zr_diagram_kind kind);
ZR_API const char *zr_diagram_theme_name(zr_diagram_theme theme);

/**
 * Draw a diagram.
 *
 * The picture is as wide as asked, and 16:9 or as A4 and A3 lying across; where that does not hold
 * everything at 9 points, it is higher, down to 1:2. Where that does not either, or there are more
 * than 400 units (of officials 150), those with the most tasks are drawn, as many as the page
 * holds, and it says so; network and matrix leave out tasks first. A trace, and where a
 * notice has more than 150 tasks the diagram of an official or a unit, is at most as high as A4
 * upright, and then shows what matters most: of a trace the tasks with the strongest ties, else
 * those led before others, or those of the most units. Little is
 * drawn larger, up to 1.75 times, and up to twice that below the headline. A million tasks take 3
 * to 15 seconds of one processor and .5 GB.
 * With `top`, so many are drawn, at worst smaller. Pages narrower than A4 are A4 made smaller.
 *
 * Same input, options and language: same bytes for DOT and SVG, on any machine and in any locale
 * of the host. Names come out as inert text. The language is that of the process's messages
 * (gettext).
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

/** How good a picture is, measured on its own geometry, with widths of text not less than those in
 * usual fonts. Lengths are points at the width asked for. */
typedef struct zr_diagram_figures {
    double width, height;
    double aspect;             /**< Width to height. */
    uint64_t crossings;        /**< Pairs of ties that cross; those that share an end do not. */
    double mean_edge;          /**< Length of a tie on average; NaN without ties. */
    uint32_t label_overlaps;   /**< Pairs of lines of text that overlap. */
    uint32_t clipped_labels;   /**< Lines that leave the page, or the card or box they are on. */
    uint32_t node_overlaps;    /**< Pairs of nodes that overlap. */
    double smallest_font;
    double least_contrast;     /**< Of a text against what is behind it, 1 to 21 (WCAG 2). */
    uint32_t nodes, ties;      /**< Drawn. */
    uint32_t units, units_left_out;
    uint32_t tasks, tasks_left_out; /**< Of diagrams with tasks as nodes; else 0. */
    bool has_two_columns;      /**< Of the network, up to ZR_TWO_COLUMNS_MOST assignments. */
    uint64_t two_columns;      /**< Crossings if the same ties were drawn between one column of
                                    units and one of tasks, each in the best order found. */
} zr_diagram_figures;

/** Assignments up to which orders of two columns are searched: more would take minutes. */
#define ZR_TWO_COLUMNS_MOST 20000

/** Measure the diagram that zr_diagram_draw() would draw, without Graphviz. */
ZR_API zr_status zr_diagram_measure(zr_diagram_figures *out, zr_diagram_kind kind,
                                    const zr_graph *graph, const zr_diagram_options *options,
                                    zr_error *err);

/** The figures as JSON; release with zr_string_free(). */
ZR_API zr_status zr_diagram_figures_format(char **text, const zr_diagram_figures *figures,
                                           zr_diagram_kind kind, zr_error *err);

#ifdef __cplusplus
}
#endif

#endif
