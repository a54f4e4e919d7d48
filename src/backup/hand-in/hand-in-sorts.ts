import { type EntityKind, type Localized, text } from "../../model/index.js";

/** What a user can copy out of Crisp's app by hand, because no route gives it. */
export const handInSorts = ["canned-replies", "triggers", "ratings"] as const;
export type HandInSort = (typeof handInSorts)[number];

export interface HandInField {
	name: string;
	label: Localized;
	/** Headers that mean this field, as {@link headerKey} writes them; the likeliest first. */
	headers: readonly string[];
}

export interface HandInDescription {
	/** Resource of its records. */
	resource: string;
	kind: EntityKind;
	fields: readonly HandInField[];
	/** Sets of fields of which one must be there. */
	needs: readonly (readonly string[])[];
}

/** A header without case, accents, blanks and signs: `Étiquette (s)` → `etiquettes`. */
export function headerKey(header: string): string {
	return header
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, "");
}

function field(name: string, label: Localized, headers: string): HandInField {
	return { name, label, headers: [name, ...headers.split(" ")].map(headerKey) };
}

export const handInDescriptions: Readonly<Record<HandInSort, HandInDescription>> = {
	"canned-replies": {
		resource: "handed-in-canned-reply",
		kind: "canned-reply",
		fields: [
			field(
				"shortcut",
				text("shortcut", "快捷指令"),
				"shortcuts bang shortcode command keyword code abbreviation raccourci raccourcis commande motcle 快捷指令 快捷方式 快捷键 快捷码 快捷词 指令 命令 关键词 关键字 简码 代码 title name titre nom 标题 名称",
			),
			field(
				"text",
				text("text", "内容"),
				"content message reply answer response body template cannedreply cannedresponse texte contenu reponse corps modele 内容 文本 回复 回复内容 快捷回复 消息 正文 话术 答案 模板 回复语",
			),
			field(
				"tag",
				text("tag", "标签"),
				"tags label category group folder etiquette etiquettes libelle categorie groupe dossier 标签 分类 分组 类别 文件夹",
			),
		],
		needs: [["text"]],
	},
	triggers: {
		resource: "handed-in-trigger",
		kind: "automation",
		fields: [
			field(
				"name",
				text("name", "名称"),
				"title trigger triggername nom titre declencheur 名称 标题 触发器 触发器名称 规则名称",
			),
			field("type", text("type", "类型"), "kind genre 类型 种类"),
			field(
				"description",
				text("description", "说明"),
				"details summary message text content texte contenu 描述 说明 详情 内容 消息",
			),
		],
		needs: [["name"]],
	},
	ratings: {
		resource: "handed-in-rating",
		kind: "rating",
		fields: [
			field(
				"conversation",
				text("conversation", "会话"),
				"sessionid session conversationid conversationurl url link chat lien 会话 会话id 会话链接 会话编号 对话 链接",
			),
			field(
				"email",
				text("e-mail", "邮箱"),
				"mail emailaddress contactemail useremail visitoremail customeremail courriel adresseemail adressemail 邮箱 电子邮件 电子邮箱 邮件地址 邮箱地址 客户邮箱",
			),
			field(
				"date",
				text("date", "日期"),
				"ratedat time datetime timestamp createdat submittedat dateheure heure 日期 时间 评分时间 评价时间 提交时间",
			),
			field(
				"stars",
				text("stars", "评分"),
				"rating ratingstars score note etoiles evaluation 评分 星级 星数 分数 评价 满意度",
			),
			field(
				"comment",
				text("comment", "评语"),
				"comments ratingcomment remark feedback review commentaire commentaires avis 评语 评论 评价内容 留言 反馈 备注",
			),
		],
		needs: [
			["stars", "conversation"],
			["stars", "email", "date"],
		],
	},
};
