"""Words that a document title should not be cut in (公文常用词).

A short general list; a policy adds its own terms and organ names where it
calls `break_title`.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Kinds of documents (文种) and what they are called at the end of a title.
DOCUMENT_KINDS = _words(
    """
    若干措施 若干政策 若干规定 若干意见 实施细则 实施办法 实施方案 实施意见 管理办法 管理规定 操作规程 暂行办法 暂行规定
    工作方案 行动方案 行动计划 工作要点 专项规划 发展规划 起草说明 政策解读 申报指南 申请表 承诺书 对照表 政策对照表 待核清单
    通知 通告 公告 意见 办法 规定 措施 细则 方案 决定 批复 报告 请示 纲要 规划 计划 条例 指南 解读 说明 解释 公报 议案 纪要 函
    """
)

# The last part of an organ's name: never cut off from what stands before it.
ORGAN_TAILS = _words(
    """
    人民政府 办公厅 办公室 委员会 管理局 监管局 监督管理局 管理委员会 领导小组 财政局 司法局 科技创新局 发展和改革局
    工业和信息化局 市场监督管理局 知识产权局 常务委员会 代表大会 国务院 中共中央
    """
)

# Verbs whose object follows: better not left at the end of a line.
VERBS = _words(
    """
    促进 加强 加快 推动 推进 支持 扶持 规范 强化 深化 完善 健全 落实 贯彻 开展 进一步 做好 构建 打造 建立 提升 提高 优化
    鼓励 引导 培育 壮大 保障 实施 印发 转发 发布 公布 修改 修订 废止 调整 制定 申报 执行 办理 审理 适用 征求 印送 服务
    """
)

# Everything else.
NOUNS = _words(
    """
    知识产权 质量标准 高质量发展 高质量 标准化活动 民营经济 实体经济 专项资金 资助奖励 扶持资金 规范性文件 科技创新 战略性新兴产业
    人工智能 数字经济 营商环境 科学城 经济发展 产业发展 产业集群 产业链 供应链 创新链 资金链 人才链 生物医药 先进制造业 制造业
    服务业 企业 质量 标准 标准化 品牌 商标 专利 版权 地理标志 商业秘密 计量 认证 检测 产业 创新 发展 经济 社会 资金 专项 领域
    人才 项目 政策 措施 管理 监督 保护 运用 创造 转化 服务 建设 工作 改革 开放 投资 消费 金融 财政 预算 土地 住房 教育 卫生
    医疗 环境 安全 交通 文化 体育 旅游 农业 农村 工业 信息化 数字化 智能化 绿色 低碳 审查 竞争 公平 备案 清理 评估 试点 示范
    中心 机构 体系 制度 机制 平台 基地 园区 单位 案件 问题 法律 行政 民事 刑事 诉讼 仲裁 纠纷 程序 裁判 文书 危害 工程 税收 若干 有关 相关 部分 具体 意见
    深圳标准 深圳市 深圳 光明区 福田区 罗湖区 南山区 盐田区 宝安区 龙岗区 龙华区 坪山区 大鹏新区 广东省 广州市 北京市 上海市 粤港澳大湾区
    中华人民共和国 最高人民法院 最高人民检察院 人民法院 人民检察院 一流 世界 综合性 国家
    """
)

COMMON_WORDS = tuple(
    dict.fromkeys(DOCUMENT_KINDS + ORGAN_TAILS + VERBS + NOUNS)
)
