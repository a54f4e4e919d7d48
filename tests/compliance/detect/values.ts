/**
 * Invented values with right check digits: births around 1900, mobile numbers 1xx0000xxxx, cards made of an issuer prefix and
 * zeros, documentation ranges for hosts, addresses and phones.
 */
export type Random = () => number;

/** Small, seeded, the same everywhere (mulberry32). */
export function seeded(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
	return items[Math.floor(random() * items.length)]!;
}

export function digits(random: Random, count: number): string {
	return Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
}

/** A value of a category in one of its written forms, or an unlabelled number. */
export function makeValue(name: string, form: string | undefined, random: Random): string {
	const plain = makers[name]?.(random, form);
	if (plain === undefined) {
		const length = /^digits(\d+)$/.exec(name)?.[1];
		if (length === undefined) throw new Error(`no maker for ${name}`);
		return digits(random, Number(length));
	}
	return written(plain, name, form, random);
}

const between = (random: Random, low: number, high: number) => low + Math.floor(random() * (high - low + 1));
const two = (value: number) => String(value).padStart(2, "0");

const makers: Record<string, (random: Random, form?: string) => string> = {
	cn_id18: (random, form) => {
		const id = residentId(
			random,
			pick(random, ["110101", "310104", "440106", "330102", "510104", "610102", "820000", "650103"]),
		);
		return form === "typo" ? id.slice(0, 17) + (id.endsWith("3") ? "4" : "3") : id;
	},
	frp18: (random) => residentId(random, pick(random, ["911124", "931392", "944392"])),
	cn_id15: (random) =>
		`${pick(random, ["110101", "310104", "440106"])}${two(between(random, 1, 30))}${two(between(random, 1, 12))}${two(between(random, 1, 28))}00${between(random, 1, 9)}`,
	cn_mobile: (random) => mobile(random),
	cn_landline: (random, form) => landline(random, form),
	cn_service: (random) => pick(random, ["400-000-", "400 000 ", "4000-00-", "400000", "800-000-"]) + digits(random, 4),
	phone_intl: (random, form) => foreignPhone(random, form),
	email: (random) =>
		`${pick(random, ["li.wei", "zhang_san88", "jane.doe", "wang-fang", "shop+order", "1234567", "chen"])}@${pick(random, ["example.com", "mail.example", "qq.com", "163.com", "example.co.uk", "firma.example"])}`,
	bank_card: (random, form) => card(random, form),
	cvv: (random) => digits(random, 3),
	passport_cn: (random) => pick(random, ["E", "G", "EA", "EJ", "EB"]).padEnd(2, "0") + digits(random, 7),
	passport_foreign: (random, form) =>
		form === "jp" ? `T${pick(random, ["R", "K", "Z"])}${digits(random, 7)}` : `5${digits(random, 8)}`,
	hk_mo_home_permit: (random) => pick(random, ["H", "M"]) + digits(random, 8) + pick(random, ["", "00"]),
	tw_home_permit: (random) => `0${digits(random, 7)}`,
	cn_exit_permit: (random) => pick(random, ["C", "CA", "CD", "W"]).padEnd(2, "1") + digits(random, 7),
	hkid: (random) => hongKongId(random),
	tw_id: (random) => taiwanId(random),
	uscc: (random) => creditCode(random),
	plate_cn: (random, form) => plate(random, form),
	wechat: (random) => pick(random, ["wx_sunny", "zhang-", "lily_", "wxid_a", "Happy", "moon_cat"]) + digits(random, 3),
	qq: (random) => String(between(random, 10000, 2_999_999_999)),
	alipay: (random) => `2088000${digits(random, 9)}`,
	ipv4: (random) => `${pick(random, ["192.0.2", "198.51.100", "203.0.113"])}.${between(random, 1, 254)}`,
	ipv6: (random) => `2001:db8:${digits(random, 3)}::${pick(random, ["8a2e:370:7334", "ff00:42:8329", "1:2:3"])}`,
	mac: (random) => Array.from({ length: 6 }, () => two(between(random, 10, 99))).join(pick(random, [":", "-"])),
	imei: (random) => luhn(pick(random, ["35000000", "86000000", "01000000"]) + digits(random, 6)),
	address: (random, form) =>
		pick(random, form === "en" ? englishAddresses : chineseAddresses).replace(/#/g, () =>
			String(between(random, 1, 899)),
		),
	name: (random, form) => (form === "en" ? pick(random, latinNames) : pick(random, chineseNames)),
	birth_date: (random, form) =>
		form === "en"
			? pick(random, ["March 7, 1990", "1985-12-30", "12/30/1979", "7 May 1991"])
			: pick(random, ["1990年3月7日", "1985-12-30", "1979/12/30", "19910507", "1988.8.8"]),
	age_u14: (random, form) =>
		form === "hyphen"
			? `${between(random, 2, 13)}-year-old`
			: form === "en"
				? pick(random, [`${between(random, 3, 13)} years old`, "eight years old", "nine yrs old"])
				: pick(random, [`${between(random, 3, 13)}岁`, "八岁", "十二岁", "6周岁", "三岁半"]),
	coords: (random) =>
		pick(random, [
			`39.9${digits(random, 4)}, 116.3${digits(random, 4)}`,
			`31.2${digits(random, 3)},121.4${digits(random, 3)}`,
			`22.5${digits(random, 5)}，114.0${digits(random, 5)}`,
		]),
	password: (random, form) =>
		form === "cn"
			? `Qw${digits(random, 6)}`
			: pick(random, ["Abc12345!", "hunter2024", "P@ssw0rd1", "qwe@123", "Tiger#99", "zs19900101"]),
	otp: (random) => digits(random, pick(random, [4, 6])),
	api_key: (random) =>
		pick(random, [
			`AKIA${upper(random, 16)}`,
			`LTAI5t${mixed(random, 18)}`,
			`sk-${mixed(random, 40)}1a`,
			`ghp_${mixed(random, 35)}7`,
			`sk_live_${mixed(random, 23)}3`,
			`AIza${mixed(random, 34)}5`,
		]),
	token: (random) => `eyJhbGciOiJIUzI1NiJ9.eyJ${mixed(random, 24)}.${mixed(random, 30)}`,
	private_key: (random) => `-----BEGIN RSA PRIVATE KEY-----\\n${mixed(random, 40)}\\n-----END RSA PRIVATE KEY-----`,
	iban: () => "DE89370400440532013000",
	us_ssn: (random) => `${between(random, 100, 600)}-${between(random, 10, 99)}-${between(random, 1000, 9999)}`,
	// Numbers that are nobody's.
	order18: (random) => `2024${two(between(random, 1, 12))}${two(between(random, 1, 28))}${digits(random, 10)}`,
	order11: (random) => `1${pick(random, ["38", "59", "86", "77"])}${digits(random, 8)}`,
	code18: (random) => upper(random, 18),
	version: (random) =>
		`${between(random, 1, 20)}.${between(random, 0, 99)}.${between(random, 0, 255)}.${between(random, 0, 255)}`,
	timestamp: (random) => `17${digits(random, 11)}`,
	hash: (random) => Array.from({ length: 40 }, () => pick(random, [..."0123456789abcdef"])).join(""),
	uuid: (random) =>
		[8, 4, 4, 4, 12]
			.map((length) => Array.from({ length }, () => pick(random, [..."0123456789abcdef"])).join(""))
			.join("-"),
};

