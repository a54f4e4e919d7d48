import { type Localized, text } from "../../model/localized.js";

/**
 * What the law makes of a value. `pi`: personal information (PIPL 4). `sensitive`: sensitive personal information (PIPL 28).
 * `secret`: not personal by itself, but a credential that must not be kept. `company`: data of an organisation, not of a person.
 */
export type LegalClass = "pi" | "sensitive" | "secret" | "company";

/** The words of the metrics and items of the checklist: several categories of one group count as one kind of information. */
export type CategoryGroup =
	| "cn_id"
	| "travel_document"
	| "foreign_id"
	| "phone"
	| "email"
	| "finance"
	| "address"
	| "account"
	| "network"
	| "device"
	| "vehicle"
	| "name"
	| "birth_date"
	| "health"
	| "biometric"
	| "religion"
	| "ethnicity"
	| "politics"
	| "sexual"
	| "criminal"
	| "location"
	| "minor"
	| "credential"
	| "organisation";

export interface Category {
	/** As the reference sheet names the pattern (compliance-cn.md 3.1), where it does. */
	id: string;
	name: Localized;
	class: LegalClass;
	group: CategoryGroup;
	/** Why it has this class: law and article. */
	basis: Localized;
}

const pi = text("PIPL 4; GDPR 4(1)", "《个人信息保护法》第 4 条；GDPR 第 4 条第 1 款");
const harm = text(
	"PIPL 28 (harm clause; GB/T 45574-2025 does not list the bare number)",
	"《个人信息保护法》第 28 条（危害条款；GB/T 45574-2025 未单列证件号码本身）",
);
const listed = (en: string, zh: string): Localized =>
	text(`PIPL 28 (${en}); GB/T 45574-2025`, `《个人信息保护法》第 28 条（${zh}）；GB/T 45574-2025`);
const article9 = (en: string, zh: string): Localized =>
	text(`PIPL 28 (${en}); GDPR 9`, `《个人信息保护法》第 28 条（${zh}）；GDPR 第 9 条`);
const secret = text(
	"PIPL 9, 51; NDSR 9; CSL 23",
	"《个人信息保护法》第 9、51 条；《网络数据安全管理条例》第 9 条；《网络安全法》第 23 条",
);
const company = text(
	"Not personal information (PIPL 4); a sole trader is a person",
	"不属于个人信息（《个人信息保护法》第 4 条）；个体工商户除外",
);

