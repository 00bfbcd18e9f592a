/* Persons in charge: names and offices, in headings, labels and cells. */
#ifndef ZEREN_SRC_IMPORT_OFFICIALS_H
#define ZEREN_SRC_IMPORT_OFFICIALS_H

#include "src/import/reader.h"

/* Whether a text names an official by an office (秦岚副市长, 分管副省长). */
bool zr__is_official(zr__slice text);

/* The official whom a heading puts in charge (三、秦岚副市长牵头重点工作); false when none, or when
 * the text is no heading. With all the offices of a person it may be longer than other headings. */
bool zr__official_in_heading(zr__reader *reader, zr__slice heading, zr__official *official);

/* The official or officials that a label or a cell gives, however written. False when empty. */
bool zr__official_in_list(zr__reader *reader, zr__slice list, uint32_t line,
                          zr__official *official);

/* A list of units without the persons that stand beside them (县工信局 李强), who are added to
 * `persons`. */
zr__slice zr__without_persons(zr__reader *reader, zr__slice list, zr__slice *persons);

/* Whether a text is names of persons and nothing else: 秦岚、韩立. */
bool zr__are_persons(zr__slice text);

#endif
