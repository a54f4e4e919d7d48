import type { Language } from "../model/index.js";

/**
 * A resource of Crisp as people read it. English readers take the id itself, which `export --records --kind` also
 * wants; Chinese readers get the word and the id.
 */
export function resourceText(resource: string, language: Language): string {
	const word = language === "en" ? undefined : chinese.get(resource);
	return word === undefined ? resource : `${word} ${resource}`;
}

const chinese: ReadonlyMap<string, string> = new Map([
	["website", "工作区"],
	["website-settings", "工作区设置"],
	["plan", "套餐"],
	["people-stats", "联系人统计"],
	["verify-settings", "身份验证设置"],
	["availability-status", "在线状态"],
	["availability-operators", "客服在线状态"],
	["agent", "客服"],
	["inbox", "收件箱"],
	["team", "团队"],
	["conversation-segment", "会话标签"],
	["conversation-data-key", "会话自定义字段"],
	["contact-segment", "联系人标签"],
	["contact-data-key", "联系人自定义字段"],
	["contact-event-name", "联系人事件名称"],
	["contact", "联系人"],
	["conversation", "会话"],
	["message", "消息"],
	["contact-data", "联系人自定义数据"],
	["campaign-template", "营销模板"],
	["helpdesk", "帮助中心"],
	["helpdesk-settings", "帮助中心设置"],
	["helpdesk-redirection", "帮助中心跳转"],
	["helpdesk-locale", "帮助中心语言"],
	["helpdesk-tree", "帮助中心目录"],
	["helpdesk-page", "帮助中心文章"],
	["original", "原始邮件"],
	["conversation-relations", "会话合并关系"],
	["conversation-event", "会话事件"],
	["conversation-page", "浏览页面"],
	["contact-subscription", "营销订阅状态"],
	["contact-event", "联系人事件"],
	["contact-campaign", "联系人的营销活动"],
	["spam", "垃圾会话"],
	["campaign", "营销活动"],
	["campaign-tag", "营销活动标签"],
	["campaign-recipient", "营销活动收件人"],
	["campaign-statistic", "营销活动统计"],
	["plugin", "插件"],
	["plugin-settings", "插件设置"],
	["blocked-visitors", "被屏蔽访客"],
	["helpdesk-domain", "帮助中心域名"],
	["helpdesk-category", "帮助中心分类"],
	["helpdesk-section", "帮助中心子分类"],
	["helpdesk-article", "帮助中心文章"],
	["helpdesk-feedback", "帮助中心反馈"],
	["helpdesk-feedback-ratings", "帮助中心评分"],
	["helpdesk-change", "帮助中心修改记录"],
	["newest-message", "各会话最新消息"],
]);
