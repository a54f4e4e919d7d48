import type { Scan } from "./scan.js";

const label =
	/(微 ?信(?:上?加我|号|ID)?|wechat|weixin|(?<![a-z])wx|(?<![a-z])vx|(?<![a-z])v信|威信|薇信|薇(?=[:：])|加我?[v微]|\+v(?![a-z]))((?:\s?(?:号码?|id|account|number|name|账号))?)([\s:：=是为叫就改换成吗呢呀吧哦()（）"“”'-]{0,5}(?:(?:is|id|：|:)\s*)?)([a-z][-_a-z0-9]{5,19})(?![-_a-z0-9@]|\.[a-z0-9])/gi;
/** What follows "wechat" in plain English or stands for the product itself. */
const words =
	/^(?:please|account|number|payment|wallet|groups?|official|mini|program|miniprogram|mini[-_]\w+|official[-_]\w+|work[-_]\w+|android|iphone|windows|version|login|support|service|message|contact|channel|moments|thanks|instead|because|already|cannot|doesnt|without|integration|plugin|webhook|install|business|article|friend|friends|public|channels|openid|unionid|appid|access|customer|wechat|weixin|should|before|after|though|button|notification|notifications|sharing|share|scan|store|users?|does|work|works|working)$/i;
const openId = /(?<![A-Za-z0-9_-])o[A-Za-z0-9_-]{27}(?![A-Za-z0-9_-])/g;

/** WeChat ids after a label, and openids by their shape. */
export function findWechatIds(scan: Scan): void {
	for (const match of scan.text.matchAll(label)) {
		const [whole, , , joint = "", id = ""] = match;
		const end = match.index + whole.length;
		const start = end - id.length;
		const marked = /[0-9_-]/.test(id);
		const said = /[:：=是为叫"“]|is|id/i.test(joint) || /id|号/i.test(match[2] ?? "") || /号|ID/i.test(match[1] ?? "");
		if (words.test(id) || (!marked && !said && !/^[\s]?$/.test(joint))) continue;
		if (!marked && !said && /^[a-z]/i.test(match[1] ?? "") && !/^[vw]x$/i.test(match[1] ?? "")) continue;
		scan.add("wechat", start, end, marked || said ? 0.92 : 0.6);
	}
	for (const match of scan.text.matchAll(openId)) {
		if (!/[A-Z]/.test(match[0]) || !/[0-9]/.test(match[0]) || !/[a-z]/.test(match[0].slice(1))) continue;
		scan.add(
			"wechat",
			match.index,
			match.index + 28,
			/openid/i.test(scan.text.slice(Math.max(0, match.index - 20), match.index)) ? 0.95 : 0.75,
		);
	}
}
