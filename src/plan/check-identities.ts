import type { TargetIdentities, TargetIdentity } from "../adapter/contract.js";
import { AppError, text } from "../model/index.js";
import type { Identity } from "./identities.js";

const maxNamed = 3;

/** Refuses decisions that name somebody who is not in the target: an import would fail at every message of theirs. */
export function checkIdentities(
	identities: readonly Identity[],
	inTarget: TargetIdentities,
	name = "identities.csv",
): void {
	const unknown = identities.filter(({ kind, decision, targetId }) => {
		const known = inTarget[kind];
		return (
			decision === "map" && targetId !== undefined && known !== undefined && !known.some(({ id }) => id === targetId)
		);
	});
	const [first] = unknown;
	if (!first) return;
	const lines = unknown
		.slice(0, maxNamed)
		.map(({ kind, sourceName, targetId }) => `${kind} ${sourceName} → ${targetId}`);
	if (unknown.length > maxNamed) lines.push("…");
	const count = unknown.length;
	throw new AppError("usage", {
		what: text(
			`${name} names target ids that the target does not have: ${count}`,
			`${name} 中有 ${count} 个目标 ID 在目标平台中不存在`,
		),
		why: text(lines.join("; "), lines.join("；")),
		hint: hintFor(first, inTarget[first.kind] ?? []),
		details: { count },
	});
}

function hintFor(identity: Identity, known: readonly TargetIdentity[]): AppError["hint"] {
	const meant = likely(identity, known);
	const { sourceName, targetId = "" } = identity;
	if (meant)
		return text(
			`For ${sourceName}, write ${meant.id} (${meant.name}) instead of ${targetId}?`,
			`${sourceName} 对应的 ${targetId} 是否应改为 ${meant.id}（${meant.name}）？`,
		);
	const list = known.slice(0, 8).map(({ id, name }) => `${id} (${name})`);
	if (known.length > 8) list.push("…");
	return list.length === 0
		? text("There are none of this kind; leave target_id empty", "目标平台中没有此类对象，请将 target_id 留空")
		: text(`There are: ${list.join(", ")}`, `可用的有：${list.join("、")}`);
}

/** Somebody typed an e-mail or a name where an id belongs, or the id of nobody: who is probably meant. */
function likely(
	{ sourceName, sourceEmail, targetId }: Identity,
	known: readonly TargetIdentity[],
): TargetIdentity | undefined {
	const alike = (a: string | undefined, b: string | undefined) =>
		a !== undefined && b !== undefined && a !== "" && a.trim().toLowerCase() === b.trim().toLowerCase();
	return (
		known.find(({ email, name }) => alike(email, targetId) || alike(name, targetId)) ??
		known.find(({ email }) => alike(email, sourceEmail)) ??
		known.find(({ name }) => alike(name, sourceName))
	);
}
