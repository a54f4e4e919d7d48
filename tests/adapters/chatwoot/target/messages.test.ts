import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChatwootDouble } from "../../../../adapters/chatwoot/double.js";
import type { Operation } from "../../../../src/adapter/contract.js";
import type { Entity } from "../../../../src/model/index.js";
import { said, workspace } from "../../entities.js";
import { startTestDouble } from "../subject.js";
import { connect } from "../target-session.js";
import { small } from "./small-import.js";

function storedImage(url: string): Entity {
	const facts = { mimeType: "image/png", state: "stored", sha256: "0".repeat(64), sizeBytes: 9 };
	return { kind: "attachment", id: url, url, ...facts } as Entity;
}

describe("messages of a Chatwoot account", () => {
	let double: ChatwootDouble;
	beforeEach(async () => {
		double = await startTestDouble();
	});
	afterEach(() => double.close());

	it("keeps the line ends of a text that comes with a file", async () => {
		const url = "https://files.example/a.png";
		const file = { type: "image", attachmentId: url, url, name: "a.png" };
		const message = said("session_a", 3, file, { parts: [{ type: "text", text: "one\ntwo\r\nthree" }, file] });
		const { entities, context } = small([storedImage(url), message]);
		await using session = await connect(double, context);
		const outcomes = await session.perform(...session.translate(workspace, ...entities.slice(1, 3)));
		expect(double.data.messages.find((one) => one.attachments.length > 0)?.content).toBe("one\ntwo\r\nthree");
		expect(outcomes.flatMap((one) => ("warnings" in one ? one.warnings : []))).toEqual([]);
	});

	it("notices when a bot is gone and Chatwoot shows the token's user instead", async () => {
		const { entities, context } = small();
		await using session = await connect(double, context);
		const operations = session.translate(workspace, ...entities.slice(1, 3));
		const reply = operations.find((one) => one.key === "message:session_a/2") as Operation;
		await session.perform(...operations.slice(0, operations.indexOf(reply)));
		double.data.bots = [];
		const [outcome] = await session.perform(reply);
		expect(outcome).toMatchObject({ status: "created", warnings: [{ en: expect.stringContaining("bot is gone") }] });
		const ref = session.ledger.get(reply.key);
		if (ref === undefined) throw new Error("no ref");
		const read = await session.target.read?.(ref, reply, session.refs);
		expect(read?.differences).toMatchObject([{ field: "sender", found: "user 1" }]);
	});

	it("sees attachments whose bytes got lost", async () => {
		const url = "https://files.example/a.png";
		const { entities, context } = small([
			storedImage(url),
			said("session_a", 3, { type: "image", attachmentId: url, url, name: "a.png" }),
		]);
		double.quirks.loseFileBytes = true;
		await using session = await connect(double, context);
		const operations = session.translate(workspace, ...entities.slice(1, 3));
		await session.perform(...operations);
		const image = operations.find((one) => one.key === "message:session_a/3") as Operation;
		const ref = session.ledger.get(image.key);
		if (ref === undefined) throw new Error("no ref");
		const read = await session.target.read?.(ref, image, session.refs);
		expect(read?.differences).toEqual([{ field: "attachments", expected: "9", found: "0" }]);
	});

	it("sends attachments with their own type, so that Chatwoot knows an image", async () => {
		const url = "https://files.example/a.png";
		const { entities, context } = small([
			storedImage(url),
			said("session_a", 3, { type: "image", attachmentId: url, url, name: '../../é "a".png' }),
		]);
		await using session = await connect(double, context);
		await session.perform(...session.translate(workspace, ...entities.slice(1, 3)));
		const sent = double.data.messages.find((one) => one.attachments.length > 0);
		expect(sent?.attachments[0]).toMatchObject({ file_type: "image", file_size: 9 });
		expect(sent?.content_attributes.external_created_at).toBeTypeOf("number");
		expect(sent?.private).toBe(false);
	});

	it("takes a text that was refused, but is there, for sent", async () => {
		await double.close();
		double = await startTestDouble({
			async around(request, handle) {
				const answer = await handle();
				const isMessage = request.method === "POST" && request.url.endsWith("/messages");
				return isMessage ? Response.json({ error: "it went wrong late" }, { status: 422 }) : answer;
			},
		});
		const { entities, context } = small([said("session_a", 3, { type: "text", text: "Once" })]);
		await using session = await connect(double, context);
		const operations = session.translate(workspace, ...entities.slice(1, 3));
		const outcomes = await session.perform(...operations);
		const message = outcomes.find(({ key }) => key === "message:session_a/3");
		expect(message).toMatchObject({ status: "created", ref: { kind: "message" } });
		expect(double.data.messages.filter(({ content }) => content === "Once")).toHaveLength(1);
	});
});
