/* What an import says on standard error about what it read. */
#ifndef ZEREN_CLI_ACCOUNT_H
#define ZEREN_CLI_ACCOUNT_H

#include "src/buffer.h"
#include "zeren/import.h"

/* What was read, then each join, each line that was not used and each doubt. */
void zr__account_tell(const zr_import_account *account);

/* Add one number of things to a list; `words` is a translated format such as "%u tasks". */
void zr__account_add(zr__buffer *out, const char *words, uint32_t count);

#endif
