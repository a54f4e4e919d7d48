import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

// elsewhere.txt beside the database: which files a pull left in the remote on purpose. One line of JSON that says where, then one
// hash a line, sorted, so that it is searched as it is: 65 bytes a file in memory, no more.

export interface Elsewhere {
	/** `s3://bucket/prefix`. */
	remote: string;
	snapshot: string;
	has(sha256: string): boolean;
	hashes(): Iterable<string>;
}

const Head = z.object({ version: z.literal(1), remote: z.string(), snapshot: z.string() });
const fileName = "elsewhere.txt";
const lineBytes = 65;

export function writeElsewhere(
	folder: string,
	left: { remote: string; snapshot: string; sha256s: Iterable<string> },
): void {
	const { remote, snapshot } = left;
	const head: z.infer<typeof Head> = { version: 1, remote, snapshot };
	const lines = [...new Set(left.sha256s)].sort();
	writeFileSync(join(folder, fileName), `${[JSON.stringify(head), ...lines].join("\n")}\n`, { mode: 0o600 });
}

export function removeElsewhere(folder: string): void {
	rmSync(join(folder, fileName), { force: true });
}

/** Undefined where nothing was left elsewhere. A spoilt list counts as none: the files then show as missing, which they are. */
export function readElsewhere(folder: string): Elsewhere | undefined {
	let bytes: Buffer;
	try {
		bytes = readFileSync(join(folder, fileName));
	} catch {
		return undefined;
	}
	const start = bytes.indexOf(0x0a) + 1;
	const head = parsed(bytes.toString("utf8", 0, start));
	if (head === undefined) return undefined;
	const count = Math.floor((bytes.length - start) / lineBytes);
	const at = (index: number) =>
		bytes.toString("latin1", start + index * lineBytes, start + (index + 1) * lineBytes - 1);
	return {
		remote: head.remote,
		snapshot: head.snapshot,
		has(sha256) {
			let low = 0;
			let high = count - 1;
			while (low <= high) {
				const middle = (low + high) >> 1;
				const found = at(middle);
				if (found === sha256) return true;
				if (found < sha256) low = middle + 1;
				else high = middle - 1;
			}
			return false;
		},
		*hashes() {
			for (let index = 0; index < count; index += 1) yield at(index);
		},
	};
}

function parsed(line: string): z.infer<typeof Head> | undefined {
	try {
		return Head.safeParse(JSON.parse(line)).data;
	} catch {
		return undefined;
	}
}
