import { text } from "../../model/index.js";
import { num, span } from "./case.js";
import { choiceWord } from "./choice-words.js";
import { fail, type Item, na, pass, review } from "./item.js";
import { cite } from "./laws.js";

const found = (en: string, zh: string) => na(text(`No ${en} found`, `未发现${zh}`));

/** C. Sensitive personal information in chats, profiles and files. */
export const sensitive: readonly Item[] = [
	{
		id: "SENS-28-RULES",
		severity: "high",
		title: text(
			"Sensitive information: purpose, necessity, separate consent, strict protection",
			"敏感个人信息：特定目的、必要性、单独同意、严格保护",
		),
		applies: text("Sensitive information was found", "发现敏感个人信息"),
		basis: [cite("PIPL", "28, 29, 30, 55(1)"), cite("NDSR", "22(2)"), cite("GBT45574", "")],
		sources: ["tc260"],
		evidence: ["m.sensitive.subjects", "m.sensitive.messages", "m.sensitive.unsolicited", "m.subjects.total"],
		lookUp: (m) =>
			Object.values(m.sensitive.byCategory)
				.flatMap((each) => each.examples)
				.slice(0, 3),
		rule(c) {
			const { subjects, messages } = c.m.sensitive;
			if (subjects.upper === 0 && messages.upper === 0) return found("sensitive information", "敏感个人信息");
			const how = c.choice("import.sensitive");
			const counts = text(
				`${span(subjects)} people, ${span(messages)} messages`,
				`${span(subjects)} 人、${span(messages)} 条消息`,
			);
			if (how === "clear" && subjects.lower + messages.lower > 0)
				return fail(
					text(
						`${counts.en}: imported in clear text without purpose and consent`,
						`${counts["zh-CN"]}：将明文导入，且无目的与同意`,
					),
				);
			if (how === "clear-with-purpose")
				return review(
					text(
						`${counts.en}: kept in clear text for a purpose; see the consent`,
						`${counts["zh-CN"]}：因特定目的明文保留，请核对同意`,
					),
				);
			if (how === "clear")
				return review(
					text(
						`${counts.en}: only probable hits, to be imported in clear text`,
						`${counts["zh-CN"]}：均为疑似命中，将明文导入`,
					),
				);
			return pass(
				text(`${counts.en}: ${choiceWord(how ?? "").en}`, `${counts["zh-CN"]}：${choiceWord(how ?? "")["zh-CN"]}`),
			);
		},
		remediation: [
			text(
				"Mask or drop by category at import; keep a reversible token only where a claim or order needs it.",
				"导入时按类别打码或剔除，仅在售后或争议确需时保留可逆令牌。",
			),
			text(
				"Ask customers in the chat not to send ID numbers, cards or health details, and offer a secure form.",
				"在会话入口提示客户勿发证件号、卡号、健康信息，并提供安全表单。",
			),
		],
	},
	{
		id: "SENS-IDDOC",
		severity: "high",
		title: text("Photos of identity cards and passports in attachments", "附件中的身份证、护照照片"),
		applies: text("There are images or ID numbers", "存在图片或证件号码"),
		basis: [cite("PIPL", "28, 51, 6"), cite("GBT45574", "")],
		sources: ["tc260"],
		evidence: ["m.attachments.idDocSuspects", "m.attachments.images", "m.attachments.publicUrl"],
		lookUp: (m) => m.attachments.idDocExamples,
		rule(c) {
			const { images, idDocSuspects, publicUrl } = c.m.attachments;
			const numbers = c.group("cn_id").hits.upper;
			if (images === 0 && numbers === 0 && idDocSuspects === 0) return found("images or ID numbers", "图片或证件号码");
			const how = c.choice("import.idDocuments");
			const counts = text(
				`${num(idDocSuspects)} files look like identity documents, ${num(images)} images were not read`,
				`${num(idDocSuspects)} 个文件疑似证件，${num(images)} 张图片未识别内容`,
			);
			// A name or caption is a sign, not the sight of a card: it never fails alone.
			if (idDocSuspects > 0 && how === "ordinary")
				return review(
					text(
						`${counts.en}; they go to the target as ordinary files, and ${num(publicUrl)} addresses are open to all`,
						`${counts["zh-CN"]}；将作为普通附件导入，且 ${num(publicUrl)} 个地址公开可访问`,
					),
				);
			if (how === "ordinary" && numbers > 0 && c.group("cn_id").hits.lower > 0 && publicUrl > 0)
				return fail(
					text(
						"Valid ID numbers stand in the texts and files are imported as they are from open addresses",
						"文本含有效证件号码，且附件原样导入、源地址公开",
					),
				);
			if (images > 0) return review(text(`${counts.en}: unknown is not zero`, `${counts["zh-CN"]}：未知不等于没有`));
			return pass(
				text(`${counts.en}: ${choiceWord(how ?? "").en}`, `${counts["zh-CN"]}：${choiceWord(how ?? "")["zh-CN"]}`),
			);
		},
		remediation: [
			text(
				"Quarantine them encrypted with a short expiry, delete them at the source and keep only the result of the check.",
				"隔离加密、设短期限并在源端删除，仅保留核验结论。",
			),
			text(
				"Where a number must stay, keep it masked: the first 3 and last 2 to 4 characters.",
				"确需保留号码的，仅存打码值（前 3 后 2 至 4 位）。",
			),
		],
	},
	{
		id: "SENS-FINANCE",
		severity: "high",
		title: text("Bank cards, accounts and card verification codes", "银行卡号、账户与安全码"),
		applies: text("Card or account numbers, or verification codes, were found", "发现卡号、账户或安全码"),
		basis: [cite("PIPL", "28, 51"), cite("PCI", "3.3, 3.5", "knowledge")],
		sources: [],
		evidence: ["m.credentials.cvv", "m.subjects.total"],
		lookUp: (m) => m.pi.byGroup.finance?.examples ?? [],
		rule(c) {
			const { hits, subjects } = c.group("finance");
			const { cvv } = c.m.credentials;
			if (hits.upper === 0 && cvv === 0) return found("financial accounts", "金融账户信息");
			const how = c.choice("import.cards");
			if (cvv > 0 && how !== "excluded")
				return fail(
					text(
						`${num(cvv)} messages hold a card verification code, which nobody may keep`,
						`${num(cvv)} 条消息含银行卡安全码，任何情况下不得保存`,
					),
				);
			if (hits.lower > 0 && how === "full")
				return fail(
					text(
						`${num(hits.lower)} full card or account numbers are to be imported`,
						`${num(hits.lower)} 个完整卡号或账号将被导入`,
					),
				);
			if (hits.lower === 0 && hits.upper > 0 && how === "full")
				return review(
					text(
						`${num(hits.upper)} numbers pass the check of a card without saying so: orders or parcels, perhaps`,
						`${num(hits.upper)} 个号码通过卡号校验但无上下文，可能是订单或运单号`,
					),
				);
			return pass(
				text(
					`${span(hits)} numbers of ${span(subjects)} people: ${choiceWord(how ?? "").en}`,
					`${span(subjects)} 人的 ${span(hits)} 个号码：${choiceWord(how ?? "")["zh-CN"]}`,
				),
			);
		},
		remediation: [
			text(
				"Erase verification codes everywhere, cut card numbers to the first 6 and last 4, forbid agents to ask, and tell the acquirer if card data was stored.",
				"彻底删除安全码，卡号仅留前 6 后 4 位，禁止客服索取；曾存储卡数据的按收单协议通报。",
			),
		],
	},
	{
		id: "SENS-SPECIAL",
		severity: "high",
		title: text(
			"Health, biometrics, belief, sexual life, crimes, ethnicity or precise location",
			"健康、生物识别、信仰、性、犯罪、民族或精准定位",
		),
		applies: text("Such content, or voice messages, were found", "发现此类内容或语音"),
		basis: [cite("PIPL", "28-32"), cite("GDPR", "9, 10"), cite("FACE", "")],
		sources: ["tc260"],
		evidence: ["m.attachments.audio", "m.eu.art9Subjects"],
		lookUp: (m) => m.pi.byGroup.health?.examples ?? [],
		rule(c) {
			const people = c.people(
				"health",
				"biometric",
				"religion",
				"sexual",
				"criminal",
				"ethnicity",
				"politics",
				"location",
			);
			const { audio } = c.m.attachments;
			if (people.upper === 0 && audio === 0) return found("such content", "此类内容");
			const how = c.choice("import.special");
			const counts = text(
				`${span(people)} people by words, ${num(audio)} voice messages`,
				`按词命中 ${span(people)} 人，语音 ${num(audio)} 条`,
			);
			if (how === "excluded") return pass(text(`${counts.en}: left out of the import`, `${counts["zh-CN"]}：不导入`));
			if (how === "kept" && c.group("location").hits.lower + c.group("biometric").hits.lower > 0)
				return fail(
					text(
						`${counts.en}: kept without purpose, consent or an exception`,
						`${counts["zh-CN"]}：无目的、同意或例外而保留`,
					),
				);
			return review(
				text(
					`${counts.en}: found by words. Look at 30 messages of each category`,
					`${counts["zh-CN"]}：仅为关键词命中，请每类人工抽查 30 条`,
				),
			);
		},
		remediation: [
			text(
				"Sample, then drop the category or move the conversations to a restricted queue; keep voice only where a duty demands it.",
				"抽样复核后剔除或移入受限队列；无法定义务的语音不保留。",
			),
		],
	},
];
