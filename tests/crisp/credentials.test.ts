import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutCredentials } from "../../src/crisp/credentials.js";

describe("the one list of credentials", () => {
	it.each([
		["agent", { type: "operator", details: { user_id: "u", identifier: "SECRET", key: "SECRET", has_token: true } }],
		["helpdesk-settings", { name: "H", access: { restrict_mode: "none", password: "SECRET", jwt_secret: "SECRET" } }],
		["verify-settings", { enabled: true, secret: "SECRET" }],
		["verify-key", { secret: "SECRET" }],
		["plugin-settings", { plugin_id: "p", settings: { a: 1 }, token: "SECRET" }],
		["plugin-website", [{ website_id: "w", plan: { id: 1 }, token: "SECRET" }]],
		["conversation-browsing", [{ browsing_id: "b", browsing_token: "SECRET", useragent: "x" }]],
	])("takes the credentials of %s out and nothing else", (resource, raw) => {
		const before = JSON.stringify(raw);
		const clean = withoutCredentials(resource, raw);
		expect(JSON.stringify(raw)).toBe(before);
		expect(JSON.stringify(clean)).not.toContain("SECRET");
		const others = (text: string) => (text.match(/"[a-z_]+":/g) ?? []).filter((name) => !secretName.test(name));
		expect(others(JSON.stringify(clean))).toEqual(others(before));
	});

	it("leaves customers' own data alone, whatever its keys are called", () => {
		const raw = { people_id: "p", data: { key: "1", token: "2", password: "3", secret: "4" } };
		for (const resource of ["contact", "contact-data", "conversation", "message"])
			expect(withoutCredentials(resource, raw)).toBe(raw);
	});

	it("takes out of a plugin's settings what other services gave it, whatever the plugin calls it", () => {
		const settings = {
			apiKey: "SECRET",
			access_token: "SECRET",
			clientSecret: "SECRET",
			"smtp-password": "SECRET",
			hooks: [{ url: "https://a.example", signing_secret: "SECRET", keyboard: "qwerty", tokens_used: 3 }],
		};
		const clean = withoutCredentials("plugin-settings", { plugin_id: "p", settings, token: "SECRET" });
		expect(clean).toEqual({
			plugin_id: "p",
			settings: { hooks: [{ url: "https://a.example", keyboard: "qwerty", tokens_used: 3 }] },
		});
	});

	it("hands back the same object when there is nothing to take out", () => {
		const raw = { type: "operator", details: { user_id: "u", role: "owner" } };
		expect(withoutCredentials("agent", raw)).toBe(raw);
	});

	it("finds a credential wherever it is nested, in any JSON and under any resource name, without throwing", () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 5 }), fc.string(), (inner, resource) => {
				withoutCredentials(resource, inner);
				withoutCredentials("constructor", inner);
				const clean = withoutCredentials("agent", { a: [{ b: inner }, { details: { key: "XSECRETX", kept: 1 } }] });
				expect(JSON.stringify(clean)).not.toContain("XSECRETX");
				expect(JSON.stringify(clean)).toContain('"kept":1');
			}),
		);
	});
});

const secretName = /"(identifier|key|password|jwt_secret|secret|token|browsing_token)":/;
