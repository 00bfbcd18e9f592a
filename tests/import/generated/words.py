"""What notices are made of: words for roles, units with their forms, groups, persons, times, tasks.

All invented or common property of the language; what a document takes is drawn in truth.py.
"""

LEAD_LABELS = """牵头单位 牵头部门 牵头责任单位 牵头组织实施单位 主要责任单位 主责单位 主办单位 第一责任单位 责任牵头单位
    主责部门 主办部门 牵头""".split()
SUPPORT_LABELS = """配合单位 配合部门 协同单位 协同责任单位 协同配合单位 协办单位 参加单位 参与单位 协作单位 其他责任单位
    责任配合单位 配合""".split()
RESPONSIBLE_LABELS = ["责任单位", "责任部门", "责任科室"]
OFFICIAL_LABELS = """牵头领导 分管领导 责任领导 包抓领导 分线领导 牵头市领导 分管县领导 牵头负责领导 责任人""".split()
TIME_LABELS = """完成时限 完成时间 时限要求 计划完成时间 时限 时间节点 完成期限""".split()
OVERSIGHT_LABELS = ["督办单位", "督查单位", "联系单位", "抄送单位"]

LEAD_VERBS = "牵头 牵头负责 负责牵头 牵头落实 牵头组织实施 主办 为主负责".split()
SUPPORT_VERBS = "配合 参加 参与 协助 支持 按职责分工负责 协同配合 做好配合 等配合".split()
ALONE_VERBS = "负责 牵头 牵头负责 负责落实 具体负责 组织实施".split()
SEVERAL_VERBS = "牵头 分别牵头 牵头负责 共同牵头".split()
SHARED_VERBS = "按职责分工负责 分别负责 分工负责 共同负责 按照职责分工负责 按职责分工落实".split()
JOINED_VERBS = ["{lead}会同{rest}负责", "{lead}会同{rest}落实", "由{lead}会同{rest}负责"]

FIRST_LEADS = ["列第一位者为工作牵头单位或汇总单位，下同", "列首位的为牵头单位，下同", "排在第一位的为牵头部门，下同",
               "排首位的单位为牵头单位，下同"]
FIRST_LEADS_NOTE = ["注：责任单位中列首位的为牵头单位，其余为配合单位。", "备注：责任单位列第一位者为牵头单位。"]
ALL_LEAD = ["未写明牵头单位的，所列责任单位均为牵头单位。", "无牵头单位的，责任单位即为牵头单位。"]
EVERYWHERE = ["以下任务均需{group}落实，不再逐项列出", "各项任务均涉及{group}，不再逐项列出，下同"]

# The forms of one unit, without what stands before them; the registry knows each of these as one.
FORMS = [form.split("/") for form in """发展改革委/发改委/发展和改革委员会 教育局 科技局/科学技术局
    工信局/工业和信息化局 公安局 民政局 司法局 财政局 人社局/人力资源社会保障局/人力资源和社会保障局
    自然资源和规划局/资规局/自然资源规划局 生态环境局 住建局/住房城乡建设局/住房和城乡建设局 交通运输局/交通局 水利局
    农业农村局 商务局 文广旅局/文化广电旅游局 卫生健康委/卫健委/卫生健康委员会 应急管理局/应急局 审计局
    市场监管局/市场监督管理局/市监局 统计局 医保局/医疗保障局 林业局 税务局 数据局 政务服务局 总工会 妇联 残联
    国资委 信访局 供销社 气象局 团委 体育局 档案馆 人防办 乡村振兴局""".split()]
PROVINCIAL = [form.split("/") for form in """发展改革委/发改委 教育厅 科技厅/科学技术厅 工信厅/工业和信息化厅 公安厅 民政厅 司法厅
    财政厅 人社厅/人力资源社会保障厅 自然资源厅 生态环境厅 住建厅/住房城乡建设厅 交通运输厅/交通厅 水利厅 农业农村厅 商务厅
    文旅厅/文化和旅游厅 卫生健康委/卫健委 应急管理厅/应急厅 审计厅 市场监管局/市场监督管理局 统计局 医保局/医疗保障局
    林业局 税务局 数据局 国资委 妇联 残联 总工会 团委 供销社""".split()]
SIGNBOARDS = {"市场监管局": "知识产权局", "农业农村局": "乡村振兴局", "教育局": "体育局", "文广旅局": "文物局",
              "水利局": "河长办", "林业局": "绿化办"}
OWN_NAMES = """柳溪镇 临江街道 云门乡 白鹤新区管委会 青岚经济开发区管委会 城投集团 水务集团 国网青岚供电公司 青岚海关
    人行青岚分行 消防救援支队 青岚银保监分局 滨湖高新区管委会 公交公司 文旅投资公司 青岚学院""".split()
GROUPS = {
    "省": """各设区市人民政府 省直有关部门 省级有关部门 各市、县（市、区）人民政府 有关部门和单位 有关市人民政府""".split(),
    "市": """各区县政府 各县（市、区）人民政府 市级有关部门 市直有关部门 各区、县级市 有关部门和单位 各县区政府
    相关区县政府 市各有关单位 各县（市、区） 各镇街""".split(),
    "县": """各乡镇（街道） 各乡镇、街道 各乡镇人民政府、街道办事处 县直有关部门 县各有关单位 有关部门和单位 有关乡镇 各镇街
    各街道办事处 相关乡镇 沿线乡镇 各项目牵头单位""".split(),
    "区": """各街道办事处 各镇、街道 区各有关部门 区直有关部门 各街道 有关部门和单位 各社区""".split()}
