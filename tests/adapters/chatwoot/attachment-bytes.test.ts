import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DoubleAttachment } from "../../../adapters/chatwoot/double/state.js";
import type { ChatwootDouble } from "../../../adapters/chatwoot/double.js";
import type { Operation, RemoteRef } from "../../../src/adapter/contract.js";
import type { Entity } from "../../../src/model/index.js";
import { contextOf, person, said, talk, workspace } from "../entities.js";
import { movingClock } from "../target-session.js";
import { startTestDouble } from "./subject.js";
import { connect } from "./target-session.js";

describe("the bytes of attachments", () => {
	let double: ChatwootDouble;
	beforeEach(async () => {
		double = await startTestDouble();
	});
	afterEach(() => double.close());

	const url = "https://files.example/a.png";
	const bytes = new TextEncoder().encode("nine byte");
	const sha256 = createHash("sha256").update(bytes).digest("hex");

	async function readImage(spoil: (file: DoubleAttachment) => void, status?: number) {
		double.quirks.frontendUrl = "https://chatwoot.example";
		const image = { kind: "attachment", id: url, url, mimeType: "image/png", state: "stored", sha256, sizeBytes: 9 };
		const message = said("session_a", 3, { type: "image", attachmentId: url, url, name: "a b.png" });
		const context = contextOf([workspace, person("p1"), talk("session_a", "p1"), image as Entity, message]);
		await using session = await connect(double, context, {}, movingClock(), new Map([[sha256, bytes]]));
		const operations = session.translate(workspace, person("p1"), talk("session_a", "p1"));
		await session.perform(...operations);
		const operation = operations.find((one) => one.key === "message:session_a/3") as Operation;
		const ref = session.ledger.get(operation.key) as RemoteRef;
		const file = double.data.messages.flatMap(({ attachments }) => attachments)[0] as DoubleAttachment;
		spoil(file);
		if (status !== undefined)
			double.server.faults.add({ match: (_, path) => path.includes("/disk/"), nth: 1, kind: "status", status });
		return (await session.target.read?.(ref, operation, session.refs))?.differences;
	}

	it("are compared, and asked for where Chatwoot was found, without the token", async () => {
		expect(await readImage(() => {})).toEqual([]);
		const asked = double.server.requests.filter(({ path }) => path.startsWith("/rails/"));
		expect(asked.map(({ status }) => status)).toEqual([302, 200]);
	});

	it("that are others of the same size are a difference", async () => {
		const found = createHash("sha256").update("nine bits").digest("hex");
		expect(await readImage((file) => Object.assign(file, { bytes: new TextEncoder().encode("nine bits") }))).toEqual([
			{ field: "attachments", expected: sha256, found },
		]);
	});

	it("that are gone though their row is there are a difference", async () => {
		expect(await readImage((file) => delete file.bytes)).toEqual([
			{ field: "attachments", expected: sha256, found: "no file" },
		]);
	});

	it("that nobody may read are no match: the message counts as not read back", async () => {
		await expect(readImage(() => {}, 403)).rejects.toThrow("403");
	});
});
