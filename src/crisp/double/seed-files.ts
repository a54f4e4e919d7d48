import { madeBytes } from "./file-answer.js";
import type { FileContent } from "./workspace-content.js";

const operatorFolder = "users/upload/operator/5c2f8d44-7f3a-4a10-8b53-3f2d0a9c6b77";

/** Paths below the storage host; `missing` answers 404. */
export const seedFilePaths = {
	smallPng: "users/upload/session/5acfdb5400c15c00/screenshot_q1w2e3.png",
	emptyPdf: `${operatorFolder}/invoice_1a2b3c.pdf`,
	large: `${operatorFolder}/catalogue_9z8y7x.pdf`,
	missing: `${operatorFolder}/removed_0o0o0o.pdf`,
	sameNameFirst: `${operatorFolder}/photo_aaaaaa/photo.png`,
	sameNameSecond: `${operatorFolder}/photo_bbbbbb/photo.png`,
	redirected: "users/upload/session/5acfdb5400c15c00/moved_r3d1r3.png",
	chineseName: "users/upload-1/session/-/5/2/f/b/52fbfcfcd181bc00/发票_k8k8k8.pdf",
	audio: "users/upload/session/5acfdb5400c15c00/audio1760431220_x1.mp3",
	animation: "abc/giphy.gif",
} as const;

/** The address of a file as messages tell it. */
export function fileUrl(path: string): string {
	return path === seedFilePaths.animation
		? `https://media.giphy.com/media/${path}`
		: `https://storage.crisp.chat/${path}`;
}

/** The large one has 3 MiB: more than any buffer, little for a test. */
export function seedFiles(): FileContent[] {
	const png = Uint8Array.from(Buffer.from(tinyPng, "base64"));
	const file = (path: string, mimeType: string, size: number, bytes: () => Uint8Array): FileContent => ({
		path,
		mimeType,
		size,
		bytes,
	});
	const made = (path: string, mimeType: string, seed: number, size: number) =>
		file(path, mimeType, size, () => madeBytes(seed, size));
	return [
		file(seedFilePaths.smallPng, "image/png", png.length, () => png),
		file(seedFilePaths.emptyPdf, "application/pdf", 0, () => new Uint8Array()),
		made(seedFilePaths.large, "application/pdf", 1, 3 * 1024 * 1024),
		made(seedFilePaths.sameNameFirst, "image/png", 2, 2_000),
		made(seedFilePaths.sameNameSecond, "image/png", 3, 2_100),
		{ ...file(seedFilePaths.redirected, "image/png", 0, () => png), redirectTo: seedFilePaths.smallPng },
		made(seedFilePaths.chineseName, "application/pdf", 4, 900),
		made(seedFilePaths.audio, "audio/mp3", 5, 12_000),
		made(`media/${seedFilePaths.animation}`, "image/gif", 6, 1_500),
		file("users/helpdesk/website/7d1c/map_a1b2.png", "image/png", png.length, () => png),
		file("users/avatar/website/7d1c6c1e-54a3-4f0a-9f0e-2a4b8d7f1c11/logo_x1.png", "image/png", png.length, () => png),
		file("users/avatar/operator/9a1f2b3c-1111-4222-8333-444455556666/mia_9z.png", "image/png", png.length, () => png),
	];
}

const tinyPng = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
