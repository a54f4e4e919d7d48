import type { Scan } from "./scan.js";
import { beginsAsWord } from "./surname-words.js";

const surnames =
	"王李张刘陈杨黄赵周吴徐孙马胡朱郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇呂盧鐘鍾譚陸範賈韋鄒錢嚴萬湯齊龐顏莊聶魯關蘭紀淩單畢塗顧龔賀閻賴藍鄔樂喬溫餘遲鄺鳳闕連";
const compound = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|夏侯|独孤|南宫|长孙|宇文";
/** Characters that end a name, as they begin the next word. */
const function_ =
	"的了是在我你您他她它们不有没就都也要会能可吗呢吧啊这那个么什为电手微邮订地身证号码先女男请谢今想来去说找买退换下给对把被跟与及或但因所住收签寄本此联申，您已还从让请帮咨询客服货品快递，同";
/** What else begins a next word, but may also end a name. */
const nextWords = "护车卡性生年民税单前后上中到里外发补退办申报号";
const han = "[\\u4e00-\\u9fff]";
const given = `(?:(?![${function_}])${han})`;
const fullName = `(?:(?:${compound})${given}{1,2}|[${surnames}]${given}{1,2})`;
/** Words that begin with a surname. */
const word =
	/^(?:韩国|林海雪|安静|高峰|高温|方形|黄桃|方式|金士|毛巾|高[级兴端清速中考档]|方[便式法案面向]|黄[色金]|白[色天]|金[额色融牌]|马[上路桶]|安[装全卓排心]|时[间候]|单[独位价子]|明[天年白细]|常[见用规]|平[台时板]|包[裹邮装括含]|任[何务意]|万[一元]|成[功本都为品]|连[接续]|于是|费用|计划|关[于闭注键]|程序|路[由线]|许多|严[重格]|温[度馨水]|江[苏西]|云[南端]|周[一二三四五六日末期年边]|毛[衣病]|游[戏客]|管[理道]|范围|全[部国新额]|应[该用付]|祝您|石[家油]|水果|党员|花[了钱]|钱[包款]|易购|相[关同]|空[调间]|房[东间子]|司[机法]|查[询看到]|商[家品城务店]|文[件字档案]|牛[奶仔]|陆续|曾经|景点|古代|顾客|尚未|甘肃|宁[波夏]|华[为东南]|贵[州公]|左右|何[时种]|沙发|解[决释除]|项[目链]|余[额下]|尤其|代[理购]|新[用客]|会[员议]|郑[重州]|武汉|徐州|苏州|常州|温州|金华|唐山|孙子|钟[表头]|简[单历体]|向[您]|强[制烈]|雷达|康复|师傅|边上|车[主辆型]|年费|和[平]|农[业村]|麻[烦]|席位|成员|成交|经理|老[板师]|公司|易用|欧[元洲]|宗旨|向[下上]|卫[生衣]|米[色饭]|章[程节]|季[度节]|段时|段[落]|左边|包包|华丽|牛肉|冷[冻藏]|施工|路上|万分|万能|梅花|柴油|甄选|盛[夏]|荣[耀]|蓝[色牙]|古[董]|兰[州]|童[装鞋]|管家|全程|全职|管用|连衣|金[币条属]|明[确显])/;
const afterNumber = new RegExp(
	`[0-9]{11,19}[Xx]?(?:[\\s，,/、]{1,2}|\\s?[（(])(${fullName})(?=$|[^\\u4e00-\\u9fffA-Za-z0-9])`,
	"g",
);
const isCompound = new RegExp(`^(?:${compound})$`);
/** What a form, a letter or a sentence puts before the name of a person. */
const labels = [
	"姓名|名字(?:是|叫)?|真名|本名|曾用名|全名|收件人|收货人|联系人|户名|持卡人|开户名|开户人|乘客|乘机人|乘车人|患者|病人|患儿",
	"寄件人|发件人|签收人|代收人|代领人|取件人|提货人|经办人|负责人|申请人|当事人|代理人|委托人|受托人|监护人|担保人|借款人|推荐人",
	"本人姓名|收款人|付款人|汇款人|预约人|预订人|订购人|订票人|订房人|入住人|下单人|购买人|使用人|机主|投保人|被保人|被保险人|受益人",
	"出险人|登记人|报名人|就诊人|体检人|法定代表人|持有人|預約人|訂購人|乘客姓名|聯絡人|聯繫人|收貨人|戶名|我叫|名叫|叫做",
].join("|");
/** Who is also spoken of without a name: a colon must follow, or the name must end like one. */
const roles =
	"车主|業主|业主|户主|租客|房东|驾驶人|驾驶员|司机|学员|考生|法人|法人代表|旅客|住客|客人|买家|学生|家长|孩子|宝宝|老公|老婆|丈夫|妻子|爱人|太太|儿子|女儿|爸爸|妈妈|父亲|母亲|弟弟|妹妹|哥哥|姐姐|朋友|同事|室友|同学|医生|护士|老师|客服|店员|员工|骑手|快递员|教练|顾问|导游|技师|律师";
