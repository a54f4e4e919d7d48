import type { Scan } from "./scan.js";

const age =
	/(?<![\d.])((?:[1-9]|1[0-3])|[一二两三四五六七八九]|十[一二三]?)\s*个?(?:周岁|岁|歲|週歲)(?:半)?(?!以上|以下|以内|的时候|起|及|[-~至到]\s?[0-9一二三四五六七八九十])/g;
const child =
	/孩|患儿|幼儿(?!园)|婴儿|儿子|女儿|宝宝|宝贝|娃|孙子|孙女|外孙|弟弟|妹妹|侄|外甥|小朋友|未成年|学生|闺女|儿童|老大|老二|老三|大宝|二宝|小宝|丫头|小家伙|崽/;
const self = /(?:我|他|她|本人)(?:今年|才|刚|只有|现在|已经|还|是|都|也|刚满|马上|快)*$/;
const infant = /(?<![\d.])(?:[1-9]|[12]\d|3[0-6])\s?个(?:多|半)?月(?:大|了)?/g;
const buyer = /适合|适用|适龄|推荐|几岁|以上|款|使用|用了|店|周年|开业|品牌|狗|猫|宠物|给[^我]{0,4}$|[-~至到]\s?$/;
const product = /^[^，。！？；\s]{0,6}(?:穿|玩具|童装|适|尺码|款|能用|可以用|能玩|以上|左右穿)/;
const grade =
	/(?:上|读|念|在读|正在上|刚上|我是|是个?|今年)?(?:小学(?:[一二三四五六]年级)|小学生|[一二三四五六]年级|读小学|上小学|幼儿园(?:[大中小]班)|上幼儿园|读幼儿园|初一)(?!语文|数学|英语|教材|课本|的?书|用|适)/g;
const english =
	/(?<![\d.])((?:[1-9]|1[0-3])|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)(?:[\s-]?(?:years?|yrs?|yr)[\s-]?old|\s?y\/?o(?![a-z]))/gi;
