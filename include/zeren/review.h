/**
 * @file
 * Review: the account of an import as a table to go through, line by line.
 */
#ifndef ZEREN_REVIEW_H
#define ZEREN_REVIEW_H

#include <stddef.h>

#include "zeren/import.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum zr_review_format {
    ZR_REVIEW_CSV, /**< UTF-8, RFC 4180; the kinds by their stable names. */
    ZR_REVIEW_XLSX,
    ZR_REVIEW_MARKDOWN
} zr_review_format;

/**
 * Write what there is to say about a reading: the doubts, then the names that were joined, then the
 * lines that were not used. The columns are `kind` (that of the doubt, or "joined", "unused"),
 * `line`, `written`, `reading` and `meaning`. Texts are text: none is a formula or a link. Same
 * account, same bytes.
 *
 * @param[out] bytes  Set on success; release with zr_string_free().
 * @param[out] size   Its length.
 * @param account     Borrowed.
 *
 * @retval ZR_EINVAL  More rows than a workbook takes.
 * @retval ZR_EWRITE  No room for the temporary file in which the workbook is made.
 * @retval ZR_ENOMEM  Memory ran out.
 */
ZR_API zr_status zr_review_write(char **bytes, size_t *size, const zr_import_account *account,
                                 zr_review_format format, zr_error *err);

#ifdef __cplusplus
}
#endif

#endif
