/** What a value lacks to be an adapter, as dotted names; empty when it is one. Looks at shape only, runs nothing. */
export function invalidParts(value: unknown): string[] {
	if (value === null || typeof value !== "object") return ["adapter"];
	const adapter = value as Record<string, unknown>;
	const bad = ["account", "translate", "connect"].filter((name) => typeof adapter[name] !== "function");
	const config = adapter.config as { shape?: unknown } | undefined;
	if (!config || typeof config !== "object" || typeof config.shape !== "object") bad.push("config");
	const manifest = adapter.manifest as Record<string, unknown> | undefined;
	if (!manifest || typeof manifest !== "object") return [...bad, "manifest"];
	if (typeof manifest.id !== "string" || !/^[a-z0-9][a-z0-9-]*$/.test(manifest.id)) bad.push("manifest.id");
	for (const name of ["version", "kind"]) if (typeof manifest[name] !== "string") bad.push(`manifest.${name}`);
	for (const name of ["name", "summary"]) if (!isLocalized(manifest[name])) bad.push(`manifest.${name}`);
	for (const name of ["order", "byHand", "facts"]) if (!Array.isArray(manifest[name])) bad.push(`manifest.${name}`);
	for (const name of ["parts", "time", "silence", "onChange", "limits"]) {
		if (manifest[name] === null || typeof manifest[name] !== "object") bad.push(`manifest.${name}`);
	}
	return bad;
}

function isLocalized(value: unknown): boolean {
	if (value === null || typeof value !== "object") return false;
	return "en" in value && "zh-CN" in value && typeof value.en === "string" && typeof value["zh-CN"] === "string";
}
