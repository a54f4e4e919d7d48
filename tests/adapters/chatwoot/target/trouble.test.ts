import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChatwootDouble } from "../../../../adapters/chatwoot/double.js";
import type { Operation } from "../../../../src/adapter/contract.js";
import { InDoubtError } from "../../../../src/adapter/errors.js";
import { type Entity, isAppError } from "../../../../src/model/index.js";
import { contextOf, stored, workspace } from "../../entities.js";
import { movingClock } from "../../target-session.js";
import { inventoryOf, startTestDouble } from "../subject.js";
import { connect } from "../target-session.js";
import { config, small } from "./small-import.js";

describe("limits, doubt and refusals of a Chatwoot account", () => {
	let double: ChatwootDouble;
	beforeEach(async () => {
		double = await startTestDouble();
	});
	afterEach(() => double.close());

	describe("limits", () => {
		it("waits out the cap of messages a minute instead of failing", async () => {
			const clock = movingClock();
			await double.close();
			double = await startTestDouble({ clock, quirks: { messagesPerMinute: 1 } });
			const { entities, context } = small();
			await using session = await connect(double, context, {}, clock);
			const outcomes = await session.perform(...session.translate(workspace, ...entities.slice(1, 3)));
			expect(outcomes.every((one) => one.status !== "failed")).toBe(true);
			expect(clock.slept.filter((ms) => ms === 61_000)).toHaveLength(1);
		});

		it("waits for the next hour of the clock when an hour's uploads are used up", async () => {
			const clock = movingClock(Date.UTC(2026, 10, 24, 8, 20));
			await double.close();
			double = await startTestDouble({ clock, quirks: { throttle: true, uploadsPerHour: 1 } });
			const urls = ["https://files.example/1.png", "https://files.example/2.png"];
			const files = urls.map((url) => stored(url, "image/png", 9));
			const locale = { kind: "locale", id: "en", code: "en" } as Entity;
			const article = {
				kind: "article",
				id: "en/articles/a",
				locale: "en",
				contentType: "articles",
				path: "a",
				title: "Tea",
				markdown: urls.map((url) => `![](${url})`).join("\n\n"),
				imageIds: urls,
				status: "published",
				hidden: false,
				featured: false,
				order: 1,
			} as unknown as Entity;
			const context = contextOf([workspace, locale, article, ...files], { config });
			await using session = await connect(double, context, {}, clock);
			const outcomes = await session.perform(...session.translate(workspace, article));
			expect(outcomes.every((one) => one.status === "created")).toBe(true);
			expect(double.data.uploads.map((one) => new Date(one.atMs).getUTCHours())).toEqual([8, 9]);
			expect(double.data.articles[0]?.content).not.toContain("files.example/1.png");
		});

		it("waits for the next minute of the clock when throttled without a Retry-After", async () => {
			const clock = movingClock(Date.UTC(2026, 10, 24, 8, 0, 42));
			double.server.faults.add({
				match: (_m, path) => path === "/api",
				times: 1,
				kind: "status",
				status: 429,
				body: "Retry later\n",
			});
			await using session = await connect(double, small().context, {}, clock);
			await session.target.check();
			expect(clock.now()).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 24, 8, 1, 0));
			expect(clock.now()).toBeLessThan(Date.UTC(2026, 10, 24, 8, 1, 10));
		});
	});

	describe("doubt", () => {
		it("is declared for an HTML 500 and a lost answer to a POST", async () => {
			const { context } = small();
			await using session = await connect(double, context);
			const [inbox] = session.translate(workspace);
			const post = (method: string) => method === "POST";
			for (const fault of [
				{ kind: "status", status: 500, body: "<html></html>", contentType: "text/html" } as const,
				{ kind: "status", status: 502, body: "bad gateway" } as const,
				{ kind: "reset-after" } as const,
				{ kind: "cut-body" } as const,
			]) {
				double.server.faults.clear();
				double.server.faults.add({ ...fault, match: post, times: 1 });
				double.data.inboxes = [];
				await expect(session.perform(inbox as Operation)).rejects.toBeInstanceOf(InDoubtError);
			}
		});

		it("is resolved for every kind: what a lost answer made is found, and sent no second time", async () => {
			const reply = { kind: "canned-reply", id: "c1", shortcut: "!hi", text: "Hello" } as Entity;
			const { entities, context } = small([
				{ kind: "tag", id: "VIP customer", name: "VIP customer" } as unknown as Entity,
				{
					kind: "custom-field",
					id: "contact:plan",
					scope: "contact",
					key: "plan",
					valueType: "text",
				} as unknown as Entity,
				{ kind: "team", id: "t1", name: "Sales", agentIds: [] } as unknown as Entity,
				reply,
			]);
			await using session = await connect(double, context);
			const order = ["workspace", "tag", "custom-field", "team", "canned-reply", "contact", "conversation"];
			const operations = order.flatMap((kind) => session.translate(...entities.filter((one) => one.kind === kind)));
			const found = new Set<string>();
			for (const operation of operations) {
				double.server.faults.clear();
				double.server.faults.add({
					match: (method, path) => method === "POST" && !path.endsWith("/filter"),
					times: 1,
					kind: "reset-after",
				});
				const before = inventoryOf(double).length;
				try {
					await session.perform(operation);
				} catch (error) {
					expect(error).toBeInstanceOf(InDoubtError);
					double.server.faults.clear();
					const ref = await session.target.locate(operation, session.refs);
					expect(ref, operation.key).toBeDefined();
					if (ref !== undefined) session.ledger.set(operation.key, ref);
					found.add(operation.kind);
					expect(inventoryOf(double)).toHaveLength(before + 1);
				}
			}
			expect([...found].sort()).toEqual([
				"agent-bot.create",
				"attribute.create",
				"canned.create",
				"contact.create",
				"conversation.create",
				"inbox.create",
				"label.create",
				"message.create",
				"team.create",
			]);
			const all = inventoryOf(double);
			expect(new Set(all).size).toBe(all.length);
		});
	});

	it("stops the import when the token is revoked on the way", async () => {
		const { context } = small();
		await using session = await connect(double, context, { apiToken: "revoked-token-00" });
		const [inbox] = session.translate(workspace);
		const error = await session.perform(inbox as Operation).catch((caught: unknown) => caught);
		expect(isAppError(error) && error.code).toBe("credentials-refused");
	});
});
