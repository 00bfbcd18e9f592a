/* Who is told to do what in running words: 请甲局牵头,乙局配合,办好… 会议议定,由甲局负责… */
#ifndef ZEREN_SRC_IMPORT_DIRECTIONS_H
#define ZEREN_SRC_IMPORT_DIRECTIONS_H

#include "src/import/find_duty.h"
#include "src/import/paragraphs.h"

/* Bytes of what leads to the units and says nothing of them (会议议定,由; 此项工作由; 请); 0 when
 * nothing does. */
size_t zr__lead_in(zr__slice text);

/* Whether units may be told in a paragraph without more ado (甲局牵头,…): minutes do so. */
bool zr__may_tell(const zr__reader *reader, zr__slice text);

/* Whether a text starts with a lead-in and units that are told something. */
bool zr__direction_at(zr__reader *reader, zr__slice text, bool may_tell, zr__found_duty *found);

/* Whether a document speaks like minutes and letters: it is called one, or gives no task in any
 * other way. */
bool zr__speaks_in_requests(zr__reader *reader, const zr__pieces *pieces);

#endif
