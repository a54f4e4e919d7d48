/*
 * The one list of credentials that Crisp's answers can hold. They are the only thing that is ever taken out of a record;
 * everything else is stored as it came. Called before a record reaches the archive.
 */

/**
 * A copy of `raw` without its credentials, or `raw` itself when it holds none.
 * Only fields that Crisp defines are looked at: custom data of customers is theirs, whatever its keys are called.
 *
 * @example withoutCredentials("agent", { type: "operator", details: { user_id: "u", key: "k" } }) // details without key
 */
export function withoutCredentials(resource: string, raw: unknown): unknown {
	const fields = credentialFields.get(resource);
	return fields === undefined ? raw : without(raw, fields, 0);
}

/** Whether any credential of the list stands in `raw`. */
export function holdsCredentials(resource: string, raw: unknown): boolean {
	return withoutCredentials(resource, raw) !== raw;
}

const operator = ["identifier", "key", "token", "password"];
/** A plugin keeps what it needs for other services in its settings, under names of its own. */
const pluginSettings =
	/(^|_|-)(token|secret|key|apikey|password|passphrase|identifier|credentials?|auth|authorization)$/i;
const plugin = ["token", "secret", "identifier", "key"];

/** Field names taken out wherever they stand inside the resource, because lists, wrappers and versions nest them differently. */
const credentialFields: ReadonlyMap<string, readonly string[] | RegExp> = new Map<string, readonly string[] | RegExp>(
	Object.entries({
		agent: operator,
		"agent-active": operator,
		"availability-operators": operator,
		"helpdesk-settings": ["password", "jwt_secret"],
		helpdesk: ["password", "jwt_secret"],
		"verify-settings": ["secret", "key"],
		"verify-key": ["secret"],
		"plugin-website": plugin,
		"plugin-subscription": plugin,
		plugin,
		"plugin-settings": pluginSettings,
		"conversation-browsing": ["browsing_token"],
		visitor: ["browsing_token", "token"],
		website: ["token", "secret"],
		"website-settings": ["token", "secret", "jwt_secret", "password"],
		plan: ["token", "secret", "identifier", "key"],
	}),
);

/** No answer of Crisp nests credentials deeper; a hostile one must not exhaust the stack. */
const maxDepth = 1000;

function without(value: unknown, fields: readonly string[] | RegExp, depth: number): unknown {
	if (typeof value !== "object" || value === null || depth > maxDepth) return value;
	if (Array.isArray(value)) {
		const copy = value.map((item) => without(item, fields, depth + 1));
		return copy.some((item, index) => item !== value[index]) ? copy : value;
	}
	let changed = false;
	const copy: [string, unknown][] = [];
	for (const [name, inner] of Object.entries(value)) {
		if (fields instanceof RegExp ? fields.test(snake(name)) : fields.includes(name)) {
			changed = true;
			continue;
		}
		const kept = without(inner, fields, depth + 1);
		if (kept !== inner) changed = true;
		copy.push([name, kept]);
	}
	// fromEntries defines own properties, so a key named __proto__ stays data.
	return changed ? Object.fromEntries(copy) : value;
}

/** `apiKey` as `api_Key`: plugins write their names either way. */
function snake(name: string): string {
	return name.replace(/([a-z0-9])(?=[A-Z])/g, "$1_");
}
