/* Who is told to do what in running words: 请甲局牵头,乙局配合,办好… 会议议定,由甲局负责… */
#ifndef ZEREN_SRC_IMPORT_DIRECTIONS_H
#define ZEREN_SRC_IMPORT_DIRECTIONS_H

#include "src/import/find_duty.h"

/* Bytes of what leads to the units and says nothing of them (会议议定,由; 此项工作由; 请); 0 when
 * nothing does. */
size_t zr__lead_in(zr__slice text);

/* Whether units may be told in a paragraph without more ado (甲局牵头,…): minutes do so. */
bool zr__may_tell(const zr__reader *reader, zr__slice text);

/* Bytes of the units that start a text and are told something: 甲局、乙局|抓紧办理. 0 when none are. */
size_t zr__told_at(const zr__reader *reader, zr__slice text);

/* Whether a text starts with a lead-in and units that are told something. */
bool zr__direction_at(zr__reader *reader, zr__slice text, bool may_tell, zr__found_duty *found);

/* Whether a paragraph starts with a unit that is told something (甲局要…, 甲局:做好…), in a document
 * that speaks like this. */
bool zr__order_at(const zr__reader *reader, zr__slice text, zr__found_duty *found);

/* Bytes of "甲局、乙局:" before words on what they do; `*units` without the colon. */
size_t zr__unit_line_at(const zr__reader *reader, zr__slice text, size_t *units);

/* Whether a text tells who was at a meeting, and nobody what to do. */
bool zr__tells_attendance(zr__slice text);

#endif
