/*
 * Roles: brackets beside a name, then verbs, then labels, then what the document declares, then
 * the default, in this order (notice-formats, section 3). Where only the default is left, the
 * first unit leads and a doubt says so; "each by its duties" is a statement and no gap: then
 * nobody leads. A group never leads.
 */
#include "src/import/roles.h"

#include <string.h>

#include "src/failure.h"
#include "src/import/by_number.h"
#include "src/import/english_phrases.h"
#include "src/import/latin_units.h"
#include "src/import/officials.h"
#include "src/import/registry.h"
#include "src/import/separators.h"
#include "src/import/short_forms.h"
#include "src/import/units.h"
#include "src/memory.h"

enum { LONGEST_NAME = 400 }; /* In bytes; a longer one names nobody. */

/* What the clauses of one task say together. */
typedef struct situation {
    bool has_lead;
    bool has_empty_lead; /* A label for leads, with none behind it. */
    bool has_support;
    bool has_guide;
    bool has_mark; /* A bracket beside a name says who leads. */
    size_t charges; /* Units' clauses that end in 负责: several share a task by its parts. */
    size_t named;   /* Clauses that name anybody. */
    size_t units;   /* Names that are no groups. */
} situation;

typedef enum share {
    NOBODY,
    ALL_LEAD,
    ALL_SUPPORT,
    FIRST_LEADS,    /* Declared, or nobody else is there. */
    FIRST_IS_TAKEN, /* The default: to be doubted. */
    LEADS_ARE_TAKEN, /* All lead, for want of a word. */
    ROLE_IS_TAKEN   /* Support, for want of a word. */
} share;

static bool names_a_unit(const zr__clause *clause, const zr__parties *parties)
{
    for (size_t i = 0; i < clause->party_count; i++)
        if (!parties->item[clause->first_party + i].is_group)
            return true;
    return false;
}

static situation look_over(const zr__clauses *clauses, const zr__parties *parties)
{
    situation s = {0};

    for (size_t i = 0; i < clauses->count; i++) {
        const zr__clause *clause = &clauses->item[i];
        if (clause->party_count == 0) {
            s.has_empty_lead |= clause->label == ZR__LABEL_LEAD;
            continue;
        }
        s.named++;
        s.has_lead |= clause->verb == ZR__VERB_LEAD || (clause->label == ZR__LABEL_LEAD &&
                                                        clause->verb != ZR__VERB_SUPPORT);
        s.has_support |= clause->verb == ZR__VERB_SUPPORT || (clause->label == ZR__LABEL_SUPPORT &&
                                                              clause->verb != ZR__VERB_LEAD);
        s.has_guide |= clause->verb == ZR__VERB_GUIDE;
        s.charges += clause->verb == ZR__VERB_CHARGE && names_a_unit(clause, parties);
    }
    for (size_t i = 0; i < parties->count; i++) {
        s.has_mark |= parties->item[i].mark == ZR__ROLE_LEAD;
        s.units += !parties->item[i].is_group;
    }
    return s;
}

static share in_charge(const zr__reader *reader, const zr__clause *clause, situation s)
{
    if (s.has_lead)
        return ALL_SUPPORT;
    if (s.charges > 1 && clause->verb == ZR__VERB_CHARGE)
        return LEADS_ARE_TAKEN; /* 甲局负责房屋,乙局负责桥梁 */
    if (clause->party_count == 1)
        return FIRST_LEADS;
    if (s.has_support && clause->verb == ZR__VERB_CHARGE)
        return ALL_LEAD;
    return reader->declared.first_leads ? FIRST_LEADS : FIRST_IS_TAKEN;
}