const strong = new RegExp(
	`(?:${labels}|(?:${roles})(?=\\s?[:：]))(?:姓名|名字)?\\s?[:：是为叫写填=]{0,2}\\s?(${fullName})(?=(.?))`,
	"g",
);
/** Between a colon and a comma, in a message that gives a number too: the first field of a form. */
const field = new RegExp(
	`(?<!(?:型号|品牌|产品|商品|颜色|地区|城市|省份?|店铺|公司|单位|规格|口味|款式|尺码|银行|行|地址|备注|快递|物流|名称|项目|科室|部门|原因|类型|状态|方式|区域|门店|校区|学校|目的地|出发地)\\s?)[:：]\\s?(${fullName})(?=[，,、/\\s(（])`,
	"g",
);
/** Names of Uyghurs, Kazakhs, Tibetans and transcribed ones, where words introduce a person. */
const dotted = new RegExp(
	`(?:${labels}|${roles}|我是|本人|先生|女士)(?:姓名|名字|名)?\\s?[:：是为叫写填=]{0,2}\\s?([\\u4e00-\\u9fff]{1,7}(?:[·•・][\\u4e00-\\u9fff]{1,9}){1,3}?)(?=$|[^\\u4e00-\\u9fff]|[，的在是想要申请名先女])`,
	"g",
);
const weak = new RegExp(
	`(?:我是|我係|这边是|这里是|${roles}|抬[头頭](?:是|为|写|开)?|(?:名字?|件人|货人|系人)[^，。]{0,5}(?:改成|改为|换成|应该是|应为|写成)|本人|我姓名|找一?下?|请问|转给|查一?下|查询一?下|接待我的是?|联系|咨询人|转告|跟|和|给|叫)\\s?[:：]?(${fullName})(?=$|[^\\u4e00-\\u9fffA-Za-z0-9]|(?:先生|女士|小姐|的|本人|在[吗不]|处理|跟进|下[的单]|名下|一起|昨天|今天|收|联系|谢|请|电|手|想|要|来|我|需|申))`,
	"g",
);
/** Surnames that are no words of their own, and characters that hardly stand but in given names. */
const familiar =
	"王李张刘陈杨黄赵周吴徐孙马胡朱郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖贾夏韦傅邹孟熊秦邱江尹薛阎侯龚邵钱覃武戴莫孔陶贺顾毛郝郭高于張劉陳楊黃趙吳孫馬羅鄭謝許馮鄧蕭葉蘇";
const givenOnly =
	"伟芳娜秀敏静丽磊军勇艳杰娟涛霞刚桂兰萍建国华辉志永健海波祥彬斌诚振豪承绍庆哲浩亮翰宏栋翔旭鹏泽晨辰家德琛钧楠榕航弘婷慧莹琳晶妍茜珊莎锦黛倩婉娴瑾颖瑶怡婵雁蓓仪丹蓉君琴蕊薇菁岚婕馨筠芸菲淑珍莲凤洁素雅雯佳嘉琼珠贞娥玲芬燕菊梓涵轩宇俊昊皓熙睿铭瑞鑫坤凯峰蕾晓明文英偉麗靜軍艷傑濤蘭華輝國瓊鳳瑩穎銘鵬澤慶";
/** Others that are rare in other words at the first or at the last place of a given name. */
const givenFirst = "子雨思若佩语诗梦雪宗少维依紫忆";
const givenLast = "然彤曦灵霖毅恒柔";
const likely = new RegExp(
	`(?<![大小老第每某])([${familiar}][${givenOnly}${givenFirst}][${givenOnly}${givenLast}])(?![路街道市县区镇村店牌楼厅馆寺庙祠桥公集演门同代电专写签诗画书作款版堂院校侨])`,
	"g",
);
const titled = new RegExp(
	`(?:^|[^\\u4e00-\\u9fff]|[是找给叫的和请让为问于与位跟我到联系人名户客主])((?:${compound}|[${surnames}])${given}{0,2}?)(先生|女士|小姐|太太|老师|医生|经理|同学|师傅|阿姨|总)(?![${"包鞋款装表士"}])`,
	"g",
);
const addressed = new RegExp(`(?:[，,\\s:：室号楼）)])(${fullName})\\s?(?:收(?![到货取费藏])|[（(]收[)）])`, "g");
const beforePhone = new RegExp(
	`(?:^|[\\s，,;；:：。/]|收件|收货|寄给|联系|找)(${fullName})(?:先生|女士)?[\\s，,:：/-]{0,2}(?=(?:电话|手机|tel)?[:：]?\\s?(?:\\+?86[- ]?)?(?:1[3-9][0-9](?:[ -]?[0-9]{4}){2}|[1-9][0-9]{16}[0-9Xx]))`,
	"gi",
);

