/** Invented people and sentences in several scripts, for the seed and the generator. */
export const names = [
	["Dana Buyer", "dana"],
	["王小明", "wang.xiaoming"],
	["李思雨", "li.siyu"],
	["陈建国", "chen.jianguo"],
	["Élodie Martin", "elodie.martin"],
	["Günther Weiß", "gunther.weiss"],
	["محمد علي", "mohammed.ali"],
	["Ольга Петрова", "olga.petrova"],
	["さくら 田中", "sakura.tanaka"],
	["김민준", "kim.minjun"],
	["สมชาย ใจดี", "somchai.jaidee"],
	["Priya शर्मा", "priya.sharma"],
	["张伟", "zhang.wei"],
	["刘洋洋", "liu.yangyang"],
	["Noam כהן", "noam.cohen"],
	["José Núñez", "jose.nunez"],
] as const satisfies readonly [readonly [string, string], ...(readonly [string, string])[]];

export const questions = [
	"Where is my parcel?",
	"你好,我的订单什么时候发货?",
	"退款申请已经提交三天了,还没有收到。",
	"Can I change the delivery address of order 1042?",
	"发票抬头开错了,可以重新开吗?",
	"Bonjour, le colis est arrivé abîmé.",
	"أين طلبي من فضلك؟",
	"Не приходит код подтверждения.",
	"注文をキャンセルしたいです。",
	"배송이 언제 도착하나요?",
	"The app shows a blank page after login 😕",
	"请问支持微信支付吗?",
	"I was charged twice, see https://acme-store.example/orders/1042",
	"会员积分怎么兑换?",
] as const;

export const replies = [
	"Let me check that for you.",
	"您好,正在为您查询,请稍等。",
	"已为您重新安排发货,预计明天送达。",
	"It was sent this morning; here is the tracking page: https://acme-store.example/track",
	"Merci, nous vous renvoyons l'article dès demain.",
	"发票已重新开具,请查收邮箱。",
	"Thanks for waiting! A refund of 12 EUR is on its way 💶",
	"申し訳ございません、すぐに確認いたします。",
	"退款会在 3 个工作日内原路退回。",
	"Is there anything else I can do for you?",
] as const;

export const notes = [
	"@leo please check the carrier",
	"客户情绪激动,注意语气",
	"VIP, answer first",
	"仓库确认缺货,周五补货",
] as const;

export const tags = ["vip", "delivery", "refund", "bug", "售后", "发票", "企业客户", "spam?"] as const;

export const dataValues: Readonly<Record<string, readonly (string | number | boolean)[]>> = {
	plan: ["free", "gold", "企业版"],
	orders: [0, 1, 3, 27],
	newsletter: [true, false],
	城市: ["上海", "北京", "成都"],
	order: ["1042", "A-77", "2026-0003"],
};

export const places = [
	{ country: "CN", region: "SH", city: "上海", coordinates: { latitude: 31.23, longitude: 121.47 } },
	{ country: "FR", region: "IDF", city: "Paris", coordinates: { latitude: 48.85, longitude: 2.35 } },
	{ country: "DE", region: null, city: null, coordinates: { latitude: 52.5, longitude: 13.4 } },
	{ country: "US", region: "CA", city: "San Francisco", coordinates: { latitude: 37.77, longitude: -122.42 } },
	{ country: "JP", region: "13", city: "東京", coordinates: { latitude: 35.68, longitude: 139.69 } },
] as const;

/** As `getTimezoneOffset` gives them, in step with `places`. */
export const timezones = [-480, -120, -60, 480, -540] as const;
export const locales = [["zh-CN", "zh"], ["fr", "en"], ["de"], ["en"], ["ja"]] as const;

/** The item a number points at; every list here is non-empty. */
export function pickAt<T>(list: readonly T[], index: number): T {
	const item = list[((index % list.length) + list.length) % list.length];
	if (item === undefined) throw new RangeError("an empty list");
	return item;
}