/* Without a verb: by the label, or by what else is said. */
static share by_label(const zr__reader *reader, const zr__clause *clause, situation s)
{
    if (clause->label == ZR__LABEL_NONE && s.has_lead)
        return ROLE_IS_TAKEN;
    if (s.has_lead)
        return ALL_SUPPORT;
    if (reader->declared.all_lead && clause->label == ZR__LABEL_RESPONSIBLE)
        return ALL_LEAD;
    if (s.has_empty_lead)
        return ALL_SUPPORT;
    if (clause->party_count == 1 && clause->label == ZR__LABEL_RESPONSIBLE)
        return FIRST_LEADS;
    return reader->declared.first_leads ? FIRST_LEADS : FIRST_IS_TAKEN;
}

static share share_of(const zr__reader *reader, const zr__clause *clause, situation s)
{
    if (clause->verb == ZR__VERB_SUPPORT)
        return ALL_SUPPORT;
    if (clause->verb == ZR__VERB_WATCH || clause->label == ZR__LABEL_WATCH)
        return NOBODY;
    if (clause->verb == ZR__VERB_LEAD || clause->label == ZR__LABEL_LEAD)
        return ALL_LEAD;
    if (clause->verb == ZR__VERB_GUIDE && s.named == 1 && s.units > 1)
        return ROLE_IS_TAKEN; /* 甲、乙,丙指导: whom does 丙 guide? */
    if (clause->label == ZR__LABEL_SUPPORT || clause->verb == ZR__VERB_GUIDE)
        return ALL_SUPPORT;
    if (s.has_mark)
        return ALL_SUPPORT;
    switch (clause->verb) {
    case ZR__VERB_SHARE: /* 甲、乙分别负责,丙配合: who does not support is in charge */
        if ((s.has_support || s.has_guide) && !s.has_lead)
            return LEADS_ARE_TAKEN;
        return !s.has_lead && reader->declared.first_leads ? FIRST_LEADS : ALL_SUPPORT;
    case ZR__VERB_CARRY:
        return s.has_guide ? ALL_LEAD : in_charge(reader, clause, s);
    case ZR__VERB_CHARGE:
        return in_charge(reader, clause, s);
    default:
        return by_label(reader, clause, s);
    }
}

static void give_roles(zr__reader *reader, const zr__clause *clause, share how, zr__duty *duty,
                       bool is_first)
{
    for (size_t i = 0; i < clause->party_count; i++) {
        zr__party *party = &duty->parties.item[clause->first_party + i];
        bool leads = how == ALL_LEAD || how == LEADS_ARE_TAKEN;

        if (how == FIRST_LEADS || how == FIRST_IS_TAKEN)
            leads = i == 0 && is_first;
        if (party->mark != ZR__ROLE_NONE)
            leads = party->mark == ZR__ROLE_LEAD;
        if (leads && party->is_group) {
            if (how == ALL_LEAD)
                zr__reader_doubt(reader, ZR_DOUBT_GROUP_LEADS, clause->line, party->name,
                                 _("supports, since it names no unit"));
            leads = false;
        } else if (leads && how == FIRST_IS_TAKEN && party->mark == ZR__ROLE_NONE) {
            zr__reader_doubt(reader, ZR_DOUBT_FIRST_LEADS, clause->line, clause->names,
                             _("'%.*s' leads, the others support"), (int)party->name.size,
                             party->name.at);
        } else if (leads && how == LEADS_ARE_TAKEN) {
            zr__reader_doubt(reader, ZR_DOUBT_ROLE, clause->line, party->name, "%s", _("leads"));
        } else if (how == ROLE_IS_TAKEN && !party->is_group) {
            zr__reader_doubt(reader, ZR_DOUBT_ROLE, clause->line, party->name, _("supports"));
        }
        party->role = how == NOBODY ? ZR__ROLE_NONE : leads ? ZR__ROLE_LEAD : ZR__ROLE_SUPPORT;
    }
}

static void doubt_strange(zr__reader *reader, const zr__clause *clause, zr__duty *duty)
{
    for (size_t i = 0; i < clause->party_count; i++) {
        zr__party *party = &duty->parties.item[clause->first_party + i];
        if (party->name.size > LONGEST_NAME) {
            party->role = ZR__ROLE_NONE;
            zr__reader_doubt(reader, ZR_DOUBT_STRANGE_UNIT, clause->line, party->name, "%s",
                             _("no unit: too long for a name"));
        } else if (party->is_strange) {
            zr__reader_doubt(reader, ZR_DOUBT_STRANGE_UNIT, clause->line, party->name, "%s",
                             _("a unit, as written"));
        }
    }
}