/** Chinese names: a surname with one or two characters where a word says that it is a name, or a title follows. */
export function findChineseNames(scan: Scan): void {
	if (/[名人户患责我者主客叫头员长东妇儿孩宝戶学]/.test(scan.text)) take(scan, strong, 0.88);
	if (/[是本姓找系人告跟和给叫老丈妻爱太儿爸妈父母弟妹哥姐朋同室经签预改换应转]/.test(scan.text)) take(scan, weak, 0.6);
	if (scan.text.includes("收")) take(scan, addressed, 0.85);
	if (scan.digitCount >= 11) {
		take(scan, beforePhone, 0.75);
		take(scan, afterNumber, 0.65);
		take(scan, field, 0.6);
	}
	if (/[·•・]/.test(scan.text)) take(scan, dotted, 0.85);
	take(scan, likely, 0.55);
	if (!/[生士姐太师医理学傅姨总]/.test(scan.text)) return;
	for (const match of scan.text.matchAll(titled)) {
		const [whole, value = "", title = ""] = match;
		if (isWord(value + title)) continue;
		if (title === "总" && value.length > 1) continue;
		const end = match.index + whole.length - title.length;
		const start = end - value.length;
		// A bare surname is no name; with the title it points at somebody.
		const full = value.length > 1 && !isCompound.test(value);
		scan.add("name", start, full ? end : end + title.length, full ? 0.85 : 0.7);
	}
}

/** 文化 and 王国 are words; 王国强 is a name for its last character. */
function isWord(value: string): boolean {
	if (word.test(value)) return true;
	return beginsAsWord(value) && (value.length !== 3 || !givenOnly.includes(value.charAt(2)));
}

function take(scan: Scan, pattern: RegExp, confidence: number): void {
	for (const match of scan.text.matchAll(pattern)) {
		const value = match[1] ?? "";
		// "我叫江山。" says itself that this is a name.
		const called = confidence > 0.85 && match[2] !== undefined && !/[\u4e00-\u9fff]/.test(match[2]);
		if (called ? word.test(value) : isWord(value)) continue;
		const start = match.index + match[0].lastIndexOf(value);
		const next = match[2] ?? "";
		// A fourth character that is not the start of a next word: rather a phrase than a name.
		const phrase =
			next !== "" && /[\u4e00-\u9fff]/.test(next) && !function_.includes(next) && !nextWords.includes(next);
		if (phrase && value.length === 3) scan.add("name", start, start + 2, 0.45);
		else scan.add("name", start, start + value.length, confidence);
	}
}

