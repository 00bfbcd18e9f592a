/* Slices of a disc, shorter. */
#ifndef ZEREN_RENDER_REPORT_WEDGE_H
#define ZEREN_RENDER_REPORT_WEDGE_H

#include "src/buffer.h"

/* Append the slice that `path` draws, `size` bytes of what stands in d="…"; false if it is none,
 * and then nothing is appended. */
bool zr__wedge_add(zr__buffer *out, const char *path, size_t size);

#endif