/* A bracket that names a body: a second name plate of the unit, or somebody else. */
static void doubt_second_bodies(zr__reader *reader, const zr__clause *clause, zr__duty *duty)
{
    static const char *const own[] = {"专班", "筹", "组", "科", "处", NULL};

    for (size_t i = 0; i < clause->party_count; i++) {
        const zr__party *party = &duty->parties.item[clause->first_party + i];
        if (party->note.size > 0 && !party->is_group && zr__is_unit_name(party->note) &&
            !zr__is_abbreviation(party->note) &&
            zr__slice_ends_any(party->note, own) == 0)
            zr__reader_doubt(reader, ZR_DOUBT_JOIN, clause->line, party->note,
                             _("no unit of its own but another name of '%.*s'"),
                             (int)party->name.size, party->name.at);
    }
}

/* A task whose units all support, by what is said of them. */
static void doubt_without_lead(zr__reader *reader, const zr__clauses *clauses,
                               const zr__duty *duty)
{
    const zr__clause *first = NULL;

    for (size_t i = 0; i < clauses->count; i++) {
        const zr__clause *clause = &clauses->item[i];
        if (clause->party_count == 0)
            continue;
        if (clause->verb != ZR__VERB_SUPPORT && clause->label != ZR__LABEL_SUPPORT)
            return;
        first = first == NULL ? clause : first;
    }
    for (size_t i = 0; i < duty->parties.count; i++) {
        if (duty->parties.item[i].role == ZR__ROLE_LEAD)
            return;
    }
    if (first != NULL)
        zr__reader_doubt(reader, ZR_DOUBT_ROLE, first->line, first->names, "%s",
                         _("support, and nobody leads"));
}

/* Which names come first where the first leads: only those of the first clause that names units. */
static void assign(zr__reader *reader, const zr__clauses *clauses, zr__duty *duty)
{
    const situation s = look_over(clauses, &duty->parties);
    bool is_first = true;

    for (size_t i = 0; i < clauses->count; i++) {
        const zr__clause *clause = &clauses->item[i];
        if (clause->party_count == 0)
            continue;
        const share how = share_of(reader, clause, s);
        give_roles(reader, clause, how, duty, is_first);
        doubt_strange(reader, clause, duty);
        doubt_second_bodies(reader, clause, duty);
        if (how == FIRST_LEADS || how == FIRST_IS_TAKEN)
            is_first = false;
    }
    doubt_without_lead(reader, clauses, duty);
}

/* How much a label makes of the person behind it; 0 for labels of units. */
static int rank_of(zr__label label)
{
    switch (label) {
    case ZR__LABEL_OFFICIAL: return 3;
    case ZR__LABEL_OVERSEER: return 2;
    case ZR__LABEL_PERSON: return 1;
    default: return 0;
    }
}

/* Persons: under a label of theirs, or by their offices. False when the clause names units. */
static bool take_official(zr__reader *reader, const zr__clause *clause, zr__duty *duty)
{
    const bool is_labelled = rank_of(clause->label) > 0;
    const zr__label by = is_labelled ? clause->label : ZR__LABEL_OFFICIAL;
    zr__official official;

    if (clause->label == ZR__LABEL_OTHER_OFFICIAL)
        return true;
    const bool is_charged =
        clause->verb == ZR__VERB_LEAD ||
        (clause->verb == ZR__VERB_CHARGE && zr__slice_ends(clause->names, "同志") > 0);
    const bool is_person = !is_labelled && is_charged && zr__are_persons(clause->names) &&
                           !zr__is_unit_name(clause->names);
    if (!is_labelled && !is_person && !zr__is_official(clause->names))
        return false;
    if (is_person && zr__slice_ends(clause->names, "同志") == 0)
        zr__reader_doubt(reader, ZR_DOUBT_OFFICIAL, clause->line, clause->names, "%s",
                         _("a person, in charge"));
    if (duty->official != ZR_NONE && rank_of(by) < 3 && rank_of(by) <= rank_of(duty->official_by))
        return true; /* 责任人 beside 领导 */
    if (zr__official_in_list(reader, clause->names, clause->line, &official)) {
        duty->official = zr__reader_official(reader, official);
        duty->official_by = by;
    }
    return true;
}

