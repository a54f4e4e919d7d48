import { type Word, WordIndex } from "./word-index.js";

/** What a word says about the value beside it. `other`: a number that is nobody's (order, tracking, serial, price). */
export type LabelKind =
	| "id"
	| "hkid"
	| "twid"
	| "ssn"
	| "passport"
	| "home"
	| "taiwan"
	| "exit"
	| "phone"
	| "landline"
	| "bank"
	| "iban"
	| "alipay"
	| "uscc"
	| "imei"
	| "qq"
	| "wechat"
	| "ip"
	| "version"
	| "plate"
	| "otp"
	| "cvv"
	| "birth"
	| "address"
	| "email"
	| "other";

export type LabelHit = Word<LabelKind>;

/** Words by kind, the more specific first: at one place the first that fits counts. Pieces of a regular expression. */
const chinese: readonly (readonly [LabelKind, string])[] = [
	["otp", "验证码|驗證碼|校验码|校驗碼|动态码|动态密码|动态口令|动态令牌|動態密碼|一次性密码|一次性口令|短信码|登录码"],
	[
		"cvv",
		"安全码|安全碼|背面.{0,4}三位|卡背后三位|后三位(?<=(?:卡|背|面|签名条?栏?|卡片|卡号)的?后三位)|末三位(?<=(?:卡|背|面|签名条?栏?|卡片)的?末三位)",
	],
	["hkid", "香港身份证|港澳身份证|香港居民身份证"],
	["twid", "台湾身份证|台灣身[份分]證|台湾居民身份证|身份證字號|身分证字号|身分證字號|身分證"],
	["taiwan", "台胞证|台湾居民来往大陆通行证|台湾通行证|台湾居民通行证|台胞證|臺胞證|台灣居民來往大陸通行證"],
	[
		"home",
		"回乡[证卡]|回鄉[證卡]|港澳居民來往內地通行證|來往內地通行證|港澳居民来往内地通行证|港澳居民通行证|来往内地通行证",
	],
	["exit", "往来港澳通行证|港澳通行证|往来台湾通行证|大通证|入台[通许][行可]证|港澳通行證|通行证|通行證"],
	["passport", "护照|護照"],
	["ssn", "社会安全号|社会安全码|社會安全號|社安号|美国社保"],
	["id", "身份证|身份證|身分证|身份証|證件|证件|公民身份|身份号码|二代证|居民证|永居证|永久居留|居留证|居住证"],
	["uscc", "统一社会信用代码|社会信用代码|信用代码|统一代码|税号|稅號|統一編號|纳税人识别号|营业执照|开票信息"],
	["imei", "串号|串码|设备识别码|手机序列码"],
	[
		"other",
		"发票校验码|發票校驗碼|订单|訂單|單號|發票|編號|貨號|運單|快遞|物流單|型號|序號|运单|快递单|快递号|物流单|物流号|单号|流水号?|交易号|发票|货号|款号|编号|编码|工单|序列号|型号|批号|批次|条码|条形码|会员号|会员卡|会员编号|礼品卡|购物卡|学号|工号|商品|产品|时间戳|哈希|指纹码|错误码|价格|金额|合计|合同号?|案件号?|取件码|提货码|邮编|邮政编码|积分|库存|数量|券码|优惠码|兑换码|激活码|挂号|房号|设备号|尾号|序号|机身号|用户ID|店铺ID",
	],
	[
		"other",
		"水卡|电卡|饭卡|门禁卡|物业卡|油卡|加油卡|公交卡|地铁卡|积分卡|储值卡|充值卡|校园卡|一卡通|就诊卡|电话卡|流量卡|SIM卡|健身卡|年卡|月卡|季卡|房卡",
	],
	["iban", "国际银行账号|国际账号"],
	["alipay", "支付宝"],
	[
		"bank",
		"银行卡|信用卡|銀行|帳[號戶]|賬[號戶]|卡號|储蓄卡|借记卡|卡号|银行账[号户]|账[号户]|帐[号户]|收款|打款|转账|汇款|退款到|开户|工行|农行|建行|中行|招行|交行|银行|银联|我的卡|这张卡|这个卡",
	],
	["plate", "车牌|車牌|牌照|号牌|车号"],
	["birth", "生日|出生年月日|出生日期|出生年月|出生时间|出生日|出生於|出生于|生于|出生"],
	["landline", "座机|座機|市話|傳真|固话|固定电话|总机|办公电话|公司电话|传真"],
	["wechat", "微 ?信|威信|薇信|加我|加v"],
	["qq", "扣扣|抠抠|球球|企鹅"],
	["version", "版本|固件|升级到|章节|小节"],
	["email", "邮箱|邮件|郵箱|電郵|信箱"],
	["phone", "手机|手機|电话|電話|聯絡|聯繫|联系方式|致电|拨打|来电|打给我?|打我|回电|联系|短信|號碼|电联|call我"],
	["address", "地址|住址"],
];