SCOPES = ["含开发区，下同", "含新区，下同", "不含高新区"]

REGIONS = {"省": ["江岭省", "云中省"], "市": ["青岚市", "云溪市", "临洲市"], "县": ["青岚县", "白河县"],
           "区": ["滨湖区", "青岚区"]}
SURNAMES = "秦韩罗许沈郑林孙周吴赵陈蒋"
GIVEN = ["岚", "立", "文涛", "振东", "静", "远航", "志强", "雪梅", "建国", "明"]
POSTS = {"省": ["副省长"], "市": ["副市长", "市委常委、常务副市长", "市长"], "县": ["副县长", "县委常委、常务副县长", "县长"],
         "区": ["副区长", "区委常委、常务副区长", "区长"]}

TIMES = """6月底前 9月底前 年底前 12月底前 10月底 每季度末 持续推进 长期坚持 2024年6月底前 11月15日前 2024年底前 上半年
    三季度末 2025年3月底前 全年""".split()
TABLE_TIMES = TIMES + ["2024年12月", "2024-06-30", "2024.9", "4月底前印发细则，年内持续推进"]

SECTIONS = """优化营商环境 推进产业发展 提升城市品质 加强生态保护 保障改善民生 深化改革开放 建设数字政府 夯实安全基础
    推动乡村振兴 稳住经济运行""".split()
ACTIONS = """新建滨河绿道8公里 推进政务数据归集共享 完成老旧小区改造12个 建成养老服务站6处 新增公共充电桩900个
    开展安全生产专项整治 实施“345+1.5”产业提升计划 推广“12345”热线一号响应 规上工业增加值增长8% 建设G60科创走廊节点
    完善社区托育网络，新增托位600个 整治黑臭水体5条 组织春季义务植树 推进“一件事”集成改革2.0版 修缮古城墙二期
    培育专精特新企业20家 城镇登记失业率控制在4%以内 建立重大项目调度机制 改造农村公路30公里 发放消费券2000万元
    推进分布式光伏建设（不含分布式储能） 研究制定人才公寓管理办法 完成数据中心一期工程 优化公交线路15条
    推动县域医共体建设 举办第三届荷花节 清理规范中介服务事项 化解历史遗留办证问题""".split()
DETAILS = """坚持问题导向，分类施策，逐项销号。 到2025年，形成一批可复制推广的经验。 健全月调度、季通报制度。
    2024年底前覆盖率达到90%以上。 推动线上线下融合，让群众少跑腿。 加快前期工作，确保早开工、早见效。
    力争全年完成投资3.5亿元。 严格落实各项政策，防止“一刀切”。 探索“政府＋企业＋社会”共建模式。
    做好宣传引导，营造良好氛围。""".split()
SUBITEMS = """摸清底数，建立台账 制定实施方案 分批组织实施 开展中期评估 总结推广经验 完善配套政策 强化资金保障
    组织专项验收""".split()
DUTY_TALK = """各牵头单位要切实负起责任，各配合单位要主动参与，形成工作合力。
    各责任单位要在每月5日前将进展情况报{office}。
    {one}、{two}要加强督促检查，对工作不力的予以通报。
    {office}会同{one}定期调度，及时协调解决问题。
    要把责任落实到岗到人，牵头单位负总责，责任单位抓落实。""".split("\n")

# English action plans.
AGENCIES = """Parks Service;Transport Agency;Library Service;Waste Authority;Department of Health;Ministry of Finance
Highways Department;Office for Statistics;Water Board;Housing Directorate;Fire and Rescue Service;Digital Office
Department of Food, Agriculture and Fisheries;Port Authority;Economic Development Unit;Police Service""".replace("\n", ";").split(";")
ENGLISH_GROUPS = ["all agencies", "relevant county boards", "other departments", "local authorities"]
ENGLISH_ACTIONS = """Plant 400 street trees along main roads;Publish open data on bus arrivals;Refit two branch libraries
Run repair cafes in every district;Cut the backlog of housing repairs by 20 %;Build 12 km of cycle lanes
Adopt a shared procurement framework;Survey flood defences on the river;Open a one-stop desk for new firms
Train 300 staff in first aid;Replace lead water pipes;Draw up a heat action plan""".replace("\n", ";").split(";")
ENGLISH_TIMES = ["June 2026", "Q3 2025", "2026", "by December 2025", "Ongoing", "31 March 2026", "2025-2027"]
ENGLISH_HEADS = {
    "number": ["No.", "Ref", "Action no.", "#"], "task": ["Action", "Milestone", "What we will do", "Initiative", "Actions"],
    "category": ["Priority area", "Theme"], "lead": ["Lead", "Lead agency", "Responsible party", "Lead department"],
    "support": ["Supporting agencies", "Support", "Partners", "Delivery partners"],
    "deadline": ["Timeframe", "Target date", "By when", "Deadline"], "remark": ["Notes", "Remarks"]}

# Headings of tables.
HEADS = {
    "number": ["序号", "编号", "序 号"],
    "category": ["类别", "领域", "工作领域", "重点领域"],
    "task": ["任务", "重点任务", "工作任务", "目标任务", "目标与任务", "任务内容", "项目名称", "重点工作任务", "工作内容"],
    "content": ["建设内容", "工作要求", "目标要求", "年度目标"],
    "official": OFFICIAL_LABELS,
    "lead": LEAD_LABELS, "support": SUPPORT_LABELS, "responsible": RESPONSIBLE_LABELS,
    "deadline": TIME_LABELS, "remark": ["备注", "备 注"]}
NOBODY = ["", "无", "-", "—", "/"]
