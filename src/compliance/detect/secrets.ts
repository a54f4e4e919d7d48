import type { CategoryId } from "./categories.js";
import type { Scan } from "./scan.js";

/** Forms of vendors: what they look like is enough. */
const vendorForms: readonly (readonly [CategoryId, RegExp])[] = [
	["api_key", /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/g],
	["api_key", /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{12,26}(?![A-Za-z0-9])/g],
	["api_key", /(?<![A-Za-z0-9])AKID[A-Za-z0-9]{13,40}(?![A-Za-z0-9])/g],
	[
		"api_key",
		/(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{30,255}|glpat-[A-Za-z0-9_-]{18,64})(?![A-Za-z0-9])/g,
	],
	[
		"api_key",
		/(?<![A-Za-z0-9])(?:sk|pk|rk)[-_](?:(?:live|test|proj|ant|or)[-_A-Za-z0-9]{0,8}[-_])?[A-Za-z0-9_-]{16,200}(?![A-Za-z0-9])/g,
	],
	["api_key", /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,250}(?![A-Za-z0-9])/g],
	["api_key", /(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g],
	["api_key", /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}(?![A-Za-z0-9])/g],
	[
		"api_key",
		/(?<![A-Za-z0-9])(?:npm_[A-Za-z0-9]{30,50}|hf_[A-Za-z0-9]{30,50}|shpat_[a-f0-9]{32}|dop_v1_[a-f0-9]{64}|key-[a-f0-9]{32}|ya29\.[A-Za-z0-9_-]{20,250})(?![A-Za-z0-9])/g,
	],
	["token", /(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,1000}/g],
];
const vendorMarks =
	/AKI|ASIA|ABIA|ACCA|LTAI|gh[pousr]_|github_pat|glpat|[spr]k[-_]|xox|AIza|SG\.|npm_|hf_|shpat|dop_|key-|ya29|eyJ/;

