import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { holdsCredentials, withoutCredentials } from "../../src/crisp/credentials.js";
import { doubleSecrets } from "../../src/crisp/double/secrets.js";
import { annexB } from "../../src/crisp/double/seed.js";
import { ownerId, ownPluginId } from "../../src/crisp/double/seed-website.js";
import { runningDouble } from "./double/running-double.js";

/** Every route whose answer holds credentials, and under which resource its answer would be stored. */
const handsOut: Readonly<Record<string, string>> = {
	"/v1/plugin/connect/websites/all/{page_number}": "plugin-website",
	"/v1/plugin/connect/websites/since": "plugin-website",
	"/v1/plugins/subscription/{website_id}/{plugin_id}/settings": "plugin-settings",
	"/v1/website/{website_id}/conversation/{session_id}/browsing": "conversation-browsing",
	"/v1/website/{website_id}/helpdesk/settings": "helpdesk-settings",
	"/v1/website/{website_id}/operator/{user_id}": "agent",
	"/v1/website/{website_id}/operators/list": "agent",
	"/v1/website/{website_id}/verify/key": "verify-key",
};

it("knows every route that hands out credentials, and takes them out of each answer", async () => {
	const table = await readFile(new URL("../../fixtures/workspaces/crisp-routes.tsv", import.meta.url), "utf8");
	const templates = table
		.trim()
		.split("\n")
		.slice(1)
		.map((row) => row.split("\t"))
		.filter(([method]) => method === "GET")
		.map(([, path = ""]) => path);
	const found = new Map<string, string>();
	const secrets = new Set<string>();
	for (const tier of ["user", "plugin", "website"] as const) {
		const { double, get } = await runningDouble({ tier, quirks: { legacyHelpdesk: "works" } });
		const values: Readonly<Record<string, string>> = {
			website_id: double.websiteId,
			page_number: "1",
			session_id: annexB.parts,
			user_id: ownerId,
			plugin_id: tier === "user" ? String(double.workspace.content.plugins[1]?.subscription.id) : ownPluginId,
		};
		for (const template of templates) {
			const path = template.replace("/v1", "").replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "x");
			const website = `/website/${double.websiteId}`;
			const query = path.endsWith("/since") ? "?date_since=2026-01-01T00:00:00.000Z" : "";
			const { body, text } = await get((path.startsWith(`${website}/`) ? path.slice(website.length) : path) + query);
			if (!text.includes("double-secret")) continue;
			const resource = handsOut[template] ?? "";
			found.set(template, resource);
			for (const secret of Object.values(doubleSecrets)) if (text.includes(secret)) secrets.add(secret);
			const items: unknown[] = Array.isArray(body.data) ? body.data : [body.data];
			for (const item of items)
				expect(JSON.stringify(withoutCredentials(resource, item)), template).not.toContain("double-secret");
			expect(items.some((item) => holdsCredentials(resource, item))).toBe(true);
		}
	}
	expect(Object.fromEntries(found)).toEqual(handsOut);
	// Each secret that the double has was among them.
	expect([...secrets].sort()).toEqual(Object.values(doubleSecrets).sort());
});
