/*
 * Minutes, letters and notices tell units what to do in whole sentences: "会议议定,由甲局牵头,乙局
 * 配合,抓紧办理…", "请甲局会同乙局做好…", "此项工作由甲局负总责". Behind words that lead to them stand
 * units and what each is to be, clause by clause; where these end, what is to be done begins, and
 * stays the text of the task.
 *
 * A unit that is told to do something without a word for its part ("请甲局加快…") leads, with a
 * doubt, and only in documents that speak like this: elsewhere such sentences close a letter.
 */
#include "src/import/directions.h"

#include "src/import/declarations.h"
#include "src/import/headings.h"
#include "src/import/officials.h"
#include "src/import/registry.h"
#include "src/import/roles.h"
#include "src/import/short_forms.h"
#include "src/import/units.h"

enum { SENTENCE_BYTES = 900, NAME_CHARACTERS = 24 };

/* 会议议定, 经研究决定 */
static const char *const meetings[] = {"会议经研究", "经会议研究", "会议研究", "经研究", "会议", "会上",
                                       NULL};
static const char *const decides[] = {"一致议定", "一致同意", "原则同意", "研究决定", "议定", "要求",
                                      "明确", "决定", "同意", "商定", "确定", "责成", NULL};
/* 此项工作, 该任务 */
static const char *const pointers[] = {"此", "该", "本", "这", "其他", "其它", "其余", NULL};
static const char *const counters[] = {"几项", "一", "项", "些", "件", "个", NULL};
static const char *const matters[] = {"重点工作", "具体工作", "工作", "任务", "事项", "项目", "问题",
                                      "工程", "行动", "事", NULL};
static const char *const openers[] = {
    "原则上由", "同意由", "交由", "转由", "统一由", "具体由", "主要由", "均由", "应由", "拟由", "须由",
    "仍由", "改由", "并由", "再由", "由", "请", "责成", "责令", "委托", "指定", "明确", "安排", "要求",
    NULL};

/* What follows a unit that is told something. */
static const char *const predicates[] = {
    "牵头", "负责", "负总责", "总负责", "承担", "主办", "承办", "会同", "会商", "配合", "协助",
    "协同", "参与", "参加", "支持", "要", "应", "须", "需", "抓紧", "加快", "尽快", "尽早", "立即",
    "迅速", "积极", "认真", "切实", "主动", "具体", "按", "根据", "于", "在", "把", "将", "对", "就",
    "做好", "抓好", "落实", "组织", "开展", "制定", "制订", "研究", "提出", "起草", "编制", "拟",
    "完成", "完善", "推进", "实施", "办理", "跟踪", "督促", "指导", "统筹", "协调", "继续", "进一步",
    "年", "每", "全面", "为", "作为", "加强", "加大", "建立", "梳理", "核查", "排查", "同步", "共同",
    "联合", "分别", "统一", "各", "再", "予以", "给予", "先", "与", "依法", "依规", "严格", "深入", "扎实",
    "全力", "争取", "汇总", "提供", "确保", "出台", "启动", "引导", NULL};
/* Those of them that say what part a unit has; what is to be done may follow. */
static const char *const parts[] = {"负总责", "总负责", "牵头", "负责", "主办", "承办", "配合", "协助",
                                    "协同", "参与", "参加", "支持", NULL};

static bool is_mark(uint32_t c)
{
    return c == 0x3001 || c == ',' || c == ':' || zr__is_sentence_end(c);
}

/* "以上工作由" is for several tasks, which number_keys.h finds. */
static size_t matter_at(zr__slice text)
{
    size_t at = zr__slice_starts_any(text, pointers);

    if (at == 0)
        return 0;
    at += zr__slice_starts_any(zr__slice_from(text, at), counters);
    const size_t matter = zr__slice_starts_any(zr__slice_from(text, at), matters);
    return matter > 0 ? at + matter : 0;
}

