/*
 * The words of a ledger. The Chinese ones stand here as well as in the catalogue, so that a ledger
 * can be read in any language; a test holds the two together.
 */
#include "src/ledger/columns.h"

#include <string.h>
#include <strings.h>

#include "src/buffer.h"
#include "src/failure.h"
#include "src/text.h"

const zr__ledger_word zr__ledger_columns[ZR__LEDGER_COLUMNS] = {
    [ZR__LEDGER_ID] = {N_("id"), "编号"},
    [ZR__LEDGER_PLAN] = {N_("of the plan"), "所属计划"},
    [ZR__LEDGER_SECTION] = {N_("section"), "板块"},
    [ZR__LEDGER_TITLE] = {N_("task to do"), "工作任务"},
    [ZR__LEDGER_TEXT] = {N_("wording"), "任务内容"},
    [ZR__LEDGER_OFFICIAL] = {N_("official in charge"), "责任领导"},
    [ZR__LEDGER_LEAD] = {N_("leading unit"), "牵头单位"},
    [ZR__LEDGER_SUPPORT] = {N_("supporting units"), "配合单位"},
    [ZR__LEDGER_ROLE] = {N_("role of the unit"), "本单位职责"},
    [ZR__LEDGER_DUE] = {N_("due date"), "完成时限"},
    [ZR__LEDGER_ITEMS] = {N_("sub-items"), "子项数"},
    [ZR__LEDGER_FIGURES] = {N_("targets"), "量化目标"},
    [ZR__LEDGER_PROGRESS] = {N_("progress"), "进展情况"},
    [ZR__LEDGER_PERCENT] = {N_("done (%)"), "完成比例（%）"},
    [ZR__LEDGER_DONE] = {N_("what was done"), "已完成工作"},
    [ZR__LEDGER_PROBLEM] = {N_("problem"), "存在问题"},
    [ZR__LEDGER_NEXT] = {N_("next step"), "下一步打算"},
    [ZR__LEDGER_UPDATED] = {N_("updated on"), "更新日期"},
};

const zr__ledger_word zr__figure_columns[ZR__FIGURE_COLUMNS] = {
    [ZR__FIGURE_ID] = {N_("id"), "编号"},
    [ZR__FIGURE_TITLE] = {N_("task to do"), "工作任务"},
    [ZR__FIGURE_LEAD] = {N_("leading unit"), "牵头单位"},
    [ZR__FIGURE_NAME] = {N_("indicator"), "指标"},
    [ZR__FIGURE_RELATION] = {N_("is to be"), "要求"},
    [ZR__FIGURE_TARGET] = {N_("target"), "目标值"},
    [ZR__FIGURE_MEASURE] = {N_("measured in"), "计量单位"},
    [ZR__FIGURE_BY] = {N_("to be reached by"), "达标期限"},
    [ZR__FIGURE_ACTUAL] = {N_("actual"), "实际值"},
    [ZR__FIGURE_ACTUAL_ON] = {N_("as of"), "数据日期"},
    [ZR__FIGURE_REMARK] = {N_("remark"), "备注"},
};

const zr__ledger_word zr__ledger_progress[ZR_PROGRESS_COUNT] = {
    [ZR_PROGRESS_SILENT] = {"", ""},
    [ZR_PROGRESS_NOT_STARTED] = {N_("not started"), "未启动"},
    [ZR_PROGRESS_ON_TRACK] = {N_("on track"), "正常推进"},
    [ZR_PROGRESS_AT_RISK] = {N_("at risk"), "存在风险"},
    [ZR_PROGRESS_DELAYED] = {N_("delayed"), "滞后"},
    [ZR_PROGRESS_DONE] = {N_("done"), "已完成"},
};

const zr__ledger_word zr__ledger_leads = {N_("leads it"), "牵头"};
const zr__ledger_word zr__ledger_supports = {N_("supports it"), "配合"};

/* Without any blank, and full-width forms as half-width ones: a heading may have been wrapped. */
static bool make_key(zr__buffer *key, const char *text)
{
    size_t to = 0;

    if (!zr__name_key(key, text))
        return false;
    for (size_t i = 0; i < key->size; i++)
        if (strchr(" \t\r\n", key->bytes[i]) == NULL)
            key->bytes[to++] = key->bytes[i];
    if (key->bytes != NULL)
        key->bytes[key->size = to] = '\0';
    return true;
}

static bool is_same(const char *key, const char *word, bool *failed)
{
    zr__buffer other = {0};
    const bool is_key = make_key(&other, word);
    const bool same = is_key && other.bytes != NULL && strcasecmp(key, other.bytes) == 0;

    *failed = *failed || other.failed;
    zr__buffer_clear(&other);
    return same;
}

size_t zr__ledger_find(const zr__ledger_word *words, size_t count, const char *text, bool *failed)
{
    zr__buffer key = {0};
    size_t found = count;

    if (make_key(&key, text) && key.bytes != NULL)
        for (size_t i = 0; i < count && found == count; i++)
            if (is_same(key.bytes, words[i].en, failed) || is_same(key.bytes, words[i].zh, failed))
                found = i;
    *failed = *failed || key.failed;
    zr__buffer_clear(&key);
    return found;
}

/* What people write instead of choosing: only words that mean the same, so that "in hand" is asked
 * about and not taken for "on track". */
static const struct {
    zr_progress progress;
    zr__ledger_word word;
} synonyms[] = {
    {ZR_PROGRESS_DONE, {"completed", "完成"}},
    {ZR_PROGRESS_DONE, {"complete", "办结"}},
    {ZR_PROGRESS_DONE, {"finished", "已办结"}},
    {ZR_PROGRESS_NOT_STARTED, {"not yet started", "未开始"}},
    {ZR_PROGRESS_NOT_STARTED, {"not begun", "尚未启动"}},
    {ZR_PROGRESS_NOT_STARTED, {"notstarted", "未开展"}},
    {ZR_PROGRESS_ON_TRACK, {"on schedule", "正常"}},
    {ZR_PROGRESS_ON_TRACK, {"ontrack", "按计划推进"}},
    {ZR_PROGRESS_ON_TRACK, {"on plan", "序时推进"}},
    {ZR_PROGRESS_AT_RISK, {"risk", "有风险"}},
    {ZR_PROGRESS_DELAYED, {"late", "进度滞后"}},
    {ZR_PROGRESS_DELAYED, {"behind schedule", "推进滞后"}},
};

size_t zr__ledger_find_synonym(const char *text, bool *failed)
{
    static const char *const stops[] = {"。", "．", ".", "！", "!", "；", ";", "，", ","};
    zr__buffer bare = {0};
    size_t size = strlen(text), found = ZR_PROGRESS_COUNT;

    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        const size_t stop = strlen(stops[i]);
        if (size > stop && memcmp(text + size - stop, stops[i], stop) == 0) {
            size -= stop;
            break;
        }
    }
    zr__buffer_add_bytes(&bare, text, size);
    *failed = *failed || bare.failed;
    if (bare.bytes != NULL) {
        found = zr__ledger_find(zr__ledger_progress, ZR_PROGRESS_COUNT, bare.bytes, failed);
        for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms && found == ZR_PROGRESS_COUNT;
             i++)
            if (zr__ledger_find(&synonyms[i].word, 1, bare.bytes, failed) == 0)
                found = synonyms[i].progress;
    }
    zr__buffer_clear(&bare);
    return found;
}
