/*
 * Reading ledgers back and inspecting them. One that cannot be read is passed over: the others
 * still say something, and the exit code that not all were heard.
 */
#include "cli/inspected.h"

#include "cli/ledgers.h"
#include "cli/talk.h"

static int load(zr__inspected *out, const zr_args *args)
{
    out->unread = zr__ledgers_load_all(&out->filled, args->operand + 1, args->operand_count - 1);
    if (out->filled == NULL || out->filled->file_count == 0)
        return out->unread;
    if (args->since == NULL)
        return ZR_EXIT_OK;

    const int before = zr__ledgers_load_all(&out->since, &args->since, 1);
    if (out->unread == ZR_EXIT_OK)
        out->unread = before;
    return out->since == NULL ? before : ZR_EXIT_OK;
}

int zr__inspected_compute(zr__inspected *out, const zr__input *input, const zr_args *args)
{
    const int code = load(out, args);
    const zr_inspection_options options = {.scope = &input->scope,
                                           .as_of = args->as_of,
                                           .since = out->since,
                                           .margin = args->margin};
    zr_error err = {0};

    if (code != ZR_EXIT_OK || zr_inspection_compute(&out->inspection, input->graph, out->filled,
                                                    &options, &err) == ZR_OK)
        return code;
    return err.status == ZR_EINVAL ? zr__refuse("%s", err.message) : zr__complain(&err);
}

void zr__inspected_clear(zr__inspected *inspected)
{
    zr_inspection_clear(&inspected->inspection);
    zr_filled_free(inspected->filled);
    zr_filled_free(inspected->since);
    *inspected = (zr__inspected){0};
}
