import { asText, cardParts, noCall } from "../../src/adapter/sheet-rows.js";
import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const group: SheetRow = {
	grade: "preserved",
	text: text("A member group, name up to 32 characters", "客服分组，名称最长 32 字符"),
};
const agent: SheetRow = {
	grade: "preserved",
	text: text(
		"A member with mail, name and avatar; matched by mail first",
		"客服成员：邮箱、昵称、头像；优先按邮箱匹配",
	),
};
const file: SheetRow = {
	grade: "degraded",
	text: text(
		"A file element is unconfirmed for this call; else the text holds name and link",
		"此接口是否支持文件元素未确认；否则以文字写出文件名和链接",
	),
	unconfirmed: true,
};
const faq: SheetRow = {
	grade: "degraded",
	text: text(
		"Feeds the robot: an FAQ entry in one of two levels of categories, no public page",
		"进入机器人问答库（分类两级），没有公开页面",
	),
};

/** Section 6 of the sheet. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		agent,
		team: group,
		inbox: group,
		"custom-field": {
			grade: "by-hand",
			text: text(
				"Defined in the console as Tag_Profile_Custom fields, 500 bytes a value",
				"在控制台定义自定义资料字段（Tag_Profile_Custom），每个值最多 500 字节",
			),
		},
		contact: {
			grade: "degraded",
			text: text(
				"An IM account with name and avatar; whether agents see mail, phone and fields is unknown",
				"IM 账号保留昵称和头像；邮箱、电话、字段在工作台能否显示未知",
			),
		},
		conversation: {
			grade: "degraded",
			text: text(
				"All conversations of one person become one timeline; state, title and subject are lost",
				"同一客户的全部会话合并为一条时间线；状态、标题、主题丢失",
			),
		},
		message: { grade: "preserved", text: text("One call a message", "每条消息调用一次") },
		attachment: {
			grade: "degraded",
			text: text(
				"The API takes addresses, not files: put them on storage of your own first",
				"接口只接受地址，不接收文件：请先放到自有存储",
			),
		},
		"canned-reply": {
			grade: "preserved",
			text: text(
				"A quick reply in a group; the name of the call that adds one was not readable",
				"快捷回复及其分组；新增单条的接口名称未能读到",
			),
			unconfirmed: true,
		},
		category: faq,
		article: faq,
		tag: { grade: "dropped", text: text("No call writes tags", "没有写入标签的接口"), unconfirmed: true },
	},
	parts: {
		text: {
			grade: "preserved",
			text: text("With author and time to the second", "保留作者和时间（精确到秒）"),
		},
		image: {
			grade: "degraded",
			text: text("An image element with an address on your storage", "图片元素，地址指向自有存储"),
		},
		file,
		animation: file,
		audio: file,
		...cardParts(asText),
		note: {
			grade: "dropped",
			text: text("No place that customers cannot see", "没有客户不可见的位置"),
		},
		event: { grade: "dropped", text: text("No place for events", "没有存放事件的位置") },
	},
	rest: noCall,
};