function written(plain: string, name: string, form: string | undefined, random: Random): string {
	switch (form) {
		case "wide":
			return [...plain]
				.map((each) => (each > " " && each <= "~" ? String.fromCharCode(each.charCodeAt(0) + 0xfee0) : each))
				.join("");
		case "spaced":
			return name === "email" ? plain.replace("@", " @ ") : grouped(plain, shapeOf(name, random), " ");
		case "dashed":
			return grouped(plain, shapeOf(name, random), pick(random, ["-", "－", "–"]));
		case "lower":
			return plain.toLowerCase();
		case "upper":
			return plain.toUpperCase();
		case "plus":
			return name === "cn_mobile"
				? `+86${pick(random, ["", " ", "-"])}${pick(random, [plain, grouped(plain, [3, 4, 4], " ")])}`
				: plain;
		case "zero":
			return `0086${plain}`;
		case "prefix":
			return `86 ${plain}`;
		case "han":
			return plain.replace(/[0-9]/g, (each) => "零一二三四五六七八九"[Number(each)]!);
		case "at":
			return plain.replace("@", pick(random, ["[at]", " (at) ", "＠"]));
		case "comma":
			return plain.replace("@", "@").replace(/\.(com|example)$/, (dot) => (dot === ".com" ? ",com" : dot));
		default:
			return plain;
	}
}