const latin = "[A-Z](?:['’][A-Z])?[a-zà-öø-ÿ'’]{1,15}(?:-[A-Z][a-z]{1,15})?";
const latinName = `${latin}(?: (?:[A-Z]\\.|(?:van|von|de|da|bin|al) ${latin}|${latin})){0,3}`;
/** What introduces a person, how sure that is, and what else the message must speak of. */
const english: readonly (readonly [RegExp, number, RegExp?])[] = [
	[
		new RegExp(
			`\\b(?:[Mm]y (?:full |legal |real |first |last )?name(?:'s| is|:)|[Nn]ame\\s?(?:on (?:the )?card)?\\s?[:：]|[Cc]ardholder(?: name)?[:：]?|[Hh]older is|[Cc]ustomer(?: name)?[:：]|[Rr]ecipient[:：]?|[Cc]ontact(?: person)?[:：]|[Pp]assenger[:：]?|[Pp]atient(?: name)?[:：]|(?:[Ss]ender|[Gg]uest|[Ss]tudent|[Ii]nsured|[Bb]eneficiary|[Oo]wner|[Aa]pplicant|[Dd]river|[Tt]enant|[Bb]uyer|[Tt]ravell?er|[Ee]mployee|[Aa]ccount holder|[Aa]ttn|[Aa]ttention|[Ss]hip to|[Bb]ill to|[Ff]ull name)(?: name)?[:：])\\s?(${latinName}|[A-Z]{2,15}[ /,][A-Z]{2,20})(?![A-Za-z])`,
			"g",
		),
		0.88,
	],
	[
		new RegExp(
			`\\b(?:[Nn]ame (?:should be|is spelled|was|on (?:it|the \\w+) (?:is|should be|says))|[Uu]nder the name(?: of)?|[Nn]ame (?:to|from)|[Oo]n behalf of|(?<=(?:^|[,;:，；：\\n]) ?)name|[Mm]y (?:son|daughter|wife|husband|father|mother|brother|sister|friend|colleague|boss|partner|dad|mom|mum|assistant),?|[Pp]assenger|[Gg]uest|[Pp]atient|[Cc]ustomer|[Tt]enant|[Ss]igned for by|[Bb]ooked (?:by|for)|[Rr]eserved (?:by|for)|[Dd]elivered to|[Aa]ddressed to|[Nn]amed|[Ii]t's)\\s(${latin} (?:(?:[A-Z]\\.|van|von|de|da|bin|al) )?${latin})(?=$|[^A-Za-z ]| [^A-Z])`,
			"g",
		),
		0.65,
	],
	[
		new RegExp(`(?:\\b(?:from|to|as|is)|[:：]) ?(${latin} ${latin})(?![A-Za-z]| [A-Z])`, "g"),
		0.55,
		/\b(?:names?|passengers?|guests?|booking|reservation|traveller|account)\b/i,
	],
	[/["“]?([A-Z][a-zà-öø-ÿ'’-]{1,15} [A-Z][a-zà-öø-ÿ'’-]{1,15})["”]?\s?<[^\s<>@]{1,64}@/g, 0.85],
	[
		/(?:[Rr]egards|[Ss]incerely|[Tt]hanks|[Tt]hank you|[Bb]est|[Bb]est wishes|[Cc]heers|[Yy]ours|[Ll]ove|\n[-–—])[^\n]{0,20}?[,.!]?\s?\n?\s?(?<=[\n–—-]\s?)([A-Z][a-zà-öø-ÿ'’-]{1,15}(?: [A-Z][a-zà-öø-ÿ'’-]{1,15})?)\s?(?=$|\n)/g,
		0.65,
	],
	[
		new RegExp(
			`(?:${labels}|${roles}|我是|英文名|拼音)\\s?[:：是为叫=]{0,2}\\s?(${latin}(?:[ /]${latin}){1,2}|[A-Z]{2,15}[ /,][A-Z]{2,20})(?![A-Za-z])`,
			"g",
		),
		0.8,
	],
	[new RegExp(`[\\u4e00-\\u9fff]\\s?[:：]\\s?(${latin} ${latin})(?=[，,、])`, "g"), 0.6],
	[new RegExp(`(?:^|[,.!?]\\s?)(${latin}(?: ${latin})?) (?:here(?=$|[,.!])|speaking\\b)`, "g"), 0.65],
	[/(?:我叫|我是|叫我|找|联系|转给|同事|老公|老婆|客服)\s?([A-Z][a-z]{2,14})(?![A-Za-z0-9]|[ -][A-Z0-9])/g, 0.5],
	[new RegExp(`\\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.?\\s(${latinName})`, "g"), 0.85],
	[
		new RegExp(
			`\\b(?:[Tt]his is|[Ss]igned(?: by)?[:,]?|[Rr]egards,?|[Ss]incerely,?|[Cc]heers,|[Ss]peak (?:to|with)|[Aa]sk for|[Cc]alled|[Ii] spoke (?:to|with)|[Aa]ttn:?|[Dd]ear|[Hh]i|[Hh]ello)\\s\\n?(${latin} ${latin}(?: ${latin})?)`,
			"g",
		),
		0.7,
	],
	[
		new RegExp(
			`\\b(?:I'm|I’m|I am|[Tt]his is)\\s(${latin}(?: ${latin}){0,2})(?=\\s(?:from|here|speaking|calling|at|and)\\b|[.,!]|$)`,
			"g",
		),
		0.6,
	],
	[
		new RegExp(
			`\\b(?:[Rr]egards|[Ss]incerely|[Cc]heers|[Tt]hanks|[Bb]est)(?:,\\s|,?\\s?\\n)(${latin}(?: ${latin}){0,2})\\s?$`,
			"g",
		),
		0.7,
	],
];
const greeted =
	/\b(?:Hi|Hello|Dear|Hey|[Ss]poke (?:to|with)|[Tt]alked to)\s([A-Z][a-z]{1,15})(?=[,!.\n]|$| yesterday| today| last| from)/g;