static const char *const as_above[] = {"同上", "上述单位", "以上单位", "上述部门", "以上部门", NULL};

static void take_names(zr__reader *reader, zr__clause *clause, zr__duty *duty)
{
    if (take_official(reader, clause, duty))
        return;
    if (zr__slice_starts_any(clause->names, as_above) > 0) {
        duty->is_same_as_above = true;
        return;
    }
    clause->first_party = duty->parties.count;
    zr__split_units(reader, (zr__list){clause->names, clause->line, clause->by_semicolons},
                    &duty->parties);
    clause->party_count = duty->parties.count - clause->first_party;
}

zr__slice zr__tidy_deadline(zr__slice deadline)
{
    deadline = zr__slice_trim_end_marks(deadline);
    const size_t size = zr__slice_ends(deadline, "完成");

    return size < deadline.size ? zr__slice_part(deadline, 0, deadline.size - size) : deadline;
}

void zr__read_duty(zr__reader *reader, const zr__duty_text *texts, size_t count, zr__duty *duty)
{
    zr__clauses clauses = {0};

    duty->official = ZR_NONE;
    for (size_t i = 0; i < count; i++)
        zr__cut_clauses(reader, texts[i], &clauses);
    for (size_t i = 0; i < clauses.count; i++)
        take_names(reader, &clauses.item[i], duty);
    assign(reader, &clauses, duty);
    duty->deadline = zr__tidy_deadline(clauses.deadline);
    zr__free(clauses.item);
}

/* Whether every name of a clause is a unit or group that could stand in a list. */
static bool is_plausible(zr__reader *reader, const zr__clause *clause)
{
    zr__parties parties = {0};
    bool plausible = true, names = false, is_lower = true;

    if (zr__is_official(clause->names) || zr__slice_starts_any(clause->names, as_above) > 0)
        return true;
    zr__split_units(reader, (zr__list){.text = clause->names}, &parties);
    for (size_t i = 0; i < parties.count; i++) {
        const zr__slice name = parties.item[i].name;
        plausible &= !parties.item[i].is_strange && zr__slice_count(name) <= 30 &&
                     !zr__slice_holds(name, "由") &&
                     (!zr__latin_style_of(name, false).is_latin || zr__names_bodies(name));
        names |= !zr__is_place_class(name); /* 乡镇(街道) */
        is_lower &= name.size > 0 && name.at[0] >= 'a' && name.at[0] <= 'z';
    }
    const bool parties_named = parties.count > 0;
    plausible &= !parties_named || !is_lower; /* Julie Dean (clerk) */
    zr__free(parties.item);
    return plausible && (names || (parties_named && clause->verb != ZR__VERB_NONE));
}

/* Asides that look like names: (含相关道路), (详见有关文件), (民办学校参照执行). */
static bool is_aside(zr__slice names)
{
    static const char *const starts[] = {"含", "不含", "详见", "见", "参见", "参照", "包括", "不包括",
                                         "涉及", "如", "即", "除", "原", "指", "暂", "以", "另", "根据",
                                         "依据", "包含", "按", "设在", "设于", "挂靠", "隶属",
                                         "电话", NULL};
    static const char *const inside[] = {"参照", "涉及", "纳入", "计入", "属于", "位于", "除外", "视情",
                                         "不含", "不包括", NULL};

    return zr__slice_starts_any(zr__slice_trim(names), starts) > 0 ||
           zr__slice_holds_any(names, inside);
}