const keyLabel =
	/((?:api|app|access|secret|client|private|auth|license)[\s_-]?(?:key|secret|token|id(?=\s?[:：=]))(?:[\s_-]?(?:id|secret))?|secret|token|bearer|app[\s_-]?secret|密钥|秘钥|令牌|口令牌)(?:\s?(?:是|为|is|was))?\s?["'`]?\s?[:：=]{0,2}\s?["'`]?([A-Za-z0-9+/_.-]{16,512}={0,2})/gi;

const passwordLabel =
	/((?:登录|登陆|账号|账户|后台|支付|旧|新|原|初始|默认|我的|邮箱|服务器|wifi)?(?:密码|密碼|口令|密码儿|passwords?|passwd|pwd|passcode|passphrase|(?<![a-z])pass(?=\s?[:：=]|\s(?:is|was)\s)|(?<=(?:user(?:name)?|login|account|账号|用户名|@)[^\n]{1,40}[\s,，/;|])pass(?=\s)|(?<![a-z])pw(?=\s?[:：=])))(\s?(?:是|为|改成|改为|就是|设置为|设为|重置为|重置成|变更为|设成|is|was|to)\s?[:：=]?\s?|\s?[:：=]\s?|\s|(?=[!-~]))["'“”「`]?([!-~]{4,64})/gi;
/** What follows "password" in plain speech. */
const plainWords =
	/^(?:incorrect|wrong|invalid|reset|required|expired|protected|changed?|forgotten|not|the|too|being|still|correct|field|manager|please|error|was|is|isn't|doesn't|does|didn't|and|for|again|because|cannot|can't|link|page|email|recovery|option|button|policy|works?|working|change|with|from|weak|strong|never|always|same|different|empty|blank|unknown|here|there|that|this|then|when|what|something|your|mine|sent|login|account|screen|prompt|hint|my|into|requirements?|rejected|accepted|locked|missing|safe|secure|stored|hashed|encrypted|shared|reset\w*|must|should|will|won't|have|has|been|only|just|saved|need|needs|after|before|today|https?:.*|null|undefined|n\/a|none|true|false)$/i;
const privateKey = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const urlSecret = /[a-z][a-z0-9+.-]{1,12}:\/\/[^\s/:@]{1,64}:([^\s/@]{3,64})@/gi;

/** Passwords, keys, tokens and private keys. */
export function findSecrets(scan: Scan): void {
	const { text } = scan;
	if (vendorMarks.test(text))
		for (const [category, form] of vendorForms)
			for (const match of text.matchAll(form))
				if (/[0-9]/.test(match[0]) || match[0].startsWith("ey"))
					scan.add(category, match.index, match.index + match[0].length, 0.97);
	if (scan.hasLetters) {
		findLabelledKeys(scan);
		for (const match of text.matchAll(privateKey)) addPrivateKey(scan, match);
		if (scan.hasAt && text.includes("://"))
			for (const match of text.matchAll(urlSecret)) {
				const end = match.index + match[0].length - 1;
				scan.add("password", end - (match[1] ?? "").length, end, 0.9);
			}
	}
	if (scan.hasLetters || scan.hasHan) findPasswords(scan);
}

function findLabelledKeys(scan: Scan): void {
	if (!/key|secret|token|bearer|密钥|秘钥|令牌/i.test(scan.text)) return;
	for (const match of scan.text.matchAll(keyLabel)) {
		const value = (match[2] ?? "").replace(/[.]+$/, "");
		const start = match.index + match[0].length - (match[2] ?? "").length;
		if (!/[0-9]/.test(value) || !/[A-Za-z]/.test(value) || entropy(value) < 3.2) continue;
		scan.add(
			/token|bearer|令牌/i.test(match[1] ?? "") ? "token" : "api_key",
			start,
			start + value.length,
			value.length >= 20 ? 0.9 : 0.75,
		);
	}
}

function findPasswords(scan: Scan): void {
	const { text } = scan;
	if (!/密[码碼]|口令|pass|pwd|\bpw\b/i.test(text)) return;
	for (const match of text.matchAll(passwordLabel)) {
		const [whole, label = "", joint = "", raw = ""] = match;
		if (
			/动态密码|动态口令|動態密碼|一次性密码|一次性口令|短信密码|one[- ]time pass/.test(
				text.slice(Math.max(0, match.index - 9), match.index + label.length),
			)
		)
			continue;
		const start = match.index + whole.length - raw.length;
		const value = passwordIn(raw);
		const marked = /[0-9]/.test(value) || /[A-Za-z][^A-Za-z0-9]+[A-Za-z0-9]/.test(value);
		const said = /[:：=是为成]|is|was|to/i.test(joint);
		if (
			value.length < 4 ||
			// "pass: Signed" is a verdict.
			(/^pass$/i.test(label) && /^[A-Za-z/.-]+$/.test(value)) ||
			/^(?:[*•.x_#-]+|\[[\w-]+\]?|<.*|\{.*|\$\{?[A-Z_]+\}?)$/i.test(value) ||
			plainWords.test(value)
		)
			continue;
		const login = /(?:用户名|账号|帐号|账户|login|user(?:name)?)[^\n]{1,30}$/i.test(
			text.slice(Math.max(0, match.index - 40), match.index),
		);
		if (
			!marked &&
			!(login && /密[码碼]/.test(label) && /^[A-Za-z]{4,20}$/.test(value)) &&
			!(said && /[:：=是为成]/.test(joint)) &&
			!(said && /\bis\b/i.test(joint) && endsSentence(text, start + value.length))
		)
			continue;
		if (!said && !(marked && value.length >= 6 && /[A-Za-z]/.test(value)) && !/密[码碼]|口令/.test(label)) continue;
		if (!said && (/^[0-9]{1,5}$/.test(value) || /^1[3-9][0-9]{9}$/.test(value))) continue;
		if (joint === "" && (!/密[码碼]|口令/.test(label) || !/^(?=.*[0-9]).{6,}$/.test(value))) continue;
		if (!said && /(?:忘记|重置|修改|找回|忘|改)$/.test(text.slice(Math.max(0, match.index - 2), match.index))) continue;
		scan.add("password", start, start + value.length, said ? 0.93 : 0.7);
	}
}

/** A password ends before the quote or the comma that is the sentence's. */
function passwordIn(raw: string): string {
	const cut = raw.search(/[,;"'<>`]/);
	return (cut < 0 ? raw : raw.slice(0, cut)).replace(/[.?)\]~]+$/, "");
}

function endsSentence(text: string, end: number): boolean {
	return /^\s*(?:$|[.,!?;，。！？])/.test(text.slice(end, end + 3));
}

/** An RSA key of 8192 bits, in characters. */
const longestKey = 12_000;

/** From BEGIN to END; without an END as far as the key can go. */
function addPrivateKey(scan: Scan, match: RegExpExecArray): void {
	const from = match.index + match[0].length;
	const rest = scan.text.slice(from, from + longestKey);
	const end = /-----END [A-Z ]{1,40}-----/.exec(rest);
	const open = /^[A-Za-z0-9+/=\s]*/.exec(rest)?.[0].trimEnd().length ?? 0;
	scan.add("private_key", match.index, from + (end ? end.index + end[0].length : open), 0.99);
}

/** Shannon entropy in bits a character. */
function entropy(value: string): number {
	const counts = new Map<string, number>();
	for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
	let sum = 0;
	for (const count of counts.values()) sum -= (count / value.length) * Math.log2(count / value.length);
	return sum;
}
