/* The account of a reading. */
#ifndef ZEREN_SRC_IMPORT_ACCOUNT_H
#define ZEREN_SRC_IMPORT_ACCOUNT_H

#include "src/import/joining.h"
#include "src/import/reader.h"

/* Fill an empty account. False when memory ran out; the account is empty then. */
bool zr__account_fill(zr_import_account *account, const zr__reader *reader,
                      const zr__units *units, const zr_notice *notice);

#endif
