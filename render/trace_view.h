/* What the parts of the view of a trace share: its tables, its JSON and its words. */
#ifndef ZEREN_RENDER_TRACE_VIEW_H
#define ZEREN_RENDER_TRACE_VIEW_H

#include "render/view.h"
#include "zeren/trace.h"

typedef struct zr__trace_subject {
    const zr_trace *result;
    const zr_side *from, *to;
} zr__trace_subject;

/* Sentences, each with its NUL. Start from {0}; `text.failed` tells of memory. */
typedef struct zr__sentences {
    zr__buffer text;
    uint32_t count;
} zr__sentences;

/* What speaks for a match, the strongest first: names, wording, lead, units, official, figures. */
void zr__trace_explain(zr__sentences *out, const zr__trace_subject *view, uint32_t from,
                       uint32_t to, const zr_trace_match *match);

/* One shared figure as a sentence: both values, then whether the year's is on the way. */
void zr__trace_add_figure(zr__buffer *out, const zr_trace_figure *figure);

/* "carried", "weak", "none" for people. */
const char *zr__trace_verdict_word(zr_trace_verdict verdict);

static inline const zr_task *zr__trace_from(const zr__trace_subject *view, uint32_t task)
{
    return &view->from->graph->notice->task[task];
}

static inline const zr_task *zr__trace_to(const zr__trace_subject *view, uint32_t task)
{
    return &view->to->graph->notice->task[task];
}

extern const zr__view zr__trace_view;

void zr__trace_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top);

#endif
