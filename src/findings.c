/*
 * Findings: gathered in any order, handed over in that of the document.
 */
#include "src/findings.h"

#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/json_text.h"
#include "src/memory.h"

void zr_findings_clear(zr_findings *findings)
{
    if (findings == NULL)
        return;
    zr__free(findings->item);
    *findings = (zr_findings){0};
}

const char *zr_finding_name(zr_finding_kind kind)
{
    switch (kind) {
    case ZR_FINDING_INVALID:
        return "invalid";
    case ZR_FINDING_UNCOVERED_TASK:
        return "uncovered-task";
    case ZR_FINDING_REPEATED_UNIT:
        return "repeated-unit";
    case ZR_FINDING_GROUP_LEADS:
        return "group-leads";
    case ZR_FINDING_SIMILAR_NAMES:
        return "similar-names";
    case ZR_FINDING_IDLE_OFFICIAL:
        return "idle-official";
    case ZR_FINDING_IDLE_UNIT:
        return "idle-unit";
    case ZR_FINDING_DUE_OUTSIDE_PLAN:
        return "due-outside-plan";
    case ZR_FINDING_UNKNOWN_KEY:
        return "unknown-key";
    }
    return "unknown";
}

/* Where to write the next finding; NULL when it is not wanted or memory ran out. The error that is
 * handed over needs one that is invalid, if it has to take the place of another. */
static zr_finding *next_item(zr__gathering *gathering, zr_finding_kind kind, uint32_t offset)
{
    zr_findings *found = &gathering->found;
    const bool is_invalid = kind == ZR_FINDING_INVALID;

    if (!gathering->wants_all && !is_invalid)
        return NULL;
    if (!gathering->wants_all && found->count > 0)
        return offset < found->item[0].place.line ? &found->item[0] : NULL;
    if (found->count == ZR_FINDINGS_MOST)
        return is_invalid && !gathering->is_invalid ? &found->item[found->count - 1] : NULL;

    zr_finding *items =
        zr__grow(found->item, &gathering->capacity, found->count + 1, sizeof *items);
    if (items == NULL) {
        gathering->failed = true;
        return NULL;
    }
    found->item = items;
    return &items[found->count++];
}

void zr__vgather(zr__gathering *gathering, zr_finding_kind kind, zr__spot spot, const char *format,
                 va_list args)
{
    zr_finding *finding = next_item(gathering, kind, spot.offset);
    const bool is_invalid = kind == ZR_FINDING_INVALID;

    gathering->is_invalid = gathering->is_invalid || is_invalid;
    if (finding == NULL)
        return;
    finding->kind = kind;
    zr__vfail_at(&finding->place, is_invalid ? ZR_EDATA : ZR_OK,
                 (zr__place){gathering->source, spot.offset, 0, spot.pointer}, format, args);
}

void zr__gather(zr__gathering *gathering, zr_finding_kind kind, zr__spot spot, const char *format,
                ...)
{
    va_list args;

    va_start(args, format);
    zr__vgather(gathering, kind, spot, format, args);
    va_end(args);
}

static int by_offset(const void *left, const void *right)
{
    const zr_finding *a = left;
    const zr_finding *b = right;

    if (a->place.line != b->place.line)
        return a->place.line < b->place.line ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return strcmp(a->place.message, b->place.message);
}

void zr__gathering_settle(zr__gathering *gathering, const char *text)
{
    const zr_findings *found = &gathering->found;
    zr__json_place place = {1, 1, 0};

    if (found->count == 0)
        return;
    qsort(found->item, found->count, sizeof *found->item, by_offset);
    for (size_t i = 0; i < found->count; i++) {
        zr__json_place_move(&place, text, found->item[i].place.line);
        found->item[i].place.line = place.line;
        found->item[i].place.column = place.column;
    }
}

bool zr__findings_append(zr_findings *to, const zr_findings *from)
{
    if (from->count == 0)
        return true;

    zr_finding *items = zr__realloc(to->item, to->count + from->count, sizeof *items);
    if (items == NULL)
        return false;
    memcpy(items + to->count, from->item, from->count * sizeof *items);
    to->item = items;
    to->count += from->count;
    return true;
}

/* As zr__findings_append(), without a second copy of what may be a hundred megabytes. */
static bool move(zr_findings *to, zr_findings *from)
{
    if (to->item != NULL)
        return zr__findings_append(to, from);
    *to = *from;
    *from = (zr_findings){0};
    return true;
}

/* The first that is invalid, NULL when there is none. */
static const zr_finding *first_invalid(const zr_findings *found)
{
    for (size_t i = 0; i < found->count; i++)
        if (found->item[i].kind == ZR_FINDING_INVALID)
            return &found->item[i];
    return NULL;
}

zr_status zr__gathering_hand_over(zr__gathering *gathering, zr_findings *findings, zr_error *err)
{
    const zr_finding *invalid = first_invalid(&gathering->found);
    const zr_error problem = invalid != NULL ? invalid->place : (zr_error){.status = ZR_OK};

    if (gathering->failed || (findings != NULL && !move(findings, &gathering->found)))
        return zr__out_of_memory(err);
    if (invalid != NULL && err != NULL)
        *err = problem;
    return problem.status;
}

void zr__gathering_clear(zr__gathering *gathering)
{
    zr_findings_clear(&gathering->found);
    gathering->capacity = 0;
}
