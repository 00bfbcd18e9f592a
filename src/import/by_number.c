/*
 * One paragraph for several tasks.
 *
 * "责任分工:第1项由甲局牵头,乙局配合;第2—3项由丙局牵头" behind the tasks of a section, "以上工作由甲局
 * 负责", or a list in an appendix that has nothing but numbers and units ("1.甲局牵头,乙局配合"): what
 * is said there belongs to the tasks of these numbers above it, the nearest ones where a number
 * stands several times.
 */
#include "src/import/by_number.h"

#include "src/failure.h"
#include "src/import/charged_persons.h"
#include "src/memory.h"

enum { MOST_NUMBERS = 64, WINDOW = 4000 /* Entries that are looked back over. */ };

/* The numbers that start a text. */
typedef struct numbers {
    uint32_t from[MOST_NUMBERS], to[MOST_NUMBERS];
    zr__level level[MOST_NUMBERS]; /* TEXT where the numeral does not tell. */
    size_t count;
    bool all;    /* 以上工作 */
    size_t size; /* Bytes; 0 for none. */
    size_t end;  /* Also where no word says that these are numbers of tasks. */
} numbers;

static const char *const above_words[] = {"以上", "上述", "前述", "上列", NULL};
static const char *const part_words[] = {"本部分", "本章", "本节", "本板块", "本领域", NULL};
static const char *const counters[] = {"项", "条", "款", "点", "号", "件", NULL};
static const char *const matters[] = {"重点工作", "重点任务", "工作任务", "目标任务", "工作", "任务", "事项",
                                      "项目", "措施", "内容", NULL};

static size_t skip(zr__slice text, size_t at, const char *const *words)
{
    return at + zr__slice_starts_any(zr__slice_from(text, at), words);
}

/* Bytes of "3", "三", "(三)" or "③" at the start, with the words around it. */
static size_t number_at(zr__slice text, uint32_t *value, zr__level *level, bool *is_counted)
{
    static const char *const before[] = {"第", "任务", "项目", "事项", "序号", NULL};
    size_t at = skip(text, 0, before), step, open = 0;
    const bool is_named = at > 0;

    const uint32_t first = zr__slice_char_at(text, at, &step);
    *level = ZR__LEVEL_TEXT;
    if (first >= 0x2460 && first <= 0x2473) {
        *value = first - 0x2460 + 1;
        *level = ZR__LEVEL_CIRCLED;
        return at + step;
    }
    if (first == '(')
        open = step;
    size_t end = at + open;
    uint32_t c;
    bool is_han = false;
    while (zr__is_digit(c = zr__slice_char_at(text, end, &step)) || zr__is_han_digit(c)) {
        is_han |= zr__is_han_digit(c);
        end += step;
    }
    *value = zr__numeral_value(zr__slice_part(text, at + open, end));
    if (end == at + open || *value == 0 || (open > 0 && c != ')'))
        return 0;
    if (open > 0) {
        *level = is_han ? ZR__LEVEL_HAN_BRACKET : ZR__LEVEL_DIGIT_BRACKET;
        end += step;
    }
    const size_t counted = skip(text, end, counters);
    *is_counted |= counted > end || (is_named && zr__slice_starts(text, "第") == 0);
    return counted;
}

/* "第1、3项", "第(一)至(三)项" */
static void read_numbers(zr__slice text, size_t start, numbers *out)
{
    static const char *const ranges[] = {"——", "—", "–", "-", "~", "至", "到", NULL};
    static const char *const joints[] = {"、", ",", "以及", "和", "及", "与", NULL};
    bool is_counted = false, is_range = false;
    size_t at = start, end = start;

    while (out->count < MOST_NUMBERS) {
        uint32_t value;
        zr__level level;
        const size_t size = number_at(zr__slice_from(text, at), &value, &level, &is_counted);
        if (size == 0)
            break;
        end = at + size;
        if (is_range && out->count > 0) {
            out->to[out->count - 1] = value;
        } else {
            out->level[out->count] = level;
            out->from[out->count] = out->to[out->count] = value;
            out->count++;
        }
        const size_t range = skip(text, end, ranges);
        is_range = range > end;
        at = is_range ? range : skip(text, end, joints);
        if (at == end)
            break;
    }
    const size_t matter = skip(text, end, matters);
    out->end = out->count > 0 ? matter : 0;
    out->size = out->count > 0 && (is_counted || matter > end) ? matter : 0;
}

