import type { Finding } from "../../src/adapter/contract.js";
import { type Localized, text } from "../../src/model/index.js";

/** Whether a version such as `4.10.1` or `v4.9.0-ce` is at least `major.minor`. */
export function isAtLeast(version: string, major: number, minor: number): boolean {
	const [, own = "0", ownMinor = "0"] = /^v?(\d+)(?:\.(\d+))?/.exec(version.trim()) ?? [];
	return Number(own) > major || (Number(own) === major && Number(ownMinor) >= minor);
}

/**
 * What differs in the version that `GET /api` tells, as far as an import notices (fact sheet, section 11). Whatever is the
 * same for every version the adapter does always: it sends the time at both places, names `custom_domain`, uses only
 * attribute keys of letters, digits, `_`, `.` and `-`, and never calls contacts/search or a filter by company.
 */
export function versionFindings(version: string): Finding[] {
	const before = (major: number, minor: number) => !isAtLeast(version, major, minor);
	const findings: Finding[] = [
		{ severity: "info", code: "version", text: text(`Chatwoot ${version}`, `Chatwoot ${version}`) },
	];
	const add = (applies: boolean, severity: Finding["severity"], code: string, words: Localized, remedy?: Localized) => {
		if (applies) findings.push({ severity, code, text: words, ...(remedy && { remedy }) });
	};
	add(
		before(4, 9),
		"warning",
		"old-version",
		text(
			`Chatwoot ${version} keeps only part of content_attributes: original JSON of messages is lost there`,
			`Chatwoot ${version} 只保存部分 content_attributes：消息的原始 JSON 会丢失`,
		),
		text("Update to 4.9 or newer before the import", "导入前请升级到 4.9 或更高版本"),
	);
	add(
		before(4, 3),
		"warning",
		"no-delete",
		text(
			"This version may not be able to delete conversations: undo then deletes the inbox only",
			"此版本可能无法删除会话：撤销时只能删除整个收件箱",
		),
	);
	add(
		before(4, 3),
		"info",
		"no-allow-list",
		text("This version may not know RACK_ATTACK_ALLOWED_IPS", "此版本可能不支持 RACK_ATTACK_ALLOWED_IPS"),
		text(
			"To lift the throttle during the import, set ENABLE_RACK_ATTACK=false",
			"如需在导入期间放开限流，请设置 ENABLE_RACK_ATTACK=false",
		),
	);
	add(
		before(4, 4),
		"info",
		"shows-times",
		text("This version shows original times beside the messages by itself", "此版本本身就会在消息旁显示原始时间"),
		text("Lines for days can be left out: CHATWOOT_TIME_MARKS=none", "可以省略日期行：CHATWOOT_TIME_MARKS=none"),
	);
	add(
		isAtLeast(version, 4, 16),
		"info",
		"delete-throttled",
		text(
			"This version deletes 60 conversations a minute: undo takes its time",
			"此版本每分钟只能删除 60 个会话：撤销需要较长时间",
		),
		text("Raise RATE_LIMIT_CONVERSATION_DELETE for an undo", "撤销前可调高 RATE_LIMIT_CONVERSATION_DELETE"),
	);
	add(
		isAtLeast(version, 4, 19),
		"warning",
		"new-version",
		text(
			`Chatwoot ${version} is newer than what this adapter was read from (4.10 to 4.18)`,
			`Chatwoot ${version} 比此适配器所依据的版本（4.10 至 4.18）更新`,
		),
		text("Rehearse in an account of its own first: import, verify, undo", "请先在单独的账号中演练：导入、核对、撤销"),
	);
	return findings;
}
