/*
 * What people write about, by words in Chinese and English. A word is a hint, never a finding: what rests on one counts only in
 * upper bounds, except requests so plain that they are requests (`dsrPlain`). All patterns are alternations without nested repeats:
 * their time grows with the text alone.
 */
export const phrases = {
	order:
		/订单|下单|发货|物流|快递|收货|退货|换货|已付款|order\s?(?:no|number|id|#)|my order|tracking number|delivery|shipment|invoice|booking|subscription|发票|预订|套餐/i,
	complaint: /投诉|退款|赔偿|维权|差评|质量问题|complain|refund|chargeback|compensat|dispute/i,
	preSales: /多少钱|报价|价格|优惠|怎么卖|试用|how much|pricing|quote|discount|free trial|demo/i,
	marketing: /促销|满减|双十一|优惠券|限时|newsletter|promotion|coupon|limited offer|sale ends/i,
	dsrPlain:
		/(?:请|要求|帮我|麻烦)?删除我的?(?:全部|所有)?(?:个人)?(?:信息|数据|资料|账号|帐号)|导出我的(?:个人)?(?:数据|信息)|(?:delete|erase|remove) (?:all )?my (?:personal )?(?:data|information|account)|(?:copy|export) of (?:all )?my (?:personal )?data|right to be forgotten|gdpr request|data subject (?:access )?request/i,
	dsrHint:
		/注销(?:我的)?(?:账号|帐号|账户)|账号注销|account deletion|close my account|delete account|我的隐私|privacy request/i,
	optOut:
		/退订|不要再(?:发|联系|打)|取消订阅|拒收|别再(?:发|联系)|unsubscribe|opt[ -]?out|stop (?:sending|emailing|messaging)|do not contact/i,
	legalHold:
		/传票|起诉|诉讼|法院|律师函|公安|警方|取证|证据保全|subpoena|lawsuit|litigation|court order|discovery request|police report|legal hold/i,
	consent: /(?:我)?(?:已阅读并)?同意(?:隐私|个人信息|授权)|i (?:agree|consent)\b/i,
	payCny: /(?:[¥￥]\s?\d|\d(?:\.\d+)?\s?(?:元|块钱|人民币|RMB|CNY)\b|\d\s?元)/i,
	asksIdentity:
		/身份证|证件|护照|卡号|银行卡|手机号|电话|地址|姓名|生日|病历|诊断|passport|identity card|id card|\bid number|card number|phone number|address|date of birth|medical/i,
	idDocument:
		/身份证|護照|护照|通行证|手持证件|正反面|证件照|id[ _-]?card|passport|identity card|driver'?s? licen[cs]e|驾驶证/i,
	schoolChild:
		/小学生?|初[一二]|[一二三四五六]年级|幼儿园|grade [1-7]\b|elementary school|kindergarten|我妈妈的手机|my mom'?s phone/i,
} as const;

/** Words of sectors where data may be important data (XB-CIIO-IMPORTANT). */
export const sectors: Readonly<Record<string, RegExp>> = {
	vehicle: /车辆轨迹|车联网|行车数据|vehicle trajector|fleet location/i,
	mapping: /测绘|遥感|高精地图|geodetic|survey map/i,
	government: /军事|军工|涉密|国家秘密|政府机关内部|military site|classified/i,
	energy: /电网|核电|石油管道|power grid|nuclear plant|pipeline data/i,
	medical: /人类遗传|基因数据|流行病学|genomic data|epidemiolog/i,
	exam: /高考数据|考试真题|exam papers? leak/i,
};

/** Keys of custom data that tell of an order, a booking or a paid account; of a birthday; of an age; of consent. */
export const keyWords = {
	contract: /order|订单|booking|subscription|plan|paid|invoice|套餐|会员|customer.?id|contract/i,
	birth: /birth|生日|出生|\bdob\b/i,
	age: /^(?:age|年龄)$/i,
	consent: /consent|同意|授权|gdpr/i,
	device: /device.?id|advertising|idfa|imei|android.?id/i,
} as const;
