import { text } from "../../model/index.js";
import { num, span } from "./case.js";
import { choiceWord } from "./choice-words.js";
import { fail, type Item, na, pass, review } from "./item.js";
import { cite } from "./laws.js";

/** C. Secrets, and people besides the customer. */
export const contents: readonly Item[] = [
	{
		id: "CRED-SECRET",
		severity: "high",
		title: text("Passwords, one-time codes and keys in texts", "文本中的密码、验证码与密钥"),
		applies: text("Always", "始终适用"),
		basis: [cite("PIPL", "51, 9"), cite("NDSR", "9"), cite("CSL", "23", undefined, text("old 21", "原第 21 条"))],
		sources: [],
		evidence: [
			"m.credentials.passwords",
			"m.credentials.otp",
			"m.credentials.apiKeys",
			"m.credentials.tokens",
			"m.credentials.privateKeys",
			"m.credentials.conversations",
			"m.credentials.active",
		],
		lookUp: (m) => m.pi.byGroup.credential?.examples ?? [],
		rule(c) {
			const { passwords, apiKeys, tokens, privateKeys, active } = c.m.credentials;
			const lasting = passwords + apiKeys + tokens + privateKeys;
			const group = c.group("credential");
			if (group.hits.upper === 0) return pass(text("No secret was found", "未发现密钥类内容"));
			const how = c.choice("import.credentials");
			if (how === "redacted")
				return pass(
					text(
						`${num(group.records.upper)} messages with secrets are redacted at import`,
						`${num(group.records.upper)} 条含密钥的消息在导入时打码`,
					),
				);
			if (lasting > 0 && how === "kept")
				return fail(
					text(
						`${num(lasting)} passwords and keys are to be imported; ${num(active)} keys are younger than a year`,
						`${num(lasting)} 个密码与密钥将被导入，其中 ${num(active)} 个密钥不足一年`,
					),
				);
			return review(
				text(
					`${num(group.records.lower)} to ${num(group.records.upper)} messages hold secrets`,
					`${num(group.records.lower)} 至 ${num(group.records.upper)} 条消息含密钥类内容`,
				),
			);
		},
		remediation: [
			text("Redact at import, with a tag; ask the owners to change them.", "导入前打码并标注，通知相关人员更换。"),
			text("A live key is a security incident, not a question of data quality.", "有效密钥按安全事件处置。"),
		],
	},
	{
		id: "SENS-THIRDPARTY",
		severity: "medium",
		title: text("Other people in chats, and agents' private notes", "会话提及的第三人与客服内部备注"),
		applies: text("There are notes, or messages about somebody else", "存在备注或涉及第三人的消息"),
		basis: [cite("PIPL", "6, 10"), cite("CIVIL", "1032-1034")],
		sources: [],
		evidence: ["m.thirdParty", "m.notes.count", "m.notes.withPi", "m.notes.withSensitive"],
		rule(c) {
			const { notes, thirdParty } = c.m;
			if (notes.count === 0 && thirdParty.upper === 0)
				return na(text("Neither notes nor other people were found", "未发现备注或第三人信息"));
			const how = c.choice("import.notes");
			if (how === "unreviewed" && notes.withSensitive.lower > 0)
				return fail(
					text(
						`${num(notes.withSensitive.lower)} notes with sensitive information go to the target unreviewed`,
						`${num(notes.withSensitive.lower)} 条含敏感信息的备注未经复核即导入`,
					),
				);
			if (how === "unreviewed" && notes.count > 0)
				return review(
					text(`${num(notes.count)} notes go to the target unreviewed`, `${num(notes.count)} 条备注未经复核即导入`),
				);
			return pass(
				text(
					`${num(notes.count)} notes: ${choiceWord(how ?? "").en}; ${span(thirdParty)} messages about others`,
					`备注 ${num(notes.count)} 条：${choiceWord(how ?? "")["zh-CN"]}；涉及第三人的消息 ${span(thirdParty)} 条`,
				),
			);
		},
		remediation: [
			text(
				"Import notes only through a filter; keep other people out of knowledge bases and training sets.",
				"备注经过滤后再导入；第三人信息不得进入知识库或训练集。",
			),
		],
	},
];
