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

/** The 56 peoples of China but for 京 and 水, which are words; not what is made, worn or sung by one of them. */
const peoples =
	"汉 回 藏 维吾尔 壮 满 蒙古 朝鲜 彝 苗 哈萨克 土家 布依 侗 瑶 白 傣 黎 傈僳 佤 畲 高山 拉祜 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
		.split(" ")
		.map(
			(each) =>
				`${each}族(?!服|风|银|刺|舞|美食|小吃|菜|歌|街|村|寨|自治|语|文化|文字|剪纸|漆|项链|特色|特产|节日|音乐|建筑|民居|餐|手工|首饰|头饰|包|裙|乡|县|州|中学|小学|大学|饰品|传统|历史|馆|人家)`,
		)
		.join("|");

const lexicons: readonly Lexicon[] = [
	{
		category: "health",
		words:
			"糖尿病|高血压|高血脂|心脏病|冠心病|癌症?|肺癌|胃癌|肝癌|乳腺癌|肠癌|宫颈癌|甲状腺癌|血癌|淋巴癌|胰腺癌|肿瘤|白血病|艾滋病?|HIV阳性|乙肝|肝炎|肝硬化|肺结核|肺炎|抑郁症|抑郁(?<=(?:[轻中重]度|产后|患|得了?|有)抑郁)|焦虑症|强迫症(?<=(?:有|患|得了?|确诊|是|治疗?)[^，。]{0,2}强迫症)|精神分裂症?|精神病|双相(?:情感障碍)?|自闭症|癫痫|哮喘|肾病|肾衰竭?|尿毒症|痛风|贫血|骨折|中风|脑梗|帕金森|阿尔茨海默|梅毒|性病|流产|怀孕|孕妇(?![装裤枕霜奶])|孕[0-9一二三四五六七八九十]+(?:周|个月)|早产|不孕|过敏|青霉素过敏|花生过敏|海鲜过敏|药物过敏|头孢过敏|牛奶过敏|新冠|核酸阳性|甲亢|甲减|胃炎|胃溃疡|湿疹|皮炎|荨麻疹|鼻炎|颈椎病|腰椎间盘突出|腰间盘突出|做(?:过|了|完)?手术|动(?:过|了|完)?手术|化疗|放疗|透析|住院|处方药?|病历|诊断书|诊断证明|体检报告|化验单|检查报告|胰岛素|残疾[证人]?|聋人|盲人|聋哑人|听障人士|视障人士|感冒(?<!不感冒)(?![药灵冲])|血糖(?:有点|偏|太|很)?高(?!级)|血压(?:有点|偏|太|很)?高(?!级)|手足口病|水痘|麻疹|腮腺炎|甲流|乙流|流感|登革热|疟疾|肺结节|结节|肾结石|胆结石|结石|阑尾炎|胆囊炎|胰腺炎|肠胃炎|肠炎|胃出血|脂肪肝|子宫肌瘤|卵巢囊肿|囊肿|多囊卵巢|宫外孕|前列腺炎|尿路感染|痔疮|白内障|青光眼|视网膜脱落|带状疱疹|疱疹|尖锐湿疣|HPV阳性|银屑病|牛皮癣|白癜风|红斑狼疮|类风湿|关节炎|强直性脊柱炎|骨质疏松|骨裂|脑出血|脑梗死|脑瘤|脑膜炎|脑瘫|脑震荡|心梗|心肌梗[死塞]|心肌炎|心律不齐|心律失常|房颤|心绞痛|心脏搭桥|心脏支架(?:手术)?|支架手术|先天性心脏病|先心病|支气管炎|慢阻肺|肺气肿|肺栓塞|肾炎|甲状腺结节|鼻咽癌|食道癌|食管癌|卵巢癌|前列腺癌|膀胱癌|皮肤癌|骨癌|喉癌|直肠癌|结肠癌|躁郁症|恐慌症|惊恐障碍|厌食症|暴食症|失眠症|多动症|孤独症|唐氏综合征|产后抑郁|创伤后应激障碍|阿兹海默|老年痴呆|痴呆|血友病|地中海贫血|食物中毒|过敏性休克|瘫痪(?<!(?:系统|网络|服务器|交通|网站|平台|业务|服务|全部|整个|都|直接|彻底)瘫痪)|失明|耳聋|聋哑|精神疾病|传染病|慢性病|重病|绝症|职业病|人流|剖腹产|剖宫产|试管婴儿|备孕|先兆流产|哺乳期|发高烧|高烧|发烧(?![友级])|抗抑郁药|安眠药|降压药|降糖药|靶向药|避孕药|免疫抑制剂|截肢|植皮|器官移植|肾移植|肝移植|" +
			"diabetes|diabetic|cancer|breast cancer|lung cancer|skin cancer|prostate cancer|colon cancer|liver cancer|tumou?r|leuka?emia|hiv(?:[ -]positive)?|hepatitis(?: [abc])?|depression|anxiety disorder|panic disorder|eating disorder|bipolar(?: disorder)?|schizophrenia|autism|autistic|adhd|epilepsy|epileptic|asthma|hypertension|high blood pressure|heart (?:disease|attack|condition|surgery|failure)|stroke|kidney (?:disease|failure)|dialysis|pregnan(?:t|cy)|miscarriage|chemo(?:therapy)?|surgery|allergic(?: to (?:peanuts?|penicillin|nuts|latex|gluten|shellfish|aspirin))?|allerg(?:y|ies)|peanut allergy|penicillin allergy|nut allergy|drug allergy|arthritis|migraines?|covid(?:-19)?|insulin|antidepressants?|medical (?:records?|reports?|history)|blood test|prescription|mri(?: scan)?|icd-?10|disability|physically disabled|deaf|hearing impaired|visually impaired|legally blind|use a wheelchair|wheelchair (?:user|bound)|broke (?:my|his|her) (?:leg|arm|ankle|wrist|hip|foot|collarbone|nose|back)|disabled (?:person|veteran|man|woman|child|passenger|customer|driver)|lupus|ulcers?|appendicitis|concussion|broken (?:leg|arm|ankle|wrist|hip|foot|collarbone|rib)s?|fractured (?:wrist|ankle|arm|leg|hip|ribs?|skull|foot|hand|spine|finger|toe|collarbone|elbow|knee|jaw)|pneumonia|the flu|flu|fever|kidney stones?|gallstones?|hypothyroidism|hyperthyroidism|thyroid (?:disease|condition|cancer)|copd|parkinson'?s(?: disease)?|alzheimer'?s(?: disease)?|dementia|multiple sclerosis|crohn'?s(?: disease)?|irritable bowel syndrome|c(?:o)?eliac(?: disease)?|eczema|psoriasis|anemi[ac]|anaemi[ac]|h(?:a)?emophilia|vertigo|insomnia|ptsd|anorexia|bulimia|cerebral palsy|down syndrome|down's syndrome|paraly[sz]ed|paraplegic|c-section|ivf|infertility|endometriosis|pcos|herpes|hpv|aids(?<!(?:hearing|first|visual|teaching|learning|kool) ?-?aids)|tuberculosis|malaria|dengue(?: fever)?|measles|chicken ?pox|shingles|glaucoma|cataracts?|hernia|seizures?|blood clots?|sciatica|slipped disc|herniated disc|arrhythmia|pacemaker|angina|high cholesterol|gout|food poisoning|rash|heart bypass|knee replacement|hip replacement|ovarian cancer|cervical cancer|stomach cancer|brain cancer|pancreatic cancer|bladder cancer|throat cancer|bone cancer|lymphoma|melanoma|sickle cell|cystic fibrosis|mental illness|psychosis|postpartum depression|panic attacks?|lactose intolerant|gluten intolerant",
		person: new RegExp(
			`${someone.source}|确诊|诊断|患有|患儿|孕[0-9]+周|(?:因为?|由于)[^，。]{0,4}(?=骨折|怀孕|手术|住院|感冒|发烧|新冠|流感|化疗|中风|过敏|车祸)|查出|病史|服用|复查|术后|阳性|(?:报告|检查|体检|化验|核磁|ct|b超|结果)[^，。]{0,4}(?:显示|说|提示|是)|医生[说让建]|\\bdiagnos|\\bsuffer|\\btreatment`,
			"i",
		),
		plainly:
			/(?:爸|妈|爷爷?|奶奶|老公|老婆|父亲|母亲|孩子|儿子|女儿)(?:有点|也|高血|糖尿|心脏|哮喘|痛风|中风|脑|肺|胃|肝|肾|乳腺|抑郁|癌)|(?:我|妈|爸|父亲|母亲|爷爷|奶奶|老公|老婆|孩子|儿子|女儿|他|她)[^，。！？,.!?]{0,8}(?:有|患|得了?|确诊|诊断|查出|是|被|正在|刚|做|对|怀孕|住院|过敏)|(?:检|体检|检查|筛)出|确诊|诊断为|患有|\b(?:i have|i've|i am|i'm|i’m|i was|i had|he has|she has|my \w+ (?:has|was|is|had)|diagnosed|suffer\w* from|allergic to)\b/i,
		unless:
			/手机|显卡|电脑|软件|系统|价格|套路|广告|文案|模型|玻璃心|适合|适用|能吃吗|可以吃吗|人群|专用|食品|血糖仪|血压计|检测仪|试纸|保险|险种|课程|书|杀毒|版|有卖|多少钱|产品|功效|预防|防过敏|抗过敏|不过敏吗|(?:病人|人群|患者|孕妇)(?:可以|能|吃|用|适)|孕妇(?:装|裤|枕|霜|奶粉|可|能)|\b(?:suitable|is it safe|do you sell|insurance|book|course|monitor|foundation|charity|test kit|software|prices?|pregnancy tests?|awareness|cause[sd]?)\b/i,
		confidence: 0.8,
	},
	{
		category: "biometric",
		words:
			"人脸(?!识别?(?:机|门禁|一体机|设备|摄像)|机|门禁|采集[仪器设])(?:识别|信息|照片?|数据|图像|核验|认证|采集)?|刷脸|指纹(?!采集[仪器设]|收集器|[锁仪膜]|识别仪|打卡|考勤)(?:信息|数据|图像)?|声纹(?:信息|数据)?|虹膜(?:信息|数据)?|掌纹|面部(?:识别|特征|信息|数据)|dna(?:样本|数据|检测)|基因(?:数据|样本|检测)|步态(?:数据|信息)?|静脉(?:识别|信息|数据)|生物(?:特征|识别)(?:信息|数据)?|眼纹|耳廓|" +
			"face ?id|faceprint|facial (?:recognition|scan|images?|data|features)|face (?:recognition|scan|data|verification|template|geometry)s?|faceprints?|fingerprints?(?: (?:data|scan|template))?|voice ?prints?|iris (?:scan|data)|retina scan|palm ?prints?|dna (?:sample|test|data)|biometric (?:data|information|scan|template)s?",
		person:
			/采集|录入|录了|录过|录|上传|提交|通过了|存|保存|登记|扫描|拍|发给|我的|本人|删除|\b(?:my|i|captured|uploaded|upload|enrolled|registered|scanned|submitted|stored?|took|record(?:ed)?|collect(?:ed)?|delete)\b/i,
		unless:
			/解锁|开锁|失灵|不灵|坏了|传感器|指纹锁|门锁|打卡机|考勤机|浏览器|设备指纹|证书|公钥|支持|怎么(?:设置|开启|用|关)|有没有|型号|屏|支付|打不开|登录|登陆|\b(?:unlock|sensor|lock|browser|device|certificate|key|ssh|sha|not work(?:ing)?|doesn't work|broken|feature|support|reader|login|smudge|screen|glass)\b/i,
		plainly:
			/采集|采了|录入|录了|录过|上传|提交|存(?:着|了|有|储|的|在)|保存|留存|删除|删掉|\b(?:captured|delete[d]?|kept|keep|uploaded|enrolled|stored|collected|submitted|scanned|took)\b/i,
		confidence: 0.75,
	},
	{
		category: "religion",
		words:
			"佛教徒?|佛门弟子|信佛(?!教)|信耶稣|信上帝|信真主|信道(?=[，。,.\\s教]|$)|藏传佛教|喇嘛教|锡克教徒?|摩门教徒?|巴哈伊教徒?|教徒|居士|基督教徒?|基督徒|天主教徒?|新教徒?|穆斯林|伊斯兰教徒?|道教徒?|信主|信教|犹太教徒?|印度教徒?|东正教徒?|无神论者?|" +
			"muslims?|islam(?:ic)?|christians?|christianity|roman catholics?|catholics?|catholicism|buddhis(?:m|ts?)|hindus?|hinduism|jewish|jews?|judaism|sikhs?|sikhism|atheists?|mormons?|protestants?|evangelical|orthodox(?: (?:christian|jew)s?)?|presbyterian|baptist|methodist|lutheran|anglican|quaker|taoists?|daoists?|jain|agnostic|jehovah'?s witness(?:es)?",
		person:
			/(?:我们?|[他她]们?|俺|全家|家人|家里|妈妈?|爸爸?|父母|父亲|母亲|奶奶|爷爷|外婆|外公|老公|老婆|妻子|丈夫|爱人|儿子|女儿|孩子|太太|先生|女朋友|男朋友)[^，。！？,\s]{0,4}(?:是|信|也|一直|从小)|本人|信仰|信奉|身为|作为|我们?(?=穆斯林|基督徒|佛教徒|天主教徒|教徒)|我[^。！？]{0,10}(?=信[佛主教耶上真])|皈依|受洗|入教|宗教(?:信仰)?\s?[:：是]|\b(?:i am|i'm|i’m|im|as an?|(?:s?he|they)(?: is|'s|’s| are)|my (?:religion|faith|wife|husband|family|church|mother|mom|father|dad|parents|son|daughter)|religion\s?[:：]|converted|we are|we're|we’re|practicing|practising|raised|believe in|i believe)\b/i,
		unless:
			/博物馆|旅游|历史|书|艺术|礼物|文化|\b(?:louboutin|dior|museum|book|hospital|street|history|holiday|art|gift|my name is)\b/i,
		confidence: 0.8,
	},
	{
		category: "ethnicity",
		words:
			peoples +
			"|少数民族(?<=是少数民族)|维族(?<=是维族)|回民(?<=是回民)|" +
			"african[- ]american|asian[- ]american|latino|latina|hispanic|uyghurs?|uighurs?|tibetan|hmong|han chinese|ethnic (?:chinese|mongol|korean|malay|tamil|\\w+ian)|kazakh|zhuang|hui (?=muslim|minority|ethnic)|mongolian(?= by ethnicity)|kurdish|kurd|roma|romani|aboriginal|indigenous|pacific islander|m[aā]ori|afro-caribbean|mixed race|biracial|native american|black (?:man|woman|person)|of (?:arab|african|asian|jewish) descent",
		person:
			/(?:我们?|[他她]|俺|全家|家人|家里|妈妈?|爸爸?|父亲|母亲|奶奶|爷爷|外婆|外公|老公|老婆|妻子|丈夫|爱人|儿子|女儿|孩子|宝宝)(?:[^，。！？,\s]{0,5}(?:是|属于|为)|(?![想要去看买订找在有能可给学和穿])[\u4e00-\u9fff]{1,4}族)|本人|民族(?:一栏|成分|信息)?\s?[:：是为填选写]|民族 |\b(?:i am|i'm|i’m|as an?|we are|s?he(?: is|'s|’s)|my (?:family|wife|husband|mother|mom|father|dad|parents|son|daughter)|ethnicity|ethnically|race\s?[:：])\b/i,
		unless: /服饰|服装|风情|旅游|餐厅|舞|游客|想(?:买|去)|项链|银饰/,
		confidence: 0.75,
	},
	{
		category: "politics",
		words:
			"中共(?:正式|预备)?党员|共产党员|预备党员|共青团员|民主党派(?:人士|成员)?|无党派(?:人士)?|入党积极分子|工会(?:会员|委员|主席|成员|代表|干部)|党员(?![徽证活学服手之])(?<=(?:是|政治面貌.{0,3}|身份.{0,2}|本人)老?党员)|团员(?![徽证活])(?<=(?:[我他她]是|政治面貌.{0,3}|本人)团员)|群众(?<=政治面貌.{0,3}群众)|民革(?:党员|成员)?(?<=(?:是|入了?|参加|面貌.{0,2}|本人)民革.{0,2})|民盟(?:盟员|成员)?|民建(?:会员|成员)|民进(?:会员|成员)|民进党(?:员)?|国民党(?:员)?|农工(?:民主)?党(?:员)?|致公党(?:员)?|九三学社(?:社员|成员)?|台盟(?:盟员|成员)|人大代表|政协委员|党支部书记|共产党|" +
			"labou?r party|green party|conservative party|republican party|democratic party|communist party|liberal party|socialist party|libertarian party|reform party|republicans?|democrats?|communists?|socialists?|libertarian|trade unionist|labou?r union (?:member|rep|steward|representative|organi[sz]er)|trade union (?:member|rep|steward|representative|organi[sz]er)|union (?:member|rep|steward|representative|organi[sz]er)|member of (?:the|a|my) (?:\\w+ )?(?:party|(?:labou?r |trade )?union)",
		person:
			/[我俺他她]|爸|妈|老公|老婆|爱人|爷爷|奶奶|本人|政治面貌|\b(?:i am|i'm|i’m|as an?|i (?:\w+ )?(?:vote[d]?|joined|support(?:ed)?|belong)|we are|s?he(?:'s|’s| is)|my (?:wife|husband|father|dad|mother|mom|son|daughter)|registered|card-carrying)\b/i,
		unless:
			/优惠|活动|学习用品|采购|批发|多少钱|福利|\b(?:news|article|hats?|costumes?|decorations?|supplies|flags?|book)\b/i,
		confidence: 0.75,
	},
	{
		category: "sexual",
		words:
			"同性恋者?|同性伴侣|同性婚姻|同性(?<=性取向(?:是|为|：|:)?同性)(?!恋)|异性恋|双性恋者?|无性恋者?|泛性恋|跨性别者?|跨儿|变性(?:人|手术)?|性取向(?!\\s?(?:是|为|同|异|双|[:：]))|性向(?!\\s?(?:是|为|[:：]))|男同(?!学|事|胞|桌|志们)|女同(?!学|事|胞|桌)|拉拉(?<=是个?拉拉)|基佬|同志(?<=[我他她]是个?同志|(?:儿子|女儿|弟弟|哥哥|我们)(?:俩)?(?:都)?是个?同志)(?!们)|出柜|性病史|阳痿|早泄|gay|lesbians?|bisexual|pansexual|homosexual|heterosexual|transgender(?:ed)?|transsexual|trans (?:wo)?man|non-?binary|queer|asexual|same-sex (?:partner|couple|marriage|relationship|spouse)|sexual orientation(?!\\s?(?:is|[:：]))|erectile dysfunction",
		person: /我|他是|她是|本人|\b(?:i am|i'm|i’m|as an?|my|i have|we are|we're|we’re|s?he(?:'s|’s| is))\b/i,
		unless: /电影|小说|书|剧|\b(?:movie|book|pride collection|flag)\b/i,
		confidence: 0.75,
	},
	{
		category: "criminal",
		words:
			"犯罪(?:记录|史)(?<!无(?:违法)?犯罪(?:记录|史))|违法记录|刑事记录|案底(?!板)|前科(?!技)|坐过?[牢监]|坐了[0-9一二三四五六七八九十两]+年牢|蹲过?(?:监狱|大牢|局子)|入过?狱|进过?(?:监狱|局子|看守所)|服过?刑|判过?刑|判了?(?:缓刑|(?:有期)?徒刑|[0-9一二三四五六七八九十两]+年)|判过缓刑|有期徒刑|刑满释放|劳改过?|刑事拘留|刑拘|行政拘留|拘役|被(?:警察|公安)?抓(?:过|进去)|拘留过?|逮捕过?|被逮捕过?|取保候审|缓刑|吸过?毒(?:史|记录)?|强制戒毒|戒毒所|失信被执行人|酒驾记录|老赖(?<=是老赖|成了?老赖)|criminal (?:record|history|conviction|background)|police record|convicted|convictions?|felony|felon|misdemeanou?r|arrested|in prison|in jail|jail time|prison time|served time|went to (?:prison|jail)|been to (?:prison|jail)|prison sentence|sentenced|incarcerated|imprisoned|inmate|ex-con(?:vict)?|on parole|parolee|on probation|dui|dwi|drug offen[cs]e|sex offender",
		person:
			/[我俺他她]|本人|老公|老婆|丈夫|妻子|儿子|女儿|爸|妈|哥|弟|被保险人|申请人|有过|曾|被[^，。]{0,4}过|\b(?:i|i'm|i’m|i've|i’ve|my|he|he's|she|she's|his|her)\b/i,
		unless:
			/开具|无(?:违法)?犯罪|电影|游戏|小说|票|剧|法律书|\b(?:movie|game|novel|certificate|background check service)\b/i,
		plainly:
			/(?:[我俺他她]|本人|老公|老婆|儿子|爸|妈|哥|弟)[^，。！？,]{0,6}(?:有(?!没有|无)|曾|以前|坐过|被|因|留|是)|\b(?:i|he|she)(?: was|'ve|’ve| have| had| has| did| served| got)\b/i,
		confidence: 0.75,
	},
];

/** Pets, and what waiting does to people. */
const notSaidOfPeople =
	/[狗猫犬]|宠物|兔子|仓鼠|[气急等看听吓笑烦](?:得|到|死|出)(?:我|人)?|\b(?:dogs?|cats?|pupp(?:y|ies)|kittens?|pets?)\b/i;

/** The reach of a sentence around a word, in characters. */
const reach = 40;
const index = new WordIndex(lexicons.map((each) => [each, each.words]));

export function findTopics(scan: Scan): void {
	const { text } = scan;
	for (const { start, end, value } of index.find(text)) {
		const { category, person, unless, plainly, confidence } = value;
		const around = sentence(text, start, end);
		if (!person.test(around) || (category === "health" && notSaidOfPeople.test(around))) continue;
		const plain = plainly?.test(clause(text, start, end)) === true;
		if (unless?.test(around) && !plain) continue;
		const from = allergyStart(text, start, end);
		if (from < end) scan.add(category, from, end, plain ? confidence + 0.05 : confidence);
	}
}

/** What somebody cannot stand belongs to the allergy: "对青霉素过敏", "芒果过敏". */
function allergyStart(text: string, start: number, end: number): number {
	if (text.slice(start, end) !== "过敏") return start;
	const before = text.slice(Math.max(0, start - 10), start);
	if (/对[^，。]{0,4}(?:价|你|客服|数字|套路|广告|[这那][个种]|早起|上班|工作|加班|开会)[^，。]{0,4}$/.test(before))
		return end;
	return start - (/对(?!象)[\u4e00-\u9fffA-Za-z]{1,8}$/.exec(before)?.[0].length ?? 0);
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
