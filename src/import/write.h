/* The notice out of what was read. */
#ifndef ZEREN_SRC_IMPORT_WRITE_H
#define ZEREN_SRC_IMPORT_WRITE_H

#include "src/import/facts.h"
#include "src/import/joining.h"
#include "src/import/reader.h"

/* Write the notice as JSON. `units` must have been joined. */
void zr__write_notice(zr__buffer *json, zr__reader *reader, const zr__facts *facts,
                      const zr__units *units);

#endif
