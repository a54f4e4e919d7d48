import type { SheetFit } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Section 6 of the sheet: everything is dropped, except who somebody is, which the chat's address tells on the next visit. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		contact: {
			grade: "degraded",
			text: text(
				"Nothing moves; on the next visit the signed info in the chat's address carries id, name, mobile and a memo",
				"不迁移；客户下次访问时，聊天链接中带签名的 info 可带上编号、姓名、手机和备注",
			),
		},
	},
	parts: {},
	rest: {
		grade: "dropped",
		text: text(
			"No public API and no file import; ask the vendor, keep the archive",
			"没有公开 API 和文件导入；可咨询厂商，数据保留在归档中",
		),
	},
};
