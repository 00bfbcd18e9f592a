/* What is read out of a package of OOXML, by what its main part is. */
#ifndef ZEREN_SRC_IMPORT_OOXML_H
#define ZEREN_SRC_IMPORT_OOXML_H

#include "src/import/document.h"
#include "src/import/package.h"

zr_status zr__read_docx(zr__document *document, zr__package *package, const char *main_part,
                        zr_error *err);
zr_status zr__read_xlsx(zr__document *document, zr__package *package, const char *main_part,
                        zr_error *err);

#endif
