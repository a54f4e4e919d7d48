import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";

/** 7moor: how to sign is known, what to call is not. */
export const manifest = sheetManifest({
	id: "7moor",
	name: text("7moor", "容联七陌"),
	summary: text(
		"Contact centre with phone and chat; its signing is documented, its writing calls could not be read, so nothing can be imported yet",
		"电话和在线客服联络中心；签名方式有文档，写入接口未能查到，暂无法导入",
	),
	version: "1",
	route: {
		state: "impossible",
		text: text(
			"Only reading calls could be confirmed (customer template, agents). Get the pages of the writing calls from the vendor; an Excel import of customers in the console is likely, but unconfirmed",
			"仅确认了读取接口（客户模板、坐席）。请向厂商索取写入接口文档；控制台可能支持 Excel 导入客户，但未确认",
		),
	},
	time: { survives: "no", how: text("No way to set past times was found", "未找到设置历史时间的方法") },
	silence: { silent: true, how: text("Nothing is sent", "不发送任何内容") },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
});