const lower =
	/\b(?:my (?:full |legal |real )?name(?:'s| is)\s|[Nn]ame\s?[:：]\s?(?=[a-z]{2,15} [a-z]))([a-z]{2,15}(?:\s[a-z]{2,15})?)(?=$|[.,!?;\n]|\sand\b)/g;
/** Without one of these there is nothing to look for. */
const introductions =
	/name|mrs?\b|ms\b|miss|dr\b|prof|this is|signed|regards|sincerely|cheers|speak|ask for|called|spoke|attn|dear|\bhi\b|hello|hey|i['’]m|i am|thanks|best|holder|customer|talked|recipient|contact|passenger|patient|guest|tenant|under|behalf|booked|reserved|named|it.s |my |student|owner|driver|sender|buyer|insured|applicant|travell?er|attention|ship to|bill to|account|yours|love|[:：<]|[\u4e00-\u9fff]\s?[A-Z]/i;
const noName =
	/^(?:Tomorrow|Today|Tonight|Morning|Front|Reception|Warranty|Processing|Pending|Bye|Hello|Recommended|Brand|Tesla|Nike|Adidas|Sony|Lenovo|Dell|Xiaomi|Oppo|Vivo|Shopify|Paypal|PayPal|Stripe|Slack|Zoom|Zendesk|Facebook|Twitter|Instagram|Tiktok|Wechat|Alipay|Taobao|Java|Python|Mac|Linux|Chrome|Safari|Excel|Word|Office|Vip|Plus|Pro|Max|Best|Kind|Warm|Yours|Sincerely|Regards|Cheers|Order|Still|Over|Up|Down|Nobody|Someone|Anyone|Help|Martens|Pepper|Oetker|Jart|Bean|Muscle|Clean|Coffee|Seuss|Strange|Dior|Universe|Marvel|Brown’s|Mrs?|Ms|Dr|Miss|Prof|Happy|Sorry|Sure|Fine|Here|Not|The|A|An|Very|So|Just|Still|Also|Looking|Trying|Using|Muslim|Christian|Catholic|Jewish|Buddhist|Hindu|Sikh|Chinese|American|British|German|French|Japanese|Korean|Indian|Asian|Black|Gay|Lesbian|Team|Support|Customer|Service|There|Everyone|All|Sir|Madam|Good|Great|Thanks|Thank|Please|Your|My|Our|It|On|In|At|From|Interested|Wondering|Having|Getting|Done|Back|New|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Crisp|Android|Windows|Urgent|Amazing|Awesome|Unacceptable|Ridiculous|What|Why|How|Republican|Democrat|Unknown|Required|Optional|Name|First|Last|Visa|Master|Apple|Google|Amazon|Samsung|Huawei|Windows|Bank|Credit|Customer|Order|Express|Free|Priority|Room|Street|Hotel|Terms|Privacy|Ms|Mr|Wi|Error|Invoice|Delivery|Shipping|Refund|Chinese|North|South|East|West|United|International|Hong|New York|San|Los)\b/;

/** Latin names after words that introduce a person. */
export function findLatinNames(scan: Scan): void {
	if (!/[A-Z]/.test(scan.text) && !/name/.test(scan.text)) return;
	if (!introductions.test(scan.text) && !/[A-Z][a-z'-]+ [A-Z]|[A-Z][a-z]+ here/.test(scan.text)) return;
	for (const [pattern, confidence, topic] of english) {
		if (topic?.test(scan.text) === false) continue;
		for (const match of scan.text.matchAll(pattern)) {
			const value = match[1] ?? "";
			if (noName.test(value)) continue;
			const start = match.index + match[0].length - (match[0].length - match[0].lastIndexOf(value));
			scan.add("name", start, start + value.length, confidence);
		}
	}
	for (const match of scan.text.matchAll(greeted)) {
		const value = match[1] ?? "";
		const end = match.index + match[0].length;
		if (!noName.test(value)) scan.add("name", end - value.length, end, 0.55);
	}
	for (const match of scan.text.matchAll(lower)) {
		const value = match[1] ?? "";
		if (
			/^(?:not|the|on|in|is|wrong|spelled|incorrect|missing|misspelled|too|already|different|correct|listed|still)\b/.test(
				value,
			)
		)
			continue;
		const start = match.index + match[0].lastIndexOf(value);
		scan.add("name", start, start + value.length, 0.75);
	}
}