/* 会议议定, with the comma behind it. */
static size_t meeting_at(zr__slice text)
{
    size_t step, at = zr__slice_starts_any(text, meetings);
    const size_t decides_at =
        at > 0 ? zr__slice_starts_any(zr__slice_from(text, at), decides) : 0;

    if (decides_at == 0)
        return 0;
    at += decides_at;
    const uint32_t c = zr__slice_char_at(text, at, &step);
    return c == ',' || c == ':' ? at + step : at;
}

/* 以甲局为责任主体 */
static size_t making_at(zr__slice text)
{
    enum { NAMES_BYTES = 90 };
    static const char *const made[] = {"为责任主体", "为主", "为牵头", NULL};

    return zr__slice_holds_any(zr__slice_part(text, 0, NAMES_BYTES), made)
               ? zr__slice_starts(text, "以")
               : 0;
}

size_t zr__lead_in(zr__slice text)
{
    size_t at = meeting_at(text);

    at += matter_at(zr__slice_from(text, at));
    const zr__slice rest = zr__slice_from(text, at);
    const size_t opener = zr__slice_starts_any(rest, openers);
    return at + (opener > 0 ? opener : making_at(rest));
}

/* Whether a name is one beyond doubt: the place says whose it is, or the registry has it. */
static bool is_sure_name(const zr__reader *reader, zr__slice name)
{
    static const char *const towns[] = {"镇", "乡", "街道", NULL};

    return zr__is_unit_name(name) &&
           (zr__prefix_end(name) > 0 || zr__registry_has_form(reader->registry, name) ||
            (zr__slice_count(name) > 2 && zr__slice_ends_any(name, towns) > 0));
}

/* Bytes of the unit or group at the start that is told something or has another one behind it. */
static size_t told_name(const zr__reader *reader, zr__slice text, bool *is_unit)
{
    size_t step, count = 0;

    for (size_t offset = 0; offset < text.size && count < NAME_CHARACTERS;
         offset += step, count++) {
        const zr__slice name = zr__slice_part(text, 0, offset);
        const zr__slice rest = zr__slice_from(text, offset);
        const uint32_t c = zr__slice_char(rest, &step);
        const bool ends = is_mark(c) || c == 0x548C || c == 0x53CA || /* 和 及 */
                          zr__is_digit(c) || zr__slice_starts_any(rest, predicates) > 0;
        if (ends && count >= 2) {
            *is_unit = is_sure_name(reader, name);
            if (*is_unit || zr__is_group(name))
                return offset;
        }
        if (is_mark(c))
            return 0;
        if (zr__is_bracket(c)) {
            const size_t close = zr__slice_close(text, offset);
            if (close == SIZE_MAX)
                return 0;
            step = close - offset;
        }
    }
    return 0;
}

/* Bytes of the list of units that starts a text, at least one of them known by its name. */
static size_t told_units(const zr__reader *reader, zr__slice text)
{
    static const char *const joints[] = {"、", "以及", "和", "及", NULL};
    size_t at = 0, end = 0;
    bool is_unit = false, has_unit = false;

    for (size_t name; (name = told_name(reader, zr__slice_from(text, at), &is_unit)) > 0;) {
        has_unit |= is_unit;
        end = at + name;
        end += zr__slice_starts(zr__slice_from(text, end), "等");
        const size_t joint = zr__slice_starts_any(zr__slice_from(text, end), joints);
        if (joint == 0)
            break;
        at = end + joint;
    }
    return has_unit ? end : 0;
}

size_t zr__told_at(const zr__reader *reader, zr__slice text)
{
    const size_t units = told_units(reader, text);

    return units > 0 && zr__slice_starts_any(zr__slice_from(text, units), predicates) > 0 ? units
                                                                                         : 0;
}

/* "甲局会同乙局做好…", "甲局配合乙局做好…", "甲局负责安全保卫": bytes up to where what is to be done
 * begins; 0 when no part is given. */
