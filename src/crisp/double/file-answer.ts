import type { CrispQuirks } from "./quirks.js";
import { SeededRandom, seedOf } from "./seeded-random.js";
import type { FileContent } from "./workspace-content.js";

/**
 * Answers GET and HEAD below `/files/`: the media hosts of Crisp, anonymous. A path of the generator
 * (`.../made/<seed>-<bytes>/<name>`) needs no entry: its bytes come from the path.
 */
export class FileAnswers {
	readonly #files: Map<string, FileContent>;
	readonly #quirks: CrispQuirks;
	/** Credentials that somebody sent here; must stay 0. */
	withCredentials = 0;
	requests = 0;

	constructor(files: readonly FileContent[], quirks: CrispQuirks) {
		this.#files = new Map(files.map((file) => [file.path, file]));
		this.#quirks = quirks;
	}

	answer(request: Request): Response {
		this.requests++;
		if (request.headers.has("authorization") || request.headers.has("x-crisp-tier")) this.withCredentials++;
		const url = new URL(request.url);
		const path = decodeURI(url.pathname.slice("/files/".length));
		const file = this.#files.get(path) ?? madeFile(path);
		if (!file) return new Response("Not Found", { status: 404, headers: { "content-type": "text/plain" } });
		if (file.redirectTo !== undefined) {
			return new Response(null, {
				status: 302,
				headers: { location: `${url.origin}/files/${encodeURI(file.redirectTo)}` },
			});
		}
		const headers: Record<string, string> = { "content-length": String(file.size) };
		if (this.#quirks.mediaTypes === "right") headers["content-type"] = file.mimeType;
		if (this.#quirks.mediaTypes === "wrong") headers["content-type"] = "application/octet-stream";
		const body = request.method === "HEAD" || file.size === 0 ? null : (file.bytes() as Uint8Array<ArrayBuffer>);
		return new Response(body, { status: 200, headers });
	}
}

/** Bytes that look random and are the same each time. */
export function madeBytes(seed: number, size: number): Uint8Array {
	const bytes = new Uint8Array(size);
	const random = new SeededRandom(seedOf(seed, size));
	for (let index = 0; index < size; index += 4) {
		const word = Math.floor(random.next() * 4294967296);
		for (let part = 0; part < 4 && index + part < size; part++) bytes[index + part] = (word >>> (part * 8)) & 255;
	}
	return bytes;
}

function madeFile(path: string): FileContent | undefined {
	const match = /\/made\/(\d+)-(\d+)\/[^/]+?(\.\w+)?$/.exec(path);
	if (!match) return undefined;
	const size = Math.min(Number(match[2]), 64 * 1024 * 1024);
	const mimeType = mimeTypes[match[3] ?? ""] ?? "application/octet-stream";
	return { path, mimeType, size, bytes: () => madeBytes(Number(match[1]), size) };
}

const mimeTypes: Record<string, string> = {
	".png": "image/png",
	".jpg": "image/jpeg",
	".pdf": "application/pdf",
	".mp3": "audio/mp3",
	".gif": "image/gif",
	".txt": "text/plain",
};