const englishGrade =
	/(?:(?:[1-7](?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh)[\s-]grade(?:r)?|grade\s[1-7](?![0-9])|kindergarten|preschool|primary school|elementary school)/gi;
const englishChild =
	/\b(?:son|daughter|kid|child|boy|girl|niece|nephew|grandson|granddaughter|toddler|student|brother|sister|baby|twins?|children|kids)\b/i;
const englishSelf =
	/\b(?:i am|i'm|i’m|he is|she is|he's|she's|he’s|she’s|im)\s(?:only\s|just\s|a\s|now\s|in\s|turning\s)*$/i;
const englishBuyer =
	/\b(?:suitable|for (?:a |any )?$|ages?|toys?|recommended|over|under|above|account|car|laptop|phone|company|warranty|dog|cat|device|computer)\b|for (?:a )?$/i;
const childIs =
	/\b(?:son|daughter|kid|child|boy|girl|niece|nephew|grandson|granddaughter|toddler|brother|sister)(?:\s\w{2,12})?\s(?:is|turned|just turned|is only|is now|aged|is turning)\s([1-9]|1[0-3])(?=$|[.,!?，。！？]|\s(?:and|now|so|but|this)\b)|\bmy\s(?:\w{2,12}\s)?(?:son|daughter|kid|child|boy|girl|niece|nephew|brother|sister)s?(?:\s\w{2,12})?(?:\s?[(（,]\s?|\sare\s)((?:[1-9]|1[0-3])(?:\sand\s(?:[1-9]|1[0-3]))?)(?=[)）.,!?]|$|\syears|\snow)/gi;
const iAm = /\bI(?:'m|’m| am) (?:only |just |now )?([1-9]|1[0-3])(?=$|[.!]|,? (?:and|so|but)\b)/g;
const iAmHan = /我(?:今年|现在|才|刚满|只有)([1-9]|1[0-3])(?=$|[，。！？,.!?~])/g;
const guardian =
	/我(?:妈妈?|爸爸?|父母|家长)(?:的)?(?:手机|账号|号码|微信|付的款|银行卡)|(?:用|拿)(?:妈妈|爸爸|爷爷|奶奶)的(?:手机|账号|银行卡)|\bmy (?:mom|mum|dad|mother|father|parents)(?:'s|’s|s')? (?:phone|account|card|credit card)\b/gi;

/** Signs that somebody is under fourteen: an age, a school year, a parent's phone. Not the child one buys a toy for. */
export function findMinors(scan: Scan): void {
	const { text } = scan;
	if (scan.hasHan && /[岁歲级級园初学]/.test(text)) {
		for (const match of text.matchAll(age)) {
			const { start, end, before, after } = around(text, match);
			if (buyer.test(before.slice(-8)) || (product.test(after) && !/我/.test(before))) continue;
			const whose =
				child.test(before) ||
				self.test(before) ||
				/^的?[^，。！？]{0,3}(?:儿子|女儿|孩子|小孩|娃|小学生|男孩|女孩)/.test(after);
			if (whose) scan.add("age_u14", start, end, 0.82);
		}
		for (const match of text.matchAll(grade)) {
			const { end, before } = around(text, match);
			const core = match[0].replace(
				/^(?:在读|正在上|刚上|我是|是个?|今年|上(?!(?:小学|幼儿园)$)|读(?!(?:小学|幼儿园)$)|念)/,
				"",
			);
			if (/适合|适用|教材|推荐/.test(before)) continue;
			if (child.test(before) || /我(?:今年|还|在|才|现在|是)*$/.test(before) || /^我是/.test(match[0]))
				scan.add("age_u14", end - core.length, end, 0.75);
		}
	}
	if (
		scan.hasLetters &&
		/y\/?o|year|yr|grade|school|garten|\bi[ '’]|son|daughter|kid|child|boy|girl|niece|nephew|toddler|brother|sister/i.test(
			text,
		)
	) {
		for (const match of text.matchAll(english)) {
			const { start, end, before, after } = around(text, match);
			if (englishBuyer.test(before.slice(-16)) && !/\bmy\b/i.test(before)) continue;
			if (/^[\s-](?:car|laptop|account|phone|company|warranty|dog|cat|toy|device|version)/i.test(after)) continue;
			if (
				englishChild.test(before) ||
				englishSelf.test(before) ||
				/\bmy\s$/i.test(before) ||
				englishChild.test(after.slice(0, 14))
			)
				scan.add("age_u14", start, end, 0.82);
		}
		for (const pattern of [childIs, iAm])
			for (const match of text.matchAll(pattern)) {
				const end = match.index + match[0].length;
				scan.add("age_u14", end - (match[1] ?? match[2] ?? "").length, end, 0.75);
			}
		for (const match of text.matchAll(englishGrade)) {
			const { start, end, before } = around(text, match);
			if (/\bmy\b/i.test(before) && englishChild.test(before)) scan.add("age_u14", start, end, 0.75);
			else if (englishSelf.test(before)) scan.add("age_u14", start, end, 0.75);
		}
	}
	if (scan.hasHan && text.includes("个") && /[我家]/.test(text))
		for (const match of text.matchAll(infant)) {
			const { start, end, before, after } = around(text, match);
			if (
				/[我家][^，。]{0,4}(?:孩|宝|儿子|女儿|娃)[^，。]{0,6}$/.test(before) &&
				!/^(?:前|后|内|的工资)/.test(after) &&
				!buyer.test(before)
			)
				scan.add("age_u14", start, end, 0.7);
		}
	if (scan.hasHan && text.includes("我"))
		for (const match of text.matchAll(iAmHan)) {
			const end = match.index + match[0].length;
			scan.add("age_u14", end - (match[1] ?? "").length, end, 0.7);
		}
	if (/[妈爸父母家爷奶]|\bmy /i.test(text))
		for (const match of text.matchAll(guardian)) scan.add("age_u14", match.index, match.index + match[0].length, 0.5);
}

function around(text: string, match: RegExpExecArray) {
	const [start, end] = [match.index, match.index + match[0].length];
	return { start, end, before: clause(text.slice(Math.max(0, start - 30), start)), after: text.slice(end, end + 20) };
}

function clause(text: string): string {
	return text.slice(Math.max(...["。", "！", "？", "\n", "；"].map((each) => text.lastIndexOf(each))) + 1);
}