/* 以上各项工作, 本节任务 */
static size_t all_at(zr__slice text)
{
    static const char *const each[] = {"各项", "所有", "全部", "几项", "两项", "三项", "各", NULL};
    const size_t above = zr__slice_starts_any(text, above_words);
    size_t at = above > 0 ? above : zr__slice_starts_any(text, part_words);

    if (at == 0)
        return 0;
    const size_t counted = skip(text, at, each), end = skip(text, counted, matters);
    return end > at ? end : 0;
}

static numbers numbers_of(zr__slice text)
{
    static const char *const by[] = {"分别由", "均由", "统一由", "主要由", "由", "均为", "均", "为", ":",
                                     NULL};
    numbers found = {.count = 0};
    size_t start = zr__slice_starts_any(text, above_words);

    if (start == 0)
        start = zr__slice_starts_any(text, part_words);
    read_numbers(text, start, &found);
    if (found.size == 0) {
        found.count = 0;
        found.size = all_at(text);
        found.all = found.size > 0;
    }
    if (found.size > 0)
        found.size = skip(text, found.size, by);
    return found;
}

size_t zr__task_numbers_at(zr__slice text)
{
    return numbers_of(text).size;
}

static bool has_level(const zr__entry *entry, zr__level level)
{
    const zr__level own = entry->numbering.level;

    if (level == ZR__LEVEL_TEXT)
        return own > ZR__LEVEL_PART && own < ZR__LEVEL_BULLET;
    return own == level;
}

/* The nearest entry of this number before `e`, `e` included. */
static uint32_t entry_of(const zr__entries *entries, uint32_t e, uint32_t value, zr__level level)
{
    for (uint32_t back = 0; back <= e && back < WINDOW; back++) {
        const zr__entry *entry = &entries->item[e - back];
        if (entry->numbering.value == value && has_level(entry, level) && entry->text.size > 0)
            return e - back;
    }
    return ZR__NO_ENTRY;
}

size_t zr__entries_of_numbers(const zr__entries *entries, uint32_t e, zr__slice text,
                              uint32_t *out, size_t most)
{
    numbers meant = {.count = 0};
    size_t count = 0;

    read_numbers(text, 0, &meant);
    if (meant.end < zr__slice_trim_end_marks(text).size)
        return 0;
    for (size_t i = 0; i < meant.count; i++) {
        for (uint32_t n = meant.from[i]; n <= meant.to[i] && count < most; n++) {
            const uint32_t found = entry_of(entries, e, n, meant.level[i]);
            if (found == ZR__NO_ENTRY)
                break;
            out[count++] = found;
        }
    }
    return count;
}

/* Tasks that a place gives responsibility to: marked by entry, from `first` on. */
typedef struct targets {
    bool *is_meant; /* By entry. */
    uint32_t first;
    uint32_t end;
    size_t count;
    uint32_t after; /* What stands behind the last persons who were put in charge. */
} targets;

static void add_target(targets *to, uint32_t e)
{
    to->count += !to->is_meant[e];
    to->is_meant[e] = true;
    to->first = e < to->first ? e : to->first;
}

static void forget(targets *to)
{
    for (uint32_t e = to->first; e < to->end; e++)
        to->is_meant[e] = false;
    to->first = to->end;
    to->count = 0;
}

/* Those before `e` that are numbered as the last one is, below the same heading, and have no
 * responsibility yet; persons are put in charge of those that have one. */
