/* What the two halves of the view of a balance share. */
#ifndef ZEREN_RENDER_BALANCE_VIEW_H
#define ZEREN_RENDER_BALANCE_VIEW_H

#include "render/view.h"
#include "zeren/balance.h"

typedef struct zr__balance_subject {
    const zr_balance *balance;
    const zr_graph *graph;
} zr__balance_subject;

/* Why the receiver is fit: reason `i` in words, until false. `out` is emptied first. */
bool zr__handover_reason(zr__buffer *out, const zr_handover *handover, const zr_notice *notice,
                         uint32_t i);

extern const zr__view zr__balance_view;

void zr__balance_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top);

#endif