function shapeOf(name: string, random: Random): number[] {
	if (name === "cn_mobile") return [3, 4, 4];
	if (name === "cn_id18")
		return pick(random, [
			[6, 8, 4],
			[4, 4, 4, 4, 2],
			[3, 3, 4, 4, 4],
		]);
	return [4, 4, 4, 4, 4, 4, 4, 4];
}

function grouped(plain: string, lengths: readonly number[], separator: string): string {
	const parts: string[] = [];
	let from = 0;
	for (const length of lengths) {
		if (from < plain.length) parts.push(plain.slice(from, from + length));
		from += length;
	}
	return parts.join(separator);
}

function residentId(random: Random, region: string): string {
	const body = `${region}${between(random, 1885, 1915)}${two(between(random, 1, 12))}${two(between(random, 1, 28))}${String(between(random, 1, 29)).padStart(3, "0")}`;
	const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
	return body + "10X98765432"[weights.reduce((sum, weight, index) => sum + weight * Number(body[index]), 0) % 11];
}

function mobile(random: Random): string {
	return `${pick(random, ["138", "139", "150", "157", "166", "177", "186", "191", "199", "135", "147", "173", "198", "130"])}0000${digits(random, 4)}`;
}

function landline(random: Random, form: string | undefined): string {
	const area = pick(random, ["010", "021", "0755", "0571", "028"]);
	const local = `6${digits(random, 3)}0${digits(random, 3)}`;
	if (form === "bracket") return `(${area})${pick(random, ["", " "])}${local}`;
	if (form === "plus") return `+86 ${area.slice(1)} ${local.slice(0, 4)} ${local.slice(4)}`;
	const number = `${area}${pick(random, ["-", "-", " "])}${local}`;
	return form === "extension" ? number + pick(random, ["转801", "-8012", " ext 12", "转 1002", "分机66"]) : number;
}

