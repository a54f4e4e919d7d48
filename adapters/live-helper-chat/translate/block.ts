import { degraded, operation } from "../../../src/adapter/build-operation.js";
import type { Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { type BlockRule, type Contact, text } from "../../../src/model/index.js";
import type { LiveHelperChatConfig } from "../config.js";
import { visitorColumns } from "./contact-data.js";
import { byHand } from "./other.js";

type Context = TranslateContext<LiveHelperChatConfig>;

/** `lh_chat_blocked_user.btype` */
const blocks = { ip: 0, email: 5, country: 6 } as const;

/** A blocked contact, by e-mail. Yields nothing without a database or an address: the chat's data row still says so. */
export function* blockOperation(
	key: string,
	contact: Contact,
	source: Operation["source"],
	context: Context,
): Iterable<Operation> {
	const { email } = visitorColumns(contact);
	if (context.config.databaseUrl === undefined || email === "" || email.length > 50) return;
	yield operation({
		key,
		kind: "block.create",
		lane: "blocks",
		source,
		requests: 0,
		payload: { btype: blocks.email, ip: "", nick: email },
	});
}

export function* translateBlockRule(rule: BlockRule, context: Context): Iterable<Operation> {
	const source = { kind: "block-rule", id: rule.id } as const;
	if (rule.scope !== "ip" && rule.scope !== "country") {
		yield byHand(
			source,
			text(
				"only addresses and countries can be blocked there; see the block list in the console",
				"该平台只能屏蔽 IP 和国家；见控制台的黑名单",
			),
		);
		return;
	}
	if (context.config.databaseUrl === undefined) {
		yield byHand(
			source,
			text("add it in the console's block list, or give the database", "请在控制台黑名单中添加，或提供数据库地址"),
		);
		return;
	}
	const isIp = rule.scope === "ip";
	const seconds = Math.floor((rule.createdAtMs ?? 0) / 1000);
	yield operation({
		key: `block-rule:${rule.id}`,
		kind: "block.create",
		lane: "blocks",
		source,
		requests: 0,
		losses: isIp ? [] : [degraded("value", "lower-case", text("as a country code in lower case", "转为小写国家代码"))],
		payload: {
			btype: isIp ? blocks.ip : blocks.country,
			ip: isIp ? rule.value.slice(0, 100) : "",
			nick: isIp ? "" : rule.value.toLowerCase().slice(0, 50),
			datets: seconds > 0 ? seconds : undefined,
		},
	});
}
