import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DoubleServer, startDouble } from "../../src/http/double-server.js";

/** As s3rver has it; the package brings no types. */
interface S3rver {
	run(): Promise<{ port: number }>;
	close(): Promise<void>;
}
type S3rverConstructor = new (options: Record<string, unknown>) => S3rver;

export interface S3Server {
	/** In front of the real server: counts requests, commits faults. */
	door: DoubleServer;
	endpoint: string;
	bucket: string;
	credentials: { accessKeyId: string; secretAccessKey: string };
	/** Where the server keeps its objects. */
	folder: string;
	close(): Promise<void>;
}

/**
 * A real S3-compatible server over loopback, which checks signatures, behind our own door for faults and counts. The door hands on
 * method, path, query, headers and body as they came; the host header too, because it is signed.
 */
export async function startS3(): Promise<S3Server> {
	const folder = await mkdtemp(join(tmpdir(), "uncrisp-s3-"));
	const Server = createRequire(import.meta.url)("@20minutes/s3rver") as S3rverConstructor;
	const server = new Server({
		port: 0,
		address: "127.0.0.1",
		silent: true,
		directory: folder,
		configureBuckets: [{ name: "backups" }],
	});
	const { port } = await server.run();
	const { request } = await import("undici");
	const door = await startDouble(async (incoming) => {
		const url = new URL(incoming.url);
		const body = incoming.body === null ? null : Buffer.from(await incoming.arrayBuffer());
		const answer = await request(`http://127.0.0.1:${port}${url.pathname}${url.search}`, {
			method: incoming.method as "GET",
			headers: { ...Object.fromEntries(incoming.headers), host: url.host },
			body,
		});
		const headers = new Headers();
		for (const [name, value] of Object.entries(answer.headers)) {
			if (typeof value === "string" && !["connection", "transfer-encoding", "keep-alive"].includes(name))
				headers.set(name, value);
		}
		const bytes = Buffer.from(await answer.body.arrayBuffer());
		const empty = [204, 304].includes(answer.statusCode);
		return new Response(empty ? null : bytes, { status: answer.statusCode, headers });
	});
	return {
		door,
		endpoint: door.url,
		bucket: "backups",
		credentials: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
		folder,
		async close() {
			await door.close();
			await server.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
