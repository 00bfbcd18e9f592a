/* How a document speaks: whether its sentences tell units what to do. */
#ifndef ZEREN_SRC_IMPORT_SPEECH_H
#define ZEREN_SRC_IMPORT_SPEECH_H

#include "src/import/paragraphs.h"

/* Find out whether the document speaks like minutes and letters: it is called one, or gives no task
 * in any other way. Paragraphs of several directions are parted. */
void zr__hear_document(zr__reader *reader, zr__pieces *pieces);

#endif
