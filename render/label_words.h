/* Words that names of units and tasks are made of, which a line does not break. */
#ifndef ZEREN_RENDER_LABEL_WORDS_H
#define ZEREN_RENDER_LABEL_WORDS_H

#include <stdbool.h>

/* Whether a break before `text`, behind the Han character at `before`, would be inside a word, as
 * far as we know words. */
bool zr__is_inside_word(const char *before, const char *text);

#endif