static void find_all(const zr__entries *entries, uint32_t e, bool of_persons, targets *to)
{
    uint32_t last = e;

    while (last > 0 && (entries->item[last].numbering.level >= ZR__LEVEL_TEXT ||
                        entries->item[last].text.size == 0))
        last--;
    const zr__entry *like = &entries->item[last];
    for (uint32_t back = 0; back <= last && back < WINDOW; back++) {
        const zr__entry *entry = &entries->item[last - back];
        if (entry->numbering.level < like->numbering.level ||
            (of_persons && last - back < to->after))
            break;
        if (entry->numbering.level == like->numbering.level && entry->parent == like->parent &&
            (of_persons || !zr__has_duty(entry)))
            add_target(to, last - back);
    }
}

static void find_targets(zr__reader *reader, const zr__entries *entries, uint32_t e,
                         const numbers *meant, zr__duty_text duty, targets *to)
{
    if (meant->all)
        find_all(entries, e, zr__charges_persons(reader, duty.text), to);
    for (size_t i = 0; i < meant->count; i++) {
        for (uint32_t n = meant->from[i]; n <= meant->to[i] && n - meant->from[i] < MOST_NUMBERS;
             n++) {
            const uint32_t found = entry_of(entries, e, n, meant->level[i]);
            if (found != ZR__NO_ENTRY)
                add_target(to, found);
            else
                zr__reader_doubt(reader, ZR_DOUBT_NO_UNIT, duty.line, duty.text,
                                 _("no task of the number %u stands above"), n);
        }
    }
}

/* The text of a task reaches over the plain paragraphs right below it. */
static void reach_over_text(zr__entries *entries, uint32_t t)
{
    zr__entry *task = &entries->item[t];

    for (uint32_t e = t + 1; e < entries->count; e++) {
        const zr__entry *below = &entries->item[e];
        if (below->parent != t || below->numbering.level != ZR__LEVEL_TEXT ||
            zr__has_duty(below) || below->table != NULL || below->text.size == 0)
            break;
        task->duty_line = below->last_line;
    }
}

static void hang_on_targets(zr__reader *reader, zr__entries *entries, zr__duty_text duty,
                            const targets *to)
{
    for (uint32_t t = to->first; t < to->end; t++) {
        if (!to->is_meant[t])
            continue;
        if (!zr__has_duty(&entries->item[t]))
            reach_over_text(entries, t);
        zr__hang_duty(reader, entries, t, duty);
    }
}

/* Where the part of a text that is for the same tasks ends: before the mark with other numbers
 * behind it. */
static size_t part_end(zr__slice text, size_t *next)
{
    size_t step;

    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (!zr__is_sentence_end(c) && c != ',')
            continue;
        *next = offset + step;
        const zr__slice rest = zr__slice_trim(zr__slice_from(text, *next));
        if (rest.size == 0 || (zr__task_numbers_at(rest) > 0 && !numbers_of(rest).all))
            return offset;
    }
    return *next = text.size;
}

static void add_targets(targets *all, const targets *to)
{
    for (uint32_t t = to->first; t < to->end; t++) {
        if (to->is_meant[t])
            add_target(all, t);
    }
}

/* Whether the place gave responsibility to tasks by their numbers; they are added to `all`. */
static bool read_place(zr__reader *reader, zr__entries *entries, uint32_t e, zr__duty_text duty,
                       targets *to, targets *all)
{
    zr__label label = duty.label;
    zr__slice text = zr__slice_from(duty.text, zr__label_at(duty.text, &label));
    bool gave = false;
    size_t next = 0;

    for (text = zr__slice_trim(text); zr__task_numbers_at(text) > 0;
         text = zr__slice_trim(zr__slice_from(text, next))) {
        const numbers meant = numbers_of(text);
        const size_t end = part_end(text, &next);
        duty.text = zr__slice_trim(zr__slice_part(text, meant.size, end));
        duty.label = label == ZR__LABEL_RESPONSIBLE ? ZR__LABEL_NONE : label;
        if (meant.all && zr__charges_persons(reader, duty.text) &&
            zr__charge_section(reader, entries, e, to->after, duty)) {
            gave = true;
            continue;
        }
        forget(to);
        find_targets(reader, entries, e, &meant, duty, to);
        hang_on_targets(reader, entries, duty, to);
        add_targets(all, to);
        gave |= to->count > 0;
        if (next >= text.size)
            break;
    }
    return gave;
}

