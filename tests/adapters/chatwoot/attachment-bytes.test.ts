import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DoubleAttachment } from "../../../adapters/chatwoot/double/state.js";
import type { ChatwootDouble } from "../../../adapters/chatwoot/double.js";
import type { Operation, RemoteRef } from "../../../src/adapter/contract.js";
import { type DoubleServer, startDouble } from "../../../src/http/double-server.js";
import type { Entity } from "../../../src/model/index.js";
import { contextOf, person, said, talk, workspace } from "../entities.js";
import { movingClock, type TestSession } from "../target-session.js";
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

	async function withImage<Result>(
		use: (session: TestSession, operation: Operation, operations: Operation[]) => Promise<Result>,
	): Promise<Result> {
		double.quirks.frontendUrl = "https://chatwoot.example";
		const image = { kind: "attachment", id: url, url, mimeType: "image/png", state: "stored", sha256, sizeBytes: 9 };
		const message = said("session_a", 3, { type: "image", attachmentId: url, url, name: "a b.png" });
		const context = contextOf([workspace, person("p1"), talk("session_a", "p1"), image as Entity, message]);
		await using session = await connect(double, context, {}, movingClock(), new Map([[sha256, bytes]]));
		const operations = session.translate(workspace, person("p1"), talk("session_a", "p1"));
		const operation = operations.find((one) => one.key === "message:session_a/3") as Operation;
		return await use(session, operation, operations);
	}

	const readImage = (spoil: (file: DoubleAttachment) => void, status?: number) =>
		withImage(async (session, operation, operations) => {
			await session.perform(...operations);
			spoil(double.data.messages.flatMap(({ attachments }) => attachments)[0] as DoubleAttachment);
			if (status !== undefined)
				double.server.faults.add({ match: (_, path) => path.includes("/disk/"), nth: 1, kind: "status", status });
			return await readBack(session, operation);
		});

	const readBack = async (session: TestSession, operation: Operation) => {
		const ref = session.ledger.get(operation.key) as RemoteRef;
		return (await session.target.read?.(ref, operation, session.refs))?.differences;
	};

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

	describe("in a storage of its own", () => {
		let storage: DoubleServer;
		let asked: Request[];
		let answer: () => Response;
		beforeEach(async () => {
			asked = [];
			answer = () => new Response(bytes);
			storage = await startDouble((request) => {
				asked.push(request);
				return answer();
			});
			double.quirks.storageUrl = storage.url;
		});
		afterEach(() => storage.close());

		it("are compared there, by the signed address as it came, without the token", async () => {
			expect(await readImage(() => {})).toEqual([]);
			const [request] = asked;
			expect(asked).toHaveLength(1);
			const until = request?.url.replace(/X-Amz-Date=\d{8}T\d{6}Z/, "X-Amz-Date=now");
			expect(until?.slice(until.indexOf("?"))).toBe(
				"?response-content-disposition=inline%3B%20filename%3D%22a%2520b.png%22%3B%20filename%2A%3DUTF-8%27%27a%2520b.png" +
					"&response-content-type=image%2Fpng&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=now&X-Amz-Expires=300" +
					"&X-Amz-SignedHeaders=host&X-Amz-Signature=5ea1",
			);
			expect([...(request?.headers.keys() ?? [])].sort()).toEqual([
				"accept-encoding",
				"connection",
				"host",
				"user-agent",
			]);
		});

		it("that are others, or gone, are a difference", async () => {
			answer = () => new Response("nine bits");
			expect(await readImage(() => {})).toMatchObject([{ field: "attachments", expected: sha256 }]);
			answer = () => new Response(s3Error("NoSuchKey"), { status: 404 });
			expect(
				await withImage(async (session, operation, operations) => {
					await session.perform(...operations);
					return await readBack(session, operation);
				}),
			).toMatchObject([{ found: "no file" }]);
		});

		it("that it refuses are no match, and its own word for it is passed on", async () => {
			answer = () => new Response(s3Error("SignatureDoesNotMatch"), { status: 403 });
			const { host } = new URL(storage.url);
			await expect(readImage(() => {})).rejects.toMatchObject({
				code: "remote-refused",
				what: { en: `${host} does not hand out Chatwoot's files (HTTP 403 SignatureDoesNotMatch)` },
			});
		});

		it("that it never hands out are not asked for again and again", async () => {
			await storage.close();
			const { host } = new URL(storage.url);
			await withImage(async (session, operation, operations) => {
				await session.perform(...operations);
				for (const _ of [1, 2, 3])
					await expect(readBack(session, operation)).rejects.toMatchObject({
						code: "remote-broken",
						what: { en: `${host}, where this Chatwoot keeps files, cannot be reached from here` },
					});
				expect(session.clock.slept).toHaveLength(4);
			});
		});
	});

	it("that the storage did not take stop the import: the message is there, and is not sent again", async () => {
		double.quirks.brokenStorage = true;
		await withImage(async (session, operation, operations) => {
			const before = operations.slice(0, operations.indexOf(operation));
			await session.perform(...before);
			await expect(session.target.perform([operation], session.refs)).rejects.toMatchObject({ code: "target-unsafe" });
			const ref = await session.target.locate(operation, session.refs);
			expect(ref?.kind).toBe("message");
			session.ledger.set(operation.key, ref as RemoteRef);
			expect(await readBack(session, operation)).toMatchObject([{ expected: sha256, found: "no file" }]);
		});
	});
});

const s3Error = (code: string) => `<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>No.</Message></Error>`;
