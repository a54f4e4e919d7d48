import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { archiveError } from "./archive-error.js";
import { databaseName, isIgnorable } from "./open-archive.js";

/** How the folder of an archive is protected on this machine. */
export interface Protection {
	/** Octal, such as `0700`. */
	folderMode: string;
	fileMode: string;
	/** Neither group nor others may read folder or database. */
	ownerOnly: boolean;
	/** By the first bytes of the database. */
	encryption: "none" | "age" | "openpgp" | "other";
	/** Entries of the folder that no archive has. */
	strayEntries: number;
	/** Cloud drives whose folder it stands in, by the names they use. */
	cloudHints: string[];
}

/** Looks at the file system only; needs no open archive. Throws AppError `file` when the folder cannot be read. */
export function archiveProtection(folder: string): Protection {
	const database = join(folder, databaseName);
	try {
		const [folderMode, fileMode] = [statSync(folder).mode & 0o777, statSync(database).mode & 0o777];
		return {
			folderMode: octal(folderMode),
			fileMode: octal(fileMode),
			// A closed folder protects an open file in it.
			ownerOnly: (folderMode & 0o077) === 0 || (fileMode & 0o077) === 0,
			encryption: encryptionOf(firstBytes(database)),
			strayEntries: readdirSync(folder).filter((name) => !isOurs(name)).length,
			cloudHints: cloudDrives.filter(({ pattern }) => pattern.test(folder)).map(({ name }) => name),
		};
	} catch (error) {
		throw archiveError(error, folder);
	}
}

function isOurs(name: string): boolean {
	return name === "files" || name === databaseName || name.startsWith(`${databaseName}-`) || isIgnorable(name);
}

function firstBytes(path: string): string {
	const file = openSync(path, "r");
	try {
		const bytes = Buffer.alloc(32);
		readSync(file, bytes, 0, bytes.length, 0);
		return bytes.toString("latin1");
	} finally {
		closeSync(file);
	}
}

function encryptionOf(start: string): Protection["encryption"] {
	if (start.startsWith("SQLite format 3\0")) return "none";
	if (start.startsWith("age-encryption.org/v1")) return "age";
	return start.startsWith("-----BEGIN PGP") || ((start.charCodeAt(0) & 0xc0) === 0xc0 && start.charCodeAt(0) < 0xff)
		? "openpgp"
		: "other";
}

function octal(mode: number): string {
	return `0${mode.toString(8).padStart(3, "0")}`;
}

const cloudDrives = [
	{ name: "Dropbox", pattern: /[/\\]dropbox[/\\]?/i },
	{ name: "OneDrive", pattern: /[/\\]onedrive/i },
	{ name: "Google Drive", pattern: /[/\\](?:google ?drive|googledrive)/i },
	{ name: "iCloud", pattern: /mobile documents|icloud/i },
	{ name: "Baidu Netdisk", pattern: /baidunetdisk|百度网盘|baiduyun/i },
	{ name: "Nutstore", pattern: /nutstore|坚果云/i },
] as const;