static size_t told_part(const zr__reader *reader, zr__slice clause)
{
    static const char *const ought[] = {"要", "应", "须", "需", "牵头", NULL};
    const size_t units = told_units(reader, clause);
    size_t at = units;

    if (units == 0)
        return 0;
    at += zr__slice_starts_any(zr__slice_from(clause, at), ought);
    const size_t jointly = zr__jointly_at(zr__slice_from(clause, at));
    static const char *const persons[] = {"负责人", "负责同志", NULL};
    static const char *const must[] = {"要", "应", "须", "需", NULL};
    const size_t modal = zr__slice_starts_any(zr__slice_from(clause, units), must);
    const zr__slice behind = zr__slice_from(clause, units + modal);
    const size_t part =
        zr__slice_starts_any(behind, persons) == 0 ? zr__slice_starts_any(behind, parts) : 0;
    if (jointly > 0) {
        const size_t others = told_units(reader, zr__slice_from(clause, at + jointly));
        return others > 0 ? at + jointly + others : 0;
    }
    if (part == 0)
        return 0;
    at = units + modal + part;
    return at + told_units(reader, zr__slice_from(clause, at));
}

/* Where the clause at `start` ends: at the comma or the end of the sentence. */
static size_t clause_end(zr__slice text, size_t start)
{
    size_t depth = 0, step;

    for (size_t offset = start; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        depth += zr__is_open(c);
        depth -= zr__is_close(c) && depth > 0;
        if (depth == 0 && (c == ',' || zr__is_sentence_end(c)))
            return offset;
    }
    return text.size;
}

/* By when something is to be done, and not how often. */
static bool is_deadline(zr__slice clause)
{
    static const char *const often[] = {"每", "全年", "常年", "长期", "持续", "常态", NULL};

    return zr__is_time(clause) && zr__slice_starts_any(clause, often) == 0;
}

/* A time and no more than its being kept: 11月底前完成. */
static bool is_bare_time(zr__slice clause)
{
    enum { CHARACTERS = 10 };
    static const char *const ends[] = {"完成", "前", NULL};

    return zr__is_time(clause) && zr__slice_ends_any(clause, ends) > 0 &&
           zr__slice_count(clause) <= CHARACTERS;
}

/* Whether a clause ends in a verb for a part, or starts with 会同, and declares nothing. */
static bool says_part(zr__slice clause)
{
    size_t start;

    return (zr__jointly_at(clause) > 0 ||
            zr__verb_at_end(zr__slice_trim_end_marks(clause), &start) != ZR__VERB_NONE) &&
           !zr__is_declaration(clause);
}

/* "副县长李明牵头": the official in charge. */
static bool heads(zr__slice clause)
{
    size_t start = 0;

    return zr__verb_at_end(clause, &start) != ZR__VERB_NONE &&
           zr__is_official(zr__slice_part(clause, 0, start));
}

/* Whether the words behind a part say what is to be done, and not more of the part. */
static bool says_what(zr__slice text)
{
    static const char *const more[] = {"负责", "抓总", "落实", "组织实施", "实施", "推进", "单位", "部门",
                                       NULL};

    return zr__slice_count(zr__slice_trim_end_marks(text)) >= 3 &&
           zr__slice_starts_any(text, more) == 0;
}

/* What is read of a direction so far, as offsets in its text. */
typedef struct direction {
    size_t start;  /* Behind the words that lead to it. */
    size_t inside; /* Where the clauses that name units and times end. */
    size_t end;    /* Where what is to be done goes on. */
    bool goes_on;
} direction;

/* Take in the clause from `start` to `end`, `waiting` where units before it wait for their verb. */
static void read_clause(zr__reader *reader, zr__slice text, size_t waiting, size_t end,
                        direction *d)
{
    const zr__slice clause = zr__slice_trim(zr__slice_part(text, waiting, end));
    const size_t part = told_part(reader, clause);
    const zr__slice whole = zr__slice_part(text, d->inside > 0 ? d->start : waiting, end);

    d->goes_on = true;
    if (reader->reads_requests && part > 0 && says_what(zr__slice_from(clause, part))) {
        d->inside = d->end = (size_t)(clause.at - text.at) + part;
        d->goes_on = false;
        return;
    }
    if (says_part(clause) && (zr__is_assignment(reader, whole) || heads(clause))) {
        d->inside = d->end = end;
    } else if (part > 0) {
        d->inside = d->end = (size_t)(clause.at - text.at) + part;
        d->goes_on = false;
    } else if (d->inside > 0 && is_deadline(clause)) {
        d->inside = end;
        d->end = is_bare_time(clause) ? end : d->end;
    } else {
        d->goes_on = false;
    }
}

