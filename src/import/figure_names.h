/* What a target is called: verbs, what they act on, and what an earlier clause spoke of. */
#ifndef ZEREN_SRC_IMPORT_FIGURE_NAMES_H
#define ZEREN_SRC_IMPORT_FIGURE_NAMES_H

#include "src/import/reader.h"

/* Without the verbs at its end that lead to the figure; says whether they bound it from above. */
zr__slice zr__without_reach(zr__slice name, bool *is_at_most);

/* Bytes of the verbs that a name begins with: 新建, 新建、改扩建. */
size_t zr__leading_verbs(zr__slice name);

/* Whether a name is no more than how a figure is reached or moves (达到, 提高), so that what it is of was
 * said before. */
bool zr__is_reach(zr__slice name);

/* Whether a text goes on with how a figure is reached: 达到5000亿元. */
bool zr__starts_with_reach(zr__slice text);

/* The name of such a figure from that of the one before: 一般公共预算收入 of 一般公共预算收入增长. */
zr__slice zr__reach_of(zr__reader *reader, zr__slice last, zr__slice reach);

/* Bytes of a verb of such a kind at the end of a name. */
size_t zr__ending_verb(zr__slice name);

/* Whether a name is verbs and nothing they act on. */
bool zr__is_bare_name(zr__slice name);

/* Whether a name says what is shared, so that a percentage of it means something. */
bool zr__names_share(zr__slice name);

/* What a clause acts on: 深化省市县长项目工程 on 省市县长项目. Empty when it does not begin with a
 * verb that acts. */
zr__slice zr__object_of(zr__reader *reader, zr__slice clause);

/* The noun of an earlier clause that is counted in this unit: 学校 by 所. Empty when none is. */
zr__slice zr__counted_noun(zr__slice object, zr__slice unit);

/* "甲" and "乙" as one name, what ends the first and begins the second said once. */
zr__slice zr__join_names(zr__reader *reader, zr__slice a, zr__slice b);

/* How one figure among those of another is called (其中…): 新增市区停车位 and 公共停车位. */
zr__slice zr__name_among(zr__reader *reader, zr__slice whole, zr__slice part);

/* The `index`-th name of a list as it is meant, with what it shares with the others (优化及新辟公交线路);
 * empty behind the last. */
zr__slice zr__name_in_list(zr__reader *reader, zr__slice names, size_t index);

#endif
