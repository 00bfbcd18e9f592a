/* What a unit is called without the place before it and without the words people leave out. */
#ifndef ZEREN_SRC_IMPORT_SHORT_FORMS_H
#define ZEREN_SRC_IMPORT_SHORT_FORMS_H

#include "src/buffer.h"
#include "src/import/slice.h"

/* Offset behind the word that says whose a unit is (市, 湖州市); 0 when none does. */
size_t zr__prefix_end(zr__slice name);

/* The name without what says once more whose it is: 中共 and 国家税务总局 before the place, the place
 * of the document before one of its own districts; 共青团青川市委 is 团市委. `region` is the place
 * of the document, or empty. */
zr__slice zr__own_name(zr__slice name, zr__slice region);

/* Add the name without 人民, 员会, 和 and their like. */
void zr__add_short_form(zr__buffer *key, zr__slice name);

#endif
