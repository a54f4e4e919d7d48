import type { DoubleWorkspace } from "./workspace.js";
import type { Wire } from "./workspace-content.js";

/** Every name ever used on conversations or contacts with its count, most used first (the suggest lists). */
export function suggestions(
	workspace: DoubleWorkspace,
	of: "conversations" | "contacts",
	field: "segments" | "dataKeys" | "eventNames",
	label: "segment" | "key" | "text",
): Wire[] {
	const counts = new Map<string, number>();
	for (const slot of workspace.content[of]) {
		const names = field in slot ? (slot as unknown as Record<typeof field, readonly string[]>)[field] : [];
		for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return [...counts]
		.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
		.map(([name, count]) => ({ [label]: name, count }));
}
