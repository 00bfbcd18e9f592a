/* What the rooms of the review share. */
#ifndef ZEREN_RENDER_REVIEW_H
#define ZEREN_RENDER_REVIEW_H

#include "render/table.h"
#include "zeren/import.h"

/* The rows of the review, for people; to be cleared even after a failure. */
void zr__review_table(zr__table *table, const zr_import_account *account);

/* As zr_review_write(), as a workbook. */
zr_status zr__review_workbook(char **bytes, size_t *size, const zr_import_account *account,
                              zr_error *err);

#endif