static bool gives_by_number(zr__slice text)
{
    zr__label label;

    text = zr__slice_from(text, zr__label_at(text, &label));
    return zr__task_numbers_at(zr__slice_trim(text)) > 0;
}

/* What stands at one entry: the places behind those that give by number are for the same tasks. */
static void read_entry(zr__reader *reader, zr__entries *entries, uint32_t e, targets *to,
                       targets *all)
{
    uint32_t d = entries->item[e].first_duty, kept = ZR__NO_ENTRY;

    to->first = to->end = all->first = all->end = e + 1;
    while (d != ZR__NO_ENTRY && !gives_by_number(entries->duty[d].text.text)) {
        kept = d;
        d = entries->duty[d].next;
    }
    if (d == ZR__NO_ENTRY)
        return;
    zr__cut_duties(entries, e, kept);
    for (uint32_t next; d != ZR__NO_ENTRY; d = next) {
        const zr__duty_text duty = entries->duty[d].text;
        next = entries->duty[d].next;
        const bool of_persons = zr__charges_persons(reader, zr__slice_from(
                                                                duty.text, zr__task_numbers_at(duty.text)));
        if (gives_by_number(duty.text) ? !read_place(reader, entries, e, duty, to, all)
                                       : all->count == 0)
            zr__hang_duty(reader, entries, e, duty);
        else if (!gives_by_number(duty.text))
            hang_on_targets(reader, entries, duty, all);
        to->after = of_persons ? e + 1 : to->after;
        zr__reader_use(reader, duty.line, duty.line);
    }
    forget(to);
    forget(all);
}

/* An item of a list that has a number and who is responsible, and nothing to be done. */
static bool is_bare(zr__reader *reader, const zr__entry *entry)
{
    enum { BYTES = 600 };

    if (entry->numbering.level >= ZR__LEVEL_BULLET || entry->numbering.value == 0)
        return false;
    return zr__has_duty(entry) ? entry->text.size == 0
                               : entry->text.size > 0 && entry->text.size < BYTES &&
                                     zr__is_assignment(reader, entry->text);
}

/* "1.甲局牵头,乙局配合" in an appendix: for the task 1 above. */
static void read_list(zr__reader *reader, zr__entries *entries)
{
    for (uint32_t e = 1; e < entries->count && !reader->failed; e++) {
        zr__entry *entry = &entries->item[e];
        if (!is_bare(reader, entry))
            continue;
        const uint32_t t =
            entry_of(entries, e - 1, entry->numbering.value, entry->numbering.level);
        if (t == ZR__NO_ENTRY || zr__has_duty(&entries->item[t]) ||
            is_bare(reader, &entries->item[t]))
            continue;
        const zr__duty_text own = {entry->text, ZR__LABEL_NONE, entry->first_line, false};
        reach_over_text(entries, t);
        if (!zr__has_duty(entry))
            zr__hang_duty(reader, entries, t, own);
        for (uint32_t d = entry->first_duty; d != ZR__NO_ENTRY; d = entries->duty[d].next)
            zr__hang_duty(reader, entries, t, entries->duty[d].text);
        entry = &entries->item[e];
        zr__cut_duties(entries, e, ZR__NO_ENTRY);
        entry->text.size = 0;
        entry->is_absorbed = true;
        zr__reader_use(reader, entry->first_line, entry->last_line);
        zr__reader_doubt(reader, ZR_DOUBT_SEVERAL_PLACES, entry->first_line, own.text, "%s",
                         _("the units of the task with the same number"));
    }
}

void zr__assign_by_number(zr__reader *reader, zr__entries *entries)
{
    targets to = {.is_meant = zr__calloc(entries->count + 1, sizeof *to.is_meant)};
    targets all = {.is_meant = zr__calloc(entries->count + 1, sizeof *all.is_meant)};

    reader->failed |= to.is_meant == NULL || all.is_meant == NULL;
    for (uint32_t e = 0; e < entries->count && !reader->failed; e++)
        read_entry(reader, entries, e, &to, &all);
    read_list(reader, entries);
    zr__free(to.is_meant);
    zr__free(all.is_meant);
}