const english: readonly (readonly [LabelKind, string])[] = [
	[
		"otp",
		"verification ?(?:pass)?codes?|security ?(?:pass)?codes?|confirmation ?(?:pass)?codes?|login ?(?:pass)?codes?|sign-?in ?(?:pass)?codes?|sms ?(?:pass)?codes?|one[- ]?time ?(?:pass)?codes?|2fa ?(?:pass)?codes?|mfa ?(?:pass)?codes?|auth(?:entication)? ?(?:pass)?codes?|access ?(?:pass)?codes?|one[- ]?time ?passwords?|otp|passcode",
	],
	["cvv", "cvv2?|cvc2?|cid|card (?:security|verification) (?:code|value|number|digits)|security digits"],
	["hkid", "hkid(?: card)?|hong ?kong id(?:entity card)?"],
	["twid", "taiwan(?:ese)? id"],
	["ssn", "ssn|ss ?#|ss (?=n(?:o|um))|social security(?: number)?"],
	["home", "home[- ]return permit|home[- ]visit permit|mainland travel permit(?! for taiwan)"],
	[
		"taiwan",
		"taiwan(?:ese)? (?:compatriots?(?: travel)?|travel) permit|mainland travel permit for taiwan(?: residents)?|mtp|taibaozheng",
	],
	["exit", "exit[- ]entry permit|eep"],
	["passport", "passports?"],
	[
		"id",
		"national (?:id|identity) ?(?:card|number)?|resident (?:id|identity) ?(?:card|number)?|chinese (?:id|identity) ?(?:card|number)?|identity (?:card|number)|permanent residen\\w*|identification (?:card|number)|id ?cards?|id ?no|id ?numbers?|sfz|shenfenzheng",
	],
	["uscc", "uscc|unified social credit(?: code)?|business licen[cs]e|tax (?:id|number)|credit code"],
	["imei", "imei"],
	[
		"other",
		"orders?|tracking|waybill|awb|invoice|ticket|case|sku|serial|s\\/n|sn|batch|model|part|ref(?:erence)?|transaction|txn|product|items?|user ?id|customer ?id|account ?id|order ?id|member(?:ship)?(?: card)?|loyalty|gift ?card|isbn|ean|upc|gtin|asin|barcode|timestamp|unix|hash|md5|sha\\d*|trace|request|session|error|status|price|total|amount|shipment|parcel|package|booking|contract|po|rma|claim|coupon|promo|discount|lot|fedex|ups|usps|dhl|sf|ems|device ?id|zip|postal|post ?code|sim ?card|po box|article|uuid|commit|build",
	],
	["iban", "iban"],
	["alipay", "alipay(?: (?:user ?id|account))?"],
	[
		"bank",
		"credit[- ]?card|debit[- ]?card|bank[- ]?card|payment[- ]?card|card|visa|mastercard|amex|american express|unionpay|jcb|bank account|account",
	],
	["plate", "licen[cs]e plate|number plate|car plate|plate|registration"],
	["birth", "birthday|birth ?date|date of birth|birth date|dob|d\\.o\\.b\\.?|d\\/o\\/b|born(?: on| in)?"],
	["landline", "landline|office (?:phone|line|number)|home phone|fax|switchboard"],
	["wechat", "wechat|weixin|wx|vx"],
	["qq", "q(?=号)|q(?=\\s?[:：]\\s?[0-9]{5})|q ?q(?:加我|加一下|小号|大号)?"],
	["ip", "ips?(?: ?addr(?:ess)?)?|ipv[46]"],
	[
		"version",
		"versions?|ver|v|firmware|fw|release|upgraded?|update[ds]? to|sdk|chrome|firefox|safari|edge|android|ios|windows|section|chapter|clause|driver|kernel|node",
	],
	["email", "e-?mail|mail"],
	[
		"phone",
		"telephone|phone|tel|mobile|mob|cell(?:phone)?|call(?: me)?|whats ?app|telegram|contact|reach|text|ring|sms|hotline|number|num|ph|dial",
	],
	["address", "address"],
];

const index = new WordIndex<LabelKind>([...chinese, ...english], {
	han: "(?:号码|號碼|编号|号|码|ID)?",
	latin: "(?:\\s?(?:numbers?|no\\.?|num|id|#|code|details)(?![a-z])|号码|群号?|号|码|账号|地址)?",
});

/** Every label of a text, in order, none overlapping. */
export function findLabels(text: string): LabelHit[] {
	return index.find(text);
}

const filler =
	/^(?:[\s:：=#,，()（）'"“”「」【】[\]`*<>.?？~-]|是|为|的|数字|数|位|号码|号|我|您|你|如下|在这里|这个|发你|加我|加一下|搜|给你|了|收到|发来|来|刚|刚刚|请记|改成|换成|改为|变更为|更新为|应该是|应为|就是|就|才是|填|写|叫|呢|哦|哈|啊|it's|its|it is|is|are|was|number|no|num|here|my|the|at|on|to|id|me|us|use|please|now)*$/i;

/** Whether nothing but "is", "number", punctuation lies between a label and a value. */
export function isAttached(gap: string): boolean {
	return gap.length <= 16 && filler.test(gap);
}
