import { createHash, createHmac } from "node:crypto";
import { databaseKey, fileKey, filePieceBytes } from "./layout.js";

/** How pieces get their keys. The same content and name key give the same key, on every machine. */
export interface Naming {
	/** Hex, 32 bytes; undefined in a remote that is not encrypted. */
	nameKey: string | undefined;
	database(piece: Uint8Array): string;
	/** One key for each piece of a file, without its bytes at hand: from the hash of the whole. */
	file(file: { sha256: string; sizeBytes: number }): string[];
}

export function namingOf(nameKey: string | undefined): Naming {
	const named = (content: Uint8Array | string): string =>
		nameKey === undefined
			? createHash("sha256").update(content).digest("hex")
			: createHmac("sha256", Buffer.from(nameKey, "hex")).update(content).digest("hex");
	return {
		nameKey,
		database: (piece) => databaseKey(named(piece)),
		file({ sha256, sizeBytes }) {
			const pieces = Math.max(1, Math.ceil(sizeBytes / filePieceBytes));
			return Array.from({ length: pieces }, (_, at) => {
				const name = pieces === 1 ? sha256 : `${sha256}-${at}`;
				return fileKey(nameKey === undefined ? name : named(`file:${name}`));
			});
		},
	};
}
