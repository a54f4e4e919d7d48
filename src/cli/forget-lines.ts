import type { LedgerEntry } from "../archive/ledger-store.js";
import type { ForgetWay, Person, PersonTraces } from "../archive/person-store.js";
import { counted } from "../model/counted.js";
import type { Language } from "../model/index.js";
import { resourceText } from "../render/resource-words.js";
import { count } from "./progress.js";
import { hasRemote } from "./remote-access.js";
import type { Session } from "./session.js";
import { sizeText, textTable } from "./text-table.js";
import { foldDisplay } from "./text-width.js";
import { both, speaker } from "./words.js";

// What `forget` says. Nothing the person is known by stands in it but the ids of the source, by which to look at them there.

export function previewLines(
	{ person, traces, way }: { person: Person; traces: PersonTraces; way: ForgetWay },
	language: Language,
): string[] {
	const say = speaker(language);
	const ids = person.contactIds.filter((id) => !/^(?:email|visitor):/.test(id));
	const { files } = traces;
	return folded([
		say(
			way === "erase"
				? both("Goes from the archive, for good:", "将从归档中彻底删除：")
				: both(
						"Goes from the archive, but for the skeleton of conversations (when, channel, length) under a pseudonym:",
						"将从归档中删除，仅以假名保留会话的统计骨架（时间、渠道、条数）：",
					),
		),
		...(ids.length > 0
			? [say(both(`  people id at Crisp: ${ids.join(", ")}`, `  Crisp 中的 people ID：${ids.join("，")}`))]
			: []),
		...textTable([
			...Object.entries(traces.records).map(([resource, value]) => [resourceText(resource, language), count(value)]),
			[say(both("earlier versions", "历史版本")), count(traces.versions)],
			[say(both("files only they have", "仅此人使用的文件")), `${count(files.going)} (${sizeText(files.bytes)})`],
		]),
		say(
			both(
				"Also: search index, queued work, and their address, number and ids in other records",
				"另外：搜索索引、待处理队列，以及其他记录中出现的其邮箱、电话和 ID",
			),
		),
		say(both("Stays:", "将保留：")),
		...(files.staying > 0
			? [
					say(
						both(
							`  ${counted(files.staying, "file")} that other people's conversations or articles show too`,
							`  ${count(files.staying)} 个同时出现在他人会话或文章中的文件`,
						),
					),
				]
			: []),
		say(
			both(
				"  tags, companies of others too, and their name where others mention it: a name alone proves nobody",
				"  标签、也属于他人的公司，以及他人提到的姓名：仅凭姓名无法确认是谁",
			),
		),
		say(
			both(
				"  a tombstone with keyed hashes, so that no backup brings them back",
				"  仅含加密哈希的墓碑记录，防止备份再次带回",
			),
		),
	]);
}

const mostShown = 20;

export function remoteLines(entries: readonly LedgerEntry[], language: Language): string[] {
	const say = speaker(language);
	if (entries.length === 0) return [];
	const lines = entries.slice(0, mostShown).map((entry) => {
		const what = entry.ref === undefined ? entry.kind : `${entry.ref.kind} ${entry.ref.id}`;
		const state =
			entry.ref === undefined
				? both("in doubt: see uncrisp ledger", "存疑：见 uncrisp ledger")
				: entry.existing
					? both("was there before the import: erase it in its console", "导入前已存在：请在其控制台中删除")
					: both("", "");
		return `  ${[entry.target, what, entry.ref?.url, say(state)].filter((part) => part !== undefined && part !== "").join("  ")}`;
	});
	const more = entries.length - mostShown;
	return folded([
		say(
			both(
				`Still at targets, by the ledger (${count(entries.length)}; --at-target removes what an import created):`,
				`目标平台上仍有（据台账，共 ${count(entries.length)} 项；--at-target 可删除导入创建的内容）：`,
			),
		),
		...lines,
		...(more > 0
			? [say(both(`  … and ${count(more)} more: --json lists all`, `  … 另有 ${count(more)} 项：--json 可列出全部`))]
			: []),
	]);
}

/** Where uncrisp cannot reach. */
export function remainLines(session: Session): string[] {
	const say = speaker(session.language);
	const url = session.settings.text("remote.url");
	return folded([
		say(both("Still holds the person, and is yours to clear:", "以下位置仍保留此人的数据，需由您处理：")),
		say(both("  Crisp: delete the contact and the conversations there", "  Crisp：请在其中删除该联系人及其会话")),
		say(
			hasRemote(session)
				? both(
						`  snapshots in ${url}: push a new one, then uncrisp archive forget removes those before it, or their retention ends`,
						`  ${url} 中的快照：请先推送新快照，再用 uncrisp archive forget 删除此前的快照，或等待其保留期结束`,
					)
				: both(
						"  snapshots in a bucket (--remote), until uncrisp archive forget or their retention removes them",
						"  存储桶中的快照（--remote）：直到 uncrisp archive forget 或保留期将其删除",
					),
		),
		say(both("  exports, saved plans and copies that you made", "  您自行导出的文件、保存的计划和副本")),
	]);
}

function folded(lines: readonly string[]): string[] {
	return lines.flatMap((line) => foldDisplay(line));
}
