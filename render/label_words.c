/*
 * Words of Chinese names.
 *
 * Chinese has no blanks between words, and a line may end anywhere; but 市文化广 over 电旅游局
 * reads badly. Pairs of characters that are one word, or within one, keep words of names of units
 * whole, which are made of few. Titles of tasks have more, and are broken anywhere beyond these.
 */
#include "render/label_words.h"

#include <string.h>

enum { HAN = 3 }; /* bytes of a Han character */

/* One line of pairs a field, each of two characters. */
static const char *const pairs[] = {
    "政府机关部门单位中心办公公室管委委会领导小组集团公司委员分局支队总队大队院校学校大学学院医院",
    "各区区县县区市级省级乡镇街道社区新区园区地区区域片区合作作区开发发区度假示范试验验区",
    "长三三角北京上海天津重庆浙江江苏安徽广东山东河北河南湖北湖南福建四川辽宁陕西山西",
    "发展改革经济信息商务工商贸易外贸外资招商投资企业产业工业制造造业服务务业供销粮食物资储备",
    "财政税务审计统计金融银行银保保监监管国资公积积金市场消费价格价值数据数字智慧智能",
    "自然资源规划土地国土空间建设住房房产城乡城市城镇市政市容园林绿化美丽乡村农业农村农民",
    "生态环境环保污染防治水利治水治气气象海洋林业渔业地质能源电力绿色碳达达峰中和",
    "交通运输轨道公路铁路航空机场港航公交停车民航邮政通信",
    "教育科技科学技术创新文化广电旅游体育新闻传媒宣传出版文物档案图书",
    "卫生健康医疗医保疾控药品食品安全应急管理海关消防救援地震防灾减灾人防国防",
    "公安司法法院检察察院政法执法综合法治治理信访禁毒监狱民生实事分解",
    "人力社保社会保障民政就业人才退役军人事务老龄老干干部残联妇联团委工会科协红十十字",
    "组织统战机构编制民族宗教外事侨务台湾政策研究政研纪委监察督查巡察",
    "品牌标准质量计划行动工程项目体系机制制度平台目标任务重点工作全面提升推进实施优化",
};

/* Whether a line of pairs has the one at `pair`; the third byte tells most from each other. */
static bool has_pair(const char *line, const char *pair)
{
    for (; *line != '\0'; line += 2 * HAN)
        if (line[HAN - 1] == pair[HAN - 1] && memcmp(line, pair, 2 * HAN) == 0)
            return true;
    return false;
}

bool zr__is_inside_word(const char *before, const char *text)
{
    if (text - before != HAN || strnlen(text, HAN) < HAN)
        return false;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (has_pair(pairs[i], before))
            return true;
    return false;
}
