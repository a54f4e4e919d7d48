import type { Scan } from "./scan.js";

/** Levels of an address, as bits: region, district, town, road, estate, door. */
const [region, district, town, road, estate, door] = [1, 2, 4, 8, 16, 32];
const numeral = "(?:[0-9A-Za-z]{1,6}(?:[-—][0-9A-Za-z]{1,5}){0,3}|[一二三四五六七八九十百零〇]{1,5}|[甲乙丙丁])";
const levels: readonly (readonly [number, string])[] = [
	[
		door,
		`(?<!第)${numeral}\\s?(?:号楼|号院|号门(?!口)|号|號樓|號|棟|單元|#楼?|栋|幢|座|单元|楼|樓|层|室|房(?![子间东产屋])|弄|户|铺|F(?![A-Za-z]))`,
	],
	[region, "特别行政区|自治区|自治州|省|市(?![场面值价区民政])|盟"],
	[district, "新區|區|縣|新区|开发区|高新区|区(?![别块域间分])|县|旗(?![舰下])"],
	[town, "街道办?(?![0-9])|镇(?![静定])|鎮|鄉|乡(?![下])|村|社区|[0-9一二三四五六七八九十]{1,3}[组队]"],
	[
		road,
		"大道|大街|胡同|公路|支路|路(?![由上过线径边程])|街(?!道)|巷|(?<![知味频管通渠报难])道(?![歉理具])|[东西南北中一二三四五六七八九十]段|里弄",
	],
	[
		estate,
		"社區|花園|廣場|大廈|中心|小区|花园|花苑|家园|公寓|大厦|广场|科技园|科学园|工业园|产业园|创业园|软件园|园区|大学|学校|学院|医院|酒店|宾馆|新村|新城|苑|城(?![市])|府(?!上)|大楼|写字楼|中心",
	],
];
const tokens = new RegExp(levels.map(([, words]) => `(${words})`).join("|"), "g");

const regions =
	/(?:北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|台湾|香港|澳门|广州|深圳|杭州|南京|苏州|成都|武汉|西安|长沙|郑州|青岛|大连|宁波|厦门|福州|济南|合肥|佛山|东莞|沈阳|昆明|哈尔滨|长春|石家庄|南昌|贵阳|南宁|太原|兰州|海口|无锡|常州|温州|珠海|中山|惠州|嘉兴|绍兴|金华|台州|泉州|烟台|徐州|南通|扬州|乌鲁木齐|呼和浩特|银川|西宁|拉萨|洛阳|唐山|保定|潍坊|临沂|三亚|桂林|义乌|昆山)/g;
/** What stands before an address but does not belong to it. */
const lead =
	/^.*(?:地址|寄到|寄往|送到|送至|发到|发往|发货到|住在|家住|位于|搬到|改成|改为|改到|换成|换到|快递到|配送到|收货|公司|[在到至往去是给为寄送发住从说即])/;
