import type { CategoryId } from "./categories.js";
import type { Scan } from "./scan.js";
import { WordIndex } from "./word-index.js";

/**
 * Sensitive topics: a word counts where the same sentence speaks of a person, and not where it speaks of a product.
 * These are lexicons, not checks: a count of them wants a human sample (compliance-cn.md 3.3).
 */
interface Lexicon {
	category: CategoryId;
	/** Pieces for a {@link WordIndex}. */
	words: string;
	/** Looked for in the sentence around the word. */
	person: RegExp;
	/** What makes the word mean something else; looked for around the word. */
	unless?: RegExp;
	/** Speaks of the person so plainly that `unless` does not count. */
	plainly?: RegExp;
	confidence: number;
}

const someone =
	/[我俺您他她]|本人|家人|妈|爸|父|母|爷爷|奶奶|老公|老婆|丈夫|妻子|儿子|女儿|孩子|患者|病人|\b(?:i|i'm|i’m|im|i've|my|me|mine|he|she|his|her|we|our|patient|wife|husband|mother|father|son|daughter|mom|dad|kid|child)\b/i;

const lexicons: readonly Lexicon[] = [
	{
		category: "health",
		words:
			"糖尿病|高血压|高血脂|心脏病|冠心病|癌症?|肺癌|胃癌|肝癌|乳腺癌|肠癌|宫颈癌|甲状腺癌|血癌|淋巴癌|胰腺癌|肿瘤|白血病|艾滋病?|HIV阳性|乙肝|肝炎|肝硬化|肺结核|肺炎|抑郁症?|焦虑症|强迫症|精神分裂症?|精神病|双相(?:情感障碍)?|自闭症|癫痫|哮喘|肾病|肾衰竭?|尿毒症|痛风|贫血|骨折|中风|脑梗|帕金森|阿尔茨海默|梅毒|性病|流产|怀孕|孕妇(?![装裤枕霜奶])|孕[0-9一二三四五六七八九十]+(?:周|个月)|早产|不孕|过敏|青霉素过敏|花生过敏|海鲜过敏|药物过敏|头孢过敏|牛奶过敏|新冠|核酸阳性|甲亢|甲减|胃炎|胃溃疡|湿疹|皮炎|荨麻疹|鼻炎|颈椎病|腰椎间盘突出|腰间盘突出|做(?:过|了|完)?手术|动(?:过|了|完)?手术|化疗|放疗|透析|住院|处方药?|病历|诊断书|诊断证明|体检报告|化验单|检查报告|胰岛素|残疾证?|" +
			"diabetes|diabetic|cancer|breast cancer|lung cancer|skin cancer|prostate cancer|colon cancer|liver cancer|tumou?r|leuka?emia|hiv(?:[ -]positive)?|hepatitis(?: [abc])?|depression|anxiety disorder|panic disorder|eating disorder|bipolar(?: disorder)?|schizophrenia|autism|autistic|adhd|epilepsy|epileptic|asthma|hypertension|high blood pressure|heart (?:disease|attack|condition|surgery|failure)|stroke|kidney (?:disease|failure)|dialysis|pregnan(?:t|cy)|miscarriage|chemo(?:therapy)?|surgery|allergic(?: to (?:peanuts?|penicillin|nuts|latex|gluten|shellfish|aspirin))?|allerg(?:y|ies)|peanut allergy|penicillin allergy|nut allergy|drug allergy|arthritis|migraines?|covid(?:-19)?|insulin|antidepressants?|medical (?:records?|reports?|history)|blood test|prescription|mri(?: scan)?|icd-?10|disability",
		person: new RegExp(
			`${someone.source}|确诊|诊断|患有|查出|病史|服用|复查|术后|阳性|\\bdiagnos|\\bsuffer|\\btreatment`,
			"i",
		),
		plainly:
			/(?:我|妈|爸|父亲|母亲|爷爷|奶奶|老公|老婆|孩子|儿子|女儿|他|她)[^，。！？,.!?]{0,8}(?:有|患|得了?|确诊|诊断|查出|是|被|正在|刚|做|对|怀孕|住院|过敏)|确诊|诊断为|患有|\b(?:i have|i've|i am|i'm|i’m|i was|i had|he has|she has|my \w+ (?:has|was|is|had)|diagnosed|suffer\w* from|allergic to)\b/i,
		unless:
			/适合|适用|能吃吗|可以吃吗|人群|专用|食品|血糖仪|血压计|检测仪|试纸|保险|险种|课程|书|杀毒|版|有卖|多少钱|产品|功效|预防|防过敏|抗过敏|不过敏吗|(?:病人|人群|患者|孕妇)(?:可以|能|吃|用|适)|孕妇(?:装|裤|枕|霜|奶粉|可|能)|\b(?:suitable|is it safe|do you sell|insurance|book|course|monitor|foundation|charity|test kit|software|prices?|pregnancy tests?|awareness|cause[sd]?)\b/i,
		confidence: 0.8,
	},
	{
		category: "biometric",
		words:
			"人脸(?:识别|信息|照片?|数据|图像|核验|认证|采集)?|刷脸|指纹(?:信息|数据|图像)?|声纹(?:信息|数据)?|虹膜(?:信息|数据)?|掌纹|面部(?:识别|特征|信息|数据)|dna(?:样本|数据|检测)|" +
			"face ?id|faceprint|facial (?:recognition|scan|images?|data|features)|face (?:recognition|scan|data|verification)|fingerprints?(?: (?:data|scan|template))?|voice ?prints?|iris (?:scan|data)|retina scan|palm ?prints?|dna (?:sample|test|data)|biometric (?:data|information|scan|template)s?",
		person:
			/采集|录入|录了|录过|录|上传|提交|通过了|存|保存|登记|扫描|拍|发给|我的|本人|删除|\b(?:my|i|captured|uploaded|upload|enrolled|registered|scanned|submitted|stored?|took|record(?:ed)?|collect(?:ed)?|delete)\b/i,
		unless:
			/解锁|开锁|失灵|不灵|坏了|传感器|指纹锁|门锁|打卡机|考勤机|浏览器|设备指纹|证书|公钥|支持|怎么(?:设置|开启|用|关)|有没有|型号|屏|支付|打不开|登录|登陆|\b(?:unlock|sensor|lock|browser|device|certificate|key|ssh|sha|not work(?:ing)?|doesn't work|broken|feature|support|reader|login|smudge|screen|glass)\b/i,
		plainly:
			/采集|录入|录了|录过|上传|提交|\b(?:captured|uploaded|enrolled|stored|collected|submitted|scanned|took)\b/i,
		confidence: 0.75,
	},
	{
		category: "religion",
		words:
			"佛教徒?|信佛(?!教)|居士|基督教徒?|基督徒|天主教徒?|穆斯林|伊斯兰教徒?|道教徒?|信主|信教|犹太教徒?|印度教徒?|东正教徒?|无神论者?|" +
			"muslims?|islam|christian(?:ity)?|catholic|buddhis[tm]|hindu(?:ism)?|jewish|judaism|sikh|atheist|mormon|protestant|evangelical|orthodox",
		person:
			/我(?:们|们家|家|妈|爸|老公|老婆|自己|本人)?(?:是|都是|信|也|一直|从小)|本人|信仰|身为|作为|皈依|受洗|入教|宗教[:：]|\b(?:i am|i'm|i’m|im|as an?|my (?:religion|faith|wife|husband|family|church)|converted|we are|we're|practicing|practising|raised|believe in|i believe)\b/i,
		unless:
			/博物馆|旅游|历史|书|艺术|礼物|文化|\b(?:louboutin|dior|museum|book|history|holiday|art|gift|my name is)\b/i,
		confidence: 0.8,
	},
	{
		category: "ethnicity",
		words:
			"回族|藏族|维吾尔族|壮族|满族|蒙古族|朝鲜族|彝族|苗族|哈萨克族|土家族|布依族|侗族|瑶族|白族|傣族|黎族|畲族|高山族|羌族|锡伯族|柯尔克孜族|塔吉克族|汉族|少数民族|" +
			"african[- ]american|asian[- ]american|latino|latina|hispanic|uyghur|tibetan|han chinese|kurdish|roma|native american|black (?:man|woman|person)|of (?:arab|african|asian|jewish) descent",
		person:
			/我(?:们家?|妈|爸)?(?:是|都是)|本人|民族\s?[:：是为]|\b(?:i am|i'm|i’m|as an?|we are|my (?:family|wife|husband) is|ethnicity)\b/i,
		unless: /服饰|服装|风情|旅游|餐厅|舞/,
		confidence: 0.75,
	},
	{
		category: "politics",
		words:
			"中共党员|共产党员|预备党员|共青团员|民主党派|工会会员|党员(?<=政治面貌[:：是为]?党员)|团员(?<=政治面貌[:：是为]?团员)|群众(?<=政治面貌[:：是为]?群众)|" +
			"republican|democrat|communist|socialist|union member|labor union member|trade union member|member of the (?:\\w+ )?party",
		person: /我是|我爸|我妈|本人|政治面貌|\b(?:i am|i'm|i’m|as an?|i voted|we are)\b/i,
		unless: /优惠|活动|学习用品|\b(?:news|article)\b/i,
		confidence: 0.75,
	},
	{
		category: "sexual",
		words:
			"同性恋|双性恋|跨性别|变性|性取向|男同|女同|出柜|阳痿|早泄|gay|lesbian|bisexual|transgender|queer|asexual|sexual orientation|erectile dysfunction",
		person: /我|本人|\b(?:i am|i'm|i’m|as an?|my|i have|we are)\b/i,
		unless: /电影|小说|书|剧|\b(?:movie|book|pride collection|flag)\b/i,
		confidence: 0.75,
	},
	{
		category: "criminal",
		words:
			"犯罪记录|案底|前科|坐过?牢|服刑|判刑|被判刑|刑满释放|拘留|被拘留|取保候审|缓刑|criminal record|convicted|conviction|felony|felon|arrested|in prison|in jail|on parole|on probation",
		person: /我|他|她|本人|老公|儿子|\b(?:i|i'm|i've|my|he|she|his|her)\b/i,
		unless: /开具|无犯罪|证明|电影|游戏|小说|\b(?:movie|game|novel|certificate|background check service)\b/i,
		confidence: 0.75,
	},
];

/** The reach of a sentence around a word, in characters. */
const reach = 40;
const index = new WordIndex(lexicons.map((each) => [each, each.words]));

export function findTopics(scan: Scan): void {
	const { text } = scan;
	for (const { start, end, value } of index.find(text)) {
		const { category, person, unless, plainly, confidence } = value;
		const around = sentence(text, start, end);
		if (!person.test(around)) continue;
		const plain = plainly?.test(clause(text, start, end)) === true;
		if (unless?.test(around) && !plain) continue;
		scan.add(category, start, end, plain ? confidence + 0.05 : confidence);
	}
}

/** Between commas: "I had surgery last week, is it right for people with asthma" speaks of two things. */
function clause(text: string, start: number, end: number): string {
	const before = /(?:(?!\s\s)[^，,。！？；\n])*$/.exec(text.slice(Math.max(0, start - reach), start))?.[0] ?? "";
	const after = /^(?:(?!\s\s)[^，,。！？；\n])*/.exec(text.slice(end, end + reach))?.[0] ?? "";
	return before + text.slice(start, end) + after;
}

function sentence(text: string, start: number, end: number): string {
	const before = text.slice(Math.max(0, start - reach), start);
	const after = text.slice(end, end + reach);
	const from = Math.max(
		...[..."。！？；\n"].map((each) => before.lastIndexOf(each)),
		/[.?!]\s[^.?!]*$/.exec(before)?.index ?? -1,
	);
	const to = /[。！？；\n]|[.?!](?:\s|$)/.exec(after)?.index ?? after.length;
	return before.slice(from + 1) + text.slice(start, end) + after.slice(0, to + 1);
}
