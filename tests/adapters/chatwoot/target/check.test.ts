import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChatwootDouble } from "../../../../adapters/chatwoot/double.js";
import { workspace } from "../../entities.js";
import { startTestDouble } from "../subject.js";
import { connect } from "../target-session.js";
import { small } from "./small-import.js";

describe("what is checked in a Chatwoot account", () => {
	let double: ChatwootDouble;
	beforeEach(async () => {
		double = await startTestDouble();
	});
	afterEach(() => double.close());

	describe("check", () => {
		it("finds nothing to stop an import in a quiet account", async () => {
			await using session = await connect(double, small().context);
			const findings = await session.target.check();
			expect(findings.map((one) => one.severity)).toEqual(["info"]);
			expect(double.server.requests.every((one) => one.method === "GET")).toBe(true);
		});

		it("blocks the token of an agent", async () => {
			await using session = await connect(double, small().context, { apiToken: double.tokens.agent });
			expect(await session.target.check()).toContainEqual(
				expect.objectContaining({
					severity: "block",
					code: "rights-missing",
					text: expect.objectContaining({ en: expect.stringContaining("administrator") }),
				}),
			);
		});

		it("blocks an account that the token does not know", async () => {
			await using session = await connect(double, small().context, { accountId: 77 });
			expect(await session.target.check()).toContainEqual(
				expect.objectContaining({
					severity: "block",
					code: "rights-missing",
					text: expect.objectContaining({ en: expect.stringContaining("account 77") }),
				}),
			);
		});

		it("blocks a wrong token and hints at proxies that drop the header", async () => {
			await using session = await connect(double, small().context, { apiToken: "wrong-token-0000" });
			const finding = (await session.target.check()).find((one) => one.severity === "block");
			expect(finding?.code).toBe("credentials-refused");
			expect(finding?.remedy?.en).toContain("api-access-token");
		});

		it("gets through a proxy that drops header names with underscores", async () => {
			double.quirks.dropUnderscores = true;
			const underscored = await fetch(`${double.baseUrl}/api/v1/profile`, {
				headers: { api_access_token: double.apiToken },
			});
			expect(underscored.status).toBe(401);
			await using session = await connect(double, small().context);
			expect((await session.target.check()).some((one) => one.severity === "block")).toBe(false);
		});

		it("names everything that would tell somebody, with a remedy", async () => {
			double.data.webhooks.push({ id: 1, url: "https://hook.example" });
			double.data.automationRules.push({ id: 1, active: true }, { id: 2, active: false });
			double.data.apps.push({ id: "slack", enabled: true, hooks: [{ id: 1 }] });
			double.data.account.features = { email_continuity_on_api_channel: true };
			double.data.account.auto_resolve_after = 4320;
			await using session = await connect(double, small().context);
			const findings = await session.target.check();
			const notify = findings.filter((one) => one.severity === "notify");
			expect(notify.map((one) => one.code)).toEqual([
				"webhooks",
				"automation-rules",
				"integrations",
				"email-continuity",
			]);
			expect(notify.every((one) => one.remedy !== undefined)).toBe(true);
			expect(findings.map((one) => one.code)).toContain("auto-resolve");
		});

		it("overlooks no webhook and no feature when they come in the shape of the vendor's OpenAPI file", async () => {
			const answer = (suffix: string, body: unknown) =>
				double.server.faults.add({
					match: (_method, path) => path.endsWith(suffix),
					kind: "status",
					status: 200,
					body: JSON.stringify(body),
					contentType: "application/json",
				});
			answer("/webhooks", [{ id: 1, url: "https://hook.example" }]);
			answer("/accounts/1", { id: 1, features: ["email_continuity_on_api_channel"] });
			await using session = await connect(double, small().context);
			const codes = (await session.target.check()).map((one) => one.code);
			expect(codes).toEqual(["version", "webhooks", "email-continuity"]);
		});

		it.each([
			["3.13.0", ["old-version", "no-delete", "no-allow-list", "shows-times"]],
			["4.0.0", ["old-version", "no-delete", "no-allow-list", "shows-times"]],
			["4.3.0", ["old-version", "shows-times"]],
			["4.4.0", ["old-version"]],
			["4.8.0", ["old-version"]],
			["4.9.0", []],
			["v4.10.1-ce", []],
			["4.15.1", []],
			["4.16.0", ["delete-throttled"]],
			["4.18.2", ["delete-throttled"]],
			["4.19.0", ["delete-throttled", "new-version"]],
			["5.0.0", ["delete-throttled", "new-version"]],
		])("says what is different in version %s", async (version, codes) => {
			double.quirks.version = version;
			await using session = await connect(double, small().context);
			expect((await session.target.check()).map((one) => one.code)).toEqual(["version", ...codes]);
		});

		it("says when the address is not Chatwoot's", async () => {
			double.server.faults.add({
				match: (_m, path) => path === "/api",
				kind: "status",
				status: 200,
				body: "{}",
				contentType: "application/json",
			});
			await using session = await connect(double, small().context);
			expect((await session.target.check()).map((one) => one.code)).toContain("not-chatwoot");
		});
	});

	it("finds that the import inbox of an earlier run was made to speak", async () => {
		await using session = await connect(double, small().context);
		await session.perform(...session.translate(workspace));
		expect((await session.target.check()).map((one) => one.code)).toEqual(["version"]);
		Object.assign(double.data.inboxes[0] ?? {}, {
			webhook_url: "https://hook.example",
			csat_survey_enabled: true,
			lock_to_single_conversation: false,
			agent_bot: { id: 9 },
		});
		const findings = await session.target.check();
		expect(findings.map(({ severity, code }) => [severity, code])).toEqual([
			["info", "version"],
			["notify", "inbox-not-quiet"],
			["warning", "inbox-unlocked"],
		]);
		expect(findings[1]?.text.en).toContain("webhook_url, csat_survey_enabled, agent_bot");
	});
});