function foreignPhone(random: Random, form: string | undefined): string {
	if (form === "us")
		return pick(random, ["(212) 555-01##", "415-555-01##", "(415)555-01##", "1-202-555-01##", "303.555.01##"]).replace(
			"##",
			digits(random, 2),
		);
	if (form === "hk") return `5123 ${digits(random, 4)}`;
	if (form === "tw") return `0912-345-${digits(random, 3)}`;
	if (form === "uk") return `07700 900${digits(random, 3)}`;
	return pick(random, [
		"+1 415 555 01##",
		"+44 7700 9001##",
		"+44 20 7946 00##",
		"+852 5123 45##",
		"+61 491 570 1##",
		"+81-3-1234-56##",
		"+65 6123 45##",
		"+886 912 345 6##",
		"+49 30 123456##",
		"+12025550###",
		"0044 7700 9001##",
	]).replace(/#/g, () => digits(random, 1));
}

function card(random: Random, form: string | undefined): string {
	const [prefix, length] = pick(random, [
		["622202", 19],
		["621483", 16],
		["4000", 16],
		["5100", 16],
		["621700", 19],
		["3528", 16],
	] as const);
	void form;
	return luhn(prefix + "0".repeat(length - prefix.length - 5) + digits(random, 4));
}

export function luhn(body: string): string {
	const sum = [...body].reverse().reduce((total, each, index) => {
		const value = Number(each) * (index % 2 === 0 ? 2 : 1);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return body + String((10 - (sum % 10)) % 10);
}

function creditCode(random: Random): string {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	const body = `${pick(random, ["91110000", "91440300", "92310104", "52510000"])}MA${Array.from({ length: 7 }, () => pick(random, [...alphabet])).join("")}`;
	const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
	return (
		body +
		alphabet[
			(31 - (weights.reduce((sum, weight, index) => sum + weight * alphabet.indexOf(body[index]!), 0) % 31)) % 31
		]
	);
}

function hongKongId(random: Random): string {
	const letter = pick(random, ["A", "C", "G", "K", "Z"]);
	const body = digits(random, 6);
	const sum = [36, letter.charCodeAt(0) - 55, ...[...body].map(Number)].reduce(
		(total, value, index) => total + value * (9 - index),
		0,
	);
	const check = "0123456789A"[(11 - (sum % 11)) % 11]!;
	return `${letter}${body}${pick(random, [`(${check})`, check])}`;
}

function taiwanId(random: Random): string {
	const body = `1${digits(random, 7)}`;
	const sum = [1, 0, ...[...body].map(Number)].reduce(
		(total, digit, index) => total + digit * [1, 9, 8, 7, 6, 5, 4, 3, 2, 1][index]!,
		0,
	);
	return `A${body}${(10 - (sum % 10)) % 10}`;
}

function plate(random: Random, form: string | undefined): string {
	const head = pick(random, ["京A", "沪C", "粤B", "苏E", "川A", "浙F", "鲁Q", "渝D"]);
	const joint = form === "dot" ? "·" : pick(random, ["", "", " ", "·"]);
	if (form === "green") return `${head}${joint}${pick(random, ["D", "F"])}${digits(random, 5)}`;
	return `${head}${joint}${digits(random, 1)}${pick(random, ["A", "K", "0", "8"])}${digits(random, 3)}`;
}

const upper = (random: Random, length: number) =>
	Array.from({ length }, () => pick(random, [..."ABCDEFGHJKLMNPQRTUWXY0123456789"])).join("");
const mixed = (random: Random, length: number) =>
	Array.from({ length }, () => pick(random, [..."abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789"])).join(
		"",
	);
const chineseNames = [
	"张伟",
	"李娜",
	"王小明",
	"刘洋",
	"陈静",
	"欧阳修远",
	"赵敏",
	"周杰",
	"吴秀英",
	"徐磊",
	"孙丽",
	"马超",
	"朱婷婷",
	"胡军",
	"郭靖",
	"林志玲",
	"何平",
	"高圆圆",
	"罗永",
	"郑凯",
];
const latinNames = [
	"John Smith",
	"Maria Garcia",
	"Priya Patel",
	"Tom Baker",
	"Li Wei",
	"Jean-Pierre Martin",
	"Anna Nowak",
	"David O’Brien",
	"Yuki Tanaka",
];
const chineseAddresses = [
	"广东省深圳市南山区科技园南路#号创新大厦12楼1203室",
	"北京市朝阳区建国路#号院3号楼2单元501",
	"上海市浦东新区世纪大道#号",
	"杭州市西湖区文三路#号",
	"成都市武侯区人民南路四段#号",
	"江苏省南京市鼓楼区中山路#号阳光小区3栋2单元401室",
	"重庆市渝中区解放碑步行街#号",
	"湖北省武汉市洪山区珞喻路#号",
	"北京海淀区中关村大街#号",
	"天津市和平区南京路#号",
	"福建省厦门市思明区软件园二期望海路#号",
	"山东省青岛市市南区香港中路#号",
	"浙江省义乌市北苑街道雪峰西路#号",
	"河南省郑州市金水区花园路#号院5号楼",
	"四川省成都市高新区天府三街#号",
	"广州市天河区体育西路#号维多利广场B座",
];
const englishAddresses = [
	"# Example Street, Springfield, IL 62704",
	"Flat 5, # Sample Road, London SW1A 1AA",
	"# Elm Avenue Apt 3B, Portland, OR 97201",
	"Room 1203, Building 5, No. # Jianguo Road, Chaoyang District, Beijing",
	"#B Baker Street, London",
	"# Main St, Austin, TX 73301",
	"Unit 4, # Queen Street, Melbourne VIC 3000",
	"# Maple Drive",
	"# Park Lane, Dublin",
];