static direction read_clauses(zr__reader *reader, zr__slice text, size_t start)
{
    direction d = {.start = start, .goes_on = true};
    size_t step, waiting = start;

    text = zr__slice_part(text, 0, SENTENCE_BYTES);
    while (d.goes_on && start < text.size) {
        const size_t end = clause_end(text, start);
        const bool is_comma = zr__slice_char_at(text, end, &step) == ',';
        const zr__slice clause = zr__slice_trim(zr__slice_part(text, start, end));
        start = end + step;
        if (is_comma && clause.size > 0 && zr__names_units(clause) && !says_part(clause))
            continue; /* 甲局,乙局牵头 */
        read_clause(reader, text, waiting, end, &d);
        waiting = start;
        d.goes_on = d.goes_on && is_comma;
    }
    return d;
}

bool zr__tells_attendance(zr__slice text)
{
    static const char *const words[] = {"主持", "出席", "列席", "参加会议", "听取", "参会", "参加了会议",
                                        "参加调研", NULL};

    return zr__slice_holds_any(text, words);
}

bool zr__may_tell(const zr__reader *reader, zr__slice text)
{
    return reader->reads_requests && !zr__tells_attendance(text);
}

bool zr__direction_at(zr__reader *reader, zr__slice text, bool may_tell, zr__found_duty *found)
{
    const size_t start = zr__lead_in(text);
    size_t step;

    if (start == 0 && (!may_tell || told_units(reader, text) == 0))
        return false;
    direction d = read_clauses(reader, text, start);
    if (d.inside == 0 && may_tell && start > 0) {
        const size_t units = told_units(reader, zr__slice_from(text, start));
        d.inside = d.end = units > 0 ? start + units : 0;
    }
    if (d.inside == 0)
        return false;
    if (zr__slice_char_at(text, d.end, &step) == ',')
        d.end += step;
    const uint32_t behind = zr__slice_char(zr__slice_trim(zr__slice_from(text, d.end)), &step);
    *found = (zr__found_duty){.end = d.end,
                              .inside = zr__slice_trim(zr__slice_part(text, start, d.inside)),
                              .opens = behind != 0 && !zr__is_sentence_end(behind)};
    return true;
}

size_t zr__unit_line_at(const zr__reader *reader, zr__slice text, size_t *units)
{
    enum { LEAST_CHARACTERS = 6 };
    size_t step;

    *units = told_units(reader, text);
    if (*units == 0 || zr__slice_char_at(text, *units, &step) != ':')
        return 0;
    const zr__slice rest = zr__slice_trim(zr__slice_from(text, *units + step));
    return zr__slice_count(rest) >= LEAST_CHARACTERS && zr__is_han(zr__slice_char(rest, &step)) &&
                   !zr__names_units(rest)
               ? (size_t)(rest.at - text.at)
               : 0;
}

bool zr__order_at(const zr__reader *reader, zr__slice text, zr__found_duty *found)
{
    static const char *const ought[] = {"要", "应", "须", "需", "抓紧", "尽快", "加快", NULL};
    size_t units, end = 0;

    if (reader->reads_unit_lines)
        end = zr__unit_line_at(reader, text, &units);
    if (end == 0 && zr__may_tell(reader, text) && (units = told_units(reader, text)) > 0 &&
        zr__slice_starts_any(zr__slice_from(text, units), ought) > 0)
        end = units;
    *found = (zr__found_duty){
        .end = end, .inside = zr__slice_part(text, 0, end > 0 ? units : 0), .opens = true};
    return end > 0;
}