const breaker = /[我你您他她它们了吗呢吧啊请哪怎么什的。；！？;!?：:、“”"'\n]/;
const joint = /^[\u4e00-\u9fffA-Za-z0-9·#()（）-]*$/;

/** More levels than any address has: two of them in a row, or a hostile text. */
const mostLevels = 12;

interface Token {
	start: number;
	end: number;
	level: number;
}

/** Chinese postal addresses: rows of names that end in 省, 市, 区, 路, 号, 室 and the like; a place alone is no address. */
export function findChineseAddresses(scan: Scan): void {
	let chain: Token[] = [];
	for (const match of scan.text.matchAll(tokens)) {
		const group = match.findIndex((each, index) => index > 0 && each !== undefined) - 1;
		const token = { start: match.index, end: match.index + match[0].length, level: levels[group]?.[0] ?? 0 };
		const last = chain.at(-1);
		if (
			last &&
			(chain.length >= mostLevels ||
				startsAnew(scan.text, last, token) ||
				!belongs(scan.text.slice(last.end, token.start), last, token, match[0]))
		) {
			close(scan, chain);
			chain = [];
		}
		chain.push(token);
	}
	close(scan, chain);
}

/** A region behind a door is the next address. */
function startsAnew(text: string, last: Token, token: Token): boolean {
	return last.level === door && token.level === region && text.slice(last.end, token.end).search(regions) >= 0;
}

/** Whether what lies between two levels can be a name: short, unbroken; a comma or space only right behind the first. */
function belongs(gap: string, last: Token, token: Token, written: string): boolean {
	if (gap.length > (token.level === door ? 10 : 9)) return false;
	// Behind a comma "20号" is a day, "3号楼" still the address.
	if (last.level === door && /^[，, ]/.test(gap) && /号$/.test(written)) return false;
	const name = gap.replace(/^[，, ]{1,2}/, "").replace(/ $/, "");
	return joint.test(name) && !breaker.test(name);
}

function close(scan: Scan, chain: readonly Token[]): void {
	const [first, last] = [chain[0], chain.at(-1)];
	if (!first || !last) return;
	const { text } = scan;
	const named = nameStart(text, first);
	const start = first.level === door && text.slice(named, first.start).search(regions) !== 0 ? first.start : named;
	const window = text.slice(start, first.end);
	let found = chain.reduce((bits, token) => bits | token.level, 0);
	if (window.search(regions) >= 0) found |= region;
	const label =
		scan.near(start, last.end, "address") ||
		/(?:寄到|送到|送货到|发货到|住在|家住|我住|发到|地址)[^，。]{0,4}$/.test(text.slice(Math.max(0, start - 8), start));
	const confidence = confidenceOf(found, label, scan.attached(start, "address"));
	if (confidence === 0 || start >= first.end) return;
	let end = last.end;
	// A building's room: "国际中心38-5", "广场1506".
	if (last.level === estate && (found & (door | road)) !== 0)
		end +=
			/^\s?(?:[A-Z]座?)?[0-9]{1,4}(?:-[0-9]{1,5}){0,2}(?![0-9元块件个天年月日点分:：%]|\.[0-9])/.exec(
				text.slice(end, end + 16),
			)?.[0].length ?? 0;
	if (last.level === door)
		end +=
			/^[-\s]?[0-9]{2,4}(?:-[0-9]{1,4})?(?![0-9元块件个天年月:：%]|\.[0-9])/.exec(text.slice(end, end + 12))?.[0]
				.length ?? 0;
	scan.add("address", start, end, confidence);
}

function confidenceOf(found: number, label: boolean, attached: boolean): number {
	const has = (bits: number) => (found & bits) !== 0;
	const placed = has(region | district);
	if (has(door) && has(road | estate | town) && placed) return label ? 0.97 : 0.9;
	if (has(door) && has(road)) return label ? 0.85 : 0.65;
	if (has(door) && (has(estate | town) || placed)) return label ? 0.75 : has(estate) ? 0.5 : 0;
	if (has(region) && has(district) && has(road | town | estate)) return label ? 0.85 : 0.7;
	if (attached && has(region | district) && has(district | road | town | estate)) return 0.7;
	return 0;
}

/** Where the name before the first level begins: at a province or city, behind a word like 寄到, else a few characters back. */
function nameStart(text: string, first: Token): number {
	let from = first.start;
	while (
		from > 0 &&
		first.start - from < 12 &&
		/[\u4e00-\u9fff]/.test(text[from - 1] ?? "") &&
		!breaker.test(text[from - 1] ?? "")
	)
		from -= 1;
	const window = text.slice(from, first.start);
	regions.lastIndex = 0;
	const known = regions.exec(window);
	if (known) return from + known.index;
	const before = lead.exec(window)?.[0].length ?? 0;
	const start = from + before;
	return first.start - start > 6 ? first.start - 3 : start;
}
