/*
 * Labels that the lexicon does not know: "承接单位:甲局", "主要负责:甲局", "Delivery champion: Finance Office".
 *
 * Offices find new words for who takes part, and a name must not be lost, nor become part of
 * another name, because its label is new. Words before a colon that are shaped as a label and have
 * nothing but units behind them are read as 责任单位, and a doubt says so: those behind it support
 * where another label says who leads.
 */
#include "src/import/unknown_labels.h"

#include "src/failure.h"
#include "src/import/short_forms.h"
#include "src/import/units.h"

enum { LABEL_CHARACTERS = 12, TEXT_BYTES = 6000, MOST_LABELS = 64 };

/* Where the words before the colon at an offset start: behind another kind of character, or a bracket
 * that they do not close. The offset itself when they are no label's. */
static size_t words_start(zr__slice text, size_t colon)
{
    size_t start = colon, count = 0, open = 0, step;
    uint32_t before = 0;

    for (; start > 0 && count <= LABEL_CHARACTERS; start -= step, count++) {
        before = zr__slice_last(zr__slice_part(text, 0, start), &step);
        if (!zr__is_han(before) && before != ')' && !(before == '(' && open > 0))
            break;
        open += before == ')';
        open -= before == '(';
    }
    while (start < colon && zr__slice_char_at(text, start, &step) == ')')
        start += step; /* of a number: (三) */
    return count > LABEL_CHARACTERS || open > 0 || before == 0x3001 ? colon : start;
}

/* What words before a colon can be said of the units behind it. */
typedef enum part { NO_LABEL, RESPONSIBLE, NO_PART } part;

static part part_of(zr__slice words)
{
    static const char *const nouns[] = {"单位", "部门", "科室", "处室", "股室", "部室", "机构", "主体",
                                        "业主", "站所", "属地", "镇街", "分工", NULL};
    static const char *const verbs[] = {"负责", "承接", "承担", "推进", "推动", "落实", "统筹", "联动",
                                        "联合", "协调", "主抓", "包保", "经办", "实施", "责任", "支持",
                                        "保障", "配合", NULL};
    static const char *const groups[] = {"各", "有关", "相关", "所有", NULL};
    static const char *const others[] = {
        "试点", "示范", "参会", "列席", "出席", "联系", "抄送", "抄报", "主送", "报送", "分送", "发送", "发文",
        "印发", "印制", "制发", "制定", "编制", "编印", "起草", "发布", "公布", "受检", "被检", "考核", "督办",
        "督查", "督导", "监督", "指导", "报告", "申报", "填报", "上报", "服务对象", "受益", "成员", "组成",
        "来源", "解释", "建设地点", "设计", "监理", "施工", "勘察", "中标", "采购", "招标", "帮扶对象", "企业",
        "公开", "提案", "建议", "交办", "来文", "归档", "依据", "注", "如", "即", NULL};

    if (zr__slice_count(words) < 2 || zr__slice_starts_any(words, groups) > 0 ||
        (!zr__slice_holds_any(words, nouns) && zr__slice_ends_any(words, verbs) == 0))
        return NO_LABEL;
    return zr__slice_holds_any(words, others) ? NO_PART : RESPONSIBLE;
}

/* What stands behind the colon, up to the end of the item. */
static zr__slice value_behind(zr__slice text, size_t start)
{
    size_t depth = 0, step, offset = start;
    zr__label label;

    for (; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (depth == 0 && (zr__is_sentence_end(c) || c == '\n' || c == ']' || c == ')'))
            break;
        if (depth == 0 && zr__is_blank(c) && offset > start &&
            zr__label_at(zr__slice_from(text, offset + step), &label) > 0)
            break;
        depth += zr__is_open(c);
        depth -= zr__is_close(c) && depth > 0;
    }
    return zr__slice_trim_end_marks(zr__slice_trim(zr__slice_part(text, start, offset)));
}

/* What a label that nobody knows, with nothing but units behind it, says of them. On a line of its own
 * one without a part is no matter of the task. */
static part unknown_part(zr__slice text, size_t start, size_t colon, size_t behind)
{
    zr__label label = ZR__LABEL_NONE;
    const zr__slice words = zr__slice_part(text, start, colon), units = value_behind(text, behind);
    const part found = part_of(words);

    if (found == NO_LABEL || (found == NO_PART && start == 0) || zr__prefix_end(words) > 0 ||
        zr__label_at(zr__slice_from(text, start), &label) >= colon - start)
        return NO_LABEL;
    return units.size > 0 && zr__names_units(units) ? found : NO_LABEL;
}

/* Give the words between two offsets of a piece a name that is known. */
static void rename(zr__reader *reader, zr__pieces *pieces, zr__piece *piece, size_t start, size_t end,
                   part meant)
{
    const zr__slice text = piece->text;
    const zr__slice known = zr__slice_of(meant == RESPONSIBLE ? "责任单位" : "督办单位");

    zr__reader_doubt(reader, ZR_DOUBT_ROLE, zr__piece_line(pieces, piece, text.at + start),
                     zr__slice_part(text, start, end), "%s",
                     meant == RESPONSIBLE ? _("responsible units: the label is not known")
                                          : _("units without a part in the task"));
    const zr__slice head = zr__reader_join(reader, zr__slice_part(text, 0, start), "", known);
    piece->text = zr__reader_join(reader, head, "", zr__slice_from(text, end));
    for (size_t j = 0; j < piece->joint_count; j++) {
        zr__joint *joint = &pieces->joint[piece->first_joint + j];
        if (joint->offset >= end)
            joint->offset = joint->offset - (end - start) + known.size;
    }
}

static void rename_in(zr__reader *reader, zr__pieces *pieces, zr__piece *piece)
{
    size_t step, count = 0;

    for (size_t offset = 0; offset < piece->text.size && !reader->failed; offset += step) {
        if (zr__slice_char_at(piece->text, offset, &step) != ':')
            continue;
        const size_t start = words_start(piece->text, offset);
        const part meant = start < offset ? unknown_part(piece->text, start, offset, offset + step)
                                          : NO_LABEL;
        if (meant == NO_LABEL)
            continue;
        if (++count > MOST_LABELS)
            return;
        rename(reader, pieces, piece, start, offset, meant);
        offset = start; /* the text has moved: look for this colon again, known now */
    }
}

void zr__name_unknown_labels(zr__reader *reader, zr__pieces *pieces)
{
    for (size_t i = 0; i < pieces->count && !reader->failed; i++) {
        if (pieces->item[i].table == NULL && pieces->item[i].text.size <= TEXT_BYTES)
            rename_in(reader, pieces, &pieces->item[i]);
    }
}