bool zr__assigns(zr__reader *reader, zr__slice text, bool bare)
{
    zr__clauses clauses = {0};
    bool assigns = false, is_doubtful = false;

    zr__cut_clauses(reader, (zr__duty_text){.text = text}, &clauses);
    for (size_t i = 0; i < clauses.count && !assigns; i++) {
        const zr__clause *clause = &clauses.item[i];
        if (clause->is_phrase)
            assigns = zr__names_bodies(clause->names) && clause->label == ZR__LABEL_LEAD;
        else if (clause->label != ZR__LABEL_NONE)
            assigns = true;
        else if (clause->verb != ZR__VERB_NONE || bare)
            assigns = is_plausible(reader, clause) &&
                      (clause->verb != ZR__VERB_NONE || !is_aside(clause->names));
        is_doubtful |= !assigns;
    }
    if (bare && is_doubtful && clauses.count == 1)
        assigns = false;
    zr__free(clauses.item);
    return assigns;
}

/* Words of a sentence that asks something of everybody (各县要加强…), instead of naming them. Names
 * of units hold some of them too: 应急管理局. */
static const char *const demands[] = {"要", "应", "须", "将", "把", "对", "加强", "认真", "切实", NULL};

/* Whether the names of a clause are units, at least one by its name, and nothing else. */
static bool is_plain_list(zr__reader *reader, const zr__clause *clause, bool *has_unit)
{
    static const char *const founds[] = {"成立", "组建", "设立", "建立", NULL};
    zr__parties parties = {0};
    bool is_plain = true;

    zr__split_units(reader, (zr__list){.text = clause->names}, &parties);
    for (size_t i = 0; i < parties.count; i++) {
        const zr__party *party = &parties.item[i];
        is_plain &= !party->is_strange && zr__slice_count(party->name) <= 25 &&
                    zr__slice_starts_any(party->name, founds) == 0 &&
                    (!zr__slice_holds(party->name, "由") || zr__task_numbers_at(party->name) > 0) &&
                    !(party->is_group && zr__slice_holds_any(party->name, demands));
        *has_unit |= !party->is_group;
    }
    zr__free(parties.item);
    return is_plain;
}

/* "(甲局、乙局按职责分工负责)", closed or not: what is inside assigns, not the whole. */
static bool is_in_brackets(zr__slice text)
{
    size_t step;

    text = zr__slice_trim_end_marks(text);
    return zr__is_bracket(zr__slice_char(text, &step)) && zr__slice_close(text, 0) >= text.size;
}

bool zr__is_assignment(zr__reader *reader, zr__slice sentence)
{
    zr__clauses clauses = {0};
    bool assigns = true, has_unit = false;

    if (is_in_brackets(sentence))
        return false;
    zr__cut_clauses(reader, (zr__duty_text){.text = sentence}, &clauses);
    for (size_t i = 0; i < clauses.count && assigns; i++)
        assigns = clauses.item[i].label == ZR__LABEL_NONE &&
                  is_plain_list(reader, &clauses.item[i], &has_unit);
    assigns = assigns && has_unit && clauses.item[clauses.count - 1].verb != ZR__VERB_NONE;
    zr__free(clauses.item);
    return assigns;
}

bool zr__lists_units(zr__reader *reader, zr__slice text)
{
    const zr__slice first = zr__next_name(text);
    zr__clauses clauses = {0};
    bool has_unit = false;

    if (zr__prefix_end(first) == 0 && !zr__registry_has_form(reader->registry, first))
        return false;
    zr__cut_clauses(reader, (zr__duty_text){.text = text}, &clauses);
    const bool lists = clauses.count == 1 && clauses.item[0].verb == ZR__VERB_NONE &&
                       clauses.item[0].label == ZR__LABEL_NONE &&
                       is_plain_list(reader, &clauses.item[0], &has_unit) && has_unit;
    zr__free(clauses.item);
    return lists;
}