const table = [
	entry("cn_id18", "Resident ID number", "居民身份证号码", "sensitive", "cn_id", harm),
	entry("cn_id15", "Resident ID number, old form", "居民身份证号码（15 位）", "sensitive", "cn_id", harm),
	entry("frp18", "Foreign permanent resident ID number", "外国人永久居留身份证号码", "sensitive", "cn_id", harm),
	entry("passport_cn", "Chinese passport number", "中国护照号码", "sensitive", "travel_document", harm),
	entry("passport_foreign", "Foreign passport number", "外国护照号码", "sensitive", "travel_document", harm),
	entry(
		"hk_mo_home_permit",
		"Home-return permit number",
		"港澳居民来往内地通行证号码",
		"sensitive",
		"travel_document",
		harm,
	),
	entry(
		"tw_home_permit",
		"Mainland travel permit number (Taiwan)",
		"台湾居民来往大陆通行证号码",
		"sensitive",
		"travel_document",
		harm,
	),
	entry(
		"cn_exit_permit",
		"Exit permit number (HK, Macau, Taiwan)",
		"往来港澳台通行证号码",
		"sensitive",
		"travel_document",
		harm,
	),
	entry("hkid", "Hong Kong ID number", "香港身份证号码", "sensitive", "foreign_id", harm),
	entry("tw_id", "Taiwan ID number", "台湾身份证号码", "sensitive", "foreign_id", harm),
	entry("us_ssn", "US social security number", "美国社会安全号码", "sensitive", "foreign_id", harm),
	entry("cn_mobile", "Mainland mobile number", "内地手机号码", "pi", "phone", pi),
	entry("cn_landline", "Mainland landline number", "内地固定电话号码", "pi", "phone", pi),
	entry("phone_intl", "Phone number of another country or region", "境外电话号码", "pi", "phone", pi),
	entry("cn_service", "400 or 800 service number", "400/800 服务热线", "company", "organisation", company),
	entry("email", "E-mail address", "电子邮箱地址", "pi", "email", pi),
	entry("bank_card", "Bank card number", "银行卡号", "sensitive", "finance", listed("financial account", "金融账户")),
	entry(
		"iban",
		"International bank account number",
		"国际银行账号（IBAN）",
		"sensitive",
		"finance",
		listed("financial account", "金融账户"),
	),
	entry("alipay", "Alipay user id", "支付宝用户号", "sensitive", "finance", listed("financial account", "金融账户")),
	entry("uscc", "Unified social credit code", "统一社会信用代码", "company", "organisation", company),
	entry("plate_cn", "Number plate", "机动车号牌", "pi", "vehicle", pi),
	entry("address", "Postal address", "通讯地址", "pi", "address", pi),
	entry("name", "Name of a person", "姓名", "pi", "name", pi),
	entry("birth_date", "Date of birth", "出生日期", "pi", "birth_date", pi),
	entry("wechat", "WeChat id", "微信号", "pi", "account", pi),
	entry("qq", "QQ number", "QQ 号", "pi", "account", pi),
	entry("ipv4", "IPv4 address", "IPv4 地址", "pi", "network", pi),
	entry("ipv6", "IPv6 address", "IPv6 地址", "pi", "network", pi),
	entry("mac", "MAC address", "MAC 地址", "pi", "device", pi),
	entry("imei", "IMEI", "设备识别码（IMEI）", "pi", "device", pi),
	entry("coords", "Precise location", "精准定位信息", "sensitive", "location", listed("whereabouts", "行踪轨迹")),
	entry("health", "Health", "医疗健康信息", "sensitive", "health", article9("health", "医疗健康")),
	entry(
		"biometric",
		"Biometric information",
		"生物识别信息",
		"sensitive",
		"biometric",
		article9("biometrics", "生物识别"),
	),
	entry("religion", "Religious belief", "宗教信仰", "sensitive", "religion", article9("religion", "宗教信仰")),
	entry("ethnicity", "Ethnic origin", "民族、种族", "sensitive", "ethnicity", article9("harm clause", "危害条款")),
	entry(
		"politics",
		"Political opinion, party or union",
		"政治面貌、党派、工会",
		"sensitive",
		"politics",
		article9("harm clause", "危害条款"),
	),
	entry(
		"sexual",
		"Sexual orientation or life",
		"性取向、性生活",
		"sensitive",
		"sexual",
		article9("harm clause", "危害条款"),
	),
	entry(
		"criminal",
		"Criminal record",
		"违法犯罪记录",
		"sensitive",
		"criminal",
		text("PIPL 28 (harm clause); GDPR 10", "《个人信息保护法》第 28 条（危害条款）；GDPR 第 10 条"),
	),
	entry(
		"age_u14",
		"Child under 14",
		"不满十四周岁的未成年人",
		"sensitive",
		"minor",
		listed("under 14", "不满十四周岁未成年人"),
	),
	entry("password", "Password", "密码", "secret", "credential", secret),
	entry("api_key", "API key", "API 密钥", "secret", "credential", secret),
	entry("token", "Access token", "访问令牌", "secret", "credential", secret),
	entry("private_key", "Private key", "私钥", "secret", "credential", secret),
	entry("otp", "One-time code", "一次性验证码", "secret", "credential", secret),
	entry(
		"cvv",
		"Card verification code",
		"银行卡安全码",
		"secret",
		"credential",
		text("PCI DSS 3.3.1; PIPL 28, 51", "PCI DSS 3.3.1；《个人信息保护法》第 28、51 条"),
	),
] as const;

export type CategoryId = (typeof table)[number]["id"];

/** Every category that `detect` can find, in the order reports list them. */
export const categories: readonly (Category & { id: CategoryId })[] = table;

/** Looks a category up by its id. */
export const categoryOf: Readonly<Record<CategoryId, Category & { id: CategoryId }>> = Object.freeze(
	Object.fromEntries(table.map((each) => [each.id, each])) as Record<CategoryId, Category & { id: CategoryId }>,
);

function entry<const Id extends string>(
	id: Id,
	en: string,
	zh: string,
	legalClass: LegalClass,
	group: CategoryGroup,
	basis: Localized,
) {
	return { id, name: text(en, zh), class: legalClass, group, basis };
}
